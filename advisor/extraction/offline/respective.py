"""A list of names and then a list of as many numbers: "writing, empathy and tone: I'd say 7, 9 and 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.numbers import Number
from advisor.extraction.offline.reply import View

__all__ = ["names_then_numbers"]

_LISTED = 2
_FAR = 9
"""How many tokens may stand between the two lists."""
_NEAR = 5
"""How many tokens behind the numbers a correction stands."""
_JOINS = frozenset(", / & and then plus + the my your".split())
_JOINS_NUMBERS = frozenset(", / & and then + an a".split())
_OF_ALL = frozenset("both all each every same either neither rest others not except but".split())
_HEADS_NAMES = frozenset("for in on at".split())
_CORRECTS = re.compile(
    r"\b(?:no|nope|nah|wait|sorry|scratch|correction|actually|rather|i mean|i meant|make (?:it|that|them))\b"
)


def names_then_numbers(
    view: View, found: Sequence[Anchor], numbers: Sequence[Number]
) -> list[tuple[str, Number]] | None:
    """Each part with its number where a list of parts is followed by as many numbers, and by no name.

    None where the numbers are taken back: "writing, empathy 7, 9 - no wait, 8 for both".
    """
    if len(numbers) < _LISTED or len(found) < _LISTED:
        return []
    out: list[tuple[str, Number]] = []
    starts = {anchor.first for anchor in found}
    run: list[Anchor] = []
    for place, anchor in enumerate(found):
        single = anchor.role == "name" and len(anchor.items) == 1
        joined = bool(run) and _only(view, run[-1].last, anchor.first, _JOINS)
        run = ([*run, anchor] if joined else [anchor]) if single else []
        after = found[place + 1].first if place + 1 < len(found) else view.last
        if len(run) < _LISTED or _only(view, anchor.last, after, _JOINS):
            continue
        told = _list_of(view, [one for one in numbers if anchor.last <= one.first < after])
        if told and len(told) == len(run) == len({one.items[0] for one in run}):
            if told[0].first - anchor.last > _FAR or not _heads(view, anchor.last, told[0].first):
                continue
            if told[-1].last in starts or view.text(told[-1].last) in _HEADS_NAMES:
                continue  # "writing and empathy 9, 8 for tone"
            if _is_taken_back(view, told[-1].last, numbers):
                return None
            out += [(one.items[0], number) for one, number in zip(run, told, strict=True)]
    return out


def _is_taken_back(view: View, last: int, numbers: Sequence[Number]) -> bool:
    """Whether another number comes right behind words that correct."""
    anew = next((one.first for one in numbers if last <= one.first <= last + _NEAR), last)
    return _CORRECTS.search(view.words(last, anew)) is not None


def _list_of(view: View, numbers: Sequence[Number]) -> list[Number]:
    """The numbers that stand in a row, from the first one on."""
    told: list[Number] = []
    for number in numbers:
        if told and not _only(view, told[-1].last, number.first, _JOINS_NUMBERS):
            break
        told.append(number)
    return told if all(number.value is not None for number in told) else []


def _only(view: View, first: int, last: int, words: frozenset[str]) -> bool:
    """Whether something, and only these words, stands between two tokens."""
    return first < last <= first + 3 and all(view.text(at) in words for at in range(first, last))


def _heads(view: View, first: int, last: int) -> bool:
    """Whether what stands between the lists says nothing of all the parts at once."""
    return _OF_ALL.isdisjoint(view.parsed.texts[first:last])
