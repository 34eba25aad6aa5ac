# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where merged copies disagree, as a table: the report, what it is, and what each side says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.copies import sides
from reviewer.desk.i18n import Language, tr
from reviewer.model.merging import Conflict, Value
from reviewer.model.project import ReportRow

Index = QModelIndex | QPersistentModelIndex
REPORT, WHAT, OURS, THEIRS = range(4)


class ConflictsModel(QAbstractTableModel):
    """One row a conflict; `name` says in words what its key is."""

    def __init__(self, language: Language, name: Callable[[Conflict], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._name = language, name
        self.rows: tuple[Conflict, ...] = ()
        self._reports: dict[str, str] = {}

    def show(self, rows: tuple[Conflict, ...], reports: tuple[ReportRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._reports = {row.uuid: f"{row.organisation or row.title or row.file} {row.year or ''}" for row in reports}
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (tr("报告"), tr("事项"), tr("本项目（现在有效）"), tr("工作包"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        it, column = self.rows[index.row()], index.column()
        if column == REPORT:
            return self._reports.get(it.report, tr("整个项目")).strip()
        if column == WHAT:
            return self._language.say(sides.what(it, self._name(it)))
        return self.side(it, it.ours if column == OURS else it.theirs)

    def side(self, it: Conflict, value: Value) -> str:
        """What one side says, and who said it when."""
        said = self._language.say(sides.says(it, value.state))
        if not value.author or value.at is None:
            return tr("{said}　（未改动）").format(said=said)
        return f"{said}　{value.author} {value.at.astimezone():%Y-%m-%d %H:%M}　{value.workstation}"
