# SPDX-License-Identifier: AGPL-3.0-or-later
"""A closed report in the window: everything that would change it is grey or read-only, and says why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from reviewer.desk.app import Desk
from reviewer.model.place import Place
from reviewer.model.project import Status, Target
from reviewer.model.signing import Mark, Signing
from reviewer.store import parts, reports, signings
from tests import desks
from tests.driving import cell, key, report, table, there

FIGURE = "requests/1/natural"
HERE = Place(1, 50.0, 60.0, 150.0, 90.0)


def message(desk: Desk) -> str:
    return desk.window.message.words.text()


def said_why(desk: Desk) -> bool:
    """Whether it says so now; forgotten for the next time."""
    told = "李审计 关闭" in message(desk)
    desk.window.message.say("")
    return told


def test_a_closed_report_is_read_only_everywhere_and_says_why(desk: Desk) -> None:
    window, session = desk.window, desk.session
    session.do.add_note("留着", Target())
    window.findings.write_note(Target(page=1))
    window.findings.why.composer.edit.setPlainText("正在写")
    session.sign.close("归档")
    assert {it.text for it in report(desk).notes} == {"留着", "正在写"}
    before = report(desk)
    session.select_figure(FIGURE)
    view = table(desk)
    view.setCurrentIndex(cell(view, FIGURE))
    for code in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        QTest.keyClick(view, code)
        assert said_why(desk)
        assert not view.viewport().findChildren(QLineEdit)
    window.tables.editing.confirm()
    assert said_why(desk)
    assert "已确认" not in window.status.step.text()
    session.select_finding(desks.ROW)
    for button in (*window.findings.why.buttons.values(), window.identity.change, window.tables.compare.box):
        assert not button.isEnabled()
        assert "李审计" in button.toolTip()
    for name in ("note_page", "note_report", "edit_own", "alike_everywhere", "compare"):
        assert not window.actions_by_name[name].isEnabled()
    for write in (window.findings.write_note, window.findings.write_finding):
        write()
        assert said_why(desk)
        assert window.findings.why.composer.isHidden()
    assert report(desk).notes == before.notes
    session.sign.reopen("补充")
    assert "李审计" not in window.identity.change.toolTip()
    assert window.findings.why.buttons[Status.CONFIRMED].isEnabled()


def test_a_note_of_a_closed_report_is_neither_changed_nor_deleted(desk: Desk) -> None:
    note = there(desk.session.do.add_note("留着", Target()))
    desk.session.sign.close("归档")
    notes = desk.window.tables.notes
    notes.show_note(note)
    assert not notes.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    for code in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(notes, code)
        assert said_why(desk)
    assert [it.uuid for it in report(desk).notes] == [note]


def test_what_would_undo_a_change_of_a_closed_report_is_refused_and_stays_on_the_stack(desk: Desk) -> None:
    session, project = desk.session, there(desk.session.project)
    session.do.decide(Status.CONFIRMED, [desks.ROW])
    session.do.add_note("后来", Target())
    uuid, stamp = report(desk).row.uuid, project.journal.stamp()
    closed = signings.state(Signing(closed=Mark("王", stamp.at, "在另一处")))
    with project.journal.store.writing() as db:
        parts.put(db, reports.key(db, uuid), {parts.SIGNING: {"": closed}}, stamp)
    session.refresh()
    stack = session.steps.stack
    for _ in range(2):
        key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "王" in message(desk)
        assert "关闭" in message(desk)
        assert (stack.index(), stack.count()) == (2, 2) == (project.journal.done, len(project.journal.steps))
    assert [it.text for it in report(desk).notes] == ["后来"]
    session.sign.reopen("补充")
    session.do.step_history(back=True)
    session.do.step_history(back=True)
    assert not report(desk).notes or report(desk).row.frozen
