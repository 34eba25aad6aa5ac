# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables whose lines stand side by side: one row of figures under heads of two levels (table 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.figures import has_figure
from reviewer.forms.heads import Head, carried, figure_rows
from reviewer.forms.sheets import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table

Under = list[tuple[str, Head]]


def cells(pieces: Sequence[Table], form: TableForm) -> dict[str, Cell]:
    """The figure cells by address; empty when no head was found or no figure stands under it."""
    under: Under = []
    before: Table | None = None
    for table in pieces:
        own = _columns(table, before, form)
        if own:
            under = own
        elif before and under:
            moved = carried([head for _, head in under], before, table)
            under = [(line, head) for (line, _), head in zip(under, moved, strict=True)]
        found = _figures(table, under, form)
        if found:
            return found
        before = table
    return {}


def _columns(table: Table, before: Table | None, form: TableForm) -> Under:
    """Line code and head of each column, left to right."""
    words = vocabulary(form)
    figures = figure_rows(table)
    above = [(cell, cell.text) for cell in table.cells if cell.row not in figures and cell.words]
    if before is not None and before.page != table.page:
        above = _continued(above, before, figure_rows(before), table)
    codes = [column.code for column in form.columns]
    leaves: list[Head] = []
    for cell, text in above:
        match = labels.exact(text, words.columns) or labels.nearest(text, words.columns, codes)
        if match:
            leaves.append(Head(match.code, cell.place))
    leaves = _lowest_row(leaves)
    titles = [
        (labels.exact(text, words.lines) or labels.nearest(text, words.lines, words.lines.values()), cell)
        for cell, text in above
    ]
    runs = _runs(leaves, codes)
    under: Under = []
    for index, run in enumerate(runs):
        low, high = run[0].place.x0, run[-1].place.x1
        named = [match.code for match, cell in titles if match and low < cell.place.centre[0] < high]
        if named:
            line = named[-1]
        elif len(runs) == len(form.lines):
            line = form.lines[index].code
        else:
            continue
        under.extend((line, head) for head in run)
    return under


def _continued(
    above: Sequence[tuple[Cell, str]], before: Table, figures: set[int], table: Table
) -> list[tuple[Cell, str]]:
    """Head cells that a page break cut in two get their first half back; titles come along."""
    scale = table.place.width / before.place.width
    pending = [cell for cell in before.cells if cell.row not in figures and cell.words]
    lowest = max((cell.row + cell.rows for cell in pending), default=0)
    result: list[tuple[Cell, str]] = []
    for cell, text in above:
        whole = text
        for half in pending:
            x0 = table.place.x0 + (half.place.x0 - before.place.x0) * scale
            x1 = table.place.x0 + (half.place.x1 - before.place.x0) * scale
            if half.row + half.rows == lowest and abs(x0 - cell.place.x0) < 3 and abs(x1 - cell.place.x1) < 3:
                whole = half.text + text
        result.append((cell, whole))
    return result


def _lowest_row(leaves: Sequence[Head]) -> list[Head]:
    """One head a column: where two stand above one another, the lower one."""
    kept: list[Head] = []
    for head in sorted(leaves, key=lambda h: h.place.bottom, reverse=True):
        middle = head.place.centre[0]
        if not any(other.place.x0 < middle < other.place.x1 for other in kept):
            kept.append(head)
    return sorted(kept, key=lambda h: h.place.x0)


def _runs(leaves: Sequence[Head], codes: Sequence[str]) -> list[list[Head]]:
    """The heads of one line after the other: a run ends where the order of columns starts again."""
    found: list[list[Head]] = []
    for head in leaves:
        if found and codes.index(head.column) > codes.index(found[-1][-1].column):
            found[-1].append(head)
        else:
            found.append([head])
    return found


def _figures(table: Table, under: Under, form: TableForm) -> dict[str, Cell]:
    if not under:
        return {}
    bottom = max((head.place.bottom for _, head in under if head.place.page == table.page), default=0.0)
    below = [cell for cell in table.cells if cell.place.centre[1] > bottom]
    rows: dict[int, list[Cell]] = {}
    for cell in below:
        rows.setdefault(cell.row, []).append(cell)
    for _, row in sorted(rows.items()):
        if not any(has_figure(cell) for cell in row):
            continue
        return {
            f"{form.table}/{line}/{head.column}": min(
                held, key=lambda c: (not c.words, abs(c.place.centre[0] - head.place.centre[0]))
            )
            for line, head in under
            if (held := [cell for cell in row if head.holds(cell)])
        }
    return {}
