# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures on reports and on the project, and where two merged copies disagree."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer()),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signing"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_signing_report_id_report", ondelete="CASCADE"),
        sa.UniqueConstraint("report_id", name="uq_signing_report_id"),
    )
    op.create_table(
        "conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conflict"),
        sa.UniqueConstraint("uuid", name="uq_conflict_uuid"),
    )


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
