# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheets of figures: for each table of the form, the lines of all reports one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reviewer.export import layout
from reviewer.export.cells import Value
from reviewer.export.content import Content, Entry
from reviewer.export.layout import Row, Sheet, Shown
from reviewer.export.marks import SIGNS, Marks, marks_of
from reviewer.export.styles import Look
from reviewer.export.where import line_name
from reviewer.export.words import TABLES, UNITS, UNREAD
from reviewer.model.fact import Fact, Printed
from reviewer.model.form import Column, Line, TableForm
from reviewer.model.text import Text

_LEAD = (
    layout.Column(Text("单位", "Organisation"), 12, 24),
    layout.Column(Text("年度", "Year"), 4),
    layout.Column(Text("格式", "Form"), 4),
    layout.Column(Text("项目", "Line"), 16, 44),
)
_PAGE = layout.Column(Text("页码", "Page"), 4)


def _title(table: str, content: Content) -> Text:
    forms = _forms(table, content)
    name = forms[0].name if forms else Text("", "")
    lead = TABLES[table]
    return Text(_titled(lead.zh, name.zh, "　"), _titled(lead.en, name.en, ": "))


def _titled(lead: str, name: str, between: str) -> str:
    """The name of the form behind the number of the table, unless it has it already."""
    if not name or name.startswith(lead):
        return name or lead
    return lead + between + name


def _remark(table: str, content: Content) -> Text:
    bad, judge, doubt, hand = SIGNS.values()
    return Text(
        f"{bad.zh} 红底：涉及核对失败的数　{judge.zh} 橙底：涉及需判断的问题　{doubt.zh} 黄底：读数存疑　"
        f"{hand.zh} 蓝底：人工更正；详见单元格批注。\n"
        "空白、“/”、“—”照原件，不等于 0；“未读到”：没有找到或没有读清；灰底：格式中没有此格。",
        f"{bad.en} red: in a failing check; {judge.en} orange: in a finding to judge; {doubt.en} yellow: doubtful "
        f"reading; {hand.en} blue: corrected by hand; see the cell's comment.\n"
        "Blank, “/” and “—” stand as printed and are not 0; not read: not found or not readable; "
        "grey: the form has no such cell.",
    )


def _forms(table: str, content: Content) -> list[TableForm]:
    """The forms of `table` that the reports use, newest first; where none is used, all that are known."""
    used = {form.version: form for entry in content.entries if (form := content.form(entry.report, table))}
    known = used or {version: form for (name, version), form in content.forms.items() if name == table}
    return [known[version] for version in sorted(known, reverse=True)]


def _columns(table: str, content: Content) -> Sequence[layout.Column]:
    return (*_LEAD, *(layout.Column(_with_unit(column), 7, 14) for column in _ordered(table, content)), _PAGE)


def _with_unit(column: Column) -> Text:
    if column.unit in ("", "件") or column.unit in column.name.zh:
        return column.name
    return Text(f"{column.name.zh}（{column.unit}）", f"{column.name.en} ({UNITS.get(column.unit, column.unit)})")


def _ordered(table: str, content: Content) -> list[Column]:
    """All columns of these forms; those that only an older form has come last."""
    columns: dict[str, Column] = {}
    for form in _forms(table, content):
        for column in form.columns:
            columns.setdefault(column.code, column)
    return list(columns.values())


def _rows(table: str, content: Content) -> Iterator[Row]:
    columns = _ordered(table, content)
    for entry in content.entries:
        if entry.report.row.form == "work-plan":
            continue
        form = content.form(entry.report, table)
        if form is None:
            yield _absent(table, entry, columns, content)
            continue
        marks = marks_of(entry, content)
        for line in form.lines:
            yield _row(form, line, entry, columns, marks)


def _row(form: TableForm, line: Line, entry: Entry, columns: Sequence[Column], marks: Marks) -> Row:
    had = {column.code for column in form.columns_of(line)}
    facts = entry.report.facts
    addresses = [f"{form.table}/{line.code}/{column.code}" for column in columns]
    pages = [fact.places[0].page for a in addresses if (fact := facts.get(a)) and fact.places]
    return (
        *_lead(entry, form.version),
        Shown(line_name(line, marks.content), _band(entry)),
        *(
            _figure(address, facts.get(address), marks) if column.code in had else Shown(None, Look.NOWHERE)
            for address, column in zip(addresses, columns, strict=True)
        ),
        Shown(min(pages, default=None), Look.CENTRE if entry.number % 2 else Look.BAND_CENTRE),
    )


def _absent(table: str, entry: Entry, columns: Sequence[Column], content: Content) -> Row:
    """A table that was not found still has its row: missing is not nothing to report."""
    version = entry.report.reading.forms.get(table)
    said = Text("没有读到该表", "This table was not read")
    if entry.unread:
        said = Text("文件无法读取", "The file could not be read")
    elif version:
        said = Text(f"不支持该表的 {version} 格式", f"The {version} form of this table is not supported")
    return (
        *_lead(entry, version or ""),
        Shown(content.say(said), Look.DOUBT),
        *(Shown(content.say(UNREAD), Look.ABSENT) for _ in columns),
        Shown(None, Look.CENTRE),
    )


def _lead(entry: Entry, version: str) -> Row:
    row = entry.report.row
    centre = Look.CENTRE if entry.number % 2 else Look.BAND_CENTRE
    return Shown(row.organisation or row.file, _band(entry)), Shown(row.year, centre), Shown(version, centre)


def _band(entry: Entry) -> Look:
    """Every other report is tinted, so that one sees where the next begins."""
    return Look.BODY if entry.number % 2 else Look.BAND


def _figure(address: str, fact: Fact | None, marks: Marks) -> Shown:
    looks = marks.looks(address, fact)
    mark = "".join(marks.content.say(SIGNS[look]) for look in looks)
    remarks = marks.remarks(address, fact)
    if fact is None:
        return Shown(marks.content.say(UNREAD), looks[0] if looks else Look.ABSENT, mark, remarks)
    plain = Look.CENTRE if fact.printed is Printed.TEXT else Look.NUMBER
    return Shown(_printed(fact), looks[0] if looks else plain, mark, remarks)


def _printed(fact: Fact) -> Value:
    """What stands in the cell: a number as a number, anything else as it is printed."""
    if fact.printed is Printed.NUMBER and fact.value is not None:
        return fact.value
    if fact.printed is Printed.BLANK:
        return None
    return fact.text.strip() or {Printed.SLASH: "/", Printed.DASH: "—"}.get(fact.printed)


def _sheet(table: str) -> Sheet:
    return Sheet(
        TABLES[table],
        partial(_title, table),
        partial(_remark, table),
        partial(_columns, table),
        partial(_rows, table),
        frozen=len(_LEAD),
    )


DISCLOSURE = _sheet("disclosure")
REQUESTS = _sheet("requests")
DISPUTES = _sheet("disputes")
