# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of tasks: the rows of all plans of work one below the other, in their own columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.export import layout
from reviewer.export.content import Content, Entry
from reviewer.export.layout import Row, Sheet, Shown
from reviewer.export.marks import SIGNS, Marks, marks_of
from reviewer.export.styles import Look
from reviewer.export.where import PLAN
from reviewer.export.words import TASKS, UNREAD
from reviewer.model.fact import Fact, Printed
from reviewer.model.form import Column
from reviewer.model.text import Text

_LEAD = (
    layout.Column(Text("单位", "Organisation"), 12, 24),
    layout.Column(Text("年度", "Year"), 4),
    layout.Column(Text("行", "Row"), 4),
)
_PAGE = layout.Column(Text("页码", "Page"), 4)
_WIDEST = {"content": 60, "area": 20, "number": 6, "deadline": 14}
_USUAL = 26


def needed(content: Content) -> bool:
    """Whether a plan of work is among the reports."""
    return any(_rows_of(entry) for entry in content.entries)


def _title(content: Content) -> Text:
    return Text("工作要点任务表", "Tasks of the work plans")


def _remark(content: Content) -> Text:
    bad, judge, doubt, hand = SIGNS.values()
    return Text(
        "逐行列出任务；合并单元格的内容在其覆盖的每一行重复。"
        f"{bad.zh} 红底、{judge.zh} 橙底：涉及问题　{doubt.zh} 黄底：读取存疑　{hand.zh} 蓝底：人工更正。",
        "One row a task; what a merged cell says stands in every row that it covers. "
        f"{bad.en} red, {judge.en} orange: in a finding; {doubt.en} yellow: doubtful reading; {hand.en} blue: by hand.",
    )


def _of_plans(content: Content) -> list[Column]:
    """The columns that the plans have, in the order of the form."""
    columns: dict[str, Column] = {}
    for (table, _), form in content.forms.items():
        if table == PLAN:
            columns |= {column.code: column for column in form.columns}
    return list(columns.values())


def _columns(content: Content) -> Sequence[layout.Column]:
    found = (layout.Column(each.name, 6, _WIDEST.get(each.code, _USUAL)) for each in _of_plans(content))
    return (*_LEAD, *found, _PAGE)


def _rows_of(entry: Entry) -> dict[int, dict[str, Fact]]:
    """The facts of a plan by row and column."""
    rows: dict[int, dict[str, Fact]] = {}
    for address, fact in entry.report.facts.items():
        if fact.table == PLAN:
            _, row, column = address.split("/")
            rows.setdefault(int(row), {})[column] = fact
    return dict(sorted(rows.items()))


def _rows(content: Content) -> Iterator[Row]:
    columns = _of_plans(content)
    for entry in content.entries:
        rows = _rows_of(entry)
        own = {code for facts in rows.values() for code in facts}
        marks = marks_of(entry, content)
        look, centre = (Look.BODY, Look.CENTRE) if entry.number % 2 else (Look.BAND, Look.BAND_CENTRE)
        for number, facts in rows.items():
            report = entry.report.row
            pages = [fact.places[0].page for fact in facts.values() if fact.places]
            yield (
                Shown(report.organisation or report.file, look),
                Shown(report.year, centre),
                Shown(number, centre),
                *(_shown(f"{PLAN}/{number}/{each.code}", facts, marks, look, own) for each in columns),
                Shown(max(pages, default=None), centre),
            )


def _shown(address: str, facts: dict[str, Fact], marks: Marks, look: Look, own: set[str]) -> Shown:
    code = address.rpartition("/")[2]
    fact = facts.get(code)
    if code not in own:
        return Shown(None, Look.NOWHERE)
    looks = marks.looks(address, fact)
    mark = "".join(marks.content.say(SIGNS[each]) for each in looks)
    remarks = marks.remarks(address, fact)
    if fact is None:
        return Shown(marks.content.say(UNREAD), looks[0] if looks else Look.ABSENT, mark, remarks)
    number = fact.printed is Printed.NUMBER and fact.value is not None
    return Shown(fact.value if number else fact.text or None, looks[0] if looks else look, mark, remarks)


SHEET = Sheet(TASKS, _title, _remark, _columns, _rows, frozen=len(_LEAD), needed=needed)
