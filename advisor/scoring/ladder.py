"""Placing somebody on a ladder: the highest level that enough dimensions reach and none falls far short of.

The steps, each a function that takes plain numbers:

    level_of     the rule itself, over the dimensions that are answered
    bounds       the same with what is absent taken at the bottom, and at the top
    signal       which way the signs point
    climb        what a higher level takes

The rule never looks at what is absent: with too few dimensions answered there is no level, and that is said.
The bounds only tell whether the level could still change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from advisor.answers import Value
from advisor.rubric.ladder import Ladder, Rung, SignalGroup, Signals
from advisor.rubric.model import Rubric
from advisor.scoring.exact import decimal_of, total
from advisor.scoring.validate import check_value, refuse_strangers

__all__ = [
    "Climb",
    "Placement",
    "Rise",
    "Signal",
    "Tally",
    "bounds",
    "climb",
    "level_of",
    "next_level",
    "open_levels",
    "place",
    "rung",
    "signal",
    "tally",
]

Signal: TypeAlias = Literal["stagnating", "steady", "growing"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How strongly one group of signs speaks.

    Args:
        answered: how many of its items are answered.
        sum: what they add up to, exact.
    """

    answered: int
    sum: Decimal


@dataclass(frozen=True, slots=True)
class Placement:
    """A place on a ladder, with everything needed to explain it.

    Args:
        rubric: the rubric's id.
        version: the rubric's version.
        level: number of the level; None with too few dimensions answered.
        name: the level as it is shown ("L3"); None without a level.
        title: the job's title at that level; None without a level.
        lowest: the lowest level that further answers can lead to.
        highest: the highest level that further answers can lead to.
        dimensions: dimension → its step, for those that are answered, in the rubric's order.
        absent: the dimensions that are not answered, in the rubric's order.
        signals: which way the signs point; None where too few are answered, or the ladder has none.
        stagnation: how strongly the signs of standing still speak.
        growth: how strongly the signs of growth speak.
    """

    rubric: str
    version: int
    level: int | None
    name: str | None
    title: str | None
    lowest: int
    highest: int
    dimensions: Mapping[str, int]
    absent: tuple[str, ...]
    signals: Signal | None
    stagnation: Tally
    growth: Tally

    @property
    def decided(self) -> bool:
        """Whether there is a level and it stands, whatever else is answered (corrections aside)."""
        return self.level is not None and self.lowest == self.highest

    @property
    def outcome(self) -> str | None:
        """The result by its name: "Senior Customer Support (L3)"; None without a level."""
        return None if self.level is None else f"{self.title} ({self.name})"

    @property
    def summary(self) -> str:
        """The result in a line of a list."""
        return self.outcome or "no level yet"

    def to_dict(self) -> dict[str, Any]:
        """JSON data, as `advisor score` prints it."""
        return {"level": self.level, "title": self.title, "decided": self.decided, "signals": self.signals}


@dataclass(frozen=True, slots=True)
class Rise:
    """What a higher level takes of one dimension.

    Args:
        item: the dimension's id.
        before: its step; None where it is absent.
        after: the step to reach.
    """

    item: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Climb:
    """A way to a level: one rise a dimension that must move, in the rubric's order.

    A climb without rises says that the level is reached already.
    """

    level: int
    rises: tuple[Rise, ...]


def outcome(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, Any]:
    """The level, as `place(...).to_dict()` has it."""
    return {"level": place(rubric, values).level}


def place(rubric: Rubric, values: Mapping[str, Value]) -> Placement:
    """Place a person by their answers.

    Args:
        rubric: the rubric, with `ladder` scoring.
        values: item id → value, canonical (see `check_value`); items not in it are absent.

    Raises:
        AnswerError: the rubric has no such item, or the item does not take the value.
    """
    refuse_strangers(rubric, values)
    rules = rubric.ladder
    steps = _steps(rubric, values)
    level = level_of(rules, steps.values())
    lowest, highest = bounds(rules, steps.values())
    stagnation, growth = _tallies(rubric, values)
    here = None if level is None else rung(rules, level)
    return Placement(
        rubric=rubric.id,
        version=rubric.version,
        level=level,
        name=None if here is None else here.id,
        title=None if here is None else here.title,
        lowest=lowest,
        highest=highest,
        dimensions=steps,
        absent=tuple(name for name in rubric.scored if name not in steps),
        signals=signal(rules.signals, stagnation, growth),
        stagnation=stagnation,
        growth=growth,
    )


