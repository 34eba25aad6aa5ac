# SPDX-License-Identifier: AGPL-3.0-or-later
"""Findings: those of the checks are replaced at every run, those of persons stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace as changed
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from reviewer.model.finding import Finding, Origin, Outcome, Severity
from reviewer.store import codec, schema, seeking
from reviewer.store.codec import State
from reviewer.store.events import Stamp

_FINDING = schema.finding
_PASSED = schema.passed


def replace(db: Connection, report: int, found: Iterable[Finding], book: str) -> None:
    """Put a run of the checks in place of the last one; passes are kept as counts."""
    every = tuple(found)
    passes = Counter(it.check for it in every if _counted(it))
    db.execute(delete(_FINDING).where(_FINDING.c.report_id == report, _FINDING.c.origin == Origin.CHECK))
    db.execute(delete(_PASSED).where(_PASSED.c.report_id == report))
    rows = [_values(report, it) for it in _distinct(it for it in every if not _counted(it))]
    if rows:
        db.execute(insert(_FINDING), rows)
    counts = [
        {"report_id": report, "code": code, "book": book, "times": times} for code, times in sorted(passes.items())
    ]
    if counts:
        db.execute(insert(_PASSED), counts)


def load(db: Connection, report: int) -> tuple[Finding, ...]:
    """Those of the checks in the order of the run, then those of persons."""
    query = select(_FINDING).where(_FINDING.c.report_id == report).order_by(_FINDING.c.origin, _FINDING.c.id)
    return tuple(of_row(row) for row in db.execute(query))


def passes(db: Connection, report: int) -> dict[str, int]:
    """How often each check passed."""
    query = select(_PASSED.c.code, _PASSED.c.times).where(_PASSED.c.report_id == report).order_by(_PASSED.c.code)
    return {row.code: row.times for row in db.execute(query)}


def reread(db: Connection, report: int, it: Finding) -> None:
    """Note what a person's finding reads now, so that a decision on it goes stale as a check's does."""
    mine = (_FINDING.c.report_id == report) & (_FINDING.c.key == it.key)
    db.execute(update(_FINDING).where(mine).values(figures=list(it.read), digest=it.digest))


def states(db: Connection, report: int, keys: Iterable[str]) -> dict[str, State | None]:
    """The findings of persons with these keys, as events keep them; None for one that is not there."""
    own = {it.key: it for it in load(db, report) if it.origin is Origin.PERSON}
    return {key: codec.finding(own[key]) if key in own else None for key in keys}


def put(db: Connection, report: int, wanted: Mapping[str, State | None], stamp: Stamp) -> None:
    """Make the findings of persons with these keys be as wanted."""
    for key, state in wanted.items():
        db.execute(delete(_FINDING).where(_FINDING.c.report_id == report, _FINDING.c.key == key))
        it = codec.to_finding(state) if state is not None else None
        if it is not None:
            db.execute(insert(_FINDING), [_values(report, it)])
        seeking.put_finding(db, report, key, it, stamp)


def _counted(it: Finding) -> bool:
    return it.outcome is Outcome.PASS and not it.doubt


def _distinct(found: Iterable[Finding]) -> Iterable[Finding]:
    """Two findings of one check at one point would hide each other; the later ones are numbered."""
    seen: Counter[str] = Counter()
    for it in found:
        seen[it.key] += 1
        yield it if seen[it.key] == 1 else changed(it, at=f"{it.at}#{seen[it.key]}")


def _values(report: int, it: Finding) -> dict[str, Any]:
    return {
        "report_id": report,
        "key": it.key,
        "code": it.check,
        "point": it.at,
        "outcome": it.outcome,
        "severity": it.severity,
        "message": codec.text(it.message),
        "why": codec.text(it.why),
        "left_value": it.left,
        "right_value": it.right,
        "anchors": codec.anchors(it.anchors),
        "figures": list(it.read),
        "doubt": it.doubt,
        "origin": it.origin,
        "digest": it.digest,
    }


def of_row(row: Row[Any]) -> Finding:
    """A row of the table as a finding."""
    return Finding(
        row.code,
        row.point,
        Outcome(row.outcome),
        Severity(row.severity),
        codec.to_text(row.message),
        codec.to_text(row.why),
        row.left_value,
        row.right_value,
        codec.to_anchors(row.anchors),
        tuple(row.figures),
        row.doubt,
        Origin(row.origin),
    )
