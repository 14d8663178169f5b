"""A form: questions under numbers of their own, and the labels of the parts of each.

Whoever writes a form has one way to number its questions and one to label their parts, and counts with both:
"2. a) tickets b) chat", "(C) i. software ii. explaining", "3.1 writing 3.2 empathy". What counts on from the
first is a label, however it is set off; what does not is a word, a number or a list of options.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.labels import ROMAN, Label
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.tokens import Token

__all__ = [
    "bullet_heads",
    "counted_labels",
    "form_marks",
    "head_marks",
    "heads",
    "heads_by_line",
    "heads_in_line",
    "heads_of_lines",
]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NUMBERS = [str(number) for number in range(1, 31)]
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_SPOKEN = frozenset(_ORDINALS) | {f"q{number}" for number in _NUMBERS}
_SERIES = {"roman": ROMAN, "letter": list(_LETTERS), "number": _NUMBERS, "ordinal": _ORDINALS}
_OPENS = {"(": ")", "[": "]"}
_CLOSES = frozenset(") ] . : = / - – — |".split())
_PREFIXES = frozenset("# * - • ▪ ● § _ > |".split())
_NAMES = frozenset("q question part section step no item block point ans answer".split())
_APART = frozenset(", : ; . ? ! ( ) [ ] / — – - + & | and or".split()) | {"\n"}
"""What may stand before a label that nothing sets off."""
_DASHES = frozenset("- – — =".split())
_CALLED = frozenset(("named", "ordinal", "q", "/N"))
_ENDS = frozenset(". ! ? ;".split()) | {"\n"}
_BEFORE_NO_LABEL = frozenset("of to out - – / : % + & and or as".split())
_AFTER_NO_LABEL = frozenset("of to out - – / , . : ) % + & and or".split())
"""What stands beside a number that labels nothing."""
_FEWEST = 3
"""How many questions a form has at least, and how many parts in a row label themselves by counting."""


class Mark(NamedTuple):
    """What may be a label at tokens `first` to `last`: the `place`-th of a series, set off in a `style`."""

    series: str
    style: str
    place: int
    first: int
    last: int


def form_marks(parsed: Parsed, heads: list[Mark]) -> list[Label]:
    """The labels of a form with these `heads`, marked as such; none where the text is no form."""
    if not heads:
        return _decimals(parsed)
    bounds = list(pairwise([*heads, None]))
    found = {head.first: _parts(parsed, head, _end(parsed, after), ()) for head, after in bounds if head}
    styles = {_kind(part[0]) for part in found.values() if part}
    if not styles or (len(heads) < _FEWEST and not all(found.values())):
        return []
    marks: list[Label] = []
    for head, after in bounds:
        if head is None:
            continue
        text = _name(head)
        marks.append(Label(text, head.first, head.last, True, head=True))
        parts = found[head.first] or _parts(parsed, head, _end(parsed, after), styles)
        marks += [Label(_text(part, text), part.first, part.last, True) for part in parts]
    return marks


_DECIMAL = re.compile(r"(\d{1,2})\.(\d)")


def _decimals(parsed: Parsed) -> list[Label]:
    """The numbers of parts that say their question, where nothing else does: "1.1 Education 1.2 Job"."""
    if not _DECIMAL.search(parsed.text.norm):
        return []
    marks: list[Label] = []
    count = {"": 0}
    group = ""
    starts = {first for first, _ in parsed.lines}
    for at, token in enumerate(parsed.tokens):
        match = _DECIMAL.fullmatch(token.text) if token.kind == "n" else None
        if match and int(match[2]) == count.get(match[1], 0) + 1:
            if match[1] != group:
                marks.append(Label(match[1], at, at, True, head=True))
            group = match[1]
            count[group] = int(match[2])
            marks.append(Label(token.text, at, _past(parsed.tokens, at + 1), True))
        elif at in starts and token.text in _NUMBERS and group and int(token.text) == int(group) + 1:
            group = token.text
            marks.append(Label(group, at, _past(parsed.tokens, at + 1), True, head=True))
    several = sum(number > 1 for number in count.values())
    return marks if several > 1 else []


def _end(parsed: Parsed, after: Mark | None) -> int:
    return after.first if after else len(parsed.tokens)


def _name(mark: Mark) -> str:
    """What a mark is called; "First" is 1."""
    return str(mark.place + 1) if mark.series == "ordinal" else _SERIES[mark.series][mark.place]


def _text(part: Mark, head: str) -> str:
    """What a person may call a part: its letter, or its number behind that of its question."""
    text = _name(part)
    return f"{head}.{text}" if part.style == "decimal" else f"{head}{text}" if part.style == "code" else text


def head_marks(heads: list[Mark], *, named: bool = False) -> list[Label]:
    """The numbers of the questions of a form that labels no parts; none where there are few.

    Args:
        heads: what may number them.
        named: whether only those count that are called so: "Part A", "Step 1 of 8", "Third, ...".
    """
    called = all(one.style in _CALLED for one in heads)
    if len(heads) < (2 if called else _FEWEST) or (named and not called):
        return []
    return [Label(_name(one), one.first, one.last, True, head=True) for one in heads]


def heads(parsed: Parsed) -> list[Mark]:
    """The numbers of the questions: the first series of line heads that counts on without a new start."""
    lines: dict[tuple[str, str], list[Mark]] = {}
    for first, last in parsed.lines:
        for mark in _opening(parsed.tokens, first, last):
            lines.setdefault(_kind(mark), []).append(mark)
    for mark in _spoken_heads(parsed):
        known = lines.setdefault(_kind(mark), [])
        if mark.first not in {one.first for one in known}:
            known.append(mark)
    for marks in lines.values():
        marks.sort(key=lambda mark: mark.first)
        counted = _counted(parsed, marks) or _counted(parsed, marks, inline=False)
        if len(counted) >= (2 if marks[0].style else _FEWEST):
            return counted
    counts = parsed.vocabulary.issuperset("1234")
    return _in_one_line(parsed.tokens, 0, len(parsed.tokens)) if counts else []


def _spoken_heads(parsed: Parsed) -> list[Mark]:
    """The questions that are numbered in running text: "First, what ...? Second, which ...?"."""
    if _SPOKEN.isdisjoint(parsed.vocabulary):
        return []
    dashed = {first for first, _ in parsed.lines if parsed.texts[first] in _PREFIXES}
    return [
        mark
        for at in range(len(parsed.tokens))
        if (at == 0 or parsed.texts[at - 1] in _ENDS or at - 1 in dashed)
        and (mark := _spoken(parsed.tokens, at, at))
    ]


def _in_one_line(tokens: list[Token], first: int, last: int, fewest: int = 4) -> list[Mark]:
    """Numbers that count on through running text: "1 education 2 job 3 years 4 writing/empathy 5 goal"."""
    chain: list[Mark] = []
    for at in range(first, last - 1):
        if tokens[at].text != str(len(chain) + 1) or (chain and at == chain[-1].last):
            continue
        before = tokens[at - 1].text if at > first else ""
        apart = not chain or before not in _BEFORE_NO_LABEL
        if chain and before == "," and tokens[at - 2].kind == "n":
            apart = False  # "4 8, 8, 9, 8"
        if apart and tokens[at + 1].text not in _AFTER_NO_LABEL and tokens[at + 1].start > tokens[at].end:
            chain.append(Mark("number", "", len(chain), at, at + 1))
    return chain if len(chain) >= fewest else []


def counted_labels(parsed: Parsed, first: int, last: int, names: Container[str]) -> list[Label]:
    """The labels of parts that count on through a reply: "1 remote 2 either 3 yes 4 B2C"."""
    opens = parsed.texts[first : first + 1] == ["1"]
    marks = _in_one_line(parsed.tokens, first, last, fewest=2) if opens else []
    fits = all(_name(one) in names for one in marks)
    return [Label(_name(one), one.first, one.last, True) for one in marks if fits]


_BULLETS = frozenset("- – — • * · ● ▪ ► ▸ ➤ ➜ → ☐ ✔ ✓ ◦ ○ ■ □ >".split())


def bullet_heads(parsed: Parsed) -> list[Label]:
    """A head for each line that begins with a bullet: the questions of a form that numbers none."""
    starts = [
        first
        for first, last in parsed.lines
        if last - first > 1 and (parsed.texts[first] in _BULLETS or _is_sign(parsed.texts[first]))
    ]
    marked = [Label(str(place), at, at + 1, True, head=True) for place, at in enumerate(starts, 1)]
    return marked if len(marked) > 1 else []


def _is_sign(text: str) -> bool:
    """Whether a token is a little picture."""
    return len(text) == 1 and ord(text) >= 0x1F000


def heads_by_line(parsed: Parsed, count: int) -> list[Label]:
    """A head for each line of a reply that has as many as there are questions, and numbers none."""
    lines = [
        (first, last)
        for first, last in parsed.lines
        if any(token.kind in "wn" for token in parsed.tokens[first:last])
    ]
    signs = [line for line in lines if parsed.texts[line[0]] in _BULLETS or _is_sign(parsed.texts[line[0]])]
    lines = signs if len(signs) == count else lines
    if len(lines) != count or count < 2:
        return []
    return [
        Label(str(place), first, first + (parsed.texts[first] in _BULLETS), True, head=True)
        for place, (first, _) in enumerate(lines, 1)
    ]


def heads_in_line(parsed: Parsed, first: int, last: int, names: Iterable[str]) -> list[Label]:
    """The numbers of questions in a reply of running text: "First, ... Second, ...", "1 BA 2 waiter"."""
    wanted = frozenset(names)
    spoken = [one for one in _spoken_heads(parsed) if first <= one.first < last and _name(one) in wanted]
    marks = spoken if len(spoken) > 1 else []
    if not marks and parsed.texts[first : first + 1] == ["1"]:
        marks = _in_one_line(parsed.tokens, first, last)
    fits = wanted.issuperset(_name(one) for one in marks)
    return [Label(_name(one), one.first, one.last, True, head=True) for one in marks if fits]


def _counted(parsed: Parsed, marks: list[Mark], *, inline: bool = True) -> list[Mark]:
    """A series of line heads with those set the same way inside the lines: "6. Goal   7. Preferences"."""
    chain, at_line = marks[:1], {mark.first: mark for mark in marks}
    kind = _kind(marks[0])
    for at in range(marks[0].last, len(parsed.tokens)):
        mark = at_line.get(at)
        if mark is None and inline and kind[1] and at >= chain[-1].last:
            here = _spoken(parsed.tokens, at, at)
            set_off = [here] if here else _set_off(parsed.tokens, chain[-1].last, at, len(parsed.tokens))
            mark = next(
                (one for one in set_off if _kind(one) == kind and one.place == chain[-1].place + 1), None
            )
        if mark is not None and mark.place != chain[-1].place + 1:
            return []
        chain += [mark] if mark else []
    return chain


def heads_of_lines(parsed: Parsed, names: Iterable[str]) -> list[Label]:
    """The lines of a reply that begin with the number of a question, however it is set off: "#3 8 8 7"."""
    wanted = frozenset(names)
    out: list[Label] = []
    for first, last in parsed.lines:
        for mark in _opening(parsed.tokens, first, last):
            text = _name(mark)
            if text in wanted and (
                mark.style or _LENGTHS.isdisjoint(parsed.texts[mark.last : mark.last + 1])
            ):
                label = Label(text, mark.first, mark.last, bool(mark.style) or text.isdigit(), head=True)
                out.append(label)
                break
    bare = sum(not label.strong for label in out)
    return [label for label in out if label.strong or bare >= _FEWEST]


_LENGTHS = frozenset(UNITS)
"""What makes a bare number at the head of a line an answer: "4 years in restaurants"."""


def _opening(tokens: list[Token], first: int, last: int) -> Iterator[Mark]:
    """What may number a question at the head of a line, in each series that has it."""
    at, hashed = first, False
    while at < last and tokens[at].text in _PREFIXES:
        hashed, at = hashed or tokens[at].text == "#", at + 1
    named = at + 1 < last and tokens[at].text in _NAMES
    at += named
    at += named and at + 1 < last and tokens[at].text == "."  # "Q.1"
    if at >= last:
        return
    spoken = _spoken(tokens, first, at)
    if spoken:
        yield spoken
        return
    text = tokens[at].text
    opened = text in _OPENS
    at += opened
    if at >= last:
        return
    after = tokens[at + 1].text if at + 1 < last else ""
    style = "named" if named or hashed else "wrapped" if opened else after if after in _CLOSES else ""
    if opened and after != _OPENS[text]:
        return
    if after in ("/", "of") and at + 2 < last and tokens[at + 2].kind == "n" and (named or after == "/"):
        yield from _marks(tokens[at].text, "/N", first, at + 3)
        return
    spaced = at + 1 >= last or tokens[at + 1].start > tokens[at].end
    if style or spaced:
        yield from _marks(tokens[at].text, style, first, at + 2 if after in _CLOSES else at + 1)


def _spoken(tokens: list[Token], first: int, at: int) -> Mark | None:
    """What numbers a question wherever it stands: "Q3", "Third:"."""
    text = tokens[at].text
    if len(text) > 1 and text[0] == "q" and text[1:] in _NUMBERS:
        return Mark("number", "q", int(text[1:]) - 1, first, _past(tokens, at + 1))
    if text in _ORDINALS and at + 1 < len(tokens) and tokens[at + 1].text in (":", ","):
        return Mark("ordinal", "ordinal", _ORDINALS.index(text), first, at + 2)
    return None


def _marks(text: str, style: str, first: int, last: int) -> Iterator[Mark]:
    for series, place in _PLACES.get(text, ()):
        yield Mark(series, style, place, first, last)


_PLACES = {
    text: tuple((series, members.index(text)) for series, members in _SERIES.items() if text in members)
    for text in chain.from_iterable(_SERIES.values())
}
"""Text → the series that it may count in, and its place there."""


def _parts(parsed: Parsed, head: Mark, end: int, styles: Container[tuple[str, str]]) -> list[Mark]:
    """The labels of the parts of one question: the longest count in it.

    Two are enough where they are set off, or where another question of the form labels its parts so.
    """
    chains: dict[tuple[str, str], list[Mark]] = {}
    best: list[Mark] = []
    for mark in _candidates(parsed, head, end):
        chain = chains.setdefault((mark.series, mark.style), [])
        if chain and mark.place == chain[-1].place + 1:
            chain.append(mark)
        elif len(chain) < _FEWEST and (mark.place == 0 or (mark.series == "letter" and mark.style)):
            chain[:] = [mark]
        if len(chain) > len(best) and (len(chain) >= _FEWEST or mark.style or _kind(mark) in styles):
            best = list(chain)
    return best if len(best) > 1 else []


def _kind(mark: Mark) -> tuple[str, str]:
    return mark.series, mark.style


def _candidates(parsed: Parsed, head: Mark, end: int) -> Iterator[Mark]:
    """What may label a part, in each series and style that has it."""
    tokens, name = parsed.tokens, _name(head)
    at = head.last
    while at < end:
        token = tokens[at]
        behind = f"{name}." if token.kind == "n" else ""
        if behind and token.text.startswith(behind) and token.text[len(behind) :].isdigit():
            yield Mark("number", "decimal", int(token.text[len(behind) :]) - 1, at, _past(tokens, at + 1))
        elif token.text == name and at + 1 < end and _is_glued(token, tokens[at + 1]):
            # "b3", or "2b", whose second half is the label
            yield from _marks(tokens[at + 1].text, "code", at, _past(tokens, at + 2))
        elif token.text[:1] == name and token.text[1:].isdigit():
            yield from _marks(token.text[1:], "code", at, _past(tokens, at + 1))
        else:
            yield from _set_off(tokens, head.last, at, end)
        at += 1


def _is_glued(one: Token, other: Token) -> bool:
    return one.end == other.start and other.kind in "wn"


def _past(tokens: list[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text in _CLOSES else at


def _set_off(tokens: list[Token], begins: int, at: int, end: int) -> Iterator[Mark]:
    """A label by itself: "(a)", "a)", "a.", "a - ", "a-", and a bare "a" or, between separators, "1"."""
    before = tokens[at - 1] if at > begins else None
    opened = tokens[at].text in _OPENS
    inner = at + opened
    if inner >= end or (before and before.text in _OPENS):
        return
    if before and before.end == tokens[at].start and before.text not in _APART:
        return
    after = tokens[inner + 1] if inner + 1 < end else None
    if opened:
        if after and after.text == _OPENS[tokens[at].text]:
            yield from _marks(tokens[inner].text, "wrapped", at, inner + 2)
        return
    number = tokens[at].kind == "n"
    if number and after and after.text == "/" and at + 2 < end and tokens[at + 2].kind == "n":
        yield from _marks(tokens[at].text, "/N", at, at + 3)  # "2/8"
        return
    if (
        after is None
        or after.text not in _CLOSES
        or (after.start > tokens[at].end and after.text not in _DASHES)
    ):
        apart = before is None or before.text in _APART
        yield from (
            one for one in _marks(tokens[at].text, "", at, at + 1) if apart or one.place or not number
        )
    elif not (number and at + 2 < end and tokens[at + 2].kind == "n"):  # "1-10" is a scale
        yield from _marks(tokens[at].text, after.text, at, at + 2)
