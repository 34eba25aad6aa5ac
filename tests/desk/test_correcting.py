# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correcting beside the picture, confirming with one key, and the tick of a table, in the real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewer import resources, reviewing
from reviewer.desk.app import Desk
from reviewer.desk.findings.filters import Filter
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.marks.placing import marks_of
from reviewer.desk.reports.model import detail_of
from reviewer.desk.selection import Selection
from reviewer.desk.table.celledit import CellEditing, alike, doubts, next_doubt
from reviewer.desk.table.lens import Lens
from reviewer.model.document import Source, State
from reviewer.model.fact import Fact
from reviewer.model.place import Place
from reviewer.model.report import Reading, Review, Unread
from reviewer.model.text import Text
from tests import desks
from tests.desk.conftest import Open
from tests.driving import LONG, bring, cell, finish, key, report, table, there

CONTROL = Qt.KeyboardModifier.ControlModifier
DOUBTED = ("requests/1/natural", "requests/2/natural", "disputes/reconsideration/total")


def editing(desk: Desk) -> CellEditing:
    return desk.window.tables.editing


def lens(desk: Desk) -> Lens:
    return there(editing(desk).lens)


def editor(desk: Desk) -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit), found
    return found


def open_editor(desk: Desk, address: str, code: Qt.Key = Qt.Key.Key_F2) -> QLineEdit:
    desk.session.select_figure(address)
    view = there(desk.window.tables.view(address.split("/")[0]))
    view.setFocus()
    QTest.keyClick(view, code)
    return editor(desk)


def accept(line: QLineEdit) -> None:
    """Press Enter, which Qt acts on when it comes back to its events."""
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.qWait(20)


def write(desk: Desk, address: str, figure: str) -> None:
    line = open_editor(desk, address)
    line.setText(figure)
    accept(line)


def compared(desk: Desk) -> list[tuple[str, str]]:
    return [(it.table, it.author) for it in report(desk).comparisons]


@pytest.fixture
def doubtful(desk: Desk) -> Desk:
    """The open report as a reader with some doubts would have read it."""
    read_again(desk, lambda it: replace(it, source=Source.RECOVERED) if it.address in DOUBTED else it)
    return desk


def read_again(
    desk: Desk, change: Callable[[Fact], Fact] = lambda it: it, named: Callable[[Reading], Reading] = lambda it: it
) -> None:
    """Let the open report be read once more by a reader that sees it a little differently."""
    project, before = there(desk.session.project), report(desk)
    made = named(replace(before.reading, facts=tuple(change(fact) for fact in before.reading.facts)))
    found = reviewing.check(made)
    project.keep(project.pdf(before.row.uuid), Review(made, found, reviewing.verdict(made, found)))
    desk.session.refresh()


def test_the_picture_of_the_cell_comes_with_the_editor(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.window.pages.view._images._kept != {}, timeout=LONG)
    started = time.perf_counter()
    line = open_editor(desk, desks.CULPRIT, Qt.Key.Key_Return)
    shown = lens(desk)
    assert time.perf_counter() - started < 0.5
    assert shown.isVisible()
    assert line.text() == "2"
    qtbot.waitUntil(shown.picture.is_sharp, timeout=LONG)
    image = shown.picture.grab().toImage()
    ink = sum(
        image.pixelColor(x, y).lightness() < 90 for x in range(0, image.width(), 2) for y in range(image.height())
    )
    assert ink > 20
    view = table(desk)
    box = view.visualRect(cell(view, desks.CULPRIT)).translated(
        view.viewport().mapTo(desk.window, view.rect().topLeft())
    )
    assert not shown.geometry().intersects(box)
    assert desk.window.rect().contains(shown.geometry())


def test_escape_leaves_the_figure_and_the_picture(desk: Desk) -> None:
    line = open_editor(desk, desks.CULPRIT)
    line.setText("99")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert lens(desk).isHidden()
    assert report(desk).facts[desks.CULPRIT].text == "2"
    assert QApplication.focusWidget() is table(desk)


def test_a_correction_keeps_what_was_read_and_says_who_and_when(desk: Desk) -> None:
    write(desk, desks.CULPRIT, "1")
    assert desk.session.numbered(desks.ROW) is None
    said = str(cell(table(desk), desks.CULPRIT).data(Qt.ItemDataRole.ToolTipRole))
    assert said.startswith("人工更正：1（李审计，20")
    assert "原读数：2" in said
    open_editor(desk, desks.CULPRIT)
    assert said.splitlines()[0] == lens(desk).said.text()
    QTest.keyClick(editor(desk), Qt.Key.Key_Escape)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert report(desk).facts[desks.CULPRIT].text == "2"
    assert desk.session.numbered(desks.ROW) is not None


