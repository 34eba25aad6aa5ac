# SPDX-License-Identifier: AGPL-3.0-or-later
"""A row that goes on in the next line where there is no room: large text cuts no button off."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QLineEdit, QSizePolicy, QSpacerItem, QWidget


class FlowRow(QLayout):
    """Like a QHBoxLayout while there is room; a stretch or a field of text then takes what is left of its line.

    With `last_yields` the last part is not worth a line of its own, and is left out where it does not fit.
    """

    def __init__(self, parent: QWidget | None = None, last_yields: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._needed = 0
        self._last_yields = last_yields

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def addStretch(self, _stretch: int = 0) -> None:
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        # Qt asks for one too many to learn that there is none, which its annotations do not know.
        return cast("QLayoutItem", self._items.pop(index) if 0 <= index < len(self._items) else None)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height)).expandedTo(QSize(0, self._needed))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((item.sizeHint().width() for item in shown), default=0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_margins(QSize(width, height)).expandedTo(QSize(0, self._needed))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if self._last_yields and self._items:
            self._items[-1].setGeometry(QRect())
        needed = self._arrange(rect, move=True)
        if needed != self._needed:
            # A splitter knows nothing of heights that follow from widths; it is asked for room as it turns out.
            self._needed = needed
            self.update()

    def _with_margins(self, size: QSize) -> QSize:
        around = self.contentsMargins()
        return size + QSize(around.left() + around.right(), around.top() + around.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """The items, parted where a line is full; a stretch never begins one of its own."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.spacerItem() is not None:
                lines[-1].append(item)
            elif not item.isEmpty():
                width = item.sizeHint().width()
                if used and used + self.spacing() + width > room:
                    if self._last_yields and item is self._items[-1]:
                        continue
                    lines.append([])
                    used = 0
                used += width + (self.spacing() if used else 0)
                lines[-1].append(item)
        return lines

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Put the items where they belong in `rect`; returns the height that they take at its width."""
        around = self.contentsMargins()
        inner = rect.adjusted(around.left(), around.top(), -around.right(), 0)
        top = inner.top()
        for line in self._lines(inner.width()):
            height = max((item.sizeHint().height() for item in line), default=0)
            if move:
                self._put(line, QRect(inner.left(), top, inner.width(), height))
            top += height + self.spacing()
        return top - self.spacing() + around.bottom() - rect.top()

    def _put(self, line: list[QLayoutItem], rect: QRect) -> None:
        things = [item for item in line if item.spacerItem() is None]
        used = sum(item.sizeHint().width() for item in things) + self.spacing() * max(len(things) - 1, 0)
        left, spare = rect.left(), max(rect.width() - used, 0)
        for item in line:
            if item.spacerItem() is not None:
                left, spare = left + spare, 0
                continue
            width = item.sizeHint().width()
            if isinstance(item.widget(), QLineEdit):
                width, spare = width + spare, 0
            item.setGeometry(QRect(QPoint(left, rect.top()), QSize(width, rect.height())))
            left += width + self.spacing()
