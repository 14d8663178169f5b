"""A request is answered once: sent again, it is answered as before; two about one conversation take turns."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass

from advisor.errors import StoreError
from advisor.portal.identity import Caller
from advisor.portal.problems import Problem
from advisor.store import MovedOn
from advisor.store.served import Answered, Served

__all__ = ["Once", "Request", "same"]

ATTEMPTS = 10
"""How often a turn begins again because another process was quicker."""
LOCKS = 256


@dataclass(frozen=True, slots=True)
class Request:
    """A request that changes something.

    Args:
        caller: who sent it.
        key: their name for it (`Idempotency-Key`).
        said: what was asked: method, place and body.
    """

    caller: Caller
    key: str
    said: tuple[str, ...]

    @property
    def sender(self) -> str:
        """In whose name it is remembered."""
        return self.caller.owner or self.caller.tenant.owner("admin", "")

    @property
    def fingerprint(self) -> str:
        """Stands for `said`, and tells nothing of it."""
        return hashlib.sha256(json.dumps(self.said).encode()).hexdigest()


class Once:
    """Sees to it, of one server.

    Args:
        store: where answers are kept.
    """

    def __init__(self, store: Served) -> None:
        self._store = store
        self._locks = tuple(threading.Lock() for _ in range(LOCKS))

    def answer(
        self, request: Request, about: str, attempt: Callable[[], Answered], owner: str | None = None
    ) -> Answered:
        """Answer as before where this was asked before; else try until no other process is in the way."""
        owner = owner or request.caller.whose

        def attempt_once() -> Answered:
            before = self._store.answered(owner, request.key)
            return attempt() if before is None else same(before, request)

        with self._turn_of(about):
            return _until_done(attempt_once)

    def _turn_of(self, about: str) -> threading.Lock:
        # A lock stands for many conversations, and is held for milliseconds.
        return self._locks[hash(about) % LOCKS]

    def turn(self, conversation: str, attempt: Callable[[], Answered]) -> Answered:
        """Try a conversation's turn, which looks for an earlier answer itself, until nobody is in the way."""
        with self._turn_of(conversation):
            return _until_done(attempt)


def _until_done(attempt: Callable[[], Answered]) -> Answered:
    """Begin a turn again as long as another process was quicker."""
    for _ in range(ATTEMPTS):
        try:
            return attempt()
        except MovedOn:
            continue
    raise StoreError(f"a turn was overtaken {ATTEMPTS} times")


def same(before: Answered, request: Request) -> Answered:
    """What was answered before, if it was to this request.

    Raises:
        Problem: the name stood for another.
    """
    if before.fingerprint != request.fingerprint:
        raise Problem(
            422, "key-reused", "This Idempotency-Key stood for another request. Use a new one for each."
        )
    return before
