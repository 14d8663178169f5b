r"""Which regular expressions can take more than linear time, told from the pattern alone.

`faults` turns a pattern into an automaton whose states are the places in it that take a character, and
looks for the three shapes that make a backtracking matcher try the same text in many ways:

- "nested": a stretch of text leads from a place back to itself in two ways, as in ``(?:a+)+`` or
  ``(?:a|a)*``: exponential time;
- "adjacent": the same text can be taken by one loop, by a later one, or lead from the first into the
  second, as in ``a*a*`` or ``\w+\d+``: each split of the text is tried, quadratic time or worse;
- "start": the same between searching for a place to begin and a loop, as in ``\w+!`` or ``(?: \w+)*!``: a
  search begins anew within the run that the loop has just taken. Only where something after the loop can
  fail; and ``\b`` before ``\w`` counts.

The answer is exact for plain regular expressions over the characters sampled (ASCII, some of the rest, and
all that the pattern names). Elsewhere it errs on the side of finding fault: what anchors and lookarounds
forbid is not looked at, a bounded repeat counts as one that takes its body once or not at all, a back
reference takes anything. Possessive repeats and atomic groups give nothing back, so a loop inside one is no
fault together with what comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

sre: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

SAMPLE = [chr(code) for code in range(256)] + list("ıſİКжñßǅ०٣五あ한’“–—…½\u200b\u2028\u3000\ufeff🙂👍\u0301")
"""Characters to tell classes apart by."""

KINDS = ("nested", "adjacent", "start")


FREE, BOUNDARY, ANCHORED = range(3)
"""Anywhere; where a word begins or ends; only where the text begins."""


@dataclass
class Fragment:
    """A piece of the pattern: the places it may begin and end with, and whether it may take nothing.

    `open` are the places from which its end is reached without an anchor or a lookaround on the way, so
    that nothing can fail there any more.
    """

    first: set[int]
    last: set[int]
    nullable: bool
    checks: bool = False
    """Whether it may refuse without taking a character: an anchor, a lookaround."""
    open: set[int] = field(default_factory=set)
    guard: int = FREE
    """Where in a text it may be passed without taking a character."""


class Automaton:
    """The places of a pattern that take a character, and which may follow which."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = parser.parse(pattern, flags)
        self.flags = tree.state.flags
        self.alphabet = sorted({*SAMPLE, *_named(tree)})
        self.chars: list[int] = []  # place → the characters it takes, as bits
        self.follow: list[set[int]] = []
        self.sealed: list[tuple[int, ...]] = []  # place → the possessive or atomic groups around it
        self.guards: dict[int, int] = {}  # place → where a match may begin with it
        self.before: list[int] = []
        self.doubled = False
        self.inner: list[Automaton] = []  # lookarounds
        self.looks_far = False
        self._groups: list[int] = []
        self._count = 0
        whole = self._sequence(tree)
        self.settled = whole.open
        self._begin(whole)

    # --- building

    def _begin(self, whole: Fragment) -> None:
        """Two places before the pattern, for the text a search runs through: word characters and others."""
        word = self._bits(lambda char: re.match(r"\w", char) is not None)
        everything = self._bits(lambda char: True)
        self.before = [self._place(word), self._place(everything & ~word)]
        for place in self.before:
            self.follow[place] |= set(self.before)
        for first in whole.first:
            guard = self.guards.get(first, FREE)
            if guard == FREE or (guard == BOUNDARY and self.chars[first] & word):
                self.follow[self.before[1]].add(first)
            if guard == FREE or (guard == BOUNDARY and self.chars[first] & ~word):
                self.follow[self.before[0]].add(first)

    def _place(self, chars: int) -> int:
        self.chars.append(chars)
        self.follow.append(set())
        self.sealed.append(tuple(self._groups))
        return len(self.chars) - 1

    def _bits(self, takes: Any) -> int:
        return sum(1 << index for index, char in enumerate(self.alphabet) if takes(char))

    def _sequence(self, nodes: Iterable[Any]) -> Fragment:
        whole = Fragment(set(), set(), True)
        for node in nodes:
            whole = self._joined(whole, self._node(*node))
        return whole

    def _joined(self, one: Fragment, two: Fragment) -> Fragment:
        for last in one.last:
            self.follow[last] |= two.first
        if one.nullable:
            for first in two.first:
                self.guards[first] = max(one.guard, self.guards.get(first, FREE))
        return Fragment(
            one.first | two.first if one.nullable else one.first,
            one.last | two.last if two.nullable else two.last,
            one.nullable and two.nullable,
            one.checks or two.checks,
            two.open | (one.open if two.nullable and not two.checks else set()),
            max(one.guard, two.guard),
        )

    def _node(self, op: Any, argument: Any) -> Fragment:
        match str(op):
            case "LITERAL" | "NOT_LITERAL" | "ANY" | "IN" | "CATEGORY" | "RANGE":
                return self._one(self._bits(lambda char: self._takes(op, argument, char)))
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeat(*argument)
            case "POSSESSIVE_REPEAT":
                return self._atomic(lambda: self._repeat(*argument))
            case "ATOMIC_GROUP":
                return self._atomic(lambda: self._sequence(argument))
            case "SUBPATTERN":
                return self._flagged(*argument[1:])
            case "BRANCH":
                return self._branch([self._sequence(branch) for branch in argument[1]])
            case "GROUPREF_EXISTS":
                branches = [self._sequence(branch) for branch in argument[1:] if branch is not None]
                return self._branch([*branches, Fragment(set(), set(), True)])
            case "GROUPREF":
                anything = self._one(self._bits(lambda char: True))
                return self._loop(Fragment(anything.first, anything.last, True, open=anything.open))
            case "AT":
                return Fragment(set(), set(), True, checks=True, guard=self._guard(argument))
            case "ASSERT" | "ASSERT_NOT":
                self._look(argument)
                return Fragment(set(), set(), True, checks=True)
            case other:
                raise NotImplementedError(f"{other} in a pattern")

    def _one(self, chars: int) -> Fragment:
        place = {self._place(chars)}
        return Fragment(place, place, False, open=place)

    def _flagged(self, added: int, removed: int, body: Any) -> Fragment:
        """A group, with the flags that hold in it alone: ``(?i:...)``."""
        flags, self.flags = self.flags, (self.flags | added) & ~removed
        made = self._sequence(body)
        self.flags = flags
        return made

    def _branch(self, branches: list[Fragment]) -> Fragment:
        return Fragment(
            set().union(*(each.first for each in branches)),
            set().union(*(each.last for each in branches)),
            any(each.nullable for each in branches),
            any(each.checks for each in branches),
            set().union(*(each.open for each in branches)),
            min((each.guard for each in branches if each.nullable), default=FREE),
        )

    def _repeat(self, least: int, most: Any, body: Any) -> Fragment:
        inside = self._sequence(body)
        if least == 0:
            inside.nullable, inside.guard = True, FREE
        return self._loop(inside) if most is sre.MAXREPEAT else inside

    def _loop(self, body: Fragment) -> Fragment:
        for last in body.last:
            for first in body.first:
                # An edge back that was there before belongs to a loop inside: two ways for the same text.
                if first in self.follow[last] and self._gives_back(last, first):
                    self.doubled = True
                self.follow[last].add(first)
        return body

    def _gives_back(self, *places: int) -> bool:
        return any(len(self.sealed[place]) <= len(self._groups) for place in places)

    def _atomic(self, build: Any) -> Fragment:
        self._count += 1
        self._groups.append(self._count)
        made: Fragment = build()
        self._groups.pop()
        return made

    def _guard(self, anchor: Any) -> int:
        if anchor is sre.AT_BEGINNING_STRING or (
            anchor is sre.AT_BEGINNING and not self.flags & re.MULTILINE
        ):
            return ANCHORED
        return BOUNDARY if anchor is sre.AT_BOUNDARY else FREE

    def _look(self, argument: tuple[int, Any]) -> None:
        body = argument[1]
        self.inner.append(_of_tree(body, self))
        self.looks_far = self.looks_far or any(True for _ in self.inner[-1].loops())

    # --- characters

    def _takes(self, op: Any, argument: Any, char: str) -> bool:
        match str(op):
            case "LITERAL":
                return self._same(argument, char)
            case "NOT_LITERAL":
                return not self._same(argument, char)
            case "ANY":
                return bool(self.flags & re.DOTALL) or char != "\n"
            case "RANGE":
                low, high = argument
                return any(low <= ord(each) <= high for each in self._cases(char))
            case "CATEGORY":
                return re.match(CATEGORIES[str(argument)], char, self.flags & re.ASCII) is not None
            case "IN":
                negated = bool(argument) and argument[0][0] is sre.NEGATE
                inside = any(self._takes(op, one, char) for op, one in argument if op is not sre.NEGATE)
                return inside != negated
            case other:
                raise NotImplementedError(f"{other} in a class")

    def _same(self, code: int, char: str) -> bool:
        return chr(code) in self._cases(char)

    def _cases(self, char: str) -> set[str]:
        if not self.flags & re.IGNORECASE:
            return {char}
        return {each for each in (char, char.lower(), char.upper()) if len(each) == 1}

    # --- faults

    def loops(self) -> Iterator[int]:
        """Places of the pattern itself that lie on a loop."""
        for place in range(len(self.chars)):
            if place not in self.before and self._reaches(place, place):
                yield place

    def faults(self) -> set[str]:
        """The kinds of fault found."""
        found = {"nested"} if self.doubled else set()
        looping = list(self.loops())
        component = {place: frozenset(self._component(place, looping)) for place in looping}
        if any(self._two_ways_back(place, component[place]) for place in looping):
            found.add("nested")
        for one in looping:
            for other in looping:
                if one != other and self._adjacent(one, other, component):
                    found.add("adjacent")
        if self.looks_far or any(self._from_start(place, component) for place in looping):
            found.add("start")
        for inner in self.inner:
            found |= inner.faults() - {"start"}
        return found

    def _reaches(self, start: int, goal: int) -> bool:
        seen, todo = set(), [start]
        while todo:
            for after in self.follow[todo.pop()]:
                if after == goal:
                    return True
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        return False

    def _component(self, place: int, looping: list[int]) -> Iterator[int]:
        return (each for each in looping if self._reaches(place, each) and self._reaches(each, place))

    def _two_ways_back(self, place: int, component: frozenset[int]) -> bool:
        """Whether some text leads from `place` to itself along two different ways."""
        seen: set[tuple[int, int, bool]] = set()
        todo = [(place, place, False)]
        while todo:
            one, two, apart = todo.pop()
            for a in self.follow[one] & component:
                for b in self.follow[two] & component:
                    if not self.chars[a] & self.chars[b]:
                        continue
                    split = apart or (a != b and not self._sealed_apart(a, b))
                    if split and a == b == place:
                        return True
                    if (a, b, split) not in seen:
                        seen.add((a, b, split))
                        todo.append((a, b, split))
        return False

    def _sealed_apart(self, one: int, two: int) -> bool:
        """Whether a group that gives nothing back holds one of two places and not the other."""
        return self.sealed[one] != self.sealed[two]

    def _adjacent(self, one: int, other: int, component: dict[int, frozenset[int]]) -> bool:
        if set(self.sealed[one]) - set(self.sealed[other]):
            return False  # what the first loop took, it keeps
        if other in component[one]:
            return False  # one loop; whether it is ambiguous was asked already
        return self._splits(one, other, component[one], component[other])

    def _splits(self, one: int, other: int, around: frozenset[int], beyond: frozenset[int]) -> bool:
        """Whether some text leads from `one` to itself, to `other`, and from `other` to itself."""
        seen: set[tuple[int, int, int]] = set()
        todo = [(one, one, other)]
        while todo:
            a, b, c = todo.pop()
            for x in self.follow[a] & around:
                for z in self.follow[c] & beyond:
                    both = self.chars[x] & self.chars[z]
                    if not both:
                        continue
                    for y in self.follow[b]:
                        if not self.chars[y] & both or (x, y, z) in seen:
                            continue
                        if (x, y, z) == (one, other, other):
                            return True
                        seen.add((x, y, z))
                        todo.append((x, y, z))
        return False

    def _from_start(self, place: int, component: dict[int, frozenset[int]]) -> bool:
        if component[place] & self.settled:
            return False  # whoever gets here has found it, and begins anew only after it
        before = frozenset(self.before)
        return any(self._splits(start, place, before, component[place]) for start in before)


