"""What every part of a rubric shares: strictness, and where a fact stands in the source document."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

__all__ = ["MAX_BYTES", "Exact", "Id", "Line", "Lines", "Model", "Phrase", "Place", "Source"]

MAX_BYTES = 1_000_000
"""No rubric is larger; what is, isn't one."""


Place: TypeAlias = tuple[str | int, ...]
"""Where something stands in a rubric: field names and positions, as pydantic's own errors give it."""


class Model(BaseModel):
    """Frozen, and closed to unknown keys: a misspelt key is a fault, never silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _exact(value: Any) -> Any:
    # YAML hands over floats; their shortest decimal form is what the author typed.
    return Decimal(repr(value)) if isinstance(value, float) else value


Exact = Annotated[Decimal, BeforeValidator(_exact), Field(allow_inf_nan=False)]
"""A number kept as the author wrote it: 7.5 is exactly seven and a half."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,63}$")]

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


def _lines(value: Any) -> Any:
    # A hundred short sentences read best, and parse fastest, as one block of text.
    return (
        tuple(line.strip() for line in value.splitlines() if line.strip())
        if isinstance(value, str)
        else value
    )


Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(_lines, json_schema_input_type=str | tuple[Line, ...]),
]
"""Many short sentences: a list, or a block of text with one a line."""

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^\S+(?: \S+){0,4}$")]
"""A word or phrase of at most five words, as people say it. Never a pattern."""


class Source(Model):
    """Where the document says it: the section's heading and the line (counted from 1)."""

    section: Line
    line: int = Field(ge=1)
