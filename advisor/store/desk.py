"""What a server's store holds beside the interview: who has a conversation, and what was agreed to."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, Update, delete, insert, select, update

from advisor.store.database import reading
from advisor.store.served import Consented, now
from advisor.store.tables import consents, hand_overs

__all__ = ["agreed", "answered", "give_back", "hand_over", "takes", "waits"]

TAKEN = "taken"
"""The reason of a human who came of their own accord."""


def hand_over(connection: Connection, session: str, reason: str) -> None:
    """Note that a human has a session, in the transaction of the turn that hands it over.

    The person waits from then on, unless it was a human who took it.
    """
    at = now()
    row = {"session": session, "reason": reason, "at": at}
    connection.execute(insert(hand_overs).values(**row, waits_since=None if reason == TAKEN else at))


def takes(connection: Connection, session: str) -> None:
    """Note that a human took what was handed over: the person waits for nobody to come."""
    connection.execute(_of(session).values(waits_since=None))


def waits(connection: Connection, session: str) -> None:
    """Note that the person wrote to the human, and waits since then unless they did before."""
    connection.execute(_of(session).where(hand_overs.c.waits_since.is_(None)).values(waits_since=now()))


def answered(connection: Connection, session: str, name: str) -> None:
    """Note that a human of this name wrote: the person waits no longer."""
    connection.execute(_of(session).values(waits_since=None, name=name))


def _of(session: str) -> Update:
    return update(hand_overs).where(hand_overs.c.session == session)


def give_back(connection: Connection, session: str) -> None:
    """Note that no human has it any more."""
    connection.execute(delete(hand_overs).where(hand_overs.c.session == session))


def agreed(engine: Engine, session: str) -> Consented | None:
    """What was agreed to before a session; None where nothing was."""
    query = select(consents).where(consents.c.session == session)
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else Consented(row.version, row.text, row.at)
