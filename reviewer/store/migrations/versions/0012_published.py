# SPDX-License-Identifier: AGPL-3.0-or-later
"""The date printed in a report is noted with it; a report without a note gets it when the project is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("report", sa.Column("published", sa.String(20)))
    op.add_column("report", sa.Column("published_doubt", sa.Boolean(), nullable=False, server_default="0"))


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
