# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints the paper of one page: its picture, or what stands in for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from reviewer.desk.look.theme import Theme
from reviewer.desk.marks.placing import PageFrame

_PALE_INK = "#6a7683"
_EDGE = 2.0


def paint_page(
    painter: QPainter,
    frame: PageFrame,
    image: QImage | None,
    stand_in: QImage | str,
    theme: Theme,
    dark: bool = False,
) -> None:
    """Paint `image`, or stretch the picture (or write the words) that stands in for it; paper is white, or `dark`."""
    if image is not None:
        _paint_picture(painter, frame.rect, image)
    elif isinstance(stand_in, QImage):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(frame.rect, stand_in)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    else:
        painter.fillRect(frame.rect, QColor(theme.window if dark else "white"))
        painter.setPen(QColor(theme.quiet if dark else _PALE_INK))
        painter.drawText(frame.rect, Qt.AlignmentFlag.AlignCenter, stand_in)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawRect(frame.rect)


def _paint_picture(painter: QPainter, box: QRectF, image: QImage) -> None:
    """Pixel by pixel where the picture has the size of its box but for a rounded edge: nothing is blurred then."""
    ratio = painter.device().devicePixelRatio()
    own = QRectF(box.x(), box.y(), image.width() / ratio, image.height() / ratio)
    same = abs(own.width() - box.width()) < _EDGE and abs(own.height() - box.height()) < _EDGE
    painter.drawImage(own if same else box, image)
