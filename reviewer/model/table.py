# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table of one page: cells of a grid, merged where the page merges them."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.model.document import Word
from reviewer.model.place import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the printed grid; it spans rows `row` to `row + rows - 1`, likewise columns.

    `guessed` when no lines bound it, so that a figure may belong to its neighbour.
    """

    row: int
    column: int
    rows: int
    columns: int
    place: Place
    words: tuple[Word, ...] = ()
    guessed: bool = False

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid on one page; `xs` and `ys` are its column and row borders, in points.

    Where no line draws the columns and text alone shows them, `unruled` are the borders of the last
    columns and `label_borders` those between its label columns, for the page that goes on with it.
    """

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]
    unruled: tuple[float, ...] = ()
    label_borders: tuple[float, ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.page, self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
