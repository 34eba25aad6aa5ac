# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks of a plan with their answers as rows: task, best passage, page, state, decision."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from reviewer.desk.i18n import tr
from reviewer.desk.look.shapes import state_icon
from reviewer.desk.look.states import State, status_name
from reviewer.desk.look.theme import Theme
from reviewer.model.coverage import Answer, Coverage, Matrix
from reviewer.model.project import Reviewed, Status
from reviewer.model.text import Lang

Index = QModelIndex | QPersistentModelIndex
ANSWER = Qt.ItemDataRole.UserRole + 1
TASK, PASSAGE, PAGE, STATE, DECISION = range(5)
SHAPES = {Coverage.COVERED: State.PASS, Coverage.WEAK: State.INCOMPLETE, Coverage.NOT_FOUND: State.UNKNOWN}


def coverage_name(state: Coverage) -> str:
    names = {Coverage.COVERED: tr("有对应"), Coverage.WEAK: tr("表述相近"), Coverage.NOT_FOUND: tr("未找到")}
    return names[state]


def answer_name(status: Status) -> str:
    """A decision on a task, in the words of the question whether the report covers it."""
    names = {Status.CONFIRMED: tr("未反映"), Status.EXPLAINED: tr("反映不足"), Status.DISMISSED: tr("已反映")}
    return names.get(status) or status_name(status)


class MatrixModel(QAbstractTableModel):
    """Rows of one matrix; `wanted` lets only tasks of one state through, `waiting` only those without a decision."""

    def __init__(self, theme: Theme, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lang = theme, lang
        self.matrix: Matrix | None = None
        self._rows: tuple[Answer, ...] = ()
        self._shapes = {state: state_icon(shape, theme) for state, shape in SHAPES.items()}

    def show(self, matrix: Matrix | None, wanted: Coverage | None = None, waiting: bool = False) -> None:
        self.beginResetModel()
        self.matrix = matrix
        every = matrix.answers if matrix else ()
        self._rows = tuple(
            it
            for it in every
            if (wanted is None or it.state is wanted) and not (waiting and not self._waits(self.reviewed(it)))
        )
        self.endResetModel()

    def reviewed(self, answer: Answer) -> Reviewed | None:
        return self.matrix.reviewed(answer.row) if self.matrix else None

    def waiting(self) -> int:
        """How many tasks of the whole matrix nobody has decided on."""
        every = self.matrix.answers if self.matrix else ()
        return sum(self._waits(self.reviewed(it)) for it in every)

    def row_of(self, task: int) -> int:
        """Where a task of the plan is shown; -1 where it is not."""
        return next((at for at, it in enumerate(self._rows) if it.row == task), -1)

    @staticmethod
    def _waits(reviewed: Reviewed | None) -> bool:
        return reviewed is None or reviewed.undecided

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DECISION + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._rows[section].row)
        return (tr("任务"), tr("年度报告中最相近的内容"), tr("页"), tr("对应"), tr("认定"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = self._rows[index.row()]
        if role == ANSWER:
            return answer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(answer, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(answer, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return self._shapes[answer.state]
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(answer, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if index.column() == PAGE else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _words(self, answer: Answer, column: int) -> str:
        best, reviewed = answer.best, self.reviewed(answer)
        if column == TASK:
            return answer.task
        if column == PASSAGE:
            return best.text if best else ""
        if column == PAGE:
            return str(best.page) if best else ""
        if column == STATE:
            return coverage_name(answer.state)
        words = answer_name(reviewed.status if reviewed else Status.OPEN)
        return tr("{decision}（再看）").format(decision=words) if reviewed and reviewed.stale else words

    def _tip(self, answer: Answer, column: int) -> str:
        if column == TASK:
            return answer.task
        best = answer.best
        return f"{best.text}\n{best.why.say(self._lang)}" if best and column in (PASSAGE, PAGE, STATE) else ""

    def _ink(self, answer: Answer, column: int) -> QColor | None:
        """A passage that is hardly alike is quiet, and so is a decision that nobody has taken."""
        reviewed = self.reviewed(answer)
        quiet = column in (PASSAGE, PAGE) and answer.state is Coverage.NOT_FOUND
        quiet |= column == DECISION and self._waits(reviewed)
        return QColor(self._theme.quiet) if quiet else None
