# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was read from a version of a report; a newer reading takes the older one's place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from reviewer.model.document import Source, State
from reviewer.model.fact import Fact, Printed
from reviewer.model.prose import Prose
from reviewer.model.report import PageSize, Reading
from reviewer.store import codec, schema, wording

_READING = schema.reading
_FACT = schema.fact


def save(db: Connection, version: int, it: Reading, reader: str, at: datetime) -> None:
    """Put `it` in place of what was read from this version before."""
    db.execute(delete(_READING).where(_READING.c.version_id == version))
    row = {
        "version_id": version,
        "reader": reader,
        "at": at,
        "state": it.state,
        "title": it.title,
        "organisation": it.organisation,
        "year": it.year,
        "form": it.form,
        "forms": dict(it.forms),
        "sizes": codec.sizes(it.pages),
        "lines": codec.lines(it.rows),
        "gaps": [codec.text(gap) for gap in it.gaps],
        "unread": codec.unread(it.unread),
        "error": codec.text(it.error) if it.error else None,
        "prose": wording.prose(it.prose),
        "heads": codec.heads(it.heads),
    }
    key = db.execute(insert(_READING).values(row)).inserted_primary_key
    if it.facts and key:
        db.execute(insert(_FACT), [_values(key[0], fact) for fact in it.facts])


def load(db: Connection, version: int) -> Reading:
    """What was read from a version; NoResultFound when nothing was."""
    query = (
        select(_READING, schema.version.c.digest)
        .join(schema.version, schema.version.c.id == _READING.c.version_id)
        .where(_READING.c.version_id == version)
    )
    row = db.execute(query).one()
    facts = db.execute(select(_FACT).where(_FACT.c.reading_id == row.id).order_by(_FACT.c.id))
    return Reading(
        row.digest,
        State(row.state),
        codec.to_sizes(row.sizes),
        row.title,
        row.organisation,
        row.year,
        row.form,
        row.forms,
        tuple(_fact(it) for it in facts),
        codec.to_lines(row.lines),
        tuple(codec.to_text(gap) for gap in row.gaps),
        codec.to_text(row.error) if row.error else None,
        codec.to_unread(row.unread),
        wording.to_prose(row.prose),
        codec.to_heads(row.heads or {}),
    )


def facts(db: Connection, version: int) -> tuple[Fact, ...]:
    """The figures alone of what was read from a version."""
    query = select(_FACT).join(_READING, _READING.c.id == _FACT.c.reading_id).where(_READING.c.version_id == version)
    return tuple(_fact(row) for row in db.execute(query.order_by(_FACT.c.id)))


def every(db: Connection, like: str) -> dict[str, list[Fact]]:
    """The figures read from the versions in force of all reports, by UUID, at addresses `like` a pattern of SQL."""
    report, version = schema.report, schema.version
    in_force = (version.c.report_id == report.c.id) & (version.c.digest == report.c.digest)
    tables = report.join(version, in_force).join(_READING, _READING.c.version_id == version.c.id)
    tables = tables.join(_FACT, _FACT.c.reading_id == _READING.c.id)
    found: dict[str, list[Fact]] = {}
    for row in db.execute(select(report.c.uuid, _FACT).select_from(tables).where(_FACT.c.address.like(like))):
        found.setdefault(row[0], []).append(_fact(row))
    return found


def edges(db: Connection, version: int) -> tuple[Prose, tuple[PageSize, ...]]:
    """Of what was read the sentences before the first section and the last ones, and the pages' sizes."""
    query = select(_READING.c.prose, _READING.c.sizes).where(_READING.c.version_id == version)
    row = db.execute(query).one()
    return wording.edges(row.prose), codec.to_sizes(row.sizes)


def readable(db: Connection, version: int) -> bool:
    """Whether a reading without an error is kept of this version."""
    query = select(_READING.c.id).where(_READING.c.version_id == version, _READING.c.error.is_(None))
    return db.execute(query).first() is not None


def _values(reading: int, it: Fact) -> dict[str, Any]:
    return {
        "reading_id": reading,
        "address": it.address,
        "printed": it.printed,
        "value": it.value,
        "text": it.text,
        "places": codec.places(it.places),
        "source": it.source,
        "confidence": it.confidence,
        "rounding": it.rounding,
    }


def _fact(row: Row[Any]) -> Fact:
    return Fact(
        row.address,
        Printed(row.printed),
        row.value,
        row.text,
        codec.to_places(row.places),
        Source(row.source),
        row.confidence,
        row.rounding,
    )
