"""How answers are scored: the rules of a rubric, as data. The arithmetic is in `advisor.scoring`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from advisor.rubric.advice import Fact
from advisor.rubric.base import Exact, Id, Line, Model, Place, Source
from advisor.rubric.ladder import Ladder

__all__ = ["HasRule", "MeanRule", "MustHave", "Scoring", "Tier", "Weighted"]


class Tier(Model):
    """A verdict and the lowest score it is given for."""

    id: Line
    """As it is shown: "NOT VIABLE"."""
    at_least: Exact = Field(ge=0, le=100)
    meaning: Line
    """What the tier means, in one or two sentences."""
    pay: Line | None = None
    """The salary band the document gives for it."""
    topics: tuple[Id, ...] = ()
    """Subjects on which facts of the advice say something too (its pay)."""
    next_steps: tuple[Fact, ...] = ()
    """What the document tells people of this tier to do."""
    source: Source | None = None


class HasRule(Model):
    """Met when one of the items is answered: a number above zero, any other value."""

    rule: Literal["has"]
    any_of: tuple[Id, ...] = Field(min_length=1)


class MeanRule(Model):
    """Met when at least `answered` of the items are answered and their mean is at least `at_least`."""

    rule: Literal["mean"]
    of: tuple[Id, ...] = Field(min_length=1)
    answered: int = Field(ge=1)
    at_least: Exact

    @model_validator(mode="after")
    def _enough_items(self) -> MeanRule:
        if self.answered > len(self.of):
            raise ValueError(f"{self.answered} answers are needed, but only {len(self.of)} items are named")
        return self


class MustHave(Model):
    """Something a tier asks for beside the score."""

    id: Id
    label: Line
    needs: Annotated[HasRule | MeanRule, Field(discriminator="rule")]
    source: Source | None = None


class Weighted(Model):
    """Points times credit, summed; tiers by score; must-haves guard the top tier."""

    method: Literal["weighted"]
    tiers: tuple[Tier, ...] = Field(min_length=2)
    """From the highest to the lowest; the lowest starts at 0."""
    must_haves: tuple[MustHave, ...] = ()
    """Needed for the highest tier; with one of them not met, the next tier is given instead."""

    @model_validator(mode="after")
    def _tiers_fall(self) -> Weighted:
        bounds = [tier.at_least for tier in self.tiers]
        if bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
            raise ValueError("tiers stand from the highest to the lowest, and the lowest starts at 0")
        return self

    def located(self) -> Iterator[tuple[Place, Fact]]:
        """Every fact with its place in here: field names and positions."""
        for t, tier in enumerate(self.tiers):
            for s, step in enumerate(tier.next_steps):
                yield ("tiers", t, "next_steps", s), step


Scoring = Annotated[Weighted | Ladder, Field(discriminator="method")]
"""The rules of a rubric, by the name of their method."""
