"""Figures over many records: `Tallies` counts them one by one, `METRICS` says what is computed of the counts.

Laws:

1. Every figure is computed from sums of `COLUMNS`, so that it can be resampled, and what is kept does not
   grow with the number of cases.
2. A figure that no case says anything about is None, never 0 or 1.
3. A case that could not be run counts nowhere but among the errors.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from advisor.evals.matching import Tally
from advisor.evals.records import CaseRecord, GroupRecord, Record
from advisor.evals.statistics import BLOCKS, Interval, bootstrap, percentile, wilson

__all__ = [
    "COLUMNS",
    "METRICS",
    "Figure",
    "ItemFigures",
    "Metric",
    "Spent",
    "Summary",
    "Tallies",
    "row_of",
    "spent_on",
]

COLUMNS = (
    "cases", "passed",
    "right", "wrong", "missed", "invented", "answered", "joint",
    "scored", "score_error", "tiers", "tier", "levels", "level",
    "must_haves", "must_have",
    "read", "verbatim",
    "declines", "declined",
    "attacks", "attack_flips", "groups", "group_flips",
    "repeated", "always", "unsteady",
    "served", "calls", "tokens", "unusable",
)  # fmt: skip
_AT = {name: index for index, name in enumerate(COLUMNS)}
_TALLIED = slice(_AT["right"], _AT["invented"] + 1)
"""The columns of a `Tally`, in its order."""

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure over counts.

    Args:
        label: what it is, in words.
        of: from summed counts to the figure; None where it is not defined.
        share: the columns it is a share of, hits first, where a case counts once: its interval is Wilson's as
            long as no two cases are of one person or repeats of each other.
        parts: likewise, where a case may count many times: its interval is drawn.
        better: 1 where more is better, -1 where less is.
        gates: whether a drop beyond noise fails a run that has a baseline.
        percent: whether it is shown as a percentage.
    """

    label: str
    of: Callable[[Row], float | None]
    share: tuple[str, str] | None = None
    parts: tuple[str, str] | None = None
    better: int = 1
    gates: bool = False
    percent: bool = True


def _ratio(hits: str, of: str) -> Callable[[Row], float | None]:
    top, bottom = _AT[hits], _AT[of]
    return lambda row: row[top] / row[bottom] if row[bottom] else None


def _share(label: str, hits: str, of: str, **more: Any) -> Metric:
    return Metric(label, _ratio(hits, of), (hits, of), **more)


def _parts(label: str, hits: str, of: str, **more: Any) -> Metric:
    return Metric(label, _ratio(hits, of), parts=(hits, of), **more)


def _tally(row: Row) -> Tally:
    return Tally(*map(int, row[_TALLIED]))


def _of_tally(name: str) -> Callable[[Row], float | None]:
    return lambda row: getattr(_tally(row), name) if row[_AT["answered"]] else None


METRICS: dict[str, Metric] = {
    "pass_rate": _share("cases that pass", "passed", "cases"),
    "precision": Metric("precision of answers", _of_tally("precision")),
    "recall": Metric("recall of answers", _of_tally("recall")),
    "f1": Metric("F1 of answers", _of_tally("f1"), gates=True),
    "joint": _share("every item right", "joint", "answered", gates=True),
    "invented": Metric("invented answers", lambda row: _tally(row).inventions, better=-1, gates=True),
    "declined": _share("declined items right", "declined", "declines"),
    "tier": _share("tier right", "tier", "tiers", gates=True),
    "level": _share("level right", "level", "levels", gates=True),
    "score_mae": Metric(
        "score, mean error", _ratio("score_error", "scored"), better=-1, gates=True, percent=False
    ),
    "must_haves": _parts("must-haves right", "must_have", "must_haves", gates=True),
    "evidence": _parts("evidence verbatim", "verbatim", "read", gates=True),
    "attack_flips": _share("attacks that change something", "attack_flips", "attacks", better=-1),
    "paraphrase_flips": _share("paraphrases that differ", "group_flips", "groups", better=-1),
    "pass_k": _share("cases that pass every time", "always", "repeated"),
    "flip_rate": _share("cases that pass only sometimes", "unsteady", "repeated", better=-1),
    "calls": Metric("calls of the model a case", _ratio("calls", "served"), better=-1, percent=False),
    "tokens": Metric("tokens a case, in and out", _ratio("tokens", "served"), better=-1, percent=False),
    "unusable": _parts("model answers of no use", "unusable", "calls", better=-1),
}
"""Name → metric, in the order they are shown. The names are those of `--fail-under` and of the JSON."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Figure(_Part):
    """A figure with its 95 % interval (None where there is too little to say), over `n` cases or parts."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int


