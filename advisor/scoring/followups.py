"""How much each absent item still matters: what a dialogue asks first."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring.credit import gauges, share
from advisor.scoring.exact import decimal_of, total
from advisor.scoring.musts import all_sure, all_within_reach, names
from advisor.scoring.weighted import rank, tier_for

__all__ = ["swing"]


def swing(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, Decimal]:
    """Points by which each absent scored item can still move the score, the one to ask for first leading.

    First come items whose answer alone could narrow the tiers still open: at its worst take the highest one
    away (as a low rating does that a must-have needs), at its best the lowest. Among equals, more points
    come first, then the rubric's order.

    Args:
        rubric: the rubric.
        values: item id → canonical value.

    Returns:
        Item id → points between its worst and its best answer; empty when no scored item is absent.
    """
    shares = {name: share(gauge, values) for name, gauge in gauges(rubric).items()}
    spread = {name: each.high - each.low for name, each in shares.items() if name not in values}
    floor = total(each.low for each in shares.values())
    ceiling = total(each.high for each in shares.values())
    cut = _tiers_cut(rubric, values, spread, floor, ceiling)
    # `sorted` is stable: equals keep the rubric's order.
    first = sorted(spread, key=lambda name: (-cut[name], -spread[name]))
    return {name: decimal_of(spread[name]) for name in first}


def _tiers_cut(
    rubric: Rubric,
    values: Mapping[str, Value],
    spread: Mapping[str, Fraction],
    floor: Fraction,
    ceiling: Fraction,
) -> dict[str, int]:
    """For each absent item, how many of the tiers still open its answer alone can rule out."""
    in_musts = {name for must in rubric.weighted.must_haves for name in names(must.needs)}
    sure_now, reach_now = all_sure(rubric, values), all_within_reach(rubric, values)

    def place(score: Fraction, met: bool) -> int:
        return rank(rubric, tier_for(rubric, score, must_haves_met=lambda: met).id)

    lowest, highest = place(floor, sure_now), place(ceiling, reach_now)
    cut: dict[str, int] = {}
    for name, points in spread.items():
        sure, reach = sure_now, reach_now
        if name in in_musts:
            gauge = gauges(rubric)[name]
            sure = all_sure(rubric, {**values, name: gauge.best})
            reach = all_within_reach(rubric, {**values, name: gauge.worst})
        from_top = place(ceiling - points, reach) - highest
        from_bottom = lowest - place(floor + points, sure)
        cut[name] = from_top + from_bottom
    return cut
