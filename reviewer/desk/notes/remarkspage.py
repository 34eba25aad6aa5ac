# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page over the columns: the notes and findings of people in the whole project, searched while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.look.wordlist import WordList
from reviewer.desk.notes.panel import about_elsewhere
from reviewer.desk.notes.remarksdelegate import RemarksDelegate
from reviewer.desk.notes.remarksmodel import REMARK, Group, RemarksModel
from reviewer.desk.reports.model import name_of
from reviewer.desk.session import Session
from reviewer.model.remark import Remark, Remarks

_PAUSE = 120  # milliseconds without a key before it looks


class RemarksPage(QFrame):
    """Enter in the search goes to the first hit, Enter on a hit opens its report there."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._group = session, Group.REPORT
        self.found = Remarks()
        self.model = RemarksModel(self._name, self._about, self)
        self.list = WordList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RemarksDelegate(session, theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("找到的备注"))
        self.list.installEventFilter(self)
        self.list.clicked.connect(self.open)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        box.addLayout(self._filters())
        box.addWidget(self.list, 1)
        session.report_changed.connect(self._changed)

    def _head(self) -> QHBoxLayout:
        title = QLabel(tr("备注"))
        title.setProperty("role", "big")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("在全部备注和自己的问题中查找，多个词用空格隔开"))
        self.search.setAccessibleName(tr("查找备注"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._timer.start())
        self.search.installEventFilter(self)
        back = QPushButton(tr("返回（Esc）"))
        back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(title)
        row.addWidget(self.search, 1)
        row.addWidget(back)
        return row

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(6)
        self.chips: dict[Group, QPushButton] = {}
        for group, words in ((Group.REPORT, tr("按报告")), (Group.AUTHOR, tr("按作者"))):
            chip = QPushButton(words)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(group is self._group)
            chip.clicked.connect(lambda _=False, group=group: self.arrange(group))
            self.chips[group] = chip
            row.addWidget(chip)
        self.authors = QComboBox()
        self.authors.setAccessibleName(tr("作者"))
        self.authors.setMinimumWidth(140)
        self.authors.activated.connect(self.look)
        row.addSpacing(GRID)
        row.addWidget(self.authors)
        row.addSpacing(GRID)
        row.addWidget(self._count, 1)
        return row

    # -- showing -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Be ready for words: those of last time are there to be written over."""
        self.search.setFocus()
        self.search.selectAll()

    def arrange(self, group: Group) -> None:
        self._group = group
        for each, chip in self.chips.items():
            chip.setChecked(each is group)
        self.model.show(self.found.found, group)

    def look(self) -> None:
        """Search again, for the words and the author that are chosen."""
        project = self._session.project
        words, author = self.search.text(), self.authors.currentData()
        found = self._session.attempt(lambda: project.notes.search(words, author)) if project else None
        self.found = found or Remarks()
        self.model.show(self.found.found, self._group)
        self._count.setText(self._counted())

    def _counted(self) -> str:
        shown, total = len(self.found.found), self.found.total
        if shown < total:
            return tr("共 {total} 条，显示最新的 {shown} 条").format(total=total, shown=shown)
        return tr("共 {total} 条").format(total=total) if total else tr("没有找到备注。")

    def _fill_authors(self) -> None:
        project, before = self._session.project, self.authors.currentData()
        known = self._session.attempt(project.notes.authors) if project else None
        self.authors.clear()
        self.authors.addItem(tr("全部作者"), None)
        for name in known or ():
            self.authors.addItem(name, name)
        self.authors.setCurrentIndex(max(self.authors.findData(before), 0))

    def _name(self, uuid: str) -> str:
        row = next((row for row in self._session.rows if row.uuid == uuid), None)
        return f"{name_of(row)} {row.year or ''}".strip() if row else ""

    def _about(self, one: Remark) -> str:
        return about_elsewhere(one, self._session)

    def open(self, index: QModelIndex) -> None:
        """Show the report of a hit at what it is on, with the note in sight."""
        one: Remark | None = index.data(REMARK)
        if one is None:
            return
        self._session.open_report(one.report)
        self.closed.emit()
        self._session.show(one.target, self)
        if one.severity is None:
            self.opened.emit(one.key)

    # -- events ------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.isVisible():
            self._fill_authors()
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_authors()
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.search and (enter or event.key() == Qt.Key.Key_Down):
            self._timer.stop()
            self.look()
            self.list.choose(self.model.first())
            self.list.setFocus()
            return True
        if watched is self.list and enter:
            self.open(self.list.currentIndex())
            return True
        return super().eventFilter(watched, event)
