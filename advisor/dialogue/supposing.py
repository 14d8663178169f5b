"""What a "what if" supposes: names and values, as many as it has.

"Two more years" is "+2" and "better" is "best". The words arrive folded (see `names.folded`): without commas,
and 7.5 as "7 5". Items and values are taken in the order they stand in: values behind names ("empathy 8
and writing 9"), before them ("9 for writing") or one for several ("empathy and writing both 9"). "8 or 9"
supposes both, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from advisor.answers import Message
from advisor.dialogue.names import NUMBERS, find_named, find_question, folded
from advisor.dialogue.phrases import NO_NAMES, WHAT_IF_FILLERS, listed
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["BEST", "MORE_IF_NEW", "supposed"]

BEST = "best"
"""Stands for the best value an item can have."""

MORE_IF_NEW = "+?"
"""Before a length of time: on top of the known one if the work supposed with it is new, else in its place."""

MOST_WORDS = 40
MOST_SUPPOSED = 12
MOST_DIGITS = 3
"""Of a length of time: a longer figure is none, and is told to be no value of the item."""
_NUMERIC = ("rating", "years", "months", "level")
_MORE = frozenset("more higher another further additional extra longer".split())
_LESS = frozenset("less lower fewer".split())
_BETTER = frozenset("better improved perfect excellent great best maximum max top".split())
_NEGATED = listed(
    "not, never, didnt, dont, wasnt, hadnt, havent, without, no, couldnt, cant, lost, nobody, hate, "
    "hated, dislike, disliked, loathe, refuse, refused, uncomfortable, bad with, bad at"
)
_PARTLY = listed("some, a little, a bit, partly, somewhat, a few, sometimes")
_UNDENIED = re.compile(r"\b(?:hadnt|didnt|not|havent|dont) (?:said|say|put|answered|answer|chosen) no\b")
_NO_EXPERIENCE = listed(
    "no experience, never worked, zero experience, without experience, without any experience"
)
_TRUE = listed("yes, true, sure")
_ALL = listed(
    "everything, all, all of them, all of these, all of it, every one, everyone of them, all my ratings, "
    "everywhere, across the board, for each, for every one, all over"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A name or a value, and where it stands, in words."""

    start: int
    end: int
    item: Item | None = None
    name: str = ""
    value: str = ""


def supposed(rubric: Rubric, said: str) -> tuple[tuple[str, str], ...]:
    """Names as they were said, and values; empty where no item is named, nor any choice of one.

    Args:
        rubric: what is asked about.
        said: what follows "what if", folded.
    """
    words = said.split(" ")[:MOST_WORDS]
    found, words = _worked(rubric, words)
    names = list(_names(rubric, words))
    done = _behaviours(rubric, said) if not any(word.isdecimal() for word in words) else []
    if not names and not found and not done:
        return tuple(_unnamed(rubric, words))[:MOST_SUPPOSED]
    before: list[str] = []
    for place, piece in enumerate(names):
        # "9 in writing and empathy" has one value for both.
        before = list(_values_of(names, place, words)) or before or [" ".join(words[piece.end :])]
        found += [(piece.name, value) for value in before if value and not _is_told(piece, value)]
    found += _years_beside(rubric, words, found)
    return tuple(dict.fromkeys([*found, *done]))[:MOST_SUPPOSED]


