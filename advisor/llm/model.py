"""The one seam between the advisor and a language model."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from advisor.exchange import Completion, Request

if TYPE_CHECKING:
    import asyncio

__all__ = ["INTERRUPTED", "Answered", "Calls", "Cancellable", "Heard", "Model"]

INTERRUPTED = "interrupted by the person"
"""Why a call has no answer that somebody ended who did not want to wait."""
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


class Answered(NamedTuple):
    """A model's answer, and how long it took in seconds, repeated attempts and pauses included."""

    completion: Completion
    seconds: float


class Calls(Protocol):
    """Where many calls are under way on one event loop: all of it belongs on that loop."""

    async def open(self) -> None:
        """Make ready; before any call."""
        ...

    def begin(self, request: Request, seconds: float) -> asyncio.Future[Answered]:
        """Begin a call. The future holds its answer, or a `ModelError`.

        Args:
            request: what is asked.
            seconds: how long it may take, repeated attempts and their pauses included.
        """
        ...

    async def let_go(self) -> None:
        """Close the connections; after the last call."""
        ...
