# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hidden sheet behind the sums: one row a report, one column a figure; what was not read stays empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import put
from reviewer.export.content import Content, Entry
from reviewer.export.layout import cell
from reviewer.model.combined import Combined, Part
from reviewer.model.fact import Fact
from reviewer.model.form import TableForm

NAME = "_figures"
_FIRST_ROW, _FIRST_COLUMN = 2, 2
TABLES = ("disclosure", "requests", "disputes")


@dataclass(frozen=True, slots=True)
class Data:
    """The reports in the order in which they stand below each other, and the form in which they are added up."""

    content: Content
    of: Combined
    entries: Mapping[str, Entry]
    forms: tuple[TableForm, ...]
    addresses: tuple[str, ...]

    def column(self, address: str) -> str:
        """The figures of one address as an area of the hidden sheet, its rows those of `of.parts`."""
        letter = self._letter(address)
        last = _FIRST_ROW + len(self.of.parts) - 1
        return f"{quote_sheetname(NAME)}!${letter}${_FIRST_ROW}:${letter}${last}"

    def single(self, address: str, report: str) -> str:
        """One figure of one report on the hidden sheet."""
        row = [it.report for it in self.of.parts].index(report)
        return f"{quote_sheetname(NAME)}!${self._letter(address)}${_FIRST_ROW + row}"

    def fact(self, report: str, address: str) -> Fact | None:
        """What stands there in the report; None where its table was not read or is of another form."""
        return self.entries[report].report.facts.get(address)

    def counts(self, report: str, address: str) -> Decimal | None:
        """What is added up: blank, “/” and “—” are 0; None for words and for what was not read."""
        fact = self.fact(report, address)
        return fact.counts if fact else None

    def unread(self, part: Part) -> tuple[str, ...]:
        """The tables of a report that were not read."""
        read = self.entries[part.report].report.reading.forms
        return tuple(form.table for form in self.forms if form.table not in read)

    def _letter(self, address: str) -> str:
        return get_column_letter(_FIRST_COLUMN + self.addresses.index(address))


def gather(content: Content, of: Combined) -> Data:
    """Put together what is added up, each table in the newest form that a report of the year uses."""
    entries = {it.report.row.uuid: it for it in content.entries}
    forms = tuple(it for table in TABLES if (it := _newest(table, [entries[p.report] for p in of.parts], content)))
    return Data(content, of, entries, forms, tuple(address for form in forms for address in form.addresses()))


def _newest(table: str, entries: Sequence[Entry], content: Content) -> TableForm | None:
    used = [form for it in entries if (form := content.form(it.report, table))]
    every = used or [form for (name, _), form in content.forms.items() if name == table]
    return max(every, key=lambda form: form.version, default=None)


def fill(page: Worksheet, data: Data) -> None:
    """Write the hidden sheet; whoever wants to see what was added up can show it."""
    for at, address in enumerate(data.addresses, _FIRST_COLUMN):
        put(cell(page, 1, at), address)
    for row, part in enumerate(data.of.parts, _FIRST_ROW):
        put(cell(page, row, 1), part.name)
        for at, address in enumerate(data.addresses, _FIRST_COLUMN):
            put(cell(page, row, at), data.counts(part.report, address))
    page.protection.sheet = True
    page.sheet_state = "hidden"
