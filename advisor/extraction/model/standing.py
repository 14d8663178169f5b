"""What a new value makes of one that stands: added to it, put in its place, or nothing.

The rules are those of the offline reader (`recording`), on its words for adding, correcting and taking back.
A model may give the new value alone ("3 years before that": 3) or what then holds in all (5 where 2 stood);
both come to the same, because what is added is read from the words again.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.answers import Answer, Value
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.picks import CORRECTS
from advisor.extraction.offline.question import Asked
from advisor.extraction.offline.recording import ADDS, JOINS, NOW_SO, PREFERS, SUMS, WITHDRAWS
from advisor.rubric.items import Item

__all__ = ["added", "corrects", "may_add", "may_replace", "says_more", "takes_back", "together"]


_TAKES_BACK = re.compile(
    any_of(
        r"""
        (?:scratch|strike|erase|forget|drop|delete|remove|disregard) (?:what|everything|all) (?:that )?i
        | i (?:lied|exaggerated|made (?:that|it) up) | (?:wasn't|was not|isn't|is not) true | doesn't count
        """
    )
)
"""Words that take back, where it is known what they may mean: offline they would be too few to go by."""


def corrects(words: str) -> bool:
    """Whether words take up an earlier answer."""
    return CORRECTS.search(words) is not None


def takes_back(words: str) -> bool:
    """Whether words take an answer back, with nothing in its place."""
    return WITHDRAWS.pattern.search(words) is not None or _TAKES_BACK.search(words) is not None


def added(known: Answer, value: Value) -> Value | None:
    """What a value that is given as the whole adds to the one that stands; None where it is no such whole."""
    if isinstance(value, tuple) and isinstance(known.value, tuple):
        more = tuple(one for one in value if one not in known.value)
        return more if more and set(known.value) <= set(value) else None
    if isinstance(value, Decimal) and isinstance(known.value, Decimal) and value > known.value:
        return value - known.value
    return None


def together(item: Item, known: Answer, value: Value) -> Value:
    """A value on top of the one that stands."""
    if item.kind == "choices" and isinstance(known.value, tuple) and isinstance(value, tuple):
        return tuple(one.id for one in item.values if one.id in {*known.value, *value})
    if isinstance(known.value, Decimal) and isinstance(value, Decimal):
        return known.value + value
    return value


def says_more(words: str) -> bool:
    """Whether words tell something on top of what was told."""
    return ADDS.search(words) is not None or JOINS.search(words) is not None


def may_add(item: Item, words: str, asked: Asked) -> bool:
    """Whether what words say of an item with a value comes on top of it."""
    if corrects(words) and not (item.kind == "choices" and JOINS.search(words)):
        return False
    if item.kind == "choices":
        return item.id not in asked.items or asked.more or JOINS.search(words) is not None
    return ADDS.search(words) is not None or (asked.more and not SUMS.search(words))


def may_replace(item: Item, known: Answer, value: Value, words: str, asked: Asked) -> str | None:
    """Why what words say of an item may not take the place of its value; None where it may."""
    if item.kind == "level" and isinstance(known.value, Decimal) and isinstance(value, Decimal):
        lower = value < known.value and not corrects(words)
        return "a higher step was told before, and nothing is corrected" if lower else None
    if item.kind not in ("years", "choices") or corrects(words) or item.id in asked.items:
        return None
    if NOW_SO.search(words) or PREFERS.search(words):
        return None
    return "nothing says that it takes the place of what stands"
