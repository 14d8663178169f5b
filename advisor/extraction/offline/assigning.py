"""A list of parts in the advisor's own words, told by as many ratings as the reply gives.

"Empathy. Written style. Making peace with the angry." names one part in three, but three numbers answer it:
then each member of the list asks for a part of its own, the one that its words point to most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Member, Slot

__all__ = ["assigned"]

_RATING = re.compile(
    r"(?<![\w.,/:-])(?:10|\d(?:[.,]\d)?|two|three|four|five|six|seven|eight|nine|ten)(?:/10)?"
    r"(?! ?(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|am\b|pm\b|%|of\b|in\b|times|[a-z]\w))(?![\w/])"
)
_NUMBERED = frozenset(("rating", "years", "months"))
"""The kinds that a bare number may answer."""
_WORDY = 3
"""The words a number of a list may come with; who tells more names the parts."""
_LONGEST = 400
"""Characters of a reply that is a list of ratings, with a word on each."""


def assigned(asked: Asked, members: Sequence[Member], lexicon: Lexicon, reply: str) -> Asked:
    """The question with one part for each rating of the reply, where its list has as many members."""
    if len(members) < 2 or len(reply) > _LONGEST or asked.closed:
        return asked
    count = len(_RATING.findall(reply.lower()))
    items = lexicon.rubric.items
    numbered = [slot for slot in asked.slots if slot.item and items[slot.item].kind in _NUMBERED]
    if (
        len(reply.split()) > _WORDY * count
        or count < 2
        or len(numbered) >= count
        or len(members) < count
        or len(members) > 2 * count
    ):
        return asked
    chosen = _best(tuple(members), count)
    if len(chosen) < count:
        return asked
    spans = [(member.first, member.last) for member, _ in chosen]
    kept = [
        slot
        for slot in asked.slots
        if slot.item
        and items[slot.item].kind != "rating"
        and not any(first <= slot.first < last for first, last in spans)
    ]
    slots = [Slot(item, "", "", member.first, member.last, member.words) for member, item in chosen]
    return replace(asked, slots=(*slots, *kept), proposed=())


def _best(members: tuple[Member, ...], count: int) -> list[tuple[Member, str]]:
    """The `count` members, in order, and an item for each, that weigh most together."""

    @cache
    def best(index: int, left: int, used: frozenset[str]) -> tuple[int, tuple[tuple[int, str], ...]]:
        if left == 0:
            return 0, ()
        if index >= len(members) or len(members) - index < left:
            return -1, ()
        weight, picks = best(index + 1, left, used)
        for item, points in members[index].points:
            if item in used:
                continue
            more, rest = best(index + 1, left - 1, used | {item})
            if more >= 0 and more + points > weight:
                weight, picks = more + points, ((index, item), *rest)
        return weight, picks

    return [(members[index], item) for index, item in best(0, count, frozenset())[1]]
