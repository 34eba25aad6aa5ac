# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far the review of all reports is: a slim bar, and a chip for each stage that shows only its reports."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.bodies.progress import Stage
from reviewer.desk.i18n import tr
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.overview.columns import stage_name

_ALWAYS = (Stage.OUTSTANDING, Stage.IN_REVIEW, Stage.DONE)
_HEIGHT = 6


def inks(theme: Theme) -> Mapping[Stage, str]:
    """The colour of each stage."""
    return {
        Stage.CLOSED: theme.accent,
        Stage.DONE: theme.passed,
        Stage.RETURNED: theme.fail,
        Stage.IN_REVIEW: theme.judge,
        Stage.OUTSTANDING: theme.line,
    }


class StageBar(QWidget):
    """What is done from the left, what is outstanding at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = inks(theme)
        self._counts: Mapping[Stage, int] = {}
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("审核进度"))

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def show_counts(self, counts: Mapping[Stage, int]) -> None:
        self._counts = counts
        words = tr("，").join(f"{stage_name(stage)} {counts.get(stage, 0)}" for stage in Stage if counts.get(stage))
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total, left = sum(self._counts.values()), 0.0
        for stage, ink in self._inks.items():
            width = self.width() * self._counts.get(stage, 0) / total if total else 0.0
            # A white hair between two stages, so that they are told apart without their colours.
            painter.fillRect(QRectF(left, 0, max(width - 1, 0), self.height()), QColor(ink))
            left += width
        painter.end()


class Stages(QWidget):
    """`chosen` with the stage whose reports alone are wanted, None for all of them."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = StageBar(theme)
        self.chips: dict[Stage | None, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(6)
        for stage in (None, *Stage):
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, stage=stage: self.chosen.emit(stage))
            self.chips[stage] = chip
            row.addWidget(chip)
        self.end = row
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        box.setSpacing(GRID)
        box.addWidget(self.bar)
        box.addLayout(row)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)

    def show_counts(self, counts: Mapping[Stage, int], wanted: Stage | None) -> None:
        """Stages that no report is in and that nobody asks for are left out, but for the first ones."""
        self.bar.show_counts(counts)
        for stage, chip in self.chips.items():
            count = sum(counts.values()) if stage is None else counts.get(stage, 0)
            chip.setText(f"{tr('全部') if stage is None else stage_name(stage)} {count}")
            chip.setChecked(stage is wanted)
            chip.setVisible(stage is None or stage in _ALWAYS or count > 0 or stage is wanted)
