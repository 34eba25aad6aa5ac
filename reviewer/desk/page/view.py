# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page view: all pages of the open report in one scroll, with the marks of its findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QRubberBand, QToolTip, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import Theme
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.desk.marks.shown import ShownMarks
from reviewer.desk.page.painter import paint_page
from reviewer.desk.page.pictures import PageImages, Shot
from reviewer.desk.page.scroll import PageScroll
from reviewer.desk.page.standing import START, Spot
from reviewer.model.place import Place
from reviewer.model.report import PageSize

_SMALLEST_REGION = 6
_HALF = 127


class PageView(PageScroll):
    """Pictures of the pages with the marks on them, and what the mouse does to them."""

    clicked = Signal(int, float, float)
    numbers_clicked = Signal(object)
    region_drawn = Signal(object)
    menu_wanted = Signal(int, float, float, QPoint)

    def __init__(self, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images, self._theme = images, theme
        self._path: Path | None = None
        self.underlays: list[Callable[[QPainter, PageFrame], None]] = []
        self.marks = ShownMarks()
        self.drawing = self.dark = False
        self.tell: Callable[[int, float, float], str] = lambda page, x, y: ""
        self.tell_numbers: Callable[[tuple[str, ...]], str] = lambda keys: ""
        self._pressed: QPoint | None = None
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("报告页面"))
        self.viewport().setMouseTracking(True)
        images.ready.connect(self.viewport().update)

    # -- what is shown -----------------------------------------------------------------------

    def show_document(
        self, path: Path | None, pages: tuple[PageSize, ...], at: Spot = START, rotation: int = 0
    ) -> None:
        self._path = path
        self.marks.show(())
        self.lay(pages, at, rotation)
        self._want(self._seen())

    def show_marks(self, marks: tuple[Mark, ...], taken: tuple[Place, ...] = ()) -> None:
        """Show these marks; `taken` are the figures that no number may cover."""
        self.marks.show(marks, taken)
        self.viewport().update()

    def hide_kinds(self, hidden: frozenset[MarkKind], bare: bool) -> None:
        """Do not show these kinds of marks; `bare` shows none at all, not even the selected ones."""
        self.marks.hide(hidden, bare)
        self.viewport().update()

    def set_dark(self, dark: bool) -> None:
        """Show pages with light and dark changed round, or as they are."""
        self.dark = dark
        self.viewport().update()

    # -- painting ----------------------------------------------------------------------------

    def _shot(self, frame: PageFrame) -> Shot | None:
        if self._path is None:
            return None
        scale = round(frame.scale * self.devicePixelRatioF(), 4)
        return Shot(self._path, frame.number, scale, self.rotation, self.dark)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.desk))
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-left, -top)
        height = self.viewport().height()
        for frame in self._layout.visible(top, top + height):
            shot = self._shot(frame)
            image = self._images.image(shot) if shot else None
            paint_page(painter, frame, image, self._stand_in(shot), self._theme, self.dark)
            for paint in self.underlays:
                paint(painter, frame)
            self.marks.paint(painter, frame, image, self._is_dark(image))
        painter.end()
        self._want(self._seen() + self._seen(0.5))

    def _want(self, frames: tuple[PageFrame, ...]) -> None:
        shots = dict.fromkeys(self._shot(frame) for frame in frames)
        self._images.want([shot for shot in shots if shot is not None], self)

    def _is_dark(self, image: QImage | None) -> bool:
        """Whether the paper of a page is dark; one that is a single picture stays light among dark ones."""
        return self.dark and (image is None or image.pixelColor(0, 0).lightness() <= _HALF)

    def _stand_in(self, shot: Shot | None) -> QImage | str:
        """What to show while a picture is not there: one of another size, or words."""
        if shot is None or self._images.is_broken(shot):
            return tr("这一页无法显示")
        return self._images.nearest(shot) or tr("正在显示第 {page} 页…").format(page=shot.page)

    # -- events ------------------------------------------------------------------------------

    def set_drawing(self, on: bool) -> None:
        """Turn the rubber band for a region of one's own on or off."""
        self.drawing = on
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPointF) -> str:
        there = self._to_content(point)
        frame = self._layout.frame_at(there)
        if frame is None:
            return ""
        keys = self.marks.findings_at(frame.number, there)
        return self.tell_numbers(keys) if keys else self.tell(frame.number, *frame.to_page(there))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = self._to_content(QPointF(event.pos()))
        frame = self._layout.frame_at(point)
        if frame is not None:
            self.menu_wanted.emit(frame.number, *frame.to_page(point), event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.drawing and self._pressed is not None:
            self._band.setGeometry(QRect(self._pressed, event.position().toPoint()).normalized())
            self._band.show()
        elif self._pressed is None:
            self._wake(self._to_content(event.position()))

    def _wake(self, there: QPointF) -> None:
        """In a crowd of numbers, show those of the figure under the mouse."""
        frame = self._layout.frame_at(there)
        if self.marks.wake(frame.number if frame else 0, *(frame.to_page(there) if frame else (0.0, 0.0))):
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        box = QRect(self._pressed, event.position().toPoint()).normalized()
        self._pressed = None
        self._band.hide()
        frame = self._layout.frame_at(self._to_content(QPointF(box.center())))
        if frame is None:
            return
        if not self.drawing and (keys := self.marks.findings_at(frame.number, self._to_content(event.position()))):
            self.numbers_clicked.emit(keys)
        elif not self.drawing:
            self.clicked.emit(frame.number, *frame.to_page(self._to_content(event.position())))
        elif min(box.width(), box.height()) >= _SMALLEST_REGION:
            corner = self._to_content(QPointF(box.topLeft()))
            self.region_drawn.emit(frame.place(QRectF(corner.x(), corner.y(), box.width(), box.height())))
