# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nouns to JSON and back, for columns that no query looks into and for the states in events.

Decimals go as text, so that no digit is lost; boxes as `[page, x0, top, x1, bottom]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from reviewer.model.body import Body
from reviewer.model.clipping import Clipping
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Origin, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Comparison, Correction, Decision, Note, Precedent, Status, Target
from reviewer.model.reply import Closing, Follow
from reviewer.model.report import HeadSeen, PageSize, RowSeen, Unread
from reviewer.model.text import Text

State = Mapping[str, Any]
"""One thing's whole content as JSON; what an event keeps of it."""


def place(it: Place) -> list[float]:
    return [it.page, it.x0, it.top, it.x1, it.bottom]


def to_place(raw: Sequence[float]) -> Place:
    page, x0, top, x1, bottom = raw
    return Place(int(page), x0, top, x1, bottom)


def places(them: Iterable[Place]) -> list[list[float]]:
    return [place(it) for it in them]


def to_places(raw: Iterable[Sequence[float]]) -> tuple[Place, ...]:
    return tuple(to_place(it) for it in raw)


def text(it: Text) -> list[str]:
    return [it.zh, it.en]


def to_text(raw: Sequence[str]) -> Text:
    zh, en = raw
    return Text(zh, en)


def sizes(them: Iterable[PageSize]) -> list[list[float]]:
    return [[it.width, it.height, int(it.scanned)] for it in them]


def to_sizes(raw: Iterable[Sequence[float]]) -> tuple[PageSize, ...]:
    return tuple(PageSize(width, height, bool(scanned)) for width, height, scanned in raw)


def lines(tables: Mapping[str, Iterable[RowSeen]]) -> dict[str, list[list[Any]]]:
    return {table: [[it.line, it.label, place(it.place)] for it in rows] for table, rows in tables.items()}


def to_lines(raw: Mapping[str, Iterable[Sequence[Any]]]) -> dict[str, tuple[RowSeen, ...]]:
    return {
        table: tuple(RowSeen(line, label, to_place(where)) for line, label, where in rows)
        for table, rows in raw.items()
    }


def heads(tables: Mapping[str, Iterable[HeadSeen]]) -> dict[str, list[list[Any]]]:
    return {table: [[it.code, it.label, place(it.place)] for it in found] for table, found in tables.items()}


def to_heads(raw: Mapping[str, Iterable[Sequence[Any]]]) -> dict[str, tuple[HeadSeen, ...]]:
    return {
        table: tuple(HeadSeen(code, label, to_place(where)) for code, label, where in found)
        for table, found in raw.items()
    }


def unread(them: Iterable[Unread]) -> list[list[Any]]:
    return [[it.table, it.text, place(it.place)] for it in them]


def to_unread(raw: Iterable[Sequence[Any]]) -> tuple[Unread, ...]:
    return tuple(Unread(table, text, to_place(where)) for table, text, where in raw)


def anchors(them: Iterable[Anchor]) -> list[list[Any]]:
    return [[place(it.place), it.side, it.address] for it in them]


def to_anchors(raw: Iterable[Sequence[Any]]) -> tuple[Anchor, ...]:
    return tuple(Anchor(to_place(where), Side(side), address) for where, side, address in raw)


def target(it: Target) -> dict[str, Any]:
    return {
        "finding": it.finding,
        "address": it.address,
        "place": place(it.place) if it.place else None,
        "page": it.page,
    }


def to_target(raw: State) -> Target:
    where = raw["place"]
    return Target(raw["finding"], raw["address"], to_place(where) if where else None, raw["page"])


def finding(it: Finding) -> dict[str, Any]:
    return {
        "check": it.check,
        "at": it.at,
        "outcome": it.outcome,
        "severity": it.severity,
        "message": text(it.message),
        "why": text(it.why),
        "left": _digits(it.left),
        "right": _digits(it.right),
        "anchors": anchors(it.anchors),
        "read": list(it.read),
        "doubt": it.doubt,
        "origin": it.origin,
    }


def to_finding(raw: State) -> Finding:
    return Finding(
        raw["check"],
        raw["at"],
        Outcome(raw["outcome"]),
        Severity(raw["severity"]),
        to_text(raw["message"]),
        to_text(raw["why"]),
        _decimal(raw["left"]),
        _decimal(raw["right"]),
        to_anchors(raw["anchors"]),
        tuple(raw["read"]),
        raw["doubt"],
        Origin(raw["origin"]),
    )


def decision(it: Decision) -> dict[str, Any]:
    made = {
        "status": it.status,
        "author": it.author,
        "at": it.at.isoformat(),
        "digest": it.digest,
        "read": list(it.read),
    }
    return made | {"reason": it.reason} if it.reason else made


def to_decision(raw: State) -> Decision:
    at = datetime.fromisoformat(raw["at"])
    return Decision(Status(raw["status"]), raw["author"], at, raw["digest"], tuple(raw["read"]), raw.get("reason", ""))


def note(it: Note) -> dict[str, Any]:
    made = {"target": target(it.target), "text": it.text, "author": it.author, "at": it.at.isoformat()}
    return made | {"picture": clipping(it.picture)} if it.picture else made


def to_note(uuid: str, raw: State) -> Note:
    at, shown = datetime.fromisoformat(raw["at"]), raw.get("picture")
    return Note(uuid, to_target(raw["target"]), raw["text"], raw["author"], at, to_clipping(shown) if shown else None)


def clipping(it: Clipping) -> dict[str, Any]:
    return {"digest": it.digest, "file": it.file, "place": place(it.place)}


def to_clipping(raw: State) -> Clipping:
    return Clipping(raw["digest"], raw["file"], to_place(raw["place"]))


def correction(it: Correction) -> dict[str, Any]:
    made = {"printed": it.printed, "value": it.value, "author": it.author, "at": it.at.isoformat()}
    return made | {"confirmed": True} if it.confirmed else made


def to_correction(address: str, raw: State) -> Correction:
    at = datetime.fromisoformat(raw["at"])
    return Correction(address, raw["printed"], raw["value"], raw["author"], at, raw.get("confirmed", False))


def comparison(it: Comparison) -> dict[str, Any]:
    return {"author": it.author, "at": it.at.isoformat(), "digest": it.digest}


def to_comparison(table: str, raw: State) -> Comparison:
    return Comparison(table, raw["author"], datetime.fromisoformat(raw["at"]), raw["digest"])


def body(it: Body) -> dict[str, Any]:
    return {
        "name": it.name,
        "parent": it.parent,
        "district": it.district,
        "contact": it.contact,
        "due": it.due.isoformat() if it.due else None,
        "expected": it.expected,
        "note": it.note,
    }


def to_body(raw: State) -> Body:
    due = raw["due"]
    when = date.fromisoformat(due) if due else None
    return Body(raw["name"], raw["parent"], raw["district"], raw["contact"], when, raw["expected"], raw["note"])


def fact(it: Fact) -> list[Any]:
    where = places(it.places)
    return [it.address, it.printed, _digits(it.value), it.text, where, it.source, it.confidence, str(it.rounding)]


def to_fact(raw: Sequence[Any]) -> Fact:
    address, printed, value, said, where, source, confidence, rounding = raw
    spot = to_places(where)
    return Fact(address, Printed(printed), _decimal(value), said, spot, Source(source), confidence, Decimal(rounding))


def precedent(it: Precedent) -> dict[str, Any]:
    return {
        "year": it.year,
        "status": it.status,
        "message": text(it.message),
        "author": it.author,
        "at": it.at.isoformat() if it.at else None,
        "notes": [list(note) for note in it.notes],
    }


def to_precedent(raw: State) -> Precedent:
    at = datetime.fromisoformat(raw["at"]) if raw["at"] else None
    notes = tuple((author, said) for author, said in raw["notes"])
    return Precedent(raw["year"], Status(raw["status"]), to_text(raw["message"]), raw["author"], at, notes)


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def closing(it: Closing) -> State:
    return {"follow": str(it.follow), "reason": it.reason, "author": it.author, "at": it.at.isoformat()}


def to_closing(state: State) -> Closing:
    return Closing(Follow(state["follow"]), state["reason"], state["author"], datetime.fromisoformat(state["at"]))
