# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which tables were compared with the page, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from reviewer.model.project import Comparison
from reviewer.store import codec, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_COMPARISON = schema.comparison


def load(db: Connection, report: int) -> tuple[Comparison, ...]:
    """The ticks of a report, in the order in which they were made."""
    query = select(_COMPARISON).where(_COMPARISON.c.report_id == report).order_by(_COMPARISON.c.id)
    return tuple(Comparison(row.name, row.author, row.at, row.digest) for row in db.execute(query))


def states(db: Connection, report: int, names: Iterable[str]) -> dict[str, State | None]:
    """The ticks of these tables, as events keep them; None where there is none."""
    there = {it.table: it for it in load(db, report)}
    return {name: codec.comparison(there[name]) if name in there else None for name in names}


def put(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make the ticks of these tables be as wanted."""
    for name, state in wanted.items():
        db.execute(delete(_COMPARISON).where(_COMPARISON.c.report_id == report, _COMPARISON.c.name == name))
        if state is not None:
            it = codec.to_comparison(name, state)
            row = {"report_id": report, "name": name, "digest": it.digest, "author": it.author, "at": it.at}
            db.execute(insert(_COMPARISON), [row])
