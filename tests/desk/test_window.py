# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window, driven as a user drives it: select in three ways, decide, note, undo, close, reopen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.overview.model import PARTS
from reviewer.desk.selection import NOTHING, in_order
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import Reviewed, Status
from reviewer.model.text import Text
from tests import desks
from tests.desk.conftest import Open
from tests.driving import (
    bring,
    cell,
    current,
    current_cell,
    current_finding,
    is_seen,
    key,
    on_page,
    place_of,
    report,
    status,
    status_of,
    table,
    there,
)


def test_a_finding_in_the_list_selects_page_and_table(desk: Desk, qtbot: QtBot) -> None:
    findings = desk.window.findings
    index = findings.model.index(findings.model.row_of(desks.COLUMN))
    QTest.mouseClick(findings.list.viewport(), Qt.MouseButton.LeftButton, pos=findings.list.visualRect(index).center())
    assert desk.session.selection.finding == desks.COLUMN
    assert current_cell(desk) == desk.session.selection.address
    assert desk.window.tables.tabs.currentIndex() == 1
    assert is_seen(desk.window.pages.view, place_of(desk, desk.session.selection.address or ""))


def test_a_figure_in_the_table_selects_page_and_list(desk: Desk, qtbot: QtBot) -> None:
    desk.window.tables.tabs.setCurrentIndex(1)
    view = table(desk)
    index = cell(view, "requests/3.1/total")
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert current_finding(desk) == desks.ROW
    assert is_seen(desk.window.pages.view, place_of(desk, "requests/3.1/total"))


def test_a_figure_on_the_page_selects_table_and_list(desk: Desk, qtbot: QtBot) -> None:
    view = desk.window.pages.view
    view.show_places((place_of(desk, "requests/3.7/company"),))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_page(desk, "requests/3.7/company"))
    assert current_finding(desk) == desks.COLUMN
    assert current_cell(desk) == "requests/3.7/company"


def test_opening_a_report_selects_nothing_by_itself(desk: Desk) -> None:
    desk.window.findings.list.setFocus()
    assert desk.session.selection == NOTHING


def test_a_finding_without_a_figure_still_shows_its_table(desk: Desk) -> None:
    """A missing row has no address; the table it is missing from comes forward all the same."""
    missing = Finding("S-ROWS", "disputes", Outcome.FAIL, Severity.ERROR, Text("缺行", "row missing"))
    desk.session.findings = in_order((Reviewed(missing),))
    desk.session.select_finding(missing.key)
    assert desk.window.tables.tabs.tabText(desk.window.tables.tabs.currentIndex()) == "表四"


def test_nobody_answers_its_own_echo(desk: Desk) -> None:
    told: list[object] = []
    desk.session.selected.connect(told.append)
    desk.session.select_finding(desks.ROW)
    desk.session.select_figure(desks.CULPRIT)
    assert len(told) == 2


def test_the_page_keeps_still_when_the_page_itself_is_clicked(desk: Desk) -> None:
    view = desk.window.pages.view
    view.show_places((place_of(desk, "requests/3.1/total"),))
    nearly_out = on_page(desk, "requests/3.1/total").y() - 12
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + nearly_out)
    before = view.verticalScrollBar().value()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_page(desk, "requests/3.1/total"))
    assert view.verticalScrollBar().value() == before


def test_keys_decide_and_f8_goes_on(desk: Desk) -> None:
    key(desk, Qt.Key.Key_F8)
    first = desk.session.selection.finding
    key(desk, Qt.Key.Key_1)
    assert status_of(desk, first) is Status.CONFIRMED
    key(desk, Qt.Key.Key_F8)
    assert desk.session.selection.finding not in (None, first)
    key(desk, Qt.Key.Key_3)
    key(desk, Qt.Key.Key_0)
    assert status(desk) is Status.OPEN
    key(desk, Qt.Key.Key_4)
    assert status(desk) is Status.EXTRACTION_ERROR


