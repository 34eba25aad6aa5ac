# SPDX-License-Identifier: AGPL-3.0-or-later
"""The draft of the report of the body at the top: the statutory tables as living sums over chosen reports."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import checkcells, combineddata, combinedgaps, combinedlist, combinedwords, shown, statutory
from reviewer.export.cells import lines, put, remark
from reviewer.export.checkcells import At, Colour
from reviewer.export.combineddata import Data
from reviewer.export.content import Content
from reviewer.export.layout import cell, protect, set_up
from reviewer.export.statutory import COLUMNS, FIRST, WIDE, WIDTHS, Board
from reviewer.export.styles import Look
from reviewer.model.combined import Combined, Role
from reviewer.model.text import Text

NAME = Text("汇总稿", "Combined draft")
LACKING = Text("缺数", "lacks")
"""What a sum says, with the number of reports that have no such figure, in place of a sum that would be wrong."""
_YELLOW = "FFFFF6C4"
_COLOURS: tuple[Colour, ...] = ((LACKING, _YELLOW, "FF7A5B00"),)
_LAST = FIRST + COLUMNS - 1
_FIRST_TABLE = 5
_NAMED = 12
_RIGHT = Alignment(horizontal="right", vertical="center")


def fill(book: Workbook, content: Content, of: Combined) -> None:
    """Add the draft to `book`, with its comparison with the top's own report where there is one."""
    data = combineddata.gather(content, of)
    page = book.create_sheet(content.say(NAME))
    at: dict[str, At] = {}
    board = Board(page, content, at.__setitem__, lambda address: _rounding(data, address), _FIRST_TABLE)
    for form in data.forms:
        statutory.write(board, form, of.identities.get((form.table, form.version), ()))
    flags = combinedlist.fill(page, data, board.row + 1)
    for address, place in at.items():
        _sum(page, place, address, flags, data)
    checkcells.colour(page, board.checks, content.lang)
    checkcells.colour(page, at.values(), content.lang, _COLOURS)
    _head(page, data, board.row + 1)
    if of.own:
        combinedgaps.fill(book.create_sheet(content.say(combinedgaps.NAME)), data, page, at)
    combineddata.fill(book.create_sheet(combineddata.NAME), data)


def formula(figures: str, flags: str, content: Content) -> str:
    """The sum of the `figures` whose flag is yes, unless one of them is not known."""
    yes, lacking = content.say(combinedlist.YES), content.say(LACKING)
    unknown = f'SUMPRODUCT(({flags}="{yes}")*(1-ISNUMBER({figures})))'
    total = f'ROUND(SUMIF({flags},"{yes}",{figures}),6)'
    return f'=IF(COUNTIF({flags},"{yes}")=0,"{lacking}",IF({unknown}>0,"{lacking} "&{unknown},{total}))'


def total(data: Data, address: str) -> shown.Shown:
    """What that sum comes to as long as nobody has changed which reports count."""
    counted = [data.counts(it.report, address) for it in data.of.parts if it.role is Role.COUNTED]
    lacking, unknown = data.content.say(LACKING), counted.count(None)
    if not counted:
        return lacking
    if unknown:
        return f"{lacking} {unknown}"
    return round(sum((it for it in counted if it is not None), Decimal(0)), 6)


def _rounding(data: Data, address: str) -> Decimal:
    facts = (data.fact(it.report, address) for it in data.of.parts if it.role is Role.COUNTED)
    return sum((it.rounding for it in facts if it), Decimal(0))


def _sum(page: Worksheet, at: At, address: str, flags: str, data: Data) -> None:
    counted = [it for it in data.of.parts if it.role is not Role.TOP]
    facts = {it: data.fact(it.report, address) for it in counted}
    doubtful = [it.name for it, fact in facts.items() if fact and fact.doubtful]
    unknown = [it.name for it in counted if data.counts(it.report, address) is None]
    there = cell(page, *at)
    there.style = Look.DOUBT if doubtful else Look.NUMBER
    there.alignment = _RIGHT
    shown.put(there, formula(data.column(address), flags, data.content), lambda: total(data, address))
    said = [
        data.content.say(words) + combinedwords.named(names, data.content, _NAMED)
        for words, names in (
            (Text("读数存疑，请对照原件：", "Doubtful readings: "), doubtful),
            (Text("没有读到，或是文字：", "Not read, or words: "), unknown),
        )
        if names
    ]
    if said:
        remark(there, said, data.content.made.author)


def _head(page: Worksheet, data: Data, list_row: int) -> None:
    """Title, how to use it, and in words who is missing."""
    content, of = data.content, data.of
    title = Text(f"{of.top}各单位 {of.year} 年度数字汇总稿", f"{of.top} {of.year}: figures of its parts, added up")
    wide = int(sum(WIDTHS[at] for at in range(2, FIRST)) + COLUMNS * WIDE)
    put(cell(page, 1, 2), content.say(title), Look.TITLE)
    put(cell(page, 2, 2), content.say(combinedwords.remark(list_row)), Look.REMARK)
    put(cell(page, 3, 2), combinedwords.missing(data), Look.REMARK)
    if not combinedwords.complete(data):
        cell(page, 3, 2).fill = PatternFill("solid", fgColor=_YELLOW)
    for row in (1, 2, 3):
        high = 26.0 if row == 1 else lines(str(page.cell(row, 2).value), wide) * 13.5 + 5
        page.row_dimensions[row].height = min(high, 400.0)
        page.merge_cells(start_row=row, start_column=2, end_row=row, end_column=_LAST)
    for column, across in statutory.widths():
        page.column_dimensions[column].width = across
    page.column_dimensions["A"].hidden = True
    set_up(page, NAME, content, titles=False)
    page.print_title_rows = "1:1"
    page.freeze_panes = "E2"
    protect(page)
