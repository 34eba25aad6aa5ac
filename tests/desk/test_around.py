# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window around the findings: import, export, zoom, columns, language, name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.page.zoom import Fit
from reviewer.desk.preferences import Preferences
from reviewer.desk.selection import Numbered
from reviewer.desk.table.model import ADDRESS
from reviewer.desk.window import MainWindow
from reviewer.errors import ReviewerError
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.project import Reviewed, Status
from reviewer.model.report import Verdict
from reviewer.model.text import Text
from reviewer.project import Project
from reviewer.settings import Settings
from tests import desks
from tests.desk.conftest import Open
from tests.driving import LONG, bring, cell, finish, is_seen, key, place_of, report, table, there


def test_an_imported_report_is_listed_and_opened(desk: Desk) -> None:
    (row,) = desk.window.reports.reports.rows
    assert row.organisation == "云岚市栖霞谷区"
    assert row.verdict is Verdict.FAIL
    assert desk.session.report is not None
    assert desk.window.pages.stack.currentWidget() is desk.window.pages.across


def test_a_folder_is_dropped_on_the_window(open_desk: Open, qtbot: QtBot, report_pdf: Path) -> None:
    desk = open_desk()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report_pdf.parent))])
    drop = QDropEvent(
        QPointF(400, 400), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(desk.importer.finished, timeout=LONG):
        desk.window.dropEvent(drop)
    assert len(desk.session.rows) == 1


def test_organisation_year_and_title_are_corrected_by_hand(desk: Desk) -> None:
    identity = desk.window.identity
    key(desk, Qt.Key.Key_F3)
    identity.organisation.setText("北岸区")
    identity.year.setText("2023")
    QTest.mouseClick(identity.keep, Qt.MouseButton.LeftButton)
    (row,) = desk.window.reports.reports.rows
    assert (row.organisation, row.year) == ("北岸区", 2023)


def test_the_workbook_is_exported_with_the_decision(desk: Desk, tmp_path: Path) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_1)
    out = tmp_path / "结果.xlsx"
    desk.window.export_to(out)
    finish(desk)
    book = openpyxl.load_workbook(out)
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert "T3-ROW" in said
    book.close()


def test_selected_cells_go_to_the_clipboard(desk: Desk) -> None:
    view = table(desk)
    desk.window.tables.tabs.setCurrentIndex(1)
    view.setFocus()
    view.setCurrentIndex(cell(view, "requests/1/natural"))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "20"


def test_the_zoom_keeps_the_point_under_the_middle(desk: Desk) -> None:
    view = desk.window.pages.view
    view.show_places((place_of(desk, "requests/3.1/total"),))
    middle = QPointF(view.viewport().rect().center())
    frame = there(view.layout_of_pages.frame_at(view._to_content(middle)))
    before = frame.to_page(view._to_content(middle))
    view.zoom(3)
    after = view.layout_of_pages.frames[frame.number - 1].to_page(view._to_content(middle))
    assert after == pytest.approx(before, abs=1.0)
    assert view.fit is Fit.FREE


