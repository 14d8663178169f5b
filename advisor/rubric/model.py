"""A rubric: what is asked, how it is scored and what is advised, all of it data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from advisor.rubric import checks
from advisor.rubric.advice import Advice, Fact, Term
from advisor.rubric.base import Id, Line, Model, Source
from advisor.rubric.items import Item, Question
from advisor.rubric.rules import Tier, Weighted

__all__ = ["Rubric"]


class Rubric(Model):
    """One assessment, read from one YAML file in `rubrics/`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    version: int = Field(ge=1)
    title: Line
    role: Line
    """Who the advisor is in this assessment."""
    opening: Line | None = None
    """What the advisor says to begin."""
    document: Line
    """The source document's title; every `source` names a section and line of it."""
    sources: dict[str, Source] = Field(default_factory=dict)
    """Where the document has the texts above, by field name."""
    asides: tuple[Line, ...] = ()
    """What an advisor also says, that asks for none of the items."""
    questions: tuple[Question, ...] = Field(min_length=1)
    scoring: Weighted
    advice: Advice = Advice()
    glossary: tuple[Term, ...] = ()

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order they are asked for."""
        return {item.id: item for question in self.questions for item in question.items}

    @cached_property
    def question_of(self) -> dict[str, Question]:
        """Item id → the question that asks for it."""
        return {item.id: question for question in self.questions for item in question.items}

    @cached_property
    def scored(self) -> tuple[Id, ...]:
        """Ids of the items that carry points, in order."""
        return tuple(item.id for item in self.items.values() if item.points is not None)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts by id: the next steps of the tiers, then the advice, section by section."""
        return {fact.id: fact for _, fact in self.located_facts()}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Tier | Fact, ...]]:
        """Topic id → everything the document says on it, each with its own source."""
        told: list[Tier | Fact] = [*self.scoring.tiers, *self.facts.values()]
        return {
            topic.id: tuple(one for one in told if topic.id in one.topics) for topic in self.advice.topics
        }

    def located_facts(self) -> Iterator[tuple[checks.Place, Fact]]:
        """Every fact with its place in the rubric: field names and positions."""
        for t, tier in enumerate(self.scoring.tiers):
            for s, step in enumerate(tier.next_steps):
                yield ("scoring", "tiers", t, "next_steps", s), step
        for place, fact in self.advice.located():
            yield ("advice", *place), fact

    @model_validator(mode="after")
    def _parts_fit(self) -> Rubric:
        found = [_error(place, message) for place, message in checks.faults(self)]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, found)
        return self


def _error(place: checks.Place, message: str) -> InitErrorDetails:
    # The message goes in as a value: names in it may hold braces.
    context: dict[str, Any] = {"fault": message}
    return InitErrorDetails(type=PydanticCustomError("unfit", "{fault}", context), loc=place, input=None)
