"""The schema.

Laws:

1. Turns are only ever added. A turn's row holds what that turn added to the transcript and to the answer log,
   and the rest of the state after it, so that the state at every turn can be had again without storing the
   transcript once a turn.
2. A session's row says which turn is the last; a process may add a turn only to the last one it knows.
3. What serves many people (`owners`, `requests`, `api_keys`, `secrets`, `hand_overs`, `consents`, `outbox`)
   stands beside the sessions; the terminal leaves it empty. It goes with its session, and what a turn
   brings is stored in the transaction of the turn.
4. Times are ISO 8601 in UTC with microseconds, as text: they sort as they are, and SQLite keeps no time zone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
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

__all__ = [
    "VERSION",
    "api_keys",
    "consents",
    "hand_overs",
    "is_current",
    "migrate",
    "outbox",
    "owners",
    "requests",
    "secrets",
    "sessions",
    "turns",
]

VERSION = 3
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

owners = Table(
    "owners",
    _metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", Text, nullable=False),  # "user:42", "visitor:..."
    Column("since", Text, nullable=False),  # pages go by it: unlike the time of the last turn, it stays
    Index("owners_by_owner", "owner", "since", "session"),
    Index("owners_by_time", "since", "session"),
)

requests = Table(
    "requests",
    _metadata,
    Column("owner", Text, primary_key=True),
    Column("key", Text, primary_key=True),  # the client's, or one made up
    Column("fingerprint", Text, nullable=False),  # of what was asked: a key stands for one request
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE")),  # none once it is deleted
    Column("number", Integer),  # of the turn that answered it
    Column("status", Integer, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("at", Text, nullable=False),
    Index("requests_by_turn", "session", "number"),
)

api_keys = Table(
    "api_keys",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False),  # of the secret part; the key itself is shown once and kept nowhere
    Column("scopes", Text, nullable=False),  # with blanks between them
    Column("made_at", Text, nullable=False),
    Column("revoked_at", Text),
)

secrets = Table(
    "secrets",
    _metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

hand_overs = Table(
    "hand_overs",
    _metadata,
    # A row stands as long as a human has the session; the session's state says the same, but is long to read.
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

consents = Table(
    "consents",
    _metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),  # a hash of the text
    Column("text", Text, nullable=False),  # what was agreed to, word by word
    Column("at", Text, nullable=False),
)

outbox = Table(
    "outbox",
    _metadata,
    Column("id", Text, primary_key=True),  # of this delivery; it stays the same however often it is tried
    Column("kind", Text, nullable=False),  # who delivers it: "webhook", "chatwoot"
    Column("target", Text, nullable=False),  # where to
    Column("type", Text, nullable=False),  # what it tells: "assessment.completed"
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
    Column("lane", Text),  # deliveries of one lane go out one after the other, by number
    Column("number", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),  # whoever delivers it puts this off first, so that no other does
    Column("tries", Integer, nullable=False),
    Column("dead", Boolean, nullable=False),  # given up; only a person has it tried again
    Column("fault", Text),  # why the last try failed
    Index("outbox_by_due", "dead", "due_at"),
    Index("outbox_by_lane", "lane", "number"),
)

Steps: TypeAlias = Mapping[int, Callable[[Connection], None]]


def _to_2(connection: Connection) -> None:
    """Add what serving many people takes."""
    _metadata.create_all(connection, tables=[owners, requests, api_keys, secrets])


def _to_3(connection: Connection) -> None:
    """Add what human beings and other servers take."""
    _metadata.create_all(connection, tables=[hand_overs, consents, outbox])


MIGRATIONS: Steps = {1: _to_2, 2: _to_3}
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
    if connection.dialect.name == "postgresql":
        # Processes that start at once take turns; SQLite's have the lock of their transaction already.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7236830)")
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
