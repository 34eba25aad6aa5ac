# SPDX-License-Identifier: AGPL-3.0-or-later
"""The coverage matrix: what the annual report says about each task of its plan, for a person to decide on."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.desk.i18n import tr
from reviewer.desk.look.flowrow import FlowRow
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import GRID, Theme, small
from reviewer.desk.selection import Numbered, Selection
from reviewer.desk.session import Session
from reviewer.desk.table.matrixmodel import ANSWER, DECISION, PAGE, PASSAGE, STATE, TASK, MatrixModel, coverage_name
from reviewer.model.coverage import Answer, Coverage, Passage
from reviewer.model.place import Place
from reviewer.model.project import Status

_ROW = 58  # three lines of small type
_WIDTHS = {PAGE: 34, STATE: 84, DECISION: 66}
_DECISIONS = {
    Qt.Key.Key_1: Status.CONFIRMED,
    Qt.Key.Key_2: Status.EXPLAINED,
    Qt.Key.Key_3: Status.DISMISSED,
    Qt.Key.Key_0: Status.OPEN,
}
_MOST = 3
_COVER = re.compile(r"plan/\d+/cover")


class MatrixTable(QTableView):
    """Digits decide about the rows that are selected, Enter goes to the passage."""

    def __init__(self, panel: MatrixPanel, model: MatrixModel) -> None:
        super().__init__()
        self._panel = panel
        self.setModel(model)
        self.setFont(small(self.font()))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setProperty("role", "matrix")
        self.setAccessibleName(tr("落实对照"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fixed = {column: scaled(width) for column, width in _WIDTHS.items()}
        room = self.viewport().width() - sum(fixed.values())
        for column, width in (fixed | {TASK: room // 2, PASSAGE: room - room // 2}).items():
            self.setColumnWidth(column, max(width, 20))

    def event(self, event: QEvent) -> bool:
        # Elsewhere the digits decide about the finding that is selected in the list.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _status(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        status = _status(event)
        if status is not None:
            self._panel.decide(status)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panel.show_passage()
        else:
            super().keyPressEvent(event)


def _status(event: QKeyEvent) -> Status | None:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return _DECISIONS.get(Qt.Key(event.key())) if plain else None


class MatrixPanel(QWidget):
    """Follows the session while it is shown; a row is lit on whichever of the two documents is open."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._quiet = False
        self._task = 0
        self.model = MatrixModel(theme, session.language.lang, self)
        self.table = MatrixTable(self, self.model)
        self.chips: dict[Coverage | str, QPushButton] = {}
        self.links = tuple(self._link(number) for number in range(_MOST))
        self.buttons: dict[Status, QPushButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._chip_row())
        box.addWidget(self.table, 1)
        box.addWidget(self._foot())
        self.table.selectionModel().currentRowChanged.connect(self._went)
        self.table.clicked.connect(self._light)
        self.table.doubleClicked.connect(self._follow)
        session.report_changed.connect(self._changed)
        session.selected.connect(self._selected)

    # -- building ----------------------------------------------------------------------------

    def _chip_row(self) -> FlowRow:
        row = FlowRow()
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(6)
        group = QButtonGroup(self)
        for wanted in ("all", *Coverage, "waiting"):
            chip = QPushButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(wanted == "all")
            chip.clicked.connect(self.refresh)
            group.addButton(chip)
            self.chips[wanted] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = FlowRow(foot)
        row.setContentsMargins(GRID, 4, GRID, 4)
        row.setSpacing(4)
        names = {
            Status.CONFIRMED: tr("1 未反映"),
            Status.EXPLAINED: tr("2 反映不足"),
            Status.DISMISSED: tr("3 已反映"),
        }
        for status, words in names.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setToolTip(tr("再按一次或按 0 恢复待定"))
            button.clicked.connect(lambda on, status=status: self.decide(status if on else Status.OPEN))
            self.buttons[status] = button
            row.addWidget(button)
        row.addStretch(1)
        for link in self.links:
            row.addWidget(link)
        return foot

    def _link(self, number: int) -> QPushButton:
        link = QPushButton()
        link.setProperty("role", "link")
        link.clicked.connect(lambda: self.show_passage(number))
        return link

    # -- following the session ---------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show what the pair of the open report says now; the row stays."""
        wanted = next((key for key, chip in self.chips.items() if chip.isChecked()), "all")
        state = wanted if isinstance(wanted, Coverage) else None
        self._quiet = True
        self.model.show(self._session.matrix(), state, waiting=wanted == "waiting")
        self._choose(self._task)
        self._quiet = False
        self._count()
        self._tell()

    def _count(self) -> None:
        every = self.model.matrix.answers if self.model.matrix else ()
        self.chips["all"].setText(tr("全部 {count}").format(count=len(every)))
        self.chips["waiting"].setText(tr("待定 {count}").format(count=self.model.waiting()))
        for state in Coverage:
            count = sum(it.state is state for it in every)
            self.chips[state].setText(f"{coverage_name(state)} {count}")

    def _choose(self, task: int) -> None:
        row = self.model.row_of(task)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(row, TASK), flags)

    def _selected(self, origin: object) -> None:
        """A finding on a task that is selected elsewhere is found here too."""
        current = self._session.current
        if origin is self or current is None or not self.tells_of(current) or not self.isVisible():
            return
        self._quiet = True
        self._task = int(current.reviewed.finding.at.split("/")[1])
        self._choose(self._task)
        self._quiet = False
        self._tell()

    @staticmethod
    def tells_of(one: Numbered) -> bool:
        """Whether a finding is about the answer to a task."""
        return _COVER.fullmatch(one.reviewed.finding.at) is not None

    # -- what is chosen ----------------------------------------------------------------------

    def answer(self) -> Answer | None:
        """The task of the current row."""
        found = self.table.currentIndex().data(ANSWER)
        return found if isinstance(found, Answer) else None

    def _went(self, _current: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._light()

    def _light(self, _index: QModelIndex | None = None) -> None:
        """Light the task or the passage, on whichever document is open."""
        answer, matrix, report = self.answer(), self.model.matrix, self._session.report
        if answer is None or matrix is None or report is None:
            return
        self._task = answer.row
        if report.row.uuid == matrix.plan.row.uuid:
            self._light_task(answer)
        elif answer.best is not None:
            self._light_passage(answer.best)
        self._tell()

    def _light_task(self, answer: Answer) -> None:
        reviewed = self.model.reviewed(answer)
        if reviewed is not None and self._session.numbered(reviewed.finding.key) is not None:
            self._session.select_finding(reviewed.finding.key, self)
        else:
            facts = self._session.report.facts if self._session.report else {}
            code = "content" if f"plan/{answer.row}/content" in facts else "task"
            self._session.select(Selection(address=f"plan/{answer.row}/{code}"), self)

    def _light_passage(self, passage: Passage) -> None:
        here = [place for place in passage.places if place.page == passage.page]
        self._session.select(Selection(region=Place.around(here)), self)

    def _follow(self, index: QModelIndex) -> None:
        """A task leads to the plan, everything else to the report."""
        if index.column() == TASK:
            self.show_task()
        else:
            self.show_passage()

    def show_task(self) -> None:
        """Open the plan at the current task."""
        answer, matrix = self.answer(), self.model.matrix
        if answer is not None and matrix is not None:
            self._session.open_report(matrix.plan.row.uuid)
            self._light_task(answer)

    def show_passage(self, number: int = 0) -> None:
        """Open the report at a passage for the current task, the best one first."""
        answer, matrix = self.answer(), self.model.matrix
        if answer is not None and matrix is not None and number < len(answer.passages):
            self._session.open_report(matrix.report.row.uuid)
            self._light_passage(answer.passages[number])

    def decide(self, status: Status) -> None:
        """Decide about the tasks of all selected rows; one that the checks have not seen yet is left out."""
        rows = self.table.selectionModel().selectedRows()
        found = [self.model.reviewed(index.data(ANSWER)) for index in rows]
        keys = [it.finding.key for it in found if it is not None]
        if keys and self.model.matrix is not None:
            self._session.do.decide_tasks(self.model.matrix.plan.row.uuid, keys, status)
        self._tell()

    def _tell(self) -> None:
        """What the foot says about the current row."""
        answer = self.answer()
        passages = answer.passages if answer else ()
        say = self._session.language.say
        for number, link in enumerate(self.links):
            link.setVisible(number < len(passages))
            if number < len(passages):
                it = passages[number]
                link.setText(tr("第 {page} 页").format(page=it.page))
                link.setToolTip(f"{it.text}\n{say(it.why)}")
        reviewed = self.model.reviewed(answer) if answer else None
        for status, button in self.buttons.items():
            button.setEnabled(reviewed is not None)
            button.setChecked(reviewed is not None and reviewed.status is status)
