# SPDX-License-Identifier: AGPL-3.0-or-later
"""The heads of a table as they are printed, for comparing their wording with the form's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.heads import figure_rows, heads
from reviewer.forms.sheets import vocabulary
from reviewer.model.place import Place
from reviewer.model.report import HeadSeen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.forms.sheets import Words
    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table


def printed_heads(pieces: Sequence[Table], form: TableForm) -> tuple[HeadSeen, ...]:
    """The heads of all pieces in page order, those that are repeated after a page break included."""
    words = vocabulary(form)
    found: list[HeadSeen] = []
    for table in pieces:
        if form.lines_are == "above":
            found += _titles(table, form, words)
        else:
            found += [_seen(head.column, head.cell) for head in heads(table, form, words.columns) if head.cell]
    return tuple(found)


def _titles(table: Table, form: TableForm, words: Words) -> list[HeadSeen]:
    """Heads of columns and of lines, where the lines stand side by side."""
    figures = figure_rows(table)
    columns, lines = [column.code for column in form.columns], [line.code for line in form.lines]
    found: list[HeadSeen] = []
    for cell in table.cells:
        if cell.row in figures or not cell.words:
            continue
        match = (
            labels.exact(cell.text, words.columns)
            or labels.exact(cell.text, words.lines)
            or labels.nearest(cell.text, words.columns, columns)
            or labels.nearest(cell.text, words.lines, lines)
        )
        if match:
            found.append(_seen(match.code, cell))
    return found


def _seen(code: str, cell: Cell) -> HeadSeen:
    return HeadSeen(code, cell.text, Place.around(word.place for word in cell.words))
