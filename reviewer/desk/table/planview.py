# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks of a plan of work: columns of words that wrap, merged where the page merges them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextOption
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QPlainTextEdit, QStyleOptionViewItem, QWidget

from reviewer.desk.look.option import Look
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import Theme, small
from reviewer.desk.table.celldelegate import CellDelegate, Index, written
from reviewer.desk.table.model import Figure, TableModel
from reviewer.desk.table.view import TableView
from reviewer.model.fact import Fact, Printed

_SHARES = {"area": 1.8, "number": 0.7, "task": 2.0, "content": 5.0, "deadline": 1.0}
_USUAL = 2.4
_PAD = 5
_LEAST = 26
_HIGHEST = 4000


class PlanDelegate(CellDelegate):
    """Words from the left over as many lines as they need."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setFont(small(editor.font()))
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        # Asked again whenever the model repaints; what is being written is not thrown away for that.
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(index, written(editor))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # The words of a cell are one paragraph however the page breaks them: Enter ends, as in a line.
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if isinstance(editor, QWidget) and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)

    def _figure(self, painter: QPainter, seen: Look, figure: Figure) -> None:
        self._ground(painter, seen.rect, figure)
        if seen.chosen and not figure.chosen:
            self._picked(painter, seen.rect)
        plain = figure.found and figure.printed is not Printed.BLANK
        ink = self._theme.accent if figure.corrected else self._theme.text if plain else self._theme.quiet
        painter.setFont(small(seen.font))
        painter.setPen(QColor(ink))
        wrap = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        room = QRectF(seen.rect).adjusted(_PAD, _PAD - 1, -_PAD, -1)
        painter.drawText(room, figure.text, wrap)
        width = min(painter.fontMetrics().horizontalAdvance(figure.text), int(room.width()))
        self._signs(painter, seen.rect, figure, width)


class PlanView(TableView):
    """One plan; a cell that is clicked is lit on the page, and the other way round."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.setItemDelegate(PlanDelegate(theme, self))
        self._codes = [model.grid.cell(0, column).address or "" for column in range(model.grid.columns)]
        self._first: dict[tuple[int, int], int] = {}
        # The printed number of a task says which row it is.
        self.setColumnHidden(0, any(address.endswith("/number") for address in self._codes))

    def merge(self, facts: Mapping[str, Fact]) -> None:
        """Show as one cell what the page says once for several rows."""
        self.clearSpans()
        self._first.clear()
        for column in range(self._model.grid.labels, self._model.grid.columns):
            for first, last in self._runs(column, facts):
                if last > first:
                    self.setSpan(first, column, last - first + 1, 1)
                    self._first |= {(row, column): first for row in range(first, last + 1)}
        self._fit_rows()

    def show_address(self, address: str | None) -> None:
        """As for any table; what several rows share is found where it is shown."""
        row, column = (self._model.grid.where(address) if address else None) or (0, 0)
        first = self._first.get((row, column), row)
        super().show_address(self._model.grid.cell(first, column).address if first != row else address)
        if address and self.rowSpan(first, column) > 1:
            self.scrollTo(self._model.index(first, column), QAbstractItemView.ScrollHint.PositionAtTop)

    def _runs(self, column: int, facts: Mapping[str, Fact]) -> Iterator[tuple[int, int]]:
        """First and last row of cells that say the same from the same place."""
        grid = self._model.grid
        said = [facts.get(grid.cell(row, column).address or "") for row in range(grid.rows)]
        first = 0
        for row in range(1, grid.rows + 1):
            one, other = said[first], said[row] if row < grid.rows else None
            if one is None or other is None or (one.places, one.text) != (other.places, other.text):
                yield first, row - 1
                first = row

    def _share_width(self) -> None:
        shares = [_SHARES.get(address.rpartition("/")[2], _USUAL) for address in self._codes]
        shares[0] = 0.0 if self.isColumnHidden(0) else _SHARES["number"]
        room = self.viewport().width()
        needs = [self._head_needs(column) if share else 1 for column, share in enumerate(shares)]
        widths = [max(int(room * share / sum(shares)), need) for share, need in zip(shares, needs, strict=True)]
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] = max(widths[widest] - max(sum(widths) - room, 0), needs[widest])
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._fit_rows()

    def _head_needs(self, column: int) -> int:
        """The width of the longest word of a head, or of half a Chinese one: heads have two lines."""
        name = str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")
        words = name.split() if name.isascii() else [name[: (len(name) + 1) // 2]]
        metrics = QFontMetrics(small(self.font(), 10 if name.isascii() else 12))
        return max((metrics.horizontalAdvance(word) for word in words), default=0) + 6

    def _fit_rows(self) -> None:
        """Rows as high as the longest of the cells that stand in this row alone."""
        grid, font = self._model.grid, small(self.font())
        for row in range(grid.rows):
            alone = (column for column in range(grid.labels, grid.columns) if self.rowSpan(row, column) == 1)
            highest = max(
                (_height(self._said(row, column), self.columnWidth(column), font.key()) for column in alone), default=0
            )
            self.setRowHeight(row, max(highest + 8, scaled(_LEAST)))

    def _said(self, row: int, column: int) -> str:
        return str(self._model.index(row, column).data() or "")


@lru_cache(maxsize=8192)
def _height(text: str, width: int, font: str) -> int:
    """How high words are in a column; `font` as its key, so that the answer can be kept."""
    made = QFont()
    made.fromString(font)
    room = QRect(0, 0, max(width - 2 * _PAD, 20), _HIGHEST)
    return QFontMetrics(made).boundingRect(room, int(Qt.TextFlag.TextWrapAnywhere), text).height()
