# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints marks on a page so that every digit under and beside them stays readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from reviewer.desk.look.states import State
from reviewer.desk.marks.bypage import PageMarks
from reviewer.desk.marks.discs import AIR, DISC_CROWD, Disc, DiscPlaces
from reviewer.desk.marks.joins import paint_joins
from reviewer.desk.marks.kinds import PAPER_INKS, MarkKind
from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.desk.marks.signs import brackets, corner, dotted, double_wave, paint_sign
from reviewer.desk.marks.signs import frame as frame_of
from reviewer.model.finding import Side
from reviewer.model.place import Place

# The page is white paper in every theme, so these colours are not the theme's.
LEFT = QColor("#1d5fa8")
LEFT_WASH = QColor("#d3e5f8")
RIGHT = QColor("#c2600a")
RIGHT_WASH = QColor("#ffe6c7")
CONTEXT = QColor("#5b6b7c")
CONTEXT_WASH = QColor("#edf1f5")
DISC = QColor(PAPER_INKS[MarkKind.FAILED])
JUDGE_DISC = QColor(PAPER_INKS[MarkKind.JUDGE])
DOUBT = QColor(PAPER_INKS[MarkKind.UNPLACED])
DOUBT_WASH = QColor("#ffefb8")
FAINT = 0.6
_MULTIPLY, _SCREEN = QPainter.CompositionMode.CompositionMode_Multiply, QPainter.CompositionMode.CompositionMode_Screen
_DARK: ContextVar[bool] = ContextVar("dark", default=False)
"""Whether the page that is being painted on has its light and dark changed round."""
_SMALLEST_SIGN, _LARGEST_SIGN = 4.0, 6.0


def _tone(colour: QColor) -> QColor:
    """A colour for white paper, or the same hue as dark paper needs it."""
    if not _DARK.get():
        return colour
    hue = max(colour.hslHueF(), 0.0)
    return QColor.fromHslF(hue, colour.hslSaturationF(), 1.0 - colour.lightnessF(), colour.alphaF())


def _ink(kind: MarkKind, settled: bool = False, faint: bool = False) -> QColor:
    ink = QColor(_tone(QColor(PAPER_INKS[kind])))
    ink.setAlphaF((FAINT if faint else 1.0) * (0.6 if settled else 1.0))
    return ink


def _size(box: QRectF) -> float:
    """A sign is as large as the line allows."""
    return min(max(box.height() * 0.35, _SMALLEST_SIGN), _LARGEST_SIGN)


