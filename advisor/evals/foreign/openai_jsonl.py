"""Chats as JSON Lines, as OpenAI's evals, its fine-tuning files and many exports have them.

Written is {"input": [messages], "ideal": "<JSON>", "metadata": {...}}: `input` and `ideal` are what the evals
of openai/evals take (their JsonMatch compares JSON with JSON).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from advisor.evals.foreign.common import (
    Brought,
    brought,
    case_data,
    expect_data,
    guarded,
    json_rows,
    messages_in,
    rest_data,
)
from advisor.transcripts import Case, json_line

__all__ = ["read", "write"]

CHATS = ("messages", "input", "prompt")
TARGETS = ("ideal", "expected", "expect", "reference", "target", "output")


def read(file: Path, rubric: str | None) -> Iterator[Brought]:
    """The cases of a file."""
    for place, raw in json_rows(file):
        row = raw.get("item", raw) if isinstance(raw, dict) else None
        if not isinstance(row, dict):
            yield Brought(place, None, ("this is no JSON object.",))
            continue
        chat = next((row[key] for key in CHATS if key in row), None)
        target = next((row[key] for key in TARGETS if key in row), None)
        known = row.get("metadata")
        rest: dict[str, Any] = {**row, **(known if isinstance(known, dict) else {})}
        yield brought(place, rest.get("id"), messages_in(chat), target, rest, rubric)


def write(cases: Sequence[Case], path: Path) -> Iterator[tuple[Path, bytes]]:
    """The file."""
    lines = []
    for case in cases:
        expect = {"ideal": guarded(expect_data(case))} if case.expect else {}
        rest = {"id": case.id, **rest_data(case)}
        lines.append(json_line({"input": case_data(case)["messages"], **expect, "metadata": rest}))
    yield path, b"".join(lines)
