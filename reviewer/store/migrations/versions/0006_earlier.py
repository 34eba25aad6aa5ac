# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reports of last year's project, as far as this year's checks and auditors ask for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "earlier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("body", sa.String(240), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("form", sa.String(60)),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("prose", sa.JSON()),
        sa.Column("precedents", sa.JSON(), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_earlier"),
        sa.UniqueConstraint("uuid", name="uq_earlier_uuid"),
    )
    op.create_index("ix_earlier_body", "earlier", ["body"])


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
