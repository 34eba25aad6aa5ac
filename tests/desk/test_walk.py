# SPDX-License-Identifier: AGPL-3.0-or-later
"""The main road with real keys: from an empty machine to decided findings, a workbook, and the answer of a district."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.findings.walking import next_failed
from reviewer.desk.look.states import State
from reviewer.desk.preferences import Preferences
from reviewer.desk.selection import in_order
from reviewer.model.finding import Severity
from reviewer.model.project import Status
from reviewer.model.reply import Follow
from reviewer.settings import Settings
from tests import desks, replybook
from tests.desk.conftest import Open
from tests.driving import finish, report, there, wait_for

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SOUND = {"requests_3_1_company": "0"}
IN_A_DIALOG = 2
"""What a dialog for files takes: one key or click to choose, one to agree."""


class Hands:
    """Press keys where the keyboard is, and count them."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.pressed = desk, 0

    def press(self, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, code, modifier)
        self.pressed += 1

    def choose(self, names: list[str]) -> tuple[list[str], str]:
        """Choose files in a dialog, and agree."""
        self.pressed += IN_A_DIALOG
        return names, ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports as a district sends them: a sound one, and one that breaks a row and a column."""
    made = tmp_path / "报送"
    made.mkdir()
    desks.pdf(made / "a.pdf", seed=5, **SOUND)
    desks.pdf(made / "b.pdf")
    return made


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[list[Desk]]:
    """The program on a machine that has never seen it; what is appended is closed afterwards."""
    started = [_start(qapp, tmp_path)]
    yield started
    for desk in started:
        desk.close()
    qapp.processEvents()


def _start(qapp: QApplication, home: Path) -> Desk:
    desk = Desk(qapp, Settings(readers=1), Preferences.at(home / "desk.ini"), None)
    desk.window.resize(1280, 800)
    desk.window.show()
    desk.window.activateWindow()
    wait_for(lambda: desk.window.isActiveWindow())
    return desk


def _answer(monkeypatch: pytest.MonkeyPatch, hands: Hands, folder: Path) -> None:
    """Agree to what the dialogs for files propose, as a user would, and count that."""

    def folder_chosen(*_: object) -> str:
        hands.pressed += IN_A_DIALOG
        return str(folder)

    def name_agreed_to(_: object, __: str, proposed: str, *___: object) -> tuple[str, str]:
        hands.pressed += 1
        return proposed, ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder_chosen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", name_agreed_to)


def test_a_dozen_keys_lead_from_an_empty_machine_to_a_workbook(
    empty: list[Desk], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk,) = empty
    hands = Hands(desk)
    _answer(monkeypatch, hands, folder)

    hands.press(Qt.Key.Key_Return)
    assert there(desk.session.project).path == tmp_path / "报送.review"
    assert desk.window.pages.welcome._title.text() == "正在读取报告…"
    assert not isinstance(desk.window.focusWidget(), QPushButton), "Enter once more would press it"
    wait_for(lambda: not desk.importer.running and len(desk.session.rows) == 2)
    assert desk.session.report is not None, "the first report opens by itself"

    hands.press(Qt.Key.Key_F8, CONTROL)
    failing = report(desk).row.uuid
    decided = 0
    assert there(desk.session.current).state is State.FAIL
    while report(desk).row.uuid == failing and report(desk).row.open:
        hands.press(Qt.Key.Key_1)
        decided += 1
        if report(desk).row.open:
            hands.press(Qt.Key.Key_F8)
    assert [row.open for row in desk.session.rows if row.uuid == failing] == [0]

    hands.press(Qt.Key.Key_E, CONTROL)
    finish(desk)
    assert (tmp_path / "报送核对结果.xlsx").stat().st_size > 0
    assert hands.pressed <= 6 + 2 * decided

    _is_found_again_as_it_was_left(empty, tmp_path, failing)


def _is_found_again_as_it_was_left(started: list[Desk], home: Path, uuid: str) -> None:
    """Quit and start again: the project, the report, the finding and the decisions are there."""
    before = started.pop()
    finding = before.session.selection.finding
    before.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    started.append(_start(app, home))
    desk = started[0]
    wait_for(lambda: desk.session.report is not None)
    assert (report(desk).row.uuid, desk.session.selection.finding) == (uuid, finding)
    failed = [one for one in desk.session.findings if one.state is State.FAIL]
    assert {one.reviewed.status for one in failed} == {Status.CONFIRMED}


def test_eight_more_keys_send_a_workbook_to_a_district_and_take_its_answer_in(
    empty: list[Desk], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk,) = empty
    hands = Hands(desk)
    _answer(monkeypatch, hands, folder)
    hands.press(Qt.Key.Key_Return)
    wait_for(lambda: not desk.importer.running and len(desk.session.rows) == 2)
    hands.press(Qt.Key.Key_F8, CONTROL)
    hands.press(Qt.Key.Key_1)
    key, before = there(desk.session.current).key, hands.pressed

    hands.press(Qt.Key.Key_E, CONTROL | SHIFT)
    hands.press(Qt.Key.Key_Return, ALT)
    wait_for(lambda: not desk.window.sheets.send.isVisible())
    finish(desk)
    gone = sorted((tmp_path / "区级工作簿").glob("*.xlsx"))
    assert there(desk.session.numbered(key)).follow is Follow.SENT

    back = [str(_answered(it, tmp_path / f"回复 {it.name}")) for it in gone]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: hands.choose(back))
    hands.press(Qt.Key.Key_R, CONTROL | SHIFT)
    page = desk.window.sheets.returned
    wait_for(lambda: page.isVisible() and page.take.isEnabled())
    hands.press(Qt.Key.Key_Return, ALT)
    wait_for(lambda: not page.take.isEnabled())
    finish(desk)
    hands.press(Qt.Key.Key_Escape)
    answered = there(desk.session.numbered(key))
    assert answered.follow is Follow.ANSWERED
    assert answered.reviewed.status is Status.CONFIRMED
    hands.press(Qt.Key.Key_E)
    assert there(desk.session.numbered(key)).follow is Follow.CLOSED
    assert hands.pressed - before <= 8


def _answered(gone: Path, back: Path) -> Path:
    """The district agrees with everything that it was told, and sends the workbook back under another name."""
    shutil.copy(gone, back)
    page = replybook.answers(openpyxl.load_workbook(back))
    return replybook.fill(back, *[{"answer": "属实", "person": "王芳"}] * (page.max_row - replybook.FIRST + 1))


def test_a_warning_is_no_failure_to_go_to() -> None:
    first, second = (one.reviewed for one in desks.findings(desks.open_report()))
    light = replace(first, finding=replace(first.finding, severity=Severity.WARNING))
    assert [one.key for one in in_order((light, second)) if one.state is State.JUDGE] == [light.finding.key]
    assert there(next_failed(in_order((light, second)), None, 1)).key == second.finding.key


def test_the_window_of_a_first_start_is_no_larger_than_the_screen(empty: list[Desk], tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    fresh = Desk(app, Settings(readers=1), Preferences.at(tmp_path / "fresh.ini"), None)
    empty.append(fresh)
    room, least = fresh.window.screen().availableSize(), fresh.window.minimumSize()
    assert fresh.window.width() <= max(room.width(), least.width())
    assert fresh.window.height() <= max(room.height(), least.height())


def test_news_about_a_signature_open_the_bar_and_a_click_closes_it(desk: Desk) -> None:
    bar = desk.window.signing
    desk.session.select_finding(desks.ROW)
    desk.session.sign.prepare()
    assert bar.isHidden()
    desk.session.do.decide(Status.CONFIRMED, [desks.ROW])
    assert not bar.isHidden(), "the decision was made after the signature"
    bar.chip.click()
    assert bar.isHidden()
    desk.session.do.decide(Status.DISMISSED, [desks.COLUMN])
    assert not bar.isHidden(), "there is more news"


def test_tables_and_findings_keep_the_heights_that_the_user_gave_them(desk: Desk, open_desk: Open) -> None:
    rows = desk.window.rows
    upper, lower = rows.sizes()
    assert upper < lower
    rows.suit(matrix=True)
    assert rows.sizes()[0] > upper
    rows.suit(matrix=False)
    assert abs(rows.sizes()[0] - upper) <= 1
    rows.moveSplitter(upper + 60, 1)
    moved = rows.sizes()[0]
    rows.suit(matrix=True)
    assert rows.sizes()[0] == moved > upper
    again = open_desk()
    wait_for(lambda: again.session.report is not None)
    assert again.window.rows.in_hand
