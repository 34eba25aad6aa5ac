# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables of what goes to districts and comes back."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from reviewer.store.columns import by, metadata, of, own_id, own_uuid

# A workbook that left for a district, and the findings in it; nothing changes them afterwards.
dispatch = Table(
    "dispatch",
    metadata,
    own_id(),
    own_uuid(),
    Column("district", Text, nullable=False),
    Column("due", String(10)),
    Column("file", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    *by(),
)

sent = Table(
    "sent",
    metadata,
    own_id(),
    of("dispatch"),
    Column("token", String(40), nullable=False, index=True),
    Column("report", String(36), nullable=False),
    Column("key", String(300), nullable=False),
    Column("digest", String(64), nullable=False),
)

# A row of a returned workbook as it was taken in. Reports are named by UUID: replies outlive everything.
reply = Table(
    "reply",
    metadata,
    own_id(),
    own_uuid(),
    Column("report", String(36), nullable=False, index=True),
    Column("key", String(300), nullable=False),
    Column("answer", String(20)),
    Column("explanation", Text, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("person", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("dispatch", String(36)),
    Column("file", Text, nullable=False),
    Column("source", String(64), nullable=False),
    Column("row", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    *by(),
)

# What a person said last of a finding that went to a district: closed, or open again.
closing = Table(
    "closing",
    metadata,
    own_id(),
    of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("follow", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    *by(),
    UniqueConstraint("report_id", "key"),
)
