# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stack of undo is the journal's picture, and shows what it undoes wherever that is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.desk.app import Desk
from reviewer.desk.sheets.stepspage import StepsPage
from reviewer.errors import ReviewerError
from reviewer.model.project import Status, Target
from reviewer.model.text import Text
from tests import desks, reviews
from tests.driving import finish, key, report, status, status_of, there

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def texts(desk: Desk) -> list[str]:
    stack = desk.session.steps.stack
    return [stack.text(at) for at in range(stack.count())]


def decide_twice(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_1)
    desk.session.do.add_note("一", Target(finding=desks.ROW))
    desk.session.select_finding(desks.COLUMN)
    key(desk, Qt.Key.Key_3)


def test_every_command_is_on_the_stack_and_a_new_one_ends_what_was_undone(desk: Desk) -> None:
    decide_twice(desk)
    stack = desk.session.steps.stack
    assert (texts(desk), stack.index()) == (["确认问题 T3-ROW", "添加备注", "误报 T3-SUM7"], 3)
    key(desk, Qt.Key.Key_Z, CONTROL)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert (stack.count(), stack.index()) == (3, 1)
    assert desk.window.actions_by_name["redo"].text() == "恢复：添加备注"
    desk.session.do.correct("requests/3.1/company", "5")
    assert (texts(desk), stack.index()) == (["确认问题 T3-ROW", "更正数字"], 2)
    stack.undo()
    assert report(desk).corrections == ()
    stack.redo()
    assert [it.printed for it in report(desk).corrections] == ["5"]


def test_what_is_undone_past_the_window_is_followed(desk: Desk) -> None:
    decide_twice(desk)
    journal = there(desk.session.project).journal
    journal.undo()
    desk.session.saved.emit()
    assert (desk.session.steps.stack.index(), journal.done) == (2, 2)
    key(desk, Qt.Key.Key_Y, CONTROL)
    assert (desk.session.steps.stack.index(), journal.done) == (3, 3)


def test_a_refused_undo_leaves_the_stack_where_the_project_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    decide_twice(desk)

    def refused() -> None:
        raise ReviewerError(Text("磁盘空间不足。", "The disk is full."), Text("请清理。", "Free some."))

    monkeypatch.setattr(there(desk.session.project).journal, "undo", refused)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert "磁盘" in desk.window.message.words.text()
    assert desk.session.steps.stack.index() == 3
    monkeypatch.undo()
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert status_of(desk, desks.COLUMN) is Status.OPEN
    assert desk.session.steps.stack.index() == 2


def test_undoing_in_another_report_opens_it_and_selects_the_thing(desk: Desk) -> None:
    first = report(desk).row.uuid
    source = reviews.pdf(there(desk.session.project).path.parent, "另一份.pdf", "another")
    other = there(desk.session.project).keep(source, reviews.review(source))
    desk.session.refresh()
    desk.session.select_finding(desks.COLUMN)
    key(desk, Qt.Key.Key_1)
    desk.session.do.correct(desks.CULPRIT, "7")
    desk.session.open_report(other)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert report(desk).row.uuid == first
    assert desk.session.selection.address == desks.CULPRIT
    desk.session.open_report(other)
    key(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.session.selection.finding == desks.COLUMN
    assert status(desk) is Status.OPEN
    desk.session.open_report(other)
    key(desk, Qt.Key.Key_Y, CONTROL)
    assert status(desk) is Status.CONFIRMED


def page(desk: Desk) -> StepsPage:
    key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
    found = desk.window.sheets.currentWidget()
    assert isinstance(found, StepsPage)
    return found


def lines(steps: StepsPage) -> list[str]:
    return [str(steps.model.index(row).data()) for row in range(steps.model.rowCount())]


def test_a_click_in_the_history_goes_back_and_forth(desk: Desk) -> None:
    decide_twice(desk)
    steps = page(desk)
    assert steps.list.hasFocus()
    said = lines(steps)
    assert [line[0] for line in said] == ["　", "　", "　", "▸"]
    assert "确认问题 T3-ROW" in said[1]
    assert "栖霞谷区" in said[1]
    box = steps.list.visualRect(steps.model.index(1))
    QTest.mouseClick(steps.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    finish(desk)
    assert there(desk.session.project).journal.done == 1
    assert [line.endswith("（已撤销）") for line in lines(steps)] == [False, False, True, True]
    assert (status_of(desk, desks.ROW), status_of(desk, desks.COLUMN)) == (Status.CONFIRMED, Status.OPEN)
    steps.list.setCurrentIndex(steps.model.index(3))
    QTest.keyClick(steps.list, Qt.Key.Key_Return)
    finish(desk)
    assert status_of(desk, desks.COLUMN) is Status.DISMISSED
    steps.list.setCurrentIndex(steps.model.index(0))
    QTest.keyClick(steps.list, Qt.Key.Key_Return)
    finish(desk)
    assert report(desk).notes == ()
    assert desk.session.steps.stack.index() == 0
    QTest.keyClick(steps.list, Qt.Key.Key_Escape)
    assert desk.window.columns.isVisible()
