"""Placing somebody on a ladder: its levels, what each asks, and the rule, as data.

Laws:

1. The dimensions are items of kind `level`, with one step for each level of the ladder. The rule looks at
   nothing else.
2. What a level asks beyond the dimensions is said too (a behavior without a `dimension`): reports list it,
   and it moves nobody up or down.
3. Numbers of the rule stand in the file, each once, so that another ladder can have others.

The placement itself is `advisor.scoring.ladder`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from advisor.rubric.advice import Fact
from advisor.rubric.base import Exact, Id, Line, Model, Phrase, Place, Source

__all__ = ["Behavior", "Ladder", "Milestone", "Rung", "SignalGroup", "Signals"]


class Behavior(Fact):
    """Something people of a level do."""

    dimension: Id | None = None
    """The item that asks about it; none where nothing is asked and nothing scored."""


class Milestone(Fact):
    """What changes at a level, under the name that the document gives it ("Key transition")."""

    name: Line


class Rung(Model):
    """One level of the ladder: who stands there and what they do."""

    id: Line
    """As it is shown: "L3"."""
    number: int = Field(ge=1)
    title: Line
    """The job's title."""
    aliases: tuple[Phrase, ...] = ()
    """What people call it besides ("senior")."""
    theme: Fact
    """What the level is about: in two or three words as its title, in a sentence as its text."""
    behaviors: tuple[Behavior, ...] = Field(min_length=1)
    milestone: Milestone | None = None
    """What changes here, where the document says so."""
    source: Source | None = None


class SignalGroup(Model):
    """Signs that point the same way. All are items that ask whether something is true of the person."""

    label: Line
    meaning: Line
    """What it says of somebody when this group speaks and the other does not."""
    items: tuple[Id, ...] = Field(min_length=1)
    source: Source | None = None


class Signals(Model):
    """Two groups of signs, and what it takes for a group to speak.

    A yes counts `yes`, a partly `some`, a no nothing; a group speaks when the sum reaches `threshold`. With
    fewer than `answered` of either group nothing is said at all.
    """

    stagnation: SignalGroup
    growth: SignalGroup
    steady: Line
    """What it says of somebody when both groups speak, or neither."""
    yes: Exact = Field(ge=0)
    some: Exact = Field(ge=0)
    threshold: Exact = Field(gt=0)
    answered: int = Field(ge=1)

    @model_validator(mode="after")
    def _groups_can_speak(self) -> Signals:
        for group in (self.stagnation, self.growth):
            if self.answered > len(group.items):
                raise ValueError(f"{self.answered} answers are needed, but {group.label!r} names fewer items")
            if self.threshold > self.yes * len(group.items):
                raise ValueError(f"{group.label!r} can never reach the threshold of {self.threshold}")
        return self


class Ladder(Model):
    """A level by what somebody does: the highest that enough dimensions reach and none falls far short of."""

    method: Literal["ladder"]
    dimensions: tuple[Id, ...] = Field(min_length=1)
    needed: int = Field(ge=1)
    """So many dimensions must reach a level; with fewer answered, none is given."""
    allowed_below: int = Field(ge=0)
    """So many levels may any other dimension stand below it."""
    levels: tuple[Rung, ...] = Field(min_length=2)
    """From the lowest to the highest."""
    signals: Signals | None = None

    @model_validator(mode="after")
    def _levels_rise(self) -> Ladder:
        if [rung.number for rung in self.levels] != list(range(1, len(self.levels) + 1)):
            raise ValueError("levels stand from the lowest to the highest and are numbered 1, 2, 3 …")
        if self.needed > len(self.dimensions):
            raise ValueError(
                f"{self.needed} dimensions are needed, but only {len(self.dimensions)} are named"
            )
        return self

    def located(self) -> Iterator[tuple[Place, Fact]]:
        """Every fact with its place in here: field names and positions."""
        for r, rung in enumerate(self.levels):
            yield ("levels", r, "theme"), rung.theme
            for b, behavior in enumerate(rung.behaviors):
                yield ("levels", r, "behaviors", b), behavior
            if rung.milestone is not None:
                yield ("levels", r, "milestone"), rung.milestone
