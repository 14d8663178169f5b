"""What keeps a person from more: gaps, and what closing each would do. Computed, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring.exact import decimal_of, difference
from advisor.scoring.musts import verdict
from advisor.scoring.plans import Move, Step, merged, moves_to_meet
from advisor.scoring.steps import gain, next_value
from advisor.scoring.weighted import points_now, rank, tier_now

__all__ = ["Gap", "gaps"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something short of what it could be, and the effect of closing it alone.

    Args:
        must_have: id of the must-have it would meet; None for an item short of its points.
        steps: what closing it takes, one step an item; empty for a must-have that nothing can meet.
        points: points that closing it adds.
        tier: id of the tier after closing it and nothing else.
        changes_tier: whether that is a higher tier than now.
    """

    must_have: str | None
    steps: tuple[Step, ...]
    points: Decimal
    tier: str
    changes_tier: bool


def gaps(rubric: Rubric, values: Mapping[str, Value]) -> tuple[Gap, ...]:
    """Find the gaps, the most telling first.

    A must-have that is not met is one gap, closed by the fewest steps. Each other item short of its points is
    one, closed at the nearest value that changes the tier, or where none does, at full credit. Items that a
    must-have's gap already raises are not listed again.

    Args:
        rubric: the rubric.
        values: item id → canonical value.

    Returns:
        Gaps that change the tier first, unmet must-haves leading, then by the points they add, then in the
        rubric's order.
    """
    musts = [*_must_have_gaps(rubric, values)]
    raised = {step.item for each in musts for step in each.steps}
    items = [*_item_gaps(rubric, values, [name for name in rubric.scored if name not in raised])]
    return tuple(sorted([*musts, *items], key=_weight))


def _weight(gap: Gap) -> tuple[bool, bool, Decimal]:
    # `copy_negate`, since "-x" would round by the caller's decimal context.
    return not gap.changes_tier, gap.must_have is None, gap.points.copy_negate()


def _must_have_gaps(rubric: Rubric, values: Mapping[str, Value]) -> Iterator[Gap]:
    for must in rubric.weighted.must_haves:
        if verdict(must.needs, values) != "met":
            moves = moves_to_meet(rubric, values, must.needs)
            met = verdict(must.needs, {**values, **{move.item: move.after for move in moves}}) == "met"
            yield _gap(rubric, values, must.id, moves if met else [])


def _item_gaps(rubric: Rubric, values: Mapping[str, Value], items: list[str]) -> Iterator[Gap]:
    for name in items:
        move = _closing_move(rubric, values, name)
        if move is not None and gain(rubric, values, name, move.after) > 0:
            yield _gap(rubric, values, None, [move])


def _closing_move(rubric: Rubric, values: Mapping[str, Value], name: str) -> Move | None:
    item = rubric.items[name]
    place = rank(rubric, tier_now(rubric, values))
    now = dict(values)
    while (after := next_value(rubric, item, now)) is not None:
        now[name] = after
        if rank(rubric, tier_now(rubric, now)) < place:
            break
    return Move(name, now[name]) if now.get(name) != values.get(name) else None


def _gap(rubric: Rubric, values: Mapping[str, Value], must_have: str | None, moves: list[Move]) -> Gap:
    after = {**values, **{move.item: move.after for move in moves}}
    tier = tier_now(rubric, after)
    score, raised = decimal_of(points_now(rubric, values)), decimal_of(points_now(rubric, after))
    return Gap(
        must_have=must_have,
        steps=merged(rubric, values, moves),
        points=difference(raised, score),
        tier=tier,
        changes_tier=rank(rubric, tier) < rank(rubric, tier_now(rubric, values)),
    )
