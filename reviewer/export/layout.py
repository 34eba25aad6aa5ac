# SPDX-License-Identifier: AGPL-3.0-or-later
"""A sheet as data (title, columns, rows), and how it is laid out for the screen and for A4 paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import Value, clean, lines, put, remark, width
from reviewer.export.content import Content
from reviewer.export.styles import Look
from reviewer.export.words import NONE
from reviewer.model.text import Text

HEAD_ROW = 3
_DATE = "0000-00-00"
_PADDING = 1.5
_LINE_HEIGHT = 13.5
# Excel refuses higher rows.
_HIGHEST = 409.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: its value, its look, a mark before it, lines of a comment, and a cell that it leads to."""

    value: Value = None
    look: Look = Look.BODY
    mark: str = ""
    remarks: tuple[str, ...] = ()
    link: str = ""


Row = Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its width (in half-width characters) fits the content between `least` and `most`."""

    name: Text
    least: int = 6
    most: int = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook; `frozen` columns stay in view, `totals` stands below what the filter filters.

    A sheet is left out of a workbook where it is not `needed`.
    """

    name: Text
    title: Callable[[Content], Text]
    remark: Callable[[Content], Text]
    columns: Callable[[Content], Sequence[Column]]
    rows: Callable[[Content], Iterable[Row]]
    totals: Callable[[Content], Row] | None = None
    frozen: int = 0
    needed: Callable[[Content], bool] | None = None


def place(sheet: Sheet, number: int, content: Content) -> str:
    """Where row `number` (from 1) of a sheet is, as a link wants it."""
    return f"'{content.say(sheet.name)}'!A{HEAD_ROW + number}"


def fill(page: Worksheet, sheet: Sheet, content: Content) -> None:
    """Write all of `sheet` to the empty worksheet `page`."""
    columns = sheet.columns(content)
    names = [content.say(column.name) for column in columns]
    widths = [0] * len(columns)
    put(cell(page, 1, 1), content.say(sheet.title(content)), Look.TITLE)
    put(cell(page, 2, 1), content.say(sheet.remark(content)), Look.REMARK)
    _write(page, HEAD_ROW, [Shown(name, Look.HEAD) for name in names], [0] * len(columns), content)
    last = HEAD_ROW
    for row in sheet.rows(content):
        last += 1
        _write(page, last, row, widths, content)
    page.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    if last == HEAD_ROW:
        put(cell(page, HEAD_ROW + 1, 1), content.say(NONE), Look.REMARK)
    elif sheet.totals:
        _write(page, last + 1, sheet.totals(content), widths, content)
    _size(page, [_fitting(*each) for each in zip(columns, names, widths, strict=True)])
    set_up(page, sheet.name, content, sheet.frozen)


def _write(page: Worksheet, at: int, row: Row, widths: list[int], content: Content) -> None:
    """Write one row and widen `widths` to what it needs on one line."""
    for index, shown in enumerate(row):
        there = cell(page, at, index + 1)
        put(there, shown.value, shown.look, shown.mark)
        text = _DATE if isinstance(shown.value, datetime) else "" if shown.value is None else str(shown.value)
        widths[index] = max(widths[index], width(text) + width(shown.mark) + _extra(shown))
        if shown.remarks:
            remark(there, list(shown.remarks), content.made.author)
        if shown.link:
            there.hyperlink = Hyperlink(ref=there.coordinate, location=shown.link)


def _extra(shown: Shown) -> int:
    """Room for the gap behind a mark and for figures to keep off the line."""
    return 2 if shown.mark else 1 if shown.look is Look.NUMBER else 0


def cell(page: Worksheet, row: int, column: int) -> Cell:
    """A cell of a sheet in which nothing was merged yet."""
    found = page.cell(row, column)
    assert isinstance(found, Cell), "cells are written before rows are merged"
    return found


def _fitting(column: Column, name: str, content: int) -> int:
    """Room for the content within the bounds; the heading breaks into lines, though not within a Latin word."""
    longest = max((width(word) for word in name.split() if word.isascii()), default=0)
    return max(min(max(content, column.least), column.most), min(longest, column.most), 4)


def _size(page: Worksheet, widths: Sequence[int]) -> None:
    """Widths of columns, and heights of rows by what wraps in them: not every program finds these by itself."""
    for at, across in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(at)].width = across + _PADDING
    for row in page.iter_rows(min_row=HEAD_ROW):
        texts = ((cell.value, across) for cell, across in zip(row, widths, strict=True) if isinstance(cell.value, str))
        high = max((lines(text, across + 1) for text, across in texts), default=1)
        page.row_dimensions[row[0].row or HEAD_ROW].height = min(high * _LINE_HEIGHT + 5, _HIGHEST)
    whole = int(sum(across + _PADDING for across in widths))
    page.row_dimensions[1].height = 26.0
    page.row_dimensions[2].height = lines(str(page.cell(2, 1).value), whole) * _LINE_HEIGHT + 5
    for at in (1, 2):
        page.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(widths))


def set_up(page: Worksheet, name: Text, content: Content, frozen: int = 0, titles: bool = True) -> None:
    """A4 landscape, one page wide; with `titles` the heading stays in view and is repeated on every page."""
    if titles:
        page.freeze_panes = f"{get_column_letter(frozen + 1)}{HEAD_ROW + 1}"
        page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.sheet_view.showGridLines = False
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.print_options.horizontalCentered = True
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top, page.page_margins.bottom = 0.5, 0.6
    page.page_margins.header = page.page_margins.footer = 0.3
    footer = page.oddFooter
    assert footer is not None
    # In a header or footer "&" begins a code.
    footer.left.text = clean(f"{content.made.author}  {content.made.at:%Y-%m-%d %H:%M}", 100).replace("&", "&&")
    footer.center.text = content.say(name)
    footer.right.text = content.say(Text("第 &P 页，共 &N 页", "Page &P of &N"))


def protect(page: Worksheet) -> None:
    """No password: it keeps hands from slipping, not readers out. Filters, sorting and widths stay free."""
    guard = page.protection
    guard.sheet = True
    guard.autoFilter = guard.sort = guard.formatColumns = guard.formatRows = guard.formatCells = False
