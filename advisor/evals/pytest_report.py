"""What a pytest session measured, reported as a run of `advisor eval run` is: figures, files, a verdict.

Imported at the end of a session that ran cases, for pytest loads its plugins whenever it starts.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from advisor import __version__
from advisor.evals.gate import shown
from advisor.evals.launching import reader_of, rubrics_used
from advisor.evals.metrics import METRICS, Tallies
from advisor.evals.outputs import deliver
from advisor.evals.records import CaseRecord, End, GroupRecord, Record, RunHeader
from advisor.evals.runs import SavedRun, Writer
from advisor.evals.session import Result, moment
from advisor.evals.words import cautions, spent

if TYPE_CHECKING:
    from advisor.evals.pytest_choices import Choices

__all__ = ["Told", "reported"]

Told = Mapping[str, Any]
"""What an item sent along, as JSON data: a record, why its line is no case, or why the model is away."""


def reported(
    told: Iterable[Told], choices: Choices, chosen: str, seconds: float, *, left: int, interrupted: bool
) -> tuple[Result, list[str]]:
    """Compute the figures, write the files that are asked for, and give the verdict.

    Args:
        told: what came with the reports, in any order.
        choices: of the session.
        chosen: the arguments of pytest, which choose cases by means of its own.
        seconds: how long the session took.
        left: how many cases were not run.
        interrupted: whether somebody stopped it.

    Returns:
        The result, whose records are gone, and what is to be printed of it.
    """
    told = list(told)
    records = sorted(map(_record, _of(told, "case", "group")), key=_order)
    away = next((str(each["said"]) for each in _of(told, "away")), None)
    faults = tuple(str(each["said"]) for each in _of(told, "fault"))
    now = datetime.datetime.now(datetime.UTC)
    end = End(
        complete=not (left or interrupted or away),
        finished=moment(now),
        seconds=round(seconds, 3),
        faults=faults,
        away=away,
    )
    header = _header(records, choices, chosen, now - datetime.timedelta(seconds=seconds), left)
    tallies, gate = (
        Tallies({name: each.kinds for name, each in header.rubrics.items()}, header.prices),
        choices.gate,
    )
    for record in records:
        tallies.add(record)
        gate.add(record)
    summary, comparison = tallies.summary(), gate.comparison()
    verdict = gate.verdict(
        summary, comparison, faults=faults, left=left, interrupted=interrupted and away is None, away=away
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{header.id}.jsonl")
        result = Result(SavedRun(path, header, end), end, summary, verdict, comparison, gate)
        files = _written(result, records, choices.outputs) if choices.outputs else []
    return result, [*_lines(result), *(f"Wrote {file}" for file in files), verdict.line]


def _of(told: Iterable[Told], *kinds: str) -> Iterator[Told]:
    return (each for each in told if each["type"] in kinds)


def _record(told: Told) -> Record:
    kind: Any = GroupRecord if told["type"] == "group" else CaseRecord
    made: Record = kind.model_validate(told)
    return made


def _order(record: Record) -> tuple[Any, ...]:
    """As a run has them: cases in the order of the suites, repeats beside each other, then groups."""
    if isinstance(record, GroupRecord):
        return (1, record.id)
    return (0, record.file, record.line, record.id, record.repeat)


def _header(
    records: list[Record], choices: Choices, chosen: str, began: datetime.datetime, left: int
) -> RunHeader:
    cases = [record for record in records if isinstance(record, CaseRecord)]
    return RunHeader(
        id=began.strftime("%Y%m%d-%H%M%S"),
        advisor=__version__,
        started=moment(began),
        extractor=reader_of(choices.job),
        rubrics=rubrics_used(sorted({record.rubric for record in cases}), choices.job),
        suites=tuple(dict.fromkeys(record.file for record in cases)),
        selection={**choices.selection.to_data(), "pytest": chosen},
        cases=sum(record.repeat == 1 for record in cases) + left,
        repeat=choices.job.repeat,
        prices=choices.prices,
    )


def _written(result: Result, records: list[Record], outputs: Iterable[str]) -> list[str]:
    writer = Writer(result.run.path)
    writer.write(result.header, *records, result.end)
    writer.close()
    return deliver(result, [*outputs])


def _lines(result: Result) -> Iterator[str]:
    for name, figure in result.summary.metrics.items():
        yield f"{METRICS[name].label}: {shown(name, figure.value)}"
    if result.summary.spent is not None:
        yield f"cost: {spent(result.summary.spent)}"
    yield from cautions(result.header.extractor)
