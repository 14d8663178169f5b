"""Deletes what is older than it may be: conversations after their last turn, and answers to requests.

Laws:

1. A conversation goes with every word of it, in one transaction. One that somebody writes in at that moment
   stays: the time is looked at again in the transaction that deletes.
2. One process at a time does it: PostgreSQL's processes have a lock for it, which whoever finds taken leaves
   to the other; SQLite's take turns at writing, and the second finds nothing left.
3. Little at once, so that nobody who writes waits long.
4. The terminal's own chats have no owner and are never touched.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Select, delete, select

from advisor.store.database import reading, scrub, writing
from advisor.store.sessions import delete_rows
from advisor.store.tables import owners, requests, sessions

__all__ = ["Pruned", "count_old", "prune"]

_AT_ONCE = 100
_LOCK = 7236831


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was deleted.

    Args:
        conversations: how many.
        requests: how many answers to requests beside theirs.
        left: whether another process was at it, so that nothing more was done here.
    """

    conversations: int = 0
    requests: int = 0
    left: bool = False


def count_old(engine: Engine, before: str) -> int:
    """How many conversations have not gone on since this time (as the store has times)."""
    with reading(engine) as connection:
        return len(connection.execute(_old(before, None)).all())


def prune(engine: Engine, before: str) -> Pruned:
    """Delete conversations that have not gone on since a time, and answers given before it.

    Args:
        engine: the database.
        before: the time, as the store has times.
    """
    gone, forgotten = 0, 0
    while True:
        with writing(engine) as connection:
            if not _ours(connection):
                return Pruned(gone, forgotten, left=True)
            old = connection.execute(_old(before, _AT_ONCE)).scalars().all()
            for session in map(str, old):
                gone += delete_rows(connection, session)
        if len(old) < _AT_ONCE:
            break
    while True:
        with writing(engine) as connection:
            if not _ours(connection):
                return Pruned(gone, forgotten, left=True)
            found = _forget(connection, before)
            forgotten += found
        if found < _AT_ONCE:
            break
    if gone or forgotten:
        scrub(engine)
    return Pruned(gone, forgotten)


def _ours(connection: Connection) -> bool:
    if connection.dialect.name != "postgresql":
        return True
    taken: bool = connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_LOCK})").scalar_one()
    return taken


def _old(before: str, most: int | None) -> Select[tuple[str]]:
    both = sessions.join(owners, owners.c.session == sessions.c.id)
    query = select(sessions.c.id).select_from(both).where(sessions.c.changed_at < before)
    query = query.order_by(sessions.c.changed_at)
    # Locked against a turn that is just being taken, so that it is either seen here or refused there.
    return query if most is None else query.limit(most).with_for_update(of=sessions, skip_locked=True)


def _forget(connection: Connection, before: str) -> int:
    which = select(requests.c.owner, requests.c.key).where(requests.c.at < before).limit(_AT_ONCE)
    found = connection.execute(which).all()
    for owner, key in found:
        connection.execute(delete(requests).where(requests.c.owner == owner, requests.c.key == key))
    return len(found)
