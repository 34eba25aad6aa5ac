# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first structure of a project file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _project()
    _report()
    _reading()
    _outcome()
    _remarks()


def downgrade() -> None:
    """A project file is never taken back to an earlier structure: the copy made before is that file."""
    raise NotImplementedError


def _project() -> None:
    op.create_table(
        "project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("made_with", sa.String(40), nullable=False),
        *_by(),
        *_keys("project", "uuid"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("report", sa.String(36), nullable=True),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("of", sa.String(36), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("workstation", sa.String(200), nullable=False),
        *_by(),
        *_keys("event", "uuid"),
    )
    op.create_index("ix_event_report", "event", ["report"])


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(60), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("book", sa.String(40), nullable=False),
        *_by(),
        *_keys("report", "uuid"),
    )
    op.create_index("ix_report_digest", "report", ["digest"])
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        *_by(),
        _belongs("version", "report"),
        *_keys("version", "report_id", "digest"),
    )
    op.create_index("ix_version_digest", "version", ["digest"])


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(40), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(60), nullable=True),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("sizes", sa.JSON(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("gaps", sa.JSON(), nullable=False),
        sa.Column("unread", sa.JSON(), nullable=False),
        sa.Column("error", sa.JSON(), nullable=True),
        _belongs("reading", "version"),
        *_keys("reading", "version_id"),
    )
    op.create_table(
        "fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(120), nullable=False),
        sa.Column("printed", sa.String(20), nullable=False),
        sa.Column("value", sa.String(64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rounding", sa.String(64), nullable=False),
        _belongs("fact", "reading"),
        *_keys("fact"),
    )
    op.create_index("ix_fact_reading_id", "fact", ["reading_id"])


def _outcome() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("point", sa.String(240), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("severity", sa.String(20), nullable=False),
        sa.Column("message", sa.JSON(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("left_value", sa.String(64), nullable=True),
        sa.Column("right_value", sa.String(64), nullable=True),
        sa.Column("anchors", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("doubt", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        _belongs("finding", "report"),
        *_keys("finding", "report_id", "key"),
    )
    op.create_table(
        "passed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("book", sa.String(40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        _belongs("passed", "report"),
        *_keys("passed", "report_id", "code", "book"),
    )


def _remarks() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(120), nullable=False),
        sa.Column("printed", sa.Text(), nullable=True),
        sa.Column("value", sa.String(64), nullable=True),
        *_by(),
        _belongs("correction", "report"),
        *_keys("correction", "uuid"),
    )
    op.create_index("ix_correction_report_id", "correction", ["report_id"])
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(300), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        *_by(),
        _belongs("decision", "report"),
        *_keys("decision", "report_id", "key"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(36), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        *_by(),
        _belongs("note", "report"),
        *_keys("note", "uuid"),
    )
    op.create_index("ix_note_report_id", "note", ["report_id"])


def _by() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("author", sa.String(200), nullable=False), sa.Column("at", sa.String(32), nullable=False)


def _belongs(table: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{to}_id_{to}"
    return sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=name, ondelete="CASCADE")


def _keys(table: str, *unique: str) -> tuple[sa.Constraint, ...]:
    primary = sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    if not unique:
        return (primary,)
    return primary, sa.UniqueConstraint(*unique, name=f"uq_{table}_{'_'.join(unique)}")
