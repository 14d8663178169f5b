"""Many sessions at once, for whoever runs the server: filtered lists, standings, states without their words.

Laws:

1. Everything here is bounded: a page has a limit, a survey looks at the latest so many and no more.
2. `changed` is for copies kept elsewhere: in the order of the last change, so that whoever asks again from
   where they were gets what is new and what has changed since, and misses nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, func, select, true, tuple_

from advisor.dialogue.state import State, from_data
from advisor.store.database import reading
from advisor.store.served import Owned, owned_of, owned_query, owns
from advisor.store.tables import hand_overs, owners, sessions, turns
from advisor.store.tenants import Tenant

__all__ = ["SETTLED", "Standing", "Wanted", "changed", "count", "page", "standings", "states"]

SETTLED = datetime.timedelta(seconds=5)
"""How old a change must be to be told by `changed`. Two turns at once may commit in another order than their
times say; what is younger than this waits for the next asking, so that no cursor passes it by."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions are wanted; None stands for any.

    Args:
        rubric: id of their rubric.
        finished: whether their report was shown.
        since: begun then or later, as the store has times.
        until: begun before then.
        owner: whose, or which tenant's.
        with_human: whether a human has them.
        waiting: whether the person waits for a human's word.
    """

    rubric: str | None = None
    finished: bool | None = None
    since: str | None = None
    until: str | None = None
    owner: str | Tenant | None = None
    with_human: bool | None = None
    waiting: bool | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a survey needs of a session without opening it."""

    id: str
    since: str
    changed_at: str
    turns: int
    finished: bool
    verdict: str


def page(engine: Engine, wanted: Wanted, after: tuple[str, str] | None, limit: int) -> tuple[Owned, ...]:
    """Sessions, the last begun first.

    Args:
        engine: the database.
        wanted: which.
        after: `since` and id of the last one seen; None for the first page.
        limit: how many at most.
    """
    place = tuple_(owners.c.since, owners.c.session)
    query = owned_query().where(_fits(wanted))
    query = query.order_by(owners.c.since.desc(), owners.c.session.desc()).limit(limit)
    if after is not None:
        query = query.where(place < after)
    with reading(engine) as connection:
        return tuple(map(owned_of, connection.execute(query)))


def changed(engine: Engine, wanted: Wanted, after: tuple[str, str] | None, limit: int) -> tuple[Owned, ...]:
    """Sessions, the one longest unchanged first.

    Args:
        engine: the database.
        wanted: which.
        after: time of the last change (as the store has it) and id of the last one seen.
        limit: how many at most.
    """
    settled = (datetime.datetime.now(datetime.UTC) - SETTLED).isoformat(timespec="microseconds")
    query = owned_query().where(_fits(wanted), sessions.c.changed_at < settled)
    query = query.order_by(sessions.c.changed_at, sessions.c.id).limit(limit)
    if after is not None:
        query = query.where(tuple_(sessions.c.changed_at, sessions.c.id) > after)
    with reading(engine) as connection:
        return tuple(map(owned_of, connection.execute(query)))


def count(engine: Engine, wanted: Wanted) -> int:
    """How many there are."""
    query = _among(select(func.count())).where(_fits(wanted))
    with reading(engine) as connection:
        return int(connection.execute(query).scalar_one())


def standings(engine: Engine, wanted: Wanted, limit: int) -> tuple[Standing, ...]:
    """How each stands, the last begun first."""
    columns = (
        owners.c.since,
        sessions.c.changed_at,
        sessions.c.turns,
        sessions.c.finished,
        sessions.c.verdict,
    )
    query = _among(select(sessions.c.id, *columns)).where(_fits(wanted))
    query = query.order_by(owners.c.since.desc(), owners.c.session.desc()).limit(limit)
    with reading(engine) as connection:
        return tuple(Standing(*row) for row in connection.execute(query))


def states(engine: Engine, ids: Sequence[str]) -> Iterator[tuple[str, State]]:
    """The last states of sessions, without their messages: what is known, and where each stands."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        logs: dict[str, list[Any]] = {}
        last: dict[str, Any] = {}
        grown = select(turns.c.session, turns.c.log).where(turns.c.session.in_(some))
        ends = and_(sessions.c.id == turns.c.session, sessions.c.turns == turns.c.number)
        rest = select(turns.c.session, turns.c.state).join(sessions, ends).where(turns.c.session.in_(some))
        with reading(engine) as connection:
            for row in connection.execute(grown.order_by(turns.c.session, turns.c.number)):
                logs.setdefault(row.session, []).extend(row.log)
            for row in connection.execute(rest):
                last[row.session] = row.state
        for id in some:
            if id in last:
                yield id, from_data({**last[id], "log": logs[id], "messages": []})


def _among(query: Select[Any]) -> Select[Any]:
    return query.select_from(sessions.join(owners, owners.c.session == sessions.c.id))


def _fits(wanted: Wanted) -> ColumnElement[bool]:
    said: list[ColumnElement[bool]] = [true()]
    if wanted.rubric is not None:
        said.append(sessions.c.rubric == wanted.rubric)
    if wanted.finished is not None:
        said.append(sessions.c.finished.is_(wanted.finished))
    if wanted.since is not None:
        said.append(owners.c.since >= wanted.since)
    if wanted.until is not None:
        said.append(owners.c.since < wanted.until)
    if wanted.owner is not None:
        said.append(owns(wanted.owner))
    for column, is_wanted in (
        (hand_overs.c.at, wanted.with_human),
        (hand_overs.c.waits_since, wanted.waiting),
    ):
        if is_wanted is not None:
            some = select(hand_overs.c.session).where(column.is_not(None))
            said.append(sessions.c.id.in_(some) == is_wanted)
    return and_(*said)
