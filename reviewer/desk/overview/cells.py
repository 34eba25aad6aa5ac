# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a cell of the overview is painted: the shape of its state, the count of what is open, a bar when compared."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reviewer.desk.look.icons import icon
from reviewer.desk.look.option import Look, look
from reviewer.desk.look.shapes import paint_state
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme, bold, small
from reviewer.desk.overview.lines import Group
from reviewer.desk.overview.model import COMPARED, COUNT, ENTRY, STATE

Index = QModelIndex | QPersistentModelIndex
_SHAPE = 17
_GAP = 5
_STEP = 16
_MARGIN = 6
_HAN, _LATIN = 12, 10


class ShapeDelegate(QStyledItemDelegate):
    """The shape alone, for a cell that has no room for more."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = look(option).rect
        painter.fillRect(rect, QColor(self._theme.panel))
        box = QRectF(rect.center().x() - 8, rect.center().y() - 8, _SHAPE, _SHAPE)
        paint_shape(painter, box, index, self._theme)


class CellDelegate(QStyledItemDelegate):
    """Shape and count, or words; headings of groups on a ground of their own, with a mark that says whether folded."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent
        self._folded, self._unfolded = (icon(name, theme.quiet) for name in ("chevron-right", "chevron-down"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        seen, one = look(option), index.data(ENTRY)
        painter.save()
        self._ground(painter, seen, index, isinstance(one, Group))
        rect = seen.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if isinstance(one, Group):
            painter.setFont(bold(seen.font))
            if index.column() == 0:
                rect.setLeft(rect.left() + _STEP * one.depth)
                mark = QRect(rect.left(), rect.center().y() - 7, 14, 14)
                (self._folded if one.folded else self._unfolded).paint(painter, mark)
                rect.setLeft(rect.left() + _STEP + 4)
        elif index.column() == 0:
            rect.setLeft(rect.left() + _STEP + 4)
        self._content(painter, rect, index)
        painter.restore()

    def _ground(self, painter: QPainter, seen: Look, index: Index, group: bool) -> None:
        theme = self._theme
        ground = (
            theme.chosen if seen.chosen else theme.raised if group else theme.hover if seen.hovered else theme.window
        )
        painter.fillRect(seen.rect, QColor(ground))
        painter.setPen(QColor(theme.line))
        painter.drawLine(seen.rect.bottomLeft(), seen.rect.bottomRight())
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(seen.rect.adjusted(1, 1, -1, -1))

    def _content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A shape first where there is a state, then what is open there or the words."""
        state, count = index.data(STATE), index.data(COUNT)
        if state is not None:
            box = QRectF(rect.left(), rect.center().y() - 8, _SHAPE, _SHAPE)
            paint_shape(painter, box, index, self._theme)
            rect.setLeft(rect.left() + _SHAPE + _GAP)
        words = str(count) if count else str(index.data() or "")
        align = Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignVCenter))
        painter.setPen(QColor(self._theme.text))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, int(align), shown)


def paint_shape(painter: QPainter, box: QRectF, index: Index, theme: Theme) -> None:
    """The state of a cell, underlined when a person has compared that table with the page."""
    state = index.data(STATE)
    if state is not None:
        paint_state(painter, box, State(state), theme)
    if index.data(COMPARED):
        painter.fillRect(QRectF(box.left(), box.bottom() + 1, box.width(), 2), QColor(theme.accent))


class NarrowHeads(QHeaderView):
    """Names of columns that are as narrow as one character; Qt's own margins would leave nothing of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.quiet))
        painter.setFont(small(self.font(), _LATIN if name.isascii() else _HAN))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, name)
        painter.restore()
