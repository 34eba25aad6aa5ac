# SPDX-License-Identifier: AGPL-3.0-or-later
"""The view of one table: merged cells, a two-storey head, tab separated copies."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from reviewer.desk.i18n import tr
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import Theme, bold, small
from reviewer.desk.table.celldelegate import CellDelegate
from reviewer.desk.table.model import ADDRESS, TableModel

_LABEL_SHARE = 0.42
_LEAST_FIGURE = 40
_STOREY = 22
_AIR = 12
_MOST_FIGURE = 110


class BandedHeader(QHeaderView):
    """Column names, with the form's bracket (法人或其他组织) over some of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.bands: tuple[tuple[int, int, str], ...] = ()
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(28)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(36) + (scaled(_STOREY) if self.bands else 0))

    def _banded(self, section: int) -> bool:
        return any(first <= section <= last for first, last, _ in self.bands)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        colours = self._theme
        painter.fillRect(rect, QColor(colours.raised))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = rect.adjusted(2, scaled(_STOREY) if self._banded(logicalIndex) else 0, -2, 0)
        painter.setPen(QColor(colours.quiet))
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.setFont(small(self.font(), 10 if name.isascii() else 12))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, _balanced(name, words.width(), painter.fontMetrics().horizontalAdvance(name)))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(small(self.font()))
        for first, last, words in self.bands:
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            box = QRect(left, 0, right - left - 1, scaled(_STOREY))
            painter.fillRect(box, QColor(self._theme.raised))
            painter.setPen(QColor(self._theme.line))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(QColor(self._theme.quiet))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _begins(address: str | None, at: str) -> bool:
    return address is not None and (address == at or address.startswith((f"{at}/", f"{at}.")))


def _latin(head: str) -> list[str]:
    """The words of a head that cannot be broken."""
    return head.split() if head.isascii() else []


def _balanced(name: str, room: int, width: int) -> str:
    """Chinese words broken into two lines of like length where one line has no room."""
    if width <= room - 3 or name.isascii() or len(name) < 3:
        return name
    middle = (len(name) + 1) // 2
    return f"{name[:middle]}\n{name[middle:]}"


class TableView(QTableView):
    """One table of the form; `figure_chosen` when the user goes to a figure, `accepted` when Enter ends an edit."""

    figure_chosen = Signal(str)
    menu_wanted = Signal(str, object)
    accepted = Signal()
    refused = Signal()

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        header = BandedHeader(theme, self)
        header.bands = model.grid.bands
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setVisible(any(model.grid.heads))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setAccessibleName(tr("提取的表格"))
        for row, column, rows, columns in model.grid.spans():
            self.setSpan(row, column, rows, columns)
        self.selectionModel().currentChanged.connect(self._went)
        model.figures_changed.connect(self._share_width)

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        address = current.data(ADDRESS)
        if address and not self._quiet and not self.signalsBlocked():
            self.figure_chosen.emit(address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.currentIndex()
        super().mousePressEvent(event)
        again = self.indexAt(event.position().toPoint())
        # A second click on the same figure does not change the current cell, but it asks for the next finding.
        if again == before and again.data(ADDRESS) and event.button() is Qt.MouseButton.LeftButton:
            self.figure_chosen.emit(again.data(ADDRESS))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._model.frozen and self.indexAt(event.position().toPoint()).data(ADDRESS):
            self.refused.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        address = index.data(ADDRESS)
        if address:
            self.setCurrentIndex(index)
            menu = QMenu(self)
            self.menu_wanted.emit(address, menu)
            menu.popup(event.globalPos())

    def edit_current(self) -> None:
        if self._model.frozen:
            self.refused.emit()
        else:
            self.edit(self.currentIndex())

    def _is_at_rest(self) -> bool:
        """On a figure that is not being edited: an editor hands on the key that ends it."""
        idle = self.state() is not QAbstractItemView.State.EditingState
        return idle and self.currentIndex().data(ADDRESS) is not None

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.accepted.emit()

    def show_address(self, address: str | None) -> None:
        """Make the figure at `address` current and visible, without telling anybody."""
        where = self._model.grid.where(address) if address else None
        self._quiet = True
        if where is None:
            self.clearSelection()
        else:
            index = self._model.index(*where)
            if index != self.currentIndex():
                # Not setCurrentIndex: with Shift still held (Shift+F8) it would select all cells between.
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        self._quiet = False

    def show_line(self, at: str) -> None:
        """Scroll to a line by the address it begins (`requests/3.4`), when there is one."""
        first = next((where for where, cell in self._model.grid.cells.items() if _begins(cell.address, at)), None)
        if first is not None:
            self.scrollTo(self._model.index(*first))

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits are commands of the window; none of them looks for a figure."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Labels take what figures leave, and never more than their share."""
        grid, room = self._model.grid, self.viewport().width()
        figures = max(len(grid.heads), 1)
        each = max(scaled(_LEAST_FIGURE), min(scaled(110), int(room * (1 - _LABEL_SHARE) / figures)))
        metrics = QFontMetrics(small(self.font(), 10))
        if grid.labels == 1 and not any(grid.heads):
            each = max(scaled(_LEAST_FIGURE), int(room * 0.72 / figures))
        heads = [max((metrics.horizontalAdvance(word) + 8 for word in _latin(head)), default=0) for head in grid.heads]
        heads += [0] * (figures - len(heads))
        widths = [max(each, heads[at], self._needed(grid.labels + at)) for at in range(figures)]
        labels = max(room - sum(widths), scaled(140))
        for at in range(grid.labels):
            share = labels if grid.labels == 1 else round(labels * (0.26 if at == 0 else 0.74))
            self.setColumnWidth(at, max(share, 44))
        for at in range(figures):
            self.setColumnWidth(grid.labels + at, widths[at])
        self._fit_rows()

    def _needed(self, column: int) -> int:
        """The room that the longest figure of a column takes; figures with words beside them may be cut."""
        metrics = QFontMetrics(bold(self.font()))
        texts = (self._figure_at(row, column) for row in range(self._model.grid.rows))
        return min(max((metrics.horizontalAdvance(text) for text in texts), default=0) + _AIR, scaled(_MOST_FIGURE))

    def _figure_at(self, row: int, column: int) -> str:
        cell = self._model.grid.cell(row, column)
        return self._model.figure(cell.address).text if cell.address and cell.columns == 1 else ""

    def _fit_rows(self) -> None:
        """Rows as high as their label needs at this width."""
        metrics = QFontMetrics(small(self.font()))
        grid = self._model.grid
        for row in range(grid.rows):
            lines = 1
            for column in range(grid.labels):
                cell = grid.cell(row, column)
                if not cell.text or cell.rows > 1:
                    continue
                width = sum(self.columnWidth(column + extra) for extra in range(cell.columns)) - 12
                room = QRect(0, 0, max(width, 20), 10_000)
                wrapped = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), cell.text).height()
                lines = max(
                    lines,
                    round(wrapped / metrics.lineSpacing()),
                    -(-metrics.horizontalAdvance(cell.text) // max(width, 20)),
                )
            self.setRowHeight(row, 6 + scaled(17) * lines)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        QGuiApplication.clipboard().setText(self._model.copied(self.selectedIndexes()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._is_at_rest():
            self.edit_current()
        else:
            super().keyPressEvent(event)
