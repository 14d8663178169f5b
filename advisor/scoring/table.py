"""Scoring methods by the name that a rubric gives in `scoring.method`, and what each can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring import followups, ladder, weighted
from advisor.scoring.assessment import Assessment
from advisor.scoring.ladder import Placement

__all__ = ["METHODS", "Method", "Result", "assess", "outcome", "swing"]

Result: TypeAlias = Assessment | Placement
"""What scoring finds. Every result has `decided`, `absent`, `outcome`, `summary` and `to_dict`; the rest
is its own."""


@dataclass(frozen=True, slots=True)
class Method:
    """One way of scoring.

    Args:
        assess: from a rubric of this method and a person's answers (item id → canonical value) to the result.
        outcome: what `to_dict` of the result says of where it puts the person, for whoever scores very often
            and asks for no reasons.
        swing: how much each absent item can still change it, the one to ask for first leading.
    """

    assess: Callable[[Rubric, Mapping[str, Value]], Result]
    outcome: Callable[[Rubric, Mapping[str, Value]], Mapping[str, Any]]
    swing: Callable[[Rubric, Mapping[str, Value]], Mapping[str, Decimal]]


METHODS: dict[str, Method] = {
    "weighted": Method(weighted.assess, weighted.outcome, followups.swing),
    "ladder": Method(ladder.place, ladder.outcome, ladder.open_levels),
}


def assess(rubric: Rubric, values: Mapping[str, Value]) -> Result:
    """Score a person's answers by a rubric, whatever its method.

    Raises:
        AnswerError: the rubric has no such item, or the item does not take the value.
    """
    # A turn asks several times: to tell of it, to store how things stand, to announce it; a few results are
    # kept for that. Equal values of other types are told apart, for an item may refuse them.
    return _assess(rubric, tuple((item, type(value), value) for item, value in values.items()))


@lru_cache(maxsize=64)
def _assess(rubric: Rubric, values: tuple[tuple[str, type, Value], ...]) -> Result:
    return METHODS[rubric.scoring.method].assess(rubric, {item: value for item, _, value in values})


def outcome(rubric: Rubric, values: Mapping[str, Value]) -> Mapping[str, Any]:
    """Where a person's answers put them: score, tier and must-haves, or the level, as JSON data.

    Raises:
        AnswerError: the rubric has no such item, or the item does not take the value.
    """
    return METHODS[rubric.scoring.method].outcome(rubric, values)


def swing(rubric: Rubric, values: Mapping[str, Value]) -> Mapping[str, Decimal]:
    """How much each absent item that counts can still change the result, the one to ask for first leading."""
    return METHODS[rubric.scoring.method].swing(rubric, values)
