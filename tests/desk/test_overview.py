# SPDX-License-Identifier: AGPL-3.0-or-later
"""The overview without a window: the worst state of each part, read one report at a time."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.desk.i18n import Language
from reviewer.desk.overview import PARTS, STATE, Overview, OverviewModel, states_of
from reviewer.desk.states import State
from reviewer.desk.theme import LIGHT
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.project import OpenReport, ReportRow, Reviewed
from reviewer.model.report import Verdict
from reviewer.model.text import Text
from tests import desks


def finding(at: str, outcome: Outcome, severity: Severity, check: str = "X") -> Reviewed:
    return Reviewed(Finding(check, at, outcome, severity, Text("甲", "a")))


def test_a_part_shows_the_worst_of_its_findings() -> None:
    report = desks.open_report()
    mixed = (
        *report.findings,
        finding("requests/2", Outcome.FAIL, Severity.REVIEW),
        finding("disputes", Outcome.NOT_EVALUABLE, Severity.ERROR),
        finding("overview/new", Outcome.FAIL, Severity.WARNING),
        finding("year", Outcome.FAIL, Severity.ERROR, "S-YEAR"),
        finding("requests/2/total", Outcome.FAIL, Severity.WARNING, "Y-CARRY"),
        finding("requests/1/total", Outcome.FAIL, Severity.ERROR, "C-MAX"),
    )
    states = states_of(replace(report, findings=mixed))
    assert states == {
        "disclosure": State.PASS,
        "requests": State.FAIL,
        "disputes": State.UNKNOWN,
        "prose": State.JUDGE,
        "structure": State.FAIL,
        "years": State.JUDGE,
        "bodies": State.FAIL,
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
    row = replace(report.row, form="work-plan", verdict=Verdict.REVIEW)
    reading = replace(report.reading, forms={"plan": "2024"})
    plan = replace(report, row=row, findings=(), passes={}, reading=reading)
    assert states_of(plan) == {"plan": State.JUDGE}
    own = finding("5d1c", Outcome.FAIL, Severity.ERROR, "OWN")
    place = desks.SOMEWHERE
    own = replace(own, finding=replace(own.finding, anchors=(Anchor(place, Side.CONTEXT, "plan/2/task"),)))
    assert states_of(replace(plan, findings=(own,))) == {"plan": State.FAIL}
    assert states_of(replace(plan, reading=replace(reading, forms={}))) == {"plan": State.INCOMPLETE}


def test_columns_that_no_report_has_leave_their_room(chinese: Language, qtbot: QtBot) -> None:
    report = desks.open_report()
    across = replace(report, findings=(finding("requests/2/total", Outcome.FAIL, Severity.WARNING, "Y-CARRY"),))
    view = Overview(lambda uuid: across, chinese, LIGHT)
    qtbot.addWidget(view)
    assert shown(view) == PARTS[:5]
    view.overview.show((desks.row("a", "甲"), desks.row("b", "乙", form="work-plan")))
    qtbot.waitUntil(lambda: shown(view) == (*PARTS[:6], "plan"))


def shown(view: Overview) -> tuple[str, ...]:
    return tuple(part for at, part in enumerate(PARTS) if not view.isColumnHidden(at))


def test_the_tip_says_both_verdicts_and_why(chinese: Language, qtbot: QtBot) -> None:
    report = desks.open_report()
    model = OverviewModel(lambda uuid: report, chinese)
    with qtbot.waitSignal(model.read):
        model.show((replace(report.row, heavy=0, light=1),))
    tip = str(model.index(0, PARTS.index("requests")).data(Qt.ItemDataRole.ToolTipRole))
    head = str(model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))
    for said in (tip, head):
        assert "程序结论：失败" in said
        assert "判定后：需判断" in said
        assert "表三：2 处错误（T3-ROW、T3-SUM7）" in said


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
    model = OverviewModel(load, chinese)
    model.show(rows)
    assert read == []
    qtbot.waitUntil(lambda: known(model))
    model.show((rows[0], replace(rows[1], undecided=7)))
    qtbot.waitUntil(lambda: len(read) == 3)
    qtbot.wait(20)
    assert read == ["a", "b", "b"]


def test_a_closed_project_ends_the_reading(chinese: Language, qtbot: QtBot) -> None:
    model = OverviewModel(lambda uuid: None, chinese)
    model.show((desks.row("a", "甲"),))
    qtbot.waitUntil(lambda: not model._timer.isActive())


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = OverviewModel(lambda uuid: desks.open_report(), chinese)
    model.show((desks.row("a", "甲"), desks.row("b", "乙")))
    qtmodeltester.check(model)
