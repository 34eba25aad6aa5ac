# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of the files of a report is in force, as a part that two copies of a project can disagree about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import Connection, select, update

from reviewer.store import readings, reports, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_REPORT = schema.report


def states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The file in force by its SHA-256; its only key is empty."""
    found = db.execute(select(_REPORT.c.digest).where(_REPORT.c.id == report)).scalar_one()
    return {key: {"digest": found} for key in keys}


def put(db: Connection, report: int, wanted: Mapping[str, State | None], _stamp: Stamp) -> None:
    """Put one of its files, by SHA-256, in force; unless a person named the report it is called after it."""
    for state in wanted.values():
        if state is not None:
            db.execute(update(_REPORT).where(_REPORT.c.id == report).values(digest=state["digest"]))
            reports.read_identity(db, report, readings.load(db, reports.version(db, report)))


def files(db: Connection) -> list[reports.File]:
    """Every file of every report, each once."""
    it = schema.version.c
    rows = db.execute(select(it.digest, it.path, it.size).order_by(it.id))
    return list({row.digest: reports.File(row.digest, Path(row.path), row.size) for row in rows}.values())
