# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was read from the file in force, as a part that two copies of a project can disagree about.

Asked for only where one copy closed a report while another read its file again: the closing is of these figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy import Connection, delete, insert, select

from reviewer.store import readings, reports, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_READING, _FACT, _VERSION = schema.reading, schema.fact, schema.version
_EXACT = ("value", "rounding")
_COLUMNS = [it for it in _READING.c if it.name not in ("id", "version_id", "at")]
_OF_FACT = [it for it in _FACT.c if it.name not in ("id", "reading_id")]


def states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The whole reading of the file in force with its figures, and of which file it is; its only key is empty."""
    version = reports.version(db, report)
    read = db.execute(select(*_COLUMNS).where(_READING.c.version_id == version)).mappings().one()
    query = select(*_OF_FACT).join(_READING, _READING.c.id == _FACT.c.reading_id)
    found = db.execute(query.where(_READING.c.version_id == version).order_by(_FACT.c.id)).mappings()
    facts = [dict(it) | {name: None if it[name] is None else str(it[name]) for name in _EXACT} for it in found]
    state = {"digest": reports.file(db, report).digest, "reading": dict(read), "facts": facts}
    return dict.fromkeys(keys, state)


def put(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Let this hold as what was read from its file, chosen now; the report is called after it unless a person named it.

    A file that the report does not have is left.
    """
    for state in wanted.values():
        query = select(_VERSION.c.id).where(_VERSION.c.report_id == report)
        version = db.execute(query.where(_VERSION.c.digest == state["digest"])).scalar() if state else None
        if state is None or version is None:
            continue
        db.execute(delete(_READING).where(_READING.c.version_id == version))
        # A copy that is merged later takes the later reading.
        row = {**state["reading"], "version_id": version, "at": stamp.at}
        made = db.execute(insert(_READING).values(row)).inserted_primary_key
        if made and state["facts"]:
            db.execute(insert(_FACT), [_row(it, made[0]) for it in state["facts"]])
        reports.read_identity(db, report, readings.load(db, reports.version(db, report)))


def _row(it: State, reading: int) -> dict[str, object]:
    exact = {name: None if it[name] is None else Decimal(it[name]) for name in _EXACT}
    return {**it, **exact, "reading_id": reading}