def test_several_findings_are_decided_at_once(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    desk.window.findings.list.selectAll()
    key(desk, Qt.Key.Key_3)
    assert {one.reviewed.status for one in desk.session.findings} == {Status.DISMISSED}
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {one.reviewed.status for one in desk.session.findings} == {Status.OPEN}


def test_the_page_tells_which_findings_read_a_figure(desk: Desk) -> None:
    view = desk.window.pages.view
    view.show_places((place_of(desk, desks.CULPRIT),))
    said = view._tip_at(QPointF(on_page(desk, desks.CULPRIT)))
    assert all(f"<b>{current.number}" in said for current in desk.session.findings)
    alone = view._tip_at(QPointF(on_page(desk, "requests/1/other")))
    assert "<b>1" not in alone
    assert desk.session.name_of("requests/1/other") in alone


def test_f8_goes_on_to_the_next_report(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bring(desk, qtbot, desks.pdf(tmp_path / "第二份.pdf", seed=5))
    first = report(desk).row.uuid
    for one in desk.session.findings:
        desk.session.select_finding(one.key)
        key(desk, Qt.Key.Key_2)
    key(desk, Qt.Key.Key_F8)
    assert report(desk).row.uuid != first
    assert current(desk).waiting


def test_digits_typed_into_a_note_are_no_decisions(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_N)
    editor = desk.window.findings.why.composer.edit
    QTest.keyClicks(editor, "1 or 2")
    assert status(desk) is Status.OPEN
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in current(desk).reviewed.notes] == ["1 or 2"]


def test_escape_drops_a_note(desk: Desk) -> None:
    key(desk, Qt.Key.Key_N)
    composer = desk.window.findings.why.composer
    QTest.keyClicks(composer.edit, "x")
    QTest.keyClick(composer.edit, Qt.Key.Key_Escape)
    assert composer.isHidden()
    assert report(desk).notes == ()


def test_a_finding_of_ones_own_on_a_drawn_region(desk: Desk, qtbot: QtBot) -> None:
    view = desk.window.pages.view
    key(desk, Qt.Key.Key_B)
    start, end = QPoint(200, 150), QPoint(320, 190)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert not view.drawing
    composer = desk.window.findings.why.composer
    composer.edit.setPlainText("标题中的年份有误")
    QTest.mouseClick(composer.severities[Severity.WARNING], Qt.MouseButton.LeftButton)
    QTest.mouseClick(composer.save, Qt.MouseButton.LeftButton)
    own = current(desk).reviewed.finding
    assert own.message.zh == "标题中的年份有误"
    assert own.severity is Severity.WARNING
    assert own.anchors[0].place.width == pytest.approx(120 / view.scale, abs=1)


def test_a_finding_of_ones_own_on_a_figure(desk: Desk) -> None:
    desk.session.select_figure("requests/1/natural")
    key(desk, Qt.Key.Key_M)
    composer = desk.window.findings.why.composer
    composer.edit.setPlainText("与台账不符")
    QTest.mouseClick(composer.save, Qt.MouseButton.LeftButton)
    assert current(desk).reads("requests/1/natural")
    desk.window.actions_by_name["delete_own"].trigger()
    assert all(not one.by_person for one in desk.session.findings)


def test_undo_says_what_it_undoes_and_redo_does_it_again(desk: Desk) -> None:
    undo, redo = desk.window.actions_by_name["undo"], desk.window.actions_by_name["redo"]
    assert not undo.isEnabled()
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_1)
    assert undo.isEnabled()
    assert undo.text() == "撤销：确认问题 T3-ROW"
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert status(desk) is Status.OPEN
    assert redo.text() == "恢复：确认问题 T3-ROW"
    key(desk, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert status(desk) is Status.CONFIRMED


def test_everything_is_there_after_closing_and_opening_again(desk: Desk, open_desk: Open) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_1)
    desk.session.do.add_note("请核实")
    desk.session.select_figure("requests/1/natural")
    desk.session.do.add_finding("与台账不符", Severity.ERROR)
    again = open_desk()
    assert again.session.report is not None
    row = there(again.session.numbered(desks.ROW))
    assert row.reviewed.status is Status.CONFIRMED
    assert [note.text for note in row.reviewed.notes] == ["请核实"]
    assert [one.reviewed.finding.message.zh for one in again.session.findings if one.by_person] == ["与台账不符"]


def test_a_correction_runs_the_checks_again_and_can_be_taken_back(desk: Desk) -> None:
    desk.session.do.correct(desks.CULPRIT, "1")
    assert desk.session.numbered(desks.ROW) is None
    assert desk.session.is_corrected(desks.CULPRIT)
    desk.session.do.take_back(desks.CULPRIT)
    assert desk.session.numbered(desks.ROW) is not None


def test_a_shape_of_the_overview_opens_the_report_at_that_part(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bring(desk, qtbot, desks.pdf(tmp_path / "第二份.pdf", seed=5))
    desk.window.resize(1600, 960)
    overview = desk.window.reports.overview
    qtbot.waitUntil(overview.isVisible)
    index = overview.overview.index(1, PARTS.index("requests"))
    QTest.mouseClick(overview.viewport(), Qt.MouseButton.LeftButton, pos=overview.visualRect(index).center())
    assert report(desk).row.uuid == desk.session.rows[1].uuid
    assert current(desk).table == "requests"
