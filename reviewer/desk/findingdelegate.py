# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints one finding: shape, number, sentence, where, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.desk.findingsmodel import DETAIL, NUMBERED
from reviewer.desk.i18n import tr
from reviewer.desk.look import Look, look
from reviewer.desk.selection import Numbered
from reviewer.desk.shapes import BADGE, paint_pill, paint_state
from reviewer.desk.states import State, status_name
from reviewer.desk.theme import GRID, Theme, small
from reviewer.model.project import Status

Index = QModelIndex | QPersistentModelIndex
_LEFT = GRID + BADGE + 34
_PILL = 88


class FindingDelegate(QStyledItemDelegate):
    """A sentence of up to three lines; what is longer is cut and stands in the tip and under 为什么."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), 240)
        box = QRect(0, 0, width - _LEFT - _PILL - GRID, 10_000)
        metrics = look(option).metrics
        words = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        line = metrics.lineSpacing()
        return QSize(width, min(words.height(), 3 * line) + 19 + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Numbered = index.data(NUMBERED)
        painter.save()
        seen = look(option)
        rect, theme = seen.rect, self._theme
        painter.fillRect(rect, QColor(theme.chosen if seen.chosen else theme.hover if seen.hovered else theme.window))
        badge = QRectF(rect.left() + GRID, rect.top() + GRID, BADGE, BADGE)
        paint_state(painter, badge, one.state, theme)
        painter.setPen(QColor(theme.quiet))
        number = QRect(round(badge.right()) + 2, rect.top() + GRID, 28, BADGE)
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(one.number))
        self._words(painter, seen, index)
        self._pill(painter, rect, one)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _words(self, painter: QPainter, seen: Look, index: Index) -> None:
        inner = seen.rect.adjusted(_LEFT, GRID, -_PILL - GRID, -GRID)
        painter.setPen(QColor(self._theme.text))
        sentence = inner.adjusted(0, 0, 0, -18)
        painter.drawText(sentence, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.setFont(small(seen.font))
        painter.setPen(QColor(self._theme.quiet))
        detail = QRect(inner.left(), inner.bottom() - 16, inner.width(), 18)
        words = painter.fontMetrics().elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, detail.width())
        painter.drawText(detail, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _pill(self, painter: QPainter, rect: QRect, one: Numbered) -> None:
        painter.setFont(small(painter.font()))
        status = one.reviewed.status
        waiting = one.reviewed.undecided
        text = "—" if status is Status.OPEN and one.state is State.UNKNOWN else status_name(status)
        if one.reviewed.stale:
            text = tr("再看")
        width = max(painter.fontMetrics().horizontalAdvance(text) + 18, 40)
        box = QRectF(rect.right() - GRID - width, rect.top() + GRID, width, 20)
        if waiting and one.state is not State.UNKNOWN:
            ink, _ = self._theme.of_state(one.state)
            paint_pill(painter, box, text, ink, None)
        else:
            paint_pill(painter, box, text, QColor(self._theme.unknown), QColor(self._theme.unknown_ground))
