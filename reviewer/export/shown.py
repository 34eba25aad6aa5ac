# SPDX-License-Identifier: AGPL-3.0-or-later
"""What formulas come to, stored beside them: for whoever shows a workbook without calculating it.

Excel's protected view, previews and telephones show what is stored; openpyxl stores a formula alone. Programs
that calculate do so when they open the workbook, and whenever somebody changes a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.layout import cell

Shown = Decimal | str | None
Shows = Callable[[], Shown]
"""Asked when the workbook is saved, as a formula may read cells that are written after it."""

# A cell with a formula as openpyxl writes it, through lxml or without.
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)(?:<v ?/>|<v></v>)</c>')


class Book(Workbook):
    """A workbook that knows what its formulas come to, by sheet and cell."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[Worksheet, dict[str, Shows]] = {}


def put(there: Cell, formula: str, shows: Shows) -> None:
    """Write a formula of ours, and remember what it comes to."""
    there.value = formula
    page = there.parent
    assert isinstance(page, Worksheet)
    assert isinstance(page.parent, Book)
    page.parent.shown.setdefault(page, {})[there.coordinate] = cache(shows)


def at(page: Worksheet, place: tuple[int, int]) -> Shown:
    """What the cell in this row and column shows: a number, words, or nothing."""
    there = cell(page, *place)
    kept = page.parent.shown.get(page, {}) if isinstance(page.parent, Book) else {}
    if there.coordinate in kept:
        return kept[there.coordinate]()
    value = there.value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    return value if isinstance(value, str) else None


def stored(book: Workbook) -> dict[str, dict[str, Shown]]:
    """By the name of the sheet's file in the workbook and by cell, what the formulas come to."""
    pages = book.shown if isinstance(book, Book) else {}
    return {page.path.lstrip("/"): {name: it() for name, it in cells.items()} for page, cells in pages.items()}


def beside(sheet: bytes, values: Mapping[str, Shown]) -> bytes:
    """A sheet's XML with `values` stored beside its formulas."""

    def fill(found: re.Match[str]) -> str:
        value = values.get(found[1])
        if value is None:
            return found[0]
        kind, said = ("", f"{value:f}") if isinstance(value, Decimal) else (' t="str"', escape(value))
        return f'<c r="{found[1]}"{found[2]}{kind}>{found[3]}<v>{said}</v></c>'

    return _FORMULA.sub(fill, sheet.decode()).encode()
