# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people say about a report: decisions, notes and corrections, each with its author and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select

from reviewer.model.project import Correction, Decision, Note, Status
from reviewer.store import codec, schema, seeking
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_DECISION = schema.decision
_NOTE = schema.note
_CORRECTION = schema.correction


def decisions(db: Connection, report: int) -> dict[str, Decision]:
    """By the key of the finding, also of findings that are not there at present."""
    query = select(_DECISION).where(_DECISION.c.report_id == report)
    return {
        row.key: Decision(Status(row.status), row.author, row.at, row.digest, tuple(row.figures), row.reason)
        for row in db.execute(query)
    }


def decision_states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The decisions on these findings, as events keep them; None where there is none."""
    there = decisions(db, report)
    return {key: codec.decision(there[key]) if key in there else None for key in keys}


def put_decisions(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make the decisions on these findings be as wanted."""
    gone = delete(_DECISION).where(_DECISION.c.report_id == report, _DECISION.c.key == bindparam("of"))
    if wanted:
        db.execute(gone, [{"of": key} for key in wanted])
    made = [(key, codec.to_decision(state)) for key, state in wanted.items() if state is not None]
    if made:
        db.execute(insert(_DECISION), [_decision(report, key, it) for key, it in made])


def _decision(report: int, key: str, it: Decision) -> dict[str, Any]:
    row = {"report_id": report, "key": key, "status": it.status, "digest": it.digest, "reason": it.reason}
    return row | {"figures": list(it.read), "author": it.author, "at": it.at}


def notes(db: Connection, report: int) -> tuple[Note, ...]:
    """All notes of a report, oldest first."""
    query = select(_NOTE).where(_NOTE.c.report_id == report).order_by(_NOTE.c.at, _NOTE.c.id)
    return tuple(_note(row) for row in db.execute(query))


def _note(row: Row[Any]) -> Note:
    shown = codec.to_clipping(row.picture) if row.picture else None
    return Note(row.uuid, codec.to_target(row.target), row.text, row.author, row.at, shown)


def report_of_note(db: Connection, uuid: str) -> str:
    """The UUID of the report that a note is on; KeyError when there is no such note."""
    query = select(schema.report.c.uuid).join(_NOTE).where(_NOTE.c.uuid == uuid)
    found = db.execute(query).scalar_one_or_none()
    if found is None:
        raise KeyError(uuid)
    return str(found)


def note_states(db: Connection, report: int, uuids: Iterable[str]) -> dict[str, State | None]:
    """These notes, as events keep them; None for one that is not there."""
    there = {it.uuid: it for it in notes(db, report)}
    return {uuid: codec.note(there[uuid]) if uuid in there else None for uuid in uuids}


def put_notes(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make these notes be as wanted."""
    for uuid, state in wanted.items():
        db.execute(delete(_NOTE).where(_NOTE.c.uuid == uuid))
        if state is None:
            seeking.put(db, report, uuid, None, stamp.author, stamp.at)
            continue
        it = codec.to_note(uuid, state)
        row = {"uuid": uuid, "report_id": report, "target": codec.target(it.target), "text": it.text}
        db.execute(insert(_NOTE), [row | {"picture": state.get("picture"), "author": it.author, "at": it.at}])
        seeking.put(db, report, uuid, it.text, it.author, it.at)


def corrections(db: Connection, report: int) -> dict[str, Correction]:
    """The corrections in force, by address: the last one of each, unless it was taken back."""
    last = select(func.max(_CORRECTION.c.id)).where(_CORRECTION.c.report_id == report).group_by(_CORRECTION.c.address)
    query = select(_CORRECTION).where(_CORRECTION.c.id.in_(last), _CORRECTION.c.printed.is_not(None))
    return {row.address: _correction(row) for row in db.execute(query.order_by(_CORRECTION.c.id))}


def corrected(db: Connection, like: str) -> dict[str, dict[str, Correction]]:
    """The corrections in force in all reports, by UUID and address, at addresses `like` a pattern of SQL."""
    last = select(func.max(_CORRECTION.c.id)).where(_CORRECTION.c.address.like(like))
    last = last.group_by(_CORRECTION.c.report_id, _CORRECTION.c.address)
    query = select(schema.report.c.uuid, _CORRECTION).join(schema.report)
    found: dict[str, dict[str, Correction]] = {}
    for row in db.execute(query.where(_CORRECTION.c.id.in_(last), _CORRECTION.c.printed.is_not(None))):
        found.setdefault(row[0], {})[row.address] = _correction(row)
    return found


def correction_states(db: Connection, report: int, addresses: Iterable[str]) -> dict[str, State | None]:
    """The corrections in force at these addresses, as events keep them; None where there is none."""
    there = corrections(db, report)
    return {address: codec.correction(there[address]) if address in there else None for address in addresses}


def put_corrections(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Append what makes the corrections at these addresses be as wanted; earlier rows stay."""
    for address, state in wanted.items():
        row: dict[str, Any] = {"uuid": str(uuid4()), "report_id": report, "address": address}
        if state is None:
            row |= {"printed": None, "value": None, "confirmed": False, "author": stamp.author, "at": stamp.at}
        else:
            it = codec.to_correction(address, state)
            value = None if it.value is None else Decimal(it.value)
            row |= {"printed": it.printed, "value": value, "confirmed": it.confirmed, "author": it.author, "at": it.at}
        db.execute(insert(_CORRECTION), [row])


def _correction(row: Row[Any]) -> Correction:
    value = None if row.value is None else str(row.value)
    return Correction(row.address, row.printed, value, row.author, row.at, row.confirmed)
