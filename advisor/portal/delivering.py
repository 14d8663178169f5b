"""Makes the deliveries of the outbox, beside the requests, in every process of the server.

Laws:

1. A delivery is claimed before it is made, for longer than it can take. So no two processes make it at once,
   and one that was being made when its process died is made again.
2. What failed is tried again later and later, with a little chance in it, so that a server that comes back is
   not run over. After the last try it is given up, and stays to be looked at.
3. Deliveries never hold up a request, nor the end of the process.
"""

from __future__ import annotations

import datetime
import logging
import random
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from sqlalchemy import Engine

from advisor.errors import StoreError
from advisor.store import outbox
from advisor.store.outbox import Delivery

__all__ = ["Again", "Courier", "GivenUp", "Outcome", "Sender", "Sent"]

LEASE = datetime.timedelta(minutes=3)
"""Longer than a delivery can take, all its steps together."""
AT_ONCE = 8
"""Deliveries made at the same time by a process."""
LOOKS = 1.0
"""Seconds between looks for what other processes left, and for what is due again."""
LONGEST_WAIT = 24 * 3600

_log = logging.getLogger("advisor.portal")


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived."""


@dataclass(frozen=True, slots=True)
class Again:
    """It did not arrive, and may later.

    Args:
        fault: why not.
        after: seconds, where the other side said when.
    """

    fault: str
    after: float | None = None


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It did not arrive, and never will."""

    fault: str


Outcome: TypeAlias = Sent | Again | GivenUp


class Sender(Protocol):
    """Makes deliveries of one kind."""

    @property
    def waits(self) -> Sequence[float]:
        """Seconds between the tries; there is one try more than there are waits."""
        ...

    def deliver(self, delivery: Delivery, now: datetime.datetime) -> Outcome:
        """Make one delivery, and say what came of it. Does not raise."""
        ...


def utc_now() -> datetime.datetime:
    """The time."""
    return datetime.datetime.now(datetime.UTC)


class Courier:
    """Looks for deliveries that are due, and has them made.

    Args:
        engine: the database.
        senders: kind → who makes deliveries of it.
        clock: tells the time.
    """

    def __init__(
        self,
        engine: Engine,
        senders: Mapping[str, Sender],
        clock: Callable[[], datetime.datetime] = utc_now,
    ) -> None:
        self._engine = engine
        self._senders = senders
        self._clock = clock
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._free = threading.Semaphore(AT_ONCE)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; without anybody to send to there is nothing to do."""
        if self._senders:
            self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End soon. What is being made is made again by another process, should it not arrive in time."""
        self._stopped.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(LOOKS)

    def wake(self) -> None:
        """Say that there is something new."""
        self._wake.set()

    def run_once(self) -> int:
        """Make what is due now, one after the other, and say how many that were."""
        found = outbox.claim(self._engine, self._clock(), LEASE, AT_ONCE)
        for delivery in found:
            self._make(delivery)
        return len(found)

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wake.clear()
            if not self._look():
                self._wake.wait(LOOKS)

    def _look(self) -> bool:
        """Claim one delivery and have it made in a thread of its own; False where there was none."""
        self._free.acquire()
        claimed: tuple[Delivery, ...] = ()
        try:
            claimed = outbox.claim(self._engine, self._clock(), LEASE, 1)
        except StoreError as error:
            _log.error("deliveries wait: %s", error)
        if not claimed or self._stopped.is_set():
            self._free.release()
            return False
        threading.Thread(target=self._make_one, args=claimed, name="delivery", daemon=True).start()
        return True

    def _make_one(self, delivery: Delivery) -> None:
        try:
            self._make(delivery)
        except StoreError as error:
            # What came of it is not known to the store, so that it is made again.
            _log.error("delivery %s could not be noted: %s", delivery.id, error)
        finally:
            self._free.release()
            self._wake.set()

    def _make(self, delivery: Delivery) -> None:
        sender = self._senders.get(delivery.kind)
        outcome: Outcome = GivenUp(f"nothing here delivers {delivery.kind}")
        if sender is not None:
            outcome = self._tried(sender, delivery)
        match outcome:
            case Sent():
                outbox.done(self._engine, delivery)
            case Again(fault, after) if sender is not None and delivery.tries <= len(sender.waits):
                wait = datetime.timedelta(seconds=_wait(sender.waits[delivery.tries - 1], after))
                outbox.put_off(self._engine, delivery, self._clock() + wait, fault)
            case Again(fault) | GivenUp(fault):
                _log.error("delivery %s (%s) was given up: %s", delivery.id, delivery.type, fault)
                outbox.bury(self._engine, delivery, fault)

    def _tried(self, sender: Sender, delivery: Delivery) -> Outcome:
        try:
            return sender.deliver(delivery, self._clock())
        except Exception:  # noqa: BLE001 - a fault in one delivery must not end all others
            _log.exception("delivery %s (%s) failed", delivery.id, delivery.type)
            return Again("a fault of this server, which is in its log")


def _wait(planned: float, asked: float | None) -> float:
    """How long to wait: as planned, give or take a fifth, and no less than the other side asked for."""
    spread = planned * random.uniform(0.8, 1.2)
    return min(max(spread, asked or 0.0), LONGEST_WAIT)
