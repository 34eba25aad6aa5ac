# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of the files of a report is in force, as a part that two copies of a project can disagree about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select, update

from reviewer.store import schema
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_REPORT = schema.report


def states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The file in force by its SHA-256; its only key is empty."""
    found = db.execute(select(_REPORT.c.digest).where(_REPORT.c.id == report)).scalar_one()
    return {key: {"digest": found} for key in keys}


def put(db: Connection, report: int, wanted: Mapping[str, State | None], _stamp: Stamp) -> None:
    """Put the file with this SHA-256 in force, which the report must have."""
    for state in wanted.values():
        if state is not None:
            db.execute(update(_REPORT).where(_REPORT.c.id == report).values(digest=state["digest"]))
