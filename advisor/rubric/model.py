"""A rubric: what is asked, how it is scored and what is advised, all of it data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from advisor.rubric import checks
from advisor.rubric.advice import Advice, Fact, Term
from advisor.rubric.base import Id, Line, Lines, Model, Phrase, Place, Source
from advisor.rubric.items import Item, Question
from advisor.rubric.ladder import Ladder
from advisor.rubric.offers import Offer, RubricId
from advisor.rubric.rules import Scoring, Tier, Weighted

__all__ = ["Rubric"]

R = TypeVar("R", Weighted, Ladder)


class Rubric(Model):
    """One assessment, read from one YAML file in `rubrics/`."""

    id: RubricId
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
    asides: Lines = ()
    """What an advisor also says, that asks for none of the items."""
    families: tuple[tuple[Phrase, ...], ...] = ()
    """Words that say the same in this field, a group each: "newbie", "new hire". What is learnt of one of
    them from a step's behaviors holds for all."""
    questions: tuple[Question, ...] = Field(min_length=1)
    scoring: Scoring
    advice: Advice = Advice()
    habits: tuple[Line, ...] = ()
    """Questions that ask whether what was just told is a habit; they point back to the question before."""
    offers: tuple[Offer, ...] = ()
    """Other rubrics that may suit the person, the first that fits leading."""
    glossary: tuple[Term, ...] = ()

    # It is the key of what is worked out of it: names, gauges, the lexicon. Rubrics that say the same are
    # equal, so that it is worked out once for all that are loaded from one file.

    def __hash__(self) -> int:
        """Cheap, as a turn looks things up by it a hundred times; few rubrics share an id."""
        return hash(self.id)

    def __eq__(self, other: object) -> bool:
        """Whether the other one says the same; asked only of rubrics that are not one object."""
        return self is other or (isinstance(other, Rubric) and self.digest == other.digest)

    @cached_property
    def digest(self) -> str:
        """The hash of all that it says."""
        return hashlib.sha256(self.model_dump_json(by_alias=True).encode()).hexdigest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Rubric:
        """A copy with some fields changed; what was worked out of the others stays behind."""
        made = super().model_copy(update=update, deep=deep)
        for name in made.__dict__.keys() - type(self).model_fields.keys():
            del made.__dict__[name]
        return made

    @cached_property
    def items(self) -> dict[str, Item]:
        """All items by id, in the order they are asked for."""
        return {item.id: item for question in self.questions for item in question.items}

    @cached_property
    def question_of(self) -> dict[str, Question]:
        """Item id → the question that asks for it."""
        return {item.id: question for question in self.questions for item in question.items}

    @cached_property
    def years_of(self) -> dict[str, tuple[str, ...]]:
        """Item id → ids of the items that ask how many years were spent in what it names."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self.items.values():
            if item.kind == "years" and item.domains is not None:
                found[item.domains] = (*found.get(item.domains, ()), item.id)
        return found

    @cached_property
    def weighted(self) -> Weighted:
        """The rules where scoring is by points; only what belongs to that method asks for them.

        Raises:
            TypeError: it is another method, so somebody's look-up by method is wrong.
        """
        return self._rules(Weighted)

    @cached_property
    def ladder(self) -> Ladder:
        """The rules where scoring places people on a ladder; only what belongs to that method asks for them.

        Raises:
            TypeError: it is another method, so somebody's look-up by method is wrong.
        """
        return self._rules(Ladder)

    def _rules(self, kind: type[R]) -> R:
        if not isinstance(self.scoring, kind):
            raise TypeError(f"the rubric {self.id} scores by the method {self.scoring.method}")
        return self.scoring

    @cached_property
    def scored(self) -> tuple[Id, ...]:
        """Ids of the items that the result depends on, in order: those with points, or the dimensions."""
        if isinstance(self.scoring, Ladder):
            return tuple(item for item in self.items if item in self.scoring.dimensions)
        return tuple(item.id for item in self.items.values() if item.points is not None)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts by id: those of the tiers or levels, then the advice, section by section."""
        return {fact.id: fact for _, fact in self.located_facts()}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Tier | Fact, ...]]:
        """Topic id → everything the document says on it, each with its own source."""
        tiers = self.scoring.tiers if isinstance(self.scoring, Weighted) else ()
        told: list[Tier | Fact] = [*tiers, *self.facts.values()]
        return {
            topic.id: tuple(one for one in told if topic.id in one.topics) for topic in self.advice.topics
        }

    def located_facts(self) -> Iterator[tuple[Place, Fact]]:
        """Every fact with its place in the rubric: field names and positions."""
        for name, part in (("scoring", self.scoring), ("advice", self.advice)):
            for place, fact in part.located():
                yield (name, *place), fact

    @model_validator(mode="after")
    def _parts_fit(self) -> Rubric:
        found = [_error(place, message) for place, message in checks.faults(self)]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, found)
        return self


def _error(place: Place, message: str) -> InitErrorDetails:
    # The message goes in as a value: names in it may hold braces.
    context: dict[str, Any] = {"fault": message}
    return InitErrorDetails(type=PydanticCustomError("unfit", "{fault}", context), loc=place, input=None)
