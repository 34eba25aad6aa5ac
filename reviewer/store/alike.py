# SPDX-License-Identifier: AGPL-3.0-or-later
"""Failures of one kind over all reports, and the words with which people decided on such."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from reviewer.model.finding import Finding, Origin
from reviewer.model.project import Status
from reviewer.store import findings, schema

_FINDING, _DECISION, _REPORT = schema.finding, schema.decision, schema.report

_WITH_DECISION = _FINDING.outerjoin(
    _DECISION, and_(_DECISION.c.report_id == _FINDING.c.report_id, _DECISION.c.key == _FINDING.c.key)
)
_FEW = 500  # a database takes only so many values in one question


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as a decision on it keeps it: its key, and the digest and figures that it has now."""

    key: str
    digest: str
    read: tuple[str, ...]


def seen(db: Connection, report: int, keys: Collection[str]) -> dict[str, Seen]:
    """Those of these findings that the report has, by key: what a decision keeps of them and no more."""
    query = select(_FINDING.c.key, _FINDING.c.digest, _FINDING.c.figures).where(_FINDING.c.report_id == report)
    if len(keys) <= _FEW:
        query = query.where(_FINDING.c.key.in_(keys))
    return {row.key: Seen(row.key, row.digest, tuple(row.figures)) for row in db.execute(query)}


def undecided(db: Connection, it: Finding) -> dict[str, tuple[Seen, ...]]:
    """By the UUID of their report the findings of checks that fail as this one does and that nobody decided on.

    Alike are those of the same check with the same outcome, severity and doubt; one whose figures
    have changed since its decision waits for a look of its own and is not among them.
    """
    found = _FINDING.c
    query = (
        select(_REPORT.c.uuid, found.key, found.digest, found.figures)
        .select_from(_WITH_DECISION.join(_REPORT, _REPORT.c.id == found.report_id))
        .where(_waits_like(it))
        .order_by(found.report_id, found.id)
    )
    by_report: dict[str, list[Seen]] = {}
    for row in db.execute(query):
        by_report.setdefault(row.uuid, []).append(Seen(row.key, row.digest, tuple(row.figures)))
    return {uuid: tuple(seen) for uuid, seen in by_report.items()}


def counted(db: Connection, report: int, it: Finding) -> tuple[int, int, int]:
    """How many `undecided` there are in a report, and in how many reports how many in all; no row of them is read."""
    own = _FINDING.c.report_id
    query = (
        select(func.count().filter(own == report), func.count(own.distinct()), func.count())
        .select_from(_WITH_DECISION)
        .where(_waits_like(it))
    )
    here, reports, every = db.execute(query).one()
    return int(here), int(reports), int(every)


def _waits_like(it: Finding) -> ColumnElement[bool]:
    found, made = _FINDING.c, _DECISION.c
    return and_(
        found.code == it.check,
        found.outcome == it.outcome,
        found.severity == it.severity,
        found.doubt == it.doubt,
        found.origin == Origin.CHECK,
        or_(made.status.is_(None), made.status == Status.OPEN),
    )


def finding(db: Connection, report: int, key: str) -> Finding:
    """One finding of a report; KeyError when it is not there."""
    row = db.execute(select(_FINDING).where(_FINDING.c.report_id == report, _FINDING.c.key == key)).one_or_none()
    if row is None:
        raise KeyError(key)
    return findings.of_row(row)


def reasons(db: Connection, status: Status) -> tuple[str, ...]:
    """The reasons that people gave for such decisions, the most used one first."""
    times = func.count()
    given = select(_DECISION.c.reason).where(_DECISION.c.status == status, _DECISION.c.reason != "")
    query = given.group_by(_DECISION.c.reason).order_by(times.desc(), func.max(_DECISION.c.at).desc())
    return tuple(db.execute(query).scalars())
