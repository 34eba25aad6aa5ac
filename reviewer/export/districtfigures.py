# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report's printed figures in the layout of the statutory tables, open for correction, with live identities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Protection
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import checkcells, statutory
from reviewer.export.cells import put
from reviewer.export.checkcells import At
from reviewer.export.content import Content, Entry
from reviewer.export.layout import cell, set_up
from reviewer.export.marks import Marks, marks_of
from reviewer.export.replyform import FIGURES, SHEET_KEYS
from reviewer.export.statutory import COLUMNS, FIRST, Board
from reviewer.export.styles import Look
from reviewer.export.words import TABLES
from reviewer.model.fact import Fact
from reviewer.model.outgoing import Identity
from reviewer.model.text import Text

_OPEN, _RIGHT = Protection(locked=False), Alignment(horizontal="right", vertical="center")


def fill(
    page: Worksheet, entry: Entry, content: Content, identities: Mapping[tuple[str, str], Sequence[Identity]]
) -> dict[str, str]:
    """Write the sheet; `identities` by table and version. Returns what stands in each cell of a figure, by address."""
    marks, facts = marks_of(entry, content), entry.report.facts
    printed: dict[str, str] = {}

    def figure(address: str, at: At) -> None:
        printed[address] = _figure(cell(page, *at), facts.get(address), marks, address)

    board = Board(page, content, figure, lambda address: _rounding(facts.get(address)))
    put(cell(page, 1, SHEET_KEYS), entry.report.row.uuid)
    row = entry.report.row
    title = Text(f"{row.organisation}　{row.year or ''} 年度", f"{row.organisation} {row.year or ''}")
    put(cell(page, 1, 2), content.say(title), Look.TITLE)
    put(cell(page, 2, 2), content.say(_REMARK), Look.REMARK)
    for table in TABLES:
        form = content.form(entry.report, table)
        if form is not None:
            statutory.write(board, form, identities.get((table, form.version), ()))
    checkcells.colour(page, board.checks, content.lang)
    _dress(page, content)
    return printed


_REMARK = Text(
    "白底数字照报告原件，可以直接改成正确的数字；右边和下边的核对随之重算，绿色为平衡，红色为有差。"
    "空白、“/”、“—”按 0 计；“无法核对”：其中有文字、未填的合计或未读到的数字。"
    "红底、橙底：涉及问题；黄底：读数存疑，请照原件填写。",
    "Figures are as printed and may be corrected in place; the checks beside and below follow at once: green agrees, "
    "red does not. Blank, “/” and “—” count as 0; not evaluable: words, a sum not filled in, or a figure not read.",
)


def _figure(there: Cell, fact: Fact | None, marks: Marks, address: str) -> str:
    value = checkcells.as_printed(fact, marks.content)
    looks = marks.looks(address, fact)
    put(there, value, looks[0] if looks else Look.NUMBER if fact is not None else Look.ABSENT)
    there.protection = _OPEN
    there.alignment = _RIGHT
    return "" if value is None else str(value)


def _rounding(fact: Fact | None) -> Decimal:
    return fact.rounding if fact else Decimal(0)


def _dress(page: Worksheet, content: Content) -> None:
    """Widths, paper and protection; the figures alone may be changed."""
    for column, wide in statutory.widths():
        page.column_dimensions[column].width = wide
    page.column_dimensions["A"].hidden = True
    last = FIRST + COLUMNS - 1
    for row, high in ((1, 26.0), (2, 34.0)):
        page.row_dimensions[row].height = high
        page.merge_cells(start_row=row, start_column=2, end_row=row, end_column=last)
    set_up(page, FIGURES, content, titles=False)
    page.print_title_rows = "1:1"
    page.freeze_panes = "E3"
