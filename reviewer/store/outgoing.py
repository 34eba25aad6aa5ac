# SPDX-License-Identifier: AGPL-3.0-or-later
"""The failures of all reports with what was decided on them, counted without reading the reports."""

from __future__ import annotations

from sqlalchemy import Connection, and_, case, func, select

from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import Status
from reviewer.store import schema

_REPORT, _FINDING, _DECISION = schema.report, schema.finding, schema.decision

Standing = tuple[str, Severity, Status, bool, int]
"""UUID of the report, severity, decision, whether that is on other figures, and how many failures are so."""


def standing(db: Connection) -> tuple[Standing, ...]:
    """How many failures of each report are of which severity and decision."""
    stale = case((_DECISION.c.digest == _FINDING.c.digest, 0), else_=1)
    same = and_(_DECISION.c.report_id == _FINDING.c.report_id, _DECISION.c.key == _FINDING.c.key)
    wanted = (_REPORT.c.uuid, _FINDING.c.severity, _DECISION.c.status, stale)
    query = (
        select(*wanted, func.count())
        .select_from(_FINDING.join(_REPORT, _REPORT.c.id == _FINDING.c.report_id).outerjoin(_DECISION, same))
        .where(_FINDING.c.outcome == Outcome.FAIL)
        .group_by(*wanted)
    )
    return tuple(
        (uuid, Severity(severity), Status(status) if status else Status.OPEN, bool(is_stale), count)
        for uuid, severity, status, is_stale, count in db.execute(query)
    )
