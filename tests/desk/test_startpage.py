# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window without a project: three ways to begin, the projects of before, and the hint over the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.preferences import Preferences
from reviewer.project import Project
from reviewer.settings import Settings
from tests import desks
from tests.driving import LONG, key, there


@pytest.fixture
def bare(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The program as it starts the first time, but that it knows two projects, of which one is gone."""
    monkeypatch.setattr("reviewer.homes.demonstration", lambda: tmp_path / "data" / "demo")
    samples = tmp_path / "samples"
    samples.mkdir()
    desks.pdf(samples / "栖霞谷区.pdf")
    monkeypatch.setattr("reviewer.demo.read_files", lambda _: [samples / "栖霞谷区.pdf"])
    preferences = Preferences.at(tmp_path / "desk.ini")
    Project.create(tmp_path / "去年.review", "李").close()
    preferences.opened(tmp_path / "没有了.review")
    preferences.opened(tmp_path / "去年.review")
    desk = Desk(qapp, Settings(readers=1), preferences, None)
    desk.window.resize(1280, 800)
    desk.window.show()
    qtbot.waitExposed(desk.window)
    yield desk
    desk.close()


def test_the_page_fills_the_window_and_begins_with_the_project_of_before(bare: Desk) -> None:
    window, start = bare.window, bare.window.sheets.start
    assert window.sheets.currentWidget() is start
    assert not window.top.isVisible()
    assert [button.text() for button in start.recent.buttons] == ["去年", "移除"]
    assert window.focusWidget() is start.recent.buttons[0]
    QTest.mouseClick(start.recent.buttons[1], Qt.MouseButton.LeftButton)
    assert [path.stem for path, _ in window.preferences.recent] == ["去年"]
    start.name.setText("王审计")
    QTest.keyClick(start.recent.buttons[0], Qt.Key.Key_Space)
    assert there(bare.session.project).path.stem == "去年"
    assert not window.sheets.covered
    assert window.top.isVisible()


def test_a_page_laid_over_it_leads_back_to_it(bare: Desk) -> None:
    sheets = bare.window.sheets
    key(bare, Qt.Key.Key_F1)
    assert sheets.help.topic == "start"
    QTest.keyClick(sheets.help.text, Qt.Key.Key_Escape)
    assert sheets.currentWidget() is sheets.start


def test_the_language_is_changed_there(bare: Desk) -> None:
    QTest.mouseClick(bare.window.sheets.start.languages["en"], Qt.MouseButton.LeftButton)
    assert bare.language.lang == "en"
    assert bare.window.sheets.start.demo.text() == "Open the demonstration"
    assert bare.window.sheets.currentWidget() is bare.window.sheets.start


def test_a_folder_becomes_a_project_beside_it_and_its_name_is_agreed_to(
    bare: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "各区报送"
    folder.mkdir()
    desks.pdf(folder / "北岸区.pdf", seed=5)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    start = bare.window.sheets.start
    start.name.setText("王审计")
    with qtbot.waitSignal(bare.importer.finished, timeout=LONG):
        QTest.mouseClick(start.folder, Qt.MouseButton.LeftButton)
    project = there(bare.session.project)
    assert project.path == tmp_path / "各区报送.review"
    assert project.journal.author == "王审计"
    assert not bare.window.name_bar.isVisible()
    assert not bare.window.hint.isVisible()
    assert len(bare.session.rows) == 1


def test_the_demonstration_is_read_in_the_background_with_a_hint_that_can_be_closed_for_ever(
    bare: Desk, qtbot: QtBot
) -> None:
    window = bare.window
    with qtbot.waitSignal(bare.importer.finished, timeout=LONG):
        QTest.mouseClick(window.sheets.start.demo, Qt.MouseButton.LeftButton)
        assert bare.importer.running
        assert window.status.bar.isVisible()
    assert [row.file for row in bare.session.rows] == ["栖霞谷区.pdf"]
    assert window.hint.isVisible()
    key(bare, Qt.Key.Key_F8)
    key(bare, Qt.Key.Key_1)
    assert [label.text()[0] for label in window.hint.steps] == ["✓", "✓", "3"]
    QTest.mouseClick(window.hint.close_button, Qt.MouseButton.LeftButton)
    assert not window.hint.isVisible()
    assert bare.open_demo()
    assert not bare.importer.running
    assert window.preferences.hint_closed


def test_a_demonstration_that_is_asked_for_at_the_start_is_made_there(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.homes.demonstration", lambda: tmp_path / "data" / "demo")
    monkeypatch.setattr("reviewer.demo.read_files", lambda _: [desks.pdf(tmp_path / "栖霞谷区.pdf")])
    desk = Desk(qapp, Settings(readers=1), Preferences.at(tmp_path / "desk.ini"), tmp_path / "data/demo/demo.review")
    try:
        with qtbot.waitSignal(desk.importer.finished, timeout=LONG):
            desk.window.show()
        assert desk.window.hint.isVisible()
        assert len(desk.session.rows) == 1
    finally:
        desk.close()


def test_a_project_that_cannot_be_opened_leaves_the_page_with_the_reason(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    held = tmp_path / "被占用.review"
    with Project.create(held, "李"):
        desk = Desk(qapp, Settings(), Preferences.at(tmp_path / "other.ini"), held)
        try:
            desk.window.show()
            qtbot.waitUntil(lambda: desk.window.message.isVisible(), timeout=LONG)
            assert desk.window.sheets.currentWidget() is desk.window.sheets.start
            assert "被占用" in desk.window.message.words.text()
        finally:
            desk.close()
