# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks that were sent to districts, replies that came back, findings that were closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dispatch",
        *_named(),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("due", sa.String(10)),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_by(),
        sa.PrimaryKeyConstraint("id", name="pk_dispatch"),
        sa.UniqueConstraint("uuid", name="uq_dispatch_uuid"),
    )
    op.create_table(
        "sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dispatch_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("report", sa.String(36), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["dispatch_id"], ["dispatch.id"], name="fk_sent_dispatch_id_dispatch", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sent"),
    )
    op.create_index("ix_sent_dispatch_id", "sent", ["dispatch_id"])
    op.create_index("ix_sent_token", "sent", ["token"])
    op.create_table(
        "reply",
        *_named(),
        sa.Column("report", sa.String(36), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("answer", sa.String(20)),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("dispatch", sa.String(36)),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        *_by(),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
        sa.UniqueConstraint("uuid", name="uq_reply_uuid"),
    )
    op.create_index("ix_reply_report", "reply", ["report"])
    op.create_table(
        "closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("follow", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_by(),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_closing_report_id_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_closing"),
        sa.UniqueConstraint("report_id", "key", name="uq_closing_report_id_key"),
    )


def _named() -> tuple[sa.Column[int], sa.Column[str]]:
    return sa.Column("id", sa.Integer(), nullable=False), sa.Column("uuid", sa.String(36), nullable=False)


def _by() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("author", sa.String(200), nullable=False), sa.Column("at", sa.String(32), nullable=False)


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
