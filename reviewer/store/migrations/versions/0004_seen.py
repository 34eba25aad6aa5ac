# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a report's neighbours are, so that its checks run again when they change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("report", sa.Column("mark", sa.String(64), nullable=False, server_default=""))
    op.add_column("report", sa.Column("seen", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
