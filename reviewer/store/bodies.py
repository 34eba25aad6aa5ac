# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies that must report, in the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from reviewer.model.body import Body
from reviewer.store import codec, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_BODY = schema.body


def load(db: Connection) -> dict[str, Body]:
    """The bodies by the key that their names are compared by."""
    return {row.key: codec.to_body(row.state) for row in db.execute(select(_BODY).order_by(_BODY.c.id))}


def states(db: Connection, _report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """These bodies, as events keep them; None for one that is not on the list. They belong to no report."""
    there = load(db)
    return {key: codec.body(there[key]) if key in there else None for key in keys}


def put(db: Connection, _report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make these bodies be as wanted; one that was there keeps its place."""
    there = load(db)
    for key, state in wanted.items():
        row = {"state": state, "author": stamp.author, "at": stamp.at}
        if state is None:
            db.execute(delete(_BODY).where(_BODY.c.key == key))
        elif key in there:
            db.execute(update(_BODY).where(_BODY.c.key == key).values(row))
        else:
            db.execute(insert(_BODY), [row | {"key": key}])