def test_fitting_the_width_leaves_no_horizontal_scroll(desk: Desk) -> None:
    view = desk.window.pages.view
    view.set_percent(300)
    assert view.horizontalScrollBar().maximum() > 0
    key(desk, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert view.horizontalScrollBar().maximum() == 0
    key(desk, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert view.layout_of_pages.frames[0].rect.height() <= view.viewport().height()


def test_pages_are_drawn_for_the_screen_at_hand(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = desk.window.pages.view
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: 2.0)
    shot = there(view._shot(view.layout_of_pages.frames[0]))
    assert shot.scale == pytest.approx(2 * view.scale, abs=1e-4)
    view.viewport().update()
    qtbot.waitUntil(lambda: view._images.image(shot) is not None, timeout=LONG)
    assert there(view._images.image(shot)).width() == pytest.approx(595 * shot.scale, abs=2)


def test_a_file_that_is_no_pdf_is_listed_with_its_reason(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "坏文件.pdf"
    bad.write_bytes(b"not a pdf at all")
    bring(desk, qtbot, bad)
    row = next(row for row in desk.session.rows if row.file == "坏文件.pdf")
    assert row.verdict is Verdict.UNREADABLE
    desk.session.open_report(row.uuid)
    assert desk.window.tables._gaps.text()


def test_an_import_can_be_cancelled_and_what_is_done_stays(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk()
    files = [desks.pdf(tmp_path / f"{number}.pdf", seed=3, requests_1_natural=str(number)) for number in range(6)]
    with qtbot.waitSignal(desk.importer.kept, timeout=LONG):
        desk.window.import_paths(files)
    assert desk.window.status.cancel.isVisible()
    with qtbot.waitSignal(desk.importer.finished, timeout=LONG) as end:
        desk.window.status.cancel.click()
    assert end.args[1]
    assert 1 <= len(desk.session.rows) < len(files)
    assert not desk.window.status.cancel.isVisible()


def test_a_narrow_window_folds_the_reports_to_a_strip_and_a_wide_one_unfolds_them(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.window.reports
    assert panel.width() < 60
    assert not panel.head.isVisible()
    desk.window.resize(1600, 960)
    qtbot.waitUntil(lambda: panel.width() > 200)
    assert panel.head.isVisible()


def test_columns_in_the_users_hand_fold_and_unfold_too(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.window.reports
    desk.window.resize(1600, 960)
    qtbot.waitUntil(lambda: panel.width() > 200)
    desk.window.columns.fold_reports()
    desk.window.columns.fold_reports()
    desk.window.resize(1280, 800)
    qtbot.waitUntil(lambda: panel.width() < 60)


def test_the_place_of_the_columns_is_remembered(desk: Desk, open_desk: Open, qtbot: QtBot) -> None:
    desk.window.columns.fold_reports()
    folded = desk.window.columns.sizes()
    again = open_desk()
    qtbot.waitUntil(lambda: again.window.columns.sizes()[0] == pytest.approx(folded[0], abs=4))


def test_the_language_changes_at_once_and_everything_stays(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    uuid = report(desk).row.uuid
    with qtbot.assertNotEmitted(qapp.lastWindowClosed):
        desk.window.change_language("en")
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=LONG)
    assert desk.window.actions_by_name["import"].text() == "Import reports…"
    assert [window for window in qapp.topLevelWidgets() if isinstance(window, MainWindow)] == [desk.window]
    assert report(desk).row.uuid == uuid


def test_a_search_narrows_the_list_of_reports(desk: Desk) -> None:
    desk.window.search.setText("没有这个")
    assert desk.window.reports.reports.rows == ()
    desk.window.search.setText("栖霞谷 2024")
    assert len(desk.window.reports.reports.rows) == 1


def test_the_name_is_asked_for_once_and_holds_from_then_on(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk()
    assert not desk.window.name_bar.isVisible()
    desk.window.preferences.author = ""
    desk.window.ask_name()
    assert desk.window.name_bar.isVisible()
    desk.window.name_bar.edit.setText("王审计")
    QTest.mouseClick(desk.window.name_bar.good, Qt.MouseButton.LeftButton)
    assert not desk.window.name_bar.isVisible()
    assert there(desk.session.project).journal.author == "王审计"


def test_a_project_held_by_another_window_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "别的.review"
    with Project.create(other, "李"):
        assert not desk.open_project(other)
    assert desk.window.message.isVisible()
    assert "别的" in desk.window.message.words.text()


def test_a_file_whose_child_crashed_is_listed_with_the_reason(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = desks.pdf(tmp_path / "崩溃.pdf", seed=9)
    monkeypatch.setattr(desk._reading, "submit", lambda key, *args: None)
    desk.importer.add([lost])
    with qtbot.waitSignal(desk.importer.finished):
        desk._reading.failed.emit(str(lost), Text("进程意外退出。", "The process ended."))
    row = next(row for row in desk.session.rows if row.file == "崩溃.pdf")
    assert row.verdict is Verdict.UNREADABLE
    desk.session.open_report(row.uuid)
    assert "进程意外退出。" in desk.window.tables._gaps.text()


def test_without_a_project_an_import_makes_one_named_after_the_folder(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, report_pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.desk.app.documents", lambda: tmp_path / "文档")
    desk = Desk(qapp, Settings(readers=1), Preferences.at(tmp_path / "first.ini"), None)
    try:
        desk.window.show()
        assert not desk.window.side.isVisible()
        bring(desk, qtbot, report_pdf.parent)
        assert there(desk.session.project).path == tmp_path / "文档" / f"{report_pdf.parent.name}.review"
        assert desk.window.name_bar.isVisible()
        assert desk.window.side.isVisible()
    finally:
        desk.close()


def test_another_project_waits_until_the_import_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(desk._reading, "submit", lambda key, *args: None)
    desk.importer.add([tmp_path / "later.pdf"])
    before = there(desk.session.project).path
    assert not desk.open_project(tmp_path / "other.review")
    assert there(desk.session.project).path == before
    assert desk.window.message.isVisible()


def test_a_pdf_that_is_gone_is_said_and_the_findings_stay(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk()
    source = desks.pdf(tmp_path / "会消失.pdf", seed=3)
    bring(desk, qtbot, source)
    copies = list(tmp_path.glob("*.files/*.pdf"))
    for file in (source, *copies):
        file.unlink()
    again = open_desk()
    assert again.window.message.isVisible()
    assert again.session.findings
    assert copies


def test_nothing_is_called_saved_that_was_refused(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ReviewerError(Text("磁盘已满。", "The disk is full."), Text("请清理。", "Make room."))

    desk.session.select_finding(desks.ROW)
    monkeypatch.setattr(there(desk.session.project), "decide", refuse)
    with qtbot.assertNotEmitted(desk.session.saved):
        desk.session.do.decide(Status.CONFIRMED)
    assert "磁盘已满。" in desk.window.message.words.text()


def test_a_finding_about_the_prose_shows_its_words_first_and_its_figure_in_the_table(desk: Desk, qtbot: QtBot) -> None:
    """The figure of the table stands on another page than the sentence that contradicts it."""
    view = desk.window.pages.view
    figure = report(desk).facts["requests/1/total"].places[0]
    words = Place(1, 80.0, 120.0, 100.0, 132.0)
    anchors = (Anchor(words, Side.LEFT), Anchor(replace(figure, page=3), Side.RIGHT, "requests/1/total"))
    said = Text("甲", "a")
    prose = Finding("N-NEW", "prose/1/received/1", Outcome.FAIL, Severity.ERROR, said, anchors=anchors)
    desk.session.findings = (Numbered(1, Reviewed(prose)),)
    desk.session.select_finding(prose.key)
    assert desk.window.pages._places()[0] == words
    qtbot.waitUntil(lambda: is_seen(view, words))
    assert table(desk).currentIndex().data(ADDRESS) == "requests/1/total"
    # Whoever chooses the figure wants to see the figure.
    desk.session.select_figure("requests/1/total")
    assert desk.window.pages._places()[0] == figure
