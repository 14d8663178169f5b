"""The items of interest → the JSON Schema of a model's answer.

An answer is a list of short texts, one for each item that the reply answers and none for the others: silence
costs nothing. A text is an item, a value and the quote it was read from; where the quote is the value
(ratings, the person's own words) it stands alone, and code reads the value from it.

    {"answers": ["empathy: 8", "phone yes: I took calls all day", "goal declined: rather not say"]}

What an item takes is in the pattern of these texts, so that a server which decodes under a schema can write
nothing else. Patterns know no ranges; values are checked by code afterwards, whatever the server promised. An
object per answer, or one per item with nulls, says the same at twice the cost in tokens; `claims` reads these
forms, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor.rubric.items import EXTENTS, Item
from advisor.rubric.model import Rubric

__all__ = ["ANSWERS", "DECLINED", "QUOTE", "VALUE", "answer_schema"]

ANSWERS = "answers"
VALUE = "value"
QUOTE = "quote"
DECLINED = "declined"
"""In place of a value: the person will not say, or takes back what they said."""
_QUOTED = ("rating", "text")
"""Kinds whose quote is their value."""
_WORDS = r'[^"\\]+'
"""A quote, in letters that a decoder cannot end the text with."""


def answer_schema(rubric: Rubric, items: Iterable[str]) -> dict[str, Any]:
    """The schema of an answer about these items: the same items give the same bytes.

    Args:
        rubric: whose items they are.
        items: their ids; the pattern keeps this order.
    """
    by_value: dict[str, list[str]] = {}
    for name in items:
        by_value.setdefault(_value(rubric.items[name]), []).append(name)
    each = "|".join(f"({'|'.join(names)}){value}" for value, names in by_value.items())
    texts = {"type": "string", "pattern": f"^({each}): {_WORDS}$"}
    return {
        "type": "object",
        "properties": {ANSWERS: {"type": "array", "items": texts}},
        "required": [ANSWERS],
        "additionalProperties": False,
    }


def _value(item: Item) -> str:
    """What stands between an item and its quote, as a pattern in the plainest syntax there is."""
    if item.kind in _QUOTED:
        return f"( {DECLINED})?"
    match item.kind:
        case "extent":
            values = "|".join(EXTENTS)
        case "choice":  # the quote alone will do where it is the value's name
            return f"( ({'|'.join(option.id for option in item.values)}|{DECLINED}))?"
        case "choices":  # a comma at the end is no harm, and said twice the names would cost twice
            values = f"(({'|'.join(option.id for option in item.values)}),?)+"
        case "level":
            values = "|".join(str(step.number) for step in item.steps)
        case _:
            values = "[0-9]+([.][0-9]+)?"
    return f" ({values}|{DECLINED})"
