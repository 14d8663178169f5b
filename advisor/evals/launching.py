"""From a call to a result: look through the suites, run what is wanted, in one process or many, and close.

How the work is spread is the caller's: `spread` takes a function and chunks of work and yields the results in
order, as `map` does.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from advisor import __version__
from advisor.errors import ModelAway, SuiteError, UnknownRubric
from advisor.evals.cases import Inventory, inventory, shown_path
from advisor.evals.gate import Gate
from advisor.evals.records import CaseRecord, End, RubricUsed, RunHeader
from advisor.evals.running import Chunk, Job, chunks, rubric_by_id, run_chunk, used
from advisor.evals.runs import SavedRun, Writer, data_of, new_run_file, replace_file
from advisor.evals.selecting import Selection
from advisor.evals.session import Result, Session, moment
from advisor.transcripts import json_line

__all__ = ["Plan", "Spread", "launch", "planned", "reader_of", "resumed", "rubrics_used"]

Spread: TypeAlias = Callable[
    [Callable[[Chunk], list[CaseRecord]], Iterable[Chunk]], Generator[list[CaseRecord], None, None]
]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run.

    Args:
        files: the suites.
        selection: which of their cases.
        job: what to do with each.
        inventory: what there is, counted.
        header: the run's header.
        before: the run to go on with; None for a new one.
    """

    files: tuple[str, ...]
    selection: Selection
    job: Job
    inventory: Inventory
    header: RunHeader
    before: SavedRun | None = None


def planned(
    files: Sequence[str],
    selection: Selection,
    job: Job,
    now: datetime.datetime,
    prices: dict[str, Any] | None = None,
) -> Plan:
    """Look through the suites and say what will be run.

    Args:
        files: the suites.
        selection: which of their cases.
        job: what to do with each.
        now: the moment.
        prices: what a million tokens of the model cost, as the run's header has it.

    Raises:
        SuiteError: an id is given twice, or there is nothing to run.
    """
    found = inventory(files, selection)
    if not found.wanted and not found.faults:
        why = "No case is wanted" if found.cases else "There is no case in the suites"
        suites = f"{len(files)} suite{'' if len(files) == 1 else 's'}"
        raise SuiteError(f"{why}: {found.cases:,} cases in {suites}.")
    header = RunHeader(
        id=now.strftime("%Y%m%d-%H%M%S"),
        advisor=__version__,
        started=moment(now),
        extractor=reader_of(job),
        rubrics=rubrics_used(found.rubrics, job),
        suites=tuple(files),
        suites_hash=found.hash,
        selection=selection.to_data(),
        cases=found.wanted,
        repeat=job.repeat,
        prices=prices,
    )
    return Plan(tuple(files), selection, job, found, header)


def resumed(run: SavedRun, job: Job, now: datetime.datetime) -> Plan:
    """Go on with a run that was interrupted.

    Raises:
        SuiteError: it is done, or its suites, its rubrics or the program are not what they were.
    """
    header = run.header
    if run.complete:
        raise SuiteError(f"The run {header.id} is complete; there is nothing to go on with.")
    log = header.extractor.get("log")
    name = header.extractor["name"] if log is None else job.extractor
    if (name == "model") != (job.model is not None):
        raise SuiteError(f"The run {header.id} was read by {name}: go on with --extractor {name}.")
    job = replace(job, extractor=name, repeat=header.repeat, logged=log and str(Path(log).absolute()))
    plan = planned(header.suites, Selection.from_data(header.selection), job, now, header.prices)
    for what in ("suites_hash", "rubrics", "advisor", "extractor"):
        if getattr(plan.header, what) != getattr(header, what):
            raise SuiteError(
                f"Since the run {header.id} began, its {_CHANGED[what]} changed. Start a new one."
            )
    return replace(plan, header=header, before=run)


_CHANGED = {
    "suites_hash": "suites", "rubrics": "rubrics", "advisor": "program",
    "extractor": "reader (model, server, prompts or cassette)",
}  # fmt: skip


def reader_of(job: Job) -> dict[str, Any]:
    """What names the reader of a job exactly, as a run's header has it."""
    if job.logged:
        return {"name": "logged", "log": shown_path(Path(job.logged))}
    return job.model.described() if job.model else {"name": job.extractor}


def launch(
    plan: Plan, gate: Gate, folder: Path, spread: Spread, watch: Callable[[Session], Any] | None = None
) -> Result:
    """Run a plan to its end, to an interrupt, or until the model is away, and close the books either way.

    Args:
        plan: what to run.
        gate: gives the verdict.
        folder: where runs are kept.
        spread: how the work is spread.
        watch: from the session to a context manager, whose value is told of each record by its `done`.
    """
    path = plan.before.path if plan.before else new_run_file(folder, plan.header.id)
    if plan.before:
        replace_file(path, _kept_lines(plan.before))
    writer = Writer(path)
    session = Session(plan.header, gate, writer)
    if not plan.before:
        writer.write(plan.header)
    done = frozenset(_taken_up(session, plan.before)) if plan.before else frozenset()
    start, complete, away = time.monotonic(), True, None
    try:
        _run(plan, done, session, spread, watch)
    except KeyboardInterrupt:
        complete = False
    except ModelAway as error:
        complete, away = False, str(error)
    return session.finish(path, _end(plan, complete, away, time.monotonic() - start))


def _run(
    plan: Plan,
    done: frozenset[str],
    session: Session,
    spread: Spread,
    watch: Callable[[Session], Any] | None,
) -> None:
    work = spread(partial(run_chunk, job=plan.job), chunks(plan.files, plan.selection, done))
    try:
        with watch(session) if watch else nullcontext() as watching:
            for records in work:
                for record in records:
                    session.add(record)
                    if watching is not None:
                        watching.done(record)
                session.flush()
    finally:
        work.close()


def _end(plan: Plan, complete: bool, away: str | None, seconds: float) -> End:
    before = plan.before.end if plan.before else None
    return End(
        complete=complete,
        finished=moment(datetime.datetime.now(datetime.UTC)),
        seconds=round(seconds + (before.seconds if before else 0.0), 3),
        resumed=(before.resumed if before else 0) + 1 if plan.before else 0,
        faults=plan.inventory.faults,
        away=away,
    )


def _kept_lines(run: SavedRun) -> Iterator[bytes]:
    """A run as it would be if only the cases that are done had been begun."""
    yield json_line(data_of(run.header))
    for record in _kept(run):
        yield json_line(data_of(record))


def _taken_up(session: Session, run: SavedRun) -> Iterator[str]:
    """Give a session what is on disk already; the ids of it."""
    for record in run.cases():
        session.add(record, written=True)
        yield record.id


def _kept(run: SavedRun) -> Iterator[CaseRecord]:
    """The cases that are done: run as often as asked, and without error."""
    waiting: list[CaseRecord] = []
    for record in run.cases():
        if waiting and waiting[0].id != record.id:
            waiting = []
        waiting.append(record)
        if len(waiting) == run.header.repeat:
            yield from () if any(each.outcome == "error" for each in waiting) else waiting
            waiting = []


def rubrics_used(names: Iterable[str], job: Job) -> dict[str, RubricUsed]:
    """The rubrics by their names, as a run's header has them; each case of an unknown one says that it is."""
    found: dict[str, RubricUsed] = {}
    for name in names:
        with suppress(UnknownRubric):
            found[name] = used(rubric_by_id(name, job.own))
    return found
