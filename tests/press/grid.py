# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table of cells before it is printed: how its text wraps and how high its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.press.typeface import Typeface
from tests.press.wrapping import wrapped

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of rows `row` to `row + rows - 1`.

    A figure has an `address`, and the first `leading` characters of its text are the number.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    align: Align = "centre"
    head: bool = False
    address: str | None = None
    leading: int = 0


@dataclass(slots=True)
class Grid:
    """Cells, the widths of the columns and the heights of the rows, in points.

    The first `head_rows` rows may be printed again after a page break. `pad` is the room left
    free at each side of a cell, `least` the height of the lowest row.
    """

    cells: Sequence[Cell]
    widths: Sequence[float]
    head_rows: int
    typeface: Typeface
    size: float
    least: float
    pad: float = 2.5
    lines: dict[Cell, list[str]] = field(default_factory=dict)
    heights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = {cell: self._wrapped(cell) for cell in self.cells}
        self.heights = [self.least] * max(cell.row + cell.rows for cell in self.cells)
        for cell in sorted(self.cells, key=lambda cell: cell.rows):
            self._make_room(cell)

    @property
    def feed(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.25

    def lefts(self, x: float) -> list[float]:
        """The borders of the columns of a table that starts at `x`."""
        return [x + sum(self.widths[:column]) for column in range(len(self.widths) + 1)]

    def _wrapped(self, cell: Cell) -> list[str]:
        width = sum(self.widths[cell.column : cell.column + cell.columns]) - 2 * self.pad
        return wrapped(cell.text, width, self.size, self.typeface) if cell.text else []

    def _make_room(self, cell: Cell) -> None:
        needed = len(self.lines[cell]) * self.feed + 2 * self.pad
        if cell.rows > 1:
            # A label that a page break parts loses up to a line and its padding at the break.
            needed += self.feed + 2 * self.pad
        rows = range(cell.row, cell.row + cell.rows)
        missing = needed - sum(self.heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                self.heights[row] += missing / cell.rows
