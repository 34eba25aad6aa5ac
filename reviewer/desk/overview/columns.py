# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns of the overview before those of the checks: what they say of a report, of a group, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reviewer.bodies.progress import Stage
from reviewer.checks.families import BODIES, FAMILIES, PLAN, PROSE, STRUCTURE, YEARS
from reviewer.desk.i18n import mark, tr
from reviewer.desk.look.states import State, state_name
from reviewer.desk.overview.lines import Group, Grouping, Line, Sums, whole_state
from reviewer.desk.reports.model import form_name, name_of

NAME, YEAR, FORM, VERDICT, STAGE, REVIEWER, OPEN, DECIDED, COMPARED = (
    "name",
    "year",
    "form",
    "verdict",
    "stage",
    "reviewer",
    "open",
    "decided",
    "compared",
)


def stage_name(stage: Stage) -> str:
    names = {
        Stage.OUTSTANDING: tr("未开始"),
        Stage.IN_REVIEW: tr("审核中"),
        Stage.DONE: tr("已审完"),
        Stage.RETURNED: tr("已退回"),
        Stage.CLOSED: tr("已办结"),
    }
    return names[stage]


def grouping_name(by: Grouping) -> str:
    names = {
        Grouping.DISTRICT_YEAR: tr("按区县和年度"),
        Grouping.DISTRICT: tr("按区县"),
        Grouping.YEAR: tr("按年度"),
        Grouping.NONE: tr("不分组"),
    }
    return names[by]


def short_head(part: str) -> str:
    """The name of a part where a column is as narrow as one character."""
    names = {
        "disclosure": tr("表\n二"),
        "requests": tr("表\n三"),
        "disputes": tr("表\n四"),
        PROSE: tr("正\n文"),
        STRUCTURE: tr("结\n构"),
        YEARS: tr("跨\n年"),
        BODIES: tr("上\n下"),
        PLAN: tr("计\n划"),
    }
    return names[part]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in pixels, what it says of a report and of the sums of a group, its order."""

    head: str
    width: int
    says: Callable[[Line], str]
    sums: Callable[[Sums], str]
    order: Callable[[Line], Any]
    number: bool = False


def _count(number: int) -> str:
    return str(number) if number else ""


def _compared(line: Line) -> str:
    return f"{len(line.row.compared)}/{len(line.row.tables)}" if line.row.tables else ""


COLUMNS: Mapping[str, Column] = {
    NAME: Column(
        mark("单位"), 176, lambda line: name_of(line.row), lambda sums: "", lambda line: name_of(line.row)
    ),
    YEAR: Column(
        mark("年度"), 52, lambda line: str(line.row.year or ""), lambda sums: "", lambda line: line.row.year or 0, True
    ),
    FORM: Column(
        mark("格式"), 84, lambda line: form_name(line.row.form), lambda sums: "", lambda line: line.row.form or ""
    ),
    VERDICT: Column(
        mark("结论"),
        88,
        lambda line: state_name(whole_state(line)),
        lambda sums: tr("失败 {count}").format(count=sums.failed) if sums.failed else "",
        lambda line: list(State).index(whole_state(line)),
    ),
    STAGE: Column(
        mark("进度"),
        94,
        lambda line: stage_name(line.stage),
        lambda sums: tr("{done}/{count} 份").format(done=_done(sums), count=sums.count),
        lambda line: list(Stage).index(line.stage),
    ),
    REVIEWER: Column(
        mark("审核人"), 72, lambda line: line.row.reviewer, lambda sums: "", lambda line: line.row.reviewer
    ),
    OPEN: Column(
        mark("待定"), 52, lambda line: _count(sum(line.opens)), lambda sums: _count(sums.open),
        lambda line: sum(line.opens), True,
    ),
    DECIDED: Column(
        mark("已定"), 52, lambda line: _count(decided_of(line)), lambda sums: _count(sums.decided),
        lambda line: decided_of(line), True,
    ),
    COMPARED: Column(
        mark("核对表"), 60, _compared, lambda sums: f"{sums.compared}/{sums.tables}" if sums.compared else "",
        lambda line: (len(line.row.compared), len(line.row.tables)), True,
    ),
}  # fmt: skip
PAGE = (*COLUMNS, *FAMILIES)
"""All columns of the whole page."""


def decided_of(line: Line) -> int:
    """How many failures of a report are decided."""
    return line.row.failed + line.row.review - sum(line.opens)


def _done(sums: Sums) -> int:
    return sums.stages.get(Stage.DONE, 0) + sums.stages.get(Stage.CLOSED, 0)


def group_name(group: Group) -> str:
    """A heading with the number of its reports."""
    name = group.key[-1] or tr("（未知）")
    words = tr("{year} 年").format(year=name) if name.isdigit() else name
    return tr("{name}（{count} 份）").format(name=words, count=group.sums.count)


def in_order(lines: Iterable[Line], column: str, descending: bool) -> list[Line]:
    """Lines by a column; by a part's column those with the worst state first, then by what is open in it."""
    if column in COLUMNS:
        return sorted(lines, key=COLUMNS[column].order, reverse=descending)
    at = FAMILIES.index(column)
    return sorted(lines, key=lambda line: (line.ranks[at], -line.opens[at]), reverse=descending)
