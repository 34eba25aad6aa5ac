# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window under the habits of real hands: going on without saving, stray keys, folding, coming back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.theme import bold
from reviewer.desk.notes.panel import NotesView
from reviewer.desk.page.zoom import Fit
from reviewer.desk.selection import Selection
from reviewer.errors import ReviewerError
from reviewer.model.project import Target
from reviewer.model.report import PageSize
from reviewer.model.text import Text
from reviewer.project import Project
from tests import desks
from tests.desk.conftest import Open
from tests.driving import bring, cell, current_finding, key, report, table

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTES_TAB = 3


def begin(desk: Desk, code: Qt.Key, words: str) -> None:
    """Open an editor by its key and write into it without saving."""
    key(desk, code)
    QTest.keyClicks(desk.window.findings.why.composer.edit, words)


def shown_notes(desk: Desk) -> NotesView:
    desk.window.tables.tabs.setCurrentIndex(NOTES_TAB)
    return desk.window.tables.notes


def test_a_note_that_was_begun_is_kept_when_another_report_is_opened(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bring(desk, qtbot, desks.pdf(tmp_path / "另一份.pdf", seed=5))
    first, second = (row.uuid for row in desk.session.rows)
    desk.session.open_report(first)
    desk.session.select_finding(desks.ROW)
    begin(desk, Qt.Key.Key_N, "ask them")
    desk.session.open_report(second)
    assert report(desk).notes == ()
    desk.session.open_report(first)
    assert [(note.text, note.target) for note in report(desk).notes] == [("ask them", Target(finding=desks.ROW))]


def test_a_note_that_was_begun_is_kept_when_the_window_closes(desk: Desk, open_desk: Open) -> None:
    begin(desk, Qt.Key.Key_N, "half a thought")
    again = open_desk()
    assert [note.text for note in report(again).notes] == ["half a thought"]


def test_asking_again_for_the_same_note_goes_on_with_it(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    begin(desk, Qt.Key.Key_N, "first ")
    desk.window.findings.list.setFocus()
    desk.window.findings.write_note()
    QTest.keyClicks(desk.window.findings.why.composer.edit, "second")
    QTest.keyClick(desk.window.findings.why.composer.edit, Qt.Key.Key_Return, CONTROL)
    assert [note.text for note in report(desk).notes] == ["first second"]


def test_ones_own_finding_stays_on_the_figure_it_was_begun_on(desk: Desk) -> None:
    desk.session.select(Selection(address="requests/1/natural"))
    begin(desk, Qt.Key.Key_M, "look here")
    desk.session.select(Selection(address="requests/2/natural"))
    QTest.keyClick(desk.window.findings.why.composer.edit, Qt.Key.Key_Return, CONTROL)
    (own,) = (one for one in desk.session.findings if one.by_person)
    assert {anchor.address for anchor in own.reviewed.finding.anchors} == {"requests/1/natural"}


def test_a_note_that_is_clicked_stays_in_view_to_be_deleted(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    desk.session.do.add_note("wrong place")
    view = shown_notes(desk)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.notes.index(0)).center())
    assert desk.session.selection.finding == desks.ROW
    assert desk.window.tables.stack.currentWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert report(desk).notes == ()


def test_a_digit_without_a_finding_changes_nothing_and_selects_nothing(desk: Desk) -> None:
    view = table(desk)
    desk.window.tables.tabs.setCurrentIndex(1)
    desk.session.select(Selection(address="requests/3.3.2/research"))
    view.setFocus()
    before = desk.session.selection
    QTest.keyClick(view, Qt.Key.Key_2)
    assert desk.session.selection == before


@pytest.mark.parametrize("held", [CONTROL, SHIFT])
def test_the_list_shows_one_selected_row_whatever_key_is_still_held(desk: Desk, held: Qt.KeyboardModifier) -> None:
    code = Qt.Key.Key_Shift if held is SHIFT else Qt.Key.Key_Control
    desk.session.select_finding(desks.ROW)
    QTest.keyPress(desk.window, code, held)
    assert QGuiApplication.keyboardModifiers() == held
    desk.session.select_finding(desks.COLUMN)
    desk.session.selected.emit(None)
    QTest.keyRelease(desk.window, code)
    assert current_finding(desk) == desks.COLUMN
    assert desk.window.findings.chosen() == (desks.COLUMN,)
    assert len(table(desk).selectedIndexes()) == 1


def test_cells_drawn_together_are_seen_to_be_selected(desk: Desk) -> None:
    desk.window.tables.tabs.setCurrentIndex(1)
    view = table(desk)
    first, other = (cell(view, f"requests/{line}/legal") for line in ("1", "2"))
    desk.session.select_figure("requests/1/legal")
    view.scrollTo(other)
    inside = view.visualRect(other).topLeft() + QPoint(9, 6)
    before = view.viewport().grab().toImage().pixelColor(inside)
    view.selectionModel().select(QItemSelection(first, other), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert view.viewport().grab().toImage().pixelColor(inside) != before


def test_sentences_are_laid_out_again_when_the_list_becomes_wider(desk: Desk, qtbot: QtBot) -> None:
    rows = desk.window.findings.list
    rows.resize(360, 300)
    narrow = rows.visualRect(rows.model().index(0, 0)).height()
    rows.resize(900, 300)
    first, second = (rows.visualRect(rows.model().index(at, 0)) for at in range(2))
    assert first.height() < narrow
    assert second.top() == first.bottom() + 1


def test_a_page_shown_whole_stands_whole_in_the_view(desk: Desk, qtbot: QtBot) -> None:
    view = desk.window.pages.view
    view.set_percent(200)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    number = view.page
    desk.window.pages.fit(Fit.PAGE)
    box = view.layout_of_pages.frames[number - 1].rect.translated(0, -view.verticalScrollBar().value())
    assert box.top() >= 0
    assert box.bottom() <= view.viewport().height()


def test_a_short_report_opens_at_its_first_page_after_the_end_of_a_long_one(desk: Desk) -> None:
    view = desk.window.pages.view
    pages = report(desk).reading.pages
    view.show_document(None, pages * 4)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.page > 1
    wide = PageSize(2 * pages[0].width, pages[0].height)
    view.show_document(None, (pages[0], wide))
    assert view.page == 1
    assert view.horizontalScrollBar().maximum() == 0


def test_no_digit_of_a_figure_is_left_out_for_want_of_room(desk: Desk) -> None:
    view = table(desk)
    desk.session.do.correct("requests/1/natural", "12345678")
    view.resize(420, 300)
    index = cell(view, "requests/1/natural")
    room = view.visualRect(index).width()
    assert QFontMetrics(bold(view.font())).horizontalAdvance("12345678") < room - 8


def test_digits_are_decisions_again_after_a_page_number(desk: Desk) -> None:
    key(desk, Qt.Key.Key_G, CONTROL)
    box = desk.window.pages.page_box
    assert desk.window.focusWidget() is box
    QTest.keyClicks(box, "1")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert desk.window.focusWidget() is desk.window.pages.view


def test_no_part_of_the_page_bar_lies_over_another(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.window.pages.bar
    for width in (330, 420, 500, 640, 900):
        bar.resize(width, bar.height())
        layout = bar.layout()
        assert layout is not None
        layout.activate()
        parts = (part for part in bar.findChildren(QWidget) if part.parent() is bar and not part.isHidden())
        boxes = sorted((part.geometry() for part in parts), key=lambda box: box.left())
        assert all(one.right() < other.left() for one, other in pairwise(boxes)), width


def test_folds_zoom_and_the_finding_are_there_again(desk: Desk, open_desk: Open) -> None:
    desk.session.select_finding(desks.COLUMN)
    desk.window.pages.view.set_percent(130)
    desk.window.columns.fold_page()
    desk.window.fold_side(True)
    again = open_desk()
    assert again.window.pages.isHidden()
    assert again.window.side.isHidden()
    assert again.session.selection.finding == desks.COLUMN
    assert again.window.pages.view.percent == pytest.approx(130, abs=0.1)


def test_a_folded_page_gives_its_room_to_the_tables(desk: Desk) -> None:
    window = desk.window
    reports, side = window.reports.width(), window.side.width()
    window.columns.fold_page()
    assert window.reports.width() == reports
    assert window.side.width() > side
    window.columns.fold_page()
    assert window.side.width() == pytest.approx(side, abs=2)


def test_a_project_that_was_never_open_here_opens_where_there_is_work_to_do(
    open_desk: Open, qtbot: QtBot, report_pdf: Path, tmp_path: Path
) -> None:
    desk = open_desk()
    bring(desk, qtbot, desks.pdf(tmp_path / "好.pdf", seed=5, requests_3_1_company="1"))
    bring(desk, qtbot, report_pdf)
    clean, faulty = desk.session.rows
    assert (clean.open, faulty.open) == (0, 2)
    desk.window.preferences.report = ""
    again = open_desk()
    assert report(again).row.uuid == faulty.uuid


def test_a_file_that_cannot_be_read_is_named_and_not_called_clean(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "坏文件.pdf"
    bad.write_bytes(b"not a pdf at all")
    bring(desk, qtbot, bad)
    assert not desk.window.message.isHidden()
    assert "坏文件.pdf" in desk.window.message.words.text()
    desk.session.open_report(next(row.uuid for row in desk.session.rows if row.file == "坏文件.pdf"))
    assert desk.window.pages.stack.currentWidget() is desk.window.pages.welcome
    assert desk.window.findings._nothing.text() == "没有读到可以核对的数字。"


def test_a_project_that_cannot_be_read_is_said_once_and_in_the_users_words(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(self: Project, uuid: str) -> None:
        asked.append(uuid)
        raise ReviewerError(Text("磁盘坏了。", "The disk is broken."), Text("请换一块。", "Use another."))

    monkeypatch.setattr(Project, "report", refuse)
    overview = desk.window.reports.overview.overview
    for _ in range(3):
        overview.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert len(asked) == 1
    assert desk.window.message.words.text().startswith("磁盘坏了。")


def test_undo_says_what_it_has_undone(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_1)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.window.status.step.text().startswith("已撤销：")
