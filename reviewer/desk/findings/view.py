# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of findings under the keyboard: heads fold, and Enter says that a decision still holds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from reviewer.desk.findings.filters import Head
from reviewer.desk.findings.model import HEAD
from reviewer.desk.look.wordlist import WordList

_FOLDS = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingsView(WordList):
    """Left and Right fold and unfold the head under the keyboard; Enter, Space and a click turn it over."""

    folded = Signal(str, bool)
    renewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setSelectionMode(WordList.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code, head = Qt.Key(event.key()), self._head(self.currentIndex())
        if head is not None and (code in _ENTER or code == Qt.Key.Key_Space):
            self.folded.emit(head.name, not head.folded)
        elif head is not None and code in _FOLDS:
            self.folded.emit(head.name, _FOLDS[code])
        elif code in _ENTER:
            self.renewed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        head = self._head(self.indexAt(event.position().toPoint()))
        if head is not None and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.folded.emit(head.name, not head.folded)

    @staticmethod
    def _head(index: QModelIndex) -> Head | None:
        return index.data(HEAD) if index.isValid() else None
