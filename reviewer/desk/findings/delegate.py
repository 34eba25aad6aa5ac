# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints one finding: shape, number, sentence, where, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.desk.findings.filters import Head
from reviewer.desk.findings.following import follow_name
from reviewer.desk.findings.model import DETAIL, HEAD, NUMBERED
from reviewer.desk.i18n import tr
from reviewer.desk.look.icons import icon
from reviewer.desk.look.option import Look, look
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.shapes import BADGE, paint_pill, paint_state
from reviewer.desk.look.states import State, status_name
from reviewer.desk.look.theme import GRID, Theme, bold, small
from reviewer.desk.selection import Numbered
from reviewer.model.project import Status
from reviewer.model.reply import Follow

Index = QModelIndex | QPersistentModelIndex
_LEFT = GRID + BADGE + 34
_PILL = 88
_HEAD, _LOW = 30, 17


class FindingDelegate(QStyledItemDelegate):
    """A sentence of up to three lines; what is longer is cut and stands in the tip and under 为什么."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._heights: dict[tuple[str, int], int] = {}
        self._chevrons = {
            folded: icon(name, theme.text) for folded, name in ((True, "chevron-right"), (False, "chevron-down"))
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), 240)
        one: Numbered | None = index.data(NUMBERED)
        if one is None:
            return QSize(width, scaled(_HEAD))
        # A list of thousands is laid out anew at every filter, and wrapping words is what takes the time.
        known = one.reviewed.finding.message.zh, width
        height = self._heights.get(known)
        if height is None:
            height = self._heights[known] = self._height(str(index.data()), width, look(option).metrics)
        return QSize(width, height)

    @staticmethod
    def _height(words: str, width: int, metrics: QFontMetrics) -> int:
        box = QRect(0, 0, width - scaled(_LEFT) - scaled(_PILL) - GRID, 10_000)
        wrapped = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), words)
        return min(wrapped.height(), 3 * metrics.lineSpacing()) + scaled(19) + 2 * GRID

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        head: Head | None = index.data(HEAD)
        if head is None:
            self._finding(painter, option, index)
        else:
            self._head(painter, look(option), head)

    def _head(self, painter: QPainter, seen: Look, head: Head) -> None:
        """A group: folded or not, its state, what it is, how many and how many of them wait."""
        painter.save()
        rect, theme = seen.rect, self._theme
        painter.fillRect(rect, QColor(theme.chosen if seen.chosen else theme.hover if seen.hovered else theme.raised))
        top = rect.center().y() - BADGE // 2
        self._chevrons[head.folded].paint(painter, QRect(rect.left() + GRID, rect.center().y() - 7, 16, 16))
        paint_state(painter, QRectF(rect.left() + 4 * GRID, top, BADGE, BADGE), head.state, theme)
        painter.setFont(small(seen.font))
        painter.setPen(QColor(theme.quiet))
        told = tr("{count} 处").format(count=head.count)
        if head.waiting:
            told = tr("{count} 处 · 待定 {waiting}").format(count=head.count, waiting=head.waiting)
        right = rect.adjusted(0, 0, -GRID, 0)
        painter.drawText(right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), told)
        room = painter.fontMetrics().horizontalAdvance(told)
        painter.setFont(bold(seen.font))
        painter.setPen(QColor(theme.text))
        inner = rect.adjusted(4 * GRID + BADGE + GRID, 0, -room - 2 * GRID, 0)
        words = painter.fontMetrics().elidedText(head.words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _finding(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Numbered = index.data(NUMBERED)
        painter.save()
        seen = look(option)
        rect, theme = seen.rect, self._theme
        painter.fillRect(rect, QColor(theme.chosen if seen.chosen else theme.hover if seen.hovered else theme.window))
        badge = QRectF(rect.left() + GRID, rect.top() + GRID, scaled(BADGE), scaled(BADGE))
        paint_state(painter, badge, one.state, theme)
        painter.setPen(QColor(theme.quiet))
        number = QRect(round(badge.right()) + 2, rect.top() + GRID, scaled(28), scaled(BADGE))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(one.number))
        self._words(painter, seen, index)
        self._pill(painter, rect, one)
        if one.follow is not None:
            self._follow(painter, rect, one.follow)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _words(self, painter: QPainter, seen: Look, index: Index) -> None:
        inner = seen.rect.adjusted(scaled(_LEFT), GRID, -scaled(_PILL) - GRID, -GRID)
        painter.setPen(QColor(self._theme.text))
        sentence = inner.adjusted(0, 0, 0, -scaled(18))
        painter.drawText(sentence, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        painter.setFont(small(seen.font))
        painter.setPen(QColor(self._theme.quiet))
        detail = QRect(inner.left(), inner.bottom() - scaled(17) + 1, inner.width(), scaled(18))
        words = painter.fontMetrics().elidedText(str(index.data(DETAIL)), Qt.TextElideMode.ElideRight, detail.width())
        painter.drawText(detail, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _pill(self, painter: QPainter, rect: QRect, one: Numbered) -> None:
        painter.setFont(small(painter.font()))
        status = one.reviewed.status
        waiting = one.reviewed.undecided
        text = "—" if status is Status.OPEN and one.state is State.UNKNOWN else status_name(status)
        if one.reviewed.stale:
            text = tr("需再看")
        width = max(painter.fontMetrics().horizontalAdvance(text) + 18, 40)
        box = QRectF(rect.right() - GRID - width, rect.top() + GRID, width, scaled(20))
        if waiting and one.state is not State.UNKNOWN:
            ink, _ = self._theme.of_state(one.state)
            paint_pill(painter, box, text, ink, None)
        else:
            paint_pill(painter, box, text, QColor(self._theme.unknown), QColor(self._theme.unknown_ground))

    def _follow(self, painter: QPainter, rect: QRect, follow: Follow) -> None:
        """Where the district has it: quiet, but for what is overdue."""
        text = follow_name(follow)
        width = max(painter.fontMetrics().horizontalAdvance(text) + 16, 40)
        box = QRectF(rect.right() - GRID - width, rect.bottom() - GRID - _LOW, width, _LOW)
        late = follow is Follow.OVERDUE
        ink = self._theme.of_state(State.JUDGE)[0] if late else QColor(self._theme.quiet)
        paint_pill(painter, box, text, ink, None)
