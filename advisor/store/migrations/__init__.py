"""The way from older databases to the tables of today, and back: Alembic's revisions.

A revision says what it does in full and never by `tables`, which move on. They run in the transaction of
whoever opens the database, on SQLite and PostgreSQL alike. What SQLite cannot do in place (change or drop a
constraint) is to be avoided: making a table anew would take what refers to it along.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["downgrade", "upgrade"]


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Take the steps up to a revision, in the connection's transaction."""
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the steps down to a revision; what newer tables hold is lost."""
    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    # (A percent sign would be taken for the beginning of a reference to another option.)
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
