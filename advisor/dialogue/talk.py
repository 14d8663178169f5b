"""What the dialogue says of a result, by the method of scoring: `TALKS`, a table one can read.

Everything else in the dialogue is the same for all methods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from advisor.answers import Value
from advisor.dialogue import levels, points
from advisor.rubric.items import Item, Question
from advisor.rubric.model import Rubric

__all__ = ["TALKS", "Answered", "Talk", "talk_of"]

Answered: TypeAlias = tuple[str, dict[str, Any]]
"""A reply's template and its data, the turn apart."""
Values: TypeAlias = Mapping[str, Value]


class Talk(Protocol):
    """How results of one method are spoken of: the functions that a module of `TALKS` has."""

    def goals(self, rubric: Rubric, /) -> Mapping[str, tuple[str, ...]]:
        """What one may ask the way to (tiers, levels), by the ids that `needs` takes, with people's names."""

    def how_good(self, rubric: Rubric, values: Values, /) -> Answered:
        """How things stand."""

    def needs(self, rubric: Rubric, values: Values, goal: str | None, /) -> Answered:
        """What it takes to get to a goal; without one, to the next."""

    def unknown_goal(self, rubric: Rubric, said: str, /) -> Answered:
        """That there is no goal of this name."""

    def what_if(self, rubric: Rubric, values: Values, cases: Sequence[Values], /) -> Answered:
        """What other values would change: each case is some items' values, supposed together."""

    def matters(self, rubric: Rubric, values: Values, item: Item, /) -> Answered:
        """What an item is asked for and what it brings."""

    def matters_whole(self, rubric: Rubric, values: Values, question: Question, /) -> Answered:
        """What a whole question is asked for and what it brings."""

    def scoring(self, rubric: Rubric, /) -> Answered:
        """By what rules results come about."""

    def good(self, rubric: Rubric, values: Values, /) -> Answered:
        """What counts as a good result, and how the person's is."""

    def goal(self, rubric: Rubric, goal: str, /) -> Answered:
        """What a tier or level means."""

    def musts(self, rubric: Rubric, /) -> list[str]:
        """What the best result takes beside its points, in a few words each."""

    def result(self, rubric: Rubric, values: Values, goal: str | None = None, /) -> Answered:
        """How the result comes about: what brought it, and what it lacks for a goal, else for the next."""

    def signs(self, rubric: Rubric, values: Values, /) -> Answered | None:
        """What the signs of growth are and what they say; None where nothing is told by signs."""

    def gains(self, rubric: Rubric, values: Values, /) -> Answered:
        """What would bring most."""

    def strengths(self, rubric: Rubric, values: Values, /) -> Answered:
        """Which answers bring most."""

    def promotion(self, rubric: Rubric, values: Values, /) -> Answered:
        """How to get ahead where one works."""

    def weakest(self, rubric: Rubric, values: Values, /) -> Answered:
        """Which answers hold back most."""

    def updated(self, rubric: Rubric, before: Values, now: Values, /) -> Answered:
        """What a new version of the report changes, given the answers of the last one and those now."""

    def stopped(self, rubric: Rubric, values: Values, /) -> Answered:
        """What is known when the chat ends early."""


TALKS: Mapping[str, Talk] = {"weighted": points, "ladder": levels}


def talk_of(rubric: Rubric) -> Talk:
    """How results of this rubric are spoken of."""
    return TALKS[rubric.scoring.method]
