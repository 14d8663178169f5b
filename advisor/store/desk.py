"""What a server's store holds beside the interview: who has a conversation, and what was agreed to."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, delete, insert, select

from advisor.store.database import reading
from advisor.store.served import Consented, now
from advisor.store.tables import consents, hand_overs

__all__ = ["agreed", "give_back", "hand_over"]


def hand_over(connection: Connection, session: str, reason: str) -> None:
    """Note that a human has a session, in the transaction of the turn that hands it over."""
    connection.execute(insert(hand_overs).values(session=session, reason=reason, at=now()))


def give_back(connection: Connection, session: str) -> None:
    """Note that no human has it any more."""
    connection.execute(delete(hand_overs).where(hand_overs.c.session == session))


def agreed(engine: Engine, session: str) -> Consented | None:
    """What was agreed to before a session; None where nothing was."""
    query = select(consents).where(consents.c.session == session)
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else Consented(row.version, row.text, row.at)
