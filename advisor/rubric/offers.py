"""Going from one rubric to another: who is offered it, in what words, and which answers go along. All data.

Nothing here loads the other rubric; that its items are what is said here is for whoever holds both to check.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from advisor.rubric.base import Id, Line, Model, Phrase

__all__ = ["Carry", "Offer", "RubricId", "Sign"]

RubricId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]


class Sign(Model):
    """Something that must be true of the person.

    Either an answer is one of `values`, or `words` stand in it; or, without an item, the words stand in
    anything that the person wrote.
    """

    item: Id | None = None
    values: tuple[Id, ...] = ()
    only: bool = False
    """For several choices: these and no others."""
    words: tuple[Phrase, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Sign:
        if bool(self.values) == bool(self.words):
            raise ValueError("give either values or words")
        if self.values and self.item is None:
            raise ValueError("values are those of an item: name it")
        return self


class Carry(Model):
    """An answer that goes along."""

    item: Id
    to: Id
    """The item of the other rubric that it answers."""
    values: dict[Id, Id] = Field(default_factory=dict)
    """For choices: value here → value there. What is not named stays behind."""
    when: tuple[Sign, ...] = ()
    """Only where all of these hold."""


class Offer(Model):
    """Another rubric that may suit the person, once this one's report is there."""

    rubric: RubricId
    ask: Line
    """How it is offered, so that "yes" takes it."""
    signs: tuple[tuple[Sign, ...], ...] = Field(min_length=1)
    """Whom it is offered to: those of whom all signs of one of these groups are true."""
    carries: tuple[Carry, ...] = ()
