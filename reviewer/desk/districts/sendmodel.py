# SPDX-License-Identifier: AGPL-3.0-or-later
"""The districts that workbooks may go to, each with how many findings wait for it; ticked are those to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.desk.i18n import tr
from reviewer.model.finding import Severity
from reviewer.model.outgoing import Receiver

Index = QModelIndex | QPersistentModelIndex
DISTRICT, REPORTS, FINDINGS, ERRORS, WARNINGS, JUDGE, LAST = range(7)
_SEVERITIES = {ERRORS: Severity.ERROR, WARNINGS: Severity.WARNING, JUDGE: Severity.REVIEW}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SendModel(QAbstractTableModel):
    """One row a district, in the order of the list of reports; all are ticked until somebody says otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Receiver, ...] = ()
        self._left: Mapping[str, datetime] = {}
        self._without: set[str] = set()

    def show(self, rows: Sequence[Receiver], left: Mapping[str, datetime]) -> None:
        """Show `rows`, with when a workbook left for each last; ticks that were taken off stay off."""
        self.beginResetModel()
        self.rows, self._left = tuple(rows), left
        self.endResetModel()

    @property
    def chosen(self) -> tuple[Receiver, ...]:
        """Those that are ticked."""
        return tuple(it for it in self.rows if it.district not in self._without)

    def choose(self, every: bool) -> None:
        """Tick all, or none."""
        names = {it.district for it in self.rows}
        self._without = self._without - names if every else self._without | names
        if self.rows:
            last = self.index(len(self.rows) - 1, DISTRICT)
            self.dataChanged.emit(self.index(0, DISTRICT), last, [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else LAST + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in range(REPORTS, LAST):
            return _RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            return _heads()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        made = super().flags(index)
        return made | Qt.ItemFlag.ItemIsUserCheckable if index.column() == DISTRICT else made

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        it, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(it, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in range(REPORTS, LAST):
            return _RIGHT
        if role == Qt.ItemDataRole.CheckStateRole and column == DISTRICT:
            return Qt.CheckState.Unchecked if it.district in self._without else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != DISTRICT:
            return False
        district = self.rows[index.row()].district
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._without.discard(district)
        else:
            self._without.add(district)
        self.dataChanged.emit(index, index, [role])
        return True

    def _words(self, it: Receiver, column: int) -> str:
        if column == LAST:
            at = self._left.get(it.district)
            return f"{at.astimezone():%Y-%m-%d %H:%M}" if at else ""
        if column in _SEVERITIES:
            return str(it.counts.get(_SEVERITIES[column], 0) or "")
        return {DISTRICT: it.district, REPORTS: str(len(it.reports)), FINDINGS: str(it.findings)}[column]


def _heads() -> tuple[str, ...]:
    return (tr("发给"), tr("报告"), tr("问题"), tr("错误"), tr("提醒"), tr("需判断"), tr("上次发出"))
