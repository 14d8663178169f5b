"""Where a reply says which part it means.

An *anchor* is a label ("b"), a name ("empathy"), a word of the advisor's own ("the printer one"), an ordinal
("the last one"), or a set ("all", "the rest").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.english import ORDINALS
from advisor.extraction.offline.guessing import PLAIN
from advisor.extraction.offline.lexicon import TITLES, Mention
from advisor.extraction.offline.reply import SETS, View
from advisor.extraction.offline.standing_by import stands_by
from advisor.extraction.offline.tokens import stem

__all__ = ["Anchor", "anchors", "may_name", "siblings"]


class Anchor(NamedTuple):
    """Tokens `first` to `last` name these items.

    `role` is "label", "name", "order", "all", "rest", "except", or "other" for a set of something else.
    """

    first: int
    last: int
    items: tuple[str, ...]
    role: str


def may_name(view: View, kind: str) -> bool:
    """Whether a label or a name may stand for an item of this kind; where not, no anchor has one."""
    items = view.lexicon.rubric.items
    return any(
        ref.role in _NAMING and items[ref.item].kind == kind
        for mention in (*view.mentions, *view.parsed.inner)
        for ref in mention.refs
    ) or any(slot.item and items[slot.item].kind == kind for _, _, slot in view.label_anchors)


def anchors(view: View, kind: str) -> list[Anchor]:
    """Anchors of items of one kind, left to right, none overlapping."""
    items = view.lexicon.rubric.items
    out = [
        Anchor(first, last, (slot.item,) if slot.item and items[slot.item].kind == kind else (), "label")
        for first, last, slot in view.label_anchors
    ]
    out = _ranges(view, kind, out)
    taken = {index for anchor in out for index in range(anchor.first, anchor.last)}
    inner = [mention for mention in view.parsed.inner if view.first <= mention.first < view.last]
    for mention in [*view.mentions, *inner]:
        item = None if mention.first in taken or _under(view, mention) else _named(view, kind, mention)
        if item is not None and not stands_by(view, mention, item):
            out.append(Anchor(mention.first, mention.last, (item,), "name"))
            taken.update(range(mention.first, mention.last))
    groups = [mention for mention in view.mentions if mention.ref("question")]
    taken.update(index for one in groups for index in range(one.first, one.last))
    out += [Anchor(one.first, one.last, (), "all") for one in groups if _is_whole(view, kind, one)]
    out += _echoes(view, kind, taken)
    out += _sets(view, kind, taken)
    return sorted(out)


_TO = frozenset("to - through thru till until — –".split())


def _ranges(view: View, kind: str, labelled: list[Anchor]) -> list[Anchor]:
    """The labels of a reply, with "(a) to (d)" as one anchor of all parts between."""
    items = view.lexicon.rubric.items
    slots = [slot for slot in view.asked.slots if slot.label and slot.item and items[slot.item].kind == kind]
    order = [slot.item for slot in slots]
    out: list[Anchor] = []
    for anchor in labelled:
        before = out[-1] if out else None
        joined = before is not None and [*view.parsed.texts[before.last : anchor.first]]
        if before and joined and len(joined) == 1 and joined[0] in _TO and before.items and anchor.items:
            low, high = order.index(before.items[0]), order.index(anchor.items[0])
            if low < high:
                between = tuple(item for item in order[low : high + 1] if item)
                out[-1] = Anchor(before.first, anchor.last, between, "label")
                continue
        out.append(anchor)
    return out


def _is_whole(view: View, kind: str, mention: Mention) -> bool:
    """Whether the name of a question stands for its parts that were asked for: "ok with metrics"."""
    ref = mention.ref("question")
    asked = view.kinds(kind)
    members = [item.id for item in view.lexicon.questions[ref.item].items] if ref else []
    return len(asked) > 1 and set(asked) <= set(members) and view.text(mention.last) != ":"


_NAMING = ("item", "product", "half")


def _under(view: View, mention: Mention) -> bool:
    """Whether a name is the answer to the part labelled right before it: "P2 chat" of a choice."""
    slot = next((slot for _, last, slot in view.label_anchors if last == mention.first), None)
    return slot is not None and any(
        ref.role in ("value", "said") and ref.item == slot.item for ref in mention.refs
    )


def _named(view: View, kind: str, mention: Mention) -> str | None:
    """The item of this kind that a name stands for; one that was asked for before others."""
    items, asked = view.lexicon.rubric.items, view.asked.items
    named = [ref.item for ref in mention.refs if ref.role in _NAMING and items[ref.item].kind == kind]
    if not named or view.text(mention.last) in TITLES:
        return None  # "chat support specialist": a title names no channel
    offered = any(ref.role == "value" and ref.item in asked for ref in mention.refs)
    if offered and not any(ref.role == "item" and ref.item in asked for ref in mention.refs):
        return None  # "chat" in answer to "chat or phone?"
    return next((item for item in named if item in asked), named[0])


# --- words of the advisor's own


def _echoes(view: View, kind: str, taken: set[int]) -> list[Anchor]:
    """Parts named in the advisor's words: "the printer one: 3" to "how good with a broken printer?"."""
    items = view.lexicon.rubric.items
    words: dict[str, str | None] = {}
    for slot in view.asked.slots:
        if slot.item is not None and items[slot.item].kind == kind:
            for word in slot.words:
                words[word] = slot.item if words.get(word, slot.item) == slot.item else None
    if not words or (words.keys().isdisjoint(view.parsed.stems) and "how" not in view.parsed.vocabulary):
        return []
    out = _pointed(view, words, taken)
    for first, last, _ in view.entries:
        if any(index in taken for index in range(first, last)):
            continue  # a name of its own needs no echo
        for index in _sayable(view, first, last):
            token = view.parsed.tokens[index]
            item = words.get(stem(token.text)) if token.kind == "w" else None
            if token.text == "how":
                item = _how(view, words, index + 1)
            if token.text in ORDINALS and view.text(index + 1) in _COUNTS:
                item = None  # "the first three" is no "first response time"
            if index - first > 1 and token.text in PLAIN:
                item = None  # "at any time" is no name, "times are fine" is
            if item is not None:
                out.append(Anchor(index, index + 1, (item,), "name"))
                taken.add(index)
                break
    return out


