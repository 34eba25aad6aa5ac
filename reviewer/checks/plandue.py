# SPDX-License-Identifier: AGPL-3.0-or-later
"""The deadlines of a plan's tasks: filled in, possible, and not before the year of the plan."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from reviewer.checks.subject import made, read_of
from reviewer.checks.tasks import MOST, bare, columns, empty, no_table, sound, tasks
from reviewer.forms.planform import PLAN
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.tasks import Task
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding

DEADLINE = "deadline"
SEVERAL = 8  # empty cells: more of them are one fault of the plan and one finding
MONTHS = 12
LEAP = 2024  # of a day without a year: 29 February may be
_YEAR = re.compile(r"((?:19|20)\d{2})(?=年|[./-]|$)")
_DATE = re.compile(
    r"(?:((?:19|20)\d{2})[年./-])?(\d{1,2})(?:月份?|(?<=[./-]\d)|(?<=[./-]\d\d))(?:[./-]?(\d{1,2})[日号]?)?"
)
_QUARTER = re.compile(r"第?([一二三四五六七八九十\d]+)季度")
_QUARTERS = ("一", "二", "三", "四", "1", "2", "3", "4")
_KNOWN = re.compile(
    r"(?:按照?)?(?:重要)?时间节点|(?:19|20)\d{2}年?度?|\d{1,2}月份?|\d{1,2}[日号]|第?[一二三四1-4]季度|[上下]半年|全年度?|本年度?|年内|年[底末初中]|月[底末初中]|"
    r"[上中下]旬|底|末|初|之?前|以前|之?后|起|内|每[月季周年日]度?|每半年|半年|(?:一|\d)次|即时|实时|及时|适时|随时|按时|定期|不定期|"
    r"动态|逐[月季年]|按[月季年]度?|(?:长期|持续|常态化?|分阶段|分批|同步|滚动)|坚持|推进|实施|开展|落实|更新|公开|完成|发布|进行|执行|"
    r"(?:按照?|根据)[^,;、()]{0,14}(?:要求|部署|安排|进度|规定|时限|时间|节点|通知|计划)|法定(?:时限|期限)|(?:\d+|[一二三十]+)个?工作日|"
    r"贯穿|立行立改|第?[一二三四1-4](?=[、,]第?[一二三四1-4]季度)|最后一个月|(?:政策|文件|信息)?(?:印发|形成或变更|制定或变更)|文件|政策|"
    r"即日|之日|序时|年度|并|随|长期|全程|常年|(?<=[./-])\d{1,2}|\d{1,2}(?=[./~—至到-]\d)"
)
_JOINTS = re.compile(r"[、,;.和及与至到—~()/:-]")


def deadlines(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Every task has a deadline of the known kinds; one that cannot be is an error, strange words are for review."""
    rows = tasks(whole.facts)
    if not rows:
        yield no_table(check)
        return
    if DEADLINE not in columns(rows):
        return
    found = [*_empty(check, rows), *_impossible(check, whole, rows), *_unread(check, rows)]
    yield from found or [sound(check, rows)]


def _empty(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    blank = [task for task in rows if DEADLINE in task.cells and empty(task.cells[DEADLINE])]
    moved = [task for task in blank if task.cells[DEADLINE].doubtful]
    plain = [task for task in blank if task not in moved]
    if len(plain) > SEVERAL:
        names = Text("、".join(str(task.row) for task in plain), ", ".join(str(task.row) for task in plain))
        message = Text(
            f"共 {len(plain)} 行没有完成时限（第 {names.zh} 行）。", f"{len(plain)} rows have no deadline ({names.en})."
        )
        anchors = tuple(anchor for task in plain for anchor in task.anchors(DEADLINE, side=Side.LEFT))[:MOST]
        read = tuple(read_of(task.cells[DEADLINE]) for task in plain)
        yield made(check, f"{PLAN}/{DEADLINE}", Outcome.FAIL, check.fail.format(problem=message), anchors, read=read)
        plain = []
    for task in plain:
        yield _failed(check, task, Text(f"{task.name.zh}没有完成时限。", f"{task.name.en} has no deadline."))
    for task in moved:
        problem = Text(
            f"{task.name.zh}没有读到完成时限，该行内容疑似错位一格，请对照页面。",
            f"No deadline was read in {task.name.en}; its cells seem to stand one column off: compare with the page.",
        )
        yield _failed(check, task, problem)


def _impossible(check: Rule, whole: Whole, rows: Sequence[Task]) -> Iterator[Finding]:
    for task in rows:
        text = task.text(DEADLINE)
        if not text:
            continue
        wrong = _wrong(text, whole.reading.year)
        if wrong is not None:
            said = Text(f"{task.name.zh}的完成时限“{text}”{wrong.zh}。", f"{task.name.en}: “{text}” {wrong.en}.")
            yield _failed(check, task, said)
        elif _JOINTS.sub("", _KNOWN.sub("", text)):
            said = Text(
                f"{task.name.zh}的完成时限写作“{text}”，不是通常的时限，请判断。",
                f"{task.name.en}: “{text}” is no usual deadline; please judge.",
            )
            yield _failed(check, task, said, Severity.REVIEW)


def _unread(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    for task in rows:
        if DEADLINE not in task.cells:
            message = Text(f"{task.name.zh}的完成时限没有读到。", f"The deadline of {task.name.en} was not read.")
            at = f"{PLAN}/{task.row}/{DEADLINE}"
            yield made(check, at, Outcome.NOT_EVALUABLE, message, task.anchors("number", "task"))


def _failed(check: Rule, task: Task, problem: Text, severity: Severity | None = None) -> Finding:
    fact = task.cells[DEADLINE]
    anchors = task.anchors(DEADLINE, side=Side.LEFT) + task.anchors("number")
    message = check.fail.format(problem=problem)
    read = (f"{fact.address}={bare(fact.text)}",)
    return made(check, fact.address, Outcome.FAIL, message, anchors, read=read, doubt=fact.doubtful, severity=severity)


def _wrong(text: str, year: int | None) -> Text | None:
    """Why a deadline cannot be, None when it can."""
    for match in _DATE.finditer(text):
        stated, month, day = (int(group) if group else None for group in match.groups())
        assert month is not None
        if not 1 <= month <= MONTHS:
            return Text(f"中没有 {month} 月", f"names a month {month}")
        if day is not None and not 1 <= day <= monthrange(stated or LEAP, month)[1]:
            return Text(f"中 {month} 月没有 {day} 日", f"names a day {day} of month {month}")
    for match in _QUARTER.finditer(text):
        if match[1] not in _QUARTERS:
            return Text(f"中没有第{match[1]}季度", f"names a quarter {match[1]}")
    years = [int(found) for found in _YEAR.findall(text)]
    if year is not None and years and max(years) < year:
        return Text(f"早于要点年度 {year} 年", f"is before {year}, the year of the plan")
    return None
