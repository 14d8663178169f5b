"""The JSON Schema of a report, for whoever reads one by program.

It is generated from the classes of `model` and `ladder_model`, docstrings included, and kept in
`report.schema.json` and `ladder.schema.json`; a test fails when one is stale. Write them anew with:

    python -m advisor.report.schema > advisor/report/report.schema.json
    python -m advisor.report.schema ladder > advisor/report/ladder.schema.json

What a reader of one format may rely on stays: a field is added freely, but to take one away or to give it
another meaning is a new `FORMAT`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pydantic import TypeAdapter

from advisor.report.ladder_model import LADDER_FORMAT, LadderReport
from advisor.report.model import FORMAT, Report

__all__ = ["schema_text"]


KINDS: dict[str, tuple[str, type[Any]]] = {
    "report": (FORMAT, Report),
    "ladder": (LADDER_FORMAT, LadderReport),
}
"""Kind of report → the name of its format and its class."""


def schema_text(kind: str = "report") -> str:
    """The schema as it stands in the file."""
    name, described = KINDS[kind]
    fields = _untitled(TypeAdapter(described).json_schema(mode="serialization"))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **fields}
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
    print(schema_text(*sys.argv[1:]), end="")
