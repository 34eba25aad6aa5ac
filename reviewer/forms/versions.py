# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which version of the form a printed table is of: by all its rows and heads, not by one label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.forms import labels, rows
from reviewer.forms.book import table_form, versions
from reviewer.forms.sheets import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.forms.lines import Row
    from reviewer.model.form import TableForm
    from reviewer.model.table import Table

LIKE = 0.5  # what a row counts whose label is only like the line's
ODD = 0.5  # what a row counts against a version that has no line for it
ABSENT = 0.2  # what a line counts against its version that is missing among rows that were found


def version_of(pieces: Sequence[Table], name: str, other: str | None = None) -> TableForm:
    """The version that the rows and heads of the table speak for.

    Where they speak for several alike it is the version of the `other` tables, else the newest.
    """
    forms = [table_form(name, version) for version in versions(name)]
    if len(forms) == 1:
        return forms[0]
    return max(forms, key=lambda form: (_evidence(pieces, form), _wordings(pieces, form), form.version == other))


def _evidence(pieces: Sequence[Table], form: TableForm) -> float:
    found = rows.rows(pieces, form)
    columns = {code for row in found for code in row.cells}
    return round(sum(map(_weight, found)) - ABSENT * _absent(found, form) + len(columns), 3)


def _weight(row: Row) -> float:
    if row.line is None:
        return -ODD
    return 1.0 if row.alike == 1.0 else LIKE * row.alike


def _absent(found: Sequence[Row], form: TableForm) -> int:
    """Lines that are missing between others: what a whole lost page held speaks for no version."""
    order = [line.code for line in form.lines]
    seen = {order.index(row.line) for row in found if row.line}
    return max(seen) - min(seen) + 1 - len(seen) if seen else 0


def _wordings(pieces: Sequence[Table], form: TableForm) -> int:
    """How many wordings of the form the table prints."""
    printed = {labels.plain(cell.text) for table in pieces for cell in table.cells}
    words = vocabulary(form)
    return len(printed & (words.lines.keys() | words.columns.keys()))
