"""The JSON Schema of rubrics, so that editors complete keys and mark slips while one types.

It is generated from the models and kept in `rubrics/rubric.schema.json`; a test fails when it is stale.
Write it anew with:

    python -m advisor.rubric.schema > rubrics/rubric.schema.json
"""

from __future__ import annotations

import ast
import inspect
import json
from typing import Any

from advisor.rubric import advice, base, items, ladder, model, offers, rules

__all__ = ["schema_text"]

LIMITS = {"gt": "exclusiveMinimum", "ge": "minimum", "le": "maximum"}
"""Pydantic leaves its own words in the schema where a limit stands on a type with a validator before it."""


def schema_text() -> str:
    """The schema as it stands in the file."""
    schema = model.Rubric.model_json_schema(by_alias=True)
    notes = _notes()
    for name, part in {**schema["$defs"], "Rubric": schema}.items():
        for key, note in notes.get(name, {}).items():
            if key in part["properties"]:
                part["properties"][key]["description"] = note
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_plain(schema)}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _plain(node: Any, *, names: bool = False) -> Any:
    """Drop the titles that pydantic makes of every key, and the second form in which numbers may come."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    if not names:
        forms = node.get("anyOf", [])
        if [form.get("type") for form in forms] == ["number", "string"]:
            node = {**{key: one for key, one in node.items() if key != "anyOf"}, **forms[0]}
        # Defaults that are Decimals would stand there as text.
        node = {LIMITS.get(key, key): one for key, one in node.items() if key not in {"title", "default"}}
    return {key: _plain(one, names=not names and key in {"properties", "$defs"}) for key, one in node.items()}


def _notes() -> dict[str, dict[str, str]]:
    """Class → field → the string that stands under the field in the source, also of the classes above it."""
    own: dict[str, dict[str, str]] = {}
    parents: dict[str, list[str]] = {}
    for module in (base, advice, items, ladder, offers, rules, model):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                own[node.name] = _fields(node)
                parents[node.name] = [one.__name__ for one in vars(module)[node.name].__mro__]
    return {
        name: {key: note for parent in reversed(line) for key, note in own.get(parent, {}).items()}
        for name, line in parents.items()
    }


def _fields(node: ast.ClassDef) -> dict[str, str]:
    return {
        _key(field): inspect.cleandoc(note.value.value)
        for field, note in zip(node.body, node.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign)
        and isinstance(note, ast.Expr)
        and isinstance(note.value, ast.Constant)
        and isinstance(note.value.value, str)
    }


def _key(field: ast.AnnAssign) -> str:
    """The key in the file: a field's alias, where it has one."""
    if isinstance(field.value, ast.Call):
        for keyword in field.value.keywords:
            if keyword.arg == "alias" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return ast.unparse(field.target)


if __name__ == "__main__":
    print(schema_text(), end="")
