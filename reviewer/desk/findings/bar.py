# SPDX-License-Identifier: AGPL-3.0-or-later
"""Over the list of findings: chips that filter, a field for words, a menu that groups."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.findings.filters import RARE, Filter, Grouping, count, filter_name, grouping_name
from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.icons import icon
from reviewer.desk.look.states import severity_name
from reviewer.desk.look.theme import GRID, Theme
from reviewer.desk.selection import Numbered
from reviewer.model.finding import Severity


class _Field(QLineEdit):
    """Enter goes on to the list, Escape takes the words back; empty and left, it goes away."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setVisible(bool(self.text()))


class FindingBar(QWidget):
    """Says what is wanted; the panel shows it."""

    chosen = Signal(object)
    narrowed = Signal(object, str)
    grouped = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity: Severity | None = None
        self.grouping = Grouping.NONE
        self.chips: dict[Filter, QPushButton] = {}
        self.passed = QLabel()
        self.passed.setProperty("role", "quiet")
        self.field = _Field()
        self.field.setPlaceholderText(tr("在问题中筛选：文字、编号、理由"))
        self.field.setAccessibleName(tr("筛选问题"))
        self.field.setClearButtonEnabled(True)
        self.field.hide()
        self.search = self._button("search", theme, tr("按文字筛选（/）"))
        self.menu = self._button("list-filter", theme, tr("分组与严重程度（G）"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setMenu(self._rows())
        self._assemble()
        self.search.clicked.connect(self.write)
        self.field.textChanged.connect(self._narrow)
        self.field.left.connect(self.left)

    @staticmethod
    def _button(name: str, theme: Theme, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "plain")
        button.setIcon(icon(name, theme.text, theme.quiet))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _assemble(self) -> None:
        chips, group = FlowRow(last_yields=True), QButtonGroup(self)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(6)
        for wanted in Filter:
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(wanted is Filter.ALL)
            chip.clicked.connect(lambda _=False, wanted=wanted: self.chosen.emit(wanted))
            group.addButton(chip)
            self.chips[wanted] = chip
            chips.addWidget(chip)
        chips.addWidget(self.passed)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addLayout(chips, 1)
        for button in (self.search, self.menu):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        box.setSpacing(GRID // 2)
        box.addLayout(row)
        box.addWidget(self.field)

    def minimumSizeHint(self) -> QSize:
        """As high as the chips are at this width: a splitter asks for no height that follows from a width."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(0, self.heightForWidth(self.width()))) if self.width() > 100 else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _rows(self) -> QMenu:
        """One of the groupings, one of the severities."""
        menu = QMenu(self)
        self.groupings = {it: self._row(menu, grouping_name(it)) for it in Grouping}
        menu.addSeparator()
        severities = (None, Severity.ERROR, Severity.WARNING, Severity.REVIEW)
        self.severities = {it: self._row(menu, severity_name(it) if it else tr("各种严重程度")) for it in severities}
        for rows in (self.groupings.values(), self.severities.values()):
            one_of = QActionGroup(self)
            for row in rows:
                one_of.addAction(row)
            next(iter(rows)).setChecked(True)
        for grouping, row in self.groupings.items():
            row.triggered.connect(lambda _=False, grouping=grouping: self.group(grouping))
        for severity, row in self.severities.items():
            row.triggered.connect(lambda _=False, severity=severity: self._weigh(severity))
        return menu

    @staticmethod
    def _row(menu: QMenu, words: str) -> QAction:
        row = menu.addAction(words)
        row.setCheckable(True)
        return row

    # -- what is wanted ----------------------------------------------------------------------

    def write(self) -> None:
        """Let words be written that the findings must have."""
        self.field.show()
        self.field.setFocus()
        self.field.selectAll()

    def group(self, grouping: Grouping) -> None:
        self.grouping = grouping
        self.groupings[grouping].setChecked(True)
        self.grouped.emit(grouping)

    def next_grouping(self) -> None:
        """Group in the next of the ways."""
        every = tuple(Grouping)
        self.group(every[(every.index(self.grouping) + 1) % len(every)])

    def clear(self) -> None:
        """Nothing is narrowed down any more; groups stay."""
        self.severity = None
        self.severities[None].setChecked(True)
        self.field.clear()
        self.field.hide()

    def _weigh(self, severity: Severity | None) -> None:
        self.severity = severity
        self._narrow()

    def _narrow(self) -> None:
        self.menu.setDown(self.severity is not None)
        self.narrowed.emit(self.severity, self.field.text().strip())

    # -- what there is -----------------------------------------------------------------------

    def show_counts(self, findings: Iterable[Numbered], passed: int | None) -> None:
        """Say on the chips how many there are; a chip for what a report seldom has shows only where it has some."""
        every = tuple(findings)
        for wanted, chip in self.chips.items():
            there = count(every, wanted)
            chip.setText(f"{filter_name(wanted)} {there}")
            chip.setVisible(bool(there) or wanted not in RARE or chip.isChecked())
            if chip.property("empty") != (not there):
                chip.setProperty("empty", not there)
                chip.style().polish(chip)
        told = "" if passed is None else tr("✓ 通过 {count}").format(count=passed)
        self.passed.setText(told)
        self.passed.setFixedHeight(self.chips[Filter.ALL].sizeHint().height())
        self.chips[Filter.ALL].setToolTip(told)
