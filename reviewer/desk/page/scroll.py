# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages in one scroll: where the view stands, how large and which way up pages are; nothing is painted here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewer.desk.marks.placing import GAP, Layout, PageFrame, lay_out
from reviewer.desk.page.standing import START, Spot, Standing
from reviewer.desk.page.zoom import ACTUAL, Fit, bounded, fitted
from reviewer.model.place import Place
from reviewer.model.report import PageSize

STEP = 1.2


class PageScroll(QAbstractScrollArea):
    """Scale is in logical pixels per point; what is shown to people is in per cent of paper size."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[PageSize, ...] = ()
        self.fit, self.scale, self.rotation = Fit.WIDTH, ACTUAL, 0
        self._shown_page = 0
        self._layout = Layout((), 0, 0)
        self.verticalScrollBar().setSingleStep(48)

    def lay(self, pages: tuple[PageSize, ...], at: Spot, rotation: int) -> None:
        """Lay out the pages of another document and go to a spot of it."""
        self._pages, self.rotation = pages, rotation
        # The pages of the document before say nothing about where this one stands or how wide it is.
        self._layout = Layout((), 0, 0)
        self._relayout(at)

    # -- where the view stands ---------------------------------------------------------------

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
        if not self._layout.frames:
            return
        # The first page stands under its margin.
        frame = self._layout.frames[min(spot.page, len(self._layout.frames)) - 1]
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

    def _seen(self, beyond: float = 0.0) -> tuple[PageFrame, ...]:
        """The pages in the view, or so many times its height above and below it too."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return self._layout.visible(top - beyond * height, top + (1 + beyond) * height)

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

    @property
    def said_zoom(self) -> str:
        """How large pages are shown, as `restore_zoom` takes it."""
        return f"{self.percent:.1f}" if self.fit is Fit.FREE else self.fit.value

    def restore_zoom(self, said: str) -> None:
        """Show pages as large as they were; what makes no sense changes nothing."""
        if said in (Fit.WIDTH, Fit.PAGE):
            self.set_fit(Fit(said))
        elif said.replace(".", "", 1).isdigit():
            self.set_percent(float(said))

    @property
    def standing(self) -> Standing:
        """Where the view stands now, to be found again."""
        spot = self.spot
        return Standing(spot.page, round(spot.across, 4), round(spot.down, 4), self.said_zoom, self.rotation)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
