# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the columns of a table stand: from its head cells, carried over page breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.figures import has_figure
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table


LEVELS = 3.0  # points that may part two levels of one head


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its code, the box of the head cell, and the middle of its words."""

    column: str
    place: Place
    middle: float

    @staticmethod
    def of(column: str, cell: Cell) -> Head:
        return Head(column, cell.place, Place.around(word.place for word in cell.words).centre[0])

    def holds(self, cell: Cell) -> bool:
        """Whether a cell below stands in this column."""
        return self.place.x0 < cell.place.centre[0] < self.place.x1 or cell.place.x0 < self.middle < cell.place.x1


def figure_rows(table: Table) -> set[int]:
    """The rows in which a figure is printed."""
    return {row for cell in table.cells if has_figure(cell) for row in range(cell.row, cell.row + cell.rows)}


def heads(table: Table, form: TableForm, words: dict[str, str]) -> list[Head]:
    """The head cells of a printed table in page order; none when the head stands on another page."""
    figures = figure_rows(table)
    above = [cell for cell in table.cells if cell.row not in figures and cell.words]
    found: list[Head] = []
    rest: list[Cell] = []
    for cell in above:
        match = labels.exact(cell.text, words)
        if match:
            found.append(Head.of(match.code, cell))
        else:
            rest.append(cell)
    if not found:
        return []
    zone = min(head.place.x0 for head in found)
    missing = {column.code for column in form.columns} - {head.column for head in found}
    for cell in rest:
        if cell.place.x1 > zone and cell.columns <= max(1, len(table.xs) - 2):
            match = labels.nearest(cell.text, words, missing)
            if match:
                found.append(Head.of(match.code, cell))
    return sorted(found, key=lambda head: (head.place.top, head.place.x0))


def carried(found: Sequence[Head], before: Table, now: Table) -> list[Head]:
    """Heads of the page before, moved to where the columns stand on this page."""
    old, new = before.place, now.place
    scale = new.width / old.width

    def moved(place: Place) -> Place:
        return replace(
            place,
            page=now.page,
            x0=new.x0 + (place.x0 - old.x0) * scale,
            x1=new.x0 + (place.x1 - old.x0) * scale,
            top=new.top - 1.0,
            bottom=new.top - 1.0,
        )

    return [Head(head.column, moved(head.place), new.x0 + (head.middle - old.x0) * scale) for head in found]


def in_force(found: Sequence[Head], top: float) -> dict[str, Head]:
    """For each column its head above `top`: of the nearest head, all its levels, and of none before it."""
    current: dict[str, Head] = {}
    upper = top
    for head in sorted(found, key=lambda h: h.place.bottom, reverse=True):
        if head.place.top >= top:
            continue
        if current and head.place.bottom < upper - LEVELS:
            break
        current.setdefault(head.column, head)
        upper = min(upper, head.place.top)
    return current
