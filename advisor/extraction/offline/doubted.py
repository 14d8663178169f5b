"""A question back about a number that was given: "Sure about that 7?", "The last one, is it really a 6?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from advisor.answers import Value
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked

__all__ = ["doubted"]

_FIGURE = re.compile(r"\b(?:10|[1-9])(?:\.5)?\b")
_PLACE = re.compile(r"\bthe (first|last)\b")
_LONGEST = 14
"""The words of a question that takes up one number and says little else."""


def doubted(asked: Asked, text: str, known: Mapping[str, Value]) -> Asked:
    """Of the parts of the question before, the one that has the number that is taken up.

    Args:
        asked: the question before.
        text: what the advisor wrote behind the answers, in lower case.
        known: item → value, of what was answered.
    """
    figures = _FIGURE.findall(text)
    if "?" not in text or len(figures) != 1 or len(asked.items) < 2 or len(text.split()) > _LONGEST:
        return asked
    figure = Decimal(figures[0])
    fitting = [slot for slot in asked.slots if slot.item and known.get(slot.item) == figure]
    place = _PLACE.search(text)
    if place and len(fitting) > 1:
        named = asked.slots[0 if place[1] == "first" else -1]
        fitting = [slot for slot in fitting if slot == named]
    if len(fitting) != 1 or fitting[0].item is None:
        return asked
    return replace(asked, slots=tuple(fitting), proposed=((fitting[0].item, figure),))
