# SPDX-License-Identifier: AGPL-3.0-or-later
"""A region of the page drawn with the keyboard: arrows move it, with Shift they size it, Enter takes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRubberBand

from reviewer.desk.page.view import PageView

_SIZE = QSize(240, 80)
_LEAST = 12
_STEP, _FINE = 16, 2
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class KeyDrawing(QObject):
    """Listens to the keys of a page view while a region is to be drawn; Ctrl makes small steps."""

    def __init__(self, view: PageView, ended: Callable[[], None]) -> None:
        """`ended` is called when nothing more is to be drawn."""
        super().__init__(view)
        self._view, self._ended = view, ended
        self.band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def begin(self, on: bool) -> None:
        """Take the keyboard to the page, or put the frame away."""
        self.band.hide()
        if on:
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.band.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and self._view.drawing and isinstance(event, QKeyEvent):
            if self._is_ours(event):
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and self._view.drawing and isinstance(event, QKeyEvent):
            return watched is self._view and self._pressed(event)
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        return event.key() in (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

    def _pressed(self, event: QKeyEvent) -> bool:
        if not self._is_ours(event):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._ended()
        elif self.band.isHidden():
            self._show(self._first())
        elif event.key() in _ARROWS:
            self._change(_ARROWS[Qt.Key(event.key())], event.modifiers())
        else:
            self._take()
        return True

    def _first(self) -> QRect:
        box = QRect(QPoint(0, 0), _SIZE.boundedTo(self._view.viewport().size()))
        box.moveCenter(self._view.viewport().rect().center())
        return box

    def _show(self, box: QRect) -> None:
        self.band.setGeometry(box)
        self.band.show()

    def _change(self, way: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        step = way * (_FINE if modifiers & Qt.KeyboardModifier.ControlModifier else _STEP)
        box, room = self.band.geometry(), self._view.viewport().rect()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            wide, high = max(box.width() + step.x(), _LEAST), max(box.height() + step.y(), _LEAST)
            box.setSize(QSize(wide, high).boundedTo(QSize(room.right() - box.left(), room.bottom() - box.top())))
        else:
            x = min(max(box.left() + step.x(), 0), room.right() - box.width())
            y = min(max(box.top() + step.y(), 0), room.bottom() - box.height())
            box.moveTopLeft(QPoint(x, y))
        self._show(box)

    def _take(self) -> None:
        """The frame becomes a region of the page that its middle is on."""
        view = self._view
        scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        box = QRectF(self.band.geometry()).translated(scrolled)
        frame = view.layout_of_pages.frame_at(box.center())
        if frame is not None:
            self.band.hide()
            view.region_drawn.emit(frame.place(box))
