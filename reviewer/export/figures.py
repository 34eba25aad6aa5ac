# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of data: every figure of every report in a line of its own, ready for a pivot table."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.where import line_name
from reviewer.export.words import TABLES, UNITS
from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.form import Column as FormColumn
from reviewer.model.form import Line, TableForm
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("单位", "Organisation"), 12, 24),
    Column(Text("年度", "Year"), 4),
    Column(Text("表", "Table"), 4),
    Column(Text("项目", "Line"), 16, 40),
    Column(Text("栏目", "Column"), 8, 16),
    Column(Text("计量单位", "Unit"), 5),
    Column(Text("数值", "Value"), 8, 12),
    Column(Text("原文", "As printed"), 8, 14),
    Column(Text("来源", "Source"), 6, 10),
    Column(Text("存疑", "Doubt"), 4),
    Column(Text("页码", "Page"), 4),
    Column(Text("地址", "Address"), 12, 34),
)
_SOURCES = {
    Source.TEXT: Text("文字", "Text"),
    Source.OCR: Text("识别", "Recognised"),
    Source.RECOVERED: Text("复原", "Put right"),
    Source.HAND: Text("人工", "By hand"),
}


def _title(content: Content) -> Text:
    return Text("全部数字", "All figures")


def _remark(content: Content) -> Text:
    return Text(
        "每行一个数字，可直接建立数据透视表。“数值”为空：原件为空白、“/”、“—”或文字，见“原文”；没有读到的格不在表中。",
        "One figure a line, ready for a pivot table. No value: blank, “/”, “—” or words, see As printed; "
        "cells that were not read are not listed.",
    )


def _rows(content: Content) -> Iterator[Row]:
    for entry in content.entries:
        for table in TABLES:
            form = content.form(entry.report, table)
            if form is not None:
                yield from _of_table(content, entry, form)


def _of_table(content: Content, entry: Entry, form: TableForm) -> Iterator[Row]:
    for line in form.lines:
        for column in form.columns_of(line):
            fact = entry.report.facts.get(f"{form.table}/{line.code}/{column.code}")
            if fact is not None:
                yield _row(content, entry, form, line, column, fact)


def _row(content: Content, entry: Entry, form: TableForm, line: Line, column: FormColumn, fact: Fact) -> Row:
    row = entry.report.row
    return (
        Shown(row.organisation or row.file),
        Shown(row.year, Look.CENTRE),
        Shown(content.say(TABLES[form.table]), Look.CENTRE),
        Shown(line_name(line, content)),
        Shown(content.say(column.name)),
        Shown(content.say(Text(column.unit, UNITS.get(column.unit, column.unit))), Look.CENTRE),
        Shown(fact.value, Look.NUMBER),
        Shown(fact.text.strip(), Look.CENTRE),
        Shown(content.say(_SOURCES[fact.source]), Look.CENTRE),
        Shown(content.say(Text("存疑", "Doubt")) if fact.doubtful else None, Look.CENTRE),
        Shown(fact.places[0].page if fact.places else None, Look.CENTRE),
        Shown(fact.address),
    )


def _needed(content: Content) -> bool:
    return any(entry.report.row.form != "work-plan" for entry in content.entries)


SHEET = Sheet(Text("数据", "Data"), _title, _remark, lambda content: _COLUMNS, _rows, frozen=2, needed=_needed)
