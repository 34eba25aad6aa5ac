# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which line of the form each printed row is: by its label, else by its place among the rows around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.sheets import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.forms.sheets import Words
    from reviewer.model.form import TableForm
    from reviewer.model.place import Place
    from reviewer.model.table import Cell

GUESSED = 0.0  # how alike a label is to that of a line which only its place tells
SUMS = ("小计", "合计", "共计", "总计", "其中")  # rows of such names, where no line is due, are the report's own


@dataclass(slots=True)
class Row:
    """A printed row: its label, its cells by column, and the line that it was found to be.

    `place` is the label's cell, `printed` the box of just its words; `own` when it is a row that
    the form does not have.
    """

    label: str
    place: Place
    cells: dict[str, list[Cell]]
    line: str | None = None
    first: bool = False
    last: bool = False
    alike: float = 1.0
    parts: list[Place] = field(default_factory=list)
    own: bool = False
    printed: Place | None = None

    @property
    def doubtful(self) -> bool:
        return self.line is not None and self.alike <= GUESSED


def named(found: Sequence[Row], words: Words, form: TableForm) -> list[Row]:
    """The rows with their lines; halves of a row that a page break cut are joined."""
    order = [line.code for line in form.lines]
    for row in found:
        match = labels.exact(row.label, words.lines)
        if match:
            row.line = match.code
    rows = _mended(found, words)
    _unclaimed(rows, order)
    _nearest(rows, words, order)
    _by_place(rows, order)
    return rows


def _mended(found: Sequence[Row], words: Words) -> list[Row]:
    """Join a row that a page break cut in two: neither half's label is whole."""
    result: list[Row] = []
    for row in found:
        above = result[-1] if result else None
        if above and above.last and row.first and row.line is None and above.place.page != row.place.page:
            match = labels.exact(above.label + row.label, words.lines)
            if match and above.line in (None, match.code):
                above.label += row.label
                above.line = match.code
                above.parts.append(row.place)
                for code, cells in row.cells.items():
                    above.cells[code] = above.cells.get(code, []) + cells
                above.last = row.last
                continue
        result.append(row)
    return result


def _unclaimed(rows: Sequence[Row], order: Sequence[str]) -> None:
    """Take a line from rows that have no more than a word such as 合计 for it and stand where it is not due."""
    sure = [(at, order.index(row.line)) for at, row in enumerate(rows) if row.line and not _is_common(row)]
    for at, row in enumerate(rows):
        if row.line is None or not _is_common(row):
            continue
        here = order.index(row.line)
        before = max((line for other, line in sure if other < at), default=-1)
        after = min((line for other, line in sure if other > at), default=len(order))
        if not before < here < after:
            row.line, row.own = None, True


def _is_common(row: Row) -> bool:
    return labels.plain(row.label) in SHARED


def _nearest(rows: Sequence[Row], words: Words, order: Sequence[str]) -> None:
    """Misprinted labels: the most alike of the lines that are still missing, the ones due here first."""
    for index, row in enumerate(rows):
        if row.line is not None or row.own:
            continue
        free = _free(rows, order)
        inside = labels.contained(row.label, words.lines)
        match = inside if inside and inside.code in free else None
        if match is None:
            due = _due(rows[:index], rows[index + 1 :], free, order)
            alike = labels.ALIKE if len(due) > 1 else labels.DUE
            match = labels.nearest(row.label, words.lines, due, alike) or labels.nearest(row.label, words.lines, free)
        if match:
            row.line, row.alike = match.code, match.alike


def _by_place(rows: Sequence[Row], order: Sequence[str]) -> None:
    """Labels like none: as many rows one after the other as lines are due there are those lines."""
    for known, run in groupby(range(len(rows)), key=lambda at: rows[at].line is not None):
        at = list(run)
        if known or at[0] == 0 or at[-1] == len(rows) - 1 or any(_is_own(rows[i]) for i in at):
            continue
        due = _due(rows[: at[0]], rows[at[-1] + 1 :], _free(rows, order), order)
        if len(due) == len(at):
            for i, line in zip(at, due, strict=True):
                rows[i].line, rows[i].alike = line, GUESSED


def _is_own(row: Row) -> bool:
    return row.own or labels.plain(row.label).endswith(SUMS)


def _free(rows: Sequence[Row], order: Sequence[str]) -> list[str]:
    taken = {row.line for row in rows if row.line}
    return [code for code in order if code not in taken]


def _due(before: Iterable[Row], after: Iterable[Row], free: Sequence[str], order: Sequence[str]) -> list[str]:
    """The free lines between those of the rows before and those of the rows after."""
    low = max((order.index(row.line) for row in before if row.line), default=-1)
    high = min((order.index(row.line) for row in after if row.line), default=len(order))
    return [code for code in free if low < order.index(code) < high]
