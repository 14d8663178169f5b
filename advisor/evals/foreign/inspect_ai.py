"""Datasets of Inspect AI: JSON Lines of samples, and beside it a task with which they run there.

A sample is {"id", "input": [messages], "target": "<JSON>", "metadata": {...}}. The task has `advisor score`
read each chat, and compares item by item; `inspect eval SUITE_task.py --model none` asks no model.
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
from advisor.resources import prompts_dir
from advisor.transcripts import Case, json_line

__all__ = ["read", "write"]

ROLES = {"user", "assistant", "system"}
"""Roles that Inspect takes with nothing but a text."""


def read(file: Path, rubric: str | None) -> Iterator[Brought]:
    """The cases of a dataset."""
    for place, raw in json_rows(file):
        if not isinstance(raw, dict):
            yield Brought(place, None, ("this is no JSON object.",))
            continue
        known = raw.get("metadata")
        rest: dict[str, Any] = known if isinstance(known, dict) else {}
        chat = messages_in(rest.get("messages") or raw.get("input"))
        faults = ["its files, sandbox or choices are left out."] if _more(raw) else []
        yield brought(place, raw.get("id"), chat, raw.get("target"), rest, rubric, faults)


def _more(raw: dict[str, Any]) -> bool:
    return any(raw.get(key) for key in ("choices", "files", "sandbox", "setup"))


def write(cases: Sequence[Case], path: Path) -> Iterator[tuple[Path, bytes]]:
    """The dataset, and the task."""
    lines = []
    for case in cases:
        messages = case_data(case)["messages"]
        rest = rest_data(case)
        if not {each["role"] for each in messages} <= ROLES:
            rest["messages"] = messages
            messages = [each for each in messages if each["role"] in ROLES]
        target = guarded(expect_data(case)) if case.expect else ""
        lines.append(json_line({"id": case.id, "input": messages, "target": target, "metadata": rest}))
    yield path, b"".join(lines)
    task = (prompts_dir() / "evals" / "inspect_task.py").read_bytes()
    yield path.with_name(f"{path.stem}_task.py"), task.replace(b"SUITE.jsonl", path.name.encode())
