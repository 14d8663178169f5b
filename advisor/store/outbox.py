"""What other servers are to be told, kept until they have it.

Laws:

1. A delivery is stored in the transaction of the turn that it tells of: either both happened, or neither.
2. Whoever wants to deliver one claims it first, by an update that only one process can win, and for a while
   only: if that process dies, the delivery becomes due again. So each is made at least once.
3. Its id stays the same however often it is tried, so that the other side can tell a repetition.
4. Deliveries of one lane go out in their order, one at a time; one that was given up holds nobody up.
5. What was delivered is deleted: it holds people's data.
"""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    delete,
    exists,
    insert,
    select,
    update,
)

from advisor.errors import UsageError
from advisor.store.database import reading, writing
from advisor.store.tables import outbox

__all__ = [
    "Delivery",
    "bury",
    "claim",
    "done",
    "keep",
    "listed",
    "new_id",
    "put",
    "put_off",
    "retry",
    "waits",
]

_FIELDS = ("id", "kind", "target", "type", "session", "lane", "number", "body", "tries", "dead", "fault")
_LONGEST_FAULT = 300


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to be told.

    Args:
        id: the same at every try.
        kind: who delivers it.
        target: where to.
        type: what it tells.
        session: the session it is about, with which it goes.
        number: its place in its lane.
        body: what is sent.
        lane: those of one lane go out in their order.
        tries: how often it was tried, a try that is running included.
        dead: whether it was given up.
        fault: why the last try failed.
        due_at: when it is tried next.
    """

    id: str
    kind: str
    target: str
    type: str
    session: str
    number: int
    body: str
    lane: str | None = None
    tries: int = 0
    dead: bool = False
    fault: str | None = None
    due_at: str = ""


def new_id() -> str:
    """An id that no other delivery has."""
    return f"msg_{secrets.token_hex(12)}"


def put(connection: Connection, deliveries: Iterable[Delivery], now: datetime.datetime) -> None:
    """Keep deliveries, in the transaction of what they tell of; they are due at once."""
    at = _text(now)
    for one in deliveries:
        row = {name: getattr(one, name) for name in _FIELDS}
        connection.execute(insert(outbox).values(**row, made_at=at, due_at=at))


def claim(
    engine: Engine, now: datetime.datetime, lease: datetime.timedelta, most: int
) -> tuple[Delivery, ...]:
    """Take deliveries that are due, for as long as the lease says; nobody else gets them in that time."""
    with reading(engine) as connection:
        if connection.execute(_due(now, 1)).first() is None:
            return ()  # the usual case, which takes no lock
    with writing(engine) as connection:
        rows = connection.execute(_due(now, most)).all()
        return tuple(_taken(row) for row in rows if _takes(connection, row, now + lease))


def waits(engine: Engine, lane: str) -> bool:
    """Whether anything of a lane is still to be delivered."""
    query = select(outbox.c.id).where(outbox.c.lane == lane, ~outbox.c.dead).limit(1)
    with reading(engine) as connection:
        return connection.execute(query).first() is not None


def done(engine: Engine, delivery: Delivery) -> None:
    """Let go of what was delivered."""
    with writing(engine) as connection:
        connection.execute(delete(outbox).where(outbox.c.id == delivery.id))


def keep(engine: Engine, delivery: Delivery, body: str) -> Delivery:
    """Remember what is left of a delivery that is made in several steps."""
    with writing(engine) as connection:
        connection.execute(update(outbox).where(_mine(delivery)).values(body=body))
    return replace(delivery, body=body)


def put_off(engine: Engine, delivery: Delivery, due: datetime.datetime, fault: str) -> None:
    """Have a delivery tried again later."""
    with writing(engine) as connection:
        later = {"due_at": _text(due), "fault": fault[:_LONGEST_FAULT]}
        connection.execute(update(outbox).where(_mine(delivery)).values(**later))


def bury(engine: Engine, delivery: Delivery, fault: str) -> None:
    """Give a delivery up; it stays to be looked at."""
    with writing(engine) as connection:
        given_up = {"dead": True, "fault": fault[:_LONGEST_FAULT]}
        connection.execute(update(outbox).where(_mine(delivery)).values(**given_up))


def listed(engine: Engine) -> tuple[Delivery, ...]:
    """All deliveries that were not made yet, those given up first, then by when they are due."""
    query = select(outbox).order_by(outbox.c.dead.desc(), outbox.c.due_at, outbox.c.id)
    with reading(engine) as connection:
        return tuple(map(_delivery_of, connection.execute(query)))


def retry(engine: Engine, id: str | None, now: datetime.datetime) -> int:
    """Have a delivery tried again from the start and at once; without an id, all that were given up.

    Raises:
        UsageError: there is none by this id.
    """
    which = outbox.c.dead if id is None else outbox.c.id == id
    again = {"dead": False, "tries": 0, "due_at": _text(now)}
    with writing(engine) as connection:
        found = connection.execute(update(outbox).where(which).values(**again)).rowcount
    if id is not None and not found:
        raise UsageError(f"There is no delivery {id!r}. 'advisor webhooks list' shows them.")
    return found


def _due(now: datetime.datetime, most: int) -> Select[Any]:
    earlier = outbox.alias()
    waits = exists().where(
        and_(earlier.c.lane == outbox.c.lane, earlier.c.number < outbox.c.number, ~earlier.c.dead)
    )
    due = and_(~outbox.c.dead, outbox.c.due_at <= _text(now), ~waits)
    return select(outbox).where(due).order_by(outbox.c.due_at, outbox.c.id).limit(most)


def _takes(connection: Connection, row: Row[Any], until: datetime.datetime) -> bool:
    """Whether this process is the one that gets it: the time it is due changes only once."""
    unchanged = and_(outbox.c.id == row.id, outbox.c.due_at == row.due_at, ~outbox.c.dead)
    taken = {"due_at": _text(until), "tries": row.tries + 1}
    return connection.execute(update(outbox).where(unchanged).values(**taken)).rowcount == 1


def _mine(delivery: Delivery) -> ColumnElement[bool]:
    """Whoever was too slow has lost it to another, and has no say any more."""
    return and_(outbox.c.id == delivery.id, outbox.c.tries == delivery.tries)


def _taken(row: Row[Any]) -> Delivery:
    return replace(_delivery_of(row), tries=row.tries + 1)


def _delivery_of(row: Row[Any]) -> Delivery:
    return Delivery(**{name: getattr(row, name) for name in _FIELDS}, due_at=row.due_at)


def _text(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="microseconds")
