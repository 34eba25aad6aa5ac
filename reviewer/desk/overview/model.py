# SPDX-License-Identifier: AGPL-3.0-or-later
"""The item model of all reports against all parts of a report, for the whole page and for the small matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.checks import weighing
from reviewer.checks.families import FAMILIES, NAMES, PLAN, PROSE, STRUCTURE
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.states import State, state_name
from reviewer.desk.overview.columns import COLUMNS, NAME, VERDICT, group_name, short_head
from reviewer.desk.overview.lines import Entry, Group, Line, line_of, whole_state
from reviewer.desk.reports.model import name_of, verdicts_of
from reviewer.forms.book import TABLES
from reviewer.model.project import OpenReport, ReportRow

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[str], OpenReport | None]
Role = Qt.ItemDataRole
STATE = Role.UserRole + 1
COMPARED = Role.UserRole + 2
COUNT = Role.UserRole + 3
ENTRY = Role.UserRole + 4
PARTS = FAMILIES
_ALWAYS = (*TABLES, PROSE, STRUCTURE)
_MOST_REASONS = 6


class OverviewModel(QAbstractTableModel):
    """One row a report or the heading of a group, one column a part or what a table of `COLUMNS` says.

    A line is made when it is first asked for, and its reasons are read when somebody points at it.
    """

    def __init__(
        self, load: Load, language: Language, columns: Sequence[str] = PARTS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load, self._language, self.columns = load, language, tuple(columns)
        self._entries: Sequence[Entry | ReportRow] = ()
        self._lines: dict[str, Line] = {}
        self._why: dict[str, tuple[ReportRow, str]] = {}

    def show(self, entries: Sequence[Entry | ReportRow]) -> None:
        """Show these; where none came or went and the order is the same, only their contents change."""
        before = self._entries
        if len(before) == len(entries) and all(map(_same, before, entries)):
            self._entries = entries
            changed = [at for at, (old, new) in enumerate(zip(before, entries, strict=True)) if old is not new]
            if changed:
                last = self.index(changed[-1], len(self.columns) - 1)
                self.dataChanged.emit(self.index(changed[0], 0), last)
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The heading or report of a row."""
        one = self._entries[row]
        if not isinstance(one, ReportRow):
            return one
        line = self._lines.get(one.uuid)
        if line is None or line.row is not one:
            line = self._lines[one.uuid] = line_of(one)
        return line

    def row_of(self, key: tuple[str, ...]) -> int:
        """Where the entry with this key stands; -1 where it does not."""
        return next((at for at, one in enumerate(self._entries) if _key(one) == key), -1)

    # -- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._side(section, role)
        column = self.columns[section]
        if column in COLUMNS and role == Role.TextAlignmentRole:
            return _side_of(column)
        if column in COLUMNS:
            return tr(COLUMNS[column].head) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        if role == Role.DisplayRole:
            return short_head(column) if len(self.columns) == len(PARTS) else self._name(column)
        return self._name(column) if role == Role.ToolTipRole else None

    def _side(self, section: int, role: int) -> object:
        one = self.entry(section)
        if role == Role.DisplayRole:
            return group_name(one) if isinstance(one, Group) else name_of(one.row)
        return self._about(one.row) if role == Role.ToolTipRole and isinstance(one, Line) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        one, column = self.entry(index.row()), self.columns[index.column()]
        if role == ENTRY:
            return one
        if role == Role.DisplayRole:
            return self.words(one, column)
        if role == Role.TextAlignmentRole and column in COLUMNS:
            return _side_of(column)
        return self._cell(one, column, role)

    def _cell(self, one: Entry, column: str, role: int) -> object:
        if role == STATE:
            return _state(one, column)
        if role == COUNT:
            return _count(one, column)
        if role == COMPARED:
            return isinstance(one, Line) and column in one.row.compared
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._tip(one, column, role)
        return None

    # -- words -------------------------------------------------------------------------------

    def words(self, one: Entry, column: str) -> str:
        """What a cell says as text; a part says its state and what is open."""
        if column == NAME:
            return group_name(one) if isinstance(one, Group) else name_of(one.row)
        if column in COLUMNS:
            return COLUMNS[column].sums(one.sums) if isinstance(one, Group) else COLUMNS[column].says(one)
        return ""

    def said(self, one: Entry, column: str) -> str:
        """The same where shapes cannot be shown, as in a copied table."""
        state, count = _state(one, column), _count(one, column)
        if column in COLUMNS or state is None:
            return self.words(one, column)
        return f"{state_name(state)} {count}" if count else state_name(state)

    def _name(self, part: str) -> str:
        return self._language.say(NAMES[part])

    def _tip(self, one: Entry, column: str, role: int) -> str | None:
        state = _state(one, column)
        if state is None or column in COLUMNS:
            return self._about(one.row) if isinstance(one, Line) and role == Role.ToolTipRole else None
        whom = group_name(one) if isinstance(one, Group) else f"{name_of(one.row)} {one.row.year or ''}".strip()
        words = f"{whom} {self._name(column)}：{state_name(state)}"
        if count := _count(one, column):
            words += tr("，{count} 条待定").format(count=count)
        if isinstance(one, Group):
            return words
        words = f"{words}，{tr('已与原文核对')}" if column in one.row.compared else words
        return words if role == Role.AccessibleTextRole else f"{words}\n{self._about(one.row)}"

    def _about(self, row: ReportRow) -> str:
        """What a tip says of a report: both verdicts, and why."""
        lines = (f"{name_of(row)} {row.year or ''}".strip(), verdicts_of(row), self._reasons(row))
        return "\n".join(line for line in lines if line)

    def _reasons(self, row: ReportRow) -> str:
        """The heaviest reasons of the verdict, one a line."""
        known = self._why.get(row.uuid)
        if known is not None and known[0] is row:
            return known[1]
        # One that cannot be read is not asked for at every move of the mouse.
        report, words = self._load(row.uuid), ""
        if report is not None:
            said = weighing.reasons(report.reading, (one.finding for one in report.findings))
            lines = [self._language.say(reason) for reason in said[:_MOST_REASONS]]
            words = "\n".join([*lines, "…"] if len(said) > _MOST_REASONS else lines)
        self._why[row.uuid] = row, words
        return words


def used(rows: Iterable[ReportRow]) -> tuple[str, ...]:
    """The parts that some report has; the tables, the prose and the structure always."""
    there: set[str] = set()
    for row in rows:
        there.update(row.parts)
        if row.form == "work-plan":
            there.add(PLAN)
    return tuple(part for part in PARTS if part in _ALWAYS or part in there)


def _key(one: Entry | ReportRow) -> tuple[str, ...]:
    return (one.uuid,) if isinstance(one, ReportRow) else one.key


def _side_of(column: str) -> int:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _same(one: Entry | ReportRow, other: Entry | ReportRow) -> bool:
    return one is other or _key(one) == _key(other)


def _state(one: Entry, column: str) -> State | None:
    if column == VERDICT and isinstance(one, Line):
        return whole_state(one)
    if column in COLUMNS:
        return None
    return (one.sums.worst if isinstance(one, Group) else one.states)[PARTS.index(column)]


def _count(one: Entry, column: str) -> int:
    """What is open there."""
    if column in COLUMNS:
        return 0
    return (one.sums.opens if isinstance(one, Group) else one.opens)[PARTS.index(column)]
