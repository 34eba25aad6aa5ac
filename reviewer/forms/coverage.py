# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the mapping left over: figures inside the tables of the form that found no address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.forms.numbers import parse
from reviewer.model.fact import Printed
from reviewer.model.place import Place
from reviewer.model.report import Unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.table import Cell, Table


def unread(pieces_of: Mapping[str, Sequence[Table]], used: Sequence[Cell]) -> tuple[Unread, ...]:
    """Cells with a figure that are not among `used`, right of the first column of figures.

    A table that is not understood at all has no column of figures yet, and is no matter of single figures.
    """
    taken = {id(cell) for cell in used}
    found: dict[int, Unread] = {}
    for name, pieces in pieces_of.items():
        for table in pieces:
            own = [cell.place.x0 for cell in table.cells if id(cell) in taken]
            for cell in table.cells if own else ():
                if id(cell) not in taken and cell.place.x0 >= min(own) and _is_figure(cell):
                    found.setdefault(id(cell), Unread(name, cell.text, Place.around(w.place for w in cell.words)))
    return tuple(found.values())


def _is_figure(cell: Cell) -> bool:
    """Whether a figure stands in a cell, alone or with a unit or a remark; prose may begin with a figure too."""
    figure = parse(cell.text)
    whole = (figure.start, figure.end) == (0, len(cell.text))
    return figure.printed is Printed.NUMBER and (whole or figure.clear) and not any(w.vertical for w in cell.words)
