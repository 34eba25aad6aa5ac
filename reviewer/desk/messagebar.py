# SPDX-License-Identifier: AGPL-3.0-or-later
"""A strip over the work for what went wrong, and for the one question that is asked: your name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID

_MOST_NAMES = 5


class MessageBar(QFrame):
    """Stays until it is closed; nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.words = QLabel()
        self.words.setWordWrap(True)
        close = QPushButton(tr("知道了"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self.hide()

    def say(self, words: str) -> None:
        self.words.setText(words)
        self.show()

    def say_unreadable(self, files: Sequence[str]) -> None:
        """Such files stand among the reports, but nobody should have to find them by scrolling."""
        if files:
            names = "、".join(files[:_MOST_NAMES]) + ("…" if len(files) > _MOST_NAMES else "")
            words = tr("{count} 份文件无法读取：{names}。打开这一份可看到原因。")
            self.say(words.format(count=len(files), names=names))


class NameBar(QFrame):
    """Proposes the name of the system's user, under which decisions and notes are recorded."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.edit = QLineEdit()
        self.edit.setMaximumWidth(200)
        self.edit.setAccessibleName(tr("您的姓名"))
        self.good = QPushButton(tr("好"))
        self.good.setProperty("role", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.addWidget(QLabel(tr("您的判定和备注将记在这个姓名下：")))
        row.addWidget(self.edit)
        row.addWidget(self.good)
        row.addStretch(1)
        self.good.clicked.connect(self._keep)
        self.edit.returnPressed.connect(self._keep)
        self.hide()

    def ask(self, proposed: str) -> None:
        self.edit.setText(proposed)
        self.edit.selectAll()
        self.show()

    def _keep(self) -> None:
        name = self.edit.text().strip()
        if name:
            self.hide()
            self.named.emit(name)
