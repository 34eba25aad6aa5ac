# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the bodies that must report, in the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from reviewer.bodies import roll
from reviewer.desk.app import Desk
from reviewer.desk.districts.rollmodel import CONTACT, DUE, NAME, PARENT, STAND, RollModel, Show
from reviewer.desk.findings.model import DETAIL
from reviewer.desk.i18n import Language
from reviewer.desk.look.theme import LIGHT
from reviewer.model.body import Body
from reviewer.model.project import Status
from reviewer.model.report import Verdict
from tests import desks
from tests.driving import bring, finish, hand, key, report, status, there

LIST = (
    ("单位", "联系人", "截止日期"),
    ("栖霞谷区", "张三", "2月20日"),
    ("栖霞谷区教育局", "李四", None),
    ("栖霞谷区财政局", "王五", "月底"),
)


def workbook(folder: Path) -> Path:
    book = Workbook()
    for line in LIST:
        book.worksheets[0].append(line)
    book.save(folder / "名单.xlsx")
    return folder / "名单.xlsx"


def shown(desk: Desk, column: int) -> list[str]:
    model = desk.window.sheets.roll.model
    return [str(model.index(at, column).data()) for at in range(model.rowCount())]


def test_a_list_dropped_on_the_window_shows_who_is_missing(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    page = desk.window.sheets.roll
    assert page.isVisible()
    assert not desk.window.columns.isVisible()
    assert [name.strip("　") for name in shown(desk, NAME)][:3] == ["栖霞谷区", "栖霞谷区教育局", "栖霞谷区财政局"]
    assert shown(desk, NAME)[1].startswith("　")
    assert shown(desk, CONTACT)[:3] == ["张三", "李四", "王五"]
    assert "月底" in desk.window.message.words.text()
    assert page.chips[Show.MISSING].text().startswith("未报送 2")
    page.filter(Show.MISSING)
    assert shown(desk, NAME) == ["栖霞谷区教育局", "栖霞谷区财政局"]


def test_a_cell_is_edited_and_undone(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    model, project = desk.window.sheets.roll.model, there(desk.session.project)
    assert model.setData(model.index(1, CONTACT), "赵六 123")
    assert model.setData(model.index(1, DUE), "2025-02-01")
    assert not model.setData(model.index(1, DUE), "明天")
    assert model.setData(model.index(1, PARENT), "")
    body = project.bodies.all()[1]
    assert (body.contact, body.due, body.parent) == ("赵六 123", date(2025, 2, 1), "")
    assert not shown(desk, NAME)[-1].startswith("　")
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.bodies.all()[1].parent is None
    unchecked = Qt.CheckState.Unchecked.value
    model.setData(model.index(2, NAME), unchecked, Qt.ItemDataRole.CheckStateRole)
    assert [it.expected for it in project.bodies.all()] == [True, True, False]


def test_the_parent_is_chosen_among_the_bodies(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    hand(desk, workbook(tmp_path))
    table = desk.window.sheets.roll.table
    index = desk.window.sheets.roll.model.index(2, PARENT)
    table.edit(index)
    box = there(table.findChild(QComboBox))
    assert box.findText("栖霞谷区财政局") < 0
    box.setCurrentIndex(box.findText("栖霞谷区教育局"))
    table.commitData(box)
    assert there(desk.session.project).bodies.all()[2].parent == "栖霞谷区教育局"


def test_the_list_lets_the_window_be_narrow(desk: Desk) -> None:
    assert desk.window.sheets.roll.minimumSizeHint().width() <= desk.window.minimumWidth()


def test_a_body_is_put_on_the_list_by_hand(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    page, project = desk.window.sheets.roll, there(desk.session.project)
    for name in ("栖霞谷区大石镇", "栖霞谷区"):
        page.new.setText(name)
        QTest.keyClick(page.new, Qt.Key.Key_Return)
    assert [it.name for it in project.bodies.all()][-1] == "栖霞谷区大石镇"
    assert (len(project.bodies.all()), project.bodies.all()[0].contact) == (4, "张三")
    assert page.new.text() == ""


def test_a_body_is_taken_off_the_list_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    page, project = desk.window.sheets.roll, there(desk.session.project)
    page.table.selectRow(2)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert [it.name for it in project.bodies.all()] == ["栖霞谷区", "栖霞谷区教育局"]
    key(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(project.bodies.all()) == 3


def test_no_finding_is_decided_behind_the_list(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    key(desk, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.sheets.roll.isVisible()
    key(desk, Qt.Key.Key_1)
    assert status(desk) is Status.OPEN
    key(desk, Qt.Key.Key_F8)
    assert desk.window.columns.isVisible()


def test_escape_and_a_double_click_lead_back_to_the_report(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    page = desk.window.sheets.roll
    page.closed.emit()
    assert desk.window.columns.isVisible()
    desk.window.sheets.show_roll()
    at = next(n for n, (it, _) in enumerate(page.model.rows) if it.report)
    page.table.doubleClicked.emit(page.model.index(at, STAND))
    assert desk.window.columns.isVisible()
    assert report(desk).row.uuid == page.model.rows[at][0].report


def test_the_chase_list_is_written(desk: Desk, tmp_path: Path) -> None:
    hand(desk, workbook(tmp_path))
    desk.window.sheets.roll.export(tmp_path / "催报.xlsx")
    desk.window.sheets.roll.export(tmp_path / "空白.xlsx", "export_empty_list")
    finish(desk)
    assert load_workbook(tmp_path / "催报.xlsx")["催报名单"]["B4"].value == "栖霞谷区教育局"
    assert (tmp_path / "空白.xlsx").exists()


def test_a_file_that_is_no_list_is_said(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"x")
    hand(desk, bad)
    assert "坏.xlsx" in desk.window.message.words.text()


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = RollModel(lambda body: None, chinese, LIGHT)
    rows = [desks.row("a", "云岚市", verdict=Verdict.PASS)]
    model.show(roll.roll([Body("云岚市"), Body("云岚市甲区")], rows, {}, date(2025, 3, 1)), Show.ALL)
    qtmodeltester.check(model)


def test_last_year_s_project_begins_this_year_s_and_its_words_are_offered(
    desk: Desk, tmp_path: Path, report_pdf: Path, qtbot: QtBot
) -> None:
    window, old = desk.window, there(desk.session.project)
    desk.session.select_finding(desks.ROW)
    desk.session.do.decide(Status.EXPLAINED)
    desk.session.do.add_note("含上年转入 1 件")
    old_path, uuid = old.path, report(desk).row.uuid
    last = report(desk).row
    desk.session.do.identify(last.organisation, 2023, last.title)
    window.start_wanted.emit(tmp_path / "今年.review", old_path)
    finish(desk)
    assert there(desk.session.project).path.name == "今年.review"
    assert window.sheets.roll.isVisible()
    assert [name.strip("　") for name in shown(desk, NAME)] == [last.organisation]
    bring(desk, qtbot, report_pdf)
    window.sheets.go_back()
    assert report(desk).row.uuid != uuid
    desk.session.select_finding(desks.ROW)
    said = window.findings.why._said.text()
    assert "上年同一问题（2023 年）：已说明" in said
    assert "含上年转入 1 件" in said
    assert "上年也有" in str(window.findings.list.currentIndex().data(DETAIL))
