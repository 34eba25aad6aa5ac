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
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QRubberBand, QToolTip, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.markkinds import MarkKind
from reviewer.desk.marks import GAP, Layout, Mark, PageFrame, lay_out
from reviewer.desk.pagepainter import paint_page
from reviewer.desk.pages import PageImages, Shot
from reviewer.desk.shownmarks import ShownMarks
from reviewer.desk.standing import START, Spot
from reviewer.desk.theme import Theme
from reviewer.desk.zoom import ACTUAL, Fit, bounded, fitted
from reviewer.model.place import Place
from reviewer.model.report import PageSize

STEP = 1.2
_SMALLEST_REGION = 6


class PageView(QAbstractScrollArea):
    """Scale is in logical pixels per point; what is shown to people is in per cent of paper size."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)
    clicked = Signal(int, float, float)
    numbers_clicked = Signal(object)
    region_drawn = Signal(object)
    menu_wanted = Signal(int, float, float, QPoint)

    def __init__(self, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images, self._theme = images, theme
        self._path: Path | None = None
        self._pages: tuple[PageSize, ...] = ()
        self.underlays: list[Callable[[QPainter, PageFrame], None]] = []
        self.marks = ShownMarks()
        self.fit, self.scale, self.rotation = Fit.WIDTH, ACTUAL, 0
        self.drawing = self.dark = False
        self.tell: Callable[[int, float, float], str] = lambda page, x, y: ""
        self.tell_numbers: Callable[[tuple[str, ...]], str] = lambda keys: ""
        self._pressed: QPoint | None = None
        self._shown_page = 0
        self._layout = Layout((), 0, 0)
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("报告页面"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(48)
        images.ready.connect(self.viewport().update)

    # -- what is shown -----------------------------------------------------------------------

    def show_document(
        self, path: Path | None, pages: tuple[PageSize, ...], at: Spot = START, rotation: int = 0
    ) -> None:
        self._path, self._pages = path, pages
        self.marks.show(())
        self.rotation = rotation
        # The pages of the document before say nothing about where this one stands or how wide it is.
        self._layout = Layout((), 0, 0)
        self._relayout(at)
        self._tell_page()
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

    @property
    def spot(self) -> Spot:
        """Where the upper edge of the view stands."""
        top = self.verticalScrollBar().value()
        frames = self._layout.visible(top, top + self.viewport().height())
        if not frames:
            return START
        middle = self.horizontalScrollBar().value() + self.viewport().width() / 2
        first = frames[0]
        return Spot(first.number, middle / max(self._layout.width, 1.0), (top - first.y) / first.rect.height())

    def go_to_spot(self, spot: Spot) -> None:
        if not 1 <= spot.page <= len(self._layout.frames):
            return
        # The first page stands under its margin.
        frame = self._layout.frames[spot.page - 1]
        top = 0 if spot == START else frame.y + spot.down * frame.rect.height()
        self.verticalScrollBar().setValue(round(top))
        self.horizontalScrollBar().setValue(round(spot.across * self._layout.width - self.viewport().width() / 2))

    @property
    def layout_of_pages(self) -> Layout:
        return self._layout

    @property
    def page(self) -> int:
        """The page that fills most of the upper half; 0 when there is none."""
        if not self._layout.frames:
            return 1 if self._pages else 0
        middle = self.verticalScrollBar().value() + self.viewport().height() * 0.35
        frames = self._layout.visible(middle, middle) or self._layout.visible(middle - 2 * GAP, middle + 2 * GAP)
        return frames[0].number if frames else len(self._layout.frames)

    def go_to_page(self, number: int) -> None:
        if 1 <= number <= len(self._layout.frames):
            self.verticalScrollBar().setValue(round(self._layout.frames[number - 1].y - GAP))

    def go_to_height(self, place: Place) -> None:
        """Bring a place under the upper edge of the view."""
        if 1 <= place.page <= len(self._layout.frames):
            self.verticalScrollBar().setValue(round(self._layout.frames[place.page - 1].to_view(place).top() - 2 * GAP))

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Scroll as little as needed to see the first place, and the others of its page if they fit."""
        if not places or not 1 <= places[0].page <= len(self._layout.frames):
            return
        if self.fit is Fit.PAGE:
            self.go_to_page(places[0].page)
            return
        frame = self._layout.frames[places[0].page - 1]
        box = frame.to_view(places[0])
        for place in places[1:]:
            wider = box.united(frame.to_view(place)) if place.page == places[0].page else box
            if wider.height() <= self.viewport().height() * 0.7:
                box = wider
        self._reveal(box)

    def _reveal(self, box: QRectF) -> None:
        view = self.viewport()
        for bar, low, high, room in (
            (self.verticalScrollBar(), box.top(), box.bottom(), view.height()),
            (self.horizontalScrollBar(), box.left(), box.right(), view.width()),
        ):
            margin = min(64.0, room / 6)
            if low - margin < bar.value() or high + margin > bar.value() + room:
                bar.setValue(round((low + high - room) / 2))

    # -- zoom and rotation -------------------------------------------------------------------

    @property
    def percent(self) -> float:
        return self.scale / ACTUAL * 100

    def set_fit(self, fit: Fit) -> None:
        number, self.fit = self.page, fit
        self._relayout()
        self._align(number)

    def _align(self, number: int) -> None:
        """A page that is shown whole stands whole in the view, not half of two."""
        if self.fit is Fit.PAGE:
            self.go_to_page(number)

    def set_percent(self, percent: float) -> None:
        self._zoom_to(percent / 100 * ACTUAL, self._centre())

    def zoom(self, steps: float) -> None:
        """Larger (or smaller) around the middle of the view."""
        self._zoom_to(self.scale * STEP**steps, self._centre())

    def _centre(self) -> QPointF:
        return QPointF(self.viewport().rect().center())

    def _zoom_to(self, scale: float, around: QPointF) -> None:
        frame = self._layout.frame_at(self._to_content(around)) or self._current_frame()
        held = frame.to_page(self._to_content(around)) if frame else (0.0, 0.0)
        self.fit = Fit.FREE
        self.scale = bounded(scale)
        self._relayout()
        if frame is not None:
            there = self._layout.frames[frame.number - 1].to_view(Place(frame.number, *held, *held)).topLeft()
            self.horizontalScrollBar().setValue(round(there.x() - around.x()))
            self.verticalScrollBar().setValue(round(there.y() - around.y()))

    def turn(self, quarters: int) -> None:
        number = self.page
        self.rotation = (self.rotation + 90 * quarters) % 360
        self._relayout()
        self.go_to_page(number)

    def _current_frame(self) -> PageFrame | None:
        return self._layout.frames[self.page - 1] if self._layout.frames else None

    def _to_content(self, point: QPointF) -> QPointF:
        return point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _fitted(self) -> float:
        if self.fit is Fit.FREE or not self._pages:
            return self.scale
        room = self.viewport().size()
        page = self._pages[max(self.page, 1) - 1]
        if self.fit is Fit.WIDTH:
            # All pages stand in one column: when the widest fits, none is cut off.
            page = max(self._pages, key=lambda one: one.height if self.rotation % 180 else one.width)
        return fitted(self.fit, page, self.rotation, room.width(), room.height())

    def _relayout(self, at: Spot | None = None) -> None:
        bar = self.verticalScrollBar()
        at = at or self.spot
        self.scale = self._fitted()
        room = self.viewport().size()
        self._layout = lay_out(self._pages, self.scale, self.rotation, room.width())
        bar.setRange(0, max(0, round(self._layout.height) - room.height()))
        bar.setPageStep(room.height())
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, round(self._layout.width) - room.width()))
        across.setPageStep(room.width())
        self.go_to_spot(at)
        self.zoom_changed.emit(self.percent)
        self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        if self.page != self._shown_page:
            self._shown_page = self.page
            self.page_changed.emit(self.page)

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
            self.marks.paint(painter, frame, image, self.dark)
        painter.end()
        self._want(self._seen() + self._seen(0.5))

    def _seen(self, beyond: float = 0.0) -> tuple[PageFrame, ...]:
        """The pages in the view, or so many times its height above and below it too."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return self._layout.visible(top - beyond * height, top + (1 + beyond) * height)

    def _want(self, frames: tuple[PageFrame, ...]) -> None:
        shots = dict.fromkeys(self._shot(frame) for frame in frames)
        self._images.want([shot for shot in shots if shot is not None], self)

    def _stand_in(self, shot: Shot | None) -> QImage | str:
        """What to show while a picture is not there: one of another size, or words."""
        if shot is None or self._images.is_broken(shot):
            return tr("这一页无法显示")
        return self._images.nearest(shot) or tr("正在显示第 {page} 页…").format(page=shot.page)

    # -- events ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        number = self.page
        self._relayout()
        self._align(number)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._tell_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_to(self.scale * STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

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
