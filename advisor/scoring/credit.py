"""From a value to a share of its item's points, and the points an item can still get.

Nothing here knows any item: curves and tables are the rubric's. They are turned into gauges once a rubric,
and a gauge remembers what it worked out: fractions are slow, and a dialogue scores after every message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from advisor.answers import Value
from advisor.errors import AnswerError
from advisor.rubric.items import Credit, Item
from advisor.rubric.model import Rubric
from advisor.scoring.assessment import Contribution
from advisor.scoring.exact import NOTHING, Ratio, added, decimal_of, ends

__all__ = ["Gauge", "Share", "gauges", "question_points", "scale", "share"]


@dataclass(frozen=True, slots=True)
class Share:
    """One item's part in the score, in exact points.

    Args:
        now: points it gives now.
        low: the fewest points that further answers can leave it with.
        high: the most points that further answers can bring it to.
        contribution: the same as `now` for readers, in decimals.
        ends: whether those decimals are exact, which they are not for a third.
        ratios: `now`, `low` and `high` as numerators and denominators, for whoever sums many.
    """

    now: Fraction
    low: Fraction
    high: Fraction
    contribution: Contribution
    ends: bool
    ratios: tuple[Ratio, Ratio, Ratio]


@dataclass(frozen=True, slots=True)
class Gauge:
    """How the answer to one item turns into points.

    Args:
        item: the item's id.
        possible: its points.
        worst: a value with the lowest credit; of equal numbers, the lowest.
        best: a value with the highest credit; of equal numbers, the highest.
        given: its share for a value; raises AnswerError for one that the item does not take.
        absent: its share while it is absent and nothing stands in for it.
        stand_in: id of the item that stands in for it while it is absent, if one does.
        stood_in: its share while it is absent and that item is answered.
    """

    item: str
    possible: Fraction
    worst: Value
    best: Value
    given: Callable[[Value], Share]
    absent: Share
    stand_in: str | None
    stood_in: Share


def share(gauge: Gauge, values: Mapping[str, Value]) -> Share:
    """Work out one item's part in the score.

    Raises:
        AnswerError: the item does not take the value it was given.
    """
    value = values.get(gauge.item)
    if value is not None:
        return gauge.given(value)
    return gauge.stood_in if gauge.stand_in in values else gauge.absent


def scale(item: Item) -> tuple[Decimal, Decimal | None]:
    """Lowest and highest value (None: no upper end) of an item whose values are numbers."""
    return (item.low, item.high) if item.kind == "rating" else (Decimal(0), None)


@lru_cache(maxsize=16)
def gauges(rubric: Rubric) -> Mapping[str, Gauge]:
    """Gauges of a rubric's items with points, by item id, in the rubric's order."""
    return {
        item.id: _gauge(item, Fraction(item.points), item.credit, rubric.question_of[item.id].id)
        for item in rubric.items.values()
        if item.points is not None and item.credit is not None
    }


@lru_cache(maxsize=16)
def question_points(rubric: Rubric) -> Mapping[str, Decimal]:
    """Points of each question whose items have any, by its id, in the rubric's order."""
    points: dict[str, list[Decimal]] = {}
    for gauge in gauges(rubric).values():
        part = gauge.absent.contribution
        points.setdefault(part.question, []).append(part.possible)
    return {question: added(each) for question, each in points.items()}


def _gauge(item: Item, possible: Fraction, credit: Credit, question: str) -> Gauge:
    credit_of = _on_curve(item, credit) if credit.curve else _in_table(item, credit)
    worst, best = _extremes(item, credit, credit_of)
    lowest, highest = credit_of(worst), credit_of(best)
    stand_in = credit.when_absent
    stand_in_credit = Fraction(stand_in.credit) if stand_in else NOTHING
    # What stands in may be worth more than any answer; then not answering is the best that can happen.
    best_of_all = max(highest, stand_in_credit)

    def portion(now: Fraction | None, low: Fraction, high: Fraction) -> Share:
        points, least, most = possible * (now or NOTHING), possible * low, possible * high
        credit_shown = None if now is None else decimal_of(now)
        return Share(
            now=points,
            low=least,
            high=most,
            contribution=Contribution(
                item.id, question, decimal_of(possible), credit_shown, decimal_of(points)
            ),
            ends=ends(points),
            ratios=(points.as_integer_ratio(), least.as_integer_ratio(), most.as_integer_ratio()),
        )

    # Bounded, as values come from people; they rate in few numbers, so nearly every look-up is a hit.
    @lru_cache(maxsize=256)
    def given(value: Value) -> Share:
        got = credit_of(value)
        return portion(got, got, got)

    return Gauge(
        item=item.id,
        possible=possible,
        worst=worst,
        best=best,
        given=given,
        absent=portion(None, NOTHING, best_of_all),
        stand_in=stand_in.item if stand_in else None,
        # Answered after all, the item gives its own credit, which may be less than what stands in for it.
        stood_in=portion(stand_in_credit, min(lowest, stand_in_credit), best_of_all),
    )


def _on_curve(item: Item, credit: Credit) -> Callable[[Value], Fraction]:
    knots = [(Fraction(at), Fraction(y)) for at, y in credit.curve]

    def credit_of(value: Value) -> Fraction:
        if not isinstance(value, Decimal):
            raise _no_credit(item, value)
        x = Fraction(value)
        if x <= knots[0][0]:
            return knots[0][1]
        for (x0, y0), (x1, y1) in pairwise(knots):
            if x <= x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return knots[-1][1]

    return credit_of


def _in_table(item: Item, credit: Credit) -> Callable[[Value], Fraction]:
    table: dict[Value, Fraction] = {value: Fraction(each) for value, each in credit.table.items()}

    def credit_of(value: Value) -> Fraction:
        if value not in table:
            raise _no_credit(item, value)
        return table[value]

    return credit_of


def _extremes(item: Item, credit: Credit, credit_of: Callable[[Value], Fraction]) -> tuple[Value, Value]:
    if credit.table:
        rising = sorted(credit.table, key=lambda one: credit.table[one])
        return rising[0], rising[-1]
    low, high = scale(item)
    # Lines are straight between knots and flat outside: the extremes are at knots or at the scale's ends.
    inside = [x for x, _ in credit.curve if x >= low and (high is None or x <= high)]
    candidates = [low, *inside] if high is None else [low, *inside, high]
    ranked = sorted(candidates, key=lambda x: (credit_of(x), x))
    return ranked[0], ranked[-1]


def _no_credit(item: Item, value: Value) -> AnswerError:
    return AnswerError(f"{item.label} ({item.id}) has no credit for {value!r}")
