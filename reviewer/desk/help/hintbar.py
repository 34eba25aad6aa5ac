# SPDX-License-Identifier: AGPL-3.0-or-later
"""Three first steps over the demonstration project, ticked as they are done; closed, they never come again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from reviewer.desk.i18n import mark, tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.theme import GRID

STEPS = (
    (("next", "previous"), mark("按 F8 到下一处问题")),
    (("confirm", "explain", "dismiss", "misread"), mark("按 1–4 判定：确认、已说明、误报、读取错误")),
    (("note",), mark("按 N 写备注")),
)
"""The actions that a step teaches, and its words."""


class HintBar(QFrame):
    """Quiet, and in nobody's way."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._done: set[int] = set()
        self.steps = [QLabel() for _ in STEPS]
        close = QPushButton(tr("不再显示"))
        close.clicked.connect(self._close)
        self.close_button = close
        row = FlowRow(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(3 * GRID)
        for label in self.steps:
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(close)
        self._say()
        self.hide()

    def done(self, action: str) -> None:
        """Tick the step that an action belongs to."""
        self._done |= {at for at, (actions, _) in enumerate(STEPS) if action in actions}
        self._say()

    def _say(self) -> None:
        for at, (label, (_, words)) in enumerate(zip(self.steps, STEPS, strict=True)):
            label.setText(f"{'✓' if at in self._done else at + 1}  {tr(words)}")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
