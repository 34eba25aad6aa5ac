# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tables of a project file; integer keys stay inside, UUIDs and natural keys go out."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

REVISION = "0011"
"""The newest Alembic revision; a test keeps it equal to the scripts'."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Exact(TypeDecorator[Decimal]):
    """A decimal as text: `Numeric` would go through a float on SQLite and lose printed digits."""

    impl = String(64)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """A time in UTC as ISO 8601 text, which sorts and reads the same everywhere."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(table: str, index: bool = True) -> Column[int]:
    """The row that this one belongs to; no index where a unique constraint begins with it."""
    return Column(f"{table}_id", ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=index)


def _uuid() -> Column[str]:
    return Column("uuid", String(36), nullable=False, unique=True)


def _by() -> tuple[Column[str], Column[datetime]]:
    return Column("author", String(200), nullable=False), Column("at", Moment, nullable=False)


project = Table(
    "project",
    metadata,
    _id(),
    _uuid(),
    Column("made_with", String(40), nullable=False),
    # How the reports were related when all had been checked against one another.
    Column("settled", String(64), nullable=False, server_default=""),
    *_by(),
)

report = Table(
    "report",
    metadata,
    _id(),
    _uuid(),
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
    *_by(),
)

version = Table(
    "version",
    metadata,
    _id(),
    _of("report", index=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    *_by(),
    UniqueConstraint("report_id", "digest"),
)

reading = Table(
    "reading",
    metadata,
    _id(),
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
    _id(),
    _of("reading"),
    Column("address", String(120), nullable=False),
    Column("printed", String(20), nullable=False),
    Column("value", Exact),
    Column("text", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("source", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("rounding", Exact, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    _id(),
    _uuid(),
    _of("report"),
    Column("address", String(120), nullable=False),
    # None takes an earlier correction back: nothing is ever removed.
    Column("printed", Text),
    Column("value", Exact),
    # Whether it says what had been read: a confirmation changes no figure, it makes one certain.
    Column("confirmed", Boolean, nullable=False, default=False),
    *_by(),
)

# One row a table that somebody compared with the page; gone as soon as one of its values changes.
comparison = Table(
    "comparison",
    metadata,
    _id(),
    _of("report", index=False),
    Column("name", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
    *_by(),
    UniqueConstraint("report_id", "name"),
)

finding = Table(
    "finding",
    metadata,
    _id(),
    _of("report", index=False),
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
)

passed = Table(
    "passed",
    metadata,
    _id(),
    _of("report", index=False),
    Column("code", String(60), nullable=False),
    Column("book", String(40), nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("report_id", "code", "book"),
)

# Decisions name a finding by its key, not by its row: they outlive it and are there when it returns.
decision = Table(
    "decision",
    metadata,
    _id(),
    _of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("status", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("figures", JSON, nullable=False),
    # Why, in the words of whoever decided; "" where nothing was said.
    Column("reason", Text, nullable=False, server_default=""),
    *_by(),
    UniqueConstraint("report_id", "key"),
)

note = Table(
    "note",
    metadata,
    _id(),
    _uuid(),
    _of("report"),
    Column("target", JSON, nullable=False),
    Column("text", Text, nullable=False),
    # Where the picture that it shows was cut from, and the digest of its row in `picture`.
    Column("picture", JSON(none_as_null=True)),
    *_by(),
)

# Parts of pages as PNG, by their SHA-256. Never removed: a note that was deleted may come back.
picture = Table(
    "picture",
    metadata,
    _id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    *_by(),
)

# What notes and persons' findings say, folded for searching (see `folding`); made from them at any time.
remark = Table(
    "remark",
    metadata,
    _id(),
    _of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("folded", Text, nullable=False),
    *_by(),
    UniqueConstraint("report_id", "key"),
    Index("ix_remark_at", "at"),
)

# A body that must report, as JSON; `key` is its name as names are compared. It belongs to no report.
body = Table(
    "body",
    metadata,
    _id(),
    Column("key", String(240), nullable=False, unique=True),
    Column("state", JSON, nullable=False),
    *_by(),
)

# A report of last year's project: known to the checks, not on the list of reports, never changed here.
earlier = Table(
    "earlier",
    metadata,
    _id(),
    _uuid(),
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
    _id(),
    _of("report", index=False),
    Column("turn", Integer, nullable=False, index=True),
    *(Column(name, String(size), nullable=False) for name, size in (("book", 40), ("state", 20), ("reviewer", 200))),
    *(Column(name, JSON, nullable=False) for name in ("tables", "compared", "parts")),
    *(Column(name, Integer, nullable=False) for name in _COUNTS),
    Column("error", Text, nullable=False),
    Column("touched", Boolean, nullable=False),
    UniqueConstraint("report_id"),
)

# Who signed a report off, sent it back or closed it, as JSON; the row without a report is the project's.
signing = Table(
    "signing",
    metadata,
    _id(),
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), nullable=True),
    Column("state", JSON, nullable=False),
    *_by(),
    UniqueConstraint("report_id"),
)

# Where a merged copy says otherwise, as JSON, until somebody chooses.
conflict = Table("conflict", metadata, _id(), _uuid(), Column("state", JSON, nullable=False), *_by())

event = Table(
    "event",
    metadata,
    _id(),
    _uuid(),
    Column("report", String(36), index=True),
    Column("what", String(40), nullable=False),
    Column("subject", String(300), nullable=False),
    # The event that this one undoes or redoes.
    Column("of", String(36)),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("workstation", String(200), nullable=False),
    *_by(),
)

# A workbook that left for a district, and the findings in it; nothing changes them afterwards.
dispatch = Table(
    "dispatch",
    metadata,
    _id(),
    _uuid(),
    Column("district", Text, nullable=False),
    Column("due", String(10)),
    Column("file", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    *_by(),
)

sent = Table(
    "sent",
    metadata,
    _id(),
    _of("dispatch"),
    Column("token", String(40), nullable=False, index=True),
    Column("report", String(36), nullable=False),
    Column("key", String(300), nullable=False),
    Column("digest", String(64), nullable=False),
)

# A row of a returned workbook as it was taken in. Reports are named by UUID: replies outlive everything.
reply = Table(
    "reply",
    metadata,
    _id(),
    _uuid(),
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
    *_by(),
)

# What a person said last of a finding that went to a district: closed, or open again.
closing = Table(
    "closing",
    metadata,
    _id(),
    _of("report", index=False),
    Column("key", String(300), nullable=False),
    Column("follow", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    *_by(),
    UniqueConstraint("report_id", "key"),
)
