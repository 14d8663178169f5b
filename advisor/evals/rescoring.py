"""A saved run, scored again by today's labels and rubrics: what was read stays, what is made of it is new."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from advisor import __version__
from advisor.errors import AdvisorError, SuiteError
from advisor.evals.cases import CaseIndex
from advisor.evals.gate import Gate
from advisor.evals.judging import Reading, golden, identity, judged
from advisor.evals.logged import sheet_of
from advisor.evals.records import CaseRecord, Check, End
from advisor.evals.running import Own, rubric_by_id, used
from advisor.evals.runs import SavedRun, Writer, new_run_file
from advisor.evals.session import Result, Session, moment

__all__ = ["rescore"]


@dataclass(frozen=True, slots=True)
class _Again:
    """How to score a record again."""

    index: CaseIndex
    own: Own

    def records(self, run: SavedRun) -> Iterator[CaseRecord]:
        for record in run.cases():
            try:
                yield self._record(record)
            except (AdvisorError, ValidationError) as error:
                said = " ".join(str(error).split())
                # Neither what was found nor the checks of then say anything of today.
                yield record.model_copy(update={"outcome": "error", "error": said, "fault": True, **_NOTHING})

    def _record(self, record: CaseRecord) -> CaseRecord:
        at = self.index.find(record.id)
        if at is None:
            raise SuiteError("the case is no longer in the suites.")
        line, case = at
        if identity(case, line)["text"] != record.text:
            raise SuiteError("the case's text changed since it was read: run it again.")
        if record.found is None:
            return record
        rubric = rubric_by_id(case.rubric, self.own)
        reading = Reading(sheet_of(rubric, record.found), record.seconds)
        made = judged(case, line, rubric, golden(case, rubric), [reading], record.repeat)
        return _with_trust(made, record)


_NOTHING: dict[str, object] = {
    "checks": {}, "wrong": (), "missed": (), "invented": (),
    "false_evidence": (), "found": None, "attack": None,
}  # fmt: skip


def _with_trust(made: CaseRecord, before: CaseRecord) -> CaseRecord:
    """What was found out by reading, and needs the reader, is taken over."""
    checks: dict[Check, bool] = {**made.checks, "evidence": not before.false_evidence}
    if before.attack is not None:
        checks["attack"] = not before.attack.flips
    return made.model_copy(
        update={
            "checks": checks,
            "false_evidence": before.false_evidence,
            "attack": before.attack,
            "served": before.served,
            "outcome": "passed" if all(checks.values()) else "failed",
        }
    )


def rescore(
    run: SavedRun, files: Sequence[str], gate: Gate, folder: Path, own: Own, now: datetime.datetime
) -> Result:
    """Score a run again, as a new run.

    Args:
        run: the run.
        files: the suites, as they are now.
        gate: gives the verdict.
        folder: where runs are kept.
        own: the user's own rubrics.
        now: the moment.
    """
    rubrics = {name: used(rubric_by_id(name, own)) for name in run.header.rubrics}
    header = run.header.model_copy(
        update={
            "id": now.strftime("%Y%m%d-%H%M%S"),
            "advisor": __version__,
            "started": moment(now),
            "extractor": {**run.header.extractor, "rescored": run.header.id},
            "rubrics": rubrics,
        }
    )
    path = new_run_file(folder, header.id)
    writer = Writer(path)
    writer.write(header)
    session = Session(header, gate, writer)
    for record in _Again(CaseIndex(files), own).records(run):
        session.add(record)
    end = run.end or End(complete=False, finished="", seconds=0.0)
    return session.finish(path, end.model_copy(update={"finished": moment(now), "faults": ()}))
