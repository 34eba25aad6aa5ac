# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of years: what every report states beside what the same body stated the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.where import line_name
from reviewer.export.words import TABLES, UNREAD
from reviewer.model.fact import Fact
from reviewer.model.form import Column as FormColumn
from reviewer.model.form import TableForm
from reviewer.model.related import Known
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("单位", "Organisation"), 12, 24),
    Column(Text("年度", "Year"), 4),
    Column(Text("表", "Table"), 4),
    Column(Text("项目", "Line"), 16, 40),
    Column(Text("栏目", "Column"), 8, 16),
    Column(Text("上年", "Year before"), 8, 12),
    Column(Text("本年", "This year"), 8, 12),
    Column(Text("增减", "Change"), 7, 12),
    Column(Text("增减幅度（%）", "Change (%)"), 7, 10),
)
_PART = Decimal("0.1")


def _title(content: Content) -> Text:
    return Text("往年对比", "Compared with the year before")


def _remark(content: Content) -> Text:
    return Text(
        "只列两年报告都在项目中、且两年表格都有的项目；表三只列总计。空白、“/”、“—”照原件，不计算增减。",
        "Only lines that both years' reports have, where both are in the project; of table 3 the totals. "
        "Blank, “/” and “—” stand as printed, and no change is counted.",
    )


def _rows(content: Content) -> Iterator[Row]:
    for entry in content.entries:
        before = content.before.get(entry.report.row.uuid)
        if before is None:
            continue
        for table in TABLES:
            form = content.form(entry.report, table)
            if form is not None:
                yield from _of_table(content, entry, before, form)


def _of_table(content: Content, entry: Entry, before: Known, form: TableForm) -> Iterator[Row]:
    row = entry.report.row
    for line in form.lines:
        for column in _columns(form):
            address = f"{form.table}/{line.code}/{column.code}"
            now, then = entry.report.facts.get(address), before.facts.get(address)
            if column in form.columns_of(line) and (now or then):
                yield (
                    Shown(row.organisation or row.file),
                    Shown(row.year, Look.CENTRE),
                    Shown(content.say(TABLES[form.table]), Look.CENTRE),
                    Shown(line_name(line, content)),
                    Shown(content.say(column.name)),
                    *_figures(content, now, then),
                )


def _columns(form: TableForm) -> tuple[FormColumn, ...]:
    """Of table 3 the totals alone: its applicants change from year to year and say little."""
    return tuple(it for it in form.columns if form.table != "requests" or it.code == "total")


def _figures(content: Content, now: Fact | None, then: Fact | None) -> Row:
    change = share = None
    if now is not None and then is not None and now.value is not None and then.value is not None:
        change = now.value - then.value
        share = (change * 100 / then.value).quantize(_PART, ROUND_HALF_UP) if then.value else None
    return (*(_shown(content, fact) for fact in (then, now)), Shown(change, Look.NUMBER), Shown(share, Look.NUMBER))


def _shown(content: Content, fact: Fact | None) -> Shown:
    if fact is None:
        return Shown(content.say(UNREAD), Look.ABSENT)
    return Shown(fact.text.strip() if fact.value is None else fact.value, Look.DOUBT if fact.doubtful else Look.NUMBER)


def _needed(content: Content) -> bool:
    return bool(content.before)


SHEET = Sheet(Text("往年对比", "Years"), _title, _remark, lambda content: _COLUMNS, _rows, frozen=2, needed=_needed)
