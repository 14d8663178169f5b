"""The store of sessions: start one, save its turns, take it up again, list and delete.

Law: a turn is either on disk, whole, or was never accepted. `Session.save` returns when the turn is on disk;
if it raises, the session stands where it stood, and so do all turns before.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, delete, insert, select, update

from advisor.dialogue.state import State, from_data, replace, to_data
from advisor.errors import StoreError, UnknownSession
from advisor.settings import Settings
from advisor.store.database import open_database, reading, scrub, writing
from advisor.store.tables import owners, sessions, turns

__all__ = ["MovedOn", "Session", "Store", "Summary", "Turn", "delete_rows", "summary_of"]

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike: an id is read and typed
_ID_LENGTH = 6

_OWN = sessions.c.id.not_in(select(owners.c.session))
"""The sessions of the terminal: a server's have an owner."""

_GROWING = ("messages", "log")
"""The parts of a state that only grow; a turn's row holds what it added to them."""

# Made once: to put a statement together takes longer than to have it carried out.
_BEGIN = insert(sessions)
_ADD = insert(turns)
_MOVE_ON = update(sessions).where(sessions.c.id == bindparam("this"), sessions.c.turns == bindparam("known"))


class MovedOn(StoreError):
    """Another process changed or deleted the session since this one opened it: trying again will not help."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A session as a list shows it.

    Args:
        id: its name, six letters and digits.
        rubric: id of its rubric.
        rubric_source: what to load the rubric by: its id, or the path of a file.
        started_at: when its first turn was saved.
        changed_at: when its last turn was saved.
        turns: how many turns were saved.
        finished: whether its report was shown.
        verdict: how it stands, in the rubric's words: "NEARLY 61.5".
    """

    id: str
    rubric: str
    rubric_source: str
    started_at: datetime.datetime
    changed_at: datetime.datetime
    turns: int
    finished: bool
    verdict: str


class Store:
    """The sessions in one database. Use it as a context manager: it holds a connection.

    >>> from advisor.settings import Settings
    >>> with Store(Settings("sqlite://", None, colour=False)) as store:  # in memory
    ...     store.summaries()
    ()
    """

    def __init__(self, settings: Settings) -> None:
        """Open the database.

        Raises:
            StoreError: it cannot be used; the message says why.
        """
        self._engine = open_database(settings)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # --- Reading --------------------------------------------------------------------------------------------

    def summaries(self, rubric: str | None = None) -> tuple[Summary, ...]:
        """All sessions (by one rubric, if it is named), the last changed first.

        Other people's, that a server keeps in the same database, are not among them.
        """
        query = select(sessions).where(_OWN).order_by(sessions.c.changed_at.desc(), sessions.c.id)
        if rubric is not None:
            query = query.where(sessions.c.rubric == rubric)
        with reading(self._engine) as connection:
            return tuple(summary_of(row) for row in connection.execute(query))

    def find(self, name: str) -> Summary:
        """The session of this id, or the only one whose id begins so.

        Raises:
            UnknownSession: there is none, or more than one.
        """
        with reading(self._engine) as connection:
            begins = sessions.c.id.startswith(name.lower(), autoescape=True)
            found = [summary_of(row) for row in connection.execute(select(sessions).where(begins))]
        if len(found) != 1 or not name:
            what = "Several sessions begin with" if len(found) > 1 else "There is no session"
            raise UnknownSession(f"{what} {name!r}. 'advisor sessions list' shows them.")
        return found[0]

    def state(self, session: str) -> State:
        """The state of a session after its last turn.

        Raises:
            UnknownSession: there is none by this id.
            StoreError: what is stored cannot be read.
        """
        grown: dict[str, list[Any]] = {part: [] for part in _GROWING}
        rest: Mapping[str, Any] = {}
        for turn in self.turns(session):
            for part in _GROWING:
                grown[part] += turn.added[part]
            rest = turn.state
        if not rest:
            raise UnknownSession(f"There is no session {session!r}. 'advisor sessions list' shows them.")
        return from_data({**rest, **grown})

    def turns(self, session: str) -> Iterator[Turn]:
        """The turns of a session in their order."""
        query = select(turns).where(turns.c.session == session).order_by(turns.c.number)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        for row in rows:
            added = {"messages": row.messages, "log": row.log}
            at = datetime.datetime.fromisoformat(row.saved_at)
            yield Turn(row.number, at, added, row.state)

    # --- Writing --------------------------------------------------------------------------------------------

    def start(self, rubric_source: str) -> Session:
        """A session not yet stored: its first save makes it.

        Args:
            rubric_source: what to load its rubric by when it is resumed: an id, or the path of a file.
        """
        with reading(self._engine) as connection:
            taken = set(connection.execute(select(sessions.c.id)).scalars())
        names = iter(_new_id, None)
        return Session(self._engine, next(name for name in names if name not in taken), rubric_source)

    def resume(self, session: str) -> Session:
        """Take a stored session up where it stood."""
        with reading(self._engine) as connection:
            row = connection.execute(select(sessions).where(sessions.c.id == session)).one_or_none()
        # Read after the row: should another process add a turn in between, our next save is refused.
        state = self.state(session)
        if row is None:
            raise UnknownSession(f"Session {session} was deleted by another process.")
        return Session(self._engine, session, row.rubric_source, state, row.turns)

    def delete(self, session: str) -> bool:
        """Delete a session and all its words; False where another process holds back the last traces.

        Raises:
            UnknownSession: there is none by this id.
        """
        with writing(self._engine) as connection:
            if not delete_rows(connection, session):
                raise UnknownSession(f"There is no session {session!r}. 'advisor sessions list' shows them.")
        return scrub(self._engine)

    def erase_all(self) -> bool:
        """Delete all that `summaries` lists; False where another process holds back the last traces."""
        with writing(self._engine) as connection:
            delete_rows(connection, None)
        return scrub(self._engine)


