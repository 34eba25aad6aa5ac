# SPDX-License-Identifier: AGPL-3.0-or-later
"""The running text of a reading, and the heads of its tables as printed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reading", sa.Column("prose", sa.JSON()))
    op.add_column("reading", sa.Column("heads", sa.JSON()))


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError
