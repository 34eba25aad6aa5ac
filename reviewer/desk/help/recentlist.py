# SPDX-License-Identifier: AGPL-3.0-or-later
"""The projects that were open before, the newest first; one that is gone can be taken off the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.labels import ElidedLabel
from reviewer.desk.look.theme import GRID


class RecentList(QWidget):
    """One row a project: its name leads there, below it where it is and when it was open."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID // 2)
        self.buttons: list[QPushButton] = []

    def show_projects(self, rows: Sequence[tuple[Path, datetime]]) -> None:
        """Show these projects; nothing at all when there are none."""
        while (item := self._box.takeAt(0)) is not None:
            if item.widget():
                item.widget().deleteLater()
        self.buttons = []
        for path, at in rows:
            self._box.addWidget(self._row(path, at))
        if not rows:
            none = QLabel(tr("还没有打开过项目。"))
            none.setProperty("role", "quiet")
            self._box.addWidget(none)

    def _row(self, path: Path, at: datetime) -> QFrame:
        there = path.exists()
        row = QFrame()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(self._name(path, there), 0, Qt.AlignmentFlag.AlignLeft)
        first.addStretch(1)
        if not there:
            first.addWidget(self._remove(path))
        box.addLayout(first)
        day = at.astimezone().strftime("%Y-%m-%d %H:%M")
        where = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        where.setProperty("role", "quiet")
        where.setContentsMargins(6, 0, 0, 0)
        said = tr("{day}　{folder}") if there else tr("已不在原处　{folder}")
        where.show_words("  " + said.format(day=day, folder=path.parent))
        box.addWidget(where)
        return row

    def _name(self, path: Path, there: bool) -> QWidget:
        if not there:
            gone = QLabel(path.stem)
            gone.setProperty("role", "quiet")
            gone.setContentsMargins(6, 2, 6, 2)
            return gone
        button = QPushButton(path.stem)
        button.setProperty("role", "link")
        button.setToolTip(str(path))
        button.setAccessibleName(tr("打开 {project}").format(project=path.stem))
        button.clicked.connect(lambda: self.wanted.emit(path))
        self.buttons.append(button)
        return button

    def _remove(self, path: Path) -> QPushButton:
        remove = QPushButton(tr("移除"))
        remove.setProperty("role", "link")
        remove.setToolTip(tr("从这个列表中移除"))
        remove.setAccessibleName(tr("从列表中移除 {project}").format(project=path.stem))
        remove.clicked.connect(lambda: self.unwanted.emit(path))
        self.buttons.append(remove)
        return remove
