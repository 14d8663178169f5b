"""Scoring by points: points times credit, summed; tiers by score; must-haves guard the highest tier.

The ladder, one named step each:

    share       what each item gives now, and the least and most it can still give
    verdict     how each must-have stands
    tier_for    score and must-haves → tier, asked three times: as things are, at the floor, at the ceiling

An item that is absent gives nothing, unless another answer stands in for it. At the floor every absent item
gives its least, *and* every must-have that can still fail is taken as failed. These two need no common case:
below the highest tier's bound must-haves do not matter, and above it one of them failing is enough, at any
score. At the ceiling a common case exists as long as credit rises with the value (the best of all answers);
where it does not, `decided` may come later than it could, never too early.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.rubric.rules import Tier
from advisor.scoring.assessment import Assessment, Contribution, Subtotal, shown
from advisor.scoring.credit import Share, gauges, question_points, share
from advisor.scoring.exact import added, added_up, addends, decimal_of, total
from advisor.scoring.musts import all_met, all_sure, all_within_reach, verdict
from advisor.scoring.validate import refuse_strangers

__all__ = ["assess", "outcome", "points_now", "rank", "tier_for", "tier_now"]


def assess(rubric: Rubric, values: Mapping[str, Value]) -> Assessment:
    """Score a person's answers by a rubric.

    Args:
        rubric: the rubric, with `weighted` scoring.
        values: item id → value, canonical (see `check_value`); items not in it are absent.

    Returns:
        The assessment. The same rubric and values give the same bytes, in any order of values.

    Raises:
        AnswerError: the rubric has no such item, or the item does not take the value.
    """
    refuse_strangers(rubric, values)
    shares = [share(gauge, values) for gauge in gauges(rubric).values()]
    score, floor, ceiling = map(added_up, zip(*[each.ratios for each in shares], strict=True))
    contributions = _contributions(shares)
    must_haves = {must.id: verdict(must.needs, values) for must in rubric.weighted.must_haves}
    met = all(each == "met" for each in must_haves.values())
    return Assessment(
        rubric=rubric.id,
        version=rubric.version,
        score=decimal_of(score),
        floor=decimal_of(floor),
        ceiling=decimal_of(ceiling),
        tier=tier_for(rubric, score, must_haves_met=lambda: met).id,
        lowest_tier=tier_for(rubric, floor, must_haves_met=lambda: met and all_sure(rubric, values)).id,
        highest_tier=tier_for(rubric, ceiling, must_haves_met=lambda: all_within_reach(rubric, values)).id,
        must_haves=must_haves,
        contributions=contributions,
        questions=_subtotals(rubric, contributions),
        absent=tuple(name for name in rubric.scored if name not in values),
    )


def tier_for(rubric: Rubric, score: Fraction, *, must_haves_met: Callable[[], bool]) -> Tier:
    """Tier of an exact score: the highest whose bound it reaches.

    The highest tier asks for the must-haves too, and no other does; a score that reaches it without them gets
    the next one.
    """
    bounds = _bounds(rubric)
    above, below = score.as_integer_ratio()
    # Multiplied out: whole numbers compare far faster than fractions do.
    place = next(at for at, (_, least, parts) in enumerate(bounds) if above * parts >= least * below)
    return bounds[1 if place == 0 and not must_haves_met() else place][0]


@lru_cache(maxsize=16)
def _bounds(rubric: Rubric) -> tuple[tuple[Tier, int, int], ...]:
    """The tiers, the highest first, each with its bound as a numerator and a denominator."""
    return tuple((tier, *tier.at_least.as_integer_ratio()) for tier in rubric.weighted.tiers)


def tier_now(rubric: Rubric, values: Mapping[str, Value]) -> str:
    """Id of the tier as things stand: `assess(...).tier` without the rest, for searches that ask it often."""
    return tier_for(rubric, points_now(rubric, values), must_haves_met=lambda: all_met(rubric, values)).id


def points_now(rubric: Rubric, values: Mapping[str, Value]) -> Fraction:
    """Return the exact score as things stand: `assess(...).score` before it becomes a decimal."""
    return total(share(gauge, values).now for gauge in gauges(rubric).values())


def outcome(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, Any]:
    """Score, tier and must-haves as `assess(...).to_dict()` has them, without how they came about."""
    refuse_strangers(rubric, values)
    score = points_now(rubric, values)
    return {
        "score": float(shown(decimal_of(score))),
        "tier": tier_for(rubric, score, must_haves_met=lambda: all_met(rubric, values)).id,
        "must_haves": {must.id: verdict(must.needs, values) for must in rubric.weighted.must_haves},
    }


def rank(rubric: Rubric, tier: str) -> int:
    """Place of a tier among the rubric's, 0 for the highest."""
    return [each.id for each in rubric.weighted.tiers].index(tier)


def _contributions(shares: list[Share]) -> tuple[Contribution, ...]:
    if all(each.ends for each in shares):
        return tuple(each.contribution for each in shares)
    got = addends(each.now for each in shares)
    return tuple(replace(each.contribution, got=points) for each, points in zip(shares, got, strict=True))


def _subtotals(rubric: Rubric, contributions: tuple[Contribution, ...]) -> dict[str, Subtotal]:
    got: dict[str, list[Decimal]] = {}
    for each in contributions:
        got.setdefault(each.question, []).append(each.got)
    return {
        question: Subtotal(possible, added(got[question]))
        for question, possible in question_points(rubric).items()
    }
