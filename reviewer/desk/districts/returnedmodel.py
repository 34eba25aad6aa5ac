# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of returned workbooks as a table: what each is, what it says, and whether it is to be taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from reviewer.desk.findings.following import answer_name
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.shapes import state_icon
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import Theme
from reviewer.model.finding import Outcome
from reviewer.model.reply import Answer
from reviewer.model.returned import KINDS, Kind, Looked, Sorted, Trial

Index = QModelIndex | QPersistentModelIndex
KIND, BODY, FINDING, ANSWER, EXPLANATION, FIGURES, PERSON, DAY = range(8)
_STATES = {
    Kind.NEW: State.PASS,
    Kind.CHANGED: State.JUDGE,
    Kind.EDITED: State.JUDGE,
    Kind.UNCLEAR: State.JUDGE,
    Kind.DUPLICATE: State.JUDGE,
    Kind.CLOSED: State.JUDGE,
    Kind.LOOSE: State.JUDGE,
    Kind.MISSING: State.INCOMPLETE,
    Kind.UNKNOWN: State.UNREADABLE,
    Kind.FOREIGN: State.UNREADABLE,
    Kind.UNANSWERED: State.UNKNOWN,
    Kind.SAME: State.UNKNOWN,
}
_TRIED = {Outcome.PASS: State.PASS, Outcome.FAIL: State.FAIL, Outcome.NOT_EVALUABLE: State.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the file that it came back in, and what the checks say of its figures once they were asked."""

    file: str
    it: Sorted
    trial: Trial | None = None


def tried(trial: Trial) -> str:
    """What a trial says, in a word or two."""
    if trial.outcome is None:
        return tr("另有 {count} 处将不通过").format(count=len(trial.newly)) if trial.newly else tr("没有新的不通过")
    words = {
        Outcome.PASS: tr("更正后通过"),
        Outcome.FAIL: tr("更正后仍不通过"),
        Outcome.NOT_EVALUABLE: tr("更正后无法核对"),
    }
    more = tr("，另有 {count} 处将不通过").format(count=len(trial.newly)) if trial.newly else ""
    return words[trial.outcome] + more


class ReturnedModel(QAbstractTableModel):
    """What is ticked is taken in; only what can be taken bears a tick. `ticked` when one changed."""

    ticked = Signal()

    def __init__(
        self, language: Language, theme: Theme, name: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        """`name` says a figure in the words of the form."""
        super().__init__(parent)
        self._language, self._theme, self._name = language, theme, name
        self._every: tuple[Line, ...] = ()
        self._chosen: set[int] = set()
        self._shown: tuple[int, ...] = ()
        self.wanted: Kind | None = None

    # -- what is shown -----------------------------------------------------------------------

    def show(self, looked: Sequence[Looked]) -> None:
        """Show these workbooks; what is clear is ticked."""
        self.beginResetModel()
        self._every = tuple(Line(one.file, it) for one in looked for it in one.lines)
        self._chosen = {at for at, one in enumerate(self._every) if one.it.kind is Kind.NEW and one.it.takeable}
        if self.wanted is not None and not self.count(self.wanted):
            self.wanted = None
        self._filter()
        self.endResetModel()

    def choose(self, wanted: Kind | None) -> None:
        """Let only rows of one kind through; None for all."""
        self.beginResetModel()
        self.wanted = wanted
        self._filter()
        self.endResetModel()

    def _filter(self) -> None:
        fits = (at for at, one in enumerate(self._every) if self.wanted in (None, one.it.kind))
        self._shown = tuple(fits)

    def show_trials(self, trials: Mapping[int, Trial]) -> None:
        """Show what the checks say, by the place among all rows."""
        self._every = tuple(Line(one.file, one.it, trials.get(at)) for at, one in enumerate(self._every))
        if self._shown:
            self.dataChanged.emit(self.index(0, FIGURES), self.index(len(self._shown) - 1, FIGURES))

    def count(self, kind: Kind | None = None) -> int:
        return sum(kind in (None, one.it.kind) for one in self._every)

    @property
    def lines(self) -> tuple[Sorted, ...]:
        """All rows, shown or not."""
        return tuple(one.it for one in self._every)

    @property
    def chosen(self) -> tuple[Sorted, ...]:
        """The rows to be taken in, also those that a filter hides."""
        return tuple(self._every[at].it for at in sorted(self._chosen))

    def line(self, row: int) -> Line | None:
        return self._every[self._shown[row]] if 0 <= row < len(self._shown) else None

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick these rows, or take the ticks off when all have one."""
        able = {self._shown[row] for row in rows if self._every[self._shown[row]].it.takeable}
        self._chosen = self._chosen - able if able <= self._chosen else self._chosen | able
        for row in rows:
            self.dataChanged.emit(self.index(row, KIND), self.index(row, KIND))
        self.ticked.emit()

    def answer(self, row: int, said: Answer) -> None:
        """Take an unclear answer for this one, and tick it."""
        one = self.line(row)
        if one is None or one.it.kind is not Kind.UNCLEAR or one.it.reply is None:
            return
        at, every = self._shown[row], list(self._every)
        every[at] = replace(one, it=replace(one.it, reply=replace(one.it.reply, answer=said)))
        self._every, self._chosen = tuple(every), self._chosen | {at}
        self.dataChanged.emit(self.index(row, KIND), self.index(row, ANSWER))
        self.ticked.emit()

    # -- for Qt ------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads()[section]
        return None

    @staticmethod
    def _heads() -> tuple[str, ...]:
        first = (tr("收下"), tr("单位"), tr("问题"), tr("答复"), tr("说明"))
        return (*first, tr("更正后数字"), tr("填写人"), tr("日期"))

    def flags(self, index: Index) -> Qt.ItemFlag:
        made = super().flags(index)
        one = self.line(index.row())
        able = index.column() == KIND and one is not None and one.it.takeable
        return made | Qt.ItemFlag.ItemIsUserCheckable if able else made

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self._every[self._shown[index.row()]], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(one, column).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(one, column) or None
        if role == Qt.ItemDataRole.CheckStateRole and column == KIND and one.it.takeable:
            at = self._shown[index.row()]
            return Qt.CheckState.Checked if at in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(one, column)
        if role == Qt.ItemDataRole.ForegroundRole and not one.it.takeable:
            return QColor(self._theme.quiet)
        return None

    def _icon(self, one: Line, column: int) -> object:
        if column == KIND:
            return state_icon(_STATES[one.it.kind], self._theme)
        if column == FIGURES and one.trial is not None:
            state = _TRIED[one.trial.outcome] if one.trial.outcome else State.UNKNOWN
            return state_icon(State.JUDGE if state is State.PASS and one.trial.newly else state, self._theme)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        one = self.line(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or one is None or not one.it.takeable:
            return False
        self.toggle([index.row()])
        return True

    def _words(self, one: Line, column: int) -> str:
        it, filled = one.it, one.it.filled
        if column == KIND:
            return self._language.say(KINDS[it.kind])
        if column == BODY:
            return it.name
        if column == FINDING:
            return self._language.say(it.message) or it.key
        if column == FIGURES:
            return self.figures(one)
        if filled is None:
            return ""
        meant = it.reply.answer if it.reply else filled.answer
        answer = answer_name(meant) if meant else filled.written
        said = {ANSWER: answer, EXPLANATION: filled.explanation, PERSON: filled.person, DAY: filled.day}
        return said[column]

    def figures(self, one: Line) -> str:
        """The corrected figures, with their names where there are several, and what the checks say."""
        figures = one.it.figures
        if len(figures) == 1:
            shown = figures[0][1]
        else:
            shown = " · ".join(f"{self._name(at)} {printed}" for at, printed in figures)
        return f"{shown} · {tried(one.trial)}" if one.trial else shown
