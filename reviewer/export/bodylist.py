# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies that must report, read from a workbook that anybody may have made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ReviewerError
from reviewer.export.bodycells import CONTACT, DISTRICT, DUE, NAME, NOTE, PARENT, PHONE, day, head, name, text, year
from reviewer.export.opening import opened
from reviewer.model.body import Body, ReadList
from reviewer.model.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEAD_ROWS = 30
_MOST_ROWS, _MOST_COLUMNS = 20_000, 60
# Words in which 市, 区, 乡 and the like are no place.
_NO_PLACE = re.compile(r"市场|城市|市容|市政|城乡|乡村|社区|区域|园区|小区|地区生产|国家机关|自治")
_PLACED = re.compile(r".{2,}?(?:省|市|区|县|旗|州|盟|镇|乡|街道)")
_IS_PLACE = re.compile(r"(?:省|市|区|县|旗|州|盟|镇|乡|街道)$")
Cells = Sequence[object]


def read(path: Path, due_year: int) -> ReadList:
    """The bodies on the visible sheets of the workbook at `path`, in their order.

    A due date without a year is in the year after that of the list's title, else in `due_year`. A body
    that comes twice is one, with both contacts. ReviewerError when it is no workbook, has a password,
    has no column of names, or no body.
    """
    book = opened(path)
    try:
        sheets = [_read_sheet(page, due_year) for page in book.worksheets if page.sheet_state == "visible"]
    finally:
        book.close()
    found = [one for one in sheets if one is not None]
    if not found:
        raise ReviewerError(
            Text(f"在“{path.name}”中没有找到“单位名称”一列。", f"“{path.name}” has no column of names."),
            Text(
                "请在表头写明“单位名称”（还可以有 区县、上级单位、联系人、电话、截止日期），或导出空白名单后填写。",
                "Head a column “单位名称” (and 区县, 上级单位, 联系人, 电话, 截止日期), or fill in an empty list.",
            ),
        )
    remarks = tuple(remark for one in found for remark in one.remarks)
    bodies = _distinct(body for one in found for body in one.bodies)
    if not bodies:
        raise ReviewerError(
            Text(f"“{path.name}”的名单是空的。", f"The list in “{path.name}” is empty."),
            Text("请在表头下每行填写一个单位后再导入。", "Write one body a row under the heads and import it again."),
        )
    return ReadList(bodies, remarks)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The cells of a sheet by row; `across` are the rows whose name stands in a cell merged over columns."""

    title: str
    rows: tuple[Cells, ...]
    across: frozenset[tuple[int, int]]


def _read_sheet(page: Worksheet, due_year: int) -> ReadList | None:
    """What one sheet lists; None where it has no column of names."""
    sheet = _cells(page)
    at, columns = _heads(sheet)
    if at < 0:
        return None
    stated = next((found for row in sheet.rows[:at] for value in row if (found := year(value))), None)
    bodies: list[Body] = []
    remarks: list[Text] = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        said = {kind: row[column] for kind, column in columns.items()}
        if not any(text(value) for value in row):
            continue
        if not name(said[NAME]) or (number, columns[NAME]) in sheet.across:
            remarks.append(_skipped(sheet.title, number, row))
            continue
        body, doubt = _body(said, stated + 1 if stated else due_year)
        bodies.append(body)
        if doubt:
            remarks.append(_odd_date(sheet.title, number, doubt))
    if page.max_row > _MOST_ROWS:
        remarks.append(
            Text(f"“{sheet.title}”只读了前 {_MOST_ROWS} 行。", f"“{sheet.title}”: only {_MOST_ROWS} rows read.")
        )
    return ReadList(tuple(bodies), tuple(remarks))


def _cells(page: Worksheet) -> _Sheet:
    """The values of a sheet; a cell merged over rows speaks for each of them."""
    most = min(page.max_column or 1, _MOST_COLUMNS)
    last = min(page.max_row or 1, _MOST_ROWS)
    rows = [list(row) for row in page.iter_rows(max_row=last, max_col=most, values_only=True)]
    across: set[tuple[int, int]] = set()
    for box in page.merged_cells.ranges:
        if box.min_col > most or box.min_row > last:
            continue
        if box.max_col > box.min_col:
            spread = range(box.min_col - 1, min(box.max_col, most))
            across |= {(number, column) for number in range(box.min_row, box.max_row + 1) for column in spread}
        for number in range(box.min_row, min(box.max_row, last)):
            rows[number][box.min_col - 1] = rows[box.min_row - 1][box.min_col - 1]
    return _Sheet(page.title, tuple(rows), frozenset(across))


def _heads(sheet: _Sheet) -> tuple[int, Mapping[str, int]]:
    """The row of the heads (from 0) and the column of each; -1 where there is none.

    It is the row with most kinds of head; of equals the one whose name column bears no more than that.
    """
    best: tuple[tuple[int, int], int, dict[str, int]] = ((0, 0), -1, {})
    for at, row in enumerate(sheet.rows[:_HEAD_ROWS]):
        columns: dict[str, int] = {}
        for column, value in enumerate(row):
            if kind := head(value):
                columns.setdefault(kind, column)
        if NAME in columns:
            rank = (len(columns), -len(text(row[columns[NAME]])))
            if best[1] < 0 or rank > best[0]:
                best = rank, at, columns
    return best[1], best[2]


def _body(said: Mapping[str, object], due_year: int) -> tuple[Body, str]:
    """A row as a body, and its date as printed where that is none."""
    called, district = name(said[NAME]), text(said.get(DISTRICT)).replace(" ", "")
    contact = " ".join(part for part in (text(said.get(CONTACT)), text(said.get(PHONE))) if part)
    due = day(said.get(DUE), due_year)
    printed = text(said.get(DUE))
    parent = text(said.get(PARENT)).replace(" ", "") or None
    body = Body(_full(called, district), parent, district, contact, due, note=text(said.get(NOTE)))
    return body, printed if printed and due is None else ""


def _full(called: str, district: str) -> str:
    """教育局 of 甲区 is 甲区教育局, as its report calls it; a name that holds a place stays."""
    if not _IS_PLACE.search(district) or _PLACED.match(_NO_PLACE.sub("", called)) or _IS_PLACE.search(called):
        return called
    return district + called


def _distinct(bodies: Iterator[Body]) -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    for it in bodies:
        old = found.get(it.name)
        found[it.name] = it if old is None else _both(old, it)
    return tuple(found.values())


def _both(old: Body, new: Body) -> Body:
    contacts = [one for one in dict.fromkeys((old.contact, new.contact)) if one]
    return replace(
        old,
        parent=old.parent or new.parent,
        district=old.district or new.district,
        contact="；".join(contacts),
        due=_earlier(old.due, new.due),
        note=old.note or new.note,
    )


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((when for when in (one, other) if when), default=None)


def _skipped(sheet: str, number: int, row: Cells) -> Text:
    shown = " ".join(said for value in row if (said := text(value)))[:30]
    return Text(
        f"“{sheet}”第 {number} 行没有单位名称，未导入：{shown}",
        f"“{sheet}”, row {number} names no body and was left out: {shown}",
    )


def _odd_date(sheet: str, number: int, printed: str) -> Text:
    return Text(
        f"“{sheet}”第 {number} 行的截止日期“{printed[:20]}”无法识别，按该类单位的常规日期。",
        f"“{sheet}”, row {number}: “{printed[:20]}” is no date; the usual one of such bodies holds.",
    )
