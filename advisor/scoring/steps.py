"""Steps a person could take: from an answer to the next better one, one item at a time.

What counts as one step is what a person would call one: a rating goes up to the next whole number, an
extent from no to some to yes, years to the next knot of their curve (in between nothing new begins). An
absent item's first step is to be answered, at the value that its must-haves ask for; an extent or choice at
its best; else at half credit. So answering with 8 is one step, as going from 7 to 8 is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from advisor.answers import Value
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.rubric.rules import MeanRule
from advisor.scoring.credit import gauges, share
from advisor.scoring.exact import NOTHING

__all__ = ["STEPS", "gain", "next_value"]


def next_value(rubric: Rubric, item: Item, values: Mapping[str, Value]) -> Value | None:
    """Value one step better than an item's present one, or None where there is none."""
    return STEPS[item.kind](rubric, item, values.get(item.id))


def gain(rubric: Rubric, values: Mapping[str, Value], item: str, after: Value) -> Fraction:
    """Points that giving an item the value `after` would add to it; below 0 where it would cost some."""
    gauge = gauges(rubric).get(item)
    if gauge is None:
        return NOTHING
    return gauge.given(after).now - share(gauge, values).now


def _rating(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    if not isinstance(value, Decimal):
        return _opening(rubric, item)
    return min(Decimal(floor(value) + 1), item.high) if value < item.high else None


def _opening(rubric: Rubric, item: Any) -> Decimal:
    asked = [
        Decimal(ceil(must.needs.at_least))
        for must in rubric.weighted.must_haves
        if isinstance(must.needs, MeanRule) and item.id in must.needs.of
    ]
    value: Decimal = item.low
    if asked:
        return Decimal(max(value, min(max(asked), item.high)))
    gauge = gauges(rubric).get(item.id)
    while gauge and value < item.high and 2 * gauge.given(value).now < gauge.possible:
        value = min(Decimal(floor(value) + 1), item.high)
    return value


def _duration(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    gauge = gauges(rubric).get(item.id)
    if gauge is None:
        return None if value else Decimal(1)
    points = NOTHING if value is None else gauge.given(value).now
    knots = (x for x, _ in item.credit.curve if value is None or x > value)
    return next((x for x in knots if gauge.given(x).now > points), None)


def _level(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    if not isinstance(value, Decimal):
        return Decimal(1)
    return value + 1 if value < len(item.steps) else None


def _graded(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    gauge = gauges(rubric).get(item.id)
    if gauge is None:
        return _first(item) if value is None else None
    if value is None:
        return gauge.best
    rising = sorted(item.credit.table, key=lambda one: item.credit.table[one])
    points = gauge.given(value).now
    return next((one for one in rising if gauge.given(one).now > points), None)


def _first(item: Any) -> Value:
    return "yes" if item.kind == "extent" else str(item.values[0].id)


def _named(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    # Choices carry no points; any of them will do for a must-have that asks for an answer.
    return (item.values[0].id,) if value is None else None


def _nowhere(rubric: Rubric, item: Any, value: Value | None) -> Value | None:
    return None


STEPS: dict[str, Callable[[Rubric, Any, Value | None], Value | None]] = {
    "rating": _rating,
    "years": _duration,
    "months": _duration,
    "level": _level,
    "extent": _graded,
    "choice": _graded,
    "choices": _named,
    "text": _nowhere,
}
"""Kind of item → its next step. A step may rely on its item being of that kind."""
