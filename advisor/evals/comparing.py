"""A run beside an earlier one: which cases changed, and whether the difference is more than noise.

Cases are paired by id. A case whose text or labels changed in between is another case: it is named as not
comparable, and takes part in no test. A run with repeats passes a case where every repeat passes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from advisor.evals.metrics import COLUMNS, METRICS, row_of
from advisor.evals.records import CaseRecord, GroupRecord, Record
from advisor.evals.runs import SavedRun
from advisor.evals.statistics import BLOCKS, mcnemar, paired

__all__ = ["Baseline", "Change", "Comparing", "Comparison", "Difference", "compare_runs"]

Change: TypeAlias = Literal["same", "broken", "fixed", "changed", "new", "unknown"]
"""`broken`: passed before and fails now; `fixed`: the other way round; `changed`: not comparable; `unknown`:
one of the two could not be run."""

MOST_NAMED = 1000
"""So many cases of a kind are named; all are counted."""


@dataclass(slots=True)
class _Before:
    """A case as it was: what is needed of it."""

    outcome: str
    text: str
    labels: str
    row: dict[str, float]
    seen: bool = False


class Baseline:
    """An earlier run, by id."""

    def __init__(self, run: SavedRun) -> None:
        self.run = run
        self._cases: dict[str, _Before] = {}
        for record in run.records():
            self._add(record)

    def _add(self, record: Record) -> None:
        text, labels, row = "", "", {}
        if isinstance(record, CaseRecord):
            text, labels, row = record.text, record.labels, row_of(record)
        before = self._cases.get(key_of(record))
        if before is None:
            self._cases[key_of(record)] = _Before(record.outcome, text, labels, row)
        elif record.outcome != "passed":
            before.outcome = record.outcome

    def find(self, record: Record) -> _Before | None:
        """The case as it was before."""
        return self._cases.get(key_of(record))

    def change(self, record: Record) -> Change:
        """What became of a case."""
        before = self.find(record)
        if before is None:
            return "new"
        if isinstance(record, CaseRecord) and (record.text, record.labels) != (before.text, before.labels):
            return "changed"
        if "error" in (record.outcome, before.outcome):
            return "unknown"
        if record.outcome == before.outcome:
            return "same"
        return "broken" if record.outcome == "failed" else "fixed"

    def holds_failure(self, record: Record) -> bool:
        """Whether it has this very case as failed."""
        return self.change(record) == "same" and record.outcome == "failed"

    def unseen(self) -> int:
        """How many of its cases no run since has looked at."""
        return sum(not before.seen for before in self._cases.values())


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Difference(_Part):
    """A figure over the cases that both runs have: before, after, and the 95 % interval of the change.

    There is none where the figure did not move, or where there are too few cases to say.
    """

    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


class Comparison(_Part):
    """Two runs beside each other.

    Args:
        against: id of the earlier run.
        cases: how many cases both have, with the same text and labels.
        counts: kind of change → how many.
        named: kind of change → ids, at most `MOST_NAMED` of each; "same" is only counted.
        gone: cases of the earlier run that this one did not run.
        p_value: McNemar's, of as uneven a number of broken and fixed cases by chance.
        metrics: name → difference.
        drops: names of the figures that gate and got worse beyond noise.
    """

    against: str
    cases: int
    counts: dict[str, int]
    named: dict[str, tuple[str, ...]]
    gone: int
    p_value: float
    metrics: dict[str, Difference]
    drops: tuple[str, ...]


@dataclass(slots=True)
class Comparing:
    """Takes the records of a run one by one and lays them beside a baseline."""

    baseline: Baseline
    _outcomes: dict[str, Change] = field(default_factory=dict)
    _blocks: list[tuple[list[float], list[float]]] = field(default_factory=list)
    _pairs: int = 0

    def add(self, record: Record) -> Change:
        """Take a record; what became of its case."""
        before, change = self.baseline.find(record), self.baseline.change(record)
        if before is not None:
            before.seen = True
        key = key_of(record)
        known = self._outcomes.get(key)
        if known is None or (known != "broken" and change in ("broken", "unknown")):
            self._outcomes[key] = change
        if before is not None and known is None and change in ("same", "broken", "fixed"):
            self._pair(record, before)
        return change

    def result(self) -> Comparison:
        """The comparison of what was added so far."""
        counts: dict[str, int] = {}
        named: dict[str, list[str]] = {}
        for key, change in self._outcomes.items():
            counts[change] = counts.get(change, 0) + 1
            if change != "same" and counts[change] <= MOST_NAMED:
                named.setdefault(change, []).append(key)
        metrics = self._metrics()
        return Comparison(
            against=self.baseline.run.header.id,
            cases=self._pairs,
            counts=dict(sorted(counts.items())),
            named={change: tuple(keys) for change, keys in sorted(named.items())},
            gone=self.baseline.unseen(),
            p_value=mcnemar(counts.get("broken", 0), counts.get("fixed", 0)),
            metrics=metrics,
            drops=tuple(name for name, each in metrics.items() if _is_drop(name, each)),
        )

    def _pair(self, record: Record, before: _Before) -> None:
        if isinstance(record, GroupRecord):
            return
        block = self._pairs % BLOCKS
        self._pairs += 1
        if block == len(self._blocks):
            self._blocks.append(([0.0] * len(COLUMNS), [0.0] * len(COLUMNS)))
        for row, counts in zip(self._blocks[block], (before.row, row_of(record)), strict=True):
            for index, name in enumerate(COLUMNS):
                row[index] += counts.get(name, 0.0)

    def _metrics(self) -> dict[str, Difference]:
        totals = [
            [sum(column) for column in zip(*side, strict=True)] for side in zip(*self._blocks, strict=True)
        ]
        if not totals:
            return {}
        values = {name: (metric.of(totals[0]), metric.of(totals[1])) for name, metric in METRICS.items()}
        both = {name: (a, b) for name, (a, b) in values.items() if a is not None and b is not None}
        moved = [name for name, (a, b) in both.items() if a != b]
        intervals = dict(zip(moved, paired(self._blocks, [METRICS[name].of for name in moved]), strict=True))
        found = {}
        for name, (before, after) in both.items():
            low, high = intervals.get(name) or (None, None)  # nothing moved: how far it may is not known
            found[name] = Difference(before=before, after=after, low=low, high=high)
        return found


def compare_runs(before: SavedRun, after: SavedRun) -> Comparison:
    """Lay one run beside an earlier one."""
    comparing = Comparing(Baseline(before))
    for record in after.records():
        comparing.add(record)
    return comparing.result()


def key_of(record: Record) -> str:
    """What a record is known by: a group of paraphrases may have the name of a case."""
    return f"group:{record.id}" if isinstance(record, GroupRecord) else record.id


def worsening(name: str, difference: Difference) -> tuple[float, float] | None:
    """How much worse a figure got, least and most by its interval; None where that is not known."""
    if difference.low is None or difference.high is None:
        return None
    ends = (difference.low, difference.high)
    return (-ends[1], -ends[0]) if METRICS[name].better > 0 else ends


def _is_drop(name: str, difference: Difference) -> bool:
    worse = worsening(name, difference)
    return METRICS[name].gates and worse is not None and worse[0] > 0
