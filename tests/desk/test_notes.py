# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notes in the real window: on anything, with a picture, found again from a page of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewer.checks.families import PROSE
from reviewer.desk.app import Desk
from reviewer.desk.findings.filters import Filter
from reviewer.desk.marks.placing import marks_of
from reviewer.desk.notes.composer import Composer
from reviewer.desk.notes.delegate import ABOUT, BEFORE, NOTE
from reviewer.desk.notes.remarksmodel import LEAD, REMARK, Group
from reviewer.desk.page.remarkmenu import offer_remarks
from reviewer.desk.selection import Selection
from reviewer.model.finding import Severity
from reviewer.model.place import Place
from reviewer.model.project import Note, Status, Target
from reviewer.model.prose import Sentence
from reviewer.project import Project
from tests import desks
from tests.driving import LONG, finish, key, report, there

SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
REGION = Place(1, 60.0, 80.0, 300.0, 160.0)


def composer(desk: Desk) -> Composer:
    return desk.window.findings.why.composer


def write(desk: Desk, words: str) -> None:
    composer(desk).edit.setPlainText(words)
    QTest.keyClick(composer(desk).edit, Qt.Key.Key_Return, CONTROL)


def last(desk: Desk) -> Note:
    return report(desk).notes[-1]


def sentence(desk: Desk) -> Sentence:
    return next(it for it in report(desk).reading.prose.sentences if it.places)


def test_all_five_kinds_of_notes_are_written_by_key_and_lead_back_by_enter(desk: Desk) -> None:
    session = desk.session
    wanted = (
        (Selection(desks.ROW), Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, Target(finding=desks.ROW)),
        (Selection(desks.ROW, desks.CULPRIT), Qt.Key.Key_N, CONTROL | SHIFT, Target(address=desks.CULPRIT)),
        (Selection(region=REGION), Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, Target(place=REGION)),
        (Selection(desks.ROW), Qt.Key.Key_N, SHIFT, Target(page=desk.window.pages.view.page)),
        (Selection(desks.ROW), Qt.Key.Key_N, ALT, Target()),
    )
    for chosen, code, modifier, target in wanted:
        session.select(chosen)
        key(desk, code, modifier)
        write(desk, "看这里")
        assert last(desk).target == target
    notes = desk.window.tables.notes
    said = {str(notes.notes.index(row).data(ABOUT)).split(" · ")[0] for row in range(5)}
    assert {"第 1 页上的区域", "第 1 页", "整份报告", "问题 1"} < said
    for row in range(5):
        notes.choose(notes.notes.index(row))
        QTest.keyClick(notes, Qt.Key.Key_Return)
        assert session.note_target() == notes.currentIndex().data(NOTE).target


def test_the_menu_over_the_page_writes_on_a_sentence_the_page_and_the_report(desk: Desk) -> None:
    menu, lines, findings = QMenu(desk.window), sentence(desk).places, desk.window.findings
    at = lines[0].page, *lines[0].centre
    offer_remarks(menu, desk.session, at, findings.write_note, findings.write_finding)
    acts = {action.text(): action for action in menu.actions()}
    acts["给这句话写备注"].trigger()
    write(desk, "一")
    assert last(desk).target.place == Place.around([it for it in lines if it.page == lines[0].page])
    acts["给第 1 页写备注"].trigger()
    write(desk, "二")
    acts["给整份报告写备注"].trigger()
    write(desk, "三")
    assert [note.target for note in report(desk).notes[-2:]] == [Target(page=1), Target()]


