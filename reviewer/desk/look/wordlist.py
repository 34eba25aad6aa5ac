# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of sentences: its rows are as high as their words need, and the current one stays in view."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

_ENOUGH = 96


class WordList(QListView):
    """What the lists of findings and of notes have in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, index: QModelIndex) -> None:
        """Make `index` the one selected row, or none when it is not valid."""
        # Not setCurrentIndex: with Ctrl or Shift still held (Ctrl+Z, Shift+F8) it would toggle or extend.
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits are commands of the window; none of them looks for a row."""

    def sizeHint(self) -> QSize:
        # Asks for little and takes what is left, so that the words beside it need not scroll.
        return QSize(super().sizeHint().width(), _ENOUGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Qt lays a vertical list out again when its height changes; here heights follow from the width.
            self.doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
