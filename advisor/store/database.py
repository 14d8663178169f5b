"""Opens the database, and says what went wrong with it in plain words.

SQLite is set up so that what was committed stays: write-ahead log, and a flush to the disk at every commit
(`synchronous=FULL`). A killed process loses nothing committed, nor does a power cut. A turn of a chat costs
one flush, which nobody waiting for a reply notices. Writers take their lock at once (`BEGIN IMMEDIATE`), so
that two processes queue for it instead of failing half-way. What is deleted is overwritten
(`secure_delete`): these are people's own words.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InvalidatePoolError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from advisor.errors import StoreError
from advisor.settings import Settings
from advisor.store.tables import is_current, migrate

__all__ = ["looking", "open_database", "plain_errors", "reading", "scrub", "writing"]

_PATIENCE = 5.0
"""Seconds to wait for others who write."""

_PRAGMAS = (
    f"busy_timeout = {_PATIENCE * 1000:.0f}",
    "foreign_keys = ON",
    "secure_delete = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
)

_CONNECTIONS = 15
"""Connections of a process at most, each made when first needed and then kept: one that is opened and closed
again for each request costs more than the request. A server of PostgreSQL takes 100 unless told otherwise."""

_IDLE = 1.0
"""Seconds after which a connection is tried before it is used again: its server may have been restarted."""

_QUEUES: WeakKeyDictionary[Engine, Lock] = WeakKeyDictionary()
"""A process's own queue for SQLite's one writer. Who waits for SQLite's lock sleeps and looks again, ever
more seldom, and is overtaken meanwhile; so that is for other processes only."""

_SQLITE_FAULTS = {
    "SQLITE_FULL": "no space is left on the disk",
    "SQLITE_READONLY": "it cannot be written",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_PERM": "permission denied",
    "SQLITE_NOTADB": "it is no database, or damaged. Move it away to start with an empty one",
    "SQLITE_CORRUPT": "it is damaged. Move it away to start with an empty one",
    "SQLITE_BUSY": "another process is using it. Try again",
    "SQLITE_LOCKED": "another process is using it. Try again",
    "SQLITE_IOERR": "the disk reported an error",
}

_PLACED_BADLY = ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY")
_ANOTHER_PLACE = "ADVISOR_DATABASE_URL can name another place: sqlite:////home/me/advisor.db"


def open_database(settings: Settings) -> Engine:
    """Open the database, made and brought up to date where need be.

    Raises:
        StoreError: it cannot be used; the message says why.
    """
    url = _url(settings)
    with plain_errors(url):
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _server(url)
        try:
            with reading(engine) as connection:
                current = is_current(connection)
            if not current:
                with writing(engine) as connection:
                    migrate(connection)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Run one transaction that writes: all of it is on disk at the end, or nothing."""
    with plain_errors(engine.url), _queued(engine), engine.begin() as connection:
        yield connection


@contextmanager
def _queued(engine: Engine) -> Iterator[None]:
    queue = _QUEUES.get(engine)
    if queue is None:
        yield
    elif queue.acquire(timeout=_PATIENCE):
        try:
            yield
        finally:
            queue.release()
    else:
        raise StoreError(f"The sessions in {engine.url.database} cannot be used: too many write at once.")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Run one transaction that only reads, and so never waits for a writer."""
    with plain_errors(engine.url), engine.connect().execution_options(only_reads=True) as connection:
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """Run a single statement that reads: there is no transaction around it, and nothing to begin or end."""
    with plain_errors(engine.url), engine.connect() as connection:
        alone: dict[str, Any] = {"alone": True}
        if engine.url.get_backend_name() != "sqlite":
            alone["isolation_level"] = "AUTOCOMMIT"
        yield connection.execution_options(**alone)


def scrub(engine: Engine) -> bool:
    """Remove what was deleted from SQLite's log too; False where another process is just reading it."""
    if engine.url.get_backend_name() != "sqlite":
        return True
    with plain_errors(engine.url), engine.connect() as connection:
        # This refuses to run inside a transaction, so it goes around SQLAlchemy's.
        raw: Any = connection.connection.dbapi_connection
        busy: int = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


@contextmanager
def plain_errors(url: URL) -> Iterator[None]:
    """Turn the errors of SQLAlchemy and of the file system into a `StoreError` that a person can act on."""
    try:
        yield
    except (SQLAlchemyError, OSError, ImportError) as error:
        where = (
            url.database if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
        )
        raise StoreError(
            f"The sessions in {where} cannot be used: {_reason(error)}.{_hint(error)}"
        ) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, ImportError | NoSuchModuleError):
        return f"the driver for this database is not installed ({error})"
    if not isinstance(error, DBAPIError):
        return str(error).splitlines()[0]
    name = getattr(error.orig, "sqlite_errorname", "")
    for prefix, reason in _SQLITE_FAULTS.items():
        if name.startswith(prefix):
            return reason
    return str(error.orig).splitlines()[0] if str(error.orig) else type(error.orig).__name__


def _hint(error: BaseException) -> str:
    """What to do where the place itself will not do; the other reasons say it themselves."""
    name = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    placed_badly = isinstance(error, OSError) or name.startswith(_PLACED_BADLY)
    return f" {_ANOTHER_PLACE}" if placed_badly else ""


def _url(settings: Settings) -> URL:
    if settings.database_url is None:
        return URL.create("sqlite", database=str(settings.database_file))
    try:
        return make_url(settings.database_url)
    except ArgumentError:
        # The URL is not repeated: it may hold a password.
        raise StoreError(
            "ADVISOR_DATABASE_URL is no database URL. One looks like this: sqlite:////home/me/advisor.db"
        ) from None


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        engine = create_engine(url, poolclass=StaticPool)
    else:
        _make_private(Path(str(url.database)))
        engine = create_engine(url, pool_size=_CONNECTIONS, max_overflow=0)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    _QUEUES[engine] = Lock()
    return engine


def _server(url: URL) -> Engine:
    """A database with a server of its own.

    A restarted one must not cost the next person their message, so connections are tried first. One that was
    in use a moment ago is taken as it is: to try it takes as long as to use it.
    """
    engine = create_engine(url, pool_size=_CONNECTIONS, max_overflow=0)

    def used(_raw: object, record: ConnectionPoolEntry) -> None:
        record.info["used"] = time.monotonic()

    def tried(raw: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info["used"] < _IDLE:
            return
        try:
            engine.dialect.do_ping(raw)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error

    event.listen(engine, "connect", used)
    event.listen(engine, "checkin", used)
    event.listen(engine, "checkout", tried)
    return engine


def _make_private(file: Path) -> None:
    """Make the file and its folders so that only their owner can read them (SQLite's other files follow)."""
    for folder in reversed(file.absolute().parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _on_connect(raw: Any, _record: object) -> None:
    raw.isolation_level = None  # the driver opens no transactions of its own; `_on_begin` does
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("alone"):
        connection.exec_driver_sql(f"BEGIN {'DEFERRED' if options.get('only_reads') else 'IMMEDIATE'}")
