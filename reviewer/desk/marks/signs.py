# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign of each kind of mark, one drawing for the page, the table and the legend."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from reviewer.desk.look.shapes import wave
from reviewer.desk.marks.kinds import MarkKind

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
    left, top, right, low = _snapped(box.adjusted(0, box.height() - 2.4, 2, 0), painter.device().devicePixelRatioF())
    painter.fillRect(QRectF(left, top, right - left, low - top), painter.pen().color())


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
    dotted(painter, box, painter.pen().color())


_PERIOD, _TALL = 4, 5


@lru_cache(maxsize=32)
def _tile(ink: int, ratio: float) -> QPixmap:
    """One period of the wave: a page can have hundreds, and stroking a curve costs more than all else of a mark."""
    pixmap = QPixmap(round(_PERIOD * ratio), round(_TALL * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixmap.width() / _PERIOD, ratio)
    painter.setPen(QPen(QColor.fromRgba(ink), 1.3))
    steps = range(-4, 4 * _PERIOD + 5)
    points = [QPointF(x / 4, _TALL / 2 + 1.2 * math.sin(2 * math.pi * x / 4 / _PERIOD)) for x in steps]
    painter.drawPolyline(QPolygonF(points))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _wave(painter: QPainter, box: QRectF) -> None:
    ratio = painter.device().devicePixelRatioF()
    left, top, right, _ = _snapped(box.adjusted(0, box.height() - 1.5 - _TALL / 2, 0, 0), ratio)
    painter.drawTiledPixmap(QRectF(left, top, right - left, _TALL), _tile(painter.pen().color().rgba(), ratio))


def _snapped(box: QRectF, ratio: float) -> tuple[float, float, float, float]:
    """The edges of `box` on whole pixels of the screen: crisp, and many times quicker to fill."""
    return (
        round(box.left() * ratio) / ratio,
        round(box.top() * ratio) / ratio,
        round(box.right() * ratio) / ratio,
        round(box.bottom() * ratio) / ratio,
    )


def frame(painter: QPainter, box: QRectF, ink: QColor, width: float) -> None:
    """The outline of `box`, inside it; four bars are ten times quicker than a stroke at twice the resolution."""
    ratio = painter.device().devicePixelRatioF()
    x, y, right, low = _snapped(box, ratio)
    thick = max(1, round(width * ratio)) / ratio
    painter.fillRect(QRectF(x, y, right - x, thick), ink)
    painter.fillRect(QRectF(x, low - thick, right - x, thick), ink)
    painter.fillRect(QRectF(x, y + thick, thick, low - y - 2 * thick), ink)
    painter.fillRect(QRectF(right - thick, y + thick, thick, low - y - 2 * thick), ink)


def brackets(painter: QPainter, box: QRectF, ink: QColor, width: float) -> None:
    """The four corners of `box`."""
    ratio = painter.device().devicePixelRatioF()
    left, top, right, low = _snapped(box, ratio)
    thick = max(1, round(width * ratio)) / ratio
    across = round(min(5.0, (right - left) / 3) * ratio) / ratio
    down = round(min(4.0, (low - top) / 3) * ratio) / ratio
    for x in (left, right - across):
        painter.fillRect(QRectF(x, top, across, thick), ink)
        painter.fillRect(QRectF(x, low - thick, across, thick), ink)
    for x in (left, right - thick):
        painter.fillRect(QRectF(x, top + thick, thick, down), ink)
        painter.fillRect(QRectF(x, low - thick - down, thick, down), ink)


_DOT = 2


@lru_cache(maxsize=32)
def _dots_tile(ink: int, ratio: float, upright: bool) -> QPixmap:
    across, down = (_DOT, 2 * _DOT) if upright else (2 * _DOT, _DOT)
    pixmap = QPixmap(round(across * ratio), round(down * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(0, 0, round(_DOT * ratio), round(_DOT * ratio), QColor.fromRgba(ink))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def dotted(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """A frame of dots."""
    ratio = painter.device().devicePixelRatioF()
    left, top, right, low = _snapped(box, ratio)
    for y in (top, low - _DOT):
        painter.drawTiledPixmap(QRectF(left, y, right - left, _DOT), _dots_tile(ink.rgba(), ratio, False))
    for x in (left, right - _DOT):
        painter.drawTiledPixmap(QRectF(x, top, _DOT, low - top), _dots_tile(ink.rgba(), ratio, True))


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