def test_a_region_takes_its_picture_along_and_the_list_shows_where_it_is_from(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(Selection(region=REGION))
    key(desk, Qt.Key.Key_N)
    attaching = there(composer(desk).attaching)
    assert attaching.button.isChecked()
    qtbot.waitUntil(lambda: attaching.cut() is not None, timeout=LONG)
    assert attaching.thumb.isVisible()
    write(desk, "章不清\n第二段")
    shown = there(last(desk).picture)
    assert (shown.file, shown.place.page) == (report(desk).row.file, 1)
    png = QImage.fromData(there(desk.session.project).notes.picture(shown.digest))
    assert abs(png.width() - shown.place.width * 200 / 72) < 2
    assert abs(png.height() - shown.place.height * 200 / 72) < 2
    notes = desk.window.tables.notes
    assert str(notes.notes.index(0).data(ABOUT)).endswith(f"截图取自 {shown.file} 第 1 页")
    desk.session.do.step_history(back=True)
    assert report(desk).notes == ()
    desk.session.do.step_history(back=False)
    assert last(desk).picture == shown


def test_a_note_that_is_saved_before_its_picture_is_drawn_gets_it_afterwards(desk: Desk, qtbot: QtBot) -> None:
    desk.session.select(Selection(region=REGION))
    key(desk, Qt.Key.Key_N)
    write(desk, "快")
    first = last(desk).uuid
    key(desk, Qt.Key.Key_N)
    write(desk, "删")
    desk.session.do.delete_note(last(desk).uuid)
    qtbot.waitUntil(lambda: not there(composer(desk).attaching)._late, timeout=LONG)
    assert [(note.uuid, note.picture is not None) for note in report(desk).notes] == [(first, True)]


def test_a_figure_and_a_finding_have_a_picture_only_when_it_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    attaching = there(composer(desk).attaching)
    for chosen in (Selection(None, desks.CULPRIT), Selection(desks.ROW)):
        desk.session.select(chosen)
        key(desk, Qt.Key.Key_N)
        assert (attaching.isVisible(), attaching.button.isChecked()) == (True, False)
        attaching.button.click()
        qtbot.waitUntil(lambda: attaching.cut() is not None, timeout=LONG)
        write(desk, "附图")
        assert last(desk).picture is not None
    key(desk, Qt.Key.Key_N, ALT)
    assert not attaching.isVisible()


def test_a_finding_begun_on_a_region_can_become_a_note_with_its_picture(desk: Desk, qtbot: QtBot) -> None:
    desk.window.pages._region(REGION)
    attaching = there(composer(desk).attaching)
    assert not attaching.isVisible()
    composer(desk).only_note.click()
    assert attaching.isVisible()
    qtbot.waitUntil(lambda: attaching.cut() is not None, timeout=LONG)
    write(desk, "只是备注")
    assert (last(desk).target, last(desk).picture is not None) == (Target(place=REGION), True)
    assert not any(one.by_person for one in desk.session.findings)


def test_a_sentence_that_is_clicked_becomes_a_finding_that_is_edited_undone_and_deleted(desk: Desk) -> None:
    session, lines = desk.session, sentence(desk).places
    session.select_point(lines[0].page, *lines[0].centre)
    assert session.selection.passage == lines
    key(desk, Qt.Key.Key_M)
    composer(desk).severities[Severity.WARNING].click()
    write(desk, "表述不清")
    own = there(session.current)
    assert (own.by_person, own.reviewed.finding.severity) == (True, Severity.WARNING)
    assert tuple(anchor.place for anchor in own.reviewed.finding.anchors) == lines
    key(desk, Qt.Key.Key_M, SHIFT)
    assert composer(desk).edit.toPlainText() == "表述不清"
    assert composer(desk).severities[Severity.WARNING].isChecked()
    assert not composer(desk).only_note.isVisible()
    composer(desk).severities[Severity.ERROR].click()
    write(desk, "表述有误")
    edited = there(session.numbered(own.key)).reviewed.finding
    assert (edited.message.zh, edited.severity) == ("表述有误", Severity.ERROR)
    session.do.step_history(back=True)
    assert there(session.numbered(own.key)).reviewed.finding.message.zh == "表述不清"
    key(desk, Qt.Key.Key_Delete, CONTROL)
    assert session.numbered(own.key) is None
    session.do.step_history(back=True)
    assert session.numbered(own.key) is not None


def test_what_a_note_said_before_is_shown_on_a_key(desk: Desk) -> None:
    for words in ("一", "二"):
        key(desk, Qt.Key.Key_N, ALT)
        write(desk, words)
    first = report(desk).notes[0].uuid
    desk.session.do.edit_note(first, "一改")
    notes = desk.window.tables.notes
    desk.window.tables.show_note(first)
    assert "已改 1 次" in str(notes.currentIndex().data(ABOUT))
    low = notes.visualRect(notes.currentIndex()).height()
    QTest.keyClick(notes, Qt.Key.Key_H)
    assert [words.split("：")[-1] for words in notes.currentIndex().data(BEFORE)] == ["一"]
    assert notes.visualRect(notes.currentIndex()).height() > low
    QTest.keyClick(notes, Qt.Key.Key_H)
    assert notes.currentIndex().data(BEFORE) == ()


def test_a_note_of_several_lines_stays_so_when_it_is_changed_in_the_list(desk: Desk) -> None:
    key(desk, Qt.Key.Key_N, ALT)
    write(desk, "第一段\n<b>第二段</b>")
    notes = desk.window.tables.notes
    desk.window.tables.show_note(last(desk).uuid)
    notes.edit(notes.currentIndex())
    editor = notes.findChildren(QPlainTextEdit)[-1]
    assert editor.toPlainText() == "第一段\n<b>第二段</b>"
    editor.selectAll()
    QTest.keyClicks(editor, "first")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "second")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert last(desk).text == "first\nsecond"


def test_phrases_are_inserted_with_their_fields_filled_kept_and_removed(desk: Desk) -> None:
    desk.session.select(Selection(None, desks.CULPRIT))
    key(desk, Qt.Key.Key_N)
    phrases, edit = there(composer(desk).phrases), composer(desk).edit
    phrases.fill()
    figure = report(desk).facts[desks.CULPRIT].text
    lines = [action.toolTip() for action in phrases.list.actions()]
    assert any(figure in line and "合计" in line for line in lines)
    phrases.list.actions()[0].trigger()
    assert report(desk).row.organisation in edit.toPlainText()
    edit.setPlainText("请{单位}补盖公章 <i>&")
    phrases.fill()
    next(it for it in phrases.list.actions() if it.text() == "把已写的文字存为常用语").trigger()
    assert desk.window.preferences.phrases == ("请{单位}补盖公章 <i>&",)
    edit.setPlainText("")
    phrases.fill()
    own = next(it for it in phrases.list.actions() if "补盖公章" in it.text())
    own.trigger()
    assert edit.toPlainText() == f"请{report(desk).row.organisation}补盖公章 <i>&"
    phrases.remove("请{单位}补盖公章 <i>&")
    assert not desk.window.preferences.phrases


