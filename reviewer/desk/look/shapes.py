# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shapes of the states, drawn and not typed, so that no font can lack them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme

BADGE = 18


def _cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _triangle(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))


def _ring(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _tick(painter: QPainter, box: QRectF) -> None:
    knee = QPointF(box.left() + box.width() * 0.38, box.bottom())
    painter.drawPolyline(QPolygonF([QPointF(box.left(), box.center().y()), knee, box.topRight()]))


def _half(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(box)
    painter.fillRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()), painter.pen().color())


def _barred(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)
    painter.drawLine(box.topLeft() * 0.82 + box.bottomRight() * 0.18, box.topLeft() * 0.18 + box.bottomRight() * 0.82)


def _disc(painter: QPainter, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(box)


_DRAW = {
    State.FAIL: _cross,
    State.JUDGE: _triangle,
    State.UNKNOWN: _ring,
    State.PASS: _tick,
    State.INCOMPLETE: _half,
    State.UNREADABLE: _barred,
    State.DECIDED: _disc,
}


def paint_state(painter: QPainter, box: QRectF, state: State, theme: Theme) -> None:
    """The shape of `state` in its colour on its ground, filling the square `box`."""
    ink, ground = theme.of_state(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    margin = box.width() * 0.29
    painter.setPen(QPen(ink, max(1.5, box.width() / 11), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[state](painter, box.adjusted(margin, margin, -margin, -margin))
    painter.restore()


def state_icon(state: State, theme: Theme) -> QIcon:
    """The shape as an icon, for tabs and buttons."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(BADGE * ratio, BADGE * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_state(painter, QRectF(0, 0, BADGE * ratio, BADGE * ratio), state, theme)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


def paint_pill(painter: QPainter, box: QRectF, text: str, ink: QColor, ground: QColor | None) -> None:
    """A rounded label; without a ground it is an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1) if ground is None else Qt.PenStyle.NoPen)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def wave(start: float, end: float, base: float) -> QPolygonF:
    """A wavy line from x `start` to `end` around y `base`."""
    steps = int(end - start)
    return QPolygonF([QPointF(start + x, base + math.sin(x * 1.5) * 1.3) for x in range(steps + 1)])
