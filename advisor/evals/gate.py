"""The one verdict of a run, and its one rule. The exit status follows the line that is printed.

In this order, the first that holds:

    INTERRUPTED       130   somebody stopped it; what was done is shown
    NOTHING MEASURED    2   no case was run, or none expects anything
    NOT ALL RUN         2   some case could not be run, some line is no case, or the model went away
    FAILED              1   a case fails that nothing excuses; a figure got worse beyond noise
                            against the baseline; a figure is worse than a threshold
    PASSED              0

A failing case is excused by a `known_failure` until its day, and by a baseline that holds the failure of the
same case. With thresholds and no baseline, failing cases count only through the figures.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from advisor.errors import SuiteError
from advisor.evals.comparing import Baseline, Comparing, Comparison, key_of
from advisor.evals.metrics import METRICS, Summary
from advisor.evals.records import CaseRecord, Record

__all__ = [
    "Gate",
    "Standing",
    "Threshold",
    "Verdict",
    "check_parts",
    "compared",
    "drops",
    "parse_threshold",
    "shown",
]

Standing: TypeAlias = Literal["passed", "error", "known", "held", "broken", "failing"]
"""`known`: its failure is known until some day; `held`: the baseline holds it; `broken`: it passed there."""

INTERRUPTED, NOT_RUN, FAILED, PASSED = 130, 2, 1, 0
MOST_NAMED = 5
MOST_SAID = 200
"""Characters of why a case or a line could not be run, in the verdict."""
_WORST = {name: at for at, name in enumerate(("passed", "known", "held", "failing", "broken", "error"))}
"""A case that is run several times stands as the worst of them."""
_REPEATED = ("pass_k", "flip_rate")
_PARTS = ("f1", "precision", "recall")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The worst value of a figure that does not fail a run.

    Args:
        metric: a metric's name, or "f1.writing", "recall.rating" for one item or kind.
        value: the threshold; for figures where less is better it is the most.
    """

    metric: str
    value: float


class Verdict(BaseModel):
    """How a run ended: its exit status, the line that says so, and why."""

    model_config = ConfigDict(frozen=True)

    status: int
    word: str
    line: str
    reasons: tuple[str, ...] = ()


def parse_threshold(text: str) -> Threshold:
    """Read "f1=0.95", "tier=92%", "score_mae=1.5".

    >>> parse_threshold("tier=92%")
    Threshold(metric='tier', value=0.92)

    Raises:
        SuiteError: it is no threshold, there is no such figure, or the figure cannot have such a value.
    """
    found = re.fullmatch(
        r"([a-z_0-9]+(?:\.[A-Za-z_0-9-]+)?)\s*=\s*(\d+(?:\.\d*)?|\.\d+)\s*(%?)", text.strip()
    )
    if not found:
        raise SuiteError(
            f"--fail-under takes a figure and a value, such as f1=0.95 or tier=92%, not {text!r}."
        )
    name, _, part = found[1].partition(".")
    if (part and name not in _PARTS) or (not part and name not in METRICS):
        raise SuiteError(
            f"--fail-under: there is no figure {found[1]!r}. There are: {', '.join(METRICS)};"
            " and f1.X, precision.X, recall.X for an item or a kind of item."
        )
    value = float(found[2]) / (100 if found[3] else 1)
    if METRICS[name].percent and value > 1:
        hint = "" if found[3] or value > 100 else f" Did you mean {found[1]}={found[2]}%?"
        raise SuiteError(
            f"--fail-under {text.strip()}: {found[1]} is a share, at most 1 or 100%, and {found[2]}{found[3]}"
            f" is more.{hint}"
        )
    if found[3] and not METRICS[name].percent:
        raise SuiteError(f"--fail-under {text.strip()}: {found[1]} is no share; give it without the %.")
    return Threshold(found[1], value)


