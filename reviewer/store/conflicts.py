# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where two copies of a project disagree and nobody has chosen yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from reviewer.model.merging import Conflict, Value
from reviewer.store import schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_CONFLICT = schema.conflict


def load(db: Connection) -> dict[str, Conflict]:
    """All that are not settled, by UUID, in the order in which they came."""
    query = select(_CONFLICT.c.uuid, _CONFLICT.c.state).order_by(_CONFLICT.c.id)
    return {row.uuid: to_conflict(row.uuid, row.state) for row in db.execute(query)}


def states(db: Connection, _report: int, uuids: Iterable[str]) -> dict[str, State | None]:
    """These conflicts, as events keep them; None for one that is settled or was never there."""
    there = load(db)
    return {uuid: state(there[uuid]) if uuid in there else None for uuid in uuids}


def put(db: Connection, _report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make these conflicts be as wanted."""
    for uuid, it in wanted.items():
        db.execute(delete(_CONFLICT).where(_CONFLICT.c.uuid == uuid))
        if it is not None:
            row = {"uuid": uuid, "state": dict(it), "author": stamp.author, "at": stamp.at}
            db.execute(insert(_CONFLICT), [row])


def state(it: Conflict) -> dict[str, Any]:
    named = {"report": it.report, "part": it.part, "key": it.key}
    return named | {"ours": _value(it.ours), "theirs": _value(it.theirs)}


def to_conflict(uuid: str, raw: State) -> Conflict:
    return Conflict(uuid, raw["report"], raw["part"], raw["key"], _to_value(raw["ours"]), _to_value(raw["theirs"]))


def _value(it: Value) -> dict[str, Any]:
    at = it.at.isoformat() if it.at else None
    return {"state": it.state, "author": it.author, "at": at, "workstation": it.workstation}


def _to_value(raw: State) -> Value:
    at = datetime.fromisoformat(raw["at"]) if raw["at"] else None
    return Value(raw["state"], raw["author"], at, raw["workstation"])
