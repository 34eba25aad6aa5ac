# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menu of undoing, copying, searching, naming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.desk.i18n import mark
from reviewer.desk.menus.action import Action

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def undo(window: MainWindow) -> None:
    window.session.do.step_history(back=True)


def redo(window: MainWindow) -> None:
    window.session.do.step_history(back=False)


def history(window: MainWindow) -> None:
    window.sheets.show_steps()


def copy(window: MainWindow) -> None:
    window.tables.copy()


def identify(window: MainWindow) -> None:
    window.show_side()
    window.identity.open()


def search(window: MainWindow) -> None:
    window.search.setFocus()
    window.search.selectAll()


def filter_findings(window: MainWindow) -> None:
    window.show_side()
    window.findings.bar.write()


def show_settings(window: MainWindow) -> None:
    window.sheets.show_settings()


def find(window: MainWindow) -> None:
    window.pages.finder.open_bar()


ROWS = (
    Action("undo", mark("撤销"), "Ctrl+Z", undo, "undo-2"),
    Action("redo", mark("恢复"), "Ctrl+Y", redo, "redo-2"),
    Action("history", mark("操作历史"), "Ctrl+Shift+Z", history),
    Action(),
    Action("copy", mark("复制表格单元格\tCtrl+C"), "", copy),
    Action("find", mark("在报告中查找"), "Ctrl+F", find, "search"),
    Action("search", mark("搜索报告"), "Ctrl+J", search),
    Action("filter", mark("筛选问题"), "/", filter_findings),
    Action("identify", mark("更正单位、年度、标题…"), "F3", identify),
    Action(),
    Action("settings", mark("设置…"), "Ctrl+,", show_settings),
)
