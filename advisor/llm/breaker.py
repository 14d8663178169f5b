"""No calls for a while after several that failed: a person should not wait for a server that is down.

Closed, all calls pass. After `FAILURES` failed calls in a row it opens and none pass for `REST` seconds; then
one passes as a trial, and what comes of it closes or opens the breaker again. A refusal for good (a wrong
key, an unknown model) opens it for the rest of the chat.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["FAILURES", "REST", "Breaker"]

FAILURES = 2
REST = 60.0


@dataclass
class Breaker:
    """One server's breaker.

    Args:
        clock: seconds that only ever grow.
    """

    clock: Callable[[], float]
    failures: int = 0
    opens_again: float = 0.0
    reason: str = ""

    @property
    def closed(self) -> bool:
        """Whether a call may pass now."""
        return self.failures < FAILURES or self.clock() >= self.opens_again

    def worked(self) -> None:
        """A call was answered."""
        self.failures = 0

    def failed(self, reason: str, *, for_good: bool = False) -> None:
        """A call was not answered, whatever was tried."""
        self.failures = FAILURES if for_good else self.failures + 1
        self.opens_again = float("inf") if for_good else self.clock() + REST
        self.reason = reason
