"""How many calls may be under way: as many as are begun, until the server says that it is too much.

A 429 halves the number, once for all that were sent before it was known; each answer raises it again by one
call a round (additive increase, multiplicative decrease). Whoever has to wait begins its deadline afterwards.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

__all__ = ["Pace"]


class Pace:
    """One server's pace, on one event loop."""

    def __init__(self) -> None:
        self.limit = float("inf")
        self.under_way = 0
        self.worked = False
        """Whether any call was ever answered."""
        self._round = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def round(self) -> int:
        """How often the server said that it is too much; a call that is sent notes it."""
        return self._round

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until one more call may be under way; it is, for the length of the `async with`."""
        if self.under_way >= max(1, int(min(self.limit, 1e9))) or self._waiting:
            turn = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn  # whoever wakes us has counted us in
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._end()
                raise
        else:
            self.under_way += 1
        try:
            yield
        finally:
            self._end()

    def slower(self, sent_in: int) -> None:
        """The server says that it is too much.

        Args:
            sent_in: the `round` in which the call was sent. One from before a cut says nothing new.
        """
        if sent_in == self._round:
            self.limit = max(1.0, min(self.limit, self.under_way) / 2)
            self._round += 1

    def faster(self) -> None:
        """A call was answered."""
        self.worked = True
        self.limit += 1 / self.limit
        self._wake()

    def _end(self) -> None:
        self.under_way -= 1
        self._wake()

    def _wake(self) -> None:
        while self._waiting and self.under_way < int(min(self.limit, 1e9)):
            turn = self._waiting.popleft()
            if not turn.done():
                self.under_way += 1
                turn.set_result(None)
