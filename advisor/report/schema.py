"""The JSON Schema of a report, for whoever reads one by program.

It is generated from the classes of `model`, docstrings included, and kept in `report.schema.json`; a test
fails when it is stale. Write it anew with:

    python -m advisor.report.schema > advisor/report/report.schema.json

What a reader of one format may rely on stays: a field is added freely, but to take one away or to give it
another meaning is a new `FORMAT`.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from advisor.report.model import FORMAT, Report

__all__ = ["schema_text"]


def schema_text() -> str:
    """The schema as it stands in the file."""
    described = _untitled(TypeAdapter(Report).json_schema(mode="serialization"))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **described}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _untitled(node: Any) -> Any:
    """Drop the titles that pydantic makes of every key; a field called "title" is no text here, and stays."""
    if isinstance(node, list):
        return [_untitled(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _untitled(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }


if __name__ == "__main__":
    print(schema_text(), end="")
