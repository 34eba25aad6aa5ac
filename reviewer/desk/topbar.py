# SPDX-License-Identifier: AGPL-3.0-or-later
"""The row over the columns: the project, the few things done often, and the next finding."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.roomybar import RoomyBar
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme


class TopBar(RoomyBar):
    """Its buttons are the menu's actions under shorter names."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = QLabel()
        self._name.setProperty("role", "title")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("搜索报告…"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(scaled(240))
        self.search.setAccessibleName(tr("搜索报告"))
        self.search.addAction(icon("search", theme.quiet), QLineEdit.ActionPosition.LeadingPosition)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._name)
        row.addSpacing(GRID)
        begin = (
            self._button(actions["import"], tr("导入报告…"), "download"),
            self._button(actions["again"], tr("重新核对"), "refresh-cw"),
            self._button(actions["overview"], tr("总览"), ""),
            self._button(actions["roll"], tr("应报名单"), ""),
        )
        for button in begin:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        export = self._button(actions["export"], tr("导出工作簿…"), "")
        row.addWidget(export)
        row.addWidget(self._button(actions["next"], tr("下一处问题 F8"), "", primary=True))
        self.search.setMinimumWidth(scaled(100))
        self.spare((begin[1], export, begin[3], begin[2]))

    def _button(self, action: QAction, words: str, name: str, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        if primary:
            button.setProperty("role", "primary")
        if name:
            button.setIcon(icon(name, self._theme.text, self._theme.quiet))
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def show_name(self, name: str) -> None:
        self._name.setText(name)
