"""What is sent to a language model and what comes back, as values.

Nothing here knows a client, a server or a key: a `Request` can be printed, counted, recorded and compared,
and a `Completion` can be written by hand. `advisor.llm` turns the one into the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

__all__ = ["NOTHING_SPENT", "Completion", "Ending", "Line", "Purpose", "Request", "Usage"]

Purpose: TypeAlias = Literal["read", "repair", "speak"]
"""What a call is for: reading a message, mending what came of that, phrasing a reply."""

Ending: TypeAlias = Literal["stop", "length", "content_filter", "refusal", "empty"]
"""How a completion ended: as it should; cut at the token limit; withheld by the server's filter; refused by
the model; without any choice or text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a prompt, in the OpenAI shape."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """One call of a model.

    Args:
        purpose: what it is for.
        lines: the prompt; what stays the same from turn to turn comes first, for the servers' prompt caches.
        schema: the JSON Schema that the answer has to fit; None for plain text.
        most: tokens the answer may have.
    """

    purpose: Purpose
    lines: tuple[Line, ...]
    schema: Mapping[str, Any] | None = None
    most: int = 600


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and calls spent.

    Args:
        input: tokens of prompts, cached ones included.
        output: tokens of answers.
        cached: tokens of prompts that the server had in its cache.
        calls: requests that reached a server, repeated ones included.
        estimated: whether some of it was counted by us because a server did not say.
    """

    input: int = 0
    output: int = 0
    cached: int = 0
    calls: int = 0
    estimated: bool = False

    @property
    def total(self) -> int:
        """All tokens, in and out."""
        return self.input + self.output

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input + other.input,
            self.output + other.output,
            self.cached + other.cached,
            self.calls + other.calls,
            self.estimated or other.estimated,
        )


NOTHING_SPENT = Usage()


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model answered.

    Args:
        text: its text; possibly cut or empty, as `ending` says.
        ending: how it ended.
        usage: what it cost, calls that failed before it included.
    """

    text: str
    ending: Ending = "stop"
    usage: Usage = NOTHING_SPENT
