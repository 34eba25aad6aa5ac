# SPDX-License-Identifier: AGPL-3.0-or-later
"""The numbers of a plan's tasks: complete, without repeats, and as many as its words and its report say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.tasks import bare, columns, no_table, own, sound, tasks, unfinished
from reviewer.checks.whole import unsure
from reviewer.forms.planform import PLAN
from reviewer.forms.quantities import chinese
from reviewer.model.document import State
from reviewer.model.finding import Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.tasks import Task
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Prose, Quantity, Sentence

_NUMBER = re.compile(r"[(]?(\d{1,3}|[一二三四五六七八九十]{1,3})[).、]?")
_ODD = 3  # one number in so many that is no whole number: the plan numbers its tasks in a way of its own
_BEFORE = re.compile(r"(?:明确|确定|列出|梳理|共计?|分解|细化|形成|提出|包括|涉及|安排|部署|制定|推出|包含)[^。；]*$")
_PART = re.compile(r"(?:第|其中|新增|另|完成|落实|除)[^，。；]*$")
_AFTER = re.compile(r"项[^。，；：、]{0,10}(?:任务|举措|措施|要点|事项|工作)|项$|项[，。；、）]")
_PLAN = re.compile(r"工作要点|责任分工|任务分解|分工方案")
_ITEM = "项"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A task whose number is printed; `at` counts the printed numbers from 0, `value` is None when it is none."""

    task: Task
    at: int
    value: int | None


