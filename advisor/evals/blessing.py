"""The only way a baseline comes about: somebody blesses a run.

A baseline is the JSON form of a run, a case a line and sorted by id, without what changes from run to run
(times, line numbers) and without quotes, so that version control shows which cases changed and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.errors import SuiteError
from advisor.evals.comparing import Baseline, Comparing, Comparison, key_of
from advisor.evals.records import CaseRecord
from advisor.evals.runs import SavedRun, data_of, replace_file

__all__ = ["Blessed", "bless"]

LEFT_OUT = ("type", "line", "seconds", "tags", "known_failure")


@dataclass(frozen=True, slots=True)
class Blessed:
    """What became of a baseline.

    Args:
        comparison: the run beside the baseline before; None where there was none.
        accepted: cases and groups that fail in the run: from now on they fail none.
        newly: those of them that the baseline before did not hold as failing.
    """

    comparison: Comparison | None
    accepted: tuple[str, ...]
    newly: tuple[str, ...]


def bless(run: SavedRun, path: Path) -> Blessed:
    """Make a run the baseline.

    Args:
        run: the run.
        path: the baseline's file.

    Raises:
        SuiteError: the run is incomplete, leaves cases out, or has cases that could not be run.
    """
    _refuse_incomplete(run)
    before = Baseline(SavedRun.open(path)) if path.is_file() else None
    comparing = Comparing(before) if before else None
    accepted: dict[str, bool] = {}
    for record in run.records():
        if record.outcome == "failed":
            held = before is not None and before.holds_failure(record)
            accepted[key_of(record)] = accepted.get(key_of(record), True) and held
        if comparing is not None:
            comparing.add(record)
    replace_file(path, _document(run))
    newly = tuple(key for key, held in accepted.items() if not held)
    return Blessed(comparing.result() if comparing else None, tuple(accepted), newly)


def _refuse_incomplete(run: SavedRun) -> None:
    name = run.header.id
    if not run.complete:
        raise SuiteError(f"The run {name} was interrupted; go on with it first (--resume {name}).")
    if run.header.selection:
        left_out = ", ".join(f"{key} {value}" for key, value in run.header.selection.items())
        raise SuiteError(f"The run {name} is of chosen cases ({left_out}); a baseline is a whole run.")
    faults = len(run.end.faults) if run.end else 0
    errors = [key_of(record) for record in run.records() if record.outcome == "error"]
    if errors or faults:
        raise SuiteError(f"The run {name} has {len(errors) + faults} cases that could not be run.")


def _document(run: SavedRun) -> Iterator[bytes]:
    records = sorted(run.records(), key=lambda record: (record.id, getattr(record, "repeat", 1)))
    cases = [_slim(record) for record in records if isinstance(record, CaseRecord)]
    groups = [_without(data_of(record), LEFT_OUT) for record in records if not isinstance(record, CaseRecord)]
    end = _without(data_of(run.end), ("type", "seconds")) if run.end else {}
    yield b'{"run": ' + _json(_without(data_of(run.header), ("type",)))
    yield b',\n"cases": [\n' + b",\n".join(map(_json, cases)) + b"\n]"
    yield b',\n"groups": [\n' + b",\n".join(map(_json, groups)) + b"\n]"
    yield b',\n"end": ' + _json(end | {"seconds": 0.0}) + b"}\n"


def _slim(record: CaseRecord) -> dict[str, Any]:
    data = _without(data_of(record), LEFT_OUT)
    if "found" in data:
        data["found"] = _without(data["found"], ("evidence",))
    if "expected" in data:
        data["expected"] = _without(data["expected"], ("answers",))
    if "served" in data:
        data["served"] = _without(data["served"], ("seconds",))
    return data


def _without(data: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
