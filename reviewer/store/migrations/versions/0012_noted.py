# SPDX-License-Identifier: AGPL-3.0-or-later
"""The date printed in a report is noted with it, when the project is opened; findings alike are counted quickly."""

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
    alike = ["code", "outcome", "severity", "doubt", "origin", "report_id", "key"]
    op.create_index("ix_finding_alike", "finding", alike)


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