def test_notes_are_searched_from_a_page_that_enter_and_escape_leave(desk: Desk) -> None:
    key(desk, Qt.Key.Key_N, ALT)
    write(desk, "等区教育局答复")
    desk.session.select(Selection(region=REGION))
    key(desk, Qt.Key.Key_N)
    there(composer(desk).attaching).button.setChecked(False)
    write(desk, "盖章不清，ＦＯＩＡ 100%")
    there(desk.session.project).journal.author = "王复核"
    desk.session.select(Selection(None, desks.CULPRIT))
    desk.session.do.add_finding("教育局数字不可信", Severity.ERROR)
    key(desk, Qt.Key.Key_F, CONTROL | SHIFT)
    page = desk.window.sheets.remarks
    assert desk.window.sheets.currentWidget() is page
    assert page.search.hasFocus()
    assert (page.found.total, page.model.rowCount()) == (3, 4)
    page.search.setText("foia %")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    hit = page.list.currentIndex().data(REMARK)
    assert [hit.text[slice(*mark)] for mark in hit.marks] == ["ＦＯＩＡ", "%"]
    page.search.setText("教育")
    page.look()
    page.arrange(Group.AUTHOR)
    heads = [page.model.index(row).data(LEAD) for row in (0, 2)]
    assert heads == ["王复核（1 条）", "李审计（1 条）"]
    page.authors.setCurrentIndex(page.authors.findData("李审计"))
    page.look()
    assert page.found.total == 1
    page.search.setText("没有这样的话")
    page.look()
    assert page._count.text() == "没有找到备注。"
    page.search.setText("不清")
    page.look()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert not desk.window.sheets.covered
    assert desk.session.selection.region == REGION
    assert desk.window.tables.notes.currentIndex().data(NOTE).text.startswith("盖章不清")
    key(desk, Qt.Key.Key_F, CONTROL | SHIFT)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert not desk.window.sheets.covered


def test_a_region_is_drawn_with_the_keyboard(desk: Desk) -> None:
    pages = desk.window.pages
    key(desk, Qt.Key.Key_B)
    view = pages.view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    before = pages.keys.band.geometry()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    after = pages.keys.band.geometry()
    assert (after.top() - before.top(), after.width() - before.width()) == (-16, 16)
    QTest.keyClick(view, Qt.Key.Key_Return)
    region = there(desk.session.selection.region)
    assert region.width * view.scale == pytest.approx(after.width(), abs=1)
    assert (view.drawing, pages.keys.band.isVisible()) == (False, False)
    composer(desk).drop()
    key(desk, Qt.Key.Key_B)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (view.drawing, pages.region_button.isChecked(), pages.keys.band.isVisible()) == (False, False, False)


def test_a_finding_of_ones_own_says_who_raised_it(desk: Desk) -> None:
    desk.session.select(Selection(region=REGION))
    desk.session.do.add_finding("章不清", Severity.WARNING)
    assert "李审计" in desk.window.findings.why._basis.text()


def test_a_finding_of_ones_own_is_at_home_where_a_checks_is(desk: Desk, tmp_path: Path) -> None:
    session, panel = desk.session, desk.window.findings
    session.select(Selection(None, desks.CULPRIT))
    count = len(session.findings)
    session.do.add_finding("=不可信", Severity.REVIEW)
    own = there(session.current)
    assert panel.bar.chips[Filter.ALL].text().endswith(str(count + 1))
    marks = marks_of(report(desk), session.findings, session.selection)
    assert [mark.number for mark in marks if mark.finding == own.key] == [own.number]
    session.select(Selection(region=REGION))
    session.do.add_finding("章不清", Severity.ERROR)
    assert report(desk).row.parts[PROSE].open_errors == 1
    session.select_finding(own.key)
    key(desk, Qt.Key.Key_1)
    key(desk, Qt.Key.Key_N)
    write(desk, "等答复")
    session.do.correct(desks.CULPRIT, "7")
    reviewed = there(session.numbered(own.key)).reviewed
    assert (reviewed.status, reviewed.stale) == (Status.CONFIRMED, True)
    assert [note.text for note in reviewed.notes] == ["等答复"]
    told = [Project.name(event).zh for event in there(session.project).journal.history(report(desk).row.uuid)]
    assert "添加问题" in told
    out = tmp_path / "汇总.xlsx"
    desk.window.export_to(out)
    finish(desk)
    book = load_workbook(out)
    cells = {cell.value: cell.data_type for row in book["问题清单"].iter_rows() for cell in row}
    assert cells["=不可信"] == "s"
    assert "等答复" in {cell.value for cell in book["备注"]["F"]}
    book.close()
