# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of what the program says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

import reviewer
from reviewer.desk.i18n import mark, tr
from reviewer.desk.menus.action import Action
from reviewer.desk.topics import topic_of

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def about(window: MainWindow) -> None:
    box = QMessageBox(window)
    box.setWindowTitle(tr("关于"))
    words = tr("政府信息公开年报审核 {version}\n依 GNU AGPL 第 3 版或更新版发布。图标：Lucide（ISC）。")
    box.setText(words.format(version=reviewer.__version__))
    box.open()


def show_guide(window: MainWindow) -> None:
    """The guide at what fits the keyboard's place; pressed in the guide it leads back."""
    if window.sheets.currentWidget() is window.sheets.help:
        window.sheets.go_back()
    else:
        window.sheets.show_help(*topic_of(window))


def show_keys(window: MainWindow) -> None:
    window.sheets.show_help("keys")


ROWS = (
    Action("guide", mark("使用说明"), "F1", show_guide),
    Action("keys", mark("全部快捷键"), "", show_keys),
    Action(),
    Action("about", mark("关于"), "", about),
)
