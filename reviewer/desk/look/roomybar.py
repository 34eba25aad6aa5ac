# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bar whose parts give way, the least needed first, before any of them is squeezed into another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget


class RoomyBar(QFrame):
    """Never asks for room; what does not fit is hidden and stays in the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._spare: tuple[QWidget, ...] = ()

    def spare(self, parts: Sequence[QWidget]) -> None:
        """Name the parts that may give way, the first one first."""
        self._spare = tuple(parts)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def make_room(self) -> None:
        """Show all parts that there is room for."""
        layout = self.layout()
        if layout is None:
            return
        for part in self._spare:
            part.show()
        for part in self._spare:
            layout.invalidate()
            if layout.minimumSize().width() <= self.width():
                return
            part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()
