# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures: one row a report that anybody signed, and one without a report for the whole project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from reviewer.model.project import ReportRow
from reviewer.model.signing import UNSIGNED, Mark, Signing
from reviewer.store import schema, summaries
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_SIGNING = schema.signing
_MARKS = ("prepared", "reviewed", "returned", "closed", "reopened")


def load(db: Connection, report: int | None) -> Signing:
    """The signatures on a report, or those on the project when it is None."""
    found = db.execute(select(_SIGNING.c.state).where(_of(report))).scalar_one_or_none()
    return to_signing(found) if found else UNSIGNED


def every(db: Connection) -> dict[str, Signing]:
    """The signatures on all reports that have any, by the report's UUID."""
    query = select(schema.report.c.uuid, _SIGNING.c.state).join(schema.report)
    return {row.uuid: to_signing(row.state) for row in db.execute(query)}


def on(db: Connection, rows: Iterable[ReportRow], report: int | None = None) -> tuple[ReportRow, ...]:
    """Lines of the list of reports with their signatures; `report` when all of them are of that one."""
    whole = load(db, None).closed is not None
    if report is not None:
        own = load(db, report)
        return tuple(_signed(row, own, whole) for row in rows)
    there = every(db)
    return tuple(_signed(row, there.get(row.uuid, UNSIGNED), whole) for row in rows)


def _signed(row: ReportRow, it: Signing, whole: bool) -> ReportRow:
    if it is UNSIGNED and not whole:
        return row
    return replace(row, signing=it, frozen=whole or it.closed is not None)


def states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The signatures on a report, as events keep them; their only key is empty."""
    return dict.fromkeys(keys, state(load(db, report)))


def put(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make the signatures on a report be as wanted."""
    _put(db, report, wanted, stamp)


def project_states(db: Connection, _report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The signatures on the project, as events keep them; their only key is empty."""
    return dict.fromkeys(keys, state(load(db, None)))


def put_project(db: Connection, _report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make the signatures on the project be as wanted."""
    _put(db, None, wanted, stamp)


def state(it: Signing) -> dict[str, Any] | None:
    """Signatures as JSON; None where there are none."""
    made = {name: _mark(getattr(it, name)) for name in _MARKS if getattr(it, name) is not None}
    return made or None


def to_signing(raw: State) -> Signing:
    return Signing(**{name: _to_mark(raw[name]) for name in _MARKS if name in raw})


def _put(db: Connection, report: int | None, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    for it in wanted.values():
        db.execute(delete(_SIGNING).where(_of(report)))
        if it is not None:
            row = {"report_id": report, "state": dict(it), "author": stamp.author, "at": stamp.at}
            db.execute(insert(_SIGNING), [row])
    if report is None:
        summaries.touch(db)


def _of(report: int | None) -> ColumnElement[bool]:
    return _SIGNING.c.report_id.is_(None) if report is None else _SIGNING.c.report_id == report


def _mark(it: Mark) -> dict[str, Any]:
    made: dict[str, Any] = {"author": it.author, "at": it.at.isoformat()}
    more = {"reason": it.reason, "open": it.open, "same": it.same, "holds": dict(it.holds)}
    return made | {name: value for name, value in more.items() if value}


def _to_mark(raw: State) -> Mark:
    told = {name: raw[name] for name in ("reason", "open", "same", "holds") if name in raw}
    return Mark(raw["author"], datetime.fromisoformat(raw["at"]), **told)
