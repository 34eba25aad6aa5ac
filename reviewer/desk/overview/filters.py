# SPDX-License-Identifier: AGPL-3.0-or-later
"""The boxes above the overview that say which reports are wanted, and how they are put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from reviewer.bodies.progress import Stage
from reviewer.checks.families import FAMILIES, NAMES
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.states import State, severity_name, state_name
from reviewer.desk.look.theme import GRID
from reviewer.desk.overview.columns import grouping_name
from reviewer.desk.overview.lines import Grouping, Wanted
from reviewer.model.finding import Severity

_STATES = (
    State.FAIL,
    State.JUDGE,
    State.UNKNOWN,
    State.INCOMPLETE,
    State.UNREADABLE,
    State.DECIDED,
    State.PASS,
)
_WIDTH = 124


class Filters(QWidget):
    """`changed` whenever something else is wanted; `stage` is set from outside."""

    changed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage: Stage | None = None
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("单位、年度、标题、文件"))
        self.words.setAccessibleName(tr("在总览中查找"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.state = self._box(tr("状态"), tr("全部状态"), [(state_name(it), it) for it in _STATES])
        self.severity = self._box(tr("程度"), tr("全部程度"), [(severity_name(it), it) for it in Severity])
        self.family = self._box(tr("部分"), tr("全部部分"), [(language.say(NAMES[it]), it) for it in FAMILIES])
        self.reviewer = self._box(tr("审核人"), tr("全部审核人"), [])
        self.year = self._box(tr("年度"), tr("全部年度"), [])
        self.grouping = self._box(tr("分组"), "", [(grouping_name(it), it) for it in Grouping])
        self.person = ""
        self.for_me = QPushButton(tr("等我复核"))
        self.for_me.setProperty("role", "chip")
        self.for_me.setCheckable(True)
        self.for_me.setToolTip(tr("只看等我复核的"))
        self.for_me.toggled.connect(lambda _: self.changed.emit())
        self.clear = QPushButton(tr("清除筛选"))
        self.clear.clicked.connect(self.reset)
        row = FlowRow(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(6)
        for box in (self.words, self.for_me, *self._boxes(), self.grouping, self.clear):
            row.addWidget(box)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.state, self.severity, self.family, self.reviewer, self.year

    def _box(self, name: str, every: str, choices: Iterable[tuple[str, Any]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumWidth(_WIDTH - 40)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if every:
            box.addItem(every, None)
        for words, value in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def offer(self, reviewers: Iterable[str], years: Iterable[int]) -> None:
        """The people and years that there are to choose from; what is chosen stays so."""
        said = (
            (self.reviewer, [(name, name) for name in sorted(reviewers)]),
            (self.year, [(str(year), year) for year in sorted(years, reverse=True)]),
        )
        for box, choices in said:
            if [box.itemData(at) for at in range(1, box.count())] == [value for _, value in choices]:
                continue
            chosen = box.currentData()
            box.blockSignals(True)
            while box.count() > 1:
                box.removeItem(1)
            for words, value in choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(chosen), 0))
            box.blockSignals(False)

    def wanted(self) -> Wanted:
        """What all boxes ask for together."""
        # Qt hands text back where an enumeration was put in.
        state, severity = self.state.currentData(), self.severity.currentData()
        return Wanted(
            self.words.text(),
            State(state) if state else None,
            self.stage,
            Severity(severity) if severity else None,
            self.family.currentData() or "",
            self.reviewer.currentData() or "",
            self.year.currentData(),
            self.person if self.for_me.isChecked() else "",
        )

    def by(self) -> Grouping:
        """How the lines are put together."""
        return Grouping(self.grouping.currentData())

    def of_all_stages(self) -> Wanted:
        """The same whatever the stage."""
        return replace(self.wanted(), stage=None)

    def reset(self) -> None:
        """Ask for nothing any more; how the lines are put together stays."""
        self.blockSignals(True)
        self.stage = None
        self.words.clear()
        self.for_me.setChecked(False)
        for box in self._boxes():
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()
