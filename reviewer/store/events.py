# SPDX-License-Identifier: AGPL-3.0-or-later
"""The history of a project: rows that are appended and never touched again."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from reviewer.model.project import Event
from reviewer.store import schema

_EVENT = schema.event


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does something, where and when (UTC)."""

    author: str
    workstation: str
    at: datetime

    @staticmethod
    def now(author: str) -> Stamp:
        return Stamp(author, platform.node() or "localhost", datetime.now(UTC))


def append(
    db: Connection,
    stamp: Stamp,
    what: str,
    report: str | None = None,
    subject: str = "",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    of: str | None = None,
) -> Event:
    """Add one event; `report` is the UUID of the report that it is about, `of` of the event it reverses."""
    made = Event(str(uuid4()), stamp.author, stamp.workstation, stamp.at, what, subject, before, after, report, of)
    put(db, made)
    return made


def put(db: Connection, it: Event) -> None:
    """Add an event as it is: one of another copy of the project keeps its UUID, its author and its time."""
    db.execute(
        insert(_EVENT).values(
            uuid=it.uuid,
            author=it.author,
            workstation=it.workstation,
            at=it.at,
            what=it.what,
            subject=it.subject,
            before=it.before,
            after=it.after,
            report=it.report,
            of=it.of,
        )
    )


def history(db: Connection, report: str | None = None) -> tuple[Event, ...]:
    """Everything that was done, oldest first; of one report when its UUID is given."""
    query = select(_EVENT).order_by(_EVENT.c.id)
    if report is not None:
        query = query.where(_EVENT.c.report == report)
    return tuple(_event(row) for row in db.execute(query))


def told(db: Connection, report: str, whats: Sequence[str]) -> tuple[Event, ...]:
    """What of these kinds was done to a report, oldest first."""
    query = select(_EVENT).where(_EVENT.c.report == report, _EVENT.c.what.in_(whats)).order_by(_EVENT.c.id)
    return tuple(_event(row) for row in db.execute(query))


def latest(db: Connection) -> str:
    """The UUID of the newest event; "" in an empty history."""
    return db.execute(select(_EVENT.c.uuid).order_by(_EVENT.c.id.desc()).limit(1)).scalar() or ""


def find(db: Connection, uuid: str) -> Event:
    """One event; NoResultFound when there is none."""
    return _event(db.execute(select(_EVENT).where(_EVENT.c.uuid == uuid)).one())


def numbered(db: Connection, number: int) -> Event:
    """One event by its number in this file; NoResultFound when there is none."""
    return _event(db.execute(select(_EVENT).where(_EVENT.c.id == number)).one())


def _event(row: Row[tuple[object, ...]]) -> Event:
    return Event(
        row.uuid,
        row.author,
        row.workstation,
        row.at,
        row.what,
        row.subject,
        row.before,
        row.after,
        row.report,
        row.of,
    )