def _sign(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    paint_sign(painter, kind, corner(kind, box, outside=True, size=_size(box)), _ink(kind, mark.settled))


def _framed(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    frame_of(painter, box, _ink(kind, mark.settled, faint=True), 1.2)
    _sign(painter, box, mark, kind)


def _bracketed(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    brackets(painter, box, _ink(kind, mark.settled), 1.4)


def _dotted(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    dotted(painter, box, _ink(kind, mark.settled))


def _waved(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    paint_sign(painter, kind, box.adjusted(0, 0, 0, 4.0), _ink(kind))


def _barred(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    size = _size(box)
    paint_sign(painter, kind, QRectF(box.left(), box.bottom() - size + 2.4, size, size), _ink(kind))


def _noted(painter: QPainter, box: QRectF, mark: Mark, kind: MarkKind) -> None:
    if mark.flag:
        _flag(painter, box.adjusted(AIR, AIR, -AIR, -AIR), _ink(kind))
        return
    if mark.region:
        pen = QPen(_ink(kind), 1.4)
        pen.setDashPattern([6.0, 2.5])
        painter.setPen(pen)
        painter.drawRect(box)
    _sign(painter, box, mark, kind)


def _flag(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """A small sheet with lines, for what is said of a whole page or report."""
    painter.setPen(QPen(ink, 1.4))
    painter.drawRect(box)
    for share in (0.3, 0.52, 0.74):
        y = box.top() + box.height() * share
        painter.drawLine(QPointF(box.left() + 3, y), QPointF(box.right() - 3, y))


_FAINTLY: dict[MarkKind, Callable[[QPainter, QRectF, Mark, MarkKind], None]] = {
    MarkKind.FAILED: _framed,
    MarkKind.JUDGE: _bracketed,
    MarkKind.UNPLACED: _dotted,
    MarkKind.DOUBTFUL: _waved,
    MarkKind.CORRECTED: _barred,
    MarkKind.CONFIRMED: _sign,
    MarkKind.NOTED: _noted,
    MarkKind.ASIDE: _sign,
}


@dataclass
class MarkPainter:
    """Paints the marks of pages and remembers where its discs stand."""

    _places: DiscPlaces = field(default_factory=DiscPlaces)
    _stand: dict[int, list[tuple[Disc, QRectF]]] = field(default_factory=dict)

    def paint_page(
        self,
        painter: QPainter,
        frame: PageFrame,
        marks: PageMarks,
        image: QImage | None,
        taken: Sequence[Place] = (),
        awake: frozenset[str] = frozenset(),
        dark: bool = False,
    ) -> None:
        """Paint all marks of one page; `awake` are findings whose numbers are shown even in a crowd."""
        token = _DARK.set(dark)
        try:
            self._paint_page(painter, frame, marks, image, taken, awake)
        finally:
            _DARK.reset(token)

    def _paint_page(
        self,
        painter: QPainter,
        frame: PageFrame,
        marks: PageMarks,
        image: QImage | None,
        taken: Sequence[Place],
        awake: frozenset[str],
    ) -> None:
        seen = _seen(painter)
        for mark in marks.boxes:
            if frame.to_view(mark.place).intersects(seen):
                self.paint(painter, frame, mark)
        paint_joins(painter, frame, marks.boxes, _tone(LEFT), _tone(RIGHT))
        for disc, spot in self.discs_of(frame, marks, image, taken, awake):
            _disc(painter, disc, spot)

    def paint(self, painter: QPainter, frame: PageFrame, mark: Mark) -> None:
        """Paint the box of one mark; the painter is in logical pixels of the view."""
        air = AIR if mark.strong or mark.kind is not MarkKind.DOUBTFUL else 0.0
        box = frame.to_view(mark.place).adjusted(-air, -air, air, air)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Multiplied, a mark tints the paper and leaves the ink as black as it was; on dark paper the other way round.
        painter.setCompositionMode(_SCREEN if _DARK.get() else _MULTIPLY)
        if mark.strong:
            _strongly(painter, box, mark)
        elif mark.kind is not None:
            _FAINTLY[mark.kind](painter, box, mark, mark.kind)
        painter.restore()

    def discs_of(
        self,
        frame: PageFrame,
        marks: PageMarks,
        image: QImage | None,
        taken: Sequence[Place] = (),
        awake: frozenset[str] = frozenset(),
    ) -> list[tuple[Disc, QRectF]]:
        """The numbers of one page and where they stand, the selected finding's first."""
        discs = marks.discs
        if sum(not disc.strong for disc in discs) > DISC_CROWD:
            discs = tuple(disc for disc in discs if disc.strong or not awake.isdisjoint(disc.findings))
        spots = self._places.of(frame, discs, image, taken)
        self._stand[frame.number] = list(zip(discs, spots, strict=True))
        return self._stand[frame.number]

    def disc_at(self, page: int, point: QPointF) -> Disc | None:
        """The number that was painted at a point of the view."""
        return next((disc for disc, spot in self._stand.get(page, ()) if spot.contains(point)), None)

    def forget(self) -> None:
        """Other marks are shown: what was painted before stands nowhere."""
        self._stand.clear()


def _seen(painter: QPainter) -> QRectF:
    """What of the view is on the screen, with room for what marks add around their boxes."""
    device = painter.device()
    inverse, _ = painter.worldTransform().inverted()
    return inverse.mapRect(QRectF(-16, -16, device.width() + 32, device.height() + 32))


def _strongly(painter: QPainter, box: QRectF, mark: Mark) -> None:
    inks = {Side.LEFT: LEFT, Side.RIGHT: RIGHT, Side.CONTEXT: CONTEXT}
    washes = {Side.LEFT: LEFT_WASH, Side.RIGHT: RIGHT_WASH, Side.CONTEXT: CONTEXT_WASH}
    ink, wash = (DOUBT, DOUBT_WASH) if mark.unread else (LEFT, LEFT_WASH)
    if mark.side is not None:
        ink, wash = inks[mark.side], washes[mark.side]
    if mark.finding is not None or mark.side is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_tone(wash))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(_tone(ink), 2.0)
    if mark.side is Side.RIGHT:
        pen.setDashPattern([2.2, 1.4])
    elif mark.side is Side.CONTEXT:
        pen.setDashPattern([1.0, 2.0])
    elif mark.unread:
        pen.setDashPattern([1.0, 1.4])
    painter.setPen(pen)
    if mark.side is Side.CONTEXT:
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    elif mark.side is Side.RIGHT or mark.unread:
        painter.drawRect(box)
    else:
        painter.drawRoundedRect(box, 3, 3)
    if mark.wavy:
        double_wave(painter, box.left(), box.right(), box.bottom() + 3.5, _tone(DISC))


_STATE_KINDS = {State.FAIL: MarkKind.FAILED, State.JUDGE: MarkKind.JUDGE}


def _disc(painter: QPainter, disc: Disc, spot: QRectF) -> None:
    """Round for a failure, square for a doubt; filled when it is selected, else only its outline."""
    lead = disc.lead
    kind = lead.kind or _STATE_KINDS.get(lead.state, MarkKind.ASIDE)
    ink = _ink(kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.0) if kind is not MarkKind.ASIDE else QPen(ink, 1.0, Qt.PenStyle.DotLine))
    paper = _tone(QColor("white"))
    painter.setBrush(ink if disc.strong else paper)
    round_ = spot.height() / 2 if kind is not MarkKind.JUDGE else 3.0
    painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
    font = QFont(painter.font())
    shares = (0.66, 0.56, 0.44, 0.36)
    font.setPixelSize(max(7, round(spot.width() * shares[min(len(disc.text), len(shares)) - 1])))
    font.setBold(disc.strong)
    painter.setFont(font)
    painter.setPen(paper if disc.strong else ink)
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, disc.text)
    painter.restore()
