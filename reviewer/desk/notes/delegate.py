# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a note looks in the list: its words, its picture, and under them what it is on, who wrote it and when."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.markedtext import laid_out
from reviewer.desk.look.option import look
from reviewer.desk.look.theme import GRID, Theme, small
from reviewer.desk.notes.pictures import NotePictures
from reviewer.desk.session import Session
from reviewer.model.clipping import Clipping

Index = QModelIndex | QPersistentModelIndex
NOTE = Qt.ItemDataRole.UserRole + 1
ABOUT = Qt.ItemDataRole.UserRole + 2
BEFORE = Qt.ItemDataRole.UserRole + 3
_PICTURE = QSize(420, 140)
_LEAST_EDITOR = 72


class NoteDelegate(QStyledItemDelegate):
    """Rows are as high as their words and picture need; the editor takes several lines."""

    def __init__(self, session: Session, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._pictures = NotePictures(session, _PICTURE)

    def _parts(self, index: Index) -> tuple[tuple[str, bool], ...]:
        """The texts from top to bottom, and whether each is a quiet one; the first stands over the picture."""
        before = tuple((words, True) for words in index.data(BEFORE))
        return (str(index.data()), False), (str(index.data(ABOUT)), True), *before

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), 120)
        font, room = look(option).font, width - 4 * GRID
        heights = [laid_out(words, small(font) if quiet else font, room)[1] for words, quiet in self._parts(index)]
        shown = index.data(NOTE).picture
        picture = self._pictures.size(shown).height() + GRID if shown else 0
        return QSize(width, round(sum(heights)) + picture + 2 * GRID + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        seen = look(option)
        painter.fillRect(seen.rect, QColor(self._theme.chosen if seen.chosen else self._theme.window))
        inner = seen.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        y = float(inner.top())
        for at, (words, quiet) in enumerate(self._parts(index)):
            layout, height = laid_out(words, small(seen.font) if quiet else seen.font, inner.width())
            painter.setPen(QColor(self._theme.quiet if quiet else self._theme.text))
            layout.draw(painter, QPointF(inner.left(), y))
            y += height + (4 if at == 0 else 0)
            shown = index.data(NOTE).picture if at == 0 else None
            if shown is not None:
                y += self._paint_picture(painter, QPoint(inner.left(), round(y)), shown) + GRID
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(seen.rect.bottomLeft(), seen.rect.bottomRight())
        painter.restore()

    def _paint_picture(self, painter: QPainter, at: QPoint, shown: Clipping) -> int:
        box = QRect(at, self._pictures.size(shown))
        pixmap = self._pictures.pixmap(shown, self._view.devicePixelRatioF())
        if pixmap is not None:
            painter.drawPixmap(box.topLeft(), pixmap)
        painter.setPen(QColor(self._theme.line))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        return box.height()

    # -- changing ----------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setAccessibleName(tr("备注"))
        editor.setTabChangesFocus(True)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = look(option).rect
        editor.setGeometry(box.x(), box.y(), box.width(), max(box.height(), _LEAST_EDITOR))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Ctrl+Enter keeps; Enter by itself begins a line, as where the note was written."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.type() == QEvent.Type.ShortcutOverride:
                # Else the menus would take Ctrl+Enter for theirs.
                event.accept()
                return True
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
            if enter:
                return False
        return super().eventFilter(editor, event)
