"""The one seam between the advisor and a language model."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, runtime_checkable

from advisor.exchange import Completion, Request

__all__ = ["Cancellable", "Heard", "Model"]

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


@runtime_checkable
class Cancellable(Protocol):
    """A model whose calls can be cancelled while they go on, which asynchronous callers like to do.

    Nothing has to be: a call of another model is waited for in a thread, and left behind when cancelled.
    """

    def submit(self, request: Request, seconds: float, heard: Heard | None = None) -> Future[Completion]:
        """Begin to answer a request, as `Model.complete` does.

        Args:
            request: what is asked.
            seconds: how long it may take in all.
            heard: where given, the answer is streamed: it is called with each piece, in any thread.

        Returns:
            The answer to come, or a `ModelError`; cancelling it ends the call itself.
        """
        ...