def level_of(rules: Ladder, steps: Collection[int]) -> int | None:
    """The highest level that `needed` of the steps reach and none is more than `allowed_below` below.

    Nobody is below the first level. With fewer steps than are needed there is none.
    """
    if len(steps) < rules.needed:
        return None
    reached = sorted(steps, reverse=True)[rules.needed - 1]
    return max(1, min(reached, min(steps) + rules.allowed_below))


def bounds(rules: Ladder, steps: Collection[int]) -> tuple[int, int]:
    """The lowest and the highest level that answers to the absent dimensions can lead to."""
    missing = len(rules.dimensions) - len(steps)
    low = level_of(rules, [*steps, *[1] * missing])
    high = level_of(rules, [*steps, *[len(rules.levels)] * missing])
    return low or 1, high or len(rules.levels)


def climb(rubric: Rubric, values: Mapping[str, Value], level: int) -> Climb:
    """Find the fewest steps up that lead to a level.

    Enough dimensions must reach it, and those nearest to it do; among equals, the first in the rubric's
    order. Each of the others that is answered must come as near as the rule asks. What is absent stays so
    unless it is needed.
    """
    rules, now = rubric.ladder, _steps(rubric, values)
    nearest = sorted(
        rubric.scored, key=lambda name: -min(now.get(name, 0), level)
    )  # stable: the rubric's order
    wanted = {name: max(1, level - rules.allowed_below) for name in now}
    wanted |= dict.fromkeys(nearest[: rules.needed], level)
    rises = [
        Rise(name, now.get(name), wanted[name])
        for name in rubric.scored
        if name in wanted and now.get(name, 0) < wanted[name]
    ]
    return Climb(level, tuple(rises))


def next_level(rubric: Rubric, values: Mapping[str, Value]) -> Climb | None:
    """The way to the level above; None at the top, and where there is no level yet."""
    level = place(rubric, values).level
    if level is None or level == len(rubric.ladder.levels):
        return None
    return climb(rubric, values, level + 1)


def open_levels(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, Decimal]:
    """How many levels each absent dimension can still decide between, the one to ask for first leading.

    The rule treats all dimensions alike, so all that are absent weigh the same and stand in the rubric's
    order; where the level is decided they weigh nothing.
    """
    now = place(rubric, values)
    return {name: Decimal(now.highest - now.lowest) for name in now.absent}


def rung(rules: Ladder, level: int) -> Rung:
    """What the ladder says of a level."""
    return rules.levels[level - 1]


def tally(rules: Signals, group: SignalGroup, values: Mapping[str, Value]) -> Tally:
    """Count the signs of one group."""
    worth = {"yes": Fraction(rules.yes), "some": Fraction(rules.some), "no": Fraction(0)}
    said = [str(values[name]) for name in group.items if name in values]
    return Tally(len(said), decimal_of(total(worth[each] for each in said)))


def signal(rules: Signals | None, stagnation: Tally, growth: Tally) -> Signal | None:
    """Which way the signs point; None where too few of either group are answered."""
    if rules is None or min(stagnation.answered, growth.answered) < rules.answered:
        return None
    stuck, grows = stagnation.sum >= rules.threshold, growth.sum >= rules.threshold
    if stuck == grows:
        return "steady"
    return "stagnating" if stuck else "growing"


def _steps(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, int]:
    return {
        name: int(str(check_value(rubric.items[name], values[name])))
        for name in rubric.scored
        if name in values
    }


def _tallies(rubric: Rubric, values: Mapping[str, Value]) -> tuple[Tally, Tally]:
    rules = rubric.ladder.signals
    if rules is None:
        return Tally(0, Decimal(0)), Tally(0, Decimal(0))
    checked = {
        name: check_value(rubric.items[name], values[name])
        for name in (*rules.stagnation.items, *rules.growth.items)
        if name in values
    }
    return tally(rules, rules.stagnation, checked), tally(rules, rules.growth, checked)
