"""Running cases: which are wanted, in chunks; a chunk → records, in any process; rubrics and readers by name.

One bad case stops no other: what goes wrong with it is its record.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from pydantic import ValidationError

from advisor.catalog import load_rubric, rubric_names
from advisor.errors import AdvisorError, ModelAway, ModelError, UnknownRubric
from advisor.evals.asking import Asking, ModelChoice
from advisor.evals.cases import Line, lines, parsed, text_hash
from advisor.evals.judging import Reading, golden, identity, judge, judged
from advisor.evals.logged import log_at
from advisor.evals.records import CaseRecord, RubricUsed
from advisor.evals.selecting import Selection
from advisor.extraction.extractor import Extractor
from advisor.rubric.model import Rubric
from advisor.transcripts import Case, CaseError

__all__ = [
    "EXTRACTORS",
    "Chunk",
    "Job",
    "asking_for",
    "chunks",
    "extractor_named",
    "rubric_by_id",
    "run_chunk",
    "unrun",
    "used",
]

Own: TypeAlias = tuple[tuple[str, str], ...]
"""Ids of the user's own rubrics, and where they are."""

Chunk: TypeAlias = Sequence[tuple[Line, Case]]

PER_CHUNK = 8


def _offline() -> Extractor:
    from advisor.extraction.offline.reader import OfflineExtractor

    return OfflineExtractor()


def _model() -> Extractor:
    from advisor.extraction.model.reader import ModelExtractor

    return ModelExtractor()


EXTRACTORS: dict[str, Callable[[], Extractor]] = {"offline": _offline, "model": _model}
"""Name, as in `--extractor` → how to make the reader."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each case.

    Args:
        extractor: name of the reader, one of `EXTRACTORS`.
        own: the user's own rubrics.
        repeat: how often to run each case.
        logged: a log to take the readings from, instead of reading.
        model: whom the reader "model" asks; None for the others.
    """

    extractor: str = "offline"
    own: Own = ()
    repeat: int = 1
    logged: str | None = None
    model: ModelChoice | None = None


def chunks(
    files: Sequence[str], selection: Selection, done: Collection[str] = (), size: int = PER_CHUNK
) -> Iterator[Chunk]:
    """The wanted cases of some suites, a few at a time; lines that are no cases are left to the inventory.

    Args:
        files: the suites.
        selection: which cases are wanted.
        done: ids of cases to leave out, for they were run before.
        size: cases a chunk.
    """
    chosen = selection.fresh()
    waiting: list[tuple[Line, Case]] = []
    for line, case in _cases(files):
        if chosen.takes(case, line.file) and case.id not in done:
            waiting.append((Line(line.file, line.number, b""), case))
        if len(waiting) == size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _cases(files: Iterable[str]) -> Iterator[tuple[Line, Case]]:
    for line in lines(files):
        try:
            yield line, parsed(line)
        except CaseError:
            continue


def run_chunk(chunk: Chunk, job: Job) -> list[CaseRecord]:
    """Run some cases, each as often as the job says; repeats of a case follow each other.

    Raises:
        ModelAway: a live model cannot be had, so that nothing can be measured.
    """
    extractor = extractor_named(job.extractor)
    return [
        _run(case, line, extractor, job, repeat)
        for line, case in chunk
        for repeat in range(1, job.repeat + 1)
    ]


def _run(case: Case, line: Line, extractor: Extractor, job: Job, repeat: int) -> CaseRecord:
    try:
        rubric = rubric_by_id(case.rubric, job.own)
        if job.logged is not None:
            reading = Reading(log_at(job.logged).sheet(case.id, rubric))
            return judged(case, line, rubric, golden(case, rubric), [reading], repeat)
        ask = asking_for(job.model).waiting(rubric, repeat) if job.model else None
        return judge(case, line, rubric, extractor, repeat, ask)
    except ModelAway:
        raise
    except Exception as error:  # noqa: BLE001 - see `unrun`
        return unrun(case, line, error, repeat)


def unrun(case: Case, line: Line, error: Exception, repeat: int = 1) -> CaseRecord:
    """The record of a case that an error ended; a bug of the reader, too, is its case's and not the run's."""
    if isinstance(error, AdvisorError | ValidationError):
        said = " ".join(str(error).split())
        return failed_to_run(case, line, said, repeat=repeat, fault=not isinstance(error, ModelError))
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
    return failed_to_run(case, line, said, repeat=repeat)


def failed_to_run(case: Case, line: Line, error: str, *, repeat: int = 1, fault: bool = False) -> CaseRecord:
    """The record of a case that could not be run."""
    return CaseRecord(**identity(case, line), repeat=repeat, outcome="error", error=error, fault=fault)


# --- By name ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def extractor_named(name: str) -> Extractor:
    """The reader of this name, made once a process."""
    return EXTRACTORS[name]()


@lru_cache(maxsize=4)
def asking_for(choice: ModelChoice) -> Asking:
    """The way to a model, opened once a process."""
    return Asking(choice)


@lru_cache(maxsize=16)
def rubric_by_id(rubric: str, own: Own = ()) -> Rubric:
    """A rubric by its id.

    Raises:
        UnknownRubric: neither we nor the user have one of this id. A case may name a rubric, but not a file.
    """
    known = {**{name: name for name in rubric_names()}, **dict(own)}
    if rubric not in known:
        raise UnknownRubric(f"no rubric is called {rubric!r}. There are: {', '.join(known)}.")
    return load_rubric(known[rubric])


def used(rubric: Rubric) -> RubricUsed:
    """What a run's header says of a rubric."""
    results = (
        tuple(tier.id for tier in rubric.weighted.tiers)
        if rubric.scoring.method == "weighted"
        else tuple(rung.id for rung in reversed(rubric.ladder.levels))
    )
    return RubricUsed(
        version=rubric.version,
        hash=text_hash(rubric.model_dump_json()),
        kinds={item.id: item.kind for item in rubric.items.values()},
        results=results,
    )
