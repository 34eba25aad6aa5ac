# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the columns of a table stand: from its head cells, carried over page breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.figures import has_figure
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table


LEVELS = 3.0  # points that may part two levels of one head
CLEAR = 4  # letters: a shorter head is known to the letter only
MANY = 3  # heads of one line that make sure which columns stand there


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its code, the box of the head cell, and the middle of its words.

    `guessed` when its words are like none of the column's, and only its place tells.
    `cell` is the cell itself, None for a head that was carried over from another page or has no words.
    """

    column: str
    place: Place
    middle: float
    guessed: bool = False
    cell: Cell | None = None

    @staticmethod
    def of(column: str, cell: Cell) -> Head:
        middle = Place.around([word.place for word in cell.words] or [cell.place]).centre[0]
        return Head(column, cell.place, middle, cell=cell if cell.words else None)

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
    found = [head for head in found if not _is_label(head, found)] or _misprinted(rest, words)
    if not found:
        return []
    zone = min(head.place.x0 for head in found)
    missing = {column.code for column in form.columns} - {head.column for head in found}
    for cell in rest:
        if cell.place.x1 > zone and cell.columns <= max(1, len(table.xs) - 2):
            match = labels.nearest(cell.text, words, missing) or labels.alone(cell.text, words)
            if match and match.code in missing:
                found.append(Head.of(match.code, cell))
    found += _due([cell for cell in table.cells if cell.row not in figures], found, form, table.xs[0])
    return sorted(found, key=lambda head: (head.place.top, head.place.x0))


def _is_label(head: Head, found: Sequence[Head]) -> bool:
    """Whether words that head a column elsewhere stand alone, left of all columns: a row 总计 without figures."""
    twin = any(h.column == head.column and h.middle - head.middle > LEVELS for h in found)
    level = [h for h in found if h is not head and abs(h.place.bottom - head.place.bottom) < LEVELS]
    return twin and not level and all(head.place.x1 < h.middle for h in found if h.column != head.column)


def _misprinted(cells: Sequence[Cell], words: dict[str, str]) -> list[Head]:
    """Heads of a table that prints none of them to the letter."""
    long = [cell for cell in cells if CLEAR <= len(labels.plain(cell.text)) <= max(map(len, words))]
    matches = [(cell, labels.nearest(cell.text, words, words.values())) for cell in long]
    return [Head.of(match.code, cell) for cell, match in matches if match]


def _due(cells: Sequence[Cell], found: Sequence[Head], form: TableForm, edge: float) -> list[Head]:
    """Columns whose head is blank or misprinted: as many cells in a line of heads as heads are missing there."""
    order = [column.code for column in form.columns]
    have = {head.column for head in found}
    result: list[Head] = []
    for level in {round(head.place.bottom, 1) for head in found}:
        known = sorted((h for h in found if abs(h.place.bottom - level) < LEVELS), key=lambda h: h.middle)
        row = [c for c in cells if abs(c.place.bottom - level) < LEVELS and c.place.x0 > edge + LEVELS]
        if len(known) < MANY:
            continue
        for left, right in pairwise([None, *known, None]):
            codes = order[order.index(left.column) + 1 if left else 0 : order.index(right.column) if right else None]
            low, high = left.place.x1 if left else edge, right.place.x0 if right else float("inf")
            between = [c for c in row if low - LEVELS < c.place.x0 and c.place.x1 < high + LEVELS]
            if len(codes) == len(between) and not have & set(codes):
                result += map(Head.of, codes, sorted(between, key=lambda c: c.place.x0))
    return result


def carried(found: Sequence[Head], before: Table, now: Table) -> list[Head]:
    """Heads of the page before, moved to where the columns stand on this page."""
    old, new = before.place, now.place
    if _same_columns(before, now):
        new = replace(new, x0=old.x0, x1=old.x1)
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


def _same_columns(before: Table, now: Table) -> bool:
    """Whether the borders stand where they stood, though outer ones may be missing on one of the pages."""
    fewer, more = sorted((before.xs, now.xs), key=len)
    shared = sum(any(abs(x - other) < LEVELS for other in more) for x in fewer)
    return shared >= max(MANY, len(fewer) - 1)


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
