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
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
)

from advisor.errors import StoreError

__all__ = [
    "HEAD",
    "api_keys",
    "consents",
    "hand_overs",
    "is_current",
    "metadata",
    "migrate",
    "outbox",
    "owners",
    "requests",
    "secrets",
    "sessions",
    "turns",
]

HEAD = "4"
"""Revision of the schema. A change to the tables takes the next one, in `store/migrations/versions`; a test
compares what the revisions lead to with the tables here."""

metadata = MetaData()

_revision = Table(
    # Alembic's own. What is made anew is stamped here, so that a first start need not load Alembic.
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), primary_key=True),
)
_numbered = Table("schema_version", MetaData(), Column("version", Integer, nullable=False))
"""What schemas were counted by before Alembic."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rubric", Text, nullable=False),
    Column("rubric_version", Integer, nullable=False),
    Column("rubric_source", Text, nullable=False),  # what to load it by: its id, or the path of a file
    Column("started_at", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("turns", Integer, nullable=False),  # number of the last turn
    Column("finished", Boolean, nullable=False),  # the report was shown
    Column("verdict", Text, nullable=False),  # how it stands, in the rubric's words: "NEARLY 61.5"
    Index("sessions_by_change", "changed_at", "id"),
)

turns = Table(
    "turns",
    metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("saved_at", Text, nullable=False),
    Column("messages", JSON, nullable=False),  # those this turn added
    Column("log", JSON, nullable=False),  # the entries this turn added
    Column("state", JSON, nullable=False),  # everything else, after this turn
)

owners = Table(
    "owners",
    metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", Text, nullable=False),  # "user:42", "visitor:..."
    Column("since", Text, nullable=False),  # pages go by it: unlike the time of the last turn, it stays
    Index("owners_by_owner", "owner", "since", "session"),
    Index("owners_by_time", "since", "session"),
)

requests = Table(
    "requests",
    metadata,
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
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False),  # of the secret part; the key itself is shown once and kept nowhere
    Column("scopes", Text, nullable=False),  # with blanks between them
    Column("made_at", Text, nullable=False),
    Column("revoked_at", Text),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

hand_overs = Table(
    "hand_overs",
    metadata,
    # A row stands as long as a human has the session; the session's state says the same, but is long to read.
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    # Since when the person waits for a human's word; none where a human had the last one.
    Column("waits_since", Text),
    Column("name", Text),  # of the human who wrote last, as the person sees it
)

consents = Table(
    "consents",
    metadata,
    Column("session", Text, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Text, nullable=False),  # a hash of the text
    Column("text", Text, nullable=False),  # what was agreed to, word by word
    Column("at", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
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


def is_current(connection: Connection) -> bool:
    """Whether the database has this program's schema already."""
    return _found(connection) == HEAD


def migrate(connection: Connection) -> None:
    """Bring a database to this program's schema: make the tables, or take the steps up from an older one.

    Runs in the caller's transaction, so that a step that fails leaves the database as it was.

    Raises:
        StoreError: the database is newer than this program.
    """
    if connection.dialect.name == "postgresql":
        # Processes that start at once take turns; SQLite's have the lock of their transaction already.
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7236830)")
    found = _found(connection)
    if found is None:
        metadata.create_all(connection)
        _stamp(connection, HEAD)
        return
    if int(found) > int(HEAD):
        raise StoreError(
            f"The sessions were stored by a newer advisor (schema {found}, here {HEAD}). Update it."
        )
    if inspect(connection).has_table(_numbered.name):
        _numbered.drop(connection)
        _stamp(connection, found)
    if found != HEAD:
        from advisor.store.migrations import upgrade  # it loads Alembic, which only an old database takes

        upgrade(connection)


def _found(connection: Connection) -> str | None:
    """The revision of a database; None where it is empty."""
    for table in (_revision, _numbered):
        if inspect(connection).has_table(table.name):
            return str(connection.execute(select(*table.c)).scalar_one())
    return None


def _stamp(connection: Connection, revision: str) -> None:
    _revision.create(connection)
    connection.execute(insert(_revision).values(version_num=revision))