def _years_beside(rubric: Rubric, words: list[str], found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Years that are supposed beside other things, without their name: "and worked one more year"."""
    years = next((item for item in rubric.items.values() if item.kind == "years"), None)
    place = next((at for at, word in enumerate(words) if word in ("year", "years")), None)
    if years is None or place is None or any(find_named(rubric, name) is years for name, _ in found):
        return []
    return [(years.label, figure) for figure in _figures(years, words[max(place - 3, 0) : place + 2])[:1]]


def _is_told(piece: _Piece, value: str) -> bool:
    """Whether words behind a name tell of a step and give no number: they are read as what one does."""
    numeric = value == BEST or value.strip("+-").replace(".", "").isdecimal()
    return piece.item is not None and piece.item.kind == "level" and not numeric


def _behaviours(rubric: Rubric, said: str) -> list[tuple[str, str]]:
    """Steps of a ladder that what is supposed comes to, read as if it were so: "I trained the team"."""
    if not any(item.kind == "level" for item in rubric.items.values()):
        return []
    reading = OfflineExtractor().read(rubric, (Message("user", f"{said}."),), (), None)
    told = [entry for entry in reading.entries if rubric.items[entry.item].kind == "level"]
    return [(rubric.items[entry.item].label, f"{entry.value}") for entry in told if entry.value is not None]


_AT_WORK = frozenset(
    "job jobs work works worked working took take taking got get getting did do doing spent spend started"
    " start "
    "joined join position gig stint".split()
)
_SPANS = {"year": 1, "years": 1, "yr": 1, "yrs": 1, "month": 12, "months": 12}
_ON_TOP = frozenset("another more extra further additional top".split())
_IN_PLACE = frozenset("only just instead since 0 zero".split())
"""Words of a length of time that is supposed in the place of the known one."""


def _worked(rubric: Rubric, words: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Work of a kind that would come on top ("a year in a call center"), and the words that are left."""
    for item in rubric.items.values():
        years = rubric.years_of.get(item.id, ())
        place = _option_at(item, words) if item.kind == "choices" and years else None
        if place is None or (_AT_WORK | _ON_TOP).isdisjoint(words):
            continue
        if not {"never", "not", "no", "without", "hadnt", "didnt"}.isdisjoint(words):
            continue
        start, end = place
        left = [*words[:start], *words[end:]]
        found = [(item.label, "+" + " ".join(words[start:end]))]
        time, left = _time(left)
        if time:
            found.insert(0, (rubric.items[years[0]].label, _manner(words, start) + time))
        return found, [word for word in left if word not in _AT_WORK]
    return [], words


def _manner(words: list[str], place: int) -> str:
    """How a length of time is meant: "+" on top of the known one, nothing in its place, or as it turns out.

    Args:
        words: what is supposed.
        place: where the kind of work is named; "in a hotel" is one that was not worked in yet.
    """
    if not _ON_TOP.isdisjoint(words):
        return "+"
    if not _IN_PLACE.isdisjoint(words):
        return ""
    return "+" if words[max(place - 1, 0)] in ("a", "an") else MORE_IF_NEW


def _option_at(item: Item, words: list[str]) -> tuple[int, int] | None:
    """Where the name of a choice stands among words."""
    for name in sorted(_option_names(item), key=len, reverse=True):
        length = name.count(" ") + 1
        for start in range(len(words) - length + 1):
            if " ".join(words[start : start + length]) == name:
                return start, start + length
    return None


def _time(words: list[str]) -> tuple[str, list[str]]:
    """A length of time in years, and the words without it; nothing where there is none."""
    for place, word in enumerate(words):
        per = _SPANS.get(word)
        first = place - 1
        if words[first] in _MORE and words[place - 2] in (*NUMBERS, *"123456789"):
            first = place - 2  # "two extra years"
        before = words[first] if place else ""
        figure = NUMBERS.get(before, "1" if before in ("a", "another", "one", "extra") else before)
        if per is None or not figure.isdecimal() or len(figure) > MOST_DIGITS:
            continue
        years = (Decimal(figure) / per).quantize(Decimal("0.01")).normalize()
        return f"{years:f}", [*words[:first], *words[place + 1 :]]
    return "", words


def _names(rubric: Rubric, words: list[str]) -> Iterator[_Piece]:
    """Items named, in their order."""
    start = 0
    while start < len(words):
        for length in range(min(6, len(words) - start), 0, -1):
            name = " ".join(words[start : start + length])
            named = [] if name in NO_NAMES or name != folded(name) else _named(rubric, name)
            if named:
                yield from (
                    _Piece(start, start + length, item, item.label if named[1:] else name) for item in named
                )
                start += length
                break
        else:
            start += 1


def _named(rubric: Rubric, name: str) -> list[Item]:
    """The item of a name, or all items of the question of that name where they take the same values."""
    item = find_named(rubric, name)
    if item is not None:
        return [item]
    question = find_question(rubric, name)
    items = list(question.items) if question is not None else []
    return items if len({each.kind for each in items}) == 1 and items[0].kind in ("rating", "extent") else []


def _values_of(names: list[_Piece], place: int, words: list[str]) -> Iterator[str]:
    """The values of a name: those behind it, else those right before it, else those of the next names."""
    piece = names[place]
    item = piece.item
    if item is None:
        return
    ends = min((one.start for one in names if one.start >= piece.end), default=len(words))
    begins = max((one.end for one in names if one.end <= piece.start), default=0)
    behind, before = words[piece.end : ends], words[begins : piece.start]
    if item.kind in _NUMERIC:
        yield from _numbers(item, before, behind, names, place, words)
    elif item.kind == "extent":
        yield _extent(before, behind)
    else:
        yield from _chosen(item, " ".join([*before, *behind]))


def _numbers(
    item: Item, before: list[str], behind: list[str], names: list[_Piece], place: int, words: list[str]
) -> Iterator[str]:
    own = _figures(item, behind)
    more = "" if own else _sign(behind[:2])
    leads = place + 1 < len(names) and behind[-1:] in (["for"], ["in"], ["on"], ["at"]) and len(own) == 1
    if own and not leads:
        yield from own
        return
    stated = _figures(item, before)
    if stated and (leads or (before[-1:] != [] and not own)):
        yield stated[-1] if stated[-1][0] in "+-" else more + stated[-1]
        return
    for later in range(place + 1, len(names)):
        ends = names[later + 1].start if later + 1 < len(names) else len(words)
        shared = _figures(item, words[names[later].end : ends])
        if shared:
            yield from shared
            return
    yield from own
    if not own and not _BETTER.isdisjoint([*before, *behind]):
        yield BEST


def _sign(words: list[str]) -> str:
    return "+" if not _MORE.isdisjoint(words) else "-" if not _LESS.isdisjoint(words) else ""


def _figures(item: Item, words: list[str]) -> list[str]:
    """Numbers in words, "+2" where they are more of it."""
    found: list[str] = []
    skip = False
    for place, word in enumerate(words):
        figure = NUMBERS.get(word, word.removeprefix("l") if item.kind == "level" else word)
        if skip or not figure.isdecimal():
            skip = False
            continue
        if words[place + 1 : place + 2] == ["5"] and word.isdecimal():
            figure, skip = f"{figure}.5", True
        near = words[max(place - 1, 0) : place + 4]
        sign = _sign(near)
        if not sign and words[place - 1 : place] == ["by"]:
            sign = "+"
        found.append(sign + figure)
    if not found and not {"another", "more", "longer"}.isdisjoint(words) and {"year", "a"} & {*words}:
        found.append("+1")
    return found if "or" in words or len(found) < 2 else found[:1]


def _extent(before: list[str], behind: list[str]) -> str:
    """Yes, unless it is said otherwise: "what if I had done phone support"."""
    around = " ".join([*before, *behind])
    if _UNDENIED.search(around):
        return "yes"
    if _PARTLY.within(around):
        return "some"
    if _TRUE.within(around):
        return "yes"
    return "no" if _NEGATED.within(around) else "yes"


def _chosen(item: Item, around: str) -> Iterator[str]:
    if item.kind in ("choice", "choices"):
        option = _option(item, around)
        if option:
            yield option
            return
    kept = [word for word in around.split(" ") if word and word not in WHAT_IF_FILLERS]
    if kept:
        yield " ".join(kept)


def _option(item: Item, around: str) -> str | None:
    """The name of a choice within a text: the longest."""
    text = f" {around} "
    called = [name for name in _option_names(item) if f" {name} " in text]
    return max(called, key=len, default=None)


def _option_names(item: Item) -> list[str]:
    if item.kind not in ("choice", "choices"):
        return []
    return [
        folded(name)
        for option in item.values
        for name in (option.id, option.label, *option.aliases)
        if folded(name) not in NO_NAMES
    ]


def _is_extent(rubric: Rubric, name: str) -> bool:
    return rubric.items[name].kind == "extent"


def _unnamed(rubric: Rubric, words: list[str]) -> Iterator[tuple[str, str]]:
    """What is supposed without a name: years, a choice, the same of everything."""
    said = " ".join(words)
    years = [item for item in rubric.items.values() if item.kind == "years"]
    if years and not {"year", "years"}.isdisjoint(words):
        yield from ((years[0].label, figure) for figure in _figures(years[0], words))
        return
    if years and _NO_EXPERIENCE.within(said):
        yield years[0].label, "0"
    if _ALL.within(said) and (_TRUE.within(said) or " no " in f" {said} "):
        value = "yes" if _TRUE.within(said) else "no"
        yield from ((rubric.items[name].label, value) for name in rubric.scored if _is_extent(rubric, name))
        return
    if _ALL.within(said):
        kinds = [item for item in rubric.items.values() if item.kind in ("rating", "level")]
        yield from ((item.label, figure) for item in kinds for figure in _figures(item, words)[:1])
        return
    for item in rubric.items.values():
        option = _option(item, said)
        if option is not None and len(option) > 2:
            yield item.label, option
            return
