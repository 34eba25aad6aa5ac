# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paints the cells of a table: labels, figures, and the marks that the page shows too."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.desk.look.option import Look, look
from reviewer.desk.look.scaling import scaled
from reviewer.desk.look.theme import Theme, bold, small
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.marks.placing import BY_FINDING
from reviewer.desk.marks.signs import SIGN, corner, double_wave, paint_sign
from reviewer.desk.table.grid import Kind
from reviewer.desk.table.model import ADDRESS, FIGURE, KIND, Figure
from reviewer.model.fact import Printed
from reviewer.model.finding import Side

Index = QModelIndex | QPersistentModelIndex
_PAD = 6
_TINT = 40
# No wider than what is left beside the digits.
_NOTE = 5.0


def written(editor: QWidget) -> str:
    """What stands in the editor of a cell, on one line."""
    if isinstance(editor, QPlainTextEdit):
        return "".join(line.strip() for line in editor.toPlainText().splitlines())
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""


class CellDelegate(QStyledItemDelegate):
    """The left side of the equation solid blue, the right side dashed orange, as on the page.

    `opened` with the editor and the address when a cell is being edited, `left` when it is not any more.
    """

    opened = Signal(QWidget, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        self.opened.emit(editor, index.data(ADDRESS))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.left.emit()
        super().destroyEditor(editor, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        seen = look(option)
        rect = seen.rect
        # Qt hands an enum of strings back as a plain string.
        kind = Kind(index.data(KIND))
        if kind is Kind.FIGURE:
            self._figure(painter, seen, index.data(FIGURE))
        elif kind in (Kind.LABEL, Kind.HEAD):
            painter.fillRect(rect, QColor(self._theme.raised if kind is Kind.HEAD else self._theme.panel))
            painter.setPen(QColor(self._theme.quiet if kind is Kind.HEAD else self._theme.text))
            self._words(painter, seen, str(index.data() or ""), centred=kind is Kind.HEAD)
        painter.restore()

    def _words(self, painter: QPainter, seen: Look, text: str, centred: bool) -> None:
        painter.setFont(small(seen.font))
        layout = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        layout.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setAlignment(layout.alignment() | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(seen.rect).adjusted(_PAD, 1, -_PAD, -1), text, layout)

    def _figure(self, painter: QPainter, seen: Look, figure: Figure) -> None:
        rect = seen.rect
        self._ground(painter, rect, figure)
        if seen.chosen and not figure.chosen:
            self._picked(painter, rect)
        font = seen.font
        ink = QColor(self._theme.text)
        if not figure.found or figure.printed is Printed.BLANK:
            font, ink = small(font, 11), QColor(self._theme.quiet)
        elif figure.side in (Side.LEFT, Side.RIGHT):
            font = bold(font)
        if figure.corrected:
            ink = QColor(self._theme.accent)
        painter.setFont(font)
        painter.setPen(ink)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        room = rect.adjusted(3, 0, -_PAD, 0)
        text = painter.fontMetrics().elidedText(figure.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align, text)
        self._signs(painter, rect, figure, painter.fontMetrics().horizontalAdvance(text))

    def _picked(self, painter: QPainter, rect: QRect) -> None:
        """A tint over cells that were drawn together with the chosen one, to be copied."""
        tint = QColor(self._theme.accent)
        tint.setAlpha(_TINT)
        painter.fillRect(rect, tint)

    def _ground(self, painter: QPainter, rect: QRect, figure: Figure) -> None:
        colour = self._theme.window
        if figure.side is Side.LEFT:
            colour = self._theme.chosen
        elif figure.side is Side.RIGHT:
            colour = self._theme.judge_ground
        elif figure.chosen:
            colour = self._theme.chosen
        painter.fillRect(rect, QColor(colour))
        if not figure.found:
            painter.fillRect(rect, QColor(self._theme.unknown_ground))
            return
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if figure.side in (Side.LEFT, Side.RIGHT):
            left = figure.side is Side.LEFT
            pen = QPen(QColor(self._theme.accent if left else self._theme.right), 2.6 if figure.chosen else 1.6)
            pen.setStyle(Qt.PenStyle.SolidLine if left else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box)
        elif figure.chosen:
            painter.setPen(QPen(QColor(self._theme.accent), 2.4))
            painter.drawRect(box)

    def _signs(self, painter: QPainter, rect: QRect, figure: Figure, width: int) -> None:
        """The signs of the page at the same corners; waves under what is doubtful, two where it explains failures."""
        right, base = rect.right() - _PAD, rect.center().y() + scaled(9)
        under = QRectF(right - max(width, 8), base - 1, max(width, 8), 3.5)
        if figure.suspect:
            double_wave(painter, under.left(), under.right(), base - 1, QColor(self._theme.fail))
        for kind in figure.kinds:
            if kind is MarkKind.DOUBTFUL and not figure.suspect:
                paint_sign(painter, kind, under, self._theme.of_mark(kind))
            elif kind is not MarkKind.DOUBTFUL and (figure.side is None or kind not in BY_FINDING):
                box = QRectF(rect).adjusted(1, 1, -1, -2)
                size = _NOTE if kind is MarkKind.NOTED else SIGN
                paint_sign(painter, kind, corner(kind, box, size=size), self._theme.of_mark(kind))
