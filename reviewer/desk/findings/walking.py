# SPDX-License-Identifier: AGPL-3.0-or-later
"""Going from one failed finding to the next, decided or not, through one report after another."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import State, of_finding
from reviewer.desk.selection import Numbered, in_order
from reviewer.desk.session import Session
from reviewer.model.project import ReportRow


def next_failed(findings: Sequence[Numbered], after: str | None, step: int) -> Numbered | None:
    """The nearest finding beyond `after` in direction `step` that is marked as failed, or None at the end."""
    line = findings if step > 0 else tuple(reversed(findings))
    start = next((at for at, one in enumerate(line, start=1) if one.key == after), 0)
    return next((one for one in line[start:] if of_finding(one.reviewed.finding) is State.FAIL), None)


def go_to_failed(session: Session, step: int) -> bool:
    """Select the next (or previous) failed finding, of the open report and then of the others."""
    found = next_failed(session.findings, session.selection.finding, step)
    if found is None:
        found = _elsewhere(session, step) or next_failed(session.findings, None, step)
    if found is None:
        session.said.emit(tr("没有失败的问题。"), False)
        return False
    session.select_finding(found.key)
    return True


def _elsewhere(session: Session, step: int) -> Numbered | None:
    """The first failed finding of the next report that has one, which is opened."""
    for row in _others(session, step):
        report = session.load(row.uuid) if row.failed or row.review else None
        found = next_failed(in_order(report.findings), None, step) if report else None
        if found is not None:
            session.open_report(row.uuid)
            return found
    return None


def _others(session: Session, step: int) -> Sequence[ReportRow]:
    """The reports beside the open one, from it on in direction `step` and round."""
    rows = session.rows if step > 0 else tuple(reversed(session.rows))
    uuid = session.report.row.uuid if session.report else None
    at = next((at for at, row in enumerate(rows, start=1) if row.uuid == uuid), 0)
    return tuple(row for row in (*rows[at:], *rows[:at]) if row.uuid != uuid)