def sequence(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Printed numbers go up by one from 1; they may begin again with a new area."""
    rows = tasks(whole.facts)
    if not rows:
        yield no_table(check)
        return
    if "number" not in columns(rows):
        return
    printed = [Numbered(task, at, _value(task)) for at, task in enumerate(own(rows, "number"))]
    odd = [one for one in printed if one.value is None and one.task.text("number")]
    known = [one for one in printed if one.value is not None]
    if not known or len(odd) * _ODD > len(printed):
        message = Text("序号不是整数，无法核对是否连续。", "The numbers are no whole numbers and cannot be checked.")
        yield made(check, PLAN, Outcome.NOT_EVALUABLE, message, printed[0].task.anchors("number", side=Side.LEFT))
        return
    found = [*_unnumbered(check, printed), *_slips(check, whole, known)]
    yield from found or [sound(check, rows)]


def task_count(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The number of tasks that the plan's words state, and that its report does, is that of the table."""
    rows = tasks(whole.facts)
    stated: list[tuple[str, str | None, Sentence, Quantity]]
    stated = [(f"{PLAN}/count-{n}", None, s, q) for n, (s, q) in enumerate(_stated(whole.reading.prose), 1)]
    report = whole.related.report
    if report is not None:
        said = [(s, q) for s, q in _stated(report.prose) if _PLAN.search(s.text)]
        stated += [(f"{PLAN}/count/report-{n}", report.name, s, q) for n, (s, q) in enumerate(said, 1)]
    for at, source, sentence, quantity in stated:
        yield _counted(check, whole, rows, at, source, sentence, quantity)


def _value(task: Task) -> int | None:
    found = _NUMBER.fullmatch(bare(task.text("number")))
    if found is None:
        return None
    return int(found[1]) if found[1].isascii() else chinese(found[1])


def _unnumbered(check: Rule, printed: Sequence[Numbered]) -> Iterator[Finding]:
    for one in printed:
        if one.value is not None:
            continue
        fact, name = one.task.cells["number"], one.task.name
        anchors = one.task.anchors("number", side=Side.LEFT) + one.task.anchors("deadline")
        text = one.task.text("number")
        problem = (
            Text(f"{name.zh}的序号写作“{text}”，不是数字。", f"The number of {name.en} is printed as “{text}”.")
            if text
            else Text(f"{name.zh}没有序号。", f"{name.en} has no number.")
        )
        outcome = Outcome.NOT_EVALUABLE if text else Outcome.FAIL
        message = check.fail.format(problem=problem)
        yield made(check, fact.address, outcome, message, anchors, read=(read_of(fact),), doubt=fact.doubtful)


def _slips(check: Rule, whole: Whole, known: Sequence[Numbered]) -> Iterator[Finding]:
    """Where a number is not the one after the number before it."""
    before: Numbered | None = None
    every = [one.value for one in known]
    for index, one in enumerate(known):
        assert one.value is not None
        wanted = (before.value or 0) + one.at - before.at if before else one.at + 1
        after = known[index + 1] if index + 1 < len(known) else None
        if one.value == wanted or _begins_again(before, one):
            before = one
        elif after is not None and after.value == wanted + after.at - one.at:
            yield _slip(check, whole, before, one, after, _misprint(one.value, wanted, every))
            # The numbers go on as if this one were right, so that one misprint is one finding.
            before = Numbered(one.task, one.at, wanted)
        else:
            yield _slip(check, whole, before, one, None, _jump(before, one.value, wanted))
            before = one


def _begins_again(before: Numbered | None, one: Numbered) -> bool:
    return before is not None and one.value == 1 and before.task.text("area") != one.task.text("area")


def _misprint(value: int, wanted: int, every: Sequence[int | None]) -> Text:
    if every.count(value) > 1:
        return Text(f"序号 {value} 重复，缺 {wanted}。", f"{value} stands twice and {wanted} is missing.")
    return Text(
        f"序号 {value} 不在其次序上，按前后应为 {wanted}。",
        f"{value} is out of order: its neighbours ask for {wanted}.",
    )


def _jump(before: Numbered | None, value: int, wanted: int) -> Text:
    was = before.value if before else 0
    if value > wanted:
        lost = f"{wanted}" if value == wanted + 1 else f"{wanted} 至 {value - 1}"
        lost_en = lost.replace(" 至 ", " to ")
        if before is None:
            return Text(f"序号从 {value} 开始，缺 {lost}。", f"The numbers begin with {value}: {lost_en} is missing.")
        return Text(f"序号由 {was} 跳到 {value}，缺 {lost}。", f"{was} is followed by {value}: {lost_en} is missing.")
    if value == was:
        return Text(f"序号 {value} 重复。", f"{value} stands twice.")
    return Text(f"序号由 {was} 退回 {value}。", f"{was} is followed by {value}.")


def _slip(
    check: Rule, whole: Whole, before: Numbered | None, one: Numbered, after: Numbered | None, problem: Text
) -> Finding:
    beside = [other.task for other in (before, after) if other is not None]
    anchors = one.task.anchors("number", side=Side.LEFT)
    anchors += tuple(anchor for task in beside for anchor in task.anchors("number"))
    facts = [task.cells["number"] for task in (one.task, *beside)]
    doubt = whole.reading.state is State.PARTLY_READ or any(fact.doubtful for fact in facts)
    name = one.task.name
    message = check.fail.format(problem=Text(f"{name.zh}：{problem.zh}", f"{name.en}: {problem.en}"))
    read = tuple(read_of(fact) for fact in facts)
    return made(check, facts[0].address, Outcome.FAIL, message, anchors, read=read, doubt=doubt)


def _stated(prose: Prose) -> Iterator[tuple[Sentence, Quantity]]:
    """Where words say how many tasks there are."""
    for sentence in prose.sentences:
        for quantity in sentence.quantities:
            before, after = sentence.text[: quantity.start], sentence.text[quantity.end :]
            clause = re.split(r"[，；。]", before)[-1]
            if quantity.unit != _ITEM or quantity.loose or _PART.search(clause):
                continue
            if _BEFORE.search(clause) and _AFTER.match(after) and re.search(r"任务|要点|分工", sentence.text):
                yield sentence, quantity


def _clause(sentence: Sentence, quantity: Quantity) -> str:
    """The words around a figure, from comma to comma."""
    before = re.split(r"[，；。]", sentence.text[: quantity.start])[-1]
    return before + re.split(r"[，；。、]", sentence.text[quantity.start :])[0]


def _counted(
    check: Rule,
    whole: Whole,
    rows: Sequence[Task],
    at: str,
    source: str | None,
    sentence: Sentence,
    quantity: Quantity,
) -> Finding:
    mine = tuple(Anchor(place, Side.LEFT) for place in quantity.places) if source is None else ()
    if not rows:
        message = Text("没有读到任务表，任务数无法核对。", "The table was not read: tasks cannot be counted.")
        return made(check, at, Outcome.NOT_EVALUABLE, message, mine)
    has = columns(rows)
    there = [len(own(rows, code)) for code in ("number", "task") if code in has]
    count = there[0] if "number" in has else len(rows)
    anchors = mine + rows[-1].anchors("number" if "number" in has else "task", side=Side.RIGHT)
    read = (f"{at}={plain(quantity.value)}", f"{PLAN}={count}")
    if quantity.value in {count, len(rows), *there}:
        return made(check, at, Outcome.PASS, check.name, anchors, quantity.value, quantity.value, read)
    words = _clause(sentence, quantity)
    message = (check.fail if source is None else check.remark).format(
        words=words, left=plain(quantity.value), right=count, other=source or ""
    )
    doubt = unfinished(whole) or unsure(quantity)
    return made(check, at, Outcome.FAIL, message, anchors, quantity.value, Decimal(count), read, doubt)
