# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables whose line labels stand at the left: every row finds its line by its label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.figures import has_figure
from reviewer.forms.heads import LEVELS, Head, carried, heads, in_force
from reviewer.forms.lines import Row, named
from reviewer.forms.sheets import Words, vocabulary
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table


def rows(pieces: Sequence[Table], form: TableForm) -> list[Row]:
    """The rows of a form's table in printed order, each with its line where its label tells it."""
    words = vocabulary(form)
    found: list[Row] = []
    current: list[Head] = []
    before: Table | None = None
    for table in pieces:
        kept = carried(_lowest(current), before, table) if before and current else []
        current = kept + heads(table, form, words.columns)
        found.extend(_rows_of(table, current, words))
        before = table
    return named(found, words, form)


def _lowest(found: Sequence[Head]) -> list[Head]:
    return list(in_force(found, float("inf")).values())


def _rows_of(table: Table, found: Sequence[Head], words: Words) -> list[Row]:
    """One Row for each label cell that has figure cells at its side."""
    if not found:
        return []
    result: list[Row] = []
    by_row = _by_row(table)
    for label in table.cells:
        if not label.words or (labels.exact(label.text, words.columns) and not labels.exact(label.text, words.lines)):
            continue
        now = in_force(found, label.place.top + 1.0)
        if not now or not _is_label(label, now) or any(_abreast(head.place, label) for head in found):
            continue
        level = {id(cell): cell for row in range(label.row, label.row + label.rows) for cell in by_row[row]}
        beside = [cell for cell in level.values() if _beside(cell, label)]
        if any(_is_label(cell, now) for cell in beside):
            continue  # the heading of a group: another label stands between it and the figures
        cells = {code: _pick(head, beside) for code, head in now.items()}
        sure = not _ends_in_figure(label)
        filled = {code: chosen for code, chosen in cells.items() if chosen and (sure or any(c.words for c in chosen))}
        if filled and result and filled == result[-1].cells:
            _lengthen(result[-1], label)
        elif filled:
            box = Place.around(word.place for word in label.words)
            result.append(Row(_whole(label, level.values(), words), label.place, filled, printed=box))
    if result:
        head = max(head.place.bottom for head in in_force(found, result[0].place.top + 1.0).values())
        result[0].first = result[0].place.top <= max(head + LEVELS, table.ys[1])
        result[-1].last = result[-1].place.bottom >= table.ys[-2]
    return result


def _ends_in_figure(label: Cell) -> bool:
    """Whether a figure stands behind the label's words: the blank beside it may be its place."""
    last = label.words[-1]
    return (
        len(label.words) > 1 and last.place.beside(label.words[-2].place) and has_figure(replace(label, words=(last,)))
    )


def _lengthen(row: Row, label: Cell) -> None:
    """Add to a row's label what stands beside the same figures: a line under the words cut the label's cell."""
    row.label += label.text
    row.place = Place.around((row.place, label.place))
    row.printed = Place.around([*([row.printed] if row.printed else []), *(word.place for word in label.words)])


def _whole(label: Cell, level: Iterable[Cell], words: Words) -> str:
    """The label with what stands to its left, where only both are a line's: its letters were set far apart."""
    for left in level:
        near = 0 <= label.place.x0 - left.place.x1 < 1.0 and left.row == label.row
        if near and not labels.exact(label.text, words.lines) and labels.exact(left.text + label.text, words.lines):
            return left.text + label.text
    return label.text


def _abreast(head: Place, label: Cell) -> bool:
    """Whether the words stand at the side of heads, and so are part of the head themselves."""
    return label.place.top < head.centre[1] < label.place.bottom


def _by_row(table: Table) -> list[list[Cell]]:
    """For each row of the grid the cells that it runs through."""
    found: list[list[Cell]] = [[] for _ in table.ys[1:]]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            found[row].append(cell)
    return found


def _beside(cell: Cell, label: Cell) -> bool:
    """Whether a cell stands to the right of the label, at its height."""
    middle = cell.place.centre[1]
    return cell.place.x0 >= label.place.x1 - 1.0 and (
        label.place.top < middle < label.place.bottom or cell.place.top < label.place.centre[1] < cell.place.bottom
    )


def _is_label(cell: Cell, now: dict[str, Head]) -> bool:
    """Whether a cell has words and stands before all columns."""
    return (
        bool(cell.words)
        and cell.place.x1 <= min(head.middle for head in now.values())
        and not any(cell.place.x0 < head.middle < cell.place.x1 for head in now.values())
    )


def _pick(head: Head, beside: Sequence[Cell]) -> list[Cell]:
    """The cell of a column in a row: the one with something in it; all of them when they are blank."""
    held = [cell for cell in beside if head.holds(cell)]
    filled = [cell for cell in held if cell.words]
    return sorted(filled, key=lambda cell: abs(cell.place.centre[0] - head.middle))[:1] or held
