# SPDX-License-Identifier: AGPL-3.0-or-later
"""A decision may say why it was made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decision", sa.Column("reason", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