def _of_tree(tree: Any, outer: Automaton) -> Automaton:
    """The automaton of a lookaround's body."""
    made = Automaton.__new__(Automaton)
    made.flags, made.alphabet = outer.flags, outer.alphabet
    made.chars, made.follow, made.sealed, made.inner = [], [], [], []
    made.doubled = made.looks_far = False
    made.guards, made.before = {}, []
    made._groups, made._count = [], 0
    made.settled = made._sequence(tree).open
    return made


CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def _named(tree: Any) -> Iterator[str]:
    """The characters that a pattern names, and those beside the ends of its ranges."""
    for op, argument in tree:
        if str(op) in ("LITERAL", "NOT_LITERAL"):
            yield from {chr(argument), chr(argument).lower()[:1], chr(argument).upper()[:1]}
        elif str(op) == "RANGE":
            yield from map(chr, argument)
        elif str(op) == "IN":
            yield from _named(argument)
        elif str(op) == "BRANCH":
            for branch in argument[1]:
                yield from _named(branch)
        elif isinstance(argument, tuple | parser.SubPattern):
            parts = [argument] if isinstance(argument, parser.SubPattern) else argument
            for part in parts:
                if isinstance(part, parser.SubPattern):
                    yield from _named(part)


def faults(pattern: str, flags: int = 0) -> list[str]:
    """The kinds of fault a pattern has, in the order of `KINDS`."""
    found = Automaton(pattern, flags).faults()
    return [kind for kind in KINDS if kind in found]
