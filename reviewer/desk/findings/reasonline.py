# SPDX-License-Identifier: AGPL-3.0-or-later
"""One line under the decisions: why it was decided so, in ready words or in one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QStyledItemDelegate, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID


class _Edit(QLineEdit):
    """While nothing is written, keys with Ctrl are still commands of the window: undo.

    Digits are not: a reason may begin with a year or a line number, and must not decide anything.
    """

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and not self.text()
        if asked and isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return False
        return super().event(event)


class ReasonLine(QWidget):
    """`given` says the reason of the findings in `keys`; `closed` that whoever wrote goes back to the list."""

    given = Signal(tuple, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[str, ...] = ()
        self._before = ""
        self.box = QComboBox()
        self.edit = _Edit()
        self.box.setEditable(True)
        self.box.setLineEdit(self.edit)
        # Qt's own delegate of the list takes no room from the style sheet.
        self.box.setItemDelegate(QStyledItemDelegate(self.box))
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setAccessibleName(tr("判定理由"))
        self.edit.setPlaceholderText(tr("可填理由：↓ 选用，回车保存，Esc 不填"))
        self.edit.returnPressed.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(QLabel(tr("理由")))
        row.addWidget(self.box, 1)
        self.hide()

    def ask(self, keys: Sequence[str], offered: Sequence[str], before: str) -> None:
        """Open for the reason of a decision that was made already; `before` is what it says so far."""
        self.keys, self._before = tuple(keys), before
        self.box.clear()
        self.box.addItems(list(offered))
        self.box.setCurrentIndex(-1)
        self.edit.setText(before)
        self.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def keep(self) -> None:
        """Hand over what was written, if anything was; whoever goes on has not meant to lose it."""
        if self.isHidden():
            return
        said = self.edit.text().strip()
        self.drop()
        if said != self._before:
            self.given.emit(self.keys, said)

    def drop(self) -> None:
        self.hide()

    def _save(self) -> None:
        self.keep()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
