"""The library for programs with an event loop: `AsyncAdvisor` and `AsyncChat`, by the same names as without.

Laws:

1. The loop is never blocked: what computes does so in a thread, and a model is awaited.
2. One turn at a time: a second `send` waits for the first, in order.
3. A cancelled turn is not lost. The model's call ends at once, the message is read offline and the state is
   whole; then the cancellation is raised. Whoever sends again goes on from there.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.answers import Message
from advisor.api import Advisor, Scored, Talk, Voice, written
from advisor.dialogue import events
from advisor.extraction.extractor import Extractor
from advisor.rubric.model import Rubric

if TYPE_CHECKING:
    from advisor.llm.model import Model
    from advisor.runner import Runner, Turn

__all__ = ["AsyncAdvisor", "AsyncChat"]

_END = object()


class AsyncAdvisor:
    """A career advisor for one rubric, on an event loop.

    >>> async def hold():
    ...     chat = await AsyncAdvisor("customer-support-representative").start()
    ...     turn = await chat.send("I have a bachelor's degree and worked 2 years in retail.")
    ...     return chat.answers["service_years"], turn.asked
    >>> asyncio.run(hold())
    (2, ('current_role',))

    The arguments and errors are those of `advisor.Advisor`.
    """

    def __init__(
        self,
        rubric: str | Path | Rubric,
        extractor: Extractor | None = None,
        model: Model | None = None,
        voice: Voice = "plain",
        most_tokens: int | None = None,
    ) -> None:
        self._advisor = Advisor(rubric, extractor, model, voice, most_tokens)

    @property
    def rubric(self) -> Rubric:
        """What is asked and how it is scored."""
        return self._advisor.rubric

    async def start(
        self,
        date: datetime.date | str | None = None,
        carried: Iterable[tuple[str, str]] = (),
        heard: Callable[[str], None] | None = None,
    ) -> AsyncChat:
        """Begin a conversation. See `advisor.Advisor.start`; `heard` is called for the opening alone."""
        runner, started = await asyncio.to_thread(self._advisor.begin, date, carried)
        first, cancelled = await runner.ado(started, heard)
        if cancelled:
            raise asyncio.CancelledError
        return AsyncChat(runner, first)

    async def score(
        self, messages: Iterable[Message | Mapping[str, object]], date: datetime.date | str | None = None
    ) -> Scored:
        """Read a whole chat and score it, in a thread. See `advisor.Advisor.score`."""
        return await asyncio.to_thread(self._advisor.score, messages, date)


class AsyncChat(Talk):
    """One conversation on an event loop. Made by `AsyncAdvisor.start`.

    `turn` has what the last turn came to: `stream` yields only its words, a cancelled `send` nothing.
    """

    def __init__(self, runner: Runner, first: Turn) -> None:
        super().__init__(runner, first)
        self._one_at_a_time = asyncio.Lock()

    async def send(self, text: str) -> Turn:
        """Hand over a message, and get what the advisor says to it."""
        return await self.do(written(text))

    async def do(
        self, event: events.Move | events.PersonWrote, heard: Callable[[str], None] | None = None
    ) -> Turn:
        """Make a move, such as `Skip()` or `Fix("writing", "8")`, as commands and buttons do.

        Args:
            event: the move.
            heard: called with each piece of a reply that the model phrases, as soon as it may be shown.
        """
        async with self._one_at_a_time:
            turn, cancelled = await self._runner.ado(event, heard)
            self._took(turn)
            if cancelled:
                raise asyncio.CancelledError
            return turn

    async def stream(self, text: str) -> AsyncGenerator[str, None]:
        """Hand over a message, and get what the advisor says to it piece by piece.

        With `voice="model"` a piece is a sentence that passed the guard; otherwise the reply comes whole.
        Afterwards `turn` has what the turn came to. Leaving the loop early cancels the turn, as law 3 says.

        >>> async def hold():
        ...     chat = await AsyncAdvisor("customer-support-representative").start()
        ...     async for piece in chat.stream("I'm a barista"):
        ...         assert piece in chat.turn.reply
        ...     return chat.answers["current_role"]
        >>> asyncio.run(hold())
        'barista'
        """
        event = written(text)
        pieces: asyncio.Queue[Any] = asyncio.Queue()
        turning = asyncio.ensure_future(self.do(event, pieces.put_nowait))
        turning.add_done_callback(lambda _: pieces.put_nowait(_END))
        try:
            while (piece := await pieces.get()) is not _END:
                yield piece
            turn = await turning
            if not turn.streamed:
                yield turn.reply
        finally:
            if not turning.done():
                turning.cancel()
                with suppress(asyncio.CancelledError):
                    await turning
