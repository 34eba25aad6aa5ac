# SPDX-License-Identifier: AGPL-3.0-or-later
"""A statutory table as rows and columns for the screen, with its merged labels; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from reviewer.desk.i18n import tr
from reviewer.model.form import Column, Line, TableForm
from reviewer.model.text import Lang


class Kind(StrEnum):
    """What stands in a cell of the grid."""

    HEAD = "head"
    LABEL = "label"
    FIGURE = "figure"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that spans `rows` x `columns`; `address` when it shows a figure."""

    kind: Kind
    text: str = ""
    address: str | None = None
    rows: int = 1
    columns: int = 1


NOTHING = GridCell(Kind.NOTHING)


@dataclass
class Grid:
    """Cells by (row, column); `labels` columns at the left hold words and `heads` name the others.

    `bands` are (first column, last column, words) over the heads, as the form prints them.
    """

    labels: int
    heads: tuple[str, ...]
    rows: int = 0
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    bands: tuple[tuple[int, int, str], ...] = ()

    @property
    def columns(self) -> int:
        return self.labels + len(self.heads)

    def cell(self, row: int, column: int) -> GridCell:
        return self.cells.get((row, column), NOTHING)

    def where(self, address: str) -> tuple[int, int] | None:
        return next((at for at, cell in self.cells.items() if cell.address == address), None)

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """(row, column, rows, columns) of every merged cell."""
        for (row, column), cell in self.cells.items():
            if cell.rows > 1 or cell.columns > 1:
                yield row, column, cell.rows, cell.columns


def _line_label(form: TableForm, line: Line, lang: Lang) -> str:
    """As printed; where lines stand side by side on the page, with the bracket over them."""
    if lang == "zh" and form.lines_are == "left":
        return line.labels[0]
    return line.name.say(lang)


def _bands(form: TableForm, labels: int) -> tuple[tuple[int, int, str], ...]:
    codes = [column.code for column in form.columns]
    if "company" not in codes or "other" not in codes:
        return ()
    return ((labels + codes.index("company"), labels + codes.index("other"), tr("法人或其他组织")),)


def _put_labels(grid: Grid, form: TableForm, lang: Lang) -> None:
    """Line labels, with the merged heading before a group; a line without heading spans both columns."""
    row = 0
    for heading, group in groupby(form.lines, key=lambda line: line.heading):
        lines = list(group)
        if heading and grid.labels == 2:
            grid.cells[row, 0] = GridCell(Kind.LABEL, heading, rows=len(lines))
        for line in lines:
            merged = not heading and grid.labels == 2
            at = 0 if merged or grid.labels == 1 else 1
            grid.cells[row, at] = GridCell(Kind.LABEL, _line_label(form, line, lang), columns=2 if merged else 1)
            row += 1


def _plain(form: TableForm, lang: Lang) -> Grid:
    """Every line has every column: the heads stand once, above."""
    labels = 2 if lang == "zh" and any(line.heading for line in form.lines) else 1
    grid = Grid(labels, tuple(column.name.say(lang) for column in form.columns), len(form.lines))
    grid.bands = _bands(form, labels)
    _put_labels(grid, form, lang)
    for row, line in enumerate(form.lines):
        for at, column in enumerate(form.columns):
            grid.cells[row, labels + at] = GridCell(Kind.FIGURE, address=f"{form.table}/{line.code}/{column.code}")
    return grid


def _blocks(form: TableForm, lang: Lang) -> Grid:
    """Lines have columns of their own: each block of lines repeats its heads, as table 2 prints them."""
    width = max(len(form.columns_of(line)) for line in form.lines)
    grid = Grid(1, ("",) * width)
    for _, group in groupby(form.lines, key=form.columns_of):
        lines = list(group)
        columns = form.columns_of(lines[0])
        grid.cells[grid.rows, 0] = GridCell(Kind.HEAD, tr("信息内容"))
        for at, span in _spread(columns, width):
            name = columns[at].name.say(lang)
            grid.cells[grid.rows, 1 + span[0]] = GridCell(Kind.HEAD, name, columns=span[1])
        grid.rows += 1
        for line in lines:
            grid.cells[grid.rows, 0] = GridCell(Kind.LABEL, _line_label(form, line, lang))
            for at, span in _spread(columns, width):
                address = f"{form.table}/{line.code}/{columns[at].code}"
                grid.cells[grid.rows, 1 + span[0]] = GridCell(Kind.FIGURE, address=address, columns=span[1])
            grid.rows += 1
    return grid


def _spread(columns: tuple[Column, ...], width: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """(index, (first grid column, span)) of columns over `width` grid columns; the last takes the rest."""
    for at in range(len(columns)):
        yield at, (at, width - at if at == len(columns) - 1 else 1)


def grid_of(form: TableForm, lang: Lang) -> Grid:
    """The grid of a table, in the words of `lang`."""
    own_columns = len({form.columns_of(line) for line in form.lines}) > 1
    return _blocks(form, lang) if own_columns else _plain(form, lang)
