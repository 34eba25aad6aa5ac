# SPDX-License-Identifier: AGPL-3.0-or-later
"""The small overview below the list of reports: where the trouble is, at a glance; the whole page has more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer.desk.i18n import Language, tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import Theme
from reviewer.desk.overview.cells import NarrowHeads, ShapeDelegate
from reviewer.desk.overview.lines import Line
from reviewer.desk.overview.model import PARTS, Load, OverviewModel, used
from reviewer.model.project import ReportRow

_CELL = 22
_NAMES = 96


class Overview(QTableView):
    """A click opens the report at the first finding of that part."""

    wanted = Signal(str, str)

    def __init__(self, load: Load, language: Language, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.overview = OverviewModel(load, language, parent=self)
        self.setModel(self.overview)
        self.setItemDelegate(ShapeDelegate(theme, self))
        self.setHorizontalHeader(NarrowHeads(theme, self))
        self.setShowGrid(False)
        self.setProperty("role", "overview")
        self.setAccessibleName(tr("全部报告 × 检查"))
        self.verticalHeader().setDefaultSectionSize(scaled(_CELL))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(scaled(_NAMES))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setFixedHeight(2 * scaled(_CELL))
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.activated.connect(self._go)
        self.clicked.connect(self._go)
        self.show_rows(())

    def show_rows(self, rows: Sequence[ReportRow]) -> None:
        """Show these reports; parts that none of them has leave their room to the others."""
        self.overview.show(rows)
        there = used(rows)
        for column, part in enumerate(PARTS):
            self.setColumnHidden(column, part not in there)

    def _go(self, index: QModelIndex) -> None:
        one = self.overview.entry(index.row())
        if isinstance(one, Line):
            self.wanted.emit(one.row.uuid, PARTS[index.column()])
