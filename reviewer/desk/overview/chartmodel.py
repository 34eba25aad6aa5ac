# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of a chart as a table: for whoever would rather read, copy or have them read out."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.desk.i18n import tr
from reviewer.model.chart import Bars
from reviewer.model.text import Lang, Text

Index = QModelIndex | QPersistentModelIndex
_NO_TITLE = Text("", "")


class ChartModel(QAbstractTableModel):
    """One row a bar, one column a part of it; what is not known is empty."""

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang, self.bars = lang, Bars("", _NO_TITLE, (), ())

    def show(self, bars: Bars) -> None:
        self.beginResetModel()
        self.bars = bars
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.bars.names)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.bars.series) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self.bars.series[section - 1].name.say(self._lang) if section else tr("名称")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if not index.column():
            return self.bars.names[index.row()].say(self._lang)
        value = self.bars.series[index.column() - 1].values[index.row()]
        return "" if value is None else f"{value:,f}"

    def text(self) -> str:
        """Everything as lines of cells with tabs between them, as workbooks take it."""
        columns = range(self.columnCount())
        head = [str(self.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        rows = [[str(self.index(row, column).data() or "") for column in columns] for row in range(self.rowCount())]
        return "\n".join("\t".join(cells) for cells in (head, *rows))
