# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables of what people say: corrections, ticks, decisions, notes, signatures, conflicts of copies."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from reviewer.store.columns import Exact, by, metadata, of, own_id, own_uuid

correction = Table(
    "correction",
    metadata,
    own_id(),
    own_uuid(),
    of("report"),
    Column("address", String(120), nullable=False),
    # None takes an earlier correction back: nothing is ever removed.
    Column("printed", Text),
    Column("value", Exact),
    # Whether it says what had been read: a confirmation changes no figure, it makes one certain.
    Column("confirmed", Boolean, nullable=False, default=False),
    *by(),
)

# One row a table that somebody compared with the page; gone as soon as one of its values changes.
comparison = Table(
    "comparison",
    metadata,
    own_id(),
    of("report", index=False),
    Column("name", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
    *by(),
    UniqueConstraint("report_id", "name"),
)

# Decisions name a finding by its key, not by its row: they outlive it and are there when it returns.
decision = Table(
    "decision",
    metadata,
    own_id(),
    of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("status", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("figures", JSON, nullable=False),
    # Why, in the words of whoever decided; "" where nothing was said.
    Column("reason", Text, nullable=False, server_default=""),
    *by(),
    UniqueConstraint("report_id", "key"),
)

note = Table(
    "note",
    metadata,
    own_id(),
    own_uuid(),
    of("report"),
    Column("target", JSON, nullable=False),
    Column("text", Text, nullable=False),
    # Where the picture that it shows was cut from, and the digest of its row in `picture`.
    Column("picture", JSON(none_as_null=True)),
    *by(),
)

# Parts of pages as PNG, by their SHA-256. Never removed: a note that was deleted may come back.
picture = Table(
    "picture",
    metadata,
    own_id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    *by(),
)

# What notes and persons' findings say, folded for searching (see `folding`); made from them at any time.
remark = Table(
    "remark",
    metadata,
    own_id(),
    of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("folded", Text, nullable=False),
    *by(),
    UniqueConstraint("report_id", "key"),
    Index("ix_remark_at", "at"),
)

# A body that must report, as JSON; `key` is its name as names are compared. It belongs to no report.

# Who signed a report off, sent it back or closed it, as JSON; the row without a report is the project's.
signing = Table(
    "signing",
    metadata,
    own_id(),
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), nullable=True),
    Column("state", JSON, nullable=False),
    *by(),
    UniqueConstraint("report_id"),
)

# Where a merged copy says otherwise, as JSON, until somebody chooses.
conflict = Table("conflict", metadata, own_id(), own_uuid(), Column("state", JSON, nullable=False), *by())
