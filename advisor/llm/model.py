"""The one seam between the advisor and a language model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from advisor.exchange import Completion, Request

__all__ = ["Heard", "Model"]

Heard = Callable[[str], None]
"""Called with each piece of an answer as it arrives."""


class Model(Protocol):
    """Something that completes requests."""

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Answer a request.

        Args:
            request: what is asked.
            seconds: how long it may take in all, repeated attempts included.
            heard: where given, the answer is streamed: it is called with each piece, in this thread.

        Raises:
            ModelError: there is no answer; `usage` of the error says what was spent all the same.
        """
        ...
