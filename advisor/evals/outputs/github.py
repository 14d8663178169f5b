"""What GitHub Actions shows of a run: annotations at the lines of the cases, and the job's summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from advisor.evals.outputs.markdown import markdown
from advisor.evals.records import CaseRecord
from advisor.evals.session import Result
from advisor.evals.words import headline

__all__ = ["commands", "in_actions", "summarise"]

MOST = 10
"""GitHub shows no more of a kind in one step."""


def in_actions(environ: Mapping[str, str]) -> bool:
    """Whether this runs in GitHub Actions."""
    return environ.get("GITHUB_ACTIONS") == "true"


def commands(result: Result) -> Iterator[str]:
    """Workflow commands, one a line: errors for what fails the run, warnings for what is excused."""
    levels = {"broken": "error", "failing": "error", "error": "error", "known": "warning"}
    left = {"error": MOST, "warning": MOST}
    for record, standing in result.records():
        level = levels.get(standing)
        if level and left[level] and isinstance(record, CaseRecord):
            left[level] -= 1
            where = f"file={_property(record.file)},line={record.line},title={_property(record.id)}"
            yield f"::{level} {where}::{_data(headline(record, 300))}"
    for fault in result.end.faults[:MOST]:
        yield f"::error {_place(fault)}title=no case::{_data(fault)}"


def _place(fault: str) -> str:
    """Where a line that is no case stands, as its fault begins."""
    found = re.match(r"(?P<file>.+?):(?P<line>\d+): ", fault)
    return f"file={_property(found['file'])},line={found['line']}," if found else ""


def summarise(result: Result, environ: Mapping[str, str]) -> None:
    """Add the run to the job's summary, if there is one."""
    place = environ.get("GITHUB_STEP_SUMMARY")
    if place:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(markdown(result) + "\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
