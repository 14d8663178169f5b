"""A run as data: JSON (one document), JSON Lines (the run as it is on disk), CSV (a line a case)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from advisor.evals.comparing import key_of
from advisor.evals.records import CaseRecord, Record
from advisor.evals.runs import data_of
from advisor.evals.session import Result
from advisor.evals.words import headline

__all__ = ["as_csv", "as_json", "as_jsonl"]


def as_jsonl(result: Result, path: Path) -> Iterator[bytes]:
    """The run's own file."""
    with result.run.path.open("rb") as file:
        yield from file


def as_json(result: Result, path: Path) -> Iterator[bytes]:
    """One document, a case a line, so that version control shows which cases changed."""
    yield from document(
        result,
        {
            "summary": result.summary.model_dump(mode="json"),
            "verdict": result.verdict.model_dump(mode="json"),
            "comparison": result.comparison.model_dump(mode="json") if result.comparison else None,
        },
        lambda record: True,
    )


def document(result: Result, more: dict[str, Any], keep: Any) -> Iterator[bytes]:
    """The JSON form of a run.

    Args:
        result: the run.
        more: further parts, by name.
        keep: which keys of a case's data to keep.
    """
    yield b'{"run": ' + _json(_untyped(data_of(result.header)))
    for name, part in more.items():
        yield b',\n"' + name.encode() + b'": ' + _json(part)
    for name in ("cases", "groups"):
        yield b',\n"' + name.encode() + b'": ['
        separator = b"\n"
        for record, standing in result.records():
            if isinstance(record, CaseRecord) == (name == "cases"):
                data = {key: value for key, value in _untyped(data_of(record)).items() if keep(key)}
                yield separator + _json(data | ({"standing": standing} if keep("standing") else {}))
                separator = b",\n"
        yield b"\n]"
    yield b',\n"end": ' + _json(_untyped(data_of(result.end))) + b"}\n"


COLUMNS = (
    "id", "repeat", "file", "line", "rubric", "tags", "group", "outcome", "standing", "broken",
    "right", "wrong", "missed", "invented", "expected", "found", "expected_score", "found_score",
    "milliseconds", "why", "calls", "tokens_in", "tokens_out",
)  # fmt: skip


def as_csv(result: Result, path: Path) -> Iterator[bytes]:
    """A line a case."""
    yield _csv(COLUMNS)
    for record, standing in result.records():
        yield _csv(_cells(record, standing))


def _cells(record: Record, standing: str) -> list[Any]:
    if not isinstance(record, CaseRecord):
        return [key_of(record), 1, record.file, "", "", "", record.id, record.outcome, standing,
                "", "", "", "", "", "", "", "", "", "", headline(record, 500), "", "", ""]  # fmt: skip
    expected, found, served = record.expected, record.found, record.served
    counts = [len(part) if record.right is not None else "" for part in
              (record.right or (), record.wrong, record.missed, record.invented)]  # fmt: skip
    return [
        record.id, record.repeat, record.file, record.line, record.rubric, " ".join(record.tags),
        record.group or "", record.outcome, standing, " ".join(record.broken), *counts,
        expected.tier or expected.level or "", (found.tier or found.level or "") if found else "",
        _or_empty(expected.score), _or_empty(found.score if found else None),
        _or_empty(record.seconds and round(1000 * record.seconds, 3)),
        "" if record.outcome == "passed" else headline(record, 500),
        *((served.calls, served.input, served.output) if served else ("", "", "")),
    ]  # fmt: skip


def _csv(cells: Any) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])
    return line.getvalue().encode()


def _harmless(cell: Any) -> Any:
    """A spreadsheet runs what begins like a formula; a quotation mark keeps it a text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _or_empty(value: Any) -> Any:
    return "" if value is None else value


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False).encode()


def _untyped(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "type"}
