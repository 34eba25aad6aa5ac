# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables of a project file; integer keys stay inside, UUIDs and natural keys go out."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from reviewer.store.columns import Exact, Moment, by, of, own_id, own_uuid
from reviewer.store.columns import metadata as metadata
from reviewer.store.posted import closing as closing
from reviewer.store.posted import dispatch as dispatch
from reviewer.store.posted import reply as reply
from reviewer.store.posted import sent as sent
from reviewer.store.said import comparison as comparison
from reviewer.store.said import conflict as conflict
from reviewer.store.said import correction as correction
from reviewer.store.said import decision as decision
from reviewer.store.said import note as note
from reviewer.store.said import picture as picture
from reviewer.store.said import remark as remark
from reviewer.store.said import signing as signing

REVISION = "0012"
"""The newest Alembic revision; a test keeps it equal to the scripts'."""

project = Table(
    "project",
    metadata,
    own_id(),
    own_uuid(),
    Column("made_with", String(40), nullable=False),
    # How the reports were related when all had been checked against one another.
    Column("settled", String(64), nullable=False, server_default=""),
    *by(),
)

report = Table(
    "report",
    metadata,
    own_id(),
    own_uuid(),
    # What the report is; taken from the reading until a person says otherwise (`by_hand`).
    Column("organisation", Text, nullable=False, default=""),
    Column("year", Integer),
    Column("form", String(60)),
    Column("title", Text, nullable=False, default=""),
    Column("by_hand", Boolean, nullable=False, default=False),
    # The version in force, and what the checks made of it.
    Column("digest", String(64), nullable=False, index=True),
    Column("verdict", String(20), nullable=False),
    Column("book", String(40), nullable=False),
    # What other reports are checked against here, and what was seen of them when this one was checked.
    Column("mark", String(64), nullable=False, server_default=""),
    Column("seen", String(64), nullable=False, server_default=""),
    # The date that it prints ("" for none, None where nobody has looked yet), and whether its reading is in doubt.
    Column("published", String(20)),
    Column("published_doubt", Boolean, nullable=False, server_default="0"),
    *by(),
)

version = Table(
    "version",
    metadata,
    own_id(),
    of("report", index=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    *by(),
    UniqueConstraint("report_id", "digest"),
)

reading = Table(
    "reading",
    metadata,
    own_id(),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("reader", String(40), nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("year", Integer),
    Column("form", String(60)),
    Column("forms", JSON, nullable=False),
    Column("sizes", JSON, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("gaps", JSON, nullable=False),
    Column("unread", JSON, nullable=False),
    Column("error", JSON(none_as_null=True)),
    # None where an earlier version of the program did not keep it.
    Column("prose", JSON(none_as_null=True)),
    Column("heads", JSON(none_as_null=True)),
)

fact = Table(
    "fact",
    metadata,
    own_id(),
    of("reading"),
    Column("address", String(120), nullable=False),
    Column("printed", String(20), nullable=False),
    Column("value", Exact),
    Column("text", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("source", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("rounding", Exact, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    own_id(),
    of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("code", String(60), nullable=False),
    Column("point", String(240), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("severity", String(20), nullable=False),
    Column("message", JSON, nullable=False),
    Column("why", JSON, nullable=False),
    Column("left_value", Exact),
    Column("right_value", Exact),
    Column("anchors", JSON, nullable=False),
    Column("figures", JSON, nullable=False),
    Column("doubt", Boolean, nullable=False),
    Column("origin", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("report_id", "key"),
    # All that is alike is counted after each decision, without reading any of it.
    Index("ix_finding_alike", "code", "outcome", "severity", "doubt", "origin", "report_id", "key"),
)

passed = Table(
    "passed",
    metadata,
    own_id(),
    of("report", index=False),
    Column("code", String(60), nullable=False),
    Column("book", String(40), nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("report_id", "code", "book"),
)

body = Table(
    "body",
    metadata,
    own_id(),
    Column("key", String(240), nullable=False, unique=True),
    Column("state", JSON, nullable=False),
    *by(),
)

# A report of last year's project: known to the checks, not on the list of reports, never changed here.
earlier = Table(
    "earlier",
    metadata,
    own_id(),
    own_uuid(),
    Column("body", String(240), nullable=False, index=True),
    Column("organisation", Text, nullable=False),
    Column("year", Integer),
    Column("form", String(60)),
    Column("file", Text, nullable=False),
    Column("forms", JSON, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("prose", JSON(none_as_null=True)),
    Column("precedents", JSON, nullable=False),
    Column("mark", String(64), nullable=False),
)

# A line of the list of reports, kept true by every change; `turn` tells which lines are newer than others.
_COUNTS = ("failed", "review", "not_evaluable", "undecided", "passed", "warnings", "heavy", "light")
summary = Table(
    "summary",
    metadata,
    own_id(),
    of("report", index=False),
    Column("turn", Integer, nullable=False, index=True),
    *(Column(name, String(size), nullable=False) for name, size in (("book", 40), ("state", 20), ("reviewer", 200))),
    *(Column(name, JSON, nullable=False) for name in ("tables", "compared", "parts")),
    *(Column(name, Integer, nullable=False) for name in _COUNTS),
    Column("error", Text, nullable=False),
    Column("touched", Boolean, nullable=False),
    UniqueConstraint("report_id"),
)

event = Table(
    "event",
    metadata,
    own_id(),
    own_uuid(),
    Column("report", String(36), index=True),
    Column("what", String(40), nullable=False),
    Column("subject", String(300), nullable=False),
    # The event that this one undoes or redoes.
    Column("of", String(36)),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("workstation", String(200), nullable=False),
    *by(),
)
