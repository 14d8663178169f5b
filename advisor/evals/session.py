"""A run from its first record to its verdict: what `run`, `rescore` and `show` have in common.

    session = Session(header, gate, writer)
    for records in ...:
        for record in records:
            session.add(record)
        session.flush()
    result = session.finish(...)

Records go to disk, the figures, the groups and the gate as they come, and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.evals.comparing import Comparison
from advisor.evals.gate import Gate, Standing, Verdict
from advisor.evals.groups import Groups
from advisor.evals.metrics import Summary, Tallies
from advisor.evals.records import CaseRecord, End, GroupRecord, Record, RunHeader
from advisor.evals.runs import SavedRun, Writer

__all__ = ["Result", "Session", "replayed"]


@dataclass(frozen=True, slots=True)
class Result:
    """All there is to report of a run.

    Args:
        run: the run on disk, for its records.
        end: how it ended.
        summary: its figures.
        verdict: its verdict.
        comparison: the run beside its baseline, if it has one.
        gate: says how each record stands.
    """

    run: SavedRun
    end: End
    summary: Summary
    verdict: Verdict
    comparison: Comparison | None
    gate: Gate

    @property
    def header(self) -> RunHeader:
        """What was run."""
        return self.run.header

    def records(self) -> Iterator[tuple[Record, Standing]]:
        """Each record with how it stands, one at a time."""
        return ((record, self.gate.standing(record)) for record in self.run.records())


class Session:
    """Takes the records of a run, in its order.

    Args:
        header: what is run.
        gate: gives the verdict.
        writer: where records are written; None for a run that is on disk already.
    """

    def __init__(self, header: RunHeader, gate: Gate, writer: Writer | None = None) -> None:
        kinds = {name: rubric.kinds for name, rubric in header.rubrics.items()}
        self.header = header
        self.tallies = Tallies(kinds, header.prices)
        self._gate, self._writer, self._groups = gate, writer, Groups(kinds)
        self._done = 0

    def add(self, record: CaseRecord, *, written: bool = False) -> Standing:
        """Take a record, and say how it stands.

        Args:
            record: the record.
            written: whether it is on disk already.
        """
        if self._writer is not None and not written:
            self._writer.write(record, flush=False)
        self.tallies.add(record)
        self._groups.add(record)
        self._done += record.repeat == self.header.repeat
        return self._gate.add(record)

    def flush(self) -> None:
        """See that what was added is there after a kill; once for a few, for it takes as long as to write."""
        if self._writer is not None:
            self._writer.write()

    def finish(self, path: Path, end: End) -> Result:
        """Compare the groups, close the books, and give the verdict.

        Args:
            path: the run's file.
            end: how the run ended.
        """
        for group in self._groups.records():
            self._add_group(group)
        if self._writer is not None:
            self._writer.write(end)
            self._writer.close()
        summary, comparison = self.tallies.summary(), self._gate.comparison()
        verdict = self._gate.verdict(
            summary,
            comparison,
            faults=end.faults,
            left=max(0, self.header.cases - self._done),
            interrupted=not end.complete and end.away is None,
            away=end.away,
        )
        return Result(SavedRun(path, self.header, end), end, summary, verdict, comparison, self._gate)

    def _add_group(self, group: GroupRecord) -> None:
        self.tallies.add(group)
        self._gate.add(group)
        if self._writer is not None:
            self._writer.write(group)


def replayed(run: SavedRun, gate: Gate) -> Result:
    """Go through a run that is on disk once more, for its figures and its verdict."""
    session = Session(run.header, gate)
    for record in run.cases():
        session.add(record)
    killed = End(complete=False, finished="", seconds=0.0)
    return session.finish(run.path, run.end or killed)


def moment(now: datetime.datetime) -> str:
    """A moment as runs write it.

    >>> moment(datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.timezone.utc))
    '2026-11-22T09:30:00Z'
    """
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