def _sayable(view: View, first: int, last: int) -> Iterable[int]:
    """The tokens of an entry that may take up the advisor's words: the first, and those of an exception."""
    if last - first <= _BRIEF:
        return range(first, last)
    excepted = next((at for at in range(first, last) if view.is_except(at)), last)
    return chain(range(first, first + _OPENS), range(excepted, last))


def _how(view: View, words: Mapping[str, str | None], index: int) -> str | None:
    """The part that "how many" stands for, or "the how-many one"."""
    told = words.get(f"how {view.text(index)}")
    return words.get(f"how {view.text(index + 1)}") if told is None and view.text(index) == "-" else told


_BRIEF, _OPENS = 7, 4
_ONE = frozenset("one ones part bit thing things".split())


def _pointed(view: View, words: Mapping[str, str | None], taken: set[int]) -> list[Anchor]:
    """Parts that are pointed to: "reply time and the fixing ones are fine"."""
    out: list[Anchor] = []
    for at in range(view.first + 1, view.last - 1):
        item = words.get(stem(view.text(at)))
        if item and at not in taken and view.text(at - 1) == "the" and view.text(at + 1) in _ONE:
            out.append(Anchor(at, at + 2, (item,), "name"))
            taken.update((at, at + 1))
    return out


# --- ordinals and sets

_DIGITS = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "couple": 2} | _DIGITS
_REST = frozenset("rest others other else remaining otherwise".split())
_EXCEPT = frozenset("except excluding excl barring bar minus besides save but apart aside with".split())
_OPENING = SETS | _REST | _EXCEPT | ORDINALS.keys()
"""Every word that an ordinal, a set or an exception can begin with."""


def _sets(view: View, kind: str, taken: set[int]) -> list[Anchor]:
    items = view.kinds(kind)
    out: list[Anchor] = []
    index, texts = view.first, view.parsed.texts
    if _OPENING.isdisjoint(texts[view.first : view.last]):
        return out
    while index < view.last:
        if texts[index] in _OPENING and index not in taken:
            anchor = _set_at(view, index, items, rated=kind == "rating")
            if anchor is not None:
                out.append(anchor)
                index = anchor.last
                continue
        index += 1
    return out


def _set_at(view: View, index: int, items: tuple[str, ...], *, rated: bool) -> Anchor | None:
    text = view.text(index)
    if text in ORDINALS:
        return _ordinal(view, index, items, rated=rated) if len(items) > 1 else None
    if text in SETS:
        return _all(view, index, items)
    if text in _REST:
        return _rest(view, index)
    if view.is_except(index):
        last = index + (2 if view.text(index + 1) in ("from", "for", "than") else 1)
        if text == "with":  # "with the exception of"
            last = view.parsed.texts.index("exception", index) + 1
            last += view.text(last) == "of"
        return Anchor(index, last, (), "except")
    return None


_AFTER_ORDINAL = frozenset(
    """
    one one's two three four five 1 2 3 4 5 part parts ones
    is was i'd i would i'm yes no not some maybe : = - ( ,
    . ) and or thing things skill skills couple a an about y n solid probably around so nah yeah yep nope
    option choice
    """.split()
)
_PART = frozenset("part parts ones thing skill option".split())