def test_without_any_doubt_enter_stays_where_it_is(desk: Desk) -> None:
    write(desk, desks.CULPRIT, "1")
    assert lens(desk).isHidden()
    assert desk.session.selection.address == desks.CULPRIT


def test_enter_goes_from_doubt_to_doubt_and_round_again(doubtful: Desk) -> None:
    desk = doubtful
    first, second, third = DOUBTED
    write(desk, first, "31")
    assert desk.session.selection.address == second
    accept(editor(desk))
    assert (desk.session.selection.address, desk.window.tables.tabs.currentIndex()) == (third, 2)
    assert editor(desk).text() == report(desk).facts[third].text
    accept(editor(desk))
    assert desk.session.selection.address == second
    assert not report(desk).facts[first].doubtful
    assert report(desk).facts[second].doubtful


def test_one_key_confirms_the_figure_that_is_edited_and_goes_on(doubtful: Desk) -> None:
    desk = doubtful
    for address in DOUBTED:
        assert report(desk).facts[address].doubtful
        if address == DOUBTED[0]:
            open_editor(desk, address)
        QTest.keyClick(editor(desk), Qt.Key.Key_F4)
    assert lens(desk).isHidden()
    assert doubts(report(desk), tuple(report(desk).reading.forms)) == ()
    assert desk.window.status.step.text() == "没有存疑的数字了。"
    said = str(cell(table(desk), DOUBTED[0]).data(Qt.ItemDataRole.ToolTipRole))
    assert "李审计 于 20" in said
    assert "确认与原文一致" in said
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert report(desk).facts[DOUBTED[2]].doubtful


def test_an_identity_counts_in_full_once_its_doubtful_figure_is_confirmed(desk: Desk) -> None:
    read_again(desk, lambda it: replace(it, confidence=0.4) if it.address == desks.CULPRIT else it)
    before = there(desk.session.numbered(desks.ROW)).reviewed.finding
    assert (before.severity, before.doubt) == ("review", True)
    desk.session.select(Selection(address=desks.CULPRIT))
    key(desk, Qt.Key.Key_F4)
    after = there(desk.session.numbered(desks.ROW)).reviewed.finding
    assert (after.severity, after.doubt) == ("error", False)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert there(desk.session.numbered(desks.ROW)).reviewed.finding.doubt


def test_the_key_keeps_what_was_written_over_the_figure(doubtful: Desk) -> None:
    line = open_editor(doubtful, DOUBTED[0])
    line.setText("77")
    QTest.keyClick(line, Qt.Key.Key_F4)
    assert report(doubtful).facts[DOUBTED[0]].text == "77"
    assert not report(doubtful).corrections[0].confirmed


def test_the_foot_of_a_table_counts_its_doubts_and_leads_to_them(doubtful: Desk) -> None:
    bar = doubtful.window.tables.compare
    doubtful.window.tables.tabs.setCurrentIndex(1)
    assert bar.doubts.text() == "存疑 2 处 ›"
    QTest.mouseClick(bar.doubts, Qt.MouseButton.LeftButton)
    assert doubtful.session.selection.address == DOUBTED[0]
    assert lens(doubtful).isVisible()
    assert doubtful.window.pages.legend.kinds[MarkKind.DOUBTFUL].accessibleName() == "读取存疑：3 处"


def test_correct_tick_correct_undo_and_open_again(desk: Desk, open_desk: Open, qtbot: QtBot) -> None:
    bar = desk.window.tables.compare
    write(desk, desks.CULPRIT, "1")
    desk.window.tables.tabs.setCurrentIndex(1)
    QTest.mouseClick(bar.box, Qt.MouseButton.LeftButton, pos=bar.box.rect().center() * 0.3)
    assert compared(desk) == [("requests", "李审计")]
    assert bar.said.text().startswith("李审计")
    assert desk.window.tables.tabs.tabText(1) == "表三 ✓"
    assert "已核对 1/3 表" in detail_of(desk.session.rows[0])

    write(desk, "requests/3.1/company", "5")
    assert compared(desk) == []
    assert not bar.box.isChecked()
    qtbot.waitUntil(lambda: desk.window.status.step.text().startswith("核对标记已取消"))
    assert "由 1 变为 5" in desk.window.status.step.text()
    assert bar.said.text() == desk.window.status.step.text()

    key(desk, Qt.Key.Key_Z, CONTROL)
    assert report(desk).facts[desks.CULPRIT].text == "1"
    assert compared(desk) == [("requests", "李审计")]
    desk.session.do.run_again()
    finish(desk)
    assert compared(desk) == [("requests", "李审计")]

    again = open_desk()
    qtbot.waitUntil(lambda: again.session.report is not None, timeout=LONG)
    assert compared(again) == [("requests", "李审计")]
    assert report(again).facts[desks.CULPRIT].text == "1"
    whats = [it.what for it in there(again.session.project).journal.history(report(again).row.uuid)]
    assert whats == ["import", "correct", "compare", "correct", "tick_lost", "undo:correct", "run_again"]


