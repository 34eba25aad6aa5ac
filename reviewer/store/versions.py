# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of the files of a report is in force, as a part that two copies of a project can disagree about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from reviewer.store import readings, reports, schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_REPORT = schema.report


@dataclass(frozen=True, slots=True)
class Line:
    """One file of a report; `version` is its inner key."""

    version: int
    digest: str
    file: str
    path: Path
    size: int
    pages: int
    author: str
    at: datetime
    in_force: bool


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


def file(db: Connection, report: int, digest: str) -> reports.File:
    """One file of a report by its SHA-256; KeyError when the report never had it."""
    found = next((it for it in lines(db, report) if it.digest == digest), None)
    if found is None:
        raise KeyError(digest)
    return reports.File(found.digest, found.path, found.size)


def files(db: Connection) -> list[reports.File]:
    """Every file of every report, each once."""
    it = schema.version.c
    rows = db.execute(select(it.digest, it.path, it.size).order_by(it.id))
    return list({row.digest: reports.File(row.digest, Path(row.path), row.size) for row in rows}.values())


def lines(db: Connection, report: int) -> list[Line]:
    """The files of a report in the order in which they came in."""
    it = schema.version.c
    columns = (it.id, it.digest, it.file, it.path, it.size, it.pages, it.author, it.at)
    in_force = states(db, report, [""])[""]
    rows = db.execute(select(*columns).where(it.report_id == report).order_by(it.id))
    return [
        Line(*row[:3], Path(row.path), row.size, row.pages, row.author, row.at, {"digest": row.digest} == in_force)
        for row in rows
    ]
