# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the columns of a plan stand: from its head rows, carried over to pages that do not repeat them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.planform import head_wordings, plan_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.table import Cell, Table

ENOUGH = 3  # heads in one row make it a head row
NEAR = 5.0  # points by which a border may be shifted on the next page
TASKS = frozenset({"task", "content"})
DUTIES = frozenset({"lead", "support", "units", "deadline"})


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the columns stand, by code and left to right, in points; `unknown` are heads that the form does not have.

    `edges` are the outer borders of the table.
    """

    spans: dict[str, tuple[float, float]]
    edges: tuple[float, float]
    unknown: tuple[str, ...] = ()

    def on(self, table: Table) -> Heads | None:
        """These heads over a table without a head of its own; None when its columns are others.

        Most of its borders are where they were, also when the outermost are not drawn; on paper of another size,
        where they would be in a table of that width.
        """
        if self._known(table.xs):
            return self
        (old, last), new = self.edges, table.place
        scale = new.width / (last - old)
        moved = {code: (new.x0 + (a - old) * scale, new.x0 + (b - old) * scale) for code, (a, b) in self.spans.items()}
        heads = Heads(moved, (new.x0, new.x1), self.unknown)
        return heads if heads._known(table.xs[1:-1]) else None

    def _known(self, borders: Sequence[float]) -> bool:
        own = {edge for span in self.spans.values() for edge in span}
        return len([x for x in borders if min(abs(x - edge) for edge in own) < NEAR]) * 2 > len(borders)

    def under(self, cells: Sequence[Cell]) -> dict[str, tuple[Cell, ...]]:
        """The cells of one row by column; one over several columns stands in the first of them."""
        found: dict[str, list[Cell]] = {}
        for cell in sorted(cells, key=lambda each: each.place.x0):
            held = [code for code, span in self.spans.items() if _overlap(span, _sides(cell)) > NEAR]
            if held and (len(held) == 1 or held[0] not in found):
                found.setdefault(held[0], []).append(cell)
        return {code: tuple(those) for code, those in found.items()}

    def band(self, cell: Cell) -> bool:
        """Whether the cell runs over all columns."""
        held = [code for code, span in self.spans.items() if _overlap(span, _sides(cell)) > NEAR]
        return len(held) == len(self.spans)


def head_rows(table: Table) -> dict[int, Heads]:
    """The head that each head row of the table belongs to; a head of several levels has several rows."""
    wordings = head_wordings()
    marked = [(cell, match.code) for cell in table.cells if (match := labels.exact(cell.text, wordings))]
    rows = [row for row in range(len(table.ys) - 1) if len({code for cell, code in marked if _in(cell, row)}) >= ENOUGH]
    found: dict[int, Heads] = {}
    while rows:
        group = _group(rows, marked)
        rows = rows[len(group) :]
        heads = _heads(table, group)
        if TASKS & heads.spans.keys() and DUTIES & heads.spans.keys():
            found.update(dict.fromkeys(group, heads))
    return found


def _group(rows: Sequence[int], marked: Sequence[tuple[Cell, str]]) -> list[int]:
    """The rows that one head takes: those that its merged cells cover, and no others."""
    last = max(cell.row + cell.rows - 1 for cell, _ in marked if _in(cell, rows[0]))
    return [row for row in rows if row <= last]


def _heads(table: Table, group: Sequence[int]) -> Heads:
    """Of heads above one another the lower one names the column; misprinted ones count beside clear ones."""
    wordings = head_wordings()
    spans: dict[str, tuple[float, float]] = {}
    covered: list[tuple[float, float]] = []
    unknown: list[str] = []
    cells = [cell for cell in table.cells if cell.words and any(_in(cell, row) for row in group)]
    for cell in sorted(cells, key=lambda each: (-(each.row + each.rows), each.column)):
        span = _sides(cell)
        if any(_overlap(span, other) > NEAR for other in covered):
            continue
        covered.append(span)
        match = labels.exact(cell.text, wordings) or labels.nearest(
            cell.text, wordings, plan_columns().keys() - spans.keys()
        )
        if match and match.code not in spans:
            spans[match.code] = span
        else:
            unknown.append(cell.text)
    ordered = dict(sorted(spans.items(), key=lambda item: item[1]))
    return Heads(ordered, (table.place.x0, table.place.x1), tuple(unknown))


def _in(cell: Cell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.rows


def _sides(cell: Cell) -> tuple[float, float]:
    return cell.place.x0, cell.place.x1


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