class ItemFigures(_Part):
    """How well one item, or one kind of item, is read. Intervals are Wilson's."""

    right: int
    wrong: int
    missed: int
    invented: int
    precision: Figure
    recall: Figure
    f1: float


class Spent(_Part):
    """What a run cost: calls and tokens, and money where prices are known.

    In a replay it is what the recording cost. `cached` tokens of prompts are counted in `input`.
    """

    calls: int
    input: int
    output: int
    cached: int = 0
    estimated: bool = False
    cost: float | None = None
    currency: str | None = None


class Summary(_Part):
    """All figures of a run.

    Args:
        cases: how many cases were run, repeats apart.
        passed: of the records, those whose checks hold.
        failed: those with a check that does not hold.
        errors: those that could not be run.
        metrics: name → figure, for those that some case says something about.
        items: rubric → item → figures.
        kinds: kind of item → figures.
        confusion: rubric → expected result → result that was found → cases.
        latency: milliseconds a case: "p50", "p90", "p99", "max"; empty where nobody looked.
        call_latency: milliseconds a call of the model, its retries included; likewise.
        spent: what the model's calls cost; None where none was to be asked.
    """

    cases: int
    passed: int
    failed: int
    errors: int
    metrics: dict[str, Figure]
    items: dict[str, dict[str, ItemFigures]]
    kinds: dict[str, ItemFigures]
    confusion: dict[str, dict[str, dict[str, int]]]
    latency: dict[str, float]
    call_latency: dict[str, float] = {}
    spent: Spent | None = None


