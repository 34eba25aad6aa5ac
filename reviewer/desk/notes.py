# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notes of the open report: a list to read, go to, change and delete."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look import look
from reviewer.desk.selection import Selection
from reviewer.desk.session import Session
from reviewer.desk.theme import GRID, Theme, small
from reviewer.desk.wordlist import WordList
from reviewer.model.project import Note, Target

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole + 1
ABOUT = Qt.ItemDataRole.UserRole + 2


def local_time(at: datetime) -> str:
    """A UTC time as the wall clock shows it here."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def about(target: Target, session: Session) -> str:
    """What a note is on, in words."""
    if target.finding:
        numbered = session.numbered(target.finding)
        return tr("问题 {number}").format(number=numbered.number) if numbered else target.finding
    if target.address:
        return session.name_of(target.address)
    if target.place:
        return tr("第 {page} 页上的区域").format(page=target.place.page)
    if target.page:
        return tr("第 {page} 页").format(page=target.page)
    return tr("整份报告")


class NotesModel(QAbstractListModel):
    """Notes of the open report, newest first."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notes: tuple[Note, ...] = ()

    def refresh(self) -> None:
        self.beginResetModel()
        report = self._session.report
        self._notes = tuple(sorted(report.notes, key=lambda note: note.at, reverse=True)) if report else ()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        note = self._notes[index.row()]
        if role == NOTE:
            return note
        if role == ABOUT:
            return f"{about(note.target, self._session)} · {note.author} · {local_time(note.at)}"
        return note.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text, note = str(value).strip(), self._notes[index.row()]
        if role != Qt.ItemDataRole.EditRole or not text or text == note.text:
            return False
        self._session.do.edit_note(note.uuid, text)
        return True


class NoteDelegate(QStyledItemDelegate):
    """The note, and under it what it is on, who wrote it and when."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), 120)
        box = QRect(0, 0, width - 4 * GRID, 10_000)
        words = look(option).metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(width, words.height() + 20 + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        seen = look(option)
        painter.fillRect(seen.rect, QColor(self._theme.chosen if seen.chosen else self._theme.window))
        inner = seen.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.setPen(QColor(self._theme.quiet))
        painter.setFont(small(seen.font))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), str(index.data(ABOUT)))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(seen.rect.bottomLeft(), seen.rect.bottomRight())
        painter.restore()


class NotesView(WordList):
    """Enter goes to what a note is on, F2 changes it, Delete deletes it (and undo brings it back)."""

    went = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.notes = NotesModel(session, self)
        self.setModel(self.notes)
        self.setItemDelegate(NoteDelegate(theme, self))
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("备注"))
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._go)
        session.report_changed.connect(self.notes.refresh)

    def _go(self, index: QModelIndex) -> None:
        target: Target = index.data(NOTE).target
        if target.finding:
            self._session.select_finding(target.finding, self)
        elif target.address:
            self._session.select_figure(target.address, self)
        elif target.place:
            self._session.select(Selection(region=target.place), self)

    def delete(self) -> None:
        note = self.currentIndex().data(NOTE)
        if note is not None:
            self._session.do.delete_note(note.uuid)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.addAction(tr("修改"), lambda: self.edit(index))
        menu.addAction(tr("删除"), self.delete)
        menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)
