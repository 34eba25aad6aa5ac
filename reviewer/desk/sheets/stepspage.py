# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: every step since the project was opened; a click goes back or forth to it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.session import Session
from reviewer.model.project import Step

Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractListModel):
    """Row 0 is the project as it was opened, row n what the first n steps have made of it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.steps: tuple[Step, ...] = ()
        self.done = 0
        self._names: dict[str, str] = {}

    def show(self) -> None:
        """Read the journal again."""
        project = self._session.project
        self.beginResetModel()
        self.steps = project.journal.steps if project else ()
        self.done = project.journal.done if project else 0
        self._names = {row.uuid: row.organisation or row.file for row in self._session.rows}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.steps) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        undone = index.row() > self.done
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index.row(), undone)
        if role == Qt.ItemDataRole.ForegroundRole and undone:
            return QColor(self._theme.quiet)
        return None

    def _words(self, row: int, undone: bool) -> str:
        here = "▸ " if row == self.done else "　"
        if row == 0:
            return here + tr("打开项目时")
        step = self.steps[row - 1]
        at = step.event.at.astimezone().strftime("%H:%M:%S")
        words = [here + at, self._session.language.say(step.name), self._names.get(step.event.report or "", "")]
        return "　".join(word for word in words if word) + (tr("（已撤销）") if undone else "")


class StepsPage(QFrame):
    """Up and down walk the list, Enter or a click makes the step chosen the last that holds."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = StepsModel(session, theme, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setProperty("role", "outline")
        self.list.setAccessibleName(tr("操作历史"))
        self.list.clicked.connect(self._go)
        # Enter; where the desktop opens with one click, both signals come and the second finds nothing to do.
        self.list.activated.connect(self._go)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        box.setSpacing(GRID)
        box.addLayout(self._head())
        box.addWidget(self.list, 1)
        session.saved.connect(self._changed)
        session.project_changed.connect(self._changed)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("操作历史"))
        title.setProperty("role", "big")
        hint = QLabel(tr("打开项目以来的操作；单击或按回车回到那一步，之后的操作可以恢复。"))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        back = QPushButton(tr("返回（Esc）"))
        back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addSpacing(2 * GRID)
        row.addWidget(hint, 1)
        row.addWidget(back)
        return row

    def _go(self, index: QModelIndex) -> None:
        self._session.steps.go_to(index.row())

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the journal as it is, at the step that holds."""
        self.model.show()
        self.list.setCurrentIndex(self.model.index(self.model.done))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
