# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints marks on a page so that every digit under and beside them stays readable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from reviewer.desk.marks import Mark, PageFrame
from reviewer.desk.shapes import wave
from reviewer.desk.states import State
from reviewer.model.finding import Side
from reviewer.model.place import Place

# The page is white paper in every theme, so these colours are not the theme's.
LEFT = QColor("#1d5fa8")
LEFT_WASH = QColor("#d3e5f8")
RIGHT = QColor("#c2600a")
RIGHT_WASH = QColor("#ffe6c7")
CONTEXT = QColor("#5b6b7c")
CONTEXT_WASH = QColor("#edf1f5")
DISC = QColor("#b3261e")
JUDGE_DISC = QColor("#8a5a00")
DOUBT = QColor("#8a5a00")
DOUBT_WASH = QColor("#ffefb8")
FAINT = 0.45
AIR = 2.5
STRONG_DISC, FAINT_DISC, LEAST_DISC = 17.0, 13.0, 11.0
_SAMPLES = 10
_SPECK = 1600
_MOST_PAGES = 200


def _ink(image: QImage, box: QRectF) -> int:
    """How much ink there is in `box` (pixels of `image`), from 0 to 25 500."""
    crop = image.copy(box.toAlignedRect()).scaled(
        _SAMPLES, _SAMPLES, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    grey = crop.convertToFormat(QImage.Format.Format_Grayscale8)
    dark = 0
    for row in range(grey.height()):
        line = bytes(cast(memoryview, grey.constScanLine(row)))
        dark += sum(255 - value for value in line[:_SAMPLES])
    return dark


def _spots(box: QRectF, size: float) -> list[QRectF]:
    """Places around `box` for a disc, the best looking first."""
    reach = size * 0.5 + 1
    corners = [
        QPointF(box.right() + reach, box.top() - reach * 0.4),
        QPointF(box.right() + reach, box.center().y()),
        QPointF(box.left() - reach, box.top() - reach * 0.4),
        QPointF(box.left() - reach, box.center().y()),
        QPointF(box.right(), box.top() - reach),
        QPointF(box.right(), box.bottom() + reach),
        QPointF(box.left(), box.top() - reach),
        QPointF(box.left(), box.bottom() + reach),
        QPointF(box.right() + 2.4 * reach, box.center().y()),
        QPointF(box.left() - 2.4 * reach, box.center().y()),
        QPointF(box.right() + 3.6 * reach, box.center().y()),
        QPointF(box.left() - 3.6 * reach, box.center().y()),
    ]
    return [QRectF(point.x() - size / 2, point.y() - size / 2, size, size) for point in corners]


def _margins(frame: PageFrame, box: QRectF, size: float) -> list[QRectF]:
    """At the edges of the page, level with `box`: there is paper even when the table leaves none."""
    top = box.center().y() - size / 2
    return [QRectF(x, top, size, size) for x in (frame.rect.right() - 1.5 * size, frame.rect.left() + 0.5 * size)]


@dataclass
class MarkPainter:
    """Remembers, for each picture of a page, where its discs found white paper."""

    _found: dict[tuple[int, float, int, tuple[Mark, ...]], list[QRectF]] = field(default_factory=dict)

    def paint(self, painter: QPainter, frame: PageFrame, mark: Mark) -> None:
        """Paint the box of one mark; the painter is in logical pixels of the view."""
        if mark.doubtful:
            self.paint_wave(painter, frame, mark.place, DOUBT)
            return
        box = frame.to_view(mark.place).adjusted(-AIR, -AIR, AIR, AIR)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if mark.strong:
            self._wash(painter, box, mark)
        colour = self._colour(mark)
        if not mark.strong:
            colour.setAlphaF(FAINT * (0.5 if mark.settled else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(mark, colour))
        if mark.side is Side.CONTEXT:
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        else:
            painter.drawRoundedRect(box, 3, 3)
        painter.restore()

    @staticmethod
    def _wash(painter: QPainter, box: QRectF, mark: Mark) -> None:
        washes = {Side.LEFT: LEFT_WASH, Side.RIGHT: RIGHT_WASH, Side.CONTEXT: CONTEXT_WASH}
        # Multiplied, the wash tints the paper and leaves the ink as black as it was.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        plain = DOUBT_WASH if mark.unread else LEFT_WASH
        painter.setBrush(washes.get(mark.side, plain) if mark.side else plain)
        painter.drawRoundedRect(box, 3, 3)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    @staticmethod
    def _colour(mark: Mark) -> QColor:
        colours = {Side.LEFT: LEFT, Side.RIGHT: RIGHT, Side.CONTEXT: CONTEXT}
        plain = DOUBT if mark.unread else LEFT
        return QColor(colours.get(mark.side, plain) if mark.side else plain)

    @staticmethod
    def _pen(mark: Mark, colour: QColor) -> QPen:
        width = 2.0 if mark.strong else 1.2
        pen = QPen(colour, width)
        if mark.side is Side.RIGHT:
            pen.setDashPattern([2.2, 1.4])
        elif mark.side is Side.CONTEXT:
            pen.setDashPattern([1.0, 2.0])
        elif mark.unread:
            pen.setDashPattern([1.0, 1.4])
        return pen

    @staticmethod
    def paint_wave(painter: QPainter, frame: PageFrame, place: Place, colour: QColor = DISC) -> None:
        """A wave under a figure that would explain a failure or was read with doubt, as in the table."""
        box = frame.to_view(place).adjusted(-AIR, 0, AIR, AIR + 2.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        painter.drawPolyline(wave(box.left(), box.right(), box.bottom()))
        painter.restore()

    def paint_discs(
        self,
        painter: QPainter,
        frame: PageFrame,
        marks: Sequence[Mark],
        image: QImage | None,
        taken: Sequence[Place] = (),
    ) -> None:
        """Paint the numbers of the marks of one page, on white paper, on none of `taken` and not on each other."""
        for mark, spot in self.disc_spots(frame, marks, image, taken):
            self._disc(painter, mark, spot)

    def disc_spots(
        self, frame: PageFrame, marks: Sequence[Mark], image: QImage | None, taken: Sequence[Place] = ()
    ) -> list[tuple[Mark, QRectF]]:
        """Where each number goes, the selected finding's first; boxes in logical pixels of the view."""
        numbered = tuple(sorted((mark for mark in marks if mark.number is not None), key=lambda mark: not mark.strong))
        key = (image.cacheKey() if image else 0, frame.scale, frame.rotation, numbered)
        offsets = self._found.get(key)
        if offsets is None:
            if len(self._found) > _MOST_PAGES:
                self._found.clear()
            offsets = self._found[key] = self._choose(frame, numbered, image, taken)
        return [(mark, spot.translated(frame.x, frame.y)) for mark, spot in zip(numbered, offsets, strict=True)]

    @staticmethod
    def _choose(
        frame: PageFrame, numbered: Sequence[Mark], image: QImage | None, taken: Sequence[Place]
    ) -> list[QRectF]:
        ratio = image.width() / max(frame.rect.width(), 1.0) if image else 1.0
        avoid = [frame.to_view(place) for place in taken]
        chosen: list[QRectF] = []
        for mark in numbered:
            box = frame.to_view(mark.place).adjusted(-AIR, -AIR, AIR, AIR)

            def cost(spot: QRectF) -> tuple[bool, int]:
                covers = any(spot.intersects(one) for one in avoid)
                return covers, _ink(image, _in_image(spot, frame, ratio)) // _SPECK if image else 0

            sizes = (STRONG_DISC, FAINT_DISC, LEAST_DISC) if mark.strong else (FAINT_DISC, LEAST_DISC)
            near = (min(_spots(box, size), key=cost) for size in sizes)
            far = min(_margins(frame, box, sizes[0]), key=cost)
            spot = next((one for one in near if not cost(one)[0]), far)
            avoid.append(spot)
            chosen.append(spot.translated(-frame.x, -frame.y))
        return chosen

    @staticmethod
    def _disc(painter: QPainter, mark: Mark, spot: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(DISC if mark.state is State.FAIL else JUDGE_DISC)
        if not mark.strong:
            colour.setAlphaF(FAINT * (0.5 if mark.settled else 1.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(spot)
        font = QFont(painter.font())
        shares = (0.66, 0.56, 0.42)
        share = shares[min(len(str(mark.number)), len(shares)) - 1]
        font.setPixelSize(max(7, round(spot.width() * share)))
        font.setBold(mark.strong)
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(mark.number))
        painter.restore()


def _in_image(spot: QRectF, frame: PageFrame, ratio: float) -> QRectF:
    return QRectF(
        (spot.x() - frame.x) * ratio, (spot.y() - frame.y) * ratio, spot.width() * ratio, spot.height() * ratio
    )
