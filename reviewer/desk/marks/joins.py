# SPDX-License-Identifier: AGPL-3.0-or-later
"""The line that joins the parts of a sum with their total, where they stand in one row or one column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reviewer.desk.marks.discs import AIR
from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.model.finding import Side

_LEAST_PARTS = 3
_OFF = AIR + 3.0
_TICK = 2.5


def joining(frame: PageFrame, marks: Sequence[Mark]) -> tuple[list[QLineF], list[QLineF]]:
    """Lines of the parts and lines to the total, in the view; none where frames alone say as much.

    A sum of two needs no line, and one whose total stands elsewhere would be led nowhere.
    """
    parts = [frame.to_view(mark.place) for mark in marks if mark.strong and mark.side is Side.LEFT]
    totals = [frame.to_view(mark.place) for mark in marks if mark.strong and mark.side is Side.RIGHT]
    if len(parts) < _LEAST_PARTS or len(totals) != 1:
        return [], []
    if _in_row([*parts, *totals]):
        return _along(parts, totals[0])
    turned = [_swapped(box) for box in parts]
    if _in_row([*turned, _swapped(totals[0])]):
        return _turned_back(_along(turned, _swapped(totals[0]), low=False))
    return [], []


def _in_row(boxes: Sequence[QRectF]) -> bool:
    return max(box.top() for box in boxes) < min(box.bottom() for box in boxes)


def _swapped(box: QRectF) -> QRectF:
    return QRectF(box.y(), box.x(), box.height(), box.width())


def _turned_back(lines: tuple[list[QLineF], list[QLineF]]) -> tuple[list[QLineF], list[QLineF]]:
    """The same lines with across and down exchanged."""
    first, second = ([QLineF(it.y1(), it.x1(), it.y2(), it.x2()) for it in some] for some in lines)
    return first, second


def _along(parts: Sequence[QRectF], total: QRectF, low: bool = True) -> tuple[list[QLineF], list[QLineF]]:
    """A bracket under a row (or over it), with a tick to each part and an arm to the total."""
    boxes = [*parts, total]
    y = max(box.bottom() for box in boxes) + _OFF if low else min(box.top() for box in boxes) - _OFF
    tick = y - _TICK if low else y + _TICK
    middles = sorted(box.center().x() for box in parts)
    bracket = [QLineF(middles[0], y, middles[-1], y), *(QLineF(x, y, x, tick) for x in middles)]
    end = total.center().x()
    start = middles[-1] if end > middles[-1] else middles[0]
    return bracket, [QLineF(start, y, end, y), QLineF(end, y, end, tick)]


def paint_joins(painter: QPainter, frame: PageFrame, marks: Sequence[Mark], left: QColor, right: QColor) -> None:
    """Paint the lines of the selected finding on one page, in the colours and strokes of its sides."""
    bracket, arm = joining(frame, marks)
    if not bracket:
        return
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(QPen(left, 1.0))
    painter.drawLines(bracket)
    painter.setPen(QPen(right, 1.0, Qt.PenStyle.DashLine))
    painter.drawLines(arm)
    painter.restore()
