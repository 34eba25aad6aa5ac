# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printing a table, or the part of it that a page has room for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reviewer.model.place import Place
from tests.press.grid import Cell, Grid
from tests.press.ruling import Rules
from tests.press.sheet import Box, Canvas
from tests.press.truth import Entry, TrueFigure

GREY = (0.9, 0.9, 0.9)
WHITE = (1.0, 1.0, 1.0)
ASCENT = 0.88  # of the size: how far the box of a figure reaches above its baseline
MIDDLE = 0.38  # of the size: half the height of a character
Continued = Literal["flow", "again", "first"]
Upright = Literal["middle", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows `first` to `end - 1` of a table, printed from `top` down on one page."""

    first: int
    end: int
    top: float


@dataclass(slots=True)
class Setting:
    """One table on its way to paper.

    `continued` says what happens to a label that a page break parts: its lines run on, it is
    printed again, or it stays with the first part. `upright` is where figures stand in a high row. The figures
    `pasted` stand on a white patch over other digits.
    """

    grid: Grid
    rules: Rules
    left: float
    continued: Continued = "flow"
    upright: Upright = "middle"
    pasted: Collection[str] = ()
    left_over: dict[Cell, list[str]] = field(default_factory=dict)
    figures: dict[str, TrueFigure] = field(default_factory=dict)

    def print(self, canvas: Canvas, page: int, bands: Sequence[Band]) -> None:
        """Print `bands` of one page one under the other, and keep the truth of their figures."""
        placed = [(cell, box, end) for band in bands for cell, box, end in self._cells(band)]
        if self.rules.shaded:
            for cell, box, _ in placed:
                if cell.head:
                    canvas.fill(box, GREY)
        heads = [box[3] for cell, box, _ in placed if cell.head]
        self.rules.draw(canvas, [box for _, box, _ in placed], max(heads, default=None))
        for cell, box, last in placed:
            self._print_cell(canvas, page, cell, box, last)

    def height(self, first: int, end: int) -> float:
        return sum(self.grid.heights[first:end])

    def _cells(self, band: Band) -> Iterator[tuple[Cell, Box, bool]]:
        """The cells of a band with the box of their part in it; True when they end there."""
        lefts = self.grid.lefts(self.left)
        for cell in self.grid.cells:
            first, end = max(cell.row, band.first), min(cell.row + cell.rows, band.end)
            if first >= end:
                continue
            top = band.top + self.height(band.first, first)
            box = (lefts[cell.column], top, lefts[cell.column + cell.columns], top + self.height(first, end))
            yield cell, box, end == cell.row + cell.rows

    def _print_cell(self, canvas: Canvas, page: int, cell: Cell, box: Box, last: bool) -> None:
        grid = self.grid
        lines = self._lines_for(cell, box, last)
        if len(lines) * grid.feed > box[3] - box[1] + 0.5:
            raise ValueError(f"no room for {cell.text!r}")
        top = self._first_line(cell, box, len(lines))
        place = Place(page, *box)
        for number, line in enumerate(lines):
            width = grid.typeface.width(line, grid.size)
            x = self._start(cell, box, width)
            baseline = top + (number + 0.5) * grid.feed + MIDDLE * grid.size
            if cell.address in self.pasted:
                canvas.text(x, baseline, "9" * len(line), grid.size)
                canvas.fill((box[0] + 1, baseline - grid.size, box[2] - 1, baseline + 0.25 * grid.size), WHITE)
            canvas.text(x, baseline, line, grid.size)
            if cell.address and number == 0:
                number_width = grid.typeface.width(line[: cell.leading], grid.size)
                head = baseline - ASCENT * grid.size
                place = Place(page, x, head, x + number_width, head + grid.size)
        if cell.address:
            self.figures[cell.address] = TrueFigure(Entry.of(cell.text), place, Place(page, *box))

    def _lines_for(self, cell: Cell, box: Box, last: bool) -> list[str]:
        """The lines of a label that are printed in this part of its cell."""
        begun = cell in self.left_over
        lines = self.left_over.pop(cell, self.grid.lines[cell])
        room = max(0, int((box[3] - box[1] - 2 * self.grid.pad + 0.01) // self.grid.feed))
        if last:
            return [] if begun and self.continued == "again" and len(lines) > room else lines
        if len(lines) > room and not (begun and self.continued == "again"):
            self.left_over[cell] = lines[room:]
            return lines[:room]
        self.left_over[cell] = lines if self.continued == "again" else []
        return lines if len(lines) <= room else []

    def _first_line(self, cell: Cell, box: Box, lines: int) -> float:
        room = box[3] - box[1] - lines * self.grid.feed
        if not cell.address or self.upright == "middle":
            return box[1] + room / 2
        return box[1] + self.grid.pad if self.upright == "top" else box[3] - self.grid.pad - lines * self.grid.feed

    def _start(self, cell: Cell, box: Box, width: float) -> float:
        if cell.align == "left":
            return box[0] + self.grid.pad
        return box[2] - self.grid.pad - width if cell.align == "right" else (box[0] + box[2] - width) / 2
