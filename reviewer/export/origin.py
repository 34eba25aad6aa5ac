# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last sheet: what this workbook was made of, so that it can be told years later what it says."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.words import TABLES
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("类别", "Kind"), 8, 12),
    Column(Text("名称", "Name"), 14, 44),
    Column(Text("内容", "Value"), 20, 68),
    Column(Text("页数", "Pages"), 5),
    Column(Text("表格版本", "Versions of tables"), 10, 30),
)


def _title(content: Content) -> Text:
    return Text("元数据", "Origin")


def _remark(content: Content) -> Text:
    return Text(
        "文件的 SHA-256 是所审 PDF 的指纹：内容相同，指纹相同；改动一个字节，指纹就不同。",
        "The SHA-256 of a file is its fingerprint: the same content has the same one, and one changed byte another.",
    )


def _rows(content: Content) -> Iterator[Row]:
    made = content.made
    facts = (
        (Text("程序", "Program"), made.program),
        (Text("规则库", "Rule book"), made.rule_book),
        (Text("导出时间", "Exported"), f"{made.at:%Y-%m-%d %H:%M:%S %z}".strip()),
        (Text("审查人", "Person"), made.author),
        (Text("报告份数", "Reports"), str(len(content.entries))),
    )
    for name, value in facts:
        kind = content.say(Text("工作簿", "Workbook"))
        yield Shown(kind, Look.CENTRE), Shown(content.say(name)), Shown(value), Shown(), Shown()
    for entry in content.entries:
        yield _file(content, entry)


def _file(content: Content, entry: Entry) -> Row:
    report = entry.report
    versions = [
        f"{content.say(name)} {report.reading.forms[it]}" for it, name in TABLES.items() if it in report.reading.forms
    ]
    return (
        Shown(content.say(Text("文件", "File")), Look.CENTRE),
        Shown(report.row.file),
        Shown(f"SHA-256 {report.reading.digest}"),
        Shown(report.row.pages or None, Look.CENTRE),
        Shown("  ".join(versions)),
    )


SHEET = Sheet(Text("元数据", "Origin"), _title, _remark, lambda content: _COLUMNS, _rows, frozen=1)