def check_parts(thresholds: Sequence[Threshold], kinds: Iterable[Mapping[str, str]], repeat: int) -> None:
    """See that a run can say something about each threshold, before it is run.

    Args:
        thresholds: the thresholds.
        kinds: item → kind of item, of each rubric that it may be about.
        repeat: how often each case is run.

    Raises:
        SuiteError: an item or kind of item that no rubric has, or a figure that takes repeats.
    """
    known = {name for rubric in kinds for pair in rubric.items() for name in pair}
    for threshold in thresholds:
        part = threshold.metric.partition(".")[2]
        if part and known and part not in known:
            near = get_close_matches(part, sorted(known), n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise SuiteError(
                f"--fail-under {threshold.metric}: no rubric here has an item or a kind of items"
                f" called {part!r}.{hint}"
            )
        if threshold.metric in _REPEATED and repeat == 1:
            raise SuiteError(
                f"--fail-under {threshold.metric} is of cases that are run more than once: --repeat N."
            )


@dataclass(slots=True)
class Gate:
    """Takes records one by one and, at the end, gives the verdict.

    Args:
        today: the day, for known failures.
        thresholds: figures that must not be worse.
        baseline: an earlier run; None without one.
    """

    today: datetime.date
    thresholds: Sequence[Threshold] = ()
    baseline: Baseline | None = None
    standings: Counter[str] = field(default_factory=Counter)
    """Of records."""
    cases: Counter[str] = field(default_factory=Counter)
    """The same of cases and groups: of a case that is run several times the worst."""
    _last: tuple[str, Standing] | None = None
    _unrun_why: str = ""
    _bare: int = 0
    _named: dict[str, dict[str, None]] = field(default_factory=dict)
    _comparing: Comparing | None = field(default=None, init=False)
    _expired: int = 0

    def __post_init__(self) -> None:
        if self.baseline is not None:
            self._comparing = Comparing(self.baseline)

    def add(self, record: Record) -> Standing:
        """Take a record, and say how it stands."""
        if self._comparing is not None:
            self._comparing.add(record)
        standing = self.standing(record)
        self.standings[standing] += 1
        before = self._last[1] if self._last is not None and self._last[0] == key_of(record) else None
        if before is None or _WORST[standing] > _WORST[before]:  # repeats of a case follow each other
            self.cases[standing] += 1
            if before is not None:
                self.cases[before] -= 1
            self._last = (key_of(record), standing)
        if isinstance(record, CaseRecord):
            self._look_at(record, standing, first=before not in ("broken", "failing"))
        named = self._named.setdefault(standing, {})
        if standing != "passed" and len(named) < MOST_NAMED:
            named[key_of(record)] = None
        return standing

    def _look_at(self, record: CaseRecord, standing: Standing, *, first: bool) -> None:
        self._expired += record.known_failure is not None and standing in ("broken", "failing") and first
        self._bare += (
            record.group is None and record.outcome != "error" and not record.checks.keys() - {"evidence"}
        )
        if record.error and not self._unrun_why:
            self._unrun_why = f"{record.id}: {_cut(record.error)}"

    def standing(self, record: Record) -> Standing:
        """How a record stands; nothing is counted."""
        if record.outcome != "failed":
            return record.outcome
        known = record.known_failure if isinstance(record, CaseRecord) else None
        if known is not None and self.today <= datetime.date.fromisoformat(known.until):
            return "known"
        if self.baseline is None:
            return "failing"
        if self.baseline.holds_failure(record):
            return "held"
        return "broken" if self.baseline.change(record) == "broken" else "failing"

    def comparison(self) -> Comparison | None:
        """The run beside its baseline."""
        return None if self._comparing is None else self._comparing.result()

    def verdict(
        self,
        summary: Summary,
        comparison: Comparison | None,
        *,
        faults: Sequence[str] = (),
        left: int = 0,
        interrupted: bool = False,
        away: str | None = None,
    ) -> Verdict:
        """The verdict.

        Args:
            summary: the figures.
            comparison: the run beside its baseline, by `comparison`.
            faults: lines of the suites that are no cases, and why.
            left: how many cases were not run.
            interrupted: whether somebody stopped it.
            away: why it was given up; None where it was not.
        """
        done = summary.passed + summary.failed
        if interrupted:
            return _verdict(INTERRUPTED, "INTERRUPTED", f"{_cases(done)} done, {left:,} left")
        if away is not None:
            word = "NOT ALL RUN" if done else "NOTHING MEASURED"
            return _verdict(NOT_RUN, word, f"{away}; {_cases(done)} done, --resume last goes on")
        if not done:
            return _verdict(NOT_RUN, "NOTHING MEASURED", self._unrun(summary, faults) or "there is no case")
        if self._bare == done:
            why = 'no case expects anything: give them an "expect" (advisor eval lint)'
            return _verdict(NOT_RUN, "NOTHING MEASURED", why)
        if summary.errors or faults or left:
            return _verdict(NOT_RUN, "NOT ALL RUN", self._unrun(summary, faults, left))
        reasons = [*self._failures(), *drops(comparison), *self.missed(summary)]
        if reasons:
            return _verdict(FAILED, "FAILED", "; ".join(reasons), reasons)
        return _verdict(PASSED, "PASSED", self._passed(summary, comparison))

    def _failures(self) -> list[str]:
        if self.thresholds and self.baseline is None:
            return []
        reasons = []
        broken, failing = self.cases["broken"], self.cases["failing"]
        if broken:
            reasons.append(
                f"{_cases(broken)} that passed in the baseline {_fails(broken)}: {self._names('broken')}"
            )
        if failing:
            held = "" if self.baseline is None else " that the baseline does not hold as failing"
            reasons.append(f"{_cases(failing)}{held} {_fails(failing)}: {self._names('failing')}")
        if self._expired:
            reasons.append(f"{_cases(self._expired)} of these may fail no longer, by known_failure")
        return reasons

    def missed(self, summary: Summary) -> list[str]:
        """The thresholds that do not hold, in words."""
        reasons = []
        for threshold in self.thresholds:
            value = _value(summary, threshold.metric)
            better = METRICS[threshold.metric.partition(".")[0]].better
            if value is None:
                reasons.append(f"no case says anything about {threshold.metric}")
            elif (value - threshold.value) * better < 0:
                reasons.append(
                    f"{threshold.metric} is {shown(threshold.metric, value)},"
                    f" {'under' if better > 0 else 'over'} {shown(threshold.metric, threshold.value)}"
                )
        return reasons

    def _unrun(self, summary: Summary, faults: Sequence[str], left: int = 0) -> str:
        parts = []
        if summary.errors:
            many = self.cases["error"] > 1
            why = self._unrun_why if many else self._unrun_why.partition(": ")[2]
            names = f"{self._names('error')} ({why})" if why else self._names("error")
            parts.append(f"{_cases(self.cases['error'])} could not be run: {names}")
        if faults:
            lines = "1 line is no case" if len(faults) == 1 else f"{len(faults):,} lines are no cases"
            parts.append(f"{lines}: {_cut(faults[0])}{' …' if len(faults) > 1 else ''}")
        if left:
            parts.append(f"{left:,} were not reached")
        return "; ".join(parts)

    def _passed(self, summary: Summary, comparison: Comparison | None) -> str:
        passed, everything = self.cases["passed"], self.cases.total()
        groups = " and groups" if everything > summary.cases else ""
        parts = [f"{passed:,} of {everything:,} cases{groups} pass"]
        for standing, what in (
            ("held", "failing as in the baseline"),
            ("known", "failing as is known"),
            ("failing", "failing, within the thresholds"),
        ):
            if self.cases[standing]:
                parts.append(f"{self.cases[standing]:,} {what}")
        if self._bare:
            parts.append(f"{self._bare:,} expecting nothing")
        changed = comparison.counts.get("changed", 0) if comparison else 0
        if changed:
            parts.append(f"{changed:,} not comparable with the baseline (text or labels changed)")
        return ", ".join(parts)

    def _names(self, standing: str) -> str:
        names = [*self._named.get(standing, ())]
        more = self.cases[standing] - len(names)
        return ", ".join(names) + (f" and {more:,} more" if more > 0 else "")


def compared(comparison: Comparison) -> Verdict:
    """The verdict on two runs beside each other, by the gate's rule: no case broken, no drop beyond noise."""
    broken, fixed = comparison.counts.get("broken", 0), comparison.counts.get("fixed", 0)
    reasons = [f"{_cases(broken)} that passed {_fails(broken)}"] if broken else []
    reasons += drops(comparison)
    chance = f"{fixed:,} fixed, {broken:,} broken (by chance: p = {comparison.p_value:.2g})"
    apart = _not_compared(comparison)
    if reasons:
        return _verdict(FAILED, "WORSE", f"{'; '.join(reasons)}; {chance}{apart}", reasons)
    return _verdict(PASSED, "NO WORSE", f"{_cases(comparison.cases)} in common, {chance}{apart}")


def _not_compared(comparison: Comparison) -> str:
    """How many cases a comparison says nothing of, and why."""
    parts = [(comparison.counts.get(change, 0), words) for change, words in NOT_COMPARED.items()]
    parts.append((comparison.gone, "only in the first"))
    told = [f"{count:,} {words}" for count, words in parts if count]
    total = sum(count for count, _ in parts)
    return f"; NOT COMPARED: {_cases(total)} ({', '.join(told)})" if told else ""


NOT_COMPARED = {
    "changed": "of which text or labels changed",
    "unknown": "not run in one of the two",
    "new": "only in the second",
}
"""Kind of change that takes part in no test → what to say of such cases."""


def shown(metric: str, value: float) -> str:
    """A figure as it is printed.

    >>> shown("tier", 0.9281), shown("score_mae", 1.25), shown("invented", 0.0027)
    ('92.8 %', '1.25', '0.27 %')
    """
    known = METRICS[metric.partition(".")[0]]
    if not known.percent:
        return f"{value:.2f}"
    return f"{100 * value:.{2 if abs(value) < 0.01 and value else 1}f} %"


def _verdict(status: int, word: str, why: str, reasons: Sequence[str] = ()) -> Verdict:
    return Verdict(status=status, word=word, line=f"{word}: {why}.", reasons=tuple(reasons))


def _value(summary: Summary, name: str) -> float | None:
    metric, _, part = name.partition(".")
    if not part:
        return summary.metrics[metric].value if metric in summary.metrics else None
    found = summary.kinds.get(part) or next(
        (items[part] for items in summary.items.values() if part in items), None
    )
    if found is None:
        return None
    figure = getattr(found, metric)
    return figure if isinstance(figure, float) else float(figure.value)


def drops(comparison: Comparison | None) -> list[str]:
    """The figures that got worse beyond noise, in words."""
    if comparison is None:
        return []
    moved = [(name, comparison.metrics[name]) for name in comparison.drops]
    return [
        f"{METRICS[name].label}: worse beyond noise, {shown(name, each.before)} to {shown(name, each.after)}"
        for name, each in moved
    ]


def _cut(text: str) -> str:
    return text.rstrip(".") if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 1]}…"


def _cases(count: int) -> str:
    return f"{count:,} case{'' if count == 1 else 's'}"


def _fails(count: int) -> str:
    return "fails" if count == 1 else "fail"
