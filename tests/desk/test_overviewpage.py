# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of all reports in the real window: opened, filtered, folded, sorted, copied, left again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.bodies.progress import Stage
from reviewer.desk.app import Desk
from reviewer.desk.look.states import State
from reviewer.desk.overview.columns import OPEN, PAGE
from reviewer.desk.overview.lines import Group, Grouping
from reviewer.desk.overview.page import OverviewPage
from reviewer.model.project import OpenReport, Status
from reviewer.model.report import Review
from reviewer.model.signing import Step
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from tests import desks
from tests.desk.conftest import Open
from tests.driving import current, finish, key, report, there

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_desk: Open, tmp_path: Path) -> Desk:
    """The window on two reports of two districts and years, kept as they would have been read."""
    started = open_desk()
    project = started.session.project
    assert project is not None
    for name, year in (("云岚市青阳区", 2024), ("云岚市白山区", 2023)):
        source = tmp_path / f"{name}.pdf"
        source.write_bytes(f"%PDF {name}".encode())
        it = replace(desks.reading(), digest="", organisation=name, year=year)
        found = check(it)
        project.keep(source, Review(it, found, verdict(it, found)))
    started.session.refresh()
    started.session.open_report(started.session.rows[0].uuid)
    return started


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> OverviewPage:
    key(desk, Qt.Key.Key_M, CONTROL)
    made = desk.window.sheets.overview
    qtbot.waitUntil(made.isVisible)
    return made


def shown(page: OverviewPage) -> list[str]:
    """The first column from top to bottom."""
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def go_to(page: OverviewPage, row: int, column: str) -> None:
    page.table.setCurrentIndex(page.model.index(row, PAGE.index(column)))


def press(page: OverviewPage, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.table, code, modifier)


def test_it_opens_over_the_columns_and_esc_leads_back(desk: Desk, page: OverviewPage) -> None:
    assert page.table.hasFocus()
    assert shown(page) == ["云岚市白山区（1 份）", "云岚市白山区", "云岚市青阳区（1 份）", "云岚市青阳区"]
    assert page.title.text().startswith("共 2 份，失败 2 份，待定 ")
    press(page, Qt.Key.Key_Escape)
    assert not desk.window.sheets.covered
    key(desk, Qt.Key.Key_M, CONTROL)
    key(desk, Qt.Key.Key_M, CONTROL)
    assert not desk.window.sheets.covered


def test_enter_opens_the_report_at_the_first_finding_of_that_part(desk: Desk, page: OverviewPage) -> None:
    go_to(page, 1, "requests")
    press(page, Qt.Key.Key_Return)
    assert not desk.window.sheets.covered
    assert report(desk).row.organisation == "云岚市白山区"
    assert current(desk).table == "requests"


def test_a_double_click_on_the_report_that_is_open_leads_back_to_it(desk: Desk, page: OverviewPage) -> None:
    where = page.table.visualRect(page.model.index(3, PAGE.index("requests"))).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert not desk.window.sheets.covered
    assert report(desk).row.organisation == "云岚市青阳区"
    assert current(desk).table == "requests"


def test_filters_and_place_stay_while_decisions_change_what_is_shown(desk: Desk, page: OverviewPage) -> None:
    page.filters.words.setText("青阳")
    assert shown(page) == ["云岚市青阳区（1 份）", "云岚市青阳区"]
    assert page.title.text().startswith("共 1 份，失败 1 份")
    go_to(page, 1, "requests")
    assert page.model.index(1, PAGE.index(OPEN)).data() == "2"
    desk.session.do.decide(Status.CONFIRMED, (desks.ROW, desks.COLUMN))
    assert page.model.index(1, PAGE.index(OPEN)).data() == ""
    cell = page.model.entry(1)
    assert not isinstance(cell, Group)
    assert cell.states[PAGE.index("requests") - PAGE.index("disclosure")] is State.DECIDED
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, PAGE.index("requests"))
    desk.window.sheets.go_back()
    desk.window.sheets.show_overview()
    assert page.filters.words.text() == "青阳"
    assert page.table.currentIndex().row() == 1
    page.filters.reset()
    assert len(shown(page)) == 4


def test_a_chip_shows_the_reports_of_one_stage(desk: Desk, page: OverviewPage) -> None:
    desk.session.do.decide(Status.CONFIRMED, (desks.ROW,))
    assert page.stages.chips[Stage.IN_REVIEW].text() == "审核中 1"
    page.stages.chips[Stage.IN_REVIEW].click()
    assert shown(page) == ["云岚市青阳区（1 份）", "云岚市青阳区"]
    assert page.stages.chips[None].text() == "全部 2"
    page.filters.reviewer.setCurrentIndex(1)
    assert page.filters.reviewer.currentText() == "李审计"
    page.stages.chips[Stage.OUTSTANDING].click()
    assert shown(page) == []
    assert page.nothing.isVisible()


def test_groups_fold_by_key_and_by_click_and_carry_their_sums(page: OverviewPage) -> None:
    go_to(page, 0, PAGE[0])
    press(page, Qt.Key.Key_Left)
    assert shown(page) == ["云岚市白山区（1 份）", "云岚市青阳区（1 份）", "云岚市青阳区"]
    assert page.model.index(0, PAGE.index(OPEN)).data() == "2"
    press(page, Qt.Key.Key_Right)
    assert len(shown(page)) == 4
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(page.model.index(2, 0)).center()
    )
    assert shown(page)[-1] == "云岚市青阳区（1 份）"
    page.buttons["fold"].click()
    assert len(shown(page)) == 2
    assert not page.table.isColumnHidden(PAGE.index("structure"))
    page.buttons["unfold"].click()
    assert len(shown(page)) == 4


