# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of what the program says about itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reviewer.desk.help.topics import topic_of
from reviewer.desk.i18n import mark, tr
from reviewer.desk.menus.action import Action
from reviewer.desk.menus.file import documents

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def about(window: MainWindow) -> None:
    from reviewer.desk.help.aboutbox import AboutBox  # it asks every package for its version

    box = AboutBox(window.session.language.lang, window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def export_diagnostics(window: MainWindow) -> None:
    start = str(documents() / f"reviewer-{datetime.now().astimezone():%Y%m%d-%H%M}.zip")
    name, _ = QFileDialog.getSaveFileName(window, tr("导出诊断包"), start, "ZIP (*.zip)")
    if name:
        window.diagnostics_wanted.emit(Path(name).with_suffix(".zip"))


def show_guide(window: MainWindow) -> None:
    """The guide at what fits the keyboard's place; pressed in the guide it leads back."""
    if window.sheets.is_on("help"):
        window.sheets.go_back()
    else:
        window.sheets.show_help(*topic_of(window))


def show_keys(window: MainWindow) -> None:
    window.sheets.show_help("keys")


ROWS = (
    Action("guide", mark("使用说明"), "F1", show_guide),
    Action("keys", mark("全部快捷键"), "", show_keys),
    Action(),
    Action("diagnostics", mark("导出诊断包…"), "", export_diagnostics),
    Action("about", mark("关于"), "", about),
)
