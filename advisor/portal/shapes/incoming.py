"""What comes in: closed to unknown keys, of a bounded size, and fit to be stored and sent back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, field_validator

__all__ = [
    "ID",
    "Agree",
    "Create",
    "HandOver",
    "Incoming",
    "Reply",
    "SetValue",
    "SetValues",
    "Shape",
    "Write",
    "mended",
]

LONGEST_MESSAGE = 20_000
"""Characters of one message."""

ID = r"^cnv_[a-z0-9]{24}$"
"""How a conversation's id looks."""


class Shape(BaseModel):
    """Closed to unknown keys, so that a misspelt one is told, not ignored."""

    model_config = ConfigDict(extra="forbid")


def mended(value: Any) -> Any:
    """Put the replacement character for half a surrogate pair, which JSON can hold and UTF-8 cannot."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {mended(name): mended(one) for name, one in value.items()}
    return [mended(one) for one in value] if isinstance(value, list) else value


class Incoming(Shape):
    """What comes in: texts are fit to be stored and sent back."""

    @field_validator("*", mode="before")
    @classmethod
    def _mend(cls, value: Any) -> Any:
        return mended(value)


class Create(Incoming):
    """Begin a conversation."""

    rubric: str | None = Field(None, examples=["customer-support-representative"])
    """Id of a rubric; by default the first on offer."""
    date: str | None = Field(None, pattern=r"^\d{4}-\d\d-\d\d$", examples=["2026-11-22"])
    """The person's day, for "since 2021" and "by March"; by default the server's."""
    continues: str | None = Field(None, pattern=ID, examples=["cnv_2v7k9mwqpx3hrtbznd4gycfe"])
    """The conversation whose offer (`switch`) was taken: what both rubrics ask goes along."""


class Write(Incoming):
    """A message of the person."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)] = Field(
        examples=["I have a bachelor's degree and worked 2 years in retail."]
    )


class HandOver(Incoming):
    """Let a human have the conversation."""

    reason: Literal["asked", "distress", "misunderstood", "taken"] = "asked"
    """Why: the person asked, is in distress, was not understood, or a human took it of their own accord."""


class Reply(Incoming):
    """What the human who has the conversation writes to the person."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)] = Field(
        examples=["Hello Ann, I've read what you wrote. What would help you most?"]
    )
    name: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$")] = Field(
        max_length=100, examples=["Maya"]
    )
    """What the person knows the human by; shown beside the message."""


class Agree(Incoming):
    """Agree to the text that came with the conversation."""

    version: str = Field(max_length=64, examples=["3f9c5a0b1d2e4f67"])
    """Of the text, as `consent.version` has it: nobody agrees to a text that was changed meanwhile."""


Settable = (
    StrictInt
    | StrictFloat
    | Annotated[StrictStr, Field(min_length=1, max_length=500)]
    | Annotated[list[StrictStr], Field(min_length=1, max_length=50)]
)


class SetValue(Incoming):
    """A value for one item, as a person would say it or as `answers` gives it."""

    value: Settable = Field(examples=[8, "remote", ["retail", "support"]])

    @property
    def said(self) -> str:
        """The value as a person would type it."""
        return _said(self.value)


class SetValues(Incoming):
    """Values for several items, by the items' ids."""

    values: Annotated[dict[str, Settable], Field(min_length=1, max_length=50)] = Field(
        examples=[{"an-item": 8, "another-item": "remote"}]
    )

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Item and value as a person would type it, of each."""
        return tuple((item, _said(value)) for item, value in self.values.items())


def _said(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
