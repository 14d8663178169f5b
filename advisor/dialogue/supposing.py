"""What a "what if" supposes: names and values, as many as it has.

"Two more years" is "+2" and "better" is "best". The words arrive folded (see `names.folded`): without commas,
and 7.5 as "7 5". Items and values are taken in the order they stand in: values behind names ("empathy 8
and writing 9"), before them ("9 for writing") or one for several ("empathy and writing both 9"). "8 or 9"
supposes both, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.dialogue.names import NUMBERS, find_named, folded
from advisor.dialogue.phrases import NO_NAMES, WHAT_IF_FILLERS, listed
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["BEST", "supposed"]

BEST = "best"
"""Stands for the best value an item can have."""

MOST_WORDS = 40
MOST_SUPPOSED = 12
_NUMERIC = ("rating", "years", "months", "level")
_MORE = frozenset("more higher another further additional extra longer".split())
_LESS = frozenset("less lower fewer".split())
_BETTER = frozenset("better improved perfect excellent great best maximum max top".split())
_NEGATED = listed("not, never, didnt, dont, wasnt, hadnt, havent, without, no, couldnt, cant, lost, nobody")
_PARTLY = listed("some, a little, a bit, partly, somewhat, a few, sometimes")
_TRUE = listed("yes, true, sure")
_ALL = listed(
    "everything, all, all of them, all of these, all of it, every one, everyone of them, all my ratings"
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
    names = list(_names(rubric, words))
    if not names:
        return tuple(_unnamed(rubric, words))[:MOST_SUPPOSED]
    found: list[tuple[str, str]] = []
    before: list[str] = []
    for place, piece in enumerate(names):
        # "9 in writing and empathy" has one value for both.
        before = list(_values_of(names, place, words)) or before or [" ".join(words[piece.end :])]
        found += [(piece.name, value) for value in before]
    return tuple(dict.fromkeys(found))[:MOST_SUPPOSED]


def _names(rubric: Rubric, words: list[str]) -> Iterator[_Piece]:
    """Items named, in their order."""
    start = 0
    while start < len(words):
        for length in range(min(6, len(words) - start), 0, -1):
            name = " ".join(words[start : start + length])
            item = None if name in NO_NAMES or name != folded(name) else find_named(rubric, name)
            if item is not None:
                yield _Piece(start, start + length, item, name)
                start += length
                break
        else:
            start += 1


def _values_of(names: list[_Piece], place: int, words: list[str]) -> Iterator[str]:
    """The values of a name: those behind it, else those right before it, else those of the next names."""
    piece = names[place]
    item = piece.item
    if item is None:
        return
    ends = names[place + 1].start if place + 1 < len(names) else len(words)
    begins = names[place - 1].end if place else 0
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
    leads = place + 1 < len(names) and behind[-1:] in (["for"], ["in"], ["on"], ["at"]) and len(own) == 1
    if own and not leads:
        yield from own
        return
    stated = _figures(item, before)
    if stated and (leads or (before[-1:] != [] and not own)):
        yield stated[-1]
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
        sign = "+" if not _MORE.isdisjoint(near) else "-" if not _LESS.isdisjoint(near) else ""
        if not sign and words[place - 1 : place] == ["by"]:
            sign = "+"
        found.append(sign + figure)
    if not found and not {"another", "more", "longer"}.isdisjoint(words) and {"year", "a"} & {*words}:
        found.append("+1")
    return found if "or" in words or len(found) < 2 else found[:1]


def _extent(before: list[str], behind: list[str]) -> str:
    """Yes, unless it is said otherwise: "what if I had done phone support"."""
    around = " ".join([*before, *behind])
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


def _unnamed(rubric: Rubric, words: list[str]) -> Iterator[tuple[str, str]]:
    """What is supposed without a name: years, a choice, the same of everything."""
    said = " ".join(words)
    years = [item for item in rubric.items.values() if item.kind == "years"]
    if years and not {"year", "years"}.isdisjoint(words):
        yield from ((years[0].label, figure) for figure in _figures(years[0], words))
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
