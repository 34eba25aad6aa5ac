# SPDX-License-Identifier: AGPL-3.0-or-later
"""The overview without a window: the worst state of each part, read one report at a time."""

from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from reviewer.desk.i18n import Language
from reviewer.desk.overview import PARTS, STATE, OverviewModel, states_of
from reviewer.desk.selection import TEXT
from reviewer.desk.states import State
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import OpenReport, ReportRow, Reviewed
from reviewer.model.report import Verdict
from reviewer.model.text import Text
from tests import desks


def finding(at: str, outcome: Outcome, severity: Severity) -> Reviewed:
    return Reviewed(Finding("X", at, outcome, severity, Text("甲", "a")))


def test_a_part_shows_the_worst_of_its_findings() -> None:
    report = desks.open_report()
    mixed = (
        *report.findings,
        finding("requests/2", Outcome.FAIL, Severity.REVIEW),
        finding("disputes", Outcome.NOT_EVALUABLE, Severity.ERROR),
        finding("overview/new", Outcome.FAIL, Severity.WARNING),
    )
    states = states_of(replace(report, findings=mixed))
    assert states == {
        "disclosure": State.PASS,
        "requests": State.FAIL,
        "disputes": State.UNKNOWN,
        TEXT: State.JUDGE,
    }


def test_a_table_that_was_not_found_has_not_passed() -> None:
    report = desks.open_report()
    forms = {name: version for name, version in report.reading.forms.items() if name != "disputes"}
    partial = replace(report, reading=replace(report.reading, forms=forms))
    assert states_of(partial)["disputes"] is State.INCOMPLETE


def test_a_part_of_which_nothing_was_checked_has_no_state() -> None:
    """Missing is not passed."""
    report = replace(desks.open_report(), findings=(), passes={"T3-ROW": 25})
    assert states_of(report) == {"requests": State.PASS}


def test_a_work_plan_is_not_reproached_with_missing_tables() -> None:
    report = desks.open_report()
    row = replace(report.row, form="work-plan", verdict=Verdict.INCOMPLETE)
    plan = replace(report, row=row, findings=(), passes={}, reading=replace(report.reading, forms={}))
    assert states_of(plan) == {}


def test_nothing_of_an_unreadable_report_has_passed() -> None:
    report = desks.open_report()
    lost = replace(report, row=replace(report.row, verdict=Verdict.UNREADABLE))
    assert set(states_of(lost).values()) == {State.UNREADABLE}


def test_reports_are_read_one_by_one_and_only_again_when_they_changed(chinese: Language, qtbot: QtBot) -> None:
    report, read = desks.open_report(), []

    def load(uuid: str) -> OpenReport:
        read.append(uuid)
        return report

    def known(model: OverviewModel) -> bool:
        last = model.index(model.rowCount() - 1, PARTS.index("requests"))
        return bool(last.data(STATE) == State.FAIL)

    rows: tuple[ReportRow, ...] = (desks.row("a", "甲"), desks.row("b", "乙"))
    model = OverviewModel(load)
    model.show(rows)
    assert read == []
    qtbot.waitUntil(lambda: known(model))
    model.show((rows[0], replace(rows[1], undecided=7)))
    qtbot.waitUntil(lambda: len(read) == 3)
    qtbot.wait(20)
    assert read == ["a", "b", "b"]


def test_a_closed_project_ends_the_reading(chinese: Language, qtbot: QtBot) -> None:
    model = OverviewModel(lambda uuid: None)
    model.show((desks.row("a", "甲"),))
    qtbot.waitUntil(lambda: not model._timer.isActive())


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = OverviewModel(lambda uuid: desks.open_report())
    model.show((desks.row("a", "甲"), desks.row("b", "乙")))
    qtmodeltester.check(model)
