# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of settings: what is changed holds and is remembered, what makes no sense is refused in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.theme import DARK
from reviewer.desk.preferences import Preferences
from reviewer.desk.sheets.settingrow import SettingRow
from reviewer.settings import Settings
from tests.desk.conftest import Open
from tests.driving import key, there


def row(desk: Desk, name: str) -> SettingRow:
    return desk.window.sheets.settings.rows[name]


def typed(desk: Desk, name: str, text: str) -> SettingRow:
    edit = row(desk, name).editor
    assert isinstance(edit, QLineEdit)
    edit.setText(text)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    return row(desk, name)


def test_a_setting_is_changed_kept_refused_and_reset(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk()
    key(desk, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.sheets.currentWidget() is desk.window.sheets.settings
    assert desk._settings.most_pages == 600
    told = typed(desk, "most_pages", "900").told
    assert desk._settings.most_pages == 900
    assert "之后读取的文件" in told.text()
    refused = typed(desk, "most_pages", "0")
    assert "1 至 10,000" in refused.told.text()
    assert refused.told.isVisible()
    assert desk._settings.most_pages == 900
    assert desk._preferences.chosen(["most_pages"]) == {"most_pages": "900"}
    assert refused.reset.isVisible()
    assert not row(desk, "most_words").reset.isVisible()
    QTest.mouseClick(refused.reset, Qt.MouseButton.LeftButton)
    assert desk._settings.most_pages == 600
    assert not refused.told.isVisible() or "之后读取" in refused.told.text()
    typed(desk, "scan_seconds", "60")
    again = open_desk()
    assert (again._settings.scan_seconds, again._settings.most_pages) == (60.0, 600)


def test_flags_names_and_rules_hold_at_once(open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk()
    journal = there(desk.session.project).journal
    box = row(desk, "copy_pdfs").editor
    assert isinstance(box, QCheckBox)
    box.click()
    assert not journal.settings.copy_pdfs
    typed(desk, "author", "王审计")
    assert journal.author == "王审计"
    told = typed(desk, "rules_folder", str(tmp_path)).told
    assert desk.window.sheets.rules.folder == str(tmp_path)
    assert "F5" in told.text()


def test_theme_and_size_rebuild_the_window_and_lead_back_to_the_setting(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk()
    desk.window.sheets.show_settings()
    combo = row(desk, "theme").editor
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("dark"))
    combo.activated.emit(combo.currentIndex())
    assert desk.window.theme is DARK
    before = desk.window.fontMetrics().height()
    typed(desk, "text_percent", "150")
    assert desk.window.fontMetrics().height() > before * 1.4
    assert desk.window.sheets.currentWidget() is desk.window.sheets.settings
    qtbot.waitUntil(lambda: desk.session.project is not None)
    desk._preferences.choose("text_percent", None)
    typed(desk, "text_percent", "100")


def test_what_the_command_line_gave_is_said_and_gives_way_to_a_change(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    preferences = Preferences.at(tmp_path / "desk.ini")
    preferences.choose("lang", "zh")
    desk = Desk(qapp, Settings(lang="en"), preferences, None, frozenset({"lang"}))
    try:
        assert desk.language.lang == "en"
        desk.window.sheets.show_settings()
        assert "command line" in row(desk, "lang").told.text()
        desk.window.change_language("zh")
        assert desk._settings.lang == "zh"
        assert row(desk, "lang").told.text() == ""
    finally:
        desk.close()


def test_readers_are_made_anew_only_when_nothing_is_read(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk()
    bridge = desk._reading
    bridge._jobs = bridge._make()
    typed(desk, "readers", "3")
    assert bridge._jobs is None
    made = bridge._make()
    assert made._settings.readers == 3
    made.close()
