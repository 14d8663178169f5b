"""The items of interest → the JSON Schema of a model's answer.

Flat and strict: one property an item, all required, each null or a value with the quote it was read from.
What items share stands once under `$defs`, so that thirty ratings cost little more than one. Strict
structured output knows neither ranges nor lengths; values are checked by code afterwards, whatever the server
promised.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from advisor.rubric.items import EXTENTS, Item
from advisor.rubric.model import Rubric

__all__ = ["QUOTE", "VALUE", "answer_schema"]

VALUE = "value"
QUOTE = "quote"


def answer_schema(rubric: Rubric, items: Iterable[str]) -> dict[str, Any]:
    """The schema of an answer about these items: the same items give the same bytes.

    Args:
        rubric: whose items they are.
        items: their ids; the properties keep this order.
    """
    defs: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for name in items:
        item = rubric.items[name]
        key = _shared(item)
        if key is None:
            properties[name] = _nullable(_value(item))
        else:
            defs[key] = _nullable(_value(item))
            properties[name] = {"$ref": f"#/$defs/{key}"}
    schema: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {**schema, "$defs": defs} if defs else schema


def _shared(item: Item) -> str | None:
    """The name under which items with the same kind of value share their schema."""
    if item.kind in ("choice", "choices"):
        return None
    return (
        f"level{len(item.steps)}"
        if item.kind == "level"
        else {"text": "text", "extent": "extent"}.get(item.kind, "number")
    )


def _nullable(value: dict[str, Any]) -> dict[str, Any]:
    answer = {
        "type": "object",
        "properties": {VALUE: value, QUOTE: {"type": "string"}},
        "required": [VALUE, QUOTE],
        "additionalProperties": False,
    }
    return {"anyOf": [answer, {"type": "null"}]}


def _value(item: Item) -> dict[str, Any]:
    match item.kind:
        case "extent":
            return {"type": "string", "enum": list(EXTENTS)}
        case "choice":
            return {"type": "string", "enum": [option.id for option in item.values]}
        case "choices":
            return {"type": "array", "items": {"type": "string", "enum": [one.id for one in item.values]}}
        case "text":
            return {"type": "string"}
        case "level":
            return {"type": "integer", "enum": [step.number for step in item.steps]}
        case _:
            return {"type": "number"}
