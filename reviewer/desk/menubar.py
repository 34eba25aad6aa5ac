# SPDX-License-Identifier: AGPL-3.0-or-later
"""The menus of the window, made of the tables that say what they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from reviewer.desk.actions import MENUS
from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.menus.action import Action

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def made(window: MainWindow) -> dict[str, QAction]:
    """Give the window its menus; every action by its name."""
    actions: dict[str, QAction] = {}
    for words, rows in MENUS:
        menu = window.menuBar().addMenu(tr(words))
        menu.aboutToShow.connect(partial(tick, window, rows))
        inner: dict[str, QMenu] = {}
        for row in rows:
            if row.under and row.under not in inner:
                inner[row.under] = menu.addMenu(tr(row.under))
            where = inner.get(row.under, menu)
            if row.do is None:
                where.addSeparator()
            else:
                actions[row.name] = _action(window, row, row.do)
                where.addAction(actions[row.name])
    return actions


def tick(window: MainWindow, rows: Sequence[Action]) -> None:
    """Let the rows that carry a tick say what is so now."""
    for row in rows:
        if row.checked is not None:
            window.actions_by_name[row.name].setChecked(row.checked(window))


def _action(window: MainWindow, row: Action, do: Callable[[MainWindow], None]) -> QAction:
    action = QAction(tr(row.words), window)
    action.setShortcut(QKeySequence(row.key))
    if row.icon:
        action.setIcon(icon(row.icon, window.theme.text, window.theme.quiet))
    action.setCheckable(row.checked is not None)
    action.triggered.connect(lambda _=False: do(window))
    action.triggered.connect(lambda _=False: tick(window, (row,)))
    return action
