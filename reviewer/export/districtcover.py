# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first sheet of a workbook for a district: what it is, until when, whom to ask, how to fill it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import Value, lines, put
from reviewer.export.content import Content, Entry
from reviewer.export.layout import cell, set_up
from reviewer.export.replyform import COVER
from reviewer.export.styles import Look
from reviewer.export.words import SEVERITIES
from reviewer.model.finding import Severity
from reviewer.model.outgoing import Parcel
from reviewer.model.text import Text

_TITLE = Text("政府信息公开工作年度报告问题清单", "Findings in annual reports on information disclosure")
_WIDTHS = (2.0, 30.0, 9.0, 9.0, 9.0, 9.0, 9.0, 34.0)
_FIRST, _LAST = 2, len(_WIDTHS)
_WHOLE = int(sum(_WIDTHS[1:]))
_STEPS = (
    Text(
        "“问题与答复”表每行一个问题，右侧五列由你单位填写：答复（属实、不属实、已更正）、说明、更正后数字、填写人、填写日期。",
        "On Findings and answers every row is one finding; please fill in its five columns at the right.",
    ),
    Text(
        "“复核”表是报告中的数字，可以直接改成正确的数字；核对公式随之重算，绿色为平衡。改过的数字会随文件一并读回。",
        "The sheets of figures may be corrected in place; the checks follow at once, green where they agree.",
    ),
    Text(
        "“原件截图”取自报送的 PDF，红框为所涉数字；可拖大查看。",
        "Pictures are of the PDF that was sent in, the figures concerned are outlined; they can be drawn larger.",
    ),
    Text(
        "其他单元格已锁定（无密码）。请不要删除或移动行列，填好后保存为 .xlsx，原样发回。Excel、WPS 均可填写。",
        "All other cells are locked, without a password. Do not delete or move rows; save as .xlsx and send it back.",
    ),
)
_HEADS = (
    Text("单位", "Organisation"),
    Text("年度", "Year"),
    Text("问题", "Findings"),
    SEVERITIES[Severity.ERROR],
    SEVERITIES[Severity.WARNING],
    SEVERITIES[Severity.REVIEW],
    Text("复核表", "Figures"),
)


def fill(page: Worksheet, content: Content, parcel: Parcel, sheets: Mapping[str, str]) -> None:
    """Write the cover; `sheets` are the names of the sheets of figures by the UUID of the report."""
    put(cell(page, 1, _FIRST), f"{parcel.district}　{content.say(_TITLE)}", Look.TITLE)
    _merge(page, 1)
    page.row_dimensions[1].height = 34.0
    row = 3
    for name, value in _facts(content, parcel):
        _fact(page, row, content.say(name), value)
        row += 1
    row = _steps(page, row + 1, content)
    for at, head in enumerate(_HEADS, _FIRST):
        put(cell(page, row, at), content.say(head), Look.HEAD)
    for entry in content.entries:
        row += 1
        _entry(page, row, content, entry, sheets.get(entry.report.row.uuid, ""))
    for at, wide in enumerate(_WIDTHS, 1):
        page.column_dimensions[chr(ord("A") + at - 1)].width = wide
    set_up(page, COVER, content, titles=False)


def _facts(content: Content, parcel: Parcel) -> Iterator[tuple[Text, Value]]:
    counts = Counter(listed.reviewed.finding.severity for entry in content.entries for listed in entry.findings)
    each = [f"{content.say(SEVERITIES[it])} {counts[it]}" for it in Severity if counts[it]]
    yield Text("区县", "District"), parcel.district
    yield Text("问题数", "Findings"), f"{sum(counts.values())}　（{'　'.join(each)}）"
    yield Text("涉及报告", "Reports"), len(content.entries)
    yield Text("请于此日前发回", "Please return by"), _day(content, parcel.due)
    yield Text("联系人", "Contact"), parcel.contact or content.say(Text("（未填写）", "(not given)"))
    yield Text("制作", "Made"), f"{content.made.author}　{content.local(content.made.at):%Y-%m-%d}"


def _day(content: Content, due: date | None) -> str:
    if due is None:
        return content.say(Text("（未规定）", "(no date set)"))
    return content.say(Text(f"{due.year} 年 {due.month} 月 {due.day} 日", f"{due:%Y-%m-%d}"))


def _fact(page: Worksheet, row: int, name: str, value: Value) -> None:
    put(cell(page, row, _FIRST), name, Look.TOTAL)
    for at in range(_FIRST + 1, _LAST + 1):
        put(cell(page, row, at), None)
    put(cell(page, row, _FIRST + 1), value if isinstance(value, str) else str(value))
    page.merge_cells(start_row=row, start_column=_FIRST + 1, end_row=row, end_column=_LAST)
    high = lines(str(value), _WHOLE - int(_WIDTHS[1]))
    page.row_dimensions[row].height = high * 14.0 + 8


def _steps(page: Worksheet, row: int, content: Content) -> int:
    """How to fill it in; the row below."""
    put(cell(page, row, _FIRST), content.say(Text("怎样填写", "How to fill it in")), Look.TOTAL)
    _merge(page, row)
    for number, step in enumerate(_STEPS, 1):
        row += 1
        words = f"{number}. {content.say(step)}"
        put(cell(page, row, _FIRST), words, Look.REMARK)
        _merge(page, row)
        page.row_dimensions[row].height = lines(words, _WHOLE - 2) * 14.0 + 5
    return row + 2


def _entry(page: Worksheet, row: int, content: Content, entry: Entry, sheet: str) -> None:
    counts = Counter(listed.reviewed.finding.severity for listed in entry.findings)
    put(cell(page, row, _FIRST), entry.report.row.organisation or entry.report.row.file)
    put(cell(page, row, _FIRST + 1), entry.report.row.year, Look.CENTRE)
    put(cell(page, row, _FIRST + 2), len(entry.findings), Look.CENTRE)
    for at, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.REVIEW), _FIRST + 3):
        put(cell(page, row, at), counts[severity] or None, Look.CENTRE)
    there = cell(page, row, _LAST)
    put(there, sheet, Look.LINK if sheet else Look.CENTRE)
    if sheet:
        quoted = sheet.replace("'", "''")
        there.hyperlink = Hyperlink(ref=there.coordinate, location=f"'{quoted}'!A1")


def _merge(page: Worksheet, row: int) -> None:
    page.merge_cells(start_row=row, start_column=_FIRST, end_row=row, end_column=_LAST)
