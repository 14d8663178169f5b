"""The JSON Schema of a run's JSON form (`-o run.json`, and of a baseline), for whoever reads one by program.

It is generated from the classes, docstrings included, and kept in `run.schema.json`; a test fails when it is
stale. Write it anew with:

    python -m advisor.evals.schema > advisor/evals/run.schema.json
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict

from advisor.evals.comparing import Comparison
from advisor.evals.gate import Standing, Verdict
from advisor.evals.metrics import Summary
from advisor.evals.records import FORMAT, CaseRecord, End, GroupRecord, RunHeader

__all__ = ["schema_text"]


class Case(CaseRecord):
    """A case, and how it stands: `standing` is left out in a baseline."""

    standing: Standing = "passed"


class Group(GroupRecord):
    """A group of paraphrases, and how it stands."""

    standing: Standing = "passed"


class Run(BaseModel):
    """A run as one document. Keys of cases that are as they are by default are left out.

    A baseline has neither `summary`, `verdict` nor `comparison`; they are computed from the rest.
    """

    model_config = ConfigDict(title=FORMAT)

    run: RunHeader
    summary: Summary | None = None
    verdict: Verdict | None = None
    comparison: Comparison | None = None
    cases: list[Case]
    groups: list[Group] = []
    end: End


def schema_text() -> str:
    """The schema as it stands in the file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Run.model_json_schema()}
    return json.dumps(_untyped(schema), indent=1, ensure_ascii=False) + "\n"


def _untyped(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the key `type` of the lines of JSON Lines, which the document has no need of."""
    for part in schema["$defs"].values():
        if "const" in part.get("properties", {}).get("type", {}):
            del part["properties"]["type"]
    return schema


if __name__ == "__main__":
    print(schema_text(), end="")
