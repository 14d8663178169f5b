"""Streams that stay open: what happens in a conversation, as it happens.

A person who waits for a human's words cannot ask for them, so they are sent. Laws:

1. What is sent is what `stream.events_of` makes of stored answers, so that a stream that broke off goes on
   from `Last-Event-ID` on any server, and nothing is sent that is not stored.
2. A turn taken by this process is sent at once; one by another within `LOOK` seconds, by looking.
3. A stream ends by itself after `LONGEST` seconds, when the conversation is gone, and when the server is told
   to stop; the client comes again. One person has at most `MOST` open in a process.
"""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool

from advisor.portal.problems import Problem
from advisor.portal.stream import Event, events_of, position
from advisor.store.served import Served

__all__ = ["LONGEST", "MOST", "Followers", "Stopping"]

LONGEST = 300.0
"""Seconds. The caller's right to look is checked again when they come again."""
LOOK = 1.0
"""Seconds between looks at what other processes stored."""
BEAT = 15.0
"""Seconds after which a stream in which nothing happens says that it is there; proxies close silent ones."""
MOST = 8
"""Streams one identity may have open: tabs and devices."""

Alarm: TypeAlias = tuple[asyncio.AbstractEventLoop, asyncio.Event]


class Stopping:
    """Whether the server was told to stop. A server that waits for its streams would wait for ever else."""

    def __init__(self) -> None:
        self.told = False

    def listen(self) -> None:
        """Hear the signals that stop a server, and pass them on to whoever heard them before.

        For a process that is all ours, once its server has set its own handlers; without effect elsewhere.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, self._heard(before))

    def _heard(
        self, before: Callable[[int, FrameType | None], Any]
    ) -> Callable[[int, FrameType | None], Any]:
        def heard(number: int, frame: FrameType | None) -> Any:
            self.told = True
            return before(number, frame)

        return heard


class Followers:
    """The streams that are open in this process.

    Args:
        store: where answers are.
        stopping: whether they are to end.
    """

    def __init__(self, store: Served, stopping: Stopping) -> None:
        self._store = store
        self._stopping = stopping
        self._open: Counter[str] = Counter()
        self._waiting: dict[str, set[Alarm]] = {}

    def took_turn(self, conversation: str) -> None:
        """A turn of a conversation was stored. May be called from any thread."""
        for loop, event in tuple(self._waiting.get(conversation, ())):
            with suppress(RuntimeError):  # its loop has ended meanwhile
                loop.call_soon_threadsafe(event.set)

    def follow(self, who: str, conversation: str, last_event_id: str | None) -> AsyncIterator[Event | None]:
        """What happens in a conversation after an event; None now and then, where nothing does.

        Raises:
            Problem: whoever asks has too many open.
        """
        if self._open[who] >= MOST:
            raise Problem(
                429,
                "too-many-streams",
                f"{MOST} open streams are allowed. Close one first.",
                {"Retry-After": "5"},
                retry_after=5,
            )
        return self._events(who, conversation, position(last_event_id))

    async def _events(
        self, who: str, conversation: str, since: tuple[int, int]
    ) -> AsyncIterator[Event | None]:
        until = time.monotonic() + LONGEST
        seen: int | None = None
        with self._among(who, conversation) as news:
            yield None
            said = time.monotonic()
            while time.monotonic() < until and not self._stopping.told:
                news.clear()
                turn = await run_in_threadpool(self._store.turn, conversation)
                if turn is None:
                    return
                if turn != seen:
                    for event in await run_in_threadpool(self._after, conversation, since):
                        since, said = position(event[0]), time.monotonic()
                        yield event
                    seen = turn
                if time.monotonic() - said >= BEAT:
                    said = time.monotonic()
                    yield None
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), LOOK)

    def _after(self, conversation: str, since: tuple[int, int]) -> list[Event]:
        return [
            event
            for answered in self._store.answers(conversation, since[0])
            for event in events_of(answered.answer)
            if position(event[0]) > since
        ]

    @contextmanager
    def _among(self, who: str, conversation: str) -> Iterator[asyncio.Event]:
        """Be counted, and woken when a turn is taken here."""
        news = asyncio.Event()
        alarm = (asyncio.get_running_loop(), news)
        self._open[who] += 1
        self._waiting.setdefault(conversation, set()).add(alarm)
        try:
            yield news
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]
            self._waiting[conversation].discard(alarm)
            if not self._waiting[conversation]:
                del self._waiting[conversation]
