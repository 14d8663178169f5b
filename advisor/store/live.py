"""The conversations that go on, kept in a process's memory, so that a turn need not read all turns before it.

Laws:

1. What is kept is the state after a turn, together with that turn's number, and only once the turn is stored.
   It serves as long as the session's row has that number: no turn that another process added is missed.
2. Memory has a bound: so many conversations, none of them long. Those without a turn for some minutes go with
   the next turn of any; so what another process deleted is gone from here, too.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from advisor.dialogue.state import State

__all__ = ["Live"]

MOST = 1_000
"""Conversations."""
LONGEST = 100_000
"""Characters that were said in one; a longer one is read anew each turn."""
KEPT = 600.0
"""Seconds after the last turn."""


class Live:
    """States of conversations.

    Args:
        clock: gives seconds.
        most: how many are kept.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[str, tuple[float, int, State]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def recall(self, session: str, turns: int) -> State | None:
        """The state after this turn; None where it is not known here."""
        found = self._kept.get(session)
        return found[2] if found is not None and found[1] == turns else None

    def keep(self, session: str, turns: int, state: State) -> None:
        """Keep the state after a turn that is stored, and let go of what nobody has asked for in a while."""
        now = self._clock()
        size = sum(len(message.content) for message in state.messages)
        with self._lock:
            known = self._kept.get(session)
            # Threads may come here in another order than their turns were stored in.
            if known is not None and known[1] > turns:
                return
            if size > LONGEST:
                self._kept.pop(session, None)
            else:
                self._kept[session] = (now, turns, state)
                self._kept.move_to_end(session)
            while self._kept and (len(self._kept) > self._most or self._oldest() < now - KEPT):
                self._kept.popitem(last=False)

    def forget(self, session: str) -> None:
        """Let go of a session that is deleted."""
        with self._lock:
            self._kept.pop(session, None)

    def _oldest(self) -> float:
        return next(iter(self._kept.values()))[0]
