# SPDX-License-Identifier: AGPL-3.0-or-later
"""A line of the list of reports, kept ready; a report without one gets it when the project is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_COUNTS = ("failed", "review", "not_evaluable", "undecided", "passed", "warnings", "heavy", "light")


def upgrade() -> None:
    op.create_table(
        "summary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("book", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.Column("compared", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("reviewer", sa.String(200), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_summary_report_id_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_summary"),
        sa.UniqueConstraint("report_id", name="uq_summary_report_id"),
    )
    op.create_index("ix_summary_turn", "summary", ["turn"])
    op.add_column("project", sa.Column("settled", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
