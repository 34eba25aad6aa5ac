# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the window begins without a project, and what it shows newcomers over the demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reviewer import homes
from reviewer.desk.help.hintbar import STEPS
from reviewer.desk.i18n import tr
from reviewer.desk.menus.file import documents
from reviewer.desk.preferences import system_user

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def connect_start(window: MainWindow) -> None:
    """Let the page of how to begin do what it promises."""
    start, wanted = window.sheets.start, window.setting_wanted
    start.demo_wanted.connect(window.demo_wanted)
    start.folder_wanted.connect(lambda: _ask_folder(window))
    start.file_wanted.connect(window.actions_by_name["open"].trigger)
    start.project_wanted.connect(window.open_project)
    start.unwanted.connect(lambda path: _forget(window, path))
    start.named.connect(lambda name: wanted.emit("author", name))
    start.lang_wanted.connect(lambda lang: wanted.emit("lang", lang))


def name_of(project: Path) -> str:
    """What a project is called: the demonstration in the user's language, any other as its file."""
    return tr("演示项目") if project.parent == homes.demonstration() else project.stem


def connect(window: MainWindow) -> None:
    """Let the hint follow what is done."""
    window.hint.closed.connect(window.preferences.close_hint)
    for actions, _ in STEPS:
        for name in actions:
            window.actions_by_name[name].triggered.connect(lambda _=False, name=name: window.hint.done(name))


def greet(window: MainWindow) -> None:
    """Show how to begin."""
    preferences = window.preferences
    window.sheets.start.show_state(preferences.recent, preferences.author or system_user())
    window.sheets.show_start(True)


def show_hint(window: MainWindow) -> None:
    """Show the first steps, unless they were closed for ever."""
    window.hint.setVisible(not window.preferences.hint_closed)


def _forget(window: MainWindow, path: Path) -> None:
    window.preferences.forget(path)
    start = window.sheets.start
    start.show_state(window.preferences.recent, start.name.text())
    start.take_focus()


def _ask_folder(window: MainWindow) -> None:
    name = QFileDialog.getExistingDirectory(window, tr("选择装有报告的文件夹"), str(documents()))
    if name:
        window.folder_wanted.emit(Path(name))
