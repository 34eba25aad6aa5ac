# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coverage matrix at the desk: tasks and their answers, lit in both documents, decided from either."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import resources
from reviewer.desk.app import Desk
from reviewer.desk.table.matrixmodel import DECISION, PAGE, PASSAGE, STATE, TASK
from reviewer.desk.table.matrixpanel import MatrixPanel
from reviewer.model.coverage import Coverage
from reviewer.model.project import Status
from tests.driving import bring, key, there

PLAN, REPORT = (resources.path(f"samples/{name}.pdf") for name in ("changning-plan-2024", "changning-2024"))
ANSWERED, OPEN = 75, 0  # rows: the month of open government is answered, the first task is not


@pytest.fixture
def desk(open_desk: object, qtbot: QtBot) -> Desk:
    """The window on a plan and the report of its year, the plan open."""
    assert callable(open_desk)
    started = open_desk()
    assert isinstance(started, Desk)
    bring(started, qtbot, PLAN, REPORT)
    started.window.tables.show_matrix()
    return started


def panel(desk: Desk) -> MatrixPanel:
    return desk.window.tables.matrix


def go(desk: Desk, row: int) -> None:
    panel(desk).table.setCurrentIndex(panel(desk).model.index(row, TASK))


def said(desk: Desk, row: int, column: int) -> str:
    return str(panel(desk).model.index(row, column).data())


def uuid_of(desk: Desk, form: str) -> str:
    return next(row.uuid for row in desk.session.rows if (row.form or "").startswith(form))


def decided(desk: Desk, row: int) -> Status:
    matrix = there(panel(desk).model.matrix)
    return there(matrix.reviewed(row + 1)).status


def test_every_task_has_a_row_with_its_best_passage(desk: Desk) -> None:
    model = panel(desk).model
    assert desk.window.tables.tabs.tabText(desk.window.tables.tabs.currentIndex()) == "落实对照"
    assert model.rowCount() == 95
    assert "政府开放月" in said(desk, ANSWERED, TASK)
    assert "政府开放月" in said(desk, ANSWERED, PASSAGE)
    best = there(there(model.matrix).answers[ANSWERED].best)
    assert said(desk, ANSWERED, PAGE) == str(best.page)
    assert (said(desk, ANSWERED, STATE), said(desk, OPEN, STATE)) == ("有对应", "未找到")
    assert said(desk, ANSWERED, DECISION) == "待定"


def test_a_row_is_lit_in_the_plan_and_its_passage_in_the_report(desk: Desk) -> None:
    go(desk, ANSWERED)
    assert desk.session.selection.address == "plan/76/content"
    panel(desk).show_passage()
    assert there(desk.session.report).row.uuid == uuid_of(desk, "annual-report")
    best = there(there(panel(desk).answer()).best)
    region = there(desk.session.selection.region)
    assert region.page == best.page
    assert all(region.holds(*place.centre) for place in best.places if place.page == best.page)
    assert panel(desk).isVisible()
    assert panel(desk).table.currentIndex().row() == ANSWERED
    panel(desk).show_task()
    assert there(desk.session.report).row.uuid == uuid_of(desk, "work-plan")
    assert panel(desk).isVisible()


def test_digits_decide_in_the_matrix_from_either_document_and_can_be_undone(desk: Desk) -> None:
    go(desk, ANSWERED)
    QTest.keyClick(panel(desk).table, Qt.Key.Key_3)
    assert (decided(desk, ANSWERED), said(desk, ANSWERED, DECISION)) == (Status.DISMISSED, "已反映")
    panel(desk).show_passage()
    go(desk, OPEN)
    QTest.keyClick(panel(desk).table, Qt.Key.Key_1)
    assert (decided(desk, OPEN), said(desk, OPEN, DECISION)) == (Status.CONFIRMED, "未反映")
    desk.session.do.step_history(back=True)
    assert decided(desk, OPEN) is Status.OPEN
    assert decided(desk, ANSWERED) is Status.DISMISSED


def test_many_rows_are_decided_at_once_and_a_second_press_reopens(desk: Desk) -> None:
    panel(desk).table.selectRow(OPEN)
    QTest.keyClick(panel(desk).table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    button = panel(desk).buttons[Status.EXPLAINED]
    button.click()
    assert [decided(desk, row) for row in (0, 1, 2)] == [Status.EXPLAINED, Status.EXPLAINED, Status.OPEN]
    go(desk, OPEN)
    assert button.isChecked()
    button.click()
    assert decided(desk, OPEN) is Status.OPEN


def test_chips_show_how_many_tasks_there_are_of_each_state_and_only_those(desk: Desk) -> None:
    states = [answer.state for answer in there(panel(desk).model.matrix).answers]
    chip = panel(desk).chips[Coverage.COVERED]
    assert chip.text() == f"有对应 {states.count(Coverage.COVERED)}"
    chip.click()
    assert panel(desk).model.rowCount() == states.count(Coverage.COVERED)
    assert panel(desk).chips["waiting"].text() == "待定 95"


def test_a_finding_on_a_task_that_is_selected_in_the_list_is_found_in_the_matrix(desk: Desk) -> None:
    go(desk, ANSWERED)
    desk.session.select_finding("P-COVER@plan/1/cover")
    assert panel(desk).isVisible()
    assert panel(desk).table.currentIndex().row() == OPEN


def test_without_a_pair_there_is_no_tab_and_one_is_told_so(open_desk: object, qtbot: QtBot) -> None:
    assert callable(open_desk)
    alone = open_desk()
    bring(alone, qtbot, PLAN)
    said: list[str] = []
    alone.session.said.connect(lambda words, _: said.append(words))
    key(alone, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert alone.window.tables.tabs.count() == 2
    assert "没有同一单位" in said[-1]


def test_from_a_table_of_a_report_one_comes_to_the_tasks_of_a_plan_and_back_to_a_table(desk: Desk) -> None:
    tabs = desk.window.tables.tabs
    for left, plan, back in ((1, "任务", "表三"), (0, "任务", "表三"), (3, "备注", "备注")):
        desk.session.open_report(uuid_of(desk, "annual-report"))
        tabs.setCurrentIndex(left)
        desk.session.open_report(uuid_of(desk, "work-plan"))
        assert tabs.tabText(tabs.currentIndex()) == plan
        desk.session.open_report(uuid_of(desk, "annual-report"))
        assert tabs.tabText(tabs.currentIndex()) == back
