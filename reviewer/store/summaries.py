# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines of the list of reports, kept ready, and what they are made from; no message or place is read for them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    func,
    insert,
    select,
    true,
    union_all,
    update,
)

from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import Status
from reviewer.model.summary import Part, Parts, Summary
from reviewer.store import schema

_SUMMARY = schema.summary
_COUNTS = ("failed", "review", "not_evaluable", "undecided", "passed", "warnings", "heavy", "light")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as a summary sees it; `status` is what was decided on it as it is now, None when nothing was."""

    code: str
    at: str
    outcome: Outcome
    severity: Severity
    addresses: tuple[str, ...]
    status: Status | None


@dataclass(frozen=True, slots=True)
class Stuff:
    """All that the line of one report is made from; `tables` are those that were read."""

    report: int
    form: str | None
    state: str
    error: str
    tables: tuple[str, ...]
    compared: tuple[str, ...]
    marks: tuple[Mark, ...]
    passes: Mapping[str, int]
    reviewer: str | None


def lacking(db: Connection, book: str) -> tuple[int, ...]:
    """The reports without a line, or with one of another rule book, by which parts may be told otherwise."""
    fresh = exists().where(_SUMMARY.c.report_id == schema.report.c.id, _SUMMARY.c.book == book)
    return tuple(db.execute(select(schema.report.c.id).where(~fresh).order_by(schema.report.c.id)).scalars())


def stuff(db: Connection, reports: Sequence[int]) -> tuple[Stuff, ...]:
    """What the lines of these reports are made from, in any order."""
    marks, passes = _marks(db, reports), _passes(db, reports)
    compared, reviewers = _compared(db, reports), _reviewers(db, reports)
    version, reading, report = schema.version, schema.reading, schema.report
    query = (
        select(report.c.id, report.c.form, reading.c.state, reading.c.error, reading.c.forms)
        .join(version, and_(version.c.report_id == report.c.id, version.c.digest == report.c.digest))
        .join(reading, reading.c.version_id == version.c.id)
        .where(report.c.id.in_(reports))
    )
    return tuple(
        Stuff(
            row.id,
            row.form,
            row.state,
            row.error[0] if row.error else "",
            tuple(row.forms),
            tuple(compared[row.id]),
            tuple(marks[row.id]),
            passes[row.id],
            reviewers.get(row.id),
        )
        for row in db.execute(query)
    )


def put(db: Connection, book: str, made: Iterable[tuple[Stuff, Summary]]) -> None:
    """Lay lines over those there are; all of them are newer than any line before."""
    turn = latest(db) + 1
    rows = [_values(stuff, summary) | {"turn": turn, "book": book} for stuff, summary in made]
    if rows:
        db.execute(delete(_SUMMARY).where(_SUMMARY.c.report_id.in_([row["report_id"] for row in rows])))
        db.execute(insert(_SUMMARY), rows)


def touch(db: Connection) -> None:
    """Let every line count as changed, when something was said of the whole project."""
    db.execute(update(_SUMMARY).values(turn=latest(db) + 1))


def latest(db: Connection) -> int:
    """The turn of the newest line; 0 when there is none."""
    return int(db.execute(select(func.max(_SUMMARY.c.turn))).scalar_one() or 0)


@lru_cache(maxsize=20_000)
def to_parts(raw: str | None) -> Parts:
    """The parts of a report from the text that is stored; equal ones are one object, as thousands are."""
    stored = json.loads(raw) if raw else {}
    return {name: _part(tuple(numbers)) for name, numbers in stored.items()}


@lru_cache(maxsize=1_000)
def to_names(raw: str | None) -> tuple[str, ...]:
    """Names of tables from the text that is stored."""
    return tuple(json.loads(raw)) if raw else ()


@lru_cache(maxsize=20_000)
def _part(numbers: tuple[int, ...]) -> Part:
    errors, warnings, reviews, open_errors, open_warnings, open_reviews, unknown, passes, unread, read = numbers
    counts = errors, warnings, reviews, open_errors, open_warnings, open_reviews, unknown, passes
    return Part(*counts, bool(unread), bool(read))


def _values(it: Stuff, made: Summary) -> dict[str, Any]:
    return {
        "report_id": it.report,
        "state": it.state,
        "error": it.error,
        "tables": list(it.tables),
        "compared": list(it.compared),
        **{name: getattr(made, name) for name in _COUNTS},
        "touched": made.touched,
        "reviewer": made.reviewer,
        "parts": {name: [int(number) for number in astuple(part)] for name, part in made.parts.items()},
    }


def _marks(db: Connection, reports: Sequence[int]) -> dict[int, list[Mark]]:
    it, made = schema.finding.c, schema.decision.c
    fresh = and_(made.report_id == it.report_id, made.key == it.key, made.digest == it.digest)
    query = (
        select(it.report_id, it.code, it.point, it.outcome, it.severity, it.anchors, made.status)
        .select_from(schema.finding.outerjoin(schema.decision, fresh))
        .where(it.report_id.in_(reports))
    )
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for report, code, at, outcome, severity, anchors, status in db.execute(query):
        addresses = tuple(anchor[2] for anchor in anchors if anchor[2])
        decided = Status(status) if status else None
        found[report].append(Mark(code, at, Outcome(outcome), Severity(severity), addresses, decided))
    return found


def _passes(db: Connection, reports: Sequence[int]) -> dict[int, dict[str, int]]:
    it = schema.passed.c
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in db.execute(select(it.report_id, it.code, it.times).where(it.report_id.in_(reports))):
        found[row.report_id][row.code] = found[row.report_id].get(row.code, 0) + row.times
    return found


def _compared(db: Connection, reports: Sequence[int]) -> dict[int, list[str]]:
    it = schema.comparison.c
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.execute(select(it.report_id, it.name).where(it.report_id.in_(reports)).order_by(it.id)):
        found[row.report_id].append(row.name)
    return found


def _reviewers(db: Connection, reports: Sequence[int]) -> dict[int, str]:
    """Who did something to each report last; reports that nobody touched are left out.

    What was taken back counts as not done: a decision made open again, a correction without a figure.
    """
    decision, correction = schema.decision.c, schema.correction.c
    last = (
        select(func.max(correction.id))
        .where(correction.report_id.in_(reports))
        .group_by(correction.report_id, correction.address)
    )
    holds: tuple[tuple[Table, ColumnElement[bool]], ...] = (
        (schema.decision, decision.status != Status.OPEN),
        (schema.correction, and_(correction.id.in_(last), correction.printed.is_not(None))),
        (schema.note, true()),
        (schema.comparison, true()),
    )
    done = union_all(
        *(
            select(table.c.report_id, table.c.at, table.c.author).where(table.c.report_id.in_(reports), held)
            for table, held in holds
        )
    ).subquery()
    rows = db.execute(select(done.c.report_id, done.c.author).order_by(done.c.at))
    return {row.report_id: row.author for row in rows}