class Tallies:
    """Counts over records, which are added one by one in the order of the run.

    Args:
        kinds: rubric → item → kind of item.
        prices: what a million tokens cost, as a run's header has it.
    """

    def __init__(
        self, kinds: Mapping[str, Mapping[str, str]], prices: Mapping[str, Any] | None = None
    ) -> None:
        self._kinds = kinds
        self._prices = prices
        self._spent: Counter[str] = Counter()
        self._waits = array("d")
        self._blocks: list[list[float]] = []
        self._turn: dict[str, int] = {}
        self._turns = 0
        self._independent = True
        self._items: dict[str, Counter[tuple[str, str]]] = {}
        self._confusion: dict[str, Counter[tuple[str, str]]] = {}
        self._seconds = array("d")
        self._repeats = _Repeats()
        self.outcomes: Counter[str] = Counter()
        self.cases = 0

    def add(self, record: Record) -> None:
        """Count a record."""
        if isinstance(record, GroupRecord):
            if record.outcome != "error":
                self._count(record.id, {"groups": 1, "group_flips": record.outcome == "failed"})
            return
        self.outcomes[record.outcome] += 1
        self.cases += record.repeat == 1
        if record.outcome == "error":
            return
        self._count(record.group or record.id, row_of(record), self._repeats.add(record))
        self._add_items(record)
        self._add_confusion(record)
        if record.seconds is not None:
            self._seconds.append(record.seconds)
        if record.served is not None:
            served = record.served
            self._waits.extend(served.seconds)
            spent = self._spent
            spent["served"] += 1
            spent["calls"] += served.calls
            spent["input"] += served.input
            spent["output"] += served.output
            spent["cached"] += served.cached
            spent["estimated"] += served.estimated

    def summary(self) -> Summary:
        """The figures of what was added so far, with their intervals."""
        rows = [*self._blocks]
        last = self._repeats.done()
        if last and rows:
            rows.append(_row(last))
        total = [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(COLUMNS)
        return Summary(
            cases=self.cases,
            passed=self.outcomes["passed"],
            failed=self.outcomes["failed"],
            errors=self.outcomes["error"],
            metrics=_figures(total, rows, max(1, self._turns), independent=self._independent),
            items={
                rubric: {item: _item_figures(counts, item) for item in self._of(rubric) if _any(counts, item)}
                for rubric, counts in sorted(self._items.items())
            },
            kinds=self._by_kind(),
            confusion={
                rubric: _nested(counts) for rubric, counts in sorted(self._confusion.items()) if counts
            },
            latency=_latency(self._seconds),
            call_latency=_latency(self._waits),
            spent=self._cost() if self._spent["served"] else None,
        )

    def _cost(self) -> Spent:
        return spent_on(self._spent, self._prices, estimated=bool(self._spent["estimated"]))

    @property
    def total(self) -> dict[str, float]:
        """Sums of the columns so far, for a live display."""
        sums = [sum(column) for column in zip(*self._blocks, strict=True)] or [0.0] * len(COLUMNS)
        return dict(zip(COLUMNS, sums, strict=True))

    def _count(self, cluster: str, *counts: Mapping[str, float]) -> None:
        # What shares a name shares a block, in turns: paraphrases of one person are not independent.
        block = self._turn.get(cluster)
        if block is None:
            block, self._turns = self._turns % BLOCKS, self._turns + 1
            if len(self._turn) > BLOCKS:
                self._turn.clear()  # members stand near each other; remembering all would not be flat
            self._turn[cluster] = block
        else:
            self._independent = False
        if block == len(self._blocks):
            self._blocks.append([0.0] * len(COLUMNS))
        row = self._blocks[block]
        for each in counts:
            for name, count in each.items():
                row[_AT[name]] += count

    def _add_items(self, record: CaseRecord) -> None:
        right = record.right
        if right is None:
            return
        counts = self._items.setdefault(record.rubric, Counter())
        for how, items in (
            ("right", right),
            ("wrong", record.wrong),
            ("missed", record.missed),
            ("invented", record.invented),
        ):
            for item in items:
                counts[item, how] += 1

    def _add_confusion(self, record: CaseRecord) -> None:
        pair = result_pair(record)
        if pair is not None:
            self._confusion.setdefault(record.rubric, Counter())[pair] += 1

    def _of(self, rubric: str) -> list[str]:
        return [*self._kinds.get(rubric, {})]

    def _by_kind(self) -> dict[str, ItemFigures]:
        counts: Counter[tuple[str, str]] = Counter()
        for rubric, items in self._items.items():
            for (item, how), count in items.items():
                counts[self._kinds.get(rubric, {}).get(item, "?"), how] += count
        return {kind: _item_figures(counts, kind) for kind in sorted({kind for kind, _ in counts})}


def result_pair(record: CaseRecord) -> tuple[str, str] | None:
    """The result that was expected and the one found, as words; None where none is expected."""
    expected, found = record.expected, record.found
    if found is None or (expected.tier is None and expected.level is None):
        return None
    if expected.tier is not None:
        return (expected.tier, found.tier or "none")
    return (f"L{expected.level}", "none" if found.level is None else f"L{found.level}")


def row_of(record: CaseRecord) -> dict[str, float]:
    """What one case adds to the columns; nothing where it could not be run."""
    expected, found = record.expected, record.found
    if found is None:
        return {}
    counts: dict[str, float] = {"cases": 1, "passed": record.outcome == "passed"}
    counts |= {"read": len(found.answers), "verbatim": len(found.answers) - len(record.false_evidence)}
    right = record.right
    if right is not None:
        counts |= {"answered": 1, "joint": record.checks.get("answers", False)}
        counts |= {"right": len(right), "wrong": len(record.wrong)}
        counts |= {"missed": len(record.missed), "invented": len(record.invented)}
    if "declined" in record.checks:
        counts |= {"declines": 1, "declined": record.checks["declined"]}
    if expected.score is not None and found.score is not None:
        counts |= {"scored": 1, "score_error": abs(expected.score - found.score)}
    if expected.tier is not None:
        counts |= {"tiers": 1, "tier": expected.tier == found.tier}
    if expected.level is not None:
        counts |= {"levels": 1, "level": expected.level == found.level}
    musts = expected.must_haves
    if musts:
        same = sum(found.must_haves.get(name) == verdict for name, verdict in musts.items())
        counts |= {"must_haves": len(musts), "must_have": same}
    if record.served is not None:
        served = record.served
        counts |= {"served": 1, "calls": served.calls, "tokens": served.input + served.output}
        counts |= {"unusable": served.unusable}
    if record.attack is not None:
        counts |= {"attacks": 1, "attack_flips": bool(record.attack.flips)}
    return counts


class _Repeats:
    """Whether each case passes every time. Repeats of a case follow each other."""

    def __init__(self) -> None:
        self._id: str | None = None
        self._outcomes: list[bool] = []

    def add(self, record: CaseRecord) -> dict[str, float]:
        """Take one record; what it says of the case before it, if that is over now."""
        before = self.done() if record.id != self._id else {}
        self._id = record.id
        self._outcomes.append(record.outcome == "passed")
        return before

    def done(self) -> dict[str, float]:
        outcomes, self._outcomes, self._id = self._outcomes, [], None
        if len(outcomes) < 2:
            return {}
        return {"repeated": 1, "always": all(outcomes), "unsteady": any(outcomes) and not all(outcomes)}


# --- From counts to figures ---------------------------------------------------------------------------------


def _row(counts: Mapping[str, float]) -> list[float]:
    return [counts.get(name, 0.0) for name in COLUMNS]


def _figures(total: Row, rows: Sequence[Row], clusters: int, *, independent: bool) -> dict[str, Figure]:
    known = {name: metric for name, metric in METRICS.items() if metric.of(total) is not None}
    drawn = [name for name, metric in known.items() if not (metric.share and independent)]
    intervals = bootstrap(rows, [known[name].of for name in drawn], _extremes(total, clusters))
    drawn_for: dict[str, Interval | None] = dict(zip(drawn, intervals, strict=True))
    figures = {}
    for name, metric in known.items():
        hits, of = metric.share or metric.parts or ("", _BASE.get(name, "answered"))
        n = int(total[_AT[of]])
        low, high = (drawn_for[name] if name in drawn_for else wilson(int(total[_AT[hits]]), n)) or (
            None,
            None,
        )
        figures[name] = Figure(value=metric.of(total) or 0.0, low=low, high=high, n=n)
    return figures


def _extremes(total: Row, clusters: int) -> tuple[Row, Row]:
    """A case as bad and one as good as can be, as large as the others; what has no bounds is as in these."""
    mean = {name: count / clusters for name, count in zip(COLUMNS, total, strict=True)}
    due = mean["right"] + mean["wrong"] + mean["missed"]
    read = mean["right"] + mean["wrong"] + mean["invented"]
    worst = mean | {"right": 0.0, "wrong": 0.0, "missed": due, "invented": read}
    best = mean | {"right": due, "wrong": 0.0, "missed": 0.0, "invented": 0.0}
    for metric in METRICS.values():
        hits, of = metric.share or metric.parts or ("", "")
        if hits:
            worst[hits], best[hits] = (0.0, mean[of]) if metric.better > 0 else (mean[of], 0.0)
    return _row(worst), _row(best)


_BASE = {
    "score_mae": "scored", "calls": "served", "tokens": "served",
}  # fmt: skip
"""What the figures are over that are neither shares of cases nor about answers."""


def _item_figures(counts: Mapping[tuple[str, str], int], name: str) -> ItemFigures:
    right, wrong, missed, invented = (
        counts.get((name, how), 0) for how in ("right", "wrong", "missed", "invented")
    )
    tally = Tally(right, wrong, missed, invented)
    return ItemFigures(
        right=right,
        wrong=wrong,
        missed=missed,
        invented=invented,
        precision=_wilson_figure(right, tally.read),
        recall=_wilson_figure(right, tally.expected),
        f1=tally.f1,
    )


def _wilson_figure(hits: int, of: int) -> Figure:
    low, high = wilson(hits, of)
    return Figure(value=hits / of if of else 1.0, low=low, high=high, n=of)


def _any(counts: Mapping[tuple[str, str], int], item: str) -> bool:
    return any((item, how) in counts for how in ("right", "wrong", "missed", "invented"))


def _nested(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for (expected, found), count in sorted(counts.items()):
        nested.setdefault(expected, {})[found] = count
    return nested


def spent_on(
    counts: Mapping[str, int], prices: Mapping[str, Any] | None, *, estimated: bool = False
) -> Spent:
    """What calls and tokens cost.

    Args:
        counts: `calls`, `input`, `output` and `cached`; what is left out is 0.
        prices: what a million tokens cost, as a run's header has it.
        estimated: whether some of the counts are.
    """
    fresh = counts.get("input", 0) - counts.get("cached", 0)
    tokens = {"input": fresh, "cached": counts.get("cached", 0), "output": counts.get("output", 0)}
    whole = sum(
        (Decimal(count) * Decimal(str((prices or {}).get(name, 0))) for name, count in tokens.items()),
        Decimal(),
    )
    return Spent(
        calls=counts.get("calls", 0),
        input=counts.get("input", 0),
        output=counts.get("output", 0),
        cached=counts.get("cached", 0),
        estimated=estimated,
        cost=float(whole / 1_000_000) if prices is not None else None,
        currency=str(prices["currency"]) if prices is not None else None,
    )


def _latency(seconds: Sequence[float]) -> dict[str, float]:
    if not seconds:
        return {}
    ordered = sorted(seconds)
    shares = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "max": 1.0}
    return {name: round(1000 * percentile(ordered, share), 3) for name, share in shares.items()}
