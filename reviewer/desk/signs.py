# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign of each kind of mark, one drawing for the page, the table and the legend."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from reviewer.desk.markkinds import MarkKind
from reviewer.desk.shapes import wave

SIGN = 7.0
"""The side of the square that a sign at a corner fills, in logical pixels."""


def _triangle(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomLeft()]))


def _bracket(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(painter.pen().color(), 2.0))
    inner = box.adjusted(1, 1, 0, 0)
    painter.drawPolyline(QPolygonF([inner.bottomLeft(), inner.topLeft(), inner.topRight()]))


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(painter.pen().color(), 1.3))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))


def _bar(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(QRectF(box.left(), box.bottom() - 2.4, box.width() + 2, 2.4), painter.pen().color())


def _tick(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(painter.pen().color(), 1.5))
    knee = QPointF(box.left() + 2.4, box.bottom() - 0.8)
    painter.drawPolyline(QPolygonF([knee - QPointF(2.4, 2.6), knee, box.topRight() + QPointF(0, 1.6)]))


def _fold(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    middle = QPointF(box.center().x(), box.bottom())
    painter.drawPolygon(
        QPolygonF([box.topLeft(), box.topRight(), box.bottomRight() - QPointF(0, 2), middle, box.bottomLeft()])
    )


def _dots(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(painter.pen().color(), 1.6, Qt.PenStyle.DotLine))
    painter.drawRect(box.adjusted(1, 1, -1, -1))


def _wave(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(painter.pen().color(), 1.4))
    painter.drawPolyline(wave(box.left(), box.right(), box.bottom() - 1.5))


_DRAW: dict[MarkKind, Callable[[QPainter, QRectF], None]] = {
    MarkKind.FAILED: _triangle,
    MarkKind.JUDGE: _bracket,
    MarkKind.UNPLACED: _dots,
    MarkKind.DOUBTFUL: _wave,
    MarkKind.CORRECTED: _bar,
    MarkKind.CONFIRMED: _tick,
    MarkKind.NOTED: _fold,
    MarkKind.ASIDE: _ring,
}

_CORNERS = {
    MarkKind.FAILED: (0, 0),
    MarkKind.JUDGE: (0, 0),
    MarkKind.ASIDE: (0, 0),
    MarkKind.NOTED: (1, 0),
    MarkKind.CORRECTED: (0, 1),
    MarkKind.CONFIRMED: (0, 1),
}


def corner(kind: MarkKind, box: QRectF, outside: bool = False, size: float = SIGN) -> QRectF:
    """The square at the corner of `box` that the sign of `kind` fills: within it, or over or under it.

    Never beside it: there the next letters stand, and between the lines there is paper.
    """
    right, low = _CORNERS.get(kind, (0, 0))
    reach = size if outside else 0.0
    x = box.right() - size if right else box.left()
    y = box.bottom() - size + reach if low else box.top() - reach
    return QRectF(x, y, size, size)


def paint_sign(painter: QPainter, kind: MarkKind, box: QRectF, ink: QColor) -> None:
    """Draw the sign of `kind`, filling `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[kind](painter, box)
    painter.restore()


def double_wave(painter: QPainter, start: float, end: float, base: float, ink: QColor) -> None:
    """Two waves: the figure that would explain failures, told from one wave under a doubtful one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2))
    for drop in (-1.4, 1.8):
        painter.drawPolyline(wave(start, end, base + drop))
    painter.restore()
