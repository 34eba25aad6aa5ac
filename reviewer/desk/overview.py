# SPDX-License-Identifier: AGPL-3.0-or-later
"""All reports against all parts of a report: where the trouble is, at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reviewer.checks.office import book
from reviewer.desk.figures import table_name
from reviewer.desk.i18n import tr
from reviewer.desk.look import look
from reviewer.desk.reportsmodel import name_of
from reviewer.desk.selection import TEXT, in_order, part_of
from reviewer.desk.shapes import paint_state
from reviewer.desk.states import State, state_name
from reviewer.desk.theme import Theme
from reviewer.forms.book import TABLES
from reviewer.model.project import OpenReport, ReportRow
from reviewer.model.report import Verdict

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[str], OpenReport | None]
STATE = Qt.ItemDataRole.UserRole + 1
COMPARED = Qt.ItemDataRole.UserRole + 2
PARTS = (*TABLES, TEXT)
_WORST = (State.FAIL, State.JUDGE, State.UNKNOWN)
_ANNUAL = ("annual-report-2021", "annual-report-2019")
_CELL = 22


def states_of(report: OpenReport) -> dict[str, State]:
    """The worst state of each part; one of which nothing was checked has no state, for it has not passed."""
    if report.row.verdict is Verdict.UNREADABLE:
        return dict.fromkeys(PARTS, State.UNREADABLE)
    findings, passed = in_order(report.findings), _passed_parts(report)
    made = {}
    for part in PARTS:
        there = {one.state for one in findings if part_of(one) == part}
        worst = next((state for state in _WORST if state in there), None)
        if worst is not None:
            made[part] = worst
        elif report.row.form in _ANNUAL and part in TABLES and part not in report.reading.forms:
            made[part] = State.INCOMPLETE
        elif part in passed:
            made[part] = State.PASS
    return made


def _passed_parts(report: OpenReport) -> frozenset[str]:
    """The parts of which some check passed."""
    tables = {rule.code: rule.tables or (TEXT,) for rule in book().rules}
    return frozenset(part for code, times in report.passes.items() if times for part in tables.get(code, ()))


class OverviewModel(QAbstractTableModel):
    """One row a report, one column a part; reports are read one by one while nothing else is to be done."""

    def __init__(self, load: Load, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self.rows: tuple[ReportRow, ...] = ()
        self._known: dict[str, tuple[ReportRow, dict[str, State]]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def show(self, rows: Iterable[ReportRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self._known = {row.uuid: self._known[row.uuid] for row in self.rows if row.uuid in self._known}
        self.endResetModel()
        self._timer.start()

    def _next(self) -> None:
        """Read the first report that is not known as it is now."""
        # Started again only when all went well, so that a report that cannot be read is not asked for without end.
        self._timer.stop()
        for at, row in enumerate(self.rows):
            if self._known.get(row.uuid, (None,))[0] != row:
                report = self._load(row.uuid)
                if report is not None:
                    self._known[row.uuid] = row, states_of(report)
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(PARTS) - 1))
                    self._timer.start()
                return

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(PARTS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return name_of(self.rows[section])
        return tr("正文") if PARTS[section] == TEXT else table_name(PARTS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, part = self.rows[index.row()], PARTS[index.column()]
        state = self._known[row.uuid][1].get(part) if row.uuid in self._known else None
        if role == STATE:
            return state
        if role == COMPARED:
            return part in row.compared
        if state is not None and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            words = f"{name_of(row)} {row.year or ''} {head}：{state_name(state)}"
            return f"{words}，{tr('已与原文核对')}" if part in row.compared else words
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = look(option).rect
        painter.fillRect(rect, QColor(self._theme.panel))
        state = index.data(STATE)
        if state is not None:
            box = QRectF(rect.center().x() - 8, rect.center().y() - 8, 17, 17)
            paint_state(painter, box, State(state), self._theme)
            if index.data(COMPARED):
                self._underline(painter, box)

    def _underline(self, painter: QPainter, box: QRectF) -> None:
        """A bar under the shape: a person has compared this table with the page."""
        painter.fillRect(QRectF(box.left(), box.bottom() + 1, box.width(), 2), QColor(self._theme.accent))


class Overview(QTableView):
    """A click opens the report at the first finding of that part."""

    wanted = Signal(str, str)

    def __init__(self, load: Load, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = OverviewModel(load, self)
        self.setModel(self.overview)
        self.setItemDelegate(_Delegate(theme, self))
        self.setShowGrid(False)
        self.setProperty("role", "overview")
        self.setAccessibleName(tr("全部报告 × 检查"))
        self.verticalHeader().setDefaultSectionSize(_CELL)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(100)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setFixedHeight(_CELL + 4)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.activated.connect(self._go)
        self.clicked.connect(self._go)

    def _go(self, index: QModelIndex) -> None:
        self.wanted.emit(self.overview.rows[index.row()].uuid, PARTS[index.column()])