def test_a_key_ticks_the_table_that_is_shown_and_undo_takes_the_tick_off(desk: Desk) -> None:
    desk.window.tables.tabs.setCurrentIndex(2)
    key(desk, Qt.Key.Key_F7)
    assert compared(desk) == [("disputes", "李审计")]
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert compared(desk) == []
    assert desk.window.tables.compare.said.text() == ""
    key(desk, Qt.Key.Key_Y, CONTROL)
    key(desk, Qt.Key.Key_F7)
    assert compared(desk) == []


def test_the_notes_have_nothing_to_tick(desk: Desk) -> None:
    desk.window.tables.tabs.setCurrentIndex(3)
    key(desk, Qt.Key.Key_F7)
    assert desk.window.tables.compare.isHidden()
    assert compared(desk) == []


def test_a_file_that_reads_differently_takes_the_tick_back_until_it_was_seen(desk: Desk, qtbot: QtBot) -> None:
    desk.session.do.compare("requests", True)
    read_again(desk)
    assert len(compared(desk)) == 1
    here = "requests/1/natural"
    read_again(desk, lambda it: replace(it, text="999", value=Decimal(999)) if it.address == here else it)
    assert compared(desk) == []
    qtbot.waitUntil(desk.window.message.isVisible)
    assert "由 20 变为 999" in desk.window.message.words.text()


def test_every_figure_that_found_no_cell_is_lit_by_its_finding(desk: Desk) -> None:
    lost = tuple(Unread("requests", str(at), Place(1, 20.0 + at, 20.0, 24.0 + at, 30.0)) for at in range(40))
    read_again(desk, named=lambda it: replace(it, unread=lost))
    cover = next(one for one in desk.session.findings if one.key.startswith("READ-COVER"))
    desk.session.select_finding(cover.key)
    lit = [mark for mark in marks_of(report(desk), desk.session.findings, desk.session.selection) if mark.strong]
    assert {mark.place for mark in lit} == {figure.place for figure in lost}
    assert all(mark.unread and mark.side is None for mark in lit)
    switch = desk.window.pages.legend.kinds[MarkKind.UNPLACED]
    assert switch.accessibleName() == "未归入任何一格：40 处"
    assert switch.isVisible()


def test_a_page_that_could_not_be_read_is_named_over_the_list(desk: Desk) -> None:
    panel = desk.window.findings
    assert panel._unread_row.isHidden()
    gap = Text("第 2 页已损坏，未能读取。", "Page 2 was not read.")
    read_again(desk, named=lambda it: replace(it, state=State.PARTLY_READ, gaps=(gap,)))
    assert panel._unread_row.isVisible()
    assert panel._unread.text() == gap.zh
    assert "有页面未读" in detail_of(desk.session.rows[0])


def test_a_plan_is_not_blamed_for_having_no_sums(desk: Desk, qtbot: QtBot) -> None:
    plan = replace(report(desk).reading, form="work-plan", forms={}, error=None)
    shown = replace(report(desk), reading=plan, row=replace(report(desk).row, form="work-plan"), passes={}, findings=())
    desk.session.report, desk.session.findings = shown, ()
    desk.window.findings.choose(Filter.ALL)
    assert desk.window.findings._nothing.text().startswith("工作要点没有需要勾稽的数字")


def test_what_several_rows_share_is_one_doubt_and_confirmed_at_once() -> None:
    shown = desks.open_report()
    one, other, third = (shown.facts[f"requests/{line}/natural"] for line in ("1", "2", "3.1"))
    place = (Place(1, 1.0, 2.0, 3.0, 4.0),)
    same = {it.address: replace(it, places=place, text="甲", confidence=0.5) for it in (one, other)}
    shown = replace(shown, facts={**shown.facts, **same, third.address: replace(third, confidence=0.5)})
    assert doubts(shown, ("requests",)) == (one.address, third.address)
    assert next_doubt(shown, ("requests",), third.address) == one.address
    assert next_doubt(shown, ("disputes",), None) is None
    assert alike(shown, one.address) == (one.address, other.address)
    assert alike(shown, third.address) == (third.address,)


def test_the_words_of_a_plan_are_written_in_a_field_of_several_lines(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    bring(desk, qtbot, resources.path("samples/changning-plan-2024.pdf"))
    desk.session.open_report(desk.session.rows[-1].uuid)
    address = next(it for it in report(desk).facts if it.endswith("/content"))
    desk.session.select_figure(address)
    view = there(desk.window.tables.view("plan"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    field: QWidget | None = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert lens(desk).isVisible()
    field.selectAll()
    field.insertPlainText("one\ntwo")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert report(desk).facts[address].text == "onetwo"
