# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pictures that notes show, and what people wrote in a form that can be searched."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from reviewer.store import sqlite

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("note", sa.Column("picture", sa.JSON()))
    op.create_table(
        "picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_picture"),
        sa.UniqueConstraint("digest", name="uq_picture_digest"),
    )
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_remark_report_id_report", ondelete="CASCADE"),
        sa.UniqueConstraint("report_id", "key", name="uq_remark_report_id_key"),
    )
    op.create_index("ix_remark_at", "remark", ["at"])
    # What was written before is put in when the file is opened, as after any change made without an index.
    sqlite.index_behind(op.get_bind(), True)


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
