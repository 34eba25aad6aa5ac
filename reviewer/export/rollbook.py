# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chase list as a workbook: who has not reported or was late, how all stand, and an empty list to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook

from reviewer.export.cells import clean
from reviewer.export.content import Content
from reviewer.export.layout import Column, Row, Sheet, Shown, fill
from reviewer.export.saving import save
from reviewer.export.styles import Look, add_styles
from reviewer.model.body import STANDS, Listed, Roll, Stand
from reviewer.model.export import Made
from reviewer.model.text import Lang, Text

_COLUMNS = (
    Column(Text("序号", "No."), 5, 6),
    Column(Text("单位", "Body"), 16, 36),
    Column(Text("区县", "District"), 8, 20),
    Column(Text("上级单位", "Part of"), 8, 24),
    Column(Text("联系人", "Contact"), 10, 30),
    Column(Text("截止日期", "Due"), 11, 12),
    Column(Text("状态", "State"), 10, 18),
    Column(Text("印有日期", "Date printed"), 11, 12),
    Column(Text("逾期天数", "Days late"), 6, 8),
    Column(Text("备注", "Note"), 10, 36),
)
_TEMPLATE = (
    Column(Text("单位名称", "单位名称"), 30, 40),
    Column(Text("区县", "区县"), 14, 20),
    Column(Text("上级单位", "上级单位"), 20, 30),
    Column(Text("联系人", "联系人"), 12, 16),
    Column(Text("电话", "电话"), 16, 20),
    Column(Text("截止日期", "截止日期"), 14, 16),
    Column(Text("备注", "备注"), 20, 30),
)
_EMPTY_ROWS = 30
_LOOKS = {Stand.OVERDUE: Look.BAD, Stand.LATE: Look.JUDGE, Stand.IN_TIME: Look.GOOD}


def write_chase(out: Path, roll: Roll, made: Made, lang: Lang) -> Path:
    """Write who has to be asked and how all stand; ReviewerError when `out` cannot be written."""
    chased = [*roll.missing, *roll.late]
    every = [it for it in roll.bodies if it.on_list]
    sheets = [
        _sheet(Text("催报名单", "Chase list"), _said(roll, len(chased)), chased),
        _sheet(Text("应报名单", "All bodies"), _said(roll, len(every)), every),
    ]
    if roll.unmatched:
        sheets.append(_unmatched(roll))
    return _write(out, sheets, made, lang)


def write_template(out: Path, made: Made, lang: Lang) -> Path:
    """Write an empty list with the heads that are read back; ReviewerError when `out` cannot be written."""
    title = Text("应报送政府信息公开工作年度报告单位名单", "Bodies that must report")
    remark = Text(
        "每行一个单位，只有“单位名称”必填。截止日期可写 2025-01-31 或 1月31日；不填的按常规："
        "部门、乡镇 1月31日，县级 2月20日，市级 3月10日，省级 3月31日。",
        "One body a row; only the name (单位名称) is needed. Without a due date the usual one holds: departments and "
        "towns 31 January, counties 20 February, cities 10 March, provinces 31 March.",
    )
    rows = [[Shown() for _ in _TEMPLATE] for _ in range(_EMPTY_ROWS)]
    name = Text("应报名单", "应报名单")
    sheet = Sheet(name, lambda _: title, lambda _: remark, lambda _: _TEMPLATE, lambda _: rows, frozen=1)
    return _write(out, [sheet], made, lang)


def _sheet(name: Text, remark: Text, bodies: Iterable[Listed]) -> Sheet:
    return Sheet(
        name,
        lambda _: Text(f"政府信息公开工作年度报告{name.zh}", f"Annual reports: {name.en}"),
        lambda _: remark,
        lambda _: _COLUMNS,
        lambda content: (_row(number, it, content) for number, it in enumerate(bodies, 1)),
        frozen=2,
    )


def _said(roll: Roll, count: int) -> Text:
    day = roll.today.isoformat()
    return Text(
        f"{roll.year} 年度，截至 {day}，共 {count} 个单位。“印有日期”是报告中印出的发布日期，没有印出的不知是否逾期。",
        f"Year {roll.year}, as of {day}: {count} bodies. The date printed is that in the report; where none is "
        "printed it is not known whether the report was late.",
    )


def _row(number: int, it: Listed, content: Content) -> Row:
    body, doubt = it.body, Text("（扫描件，日期待核）", " (scanned: check the date)")
    stand = STANDS[it.stand]
    said = Text(stand.zh + doubt.zh, stand.en + doubt.en) if it.doubt else stand
    return (
        Shown(number, Look.CENTRE),
        Shown(body.name),
        Shown(body.district),
        Shown(it.parent),
        Shown(body.contact),
        Shown(_day(it.due), Look.CENTRE),
        Shown(content.say(said), _LOOKS.get(it.stand, Look.CENTRE)),
        Shown(_day(it.printed), Look.CENTRE),
        Shown(it.days or None, Look.CENTRE),
        Shown(body.note),
    )


def _unmatched(roll: Roll) -> Sheet:
    title = Text("未对应名单的报告", "Reports of no body on the list")
    remark = Text(
        "这些报告的单位不在名单中，或没有读出单位。请在程序中更正单位名称，或补充名单。",
        "Their bodies are not on the list or were not read: correct the name in the program, or add to the list.",
    )
    columns = (
        Column(Text("文件", "File"), 30, 60),
        Column(Text("读出的单位", "Body as read"), 16, 40),
        Column(Text("年度", "Year"), 6, 8),
    )
    rows = [(Shown(it.file), Shown(it.organisation), Shown(it.year, Look.CENTRE)) for it in roll.unmatched]
    return Sheet(Text("未对应", "Unmatched"), lambda _: title, lambda _: remark, lambda _: columns, lambda _: rows)


def _day(when: date | None) -> datetime | None:
    return datetime(when.year, when.month, when.day) if when else None


def _write(out: Path, sheets: Iterable[Sheet], made: Made, lang: Lang) -> Path:
    content = Content((), {}, {}, made, lang)
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    for sheet in sheets:
        fill(book.create_sheet(content.say(sheet.name)), sheet, content)
    at = content.local(made.at)
    properties = book.properties
    properties.creator = properties.lastModifiedBy = clean(made.author, 200)
    properties.created = properties.modified = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.description = clean(made.program, 200)
    return save(book, out, at)
