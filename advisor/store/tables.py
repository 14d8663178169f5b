"""The schema.

Laws:

1. Turns are only ever added. A turn's row holds what that turn added to the transcript and to the answer log,
   and the rest of the state after it, so that the state at every turn can be had again without storing the
   transcript once a turn.
2. A session's row says which turn is the last; a process may add a turn only to the last one it knows.
3. Times are ISO 8601 in UTC with microseconds, as text: they sort as they are, and SQLite keeps no time zone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

from advisor.errors import StoreError

__all__ = ["VERSION", "is_current", "migrate", "sessions", "turns"]

VERSION = 1
"""Of the schema. Raise it with a change to the tables, and add the way up to `MIGRATIONS`."""

_metadata = MetaData()

schema = Table("schema_version", _metadata, Column("version", Integer, nullable=False))

sessions = Table(
    "sessions",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("rubric", Text, nullable=False),
    Column("rubric_version", Integer, nullable=False),
    Column("rubric_source", Text, nullable=False),  # what to load it by: its id, or the path of a file
    Column("started_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("turns", Integer, nullable=False),  # number of the last turn
    Column("finished", Boolean, nullable=False),  # the report was shown
    Column("verdict", Text, nullable=False),  # how it stands, in the rubric's words: "NEARLY 61.5"
)

turns = Table(
    "turns",
    _metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("saved_at", Text, nullable=False),
    Column("messages", JSON, nullable=False),  # those this turn added
    Column("log", JSON, nullable=False),  # the entries this turn added
    Column("state", JSON, nullable=False),  # everything else, after this turn
)

Steps: TypeAlias = Mapping[int, Callable[[Connection], None]]

MIGRATIONS: Steps = {}
"""Version → the step from it to the next."""


def is_current(connection: Connection) -> bool:
    """Whether the database has this program's schema already."""
    return _version(connection) == VERSION


def migrate(connection: Connection, to: int = VERSION, steps: Steps = MIGRATIONS) -> None:
    """Bring a database to this program's schema: make the tables, or take the steps up from an older version.

    Runs in the caller's transaction, so that a step that fails leaves the database as it was.

    Raises:
        StoreError: the database is newer than this program.
    """
    found = _version(connection)
    if found is None:
        _metadata.create_all(connection)
        connection.execute(insert(schema).values(version=to))
        return
    if found > to:
        raise StoreError(
            f"The sessions were stored by a newer advisor (schema {found}, here {to}). Update it."
        )
    for version in range(found, to):
        steps[version](connection)
    connection.execute(update(schema).values(version=to))


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table(schema.name):
        return None
    version: int = connection.execute(select(schema.c.version)).scalar_one()
    return version
