"""What would happen, computed: one change ("what if it were 8?"), or the way to a tier.

The way to a tier is sought by steps (see `steps`), in three passes:

1. For the highest tier, each must-have not yet met is met by the fewest steps: what is absent is answered,
   then what moves the mean most goes up, more points first, then the lowest value, then the rubric's order.
2. While points are missing, the step with the most points is taken; as soon as single steps suffice, the
   smallest sufficient one.
3. Steps that turn out not to be needed are taken back, from the last to the first.

Where credit rises ever more slowly from step to step and must-haves share no items, as in the shipped
rubrics, no way has fewer steps. Elsewhere the way found still has no step to spare. The search is bounded by
the number of steps there are: it never takes more than one pass up each item's scale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from advisor.answers import Value
from advisor.errors import UsageError
from advisor.rubric.model import Rubric
from advisor.rubric.rules import MeanRule
from advisor.scoring.assessment import Assessment
from advisor.scoring.exact import NOTHING, decimal_of, difference, fraction_of
from advisor.scoring.musts import Rule, names, verdict
from advisor.scoring.steps import gain, next_value
from advisor.scoring.validate import changed
from advisor.scoring.weighted import assess, points_now, rank, tier_now

__all__ = [
    "Change",
    "Move",
    "Plan",
    "Step",
    "merged",
    "moves_to_meet",
    "next_tier",
    "still_needed",
    "what_if",
]


@dataclass(frozen=True, slots=True)
class Change:
    """An assessment before and after."""

    before: Assessment
    after: Assessment

    @property
    def points(self) -> Decimal:
        """Points by which the score changes; below 0 where it falls."""
        return difference(self.after.score, self.before.score)


@dataclass(frozen=True, slots=True)
class Step:
    """One item's improvement.

    Args:
        item: the item's id.
        before: its present value; None where it is absent.
        after: the value to reach.
        points: points it adds, after the steps before it.
    """

    item: str
    before: Value | None
    after: Value
    points: Decimal


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to a tier: steps, one an item, those for must-haves first, and what they lead to.

    A plan without steps says that the tier is reached already.
    """

    tier: str
    steps: tuple[Step, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Move:
    """A single step while searching: the item and the value it gets."""

    item: str
    after: Value


def what_if(rubric: Rubric, values: Mapping[str, Value], changes: Mapping[str, object]) -> Change:
    """Compare the assessment as it is with the one after some answers change.

    Args:
        rubric: the rubric.
        values: item id → canonical value.
        changes: item id → new value, raw or canonical; None takes an answer away.

    Raises:
        AnswerError: an item that the rubric does not have, or a value that its item does not take.
    """
    return Change(assess(rubric, values), assess(rubric, changed(rubric, values, changes)))


def next_tier(rubric: Rubric, values: Mapping[str, Value], *, without: Collection[str] = ()) -> Plan | None:
    """Find the smallest set of improvements that leads to the next tier up.

    Args:
        rubric: the rubric.
        values: item id → canonical value.
        without: ids of items to leave as they are.

    Returns:
        The plan, or None at the highest tier or where no improvement leads further.
    """
    place = rank(rubric, tier_now(rubric, values))
    if place == 0:
        return None
    return still_needed(rubric, values, rubric.weighted.tiers[place - 1].id, without=without)


def still_needed(
    rubric: Rubric, values: Mapping[str, Value], tier: str, *, without: Collection[str] = ()
) -> Plan | None:
    """Find the smallest set of improvements that leads to a tier.

    Args:
        rubric: the rubric.
        values: item id → canonical value.
        tier: id of the tier to reach.
        without: ids of items to leave as they are.

    Returns:
        The plan; without steps where the tier is reached already; None where nothing leads there.

    Raises:
        UsageError: the rubric has no such tier.
    """
    known = [each.id for each in rubric.weighted.tiers]
    if tier not in known:
        raise UsageError(f"rubric {rubric.id} has no tier {tier!r}; its tiers are {', '.join(known)}")
    place = rank(rubric, tier)
    if rank(rubric, tier_now(rubric, values)) <= place:
        moves: list[Move] = []
    else:
        moves = [*_ascent(rubric, values, place, frozenset(without))]
        if rank(rubric, tier_now(rubric, _after(values, moves))) > place:
            return None
        moves = _spared(rubric, values, moves, place)
    change = Change(assess(rubric, values), assess(rubric, _after(values, moves)))
    return Plan(tier, merged(rubric, values, moves), change)


def moves_to_meet(
    rubric: Rubric, values: Mapping[str, Value], rule: Rule, without: Collection[str] = ()
) -> list[Move]:
    """Fewest moves that meet a must-have; as many as there are where it cannot be met."""
    moves: list[Move] = []
    now = dict(values)
    while verdict(rule, now) != "met":
        move = _move_towards(rubric, now, rule, without)
        if move is None:
            break
        moves.append(move)
        now[move.item] = move.after
    return moves


def merged(rubric: Rubric, values: Mapping[str, Value], moves: list[Move]) -> tuple[Step, ...]:
    """Join the moves of each item into one step, items in the order they first moved."""
    last = {move.item: move.after for move in moves}
    steps: list[Step] = []
    now = dict(values)
    score = decimal_of(points_now(rubric, now))
    for name, after in last.items():
        now[name] = after
        raised = decimal_of(points_now(rubric, now))
        steps.append(Step(name, values.get(name), after, difference(raised, score)))
        score = raised
    return tuple(steps)


def _ascent(
    rubric: Rubric, values: Mapping[str, Value], place: int, without: frozenset[str]
) -> Iterator[Move]:
    now = dict(values)
    if place == 0:
        for must in rubric.weighted.must_haves:
            for move in moves_to_meet(rubric, now, must.needs, without):
                now[move.item] = move.after
                yield move
    bound = fraction_of(rubric.weighted.tiers[place].at_least)
    while (missing := bound - points_now(rubric, now)) > 0:
        next_move = _move_up(rubric, now, missing, without)
        if next_move is None:
            return
        now[next_move.item] = next_move.after
        yield next_move


def _move_towards(
    rubric: Rubric, now: Mapping[str, Value], rule: Rule, without: Collection[str]
) -> Move | None:
    moves = [*_moves(rubric, now, (name for name in names(rule) if name not in without))]
    if isinstance(rule, MeanRule):
        # Until enough is answered, only answers help; afterwards a raise is surer than one more answer.
        lacking = sum(name in now for name in rule.of) < rule.answered
        moves = [move for move in moves if (move.item in now) != lacking] or moves
    else:
        moves = [move for move in moves if verdict(rule, {**now, move.item: move.after}) == "met"]
    return min(moves, key=lambda move: _least_effort(rubric, now, move), default=None)


def _least_effort(
    rubric: Rubric, now: Mapping[str, Value], move: Move
) -> tuple[Fraction, Fraction, Fraction]:
    start = rise = NOTHING
    before, after = now.get(move.item), move.after
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        start, rise = fraction_of(before), fraction_of(after) - fraction_of(before)
    return -rise, -gain(rubric, now, move.item, after), start


def _move_up(
    rubric: Rubric, now: Mapping[str, Value], missing: Fraction, without: frozenset[str]
) -> Move | None:
    moves = _moves(rubric, now, (name for name in rubric.scored if name not in without))
    gains = [(gain(rubric, now, move.item, move.after), move) for move in moves]
    enough = [each for each in gains if each[0] >= missing]
    if enough:
        return min(enough, key=lambda each: each[0])[1]
    most, move = max(gains, key=lambda each: each[0], default=(NOTHING, None))
    return move if most > 0 else None


def _moves(rubric: Rubric, now: Mapping[str, Value], items: Iterator[str]) -> Iterator[Move]:
    for name in items:
        after = next_value(rubric, rubric.items[name], now)
        if after is not None:
            yield Move(name, after)


def _spared(rubric: Rubric, values: Mapping[str, Value], moves: list[Move], place: int) -> list[Move]:
    """Take back, from the last, each move that is an item's last one and is not needed."""
    kept = list(moves)
    for move in reversed(moves):
        fewer = [each for each in kept if each is not move]
        is_last = [each for each in kept if each.item == move.item][-1] is move
        if is_last and rank(rubric, tier_now(rubric, _after(values, fewer))) <= place:
            kept = fewer
    return kept


def _after(values: Mapping[str, Value], moves: list[Move]) -> dict[str, Value]:
    return {**values, **{move.item: move.after for move in moves}}
