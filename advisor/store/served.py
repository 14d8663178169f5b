"""What a server needs of the store beside sessions: whose each is, and what was answered to which request.

Laws:

1. A session started here belongs to one owner, from the transaction of its first turn on. Whoever is not its
   owner learns no more than that there is no such session.
2. The answer to a request is stored in the transaction of the turn it is about. So a request that is sent
   again, by an impatient client or after a crash, is answered as it was the first time or was never taken.
3. What is deleted takes its answers along: they hold people's words. That it was deleted is remembered.
"""

from __future__ import annotations

import datetime
import secrets as chance
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
)
from sqlalchemy.exc import IntegrityError

from advisor.errors import UnknownSession
from advisor.settings import Settings
from advisor.store import tables
from advisor.store.database import looking, reading, scrub, writing
from advisor.store.live import Live
from advisor.store.sessions import MovedOn, Session, Store, Summary, delete_rows, summary_of
from advisor.store.tenants import Tenant

__all__ = ["Answered", "Consented", "Owned", "Served", "now", "owned_of", "owned_query", "owns"]

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LONG = 24
"""Letters of an id that nobody can guess: 118 bits."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A session and its owner.

    Args:
        summary: the session, as a list shows it.
        owner: whose it is.
        since: when it was started, as the store has it; with the id, its place in a list.
        human: since when a human has it; None where none does.
        waits_since: since when the person waits for a human's word; None where they do not.
        name: of the human who wrote to them last; None where none did.
    """

    summary: Summary
    owner: str
    since: str
    human: str | None = None
    waits_since: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A request, and what was answered.

    Args:
        owner: who sent it.
        key: their name for it.
        fingerprint: of what was asked.
        session: what it was about; None where that is deleted.
        number: the turn that answered it; None where it took none.
        status: the answer's HTTP status.
        answer: the answer's body.
    """

    owner: str
    key: str
    fingerprint: str
    session: str | None
    number: int | None
    status: int
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Consented:
    """A text that somebody agreed to.

    Args:
        version: tells texts apart.
        text: the text, word by word.
        at: when they agreed.
    """

    version: str
    text: str
    at: str


class Served(Store):
    """The store of a server. Everything a `Store` does, and whose it is."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._live = Live()

    def __enter__(self) -> Served:
        return self

    @property
    def engine(self) -> Engine:
        """The database, for `keys`."""
        return self._engine

    # --- Reading --------------------------------------------------------------------------------------------

    def owned(self, session: str, owner: str | Tenant | None) -> Owned:
        """A session of this owner's, or of this tenant's; of anybody's, where `owner` is None.

        Raises:
            UnknownSession: there is none, or it is not theirs: nobody can tell which.
        """
        query = owned_query().where(tables.owners.c.session == session)
        with reading(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        if row is None or not _is_theirs(row.owner, owner):
            raise UnknownSession(f"There is no conversation {session!r}.")
        return owned_of(row)

    def asked(self, session: str, owner: str, key: str) -> tuple[Owned, Answered | None]:
        """A session of this owner's, and what they were answered to a request before: one look for a turn.

        Raises:
            UnknownSession: there is none, or it is not theirs: nobody can tell which.
        """
        with looking(self._engine) as connection:
            row = connection.execute(_ASKED, {"this": session, "who": owner, "request": key}).one_or_none()
        if row is None or not _is_theirs(row.owner, owner):
            raise UnknownSession(f"There is no conversation {session!r}.")
        if row.request_status is None:
            return owned_of(row), None
        about = (row.request_session, row.request_number, row.request_status, row.request_answer)
        return owned_of(row), Answered(owner, key, row.request_fingerprint, *about)

    def page(
        self,
        owner: str | Tenant | None,
        after: tuple[str, str] | None,
        limit: int,
        rubric: str | None = None,
        *,
        with_human: bool | None = None,
        waiting: bool | None = None,
    ) -> tuple[Owned, ...]:
        """Sessions, the last started first.

        Args:
            owner: whose, or which tenant's; None for everybody's.
            after: `since` and id of the last one seen; None for the first page.
            limit: how many at most.
            rubric: only those by this rubric.
            with_human: only those that a human has, or that none has.
            waiting: only those where the person waits for a human's word, or where they do not.
        """
        since, session = tables.owners.c.since, tables.owners.c.session
        query = owned_query().order_by(since.desc(), session.desc()).limit(limit)
        if owner is not None:
            query = query.where(owns(owner))
        if rubric is not None:
            query = query.where(tables.sessions.c.rubric == rubric)
        for column, wanted in (("at", with_human), ("waits_since", waiting)):
            if wanted is not None:
                query = query.where(tables.hand_overs.c[column].is_not(None) == wanted)
        if after is not None:
            query = query.where(tuple_(since, session) < after)
        with reading(self._engine) as connection:
            return tuple(owned_of(row) for row in connection.execute(query))

    def turn(self, session: str) -> int | None:
        """The number of a session's last turn; None where there is no such session."""
        with reading(self._engine) as connection:
            query = select(tables.sessions.c.turns).where(tables.sessions.c.id == session)
            return connection.execute(query).scalar()

    def answered(self, owner: str, key: str) -> Answered | None:
        """What was answered to a request before; None where it is new."""
        table = tables.requests
        query = select(table).where(table.c.owner == owner, table.c.key == key)
        with reading(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else _answered_of(row)

    def answers(self, session: str, since: int) -> tuple[Answered, ...]:
        """What was answered in a session by the turns from this number on."""
        table = tables.requests
        query = select(table).where(table.c.session == session, table.c.number >= since)
        with reading(self._engine) as connection:
            return tuple(_answered_of(row) for row in connection.execute(query.order_by(table.c.number)))

    # --- Writing --------------------------------------------------------------------------------------------

    def go_on(self, owned: Owned) -> Session:
        """Take a session up where it stood: from memory, if its last turn was taken here, else as stored."""
        summary = owned.summary
        state = self._live.recall(summary.id, summary.turns)
        if state is None:
            # Read after the row: should another process add a turn in between, our next save is refused.
            state = self.state(summary.id)
        return Session(self._engine, summary.id, summary.rubric_source, state, summary.turns)

    def went_on(self, session: Session) -> None:
        """Keep a session at hand whose turn was just stored: the next one is about to come."""
        if session.state is not None:
            self._live.keep(session.id, session.turns, session.state)

    def begin(self, rubric_source: str) -> Session:
        """A session with an id that nobody can guess, not yet stored: its first save makes it."""
        name = "".join(chance.choice(_LETTERS) for _ in range(_LONG))
        return Session(self._engine, f"cnv_{name}", rubric_source)

    def own(self, connection: Connection, session: str, owner: str) -> None:
        """Say whose a session is, in the transaction that makes it."""
        connection.execute(_OWN, {"session": session, "owner": owner, "since": now()})

    def record(self, connection: Connection, answered: Answered) -> None:
        """Remember an answer, in the transaction of what it is about.

        Raises:
            MovedOn: the same request was answered in the meantime.
        """
        row = {name: getattr(answered, name) for name in Answered.__slots__}
        try:
            connection.execute(_RECORD, {**row, "at": now()})
        except IntegrityError as error:
            raise MovedOn(f"request {answered.key!r} was answered already") from error

    def note_consent(self, answered: Answered, consented: Consented) -> None:
        """Keep what was agreed to, and that this answers a request; what was agreed to before stands.

        Raises:
            MovedOn: the same was noted in the meantime.
        """
        table = tables.consents
        before = select(table.c.at).where(table.c.session == answered.session)
        row = {"session": answered.session, "version": consented.version, "text": consented.text}
        with writing(self._engine) as connection:
            at = connection.execute(before).scalar()
            if at not in (None, consented.at):
                raise MovedOn("this was agreed to already")
            if at is None:
                try:
                    connection.execute(insert(table).values(**row, at=consented.at))
                except IntegrityError as error:
                    raise MovedOn("this was agreed to already") from error
            self.record(connection, answered)

    def forget(self, answered: Answered, session: str) -> bool:
        """Delete a session, and remember that it was asked; False where traces are held back for now.

        Raises:
            UnknownSession: there is none by this id.
        """
        with writing(self._engine) as connection:
            if not delete_rows(connection, session):
                raise UnknownSession(f"There is no conversation {session!r}.")
            self.record(connection, answered)
        self._live.forget(session)
        return scrub(self._engine)

    def forget_owner(self, owner: str, answer: Callable[[int], Answered]) -> Answered:
        """Delete all that an owner said, and what they were answered, and remember that this was asked.

        Args:
            owner: whose.
            answer: makes the answer, given how many sessions there were.

        Raises:
            MovedOn: the same request was answered in the meantime.
        """
        table = tables.owners
        theirs = select(table.c.session).where(table.c.owner == owner)
        with writing(self._engine) as connection:
            found = connection.execute(theirs).scalars().all()
            for session in found:
                delete_rows(connection, session)
            connection.execute(delete(tables.requests).where(tables.requests.c.owner == owner))
            answered = answer(len(found))
            self.record(connection, answered)
        for session in found:
            self._live.forget(session)
        scrub(self._engine)
        return answered

    def secret(self, name: str) -> str:
        """The server's own secret of this name, made when first asked for; all processes have the same."""
        table = tables.secrets
        query = select(table.c.value).where(table.c.name == name)
        with reading(self._engine) as connection:
            found = connection.execute(query).scalar()
        if found is not None:
            return str(found)
        try:
            with self._engine.begin() as connection:
                made = chance.token_urlsafe(48)
                connection.execute(insert(table).values(name=name, value=made, made_at=now()))
        except IntegrityError:
            pass  # another process was first, and its secret counts
        with reading(self._engine) as connection:
            return str(connection.execute(query).scalar_one())


def now() -> str:
    """The time, as the tables hold it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")


def owns(owner: str | Tenant) -> ColumnElement[bool]:
    """Holds for the sessions of an owner, or of a tenant."""
    column = tables.owners.c.owner
    return owner.owns(column) if isinstance(owner, Tenant) else column == owner


def _is_theirs(owner: str, asking: str | Tenant | None) -> bool:
    return asking.has(owner) if isinstance(asking, Tenant) else asking in (None, owner)


def owned_query() -> Select[Any]:
    """Asks for sessions with their owners, and who of humans has them."""
    owners, humans = tables.owners, tables.hand_overs
    all_three = tables.sessions.join(owners, owners.c.session == tables.sessions.c.id).outerjoin(
        humans, humans.c.session == tables.sessions.c.id
    )
    human = (humans.c.at.label("human"), humans.c.waits_since, humans.c.name)
    return select(tables.sessions, owners.c.owner, owners.c.since, *human).select_from(all_three)


def _asked_query() -> Select[Any]:
    """Asks for one session with its owner, and for the answer to one request."""
    table = tables.requests
    columns = (table.c.fingerprint, table.c.session, table.c.number, table.c.status, table.c.answer)
    same = and_(table.c.owner == bindparam("who"), table.c.key == bindparam("request"))
    query = owned_query().add_columns(*(column.label(f"request_{column.name}") for column in columns))
    return query.outerjoin(table, same).where(tables.owners.c.session == bindparam("this"))


def owned_of(row: Row[Any]) -> Owned:
    """Read a row of `owned_query`."""
    return Owned(summary_of(row), row.owner, row.since, row.human, row.waits_since, row.name)


def _answered_of(row: Row[Any]) -> Answered:
    return Answered(row.owner, row.key, row.fingerprint, row.session, row.number, row.status, row.answer)


# Made once: to put a statement together takes longer than to have it carried out.
_ASKED = _asked_query()
_OWN = insert(tables.owners)
_RECORD = insert(tables.requests)
