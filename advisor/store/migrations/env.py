"""What Alembic runs to find the database: it is handed the connection of whoever opens it."""

from __future__ import annotations

from alembic import context

from advisor.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
