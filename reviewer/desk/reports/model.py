# SPDX-License-Identifier: AGPL-3.0-or-later
"""The item model of the list of reports, with the orders and the search that it can be shown in."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import of_verdict, state_name
from reviewer.desk.reports.signwords import short
from reviewer.model.document import State
from reviewer.model.project import ReportRow
from reviewer.model.report import Verdict

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
DETAIL = Qt.ItemDataRole.UserRole + 2
WAITING = Qt.ItemDataRole.UserRole + 3


class Order(StrEnum):
    """How the reports are sorted."""

    IMPORTED = "imported"
    TROUBLE = "trouble"
    NAME = "name"


def sorted_rows(rows: tuple[ReportRow, ...], order: Order) -> tuple[ReportRow, ...]:
    if order is Order.NAME:
        return tuple(sorted(rows, key=lambda row: (row.organisation or row.file, row.year or 0)))
    if order is Order.TROUBLE:
        return tuple(sorted(rows, key=lambda row: (-row.open, -row.failed, -row.review)))
    return rows


def matches(row: ReportRow, words: str) -> bool:
    """Whether every word stands somewhere in what the list says about a report."""
    said = _said(row)
    return all(word in said for word in words.casefold().split())


def _said(row: ReportRow) -> str:
    return f"{row.organisation} {row.year or ''} {row.title} {row.file}".casefold()


def _same(one: ReportRow, other: ReportRow) -> bool:
    return one is other or one.uuid == other.uuid


def name_of(row: ReportRow) -> str:
    return row.organisation or row.title or row.file


def form_name(form: str | None) -> str:
    """Which form a report is of; "" when it is of none."""
    names = {"annual-report-2021": tr("2021 格式"), "annual-report-2019": tr("2019 格式"), "work-plan": tr("工作要点")}
    return names.get(form or "", form or "")


def detail_of(row: ReportRow) -> str:
    """Year, form, pages and what the checks found, as one line."""
    parts = [tr("{year} 年").format(year=row.year)] if row.year else []
    if counts_of(row):
        parts.append(counts_of(row))
    elif row.verdict in (Verdict.INCOMPLETE, Verdict.UNREADABLE):
        parts.append(state_name(of_verdict(row.verdict)))
    if row.decided is not row.verdict:
        parts.append(decided_of(row))
    if row.signing.step is not None:
        parts.append(short(row.signing))
    if row.compared:
        parts.append(tr("已核对 {done}/{total} 表").format(done=len(row.compared), total=len(row.tables)))
    if row.state == State.PARTLY_READ:
        parts.append(tr("有页面未读"))
    if row.form:
        parts.append(form_name(row.form))
    if row.pages:
        parts.append(tr("{count} 页").format(count=row.pages))
    return "  ".join(parts)


def counts_of(row: ReportRow) -> str:
    """Errors, warnings and what needs judgement, each where there is any."""
    named = ((row.errors, tr("错误 {count}")), (row.warnings, tr("提醒 {count}")), (row.review, tr("需判断 {count}")))
    return " ".join(words.format(count=count) for count, words in named if count)


def decided_of(row: ReportRow) -> str:
    """The verdict that decisions have left."""
    return tr("判定后：{verdict}").format(verdict=state_name(of_verdict(row.decided)))


def verdicts_of(row: ReportRow) -> str:
    """The machine's verdict with its counts, and beside it the one after decisions."""
    words = tr("程序结论：{verdict}").format(verdict=state_name(of_verdict(row.verdict)))
    said = f"{words}（{counts_of(row)}）" if counts_of(row) else words
    return f"{said}\n{decided_of(row)}"


def waiting_of(row: ReportRow) -> str:
    """How much is left to decide."""
    total, waiting = row.failed + row.review, row.open
    if row.verdict is Verdict.UNREADABLE or (not total and row.verdict is Verdict.INCOMPLETE):
        return "—"
    return f"{total - waiting}/{total}" if waiting else tr("完成")


class ReportsModel(QAbstractListModel):
    """One row a report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ReportRow, ...] = ()
        self._every: tuple[ReportRow, ...] = ()
        self._ordered: tuple[Order, tuple[ReportRow, ...]] = (Order.IMPORTED, ())
        # Each row with what a search looks at, in that order; made when somebody searches.
        self._said: list[tuple[str, ReportRow]] | None = None
        self._alike: Counter[tuple[str, int | None]] = Counter()

    def show(self, rows: tuple[ReportRow, ...], order: Order = Order.IMPORTED, words: str = "") -> None:
        if rows is not self._every or order is not self._ordered[0]:
            self._ordered, self._said = (order, sorted_rows(rows, order)), None
        if rows is not self._every:
            self._every = rows
            self._alike = Counter((name_of(row), row.year) for row in rows)
        self._lay(self._found(words))

    def _found(self, words: str) -> tuple[ReportRow, ...]:
        parts = words.casefold().split()
        if not parts:
            return self._ordered[1]
        if self._said is None:
            self._said = [(_said(row), row) for row in self._ordered[1]]
        found = self._said
        for part in parts:
            found = [one for one in found if part in one[0]]
        return tuple(row for _, row in found)

    def _lay(self, found: tuple[ReportRow, ...]) -> None:
        """Where none came or went and the order is the same, only contents change."""
        before, self.rows = self.rows, found
        if len(before) == len(found) and all(map(_same, before, found)):
            changed = [at for at, (old, new) in enumerate(zip(before, found, strict=True)) if old is not new]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.rows = before
        self.beginResetModel()
        self.rows = found
        self.endResetModel()

    def _detail(self, row: ReportRow) -> str:
        """Two reports of one body for one year are told apart by their files."""
        again = self._alike[name_of(row), row.year] > 1 and name_of(row) != row.file
        return f"{row.file}  {detail_of(row)}" if again else detail_of(row)

    def row_of(self, uuid: str | None) -> int:
        return next((at for at, row in enumerate(self.rows) if row.uuid == uuid), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(row)
        if role == DETAIL:
            return self._detail(row)
        if role == WAITING:
            return waiting_of(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (name_of(row), row.title, verdicts_of(row), detail_of(row), row.file, row.error)
            return "\n".join(part for part in told if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{state_name(of_verdict(row.verdict))} {name_of(row)} {detail_of(row)}"
        return None
