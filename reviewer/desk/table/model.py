# SPDX-License-Identifier: AGPL-3.0-or-later
"""The item model of one table of the form: the grid's labels joined with the report's figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reviewer.desk.look.states import State
from reviewer.desk.marks.kinds import MarkKind, of_figures
from reviewer.desk.selection import Numbered, Selection, suspects
from reviewer.desk.table.grid import Grid, GridCell, Kind
from reviewer.desk.table.provenance import is_confirmed, shown, tip
from reviewer.model.fact import Printed
from reviewer.model.finding import Side
from reviewer.model.project import OpenReport
from reviewer.model.related import Known

Index = QModelIndex | QPersistentModelIndex
ADDRESS = Qt.ItemDataRole.UserRole + 1
FIGURE = Qt.ItemDataRole.UserRole + 2
KIND = Qt.ItemDataRole.UserRole + 3


Last = Callable[[], Known | None]


def _nothing() -> Known | None:
    return None


@dataclass(frozen=True, slots=True)
class Figure:
    """How one figure looks: `side` when the selected finding reads it, `state` when any undecided one does.

    `kinds` are the marks that the page shows at it too.
    """

    text: str
    found: bool
    printed: Printed = Printed.NUMBER
    side: Side | None = None
    state: State | None = None
    chosen: bool = False
    doubtful: bool = False
    corrected: bool = False
    confirmed: bool = False
    suspect: bool = False
    kinds: frozenset[MarkKind] = frozenset()


class TableModel(QAbstractTableModel):
    """Read from a report; a figure that is edited is asked for through `corrected` and not set here."""

    corrected = Signal(str, str)
    figures_changed = Signal()

    def __init__(self, grid: Grid, parent: QObject | None = None, last: Last = _nothing) -> None:
        """`last` tells last year's report, and is asked only when a tip is wanted."""
        super().__init__(parent)
        self.grid, self._last = grid, last
        self._report: OpenReport | None = None
        self._findings: tuple[Numbered, ...] = ()
        self._selection = Selection()
        self._sides: dict[str, Side] = {}
        self._states: dict[str, State] = {}
        self._by_hand: Mapping[str, bool] = {}
        self._suspects: frozenset[str] = frozenset()
        self._kinds: Mapping[str, frozenset[MarkKind]] = {}

    def show_report(self, report: OpenReport | None, findings: tuple[Numbered, ...], selection: Selection) -> None:
        self._report, self._findings = report, findings
        hands = report.corrections if report else ()
        self._by_hand = {one.address: report is not None and is_confirmed(report, one.address) for one in hands}
        self._suspects = suspects(findings)
        self._kinds = of_figures(report, findings) if report else {}
        self._states = {}
        for one in reversed(findings):
            for anchor in one.reviewed.finding.anchors:
                if anchor.address and one.reviewed.undecided:
                    self._states[anchor.address] = one.state
        self.show_selection(selection)
        self.figures_changed.emit()

    def show_selection(self, selection: Selection) -> None:
        self._selection = selection
        chosen = next((one for one in self._findings if one.key == selection.finding), None)
        anchors = chosen.reviewed.finding.anchors if chosen else ()
        self._sides = {anchor.address: anchor.side for anchor in anchors if anchor.address}
        self._repaint()

    def _repaint(self) -> None:
        if self.grid.rows:
            last = self.index(self.grid.rows - 1, self.grid.columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def figure(self, address: str) -> Figure:
        """How the figure at `address` looks now."""
        fact = self._report.facts.get(address) if self._report else None
        side = self._sides.get(address)
        doubtful = fact is not None and fact.doubtful
        return Figure(
            text=shown(fact),
            found=fact is not None,
            printed=fact.printed if fact else Printed.BLANK,
            side=side,
            state=self._states.get(address),
            chosen=address == self._selection.address,
            doubtful=doubtful,
            corrected=self._by_hand.get(address) is False,
            confirmed=self._by_hand.get(address, False),
            suspect=address in self._suspects,
            kinds=self._kinds.get(address, frozenset()),
        )

    # -- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.grid.rows

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.grid.columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.grid.heads[section - self.grid.labels] if section >= self.grid.labels else ""
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.grid.cell(index.row(), index.column())
        if role == KIND:
            return cell.kind
        if role == ADDRESS:
            return cell.address
        if cell.address is None:
            return cell.text if role == Qt.ItemDataRole.DisplayRole else None
        return self._figure_data(cell.address, role)

    def _figure_data(self, address: str, role: int) -> object:
        if role == FIGURE:
            return self.figure(address)
        fact = self._report.facts.get(address) if self._report else None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(fact)
        if role == Qt.ItemDataRole.EditRole:
            return fact.text if fact else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._report, address, address in self._suspects, self._last())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{address} {shown(fact)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell: GridCell = self.grid.cell(index.row(), index.column())
        if cell.kind is not Kind.FIGURE:
            return Qt.ItemFlag.ItemIsEnabled
        free = Qt.ItemFlag.NoItemFlags if self.frozen else Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | free

    @property
    def frozen(self) -> bool:
        """Whether the report is closed."""
        return self._report is not None and self._report.row.frozen

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        address = self.grid.cell(index.row(), index.column()).address
        if role != Qt.ItemDataRole.EditRole or address is None:
            return False
        text = str(value).strip()
        if text == self._figure_data(address, Qt.ItemDataRole.EditRole):
            return False
        self.corrected.emit(address, text)
        return True

    def copied(self, indexes: list[QModelIndex]) -> str:
        """Cells as tab separated lines, as a spreadsheet takes them; a blank stays blank."""
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        wanted = {(index.row(), index.column()) for index in indexes}
        return "\n".join("\t".join(self._plain(r, c) if (r, c) in wanted else "" for c in columns) for r in rows)

    def _plain(self, row: int, column: int) -> str:
        cell = self.grid.cell(row, column)
        return str(self._figure_data(cell.address, Qt.ItemDataRole.EditRole)) if cell.address else cell.text
