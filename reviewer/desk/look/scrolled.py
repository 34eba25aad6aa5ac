# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that take the height they need while there is room, and scroll when there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_LEAST = 40


class Scrolled(QScrollArea):
    """Labels one under the other; never squeezed into each other."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for part in self._parts:
            box.addWidget(part)
        box.addStretch(1)
        self._box = box
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (inner, self.viewport()):
            ground.setAutoFillBackground(False)
        inner.installEventFilter(self)

    def needed(self) -> int:
        """The height of all that is shown, at the present width."""
        shown = [part for part in self._parts if not part.isHidden()]
        width = max(self.viewport().width(), 100)
        heights = [
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height() for part in shown
        ]
        return sum(heights) + self._box.spacing() * max(len(heights) - 1, 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.needed(), _LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(inner: QWidget) -> QScrollArea:
    """A place for what must not be squeezed: it scrolls when large text leaves too little room."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