@dataclass(frozen=True, slots=True)
class Turn:
    """One saved turn.

    Args:
        number: from 1.
        saved_at: when.
        added: what it added to the messages and to the answer log.
        state: everything else, after it.
    """

    number: int
    saved_at: datetime.datetime
    added: Mapping[str, list[Any]]
    state: Mapping[str, Any]


class Session:
    """One session, held by this process to add turns to.

    Another process may hold it too; the first to save a turn wins, and the other's save is refused.
    """

    def __init__(
        self, engine: Engine, name: str, rubric_source: str, state: State | None = None, number: int = 0
    ) -> None:
        self._engine = engine
        self.id = name
        self.rubric_source = rubric_source
        self.state = state
        """The state as stored; None before the first save."""
        self._number = number

    @property
    def turns(self) -> int:
        """How many turns are stored."""
        return self._number

    def save(self, state: State, verdict: str, beside: Callable[[Connection], None] | None = None) -> None:
        """Add a turn that ends in this state. On return it is on disk.

        Args:
            state: the state after the turn; its messages and log begin with those of the turn before.
            verdict: how the session stands now, for lists.
            beside: writes what is to be on disk with the turn, or not at all; run in its transaction.

        Raises:
            MovedOn: the session was changed or deleted elsewhere.
            StoreError: it could not be saved.
        """
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        row = {"session": self.id, "number": self._number + 1, "saved_at": now, **_turn(self.state, state)}
        standing = {
            "changed_at": now,
            "turns": self._number + 1,
            "finished": state.over,
            "verdict": verdict,
        }
        with writing(self._engine) as connection:
            if self._number == 0:
                connection.execute(_BEGIN, {**self._origin(state), "started_at": now, **standing})
            else:
                self._move_on(connection, standing)
            connection.execute(_ADD, row)
            if beside is not None:
                beside(connection)
        self._number += 1
        self.state = state

    def _origin(self, state: State) -> dict[str, Any]:
        return {
            "id": self.id,
            "rubric": state.rubric,
            "rubric_version": state.version,
            "rubric_source": self.rubric_source,
        }

    def _move_on(self, connection: Connection, standing: dict[str, Any]) -> None:
        mine = {"this": self.id, "known": self._number}
        if connection.execute(_MOVE_ON, {**standing, **mine}).rowcount != 1:
            raise MovedOn(
                f"Session {self.id} was changed or deleted by another process since it was opened here, so "
                f"your last message was not taken. Go on with: advisor chat --resume {self.id}"
            )


def _turn(before: State | None, after: State) -> dict[str, Any]:
    news: dict[str, Any] = {}
    for part in _GROWING:
        known = getattr(before, part) if before else ()
        now = getattr(after, part)
        if now[: len(known)] != known:
            raise ValueError(f"a session's {part} may only grow")
        news[part] = now[len(known) :]
    rest = to_data(replace(after, **news))
    return {**{part: rest.pop(part) for part in _GROWING}, "state": rest}


def summary_of(row: Row[Any]) -> Summary:
    """Read a session's row."""
    return Summary(
        id=row.id,
        rubric=row.rubric,
        rubric_source=row.rubric_source,
        started_at=datetime.datetime.fromisoformat(row.started_at),
        changed_at=datetime.datetime.fromisoformat(row.changed_at),
        turns=row.turns,
        finished=row.finished,
        verdict=row.verdict,
    )


def delete_rows(connection: Connection, session: str | None) -> int:
    """Delete one session, or all of the terminal's, and say how many there were."""
    dead = _OWN if session is None else sessions.c.id == session
    connection.execute(delete(turns).where(turns.c.session.in_(select(sessions.c.id).where(dead))))
    return connection.execute(delete(sessions).where(dead)).rowcount


def _new_id() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_ID_LENGTH))