def test_a_head_sorts_turns_round_and_lets_go(page: OverviewPage) -> None:
    page.filters.grouping.setCurrentIndex(list(Grouping).index(Grouping.NONE))
    year, head = PAGE.index("year"), page.table.horizontalHeader()
    orders = []
    go_to(page, 0, "year")
    for turn in range(3):
        head.sectionClicked.emit(year) if turn == 0 else press(page, Qt.Key.Key_S)
        orders.append([str(page.model.index(row, year).data()) for row in range(2)])
    assert orders == [["2023", "2024"], ["2024", "2023"], ["2024", "2023"]]
    assert not head.isSortIndicatorShown()


def test_what_is_selected_is_copied_as_text(page: OverviewPage) -> None:
    page.table.selectAll()
    press(page, Qt.Key.Key_C, CONTROL)
    head, *lines = QGuiApplication.clipboard().text().split("\n")
    assert head.startswith("单位\t年度\t格式")
    assert len(lines) == 4
    assert "失败 2" in lines[1].split("\t")


def test_another_project_begins_without_filters(desk: Desk, page: OverviewPage, tmp_path: Path) -> None:
    page.filters.words.setText("青阳")
    assert desk.open_project(tmp_path / "另一个.review")
    desk.window.sheets.show_overview()
    assert page.filters.words.text() == ""
    assert shown(page) == []


def test_after_a_decision_one_row_is_read_again(desk: Desk) -> None:
    first, second = desk.session.rows
    desk.session.do.decide(Status.CONFIRMED, (desks.ROW,))
    assert desk.session.touched == frozenset({first.uuid})
    assert desk.session.rows[0].open == first.open - 1
    assert desk.session.rows[1] is second


def test_the_next_waiting_finding_is_found_without_reading_every_report(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = desk.session.rows[1]
    everything = tuple(one.key for one in desk.session.findings)
    desk.session.do.decide(Status.DISMISSED, everything)
    read: list[str] = []
    of_project = Project.report

    def counted(project: Project, uuid: str) -> OpenReport:
        read.append(uuid)
        return of_project(project, uuid)

    monkeypatch.setattr(Project, "report", counted)
    assert desk.session.go_to_waiting(1)
    assert report(desk).row.uuid == second.uuid
    assert set(read) == {second.uuid}
    everything = tuple(one.key for one in desk.session.findings)
    desk.session.do.decide(Status.DISMISSED, everything)
    read.clear()
    assert not desk.session.go_to_waiting(1)
    assert read == []


def select(page: OverviewPage, *rows: int) -> None:
    page.table.clearSelection()
    for row in rows:
        index = page.model.index(row, 0)
        page.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def steps(desk: Desk) -> list[Step | None]:
    return [row.signing.step for row in desk.session.rows]


def test_selected_reports_are_submitted_in_one_step_after_a_count(desk: Desk, page: OverviewPage) -> None:
    first, *others = [row.uuid for row in desk.session.rows]
    there(desk.session.project).signing.close(first, "归档")
    desk.session.refresh()
    page.filters.grouping.setCurrentIndex(page.filters.grouping.findData(Grouping.NONE))
    select(page, *range(page.model.rowCount()))
    press(page, Qt.Key.Key_Return, CONTROL)
    line, before = page.several, steps(desk)
    assert f"提交 {len(others)} 份复核" in line.words.text()
    assert f"其中 {len(others)} 份还有待定的问题" in line.words.text()
    assert "不能签的 1 份" in line.words.text()
    assert "已关闭" in line.words.text()
    QTest.keyClick(line.good, Qt.Key.Key_Escape)
    assert line.isHidden()
    assert desk.window.sheets.is_on("overview")
    assert steps(desk) == before
    press(page, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(line.good, Qt.Key.Key_Return)
    finish(desk)
    assert steps(desk) == [Step.CLOSED, *(Step.PREPARED for _ in others)]
    assert f"已提交 {len(others)} 份" in desk.window.status.step.text()
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert steps(desk) == before


def test_headings_stand_for_what_is_under_them_and_what_waits_for_me_is_found(desk: Desk, page: OverviewPage) -> None:
    page.filters.grouping.setCurrentIndex(page.filters.grouping.findData(Grouping.DISTRICT))
    heads = [row for row in range(page.model.rowCount()) if isinstance(page.model.entry(row), Group)]
    select(page, heads[0])
    page.buttons["sign"].click()
    assert "提交 1 份复核" in page.several.words.text()
    page.several.good.click()
    finish(desk)
    page.filters.for_me.setChecked(True)
    assert page.model.rowCount() == 0
    there(desk.session.project).journal.author = "王复核"
    page.refresh()
    lines = [it for it in map(page.model.entry, range(page.model.rowCount())) if not isinstance(it, Group)]
    assert [it.row.signing.step for it in lines] == [Step.PREPARED]
    select(page, *range(page.model.rowCount()))
    press(page, Qt.Key.Key_Return, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    page.several.good.click()
    finish(desk)
    assert steps(desk).count(Step.REVIEWED) == 1
    page.filters.reset()
    select(page, *range(page.model.rowCount()))
    page.buttons["approve"].click()
    assert "尚未提交" in page.several.words.text()
    assert not page.several.good.isEnabled()
