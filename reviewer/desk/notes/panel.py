# SPDX-License-Identifier: AGPL-3.0-or-later
"""The notes of the open report: a list to read, go to, change and delete."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.look.wordlist import WordList
from reviewer.desk.notes.delegate import ABOUT, BEFORE, NOTE, NoteDelegate
from reviewer.desk.selection import Selection
from reviewer.desk.session import Session
from reviewer.desk.table.figures import figure_name
from reviewer.model.place import Place
from reviewer.model.project import Note, Target

if TYPE_CHECKING:
    from reviewer.model.remark import Remark

Index = QModelIndex | QPersistentModelIndex


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


def about_elsewhere(one: Remark, session: Session) -> str:
    """What a note of any report is on: a finding by its words, for its number is known in the open report only."""
    target = one.target
    if target.finding:
        said = session.language.say(one.on) if one.on else target.finding
        return "" if one.severity else tr("问题：{words}").format(words=said)
    return figure_name(target.address, {}, session.language.lang) if target.address else about(target, session)


class NotesModel(QAbstractListModel):
    """Notes of the open report, newest first."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notes: tuple[Note, ...] = ()
        self._earlier: dict[str, tuple[Note, ...]] = {}
        self._unfolded: set[str] = set()

    def refresh(self) -> None:
        self.beginResetModel()
        report, project = self._session.report, self._session.project
        changed = project is not None and report is not None and bool(report.notes)
        self._earlier = project.notes.earlier(report.row.uuid) if changed and project and report else {}
        self._notes = tuple(sorted(report.notes, key=lambda note: note.at, reverse=True)) if report else ()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        note = self._notes[index.row()]
        if role == NOTE:
            return note
        if role == ABOUT:
            parts = (about(note.target, self._session), note.author, local_time(note.at))
            return " · ".join(part for part in (*parts, self._changed(note), _from(note)) if part)
        if role == BEFORE:
            return self._before(note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "\n".join((note.text, str(index.data(ABOUT)), *self._before(note)))
        return note.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None

    def _changed(self, note: Note) -> str:
        times = len(self._earlier.get(note.uuid, ()))
        return tr("已改 {count} 次").format(count=times) if times else ""

    def _before(self, note: Note) -> tuple[str, ...]:
        """What a note said before, newest first, while it is unfolded."""
        if note.uuid not in self._unfolded:
            return ()
        words = tr("{time} {author} 写的是：{text}")
        before = reversed(self._earlier.get(note.uuid, ()))
        return tuple(words.format(time=local_time(one.at), author=one.author, text=one.text) for one in before)

    def has_earlier(self, index: Index) -> bool:
        return self._notes[index.row()].uuid in self._earlier

    def unfold(self, index: Index) -> None:
        """Show what a note said before, or hide it again."""
        self._unfolded ^= {self._notes[index.row()].uuid}
        self.dataChanged.emit(index, index)
        self.layoutChanged.emit()

    def row_of(self, uuid: str) -> int:
        return next((row for row, note in enumerate(self._notes) if note.uuid == uuid), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        free = Qt.ItemFlag.NoItemFlags if self._session.frozen else Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | free

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text, note = str(value).strip(), self._notes[index.row()]
        if role != Qt.ItemDataRole.EditRole or not text or text == note.text:
            return False
        self._session.do.edit_note(note.uuid, text)
        return True


class NotesView(WordList):
    """Enter goes to what a note is on, F2 changes it, Delete deletes it (and undo brings it back).

    H shows what it said before.
    """

    went = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.notes = NotesModel(session, self)
        self.setModel(self.notes)
        self.setItemDelegate(NoteDelegate(session, theme, self))
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("备注"))
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._go)
        session.report_changed.connect(self.notes.refresh)

    def _go(self, index: QModelIndex) -> None:
        self._session.show(index.data(NOTE).target, self)

    def show_note(self, uuid: str) -> None:
        """Make one note the current one and have it in view."""
        row = self.notes.row_of(uuid)
        if row >= 0:
            self.choose(self.notes.index(row))
            self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a note, say how one is written."""
        super().paintEvent(event)
        if not self.notes.rowCount() and self._session.report is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.quiet))
            room = self.viewport().rect().adjusted(2 * GRID, 2 * GRID, -2 * GRID, -2 * GRID)
            painter.drawText(
                room,
                int(Qt.TextFlag.TextWordWrap),
                tr("还没有备注。按 N 给选中的问题或数字写备注，Alt+N 写给整份报告。"),
            )
            painter.end()

    def delete(self) -> None:
        note = self.currentIndex().data(NOTE)
        if note is not None and not self._session.sign.refuses():
            self._session.do.delete_note(note.uuid)

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        changing = [menu.addAction(tr("修改"), lambda: self.edit(index))]
        if self.notes.has_earlier(index):
            menu.addAction(tr("显示或收起以前的文字\tH"), lambda: self.notes.unfold(index))
        note: Note = index.data(NOTE)
        if note.picture is not None:
            menu.addAction(tr("到截图所在的位置"), lambda: self._session.select(Selection(region=_shown(note)), self))
            changing.append(menu.addAction(tr("去掉截图"), lambda: self._session.do.attach(note.uuid, None)))
        changing.append(menu.addAction(tr("删除"), self.delete))
        for action in changing:
            action.setEnabled(not self._session.frozen)
        menu.popup(self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.key() == Qt.Key.Key_F2 and self._session.frozen:
            self._session.sign.refuses()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_H and self.currentIndex().isValid():
            if self.notes.has_earlier(self.currentIndex()):
                self.notes.unfold(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _from(note: Note) -> str:
    """The file and the page that its picture was cut from."""
    it = note.picture
    return tr("截图取自 {file} 第 {page} 页").format(file=it.file, page=it.place.page) if it else ""


def _shown(note: Note) -> Place | None:
    return note.picture.place if note.picture else None
