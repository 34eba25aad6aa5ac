# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows of one project file into another that is a copy of it: whole reports, and files of reports that both have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Result, Table, delete, insert, select

from reviewer.store import reports, schema

_REPORT, _VERSION, _READING, _FACT = schema.report, schema.version, schema.reading, schema.fact
_MADE = (_VERSION, schema.summary, schema.remark)
"""What is copied by itself, or made anew of what was copied."""


def project(db: Connection) -> str:
    """The UUID that all copies of a project share."""
    return str(db.execute(select(schema.project.c.uuid)).scalar_one())


def digests(db: Connection) -> set[str]:
    """The SHA-256 of every file of every report."""
    return set(db.execute(select(_VERSION.c.digest)).scalars())


def same(here: Connection, there: Connection) -> dict[str, str]:
    """Their reports that are ours too, theirs to ours: by UUID, else by a file that both imported for themselves."""
    ours = set(reports.uuids(here))
    files = dict(_files(here))
    found = {uuid: uuid for uuid in reports.uuids(there) if uuid in ours}
    for digest, uuid in _files(there):
        if uuid not in found and digest in files:
            found[uuid] = files[digest]
    return found


def _files(db: Connection) -> list[tuple[str, str]]:
    query = select(_VERSION.c.digest, _REPORT.c.uuid).join(_REPORT, _REPORT.c.id == _VERSION.c.report_id)
    # Of several reports with one file the first counts, as it does at an import.
    return [(row.digest, row.uuid) for row in db.execute(query.order_by(_REPORT.c.id.desc()))]


def add_report(here: Connection, there: Connection, uuid: str) -> None:
    """A report of theirs that is new here, with all that was read, found and said.

    Its line of the list and what is searched of it are yet to be made.
    """
    theirs = reports.key(there, uuid)
    row = there.execute(select(_REPORT).where(_REPORT.c.id == theirs)).mappings().one()
    ours = _insert(here, _REPORT, row)
    for table in schema.metadata.sorted_tables:
        if "report_id" in table.c and table not in _MADE:
            _insert_all(here, table, there.execute(select(table).where(table.c.report_id == theirs)), report_id=ours)
    add_versions(here, there, ours, theirs)


def add_versions(here: Connection, there: Connection, ours: int, theirs: int, newer: bool = True) -> bool:
    """The files of a report that only they have, and with `newer` their later readings of files that both have.

    Which file is in force stays. True when a reading was replaced.
    """
    known = {it.digest: it.id for it in here.execute(select(_VERSION).where(_VERSION.c.report_id == ours))}
    replaced = False
    query = select(_VERSION).where(_VERSION.c.report_id == theirs).order_by(_VERSION.c.id)
    for it in there.execute(query).mappings():
        if it["digest"] not in known:
            _copy_reading(here, there, _insert(here, _VERSION, it, report_id=ours), it["id"])
        elif newer and _later(here, there, known[it["digest"]], it["id"]):
            here.execute(delete(_READING).where(_READING.c.version_id == known[it["digest"]]))
            _copy_reading(here, there, known[it["digest"]], it["id"])
            replaced = True
    return replaced


def _later(here: Connection, there: Connection, ours: int, theirs: int) -> bool:
    """Whether they read a file after us and with success: what could be read once can be read again."""
    mine, other = (
        db.execute(select(_READING.c.at, _READING.c.error).where(_READING.c.version_id == version)).one()
        for db, version in ((here, ours), (there, theirs))
    )
    return bool(other.at > mine.at and (other.error is None or mine.error is not None))


def _copy_reading(here: Connection, there: Connection, ours: int, theirs: int) -> None:
    for it in there.execute(select(_READING).where(_READING.c.version_id == theirs)).mappings():
        reading = _insert(here, _READING, it, version_id=ours)
        facts = select(_FACT).where(_FACT.c.reading_id == it["id"]).order_by(_FACT.c.id)
        _insert_all(here, _FACT, there.execute(facts), reading_id=reading)


def _insert(db: Connection, table: Table, row: Mapping[Any, Any], **changed: int) -> int:
    values = {name: value for name, value in row.items() if name != "id"} | changed
    made = db.execute(insert(table).values(values)).inserted_primary_key
    return int(made[0]) if made else 0


def _insert_all(db: Connection, table: Table, found: Result[Any], **changed: int) -> None:
    rows = [{name: value for name, value in row.items() if name != "id"} | changed for row in found.mappings()]
    if rows:
        db.execute(insert(table), rows)
