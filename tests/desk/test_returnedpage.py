# SPDX-License-Identifier: AGPL-3.0-or-later
"""Replies of districts in the window: dropped, looked at, taken in, followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.districts.returnedmodel import ANSWER, FIGURES, KIND, ReturnedModel
from reviewer.desk.districts.returnedpage import ReturnedPage
from reviewer.desk.findings.filters import Filter
from reviewer.desk.i18n import Language
from reviewer.desk.look.theme import LIGHT
from reviewer.export import replyform as form
from reviewer.model.project import Status
from reviewer.model.reply import Answer, Follow
from reviewer.model.returned import Kind, Looked, Sorted
from tests import desks, replybook
from tests.desks import CULPRIT, ROW
from tests.driving import current, finish, hand, key, report, status, there
from tests.replybook import FIRST


def sent(desk: Desk, folder: Path, ending: str = ".xlsx") -> Path:
    """A workbook with the findings of the open report, gone."""
    path = folder / f"栖霞谷区{ending}"
    replybook.send(there(desk.session.project), path, [report(desk).row.uuid])
    desk.session.refresh()
    return path


def row_of(path: Path, finding: str) -> int:
    page = replybook.answers(openpyxl.load_workbook(path))
    checks = [page.cell(at, form.position("check")).value for at in range(FIRST, page.max_row + 1)]
    return checks.index(finding.split("@")[0])


def say(path: Path, finding: str, **said: object) -> Path:
    """Answer one finding."""
    return replybook.fill(path, *[{}] * row_of(path, finding), said)


def page(desk: Desk) -> ReturnedPage:
    return desk.window.sheets.returned


def row(desk: Desk, kind: Kind) -> int:
    model = page(desk).model
    return next(at for at in range(model.rowCount()) if there(model.line(at)).it.kind is kind)


def press(desk: Desk, code: Qt.Key) -> None:
    QTest.keyClick(page(desk).table, code)


def test_a_dropped_reply_is_shown_tried_taken_in_and_followed(desk: Desk, tmp_path: Path) -> None:
    path = sent(desk, tmp_path)
    assert current_follow(desk, ROW) is Follow.OVERDUE
    say(path, ROW, answer="已更正", explanation="漏填", corrected=there(figure(desk)), person="王芳")
    hand(desk, path)
    model = page(desk).model
    assert page(desk).isVisible()
    assert there(model.line(0)).it.kind is Kind.NEW
    assert str(model.index(0, ANSWER).data()) == "已更正"
    assert "更正后通过" in str(model.index(0, FIGURES).data())
    assert "漏填" in page(desk).detail.text()
    assert current_follow(desk, ROW) is Follow.OVERDUE

    page(desk).take.click()
    finish(desk)
    assert there(model.line(0)).it.kind is not Kind.NEW
    assert not page(desk).take.isEnabled()
    assert current_follow(desk, ROW) is Follow.CORRECTED
    press_open(desk, ROW)
    assert desk.window.columns.isVisible()
    assert current(desk).key == ROW
    assert status(desk) is Status.OPEN
    assert "漏填" in desk.window.findings.why.exchange.words.text()
    assert not report(desk).corrections

    key(desk, Qt.Key.Key_E)
    assert current_follow(desk, ROW) is Follow.CLOSED
    key(desk, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    edit = desk.window.findings.why.exchange.edit
    assert edit.hasFocus()
    edit.setText("又错了")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert current_follow(desk, ROW) is Follow.REOPENED
    assert "又错了" in desk.window.findings.why.exchange.words.text()
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert current_follow(desk, ROW) is Follow.CLOSED
    chips = desk.window.findings.bar.chips
    assert chips[Filter.CLOSED].text().endswith(" 1")
    desk.window.findings.choose(Filter.CLOSED)
    assert [one.key for one in desk.session.findings if one.follow is Follow.CLOSED] == [ROW]
    assert desk.window.findings.model.rowCount() == 1


def current_follow(desk: Desk, finding: str) -> Follow | None:
    return there(desk.session.numbered(finding)).follow


def figure(desk: Desk) -> str:
    """The figure that makes the row of 3.1 add up."""
    finding = there(desk.session.numbered(ROW)).reviewed.finding
    left = there(desk.session.report).facts[form.cell_of(finding)].value or 0
    return str(left - there(finding.left) + there(finding.right))


def press_open(desk: Desk, finding: str) -> None:
    model = page(desk).model
    at = next(at for at in range(model.rowCount()) if there(model.line(at)).it.key == finding)
    page(desk).table.selectRow(at)
    press(desk, Qt.Key.Key_Return)


def test_an_unclear_answer_is_asked_about_and_a_bad_file_said(desk: Desk, tmp_path: Path) -> None:
    path, broken = sent(desk, tmp_path), tmp_path / "坏.ods"
    broken.write_bytes(b"PK\x03\x04nothing")
    say(path, ROW, answer="是", explanation="正在核实")
    hand(desk, path, broken)
    assert "坏.ods" in desk.window.message.words.text()
    at = row(desk, Kind.UNCLEAR)
    page(desk).table.selectRow(at)
    assert page(desk).model.chosen == ()
    assert "是" in page(desk).detail.text()
    press(desk, Qt.Key.Key_1)
    (chosen,) = page(desk).model.chosen
    assert there(chosen.reply).answer is Answer.AGREED
    assert "是" in there(chosen.reply).explanation
    press(desk, Qt.Key.Key_Space)
    assert page(desk).model.chosen == ()
    page(desk).filter(Kind.UNCLEAR)
    assert page(desk).model.rowCount() == 1
    key(desk, Qt.Key.Key_Escape)
    assert desk.window.columns.isVisible()


def test_a_reply_comes_with_reports_and_does_not_keep_them_out(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = say(sent(desk, tmp_path), ROW, answer="属实")
    other = desks.pdf(tmp_path / "云岚市2024年年报.pdf", seed=5)
    with qtbot.waitSignal(desk.importer.finished, timeout=60_000):
        desk.window.import_paths([path, other])
    finish(desk)
    assert len(desk.session.rows) == 2
    assert page(desk).model.count(Kind.NEW) == 1


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = ReturnedModel(chinese, LIGHT, str)
    model.show([Looked("甲.xlsx", "0", lines=(Sorted(Kind.NEW), Sorted(Kind.MISSING, figures=((CULPRIT, "1"),))))])
    qtmodeltester.check(model)
    assert model.index(0, KIND).data() == "新答复"
