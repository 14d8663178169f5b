"""What the dialogue says of a result, by the method of scoring: `TALKS`, a table one can read.

Everything else in the dialogue is the same for all methods.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from advisor.answers import Value
from advisor.dialogue import levels, points
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["TALKS", "Answered", "Talk", "talk_of"]

Answered: TypeAlias = tuple[str, dict[str, Any]]
"""A reply's template and its data, the turn apart."""
Values: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Talk:
    """How results of one method are spoken of.

    Args:
        goals: what one may ask the way to (tiers, levels), by the ids that `needs` takes, with the names
            that people use.
        how_good: how things stand.
        needs: what it takes to get to a goal; without one, to the next.
        unknown_goal: that there is no goal of this name.
        what_if: what another value of an item would change.
        scoring: by what rules results come about.
        weakest: which answers hold back most.
        updated: what a new version of the report changes, given the answers of the last one and those now.
        stopped: what is known when the chat ends early.
    """

    goals: Callable[[Rubric], Mapping[str, tuple[str, ...]]]
    how_good: Callable[[Rubric, Values], Answered]
    needs: Callable[[Rubric, Values, str | None], Answered]
    unknown_goal: Callable[[Rubric, str], Answered]
    what_if: Callable[[Rubric, Values, Item, Value], Answered]
    scoring: Callable[[Rubric], Answered]
    weakest: Callable[[Rubric, Values], Answered]
    updated: Callable[[Rubric, Values, Values], Answered]
    stopped: Callable[[Rubric, Values], Answered]


TALKS: Mapping[str, Talk] = {
    "weighted": Talk(
        goals=points.goals,
        how_good=points.how_good,
        needs=points.needs,
        unknown_goal=points.unknown_goal,
        what_if=points.what_if,
        scoring=points.scoring,
        weakest=points.weakest,
        updated=points.updated,
        stopped=points.stopped,
    ),
    "ladder": Talk(
        goals=levels.goals,
        how_good=levels.how_good,
        needs=levels.needs,
        unknown_goal=levels.unknown_goal,
        what_if=levels.what_if,
        scoring=levels.scoring,
        weakest=levels.weakest,
        updated=levels.updated,
        stopped=levels.stopped,
    ),
}


def talk_of(rubric: Rubric) -> Talk:
    """How results of this rubric are spoken of."""
    return TALKS[rubric.scoring.method]