def _ordinal(view: View, index: int, items: tuple[str, ...], *, rated: bool) -> Anchor | None:
    """Reads "the first", "the last two", "the second part"; of `rated` parts, "first 3." is a rating."""
    text, after = view.text(index), view.text(index + 1)
    if after and after not in _AFTER_ORDINAL and not after[0].isdigit() and index + 1 < view.last:
        return None
    if text in ("first", "last") and view.text(index - 1) in ("at", "from", "my", "in"):
        return None
    if ":" in (after, view.text(index + 2)) and text not in ("middle",) and len(items) > 4:
        return None  # "First lot: 8, 7, 7, 5. Second: ..." heads a list of its own
    if after in _COUNTS and UNITS.get(view.text(index + 2)):
        return None  # "first 1 yr in a call centre"
    ends = rated and view.text(index + 2) in ("", ",", ".")
    counts = after in _COUNTS and not (after in _DIGITS and ends)
    count = _COUNTS[after] if counts else 1
    place = ORDINALS[text]
    if text == "middle":
        chosen = items[1:-1]
    elif place == -1:
        chosen = items[-count:]
    elif place == 1:
        chosen = items[:count]
    else:
        chosen = items[place - 1 : place]
    return Anchor(index, index + (2 if counts or after in _PART else 1), chosen, "order") if chosen else None


_NO_SET = frozenset(
    """
    day the time kinds sorts right over year my week along about in morning night weekend idea chance more
    at other single second last
    """.split()
)
"""After "all", "every" or "any": "all day", "any idea"."""
_ALIKE = frozenset("equal equally same alike good ok okay fine strong average".split())
_OF_WHICH = frozenset("them it these those the that above em you".split())


def _all(view: View, index: int, items: tuple[str, ...]) -> Anchor | None:
    """Reads "all", "all of them", "all four", "everything", "both", "each of those", "none of them"."""
    text, before, last = view.text(index), view.text(index - 1), index + 1
    after = view.text(last)
    if text in ("all", "every", "any") and after in _NO_SET:
        return None
    alike = before == "in" and view.text(index - 2) in _ALIKE  # "equal in all", not "ten years in all"
    if text == "all" and before in ("at", "after", "above", "of", "in") and not alike:
        return None
    if text == "all" and before == "and" and after not in _COUNTS and after != "of":
        return None
    if text == "lot" and (before not in ("the", "whole", "entire") or after in ("of", "more")):
        return None
    if text == "both" and len(items) != 2:
        return None
    if after == "of" and view.text(last + 1) in _OF_WHICH:
        last += 2
    counts = view.text(last) in _COUNTS and view.text(last + 1) not in ("s", "'s")  # "all 4s" is a rating
    if text == "all" and counts and view.text(last) != "1":
        if _COUNTS[view.text(last)] != len(items):
            return Anchor(index, last + 1, (), "other")  # a set of something else, and its number no rating
        last += 1
    if view.text(last) in ("parts", "things", "ones", "above"):
        last += 1
    return Anchor(index, last, (), "all")


_VERBAL_REST = frozenset("to i we can could a no some my need and day".split())
"""Before "rest", which then is a pause: "a rest day", "I need rest"."""
_PARTS = frozenset("ones things stuff parts".split())
_OF_OTHERS = frozenset("what how of with than help teach understand read for in".split())
"""Before "others", who are people then: "to feel what others feel"."""


def siblings(view: View, told: Collection[str], asked: Collection[str]) -> tuple[str, ...]:
    """The parts that "the other three" are left of, where all that is told belongs to a question not asked.

    "Writing 7 and the other three 9", said to a question for tech skills, tells of the question of writing.
    """
    of = view.lexicon.rubric.question_of
    home = {of[item].id: of[item] for item in told}
    if len(home) != 1 or not set(told).isdisjoint(asked):
        return ()
    kinds = {view.lexicon.rubric.items[item].kind for item in told}
    parts = [item.id for item in next(iter(home.values())).items if item.kind in kinds]
    return tuple(item for item in parts if item not in told)


def _rest(view: View, index: int) -> Anchor | None:
    """Reads "the rest", "the others", "the other two", "everything else"."""
    text, before, last = view.text(index), view.text(index - 1), index + 1
    counted = view.text(last) in _COUNTS or view.text(last) in _PARTS
    if text in ("rest", "others") and view.text(last) in _DIGITS:
        counted = False  # "the rest 2" is a rating
    if (text == "other" and not counted) or (text == "others" and before in _OF_OTHERS):
        return None
    if text == "else" and before not in ("everything", "all", "anything", "nothing"):
        return None
    if (text == "rest" and before in _VERBAL_REST) or (text == "otherwise" and index == view.first):
        return None
    last += counted
    if view.text(last) == "of" and view.text(last + 1) in ("them", "these", "those", "it"):
        last += 2
    return Anchor(index - 1 if text == "else" else index, last, (), "rest")
