# SPDX-License-Identifier: AGPL-3.0-or-later
"""All reports against all parts of a report: where the trouble is, at a glance."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reviewer import weighing
from reviewer.checks.families import BODIES, FAMILIES, NAMES, PLAN, PROSE, STRUCTURE, YEARS, families
from reviewer.checks.office import book
from reviewer.desk.i18n import Language, tr
from reviewer.desk.look import look
from reviewer.desk.reportsmodel import name_of, verdicts_of
from reviewer.desk.selection import in_order, part_of
from reviewer.desk.shapes import paint_state
from reviewer.desk.states import State, of_verdict, state_name
from reviewer.desk.theme import Theme, small
from reviewer.forms.book import TABLES
from reviewer.model.project import OpenReport, ReportRow
from reviewer.model.report import Verdict

Index = QModelIndex | QPersistentModelIndex
Load = Callable[[str], OpenReport | None]
STATE = Qt.ItemDataRole.UserRole + 1
COMPARED = Qt.ItemDataRole.UserRole + 2
PARTS = FAMILIES
_WORST = (State.FAIL, State.JUDGE, State.UNKNOWN)
_ANNUAL = ("annual-report-2021", "annual-report-2019")
_ALWAYS = (*TABLES, PROSE, STRUCTURE)
_CELL = 22
_NAMES = 96
_HAN, _LATIN = 12, 10
_MOST_REASONS = 6


def _head(part: str) -> str:
    """The name of a part where a column is as narrow as one character."""
    names = {
        "disclosure": tr("表\n二"),
        "requests": tr("表\n三"),
        "disputes": tr("表\n四"),
        PROSE: tr("正\n文"),
        STRUCTURE: tr("结\n构"),
        YEARS: tr("跨\n年"),
        BODIES: tr("上\n下"),
        PLAN: tr("计\n划"),
    }
    return names[part]


def states_of(report: OpenReport) -> dict[str, State]:
    """The worst state of each part; one of which nothing was checked has no state, for it has not passed."""
    if report.row.verdict is Verdict.UNREADABLE:
        return dict.fromkeys(PARTS, State.UNREADABLE)
    findings, passed = in_order(report.findings), _passed_parts(report)
    unread = _unread_parts(report)
    made = {}
    for part in PARTS:
        there = {one.state for one in findings if part_of(one) == part}
        worst = next((state for state in _WORST if state in there), None)
        if worst is not None:
            made[part] = worst
        elif part in unread:
            made[part] = State.INCOMPLETE
        elif part in passed:
            made[part] = State.PASS
        elif part == PLAN and part in report.reading.forms:
            # Its tasks were read and no check passed them: that is left to a person.
            made[part] = of_verdict(report.row.verdict)
    return made


def _unread_parts(report: OpenReport) -> tuple[str, ...]:
    """The tables that a report of its kind should have and that were not found."""
    wanted = {"work-plan": (PLAN,)}.get(report.row.form or "", TABLES if report.row.form in _ANNUAL else ())
    return tuple(table for table in wanted if table not in report.reading.forms)


def _passed_parts(report: OpenReport) -> frozenset[str]:
    """The parts of which some check passed."""
    parts = {rule.code: families(rule) for rule in book().rules}
    return frozenset(part for code, times in report.passes.items() if times for part in parts.get(code, ()))


class OverviewModel(QAbstractTableModel):
    """One row a report, one column a part; reports are read one by one while nothing else is to be done."""

    read = Signal()

    def __init__(self, load: Load, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load, self._language = load, language
        self.rows: tuple[ReportRow, ...] = ()
        self._known: dict[str, tuple[ReportRow, dict[str, State], str]] = {}
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
                    self._known[row.uuid] = row, states_of(report), self._reasons(report)
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(PARTS) - 1))
                    self._timer.start()
                return
        self.read.emit()

    def _reasons(self, report: OpenReport) -> str:
        """The heaviest reasons of the verdict, one a line."""
        said = weighing.reasons(report.reading, (one.finding for one in report.findings))
        lines = [self._language.say(reason) for reason in said[:_MOST_REASONS]]
        return "\n".join([*lines, "…"] if len(said) > _MOST_REASONS else lines)

    def used(self) -> tuple[str, ...]:
        """The parts that some report has; the tables, the prose and the structure always."""
        there = {part for _, states, _ in self._known.values() for part in states}
        there |= {PLAN for row in self.rows if row.form == "work-plan"}
        return tuple(part for part in PARTS if part in _ALWAYS or part in there)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(PARTS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            row = self.rows[section]
            said = {Qt.ItemDataRole.DisplayRole: name_of(row), Qt.ItemDataRole.ToolTipRole: self._about(row)}
            return said.get(Qt.ItemDataRole(role))
        part = PARTS[section]
        said = {Qt.ItemDataRole.DisplayRole: _head(part), Qt.ItemDataRole.ToolTipRole: self._name(part)}
        return said.get(Qt.ItemDataRole(role))

    def _name(self, part: str) -> str:
        return self._language.say(NAMES[part])

    def _about(self, row: ReportRow) -> str:
        """What a tip says of a report: both verdicts, and why."""
        lines = (f"{name_of(row)} {row.year or ''}".strip(), verdicts_of(row))
        why = self._known[row.uuid][2] if row.uuid in self._known else ""
        return "\n".join(line for line in (*lines, why) if line)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, part = self.rows[index.row()], PARTS[index.column()]
        state = self._known[row.uuid][1].get(part) if row.uuid in self._known else None
        if role == STATE:
            return state
        if role == COMPARED:
            return part in row.compared
        if state is not None and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            words = f"{name_of(row)} {row.year or ''} {self._name(part)}：{state_name(state)}"
            words = f"{words}，{tr('已与原文核对')}" if part in row.compared else words
            return words if role == Qt.ItemDataRole.AccessibleTextRole else f"{words}\n{self._about(row)}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = look(option).rect
        painter.fillRect(rect, QColor(self._theme.panel))
        state = index.data(STATE)
        box = QRectF(rect.center().x() - 8, rect.center().y() - 8, 17, 17)
        if state is not None:
            paint_state(painter, box, State(state), self._theme)
        if index.data(COMPARED):
            self._underline(painter, box)

    def _underline(self, painter: QPainter, box: QRectF) -> None:
        """A bar under the shape: a person has compared this table with the page."""
        painter.fillRect(QRectF(box.left(), box.bottom() + 1, box.width(), 2), QColor(self._theme.accent))


class _Heads(QHeaderView):
    """Names of columns that are as narrow as one character; Qt's own margins would leave nothing of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.quiet))
        painter.setFont(small(self.font(), _LATIN if name.isascii() else _HAN))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, name)
        painter.restore()


class Overview(QTableView):
    """A click opens the report at the first finding of that part."""

    wanted = Signal(str, str)

    def __init__(self, load: Load, language: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = OverviewModel(load, language, self)
        self.setModel(self.overview)
        self.setItemDelegate(_Delegate(theme, self))
        self.setHorizontalHeader(_Heads(theme, self))
        self.setShowGrid(False)
        self.setProperty("role", "overview")
        self.setAccessibleName(tr("全部报告 × 检查"))
        self.verticalHeader().setDefaultSectionSize(_CELL)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(_NAMES)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setFixedHeight(2 * _CELL)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.activated.connect(self._go)
        self.clicked.connect(self._go)
        self.overview.read.connect(self._make_room)
        self.overview.modelReset.connect(self._make_room)
        self._make_room()

    def _make_room(self) -> None:
        """Parts that no report has leave their room to the others."""
        used = self.overview.used()
        for column, part in enumerate(PARTS):
            self.setColumnHidden(column, part not in used)

    def _go(self, index: QModelIndex) -> None:
        self.wanted.emit(self.overview.rows[index.row()].uuid, PARTS[index.column()])
