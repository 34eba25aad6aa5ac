# SPDX-License-Identifier: AGPL-3.0-or-later
"""The printed rows of the tables that make up a plan, page after page, each cell under its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.forms import plancut
from reviewer.forms.plancells import joined
from reviewer.forms.planhead import Heads, head_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.forms.plancells import Cells
    from reviewer.model.table import Cell, Table

REMARKS = ("注：", "注:", "备注", "说明：", "说明:", "附注", "填表")


@dataclass(frozen=True, slots=True)
class Strip:
    """One printed row; `first` when nothing but a head stands above it in its table.

    `columns` are those that its head names; a `band` is one cell over all of them.
    """

    cells: dict[str, Cells]
    columns: frozenset[str]
    first: bool
    band: Cell | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """All rows with the columns from left to right, and the heads that no column of the form has."""

    strips: tuple[Strip, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]


def printed(tables: Sequence[Table]) -> Printed:
    """The rows of all tables that are, or go on with, one under the head of a plan; none without such a head."""
    strips: list[Strip] = []
    all_heads: list[Heads] = []
    heads: Heads | None = None
    for table in tables:
        own = head_rows(table)
        heads = heads and (heads.on(table) or (heads if own else None))
        if not own and heads is None:
            continue
        strips.extend(_strips(table, own, heads))
        all_heads.extend(own.values())
        heads = all_heads[-1]
    columns = dict.fromkeys(code for each in all_heads for code in each.spans)
    unknown = dict.fromkeys(head for each in all_heads for head in each.unknown)
    return Printed(tuple(strips), tuple(columns), tuple(unknown))


def _strips(table: Table, own: dict[int, Heads], heads: Heads | None) -> Iterator[Strip]:
    """The rows of one table; `heads` is the head of the page before."""
    first = True
    for row in range(len(table.ys) - 1):
        if row in own:
            heads = own[row]
        elif heads is not None:
            cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rows]
            band = next((cell for cell in cells if heads.band(cell)), None)
            if band is not None and (not band.words or _is_aside(band, table, own)):
                continue
            yield Strip(heads.under(cells), frozenset(heads.spans), first, band)
            first = False


def _is_aside(band: Cell, table: Table, own: dict[int, Heads]) -> bool:
    """Whether words over all columns are a remark, or the title of the table whose head follows."""
    titled = band.row + band.rows in own and band.row == 0 and not plancut.is_item((band,))
    return titled or joined((band,)).startswith(REMARKS)
