"""Keeps a chat in the store, from the first thing the person does.

A chat in which nothing was said leaves no trace. Until then the store is not even opened: it takes longer to
import than everything else that the first question needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.dialogue.state import State
from advisor.rubric.model import Rubric
from advisor.scoring import assess
from advisor.settings import Settings

if TYPE_CHECKING:
    from advisor.store import Session, Store, Summary

__all__ = ["Keeper"]

REMEMBERED = 5
"""From so many of the last sessions, what was written can be called up again in the prompt."""


class Keeper:
    """Saves one chat; use it as `Runner`'s `save`.

    Args:
        settings: where the store is.
        rubric: the chat's rubric.
        source: what to load the rubric by when the chat is resumed.
        store: the store, if it is open already.
        session: the session to go on with.
    """

    def __init__(
        self,
        settings: Settings,
        rubric: Rubric,
        source: str,
        store: Store | None = None,
        session: Session | None = None,
    ) -> None:
        self._settings = settings
        self._rubric = rubric
        self._source = source
        self._store = store
        self._session = session

    def __call__(self, state: State) -> None:
        """Save a turn; on return it is on disk."""
        if self._session is None:
            if not any(message.role == "user" for message in state.messages):
                return
            self._session = self.store.start(self._source)
        self._session.save(state, assess(self._rubric, state.values).summary)

    @property
    def store(self) -> Store:
        """The store, opened when it is first asked for."""
        if self._store is None:
            from advisor.store import Store

            self._store = Store(self._settings)
        return self._store

    def open(self) -> None:
        """Open the store now, to hear of its faults before anyone has written a word.

        Raises:
            StoreError: it cannot be used; the message says why.
        """
        _ = self.store

    @property
    def session_id(self) -> str | None:
        """The session's id; None while nothing is stored."""
        return self._session.id if self._session and self._session.state else None

    def history(self) -> list[str]:
        """What the person wrote in the last sessions, the latest last."""
        latest = self.store.summaries(self._rubric.id)[:REMEMBERED]
        states = [self.store.state(summary.id) for summary in reversed(latest)]
        return [message.content for state in states for message in state.messages if message.role == "user"]

    def last_reported(self) -> tuple[Summary, State] | None:
        """The last session that came to a report by the same version of the rubric, other than this one."""
        for summary in self.store.summaries(self._rubric.id):
            if summary.id != self.session_id:
                state = self.store.state(summary.id)
                if state.report and state.version == self._rubric.version:
                    return summary, state
        return None

    def close(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()
