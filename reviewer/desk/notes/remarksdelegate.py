# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a hit of the search over notes looks: its words with the matches marked, a small picture, who and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.desk.look.markedtext import laid_out
from reviewer.desk.look.option import Look, look
from reviewer.desk.look.theme import GRID, Theme, bold, small
from reviewer.desk.notes.pictures import NotePictures
from reviewer.desk.notes.remarksmodel import LEAD, REMARK
from reviewer.desk.session import Session
from reviewer.model.remark import Remark

Index = QModelIndex | QPersistentModelIndex
_PICTURE = QSize(160, 64)
_HEAD = 32


class RemarksDelegate(QStyledItemDelegate):
    """Words on the left, the picture on the right."""

    def __init__(self, session: Session, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._pictures = NotePictures(session, _PICTURE)

    def _room(self, width: int, remark: Remark) -> int:
        """The width of the words beside the picture."""
        picture = self._pictures.size(remark.picture).width() + 2 * GRID if remark.picture else 0
        return max(width - 4 * GRID - picture, 80)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, remark = max(self._view.viewport().width(), 160), index.data(REMARK)
        if remark is None:
            return QSize(width, _HEAD)
        font, room = look(option).font, self._room(width, remark)
        words, lead = laid_out(remark.text, bold(font), room)[1], laid_out(str(index.data(LEAD)), small(font), room)[1]
        picture = self._pictures.size(remark.picture).height() if remark.picture else 0
        return QSize(width, max(round(words + lead) + 4, picture) + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        seen, remark = look(option), index.data(REMARK)
        if remark is None:
            self._paint_head(painter, seen, str(index.data(LEAD)))
        else:
            self._paint_hit(painter, seen, remark, str(index.data(LEAD)))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(seen.rect.bottomLeft(), seen.rect.bottomRight())
        painter.restore()

    def _paint_head(self, painter: QPainter, seen: Look, words: str) -> None:
        painter.fillRect(seen.rect, QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.text))
        painter.setFont(bold(seen.font))
        inner = seen.rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_hit(self, painter: QPainter, seen: Look, remark: Remark, lead: str) -> None:
        painter.fillRect(seen.rect, QColor(self._theme.chosen if seen.chosen else self._theme.window))
        inner = seen.rect.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        room = self._room(seen.rect.width(), remark)
        layout, height = laid_out(remark.text, seen.font, room, self._theme, remark.marks)
        painter.setPen(QColor(self._theme.text))
        layout.draw(painter, QPointF(inner.left(), inner.top()))
        under, _ = laid_out(lead, small(seen.font), room)
        painter.setPen(QColor(self._theme.quiet))
        under.draw(painter, QPointF(inner.left(), inner.top() + height + 4))
        if remark.picture is not None:
            size = self._pictures.size(remark.picture)
            box = QRect(inner.right() - size.width(), inner.top(), size.width(), size.height())
            pixmap = self._pictures.pixmap(remark.picture, self._view.devicePixelRatioF())
            if pixmap is not None:
                painter.drawPixmap(box.topLeft(), pixmap)
            painter.setPen(QColor(self._theme.line))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
