# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks that were sent, replies that came back, and findings that were closed; the first two are append-only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from reviewer.model.reply import Answer, Closing, Dispatch, Follow, Reply, Sent
from reviewer.store import codec, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_DISPATCH, _SENT, _REPLY, _CLOSING = schema.dispatch, schema.sent, schema.reply, schema.closing


def add_dispatch(db: Connection, it: Dispatch) -> None:
    """Keep what left; nothing changes it afterwards."""
    row: dict[str, Any] = {"uuid": it.uuid, "district": it.district, "due": it.due.isoformat() if it.due else None}
    row |= {"file": it.file, "digest": it.digest, "author": it.author, "at": it.at}
    number = db.execute(insert(_DISPATCH).values(row)).inserted_primary_key
    assert number is not None
    rows = [
        {"dispatch_id": number[0], "token": one.token, "report": one.report, "key": one.key, "digest": one.digest}
        for one in it.rows
    ]
    if rows:
        db.execute(insert(_SENT), rows)


def dispatches(db: Connection, report: str | None = None) -> tuple[Dispatch, ...]:
    """All workbooks that left, oldest first, with their rows; of these only one report's when its UUID is given."""
    rows: defaultdict[int, list[Sent]] = defaultdict(list)
    asked = select(_SENT).order_by(_SENT.c.id)
    for row in db.execute(asked if report is None else asked.where(_SENT.c.report == report)):
        rows[row.dispatch_id].append(Sent(row.token, row.report, row.key, row.digest))
    query = select(_DISPATCH).order_by(_DISPATCH.c.at, _DISPATCH.c.id)
    return tuple(_dispatch(row, tuple(rows[row.id])) for row in db.execute(query))


def of_token(db: Connection, token: str) -> tuple[Sent, ...]:
    """What left under a hidden key, newest first; all of it is the same finding."""
    query = select(_SENT).where(_SENT.c.token == token).order_by(_SENT.c.id.desc())
    return tuple(Sent(row.token, row.report, row.key, row.digest) for row in db.execute(query))


def add_replies(db: Connection, given: Iterable[Reply]) -> None:
    """Keep replies; nothing changes them afterwards."""
    rows = [
        {
            "uuid": it.uuid,
            "report": it.report,
            "key": it.key,
            "answer": it.answer,
            "explanation": it.explanation,
            "figures": [list(pair) for pair in it.figures],
            "person": it.person,
            "day": it.day,
            "dispatch": it.dispatch,
            "file": it.file,
            "source": it.source,
            "row": it.row,
            "digest": it.digest,
            "author": it.author,
            "at": it.at,
        }
        for it in given
    ]
    if rows:
        db.execute(insert(_REPLY), rows)


def replies(db: Connection, report: str | None = None) -> tuple[Reply, ...]:
    """All replies (about one report when its UUID is given), in the order in which they were taken in."""
    query = select(_REPLY).order_by(_REPLY.c.at, _REPLY.c.id)
    if report is not None:
        query = query.where(_REPLY.c.report == report)
    return tuple(_reply(row) for row in db.execute(query))


def closings(db: Connection, report: int) -> dict[str, Closing]:
    """What persons closed or reopened in a report, by the key of the finding."""
    query = select(_CLOSING).where(_CLOSING.c.report_id == report)
    return {row.key: Closing(Follow(row.follow), row.reason, row.author, row.at) for row in db.execute(query)}


def closing_states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The same as events keep it; None where nobody closed or reopened anything."""
    there = closings(db, report)
    return {key: codec.closing(there[key]) if key in there else None for key in keys}


def put_closings(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make what was closed and reopened be as wanted."""
    for key, state in wanted.items():
        db.execute(delete(_CLOSING).where(_CLOSING.c.report_id == report, _CLOSING.c.key == key))
        if state is not None:
            it = codec.to_closing(state)
            row = {"report_id": report, "key": key, "follow": it.follow, "reason": it.reason}
            db.execute(insert(_CLOSING), [row | {"author": it.author, "at": it.at}])


def _dispatch(row: Row[Any], rows: tuple[Sent, ...]) -> Dispatch:
    due = date.fromisoformat(row.due) if row.due else None
    return Dispatch(row.uuid, row.district, due, row.file, row.digest, row.author, row.at, rows)


def _reply(row: Row[Any]) -> Reply:
    return Reply(
        row.uuid,
        row.report,
        row.key,
        Answer(row.answer) if row.answer else None,
        row.explanation,
        tuple((address, printed) for address, printed in row.figures),
        row.person,
        row.day,
        row.dispatch,
        row.file,
        row.source,
        row.row,
        row.digest,
        row.author,
        row.at,
    )
