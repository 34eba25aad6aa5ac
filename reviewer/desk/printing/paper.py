# SPDX-License-Identifier: AGPL-3.0-or-later
"""A4 paper: documents with a head and a foot on every page, and a page of a report with its marks.

Everything is laid out in pixels of which 96 make an inch, and the painter enlarges them to those of the
printer, so that the type of lists stays type. A page with its marks is one picture.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import window_font
from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.desk.marks.shown import ShownMarks
from reviewer.model.place import Place
from reviewer.model.progress import Progress
from reviewer.model.report import PageSize
from reviewer.model.text import Text

INCH = 96.0
POINT = INCH / 72.0
DPI = 300
_MARGIN_MILLIMETRES = 16.0
_HEAD, _FOOT = 30.0, 26.0
_SMALL = 11
INK = QColor("#1c2733")  # paper is white in every theme
_PALE = QColor("#51606f")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands on every page: `left` and `right` above, `below` at the bottom left beside the page number."""

    left: str
    right: str
    below: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A page of a report as it is to be printed: its picture, its marks, and the figures that no number may cover."""

    number: int
    size: PageSize
    image: QImage
    marks: Sequence[Mark] = ()
    taken: Sequence[Place] = ()


def prepare(printer: QPrinter, title: str) -> QPrinter:
    """A4 upright with our margins; what the user chooses in the dialog of the system comes after."""
    margins = QMarginsF(*([_MARGIN_MILLIMETRES] * 4))
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    printer.setDocName(title)
    return printer


def paper_font(pixels: int = 12) -> QFont:
    """The font of the window, in pixels of `INCH`."""
    font = window_font()
    font.setPixelSize(pixels)
    # Kerned for the screen, letters would stand a little off on paper.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Digits among Latin letters would be forms of their own, of which a PDF cannot say which characters they are.
    font.setFeature(QFont.Tag("locl"), 0)
    return font


def printing(printer: QPrinter, document: QTextDocument, heads: Heads) -> Generator[Progress, None, bool]:
    """Print the pages that the printer is asked for (or all), each a step; False when it does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        area = _begin(painter, printer)
        body = QSizeF(area.width(), area.height() - _HEAD - _FOOT)
        document.setPageSize(body)
        count = document.pageCount()
        first = max(1, printer.fromPage())
        last = min(printer.toPage() or count, count)
        for page in range(first, last + 1):
            if page > first:
                printer.newPage()
            _edges(painter, area, heads, page, count)
            painter.save()
            painter.translate(0, _HEAD - (page - 1) * body.height())
            document.drawContents(painter, QRectF(0, (page - 1) * body.height(), body.width(), body.height()))
            painter.restore()
            words = tr("第 {page} 页").format(page=page)
            yield Progress(page - first + 1, last - first + 1, Text(words, words))
        return painter.end()
    finally:
        # A printer that is left before the last page must not stay with a painter at work on it.
        if painter.isActive():
            painter.end()


def print_page(printer: QPrinter, page: Marked, heads: Heads) -> bool:
    """Print one page of a report as large as the paper allows; False when the printer does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    area = _begin(painter, printer)
    _edges(painter, area, heads, 1, 1)
    paint_marked(painter, QRectF(0, _HEAD, area.width(), area.height() - _HEAD - _FOOT), page)
    return painter.end()


def paint_marked(painter: QPainter, room: QRectF, page: Marked) -> None:
    """The picture of a page with its marks over it, in the middle of `room`."""
    frame = PageFrame(page.number, page.size.width, page.size.height, 0, 0, POINT)
    factor = min(room.width() / frame.rect.width(), room.height() / frame.rect.height())
    painter.save()
    painter.translate(room.center().x() - frame.rect.width() * factor / 2, room.top())
    painter.scale(factor, factor)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(frame.rect, _with_marks(page, frame))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_PALE, 0.5))
    painter.drawRect(frame.rect)
    painter.restore()


def _with_marks(page: Marked, frame: PageFrame) -> QImage:
    """The picture with the marks in it: printers cannot multiply, and laid over it marks would hide the ink."""
    marked = page.image.convertToFormat(QImage.Format.Format_RGB32)
    shown = ShownMarks()
    shown.show(tuple(page.marks), tuple(page.taken))
    painter = QPainter(marked)
    painter.scale(marked.width() / frame.rect.width(), marked.height() / frame.rect.height())
    shown.paint(painter, frame, page.image)
    painter.end()
    return marked


def _begin(painter: QPainter, printer: QPrinter) -> QRectF:
    """Scale the painter to pixels of `INCH`; the room between the margins in them."""
    scale = printer.resolution() / INCH
    painter.scale(scale, scale)
    painter.setFont(paper_font())
    pixels = printer.pageLayout().paintRectPixels(printer.resolution())
    return QRectF(0, 0, pixels.width() / scale, pixels.height() / scale)


def _edges(painter: QPainter, area: QRectF, heads: Heads, page: int, pages: int) -> None:
    painter.save()
    painter.setFont(paper_font(_SMALL))
    painter.setPen(_PALE)
    above = QRectF(0, 0, area.width(), _HEAD - 10)
    below = QRectF(0, area.height() - _FOOT + 8, area.width(), _FOOT - 8)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    metrics = painter.fontMetrics()
    room = int(area.width() - metrics.horizontalAdvance(heads.right) - 24)
    painter.drawText(above, left, metrics.elidedText(heads.left, Qt.TextElideMode.ElideMiddle, room))
    painter.drawText(above, right, heads.right)
    painter.drawText(below, left, heads.below)
    painter.drawText(below, right, tr("第 {page} 页，共 {pages} 页").format(page=page, pages=pages))
    painter.setPen(QPen(_PALE, 0.6))
    painter.drawLine(above.bottomLeft(), above.bottomRight())
    painter.drawLine(below.topLeft(), below.topRight())
    painter.restore()
