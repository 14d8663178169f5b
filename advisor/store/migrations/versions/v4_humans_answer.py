"""Who waits for a human's word and who the human is; conversations by their last change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add them. Whoever was handed over waits, unless a human came of their own accord."""
    op.create_index("sessions_by_change", "sessions", ["changed_at", "id"])
    op.add_column("hand_overs", sa.Column("waits_since", sa.Text))
    op.add_column("hand_overs", sa.Column("name", sa.Text))
    op.execute("UPDATE hand_overs SET waits_since = at WHERE reason <> 'taken'")


def downgrade() -> None:
    """Remove them."""
    op.drop_column("hand_overs", "name")
    op.drop_column("hand_overs", "waits_since")
    op.drop_index("sessions_by_change", "sessions")
