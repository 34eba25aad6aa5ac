# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is in charge of a plan's tasks, and the areas that they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from reviewer.checks.subject import made, read_of
from reviewer.checks.tasks import MOST, bare, columns, no_table, sound, tasks
from reviewer.forms.planform import PLAN, plan_columns
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.tasks import Task
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding

UNITS = ("units", "lead", "support")
LEAD = "牵头"
SEVERAL = 8  # empty cells: more of them are one fault of the plan and one finding
SHOWN = 6  # rows or names in one sentence
LONGEST = 30  # characters of a body's name
SHORT = 3  # characters of the shortest name that may be a short form of another
_APART = re.compile(r"[、,;。]|会同|以及")
_ROLE = re.compile(
    r"^(?:由|及|和)|(?:牵头|负责|配合|落实|分别|协同|共同|协助|参与|组织|实施|按照?(?:各自)?职责(?:分工)?|(?<=.)等?(?:相关|有关)?(?:部门|单位)(?=$)|等)+$"
)
_HEAD = re.compile(r"^(?:责任|牵头|配合|主办|协办|承办)(?:单位|部门)?:")
_BRACKET = re.compile(r"[(][^()]*[)]")
_COLLECTIVE = re.compile(r"各|有关|相关|涉及|承办|全体|所有|责任|成员|任务|机关|部门$|单位$")


def in_charge(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Every task has somebody in charge, one of them leads where one does, and a body has one name.

    `words` of the rule are `long=short` forms of the same name.
    """
    rows = tasks(whole.facts)
    if not rows:
        yield no_table(check)
        return
    if not columns(rows) & set(UNITS):
        return
    found = [*_nobody(check, rows), *_two_leads(check, rows), *_two_names(check, rows), *_no_body(check, rows)]
    yield from found or [sound(check, rows)]


def areas(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Every task stands in an area, its own or that of the rows above."""
    rows = tasks(whole.facts)
    if not rows:
        yield no_table(check)
        return
    if "area" not in columns(rows):
        return
    bare_rows = [task for task in rows if not task.text("area")]
    if not bare_rows:
        yield sound(check, rows)
        return
    anchors = tuple(a for task in bare_rows for a in task.anchors("area", "number", side=Side.LEFT))[:MOST]
    message = check.fail.format(rows=_listed(bare_rows), count=len(bare_rows))
    doubt = any(fact.doubtful for task in bare_rows for fact in task.cells.values())
    read = tuple(f"{PLAN}/{task.row}/area=" for task in bare_rows)
    yield made(check, f"{PLAN}/area", Outcome.FAIL, message, anchors, read=read, doubt=doubt)


def names(text: str) -> list[str]:
    """The bodies that a cell names, without what they do; a bracket belongs to the name before it."""
    found, depth, start = [], 0, 0
    cuts = {match.start(): match.end() for match in _APART.finditer(text)}
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth <= 0 and at in cuts and at >= start:
            found.append(text[start:at])
            start = cuts[at]
    found.append(text[start:])
    return [name for piece in found if (name := _name(piece))]


def _name(piece: str) -> str:
    """A name without its role, in words or in brackets."""
    piece = _HEAD.sub("", piece)
    bracket = _BRACKET.search(piece)
    if bracket and _ROLE.fullmatch(bracket.group()[1:-1]):
        piece = piece[: bracket.start()] + piece[bracket.end() :]
    return _ROLE.sub("", _ROLE.sub("", piece))


def _nobody(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    """Rows in which no column names anybody; a lead that is left out beside others is a warning."""
    has = [code for code in UNITS if code in columns(rows)]
    blank = [task for task in rows if not any(task.text(code) for code in has) and set(has) & task.cells.keys()]
    yield from _blank(check, blank, has, None)
    if "lead" in has:
        headless = [task for task in rows if task not in blank and "lead" in task.cells and not task.text("lead")]
        yield from _blank(check, headless, ["lead"], Severity.WARNING)


def _blank(check: Rule, blank: Sequence[Task], codes: Sequence[str], severity: Severity | None) -> Iterator[Finding]:
    column = plan_columns()[codes[0]].column.name
    if len(blank) > SEVERAL:
        anchors = tuple(a for task in blank for a in task.anchors(codes[0], side=Side.LEFT))[:MOST]
        listed = _listed(blank)
        said = Text(f"{listed.zh}的{column.zh}为空。", f"{column.en} is empty in {listed.en}.")
        read = tuple(f"{PLAN}/{task.row}/{codes[0]}=" for task in blank)
        at = f"{PLAN}/{codes[0]}"
        yield made(check, at, Outcome.FAIL, check.fail.format(problem=said), anchors, read=read, severity=severity)
        return
    for task in blank:
        facts = [task.cells[code] for code in codes if code in task.cells]
        anchors = task.anchors(*codes, side=Side.LEFT) + task.anchors("number", "deadline")
        said = Text(f"{task.name.zh}的{column.zh}为空。", f"{column.en} is empty in {task.name.en}.")
        doubt = any(fact.doubtful for fact in facts)
        read = tuple(read_of(fact) for fact in facts)
        message = check.fail.format(problem=said)
        yield made(check, facts[0].address, Outcome.FAIL, message, anchors, None, None, read, doubt, severity)


def _two_leads(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    """Where somebody leads, it is one; several that lead together are for a person to judge."""
    for task in rows:
        text = task.text("units")
        heads = text.count(LEAD)
        together = names(text.split(LEAD)[0]) if heads == 1 and not text.startswith(LEAD) else []
        if heads < 2 and len(together) < 2:
            continue
        fact = task.cells["units"]
        said = Text(
            f"{task.name.zh}有不止一个牵头单位（“{wide(text)}”）。",
            f"More than one body leads {task.name.en} (“{text}”).",
        )
        severity = Severity.WARNING if heads > 1 else Severity.REVIEW
        anchors, read = task.anchors("units", side=Side.LEFT), (f"{fact.address}={bare(fact.text)}",)
        message = check.fail.format(problem=said)
        yield made(
            check, f"{fact.address}/lead", Outcome.FAIL, message, anchors, None, None, read, fact.doubtful, severity
        )


def _two_names(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    """Two names of what seems to be one body: one is the other without its bracket, or a short form of it."""
    where: dict[str, list[Task]] = defaultdict(list)
    for task in rows:
        for code in UNITS:
            for name in names(task.text(code)):
                if not _COLLECTIVE.search(name) and task not in where[name]:
                    where[name].append(task)
    short = dict(pair.split("=", 1) for pair in check.words)
    said = [(a, b) for a, b in combinations(sorted(where), 2) if _one_body(a, b, short)]
    if not said:
        return
    rarer = [min(pair, key=lambda name: len(where[name])) for pair in said]
    anchors = tuple(a for name in rarer for task in where[name] for a in task.anchors(*UNITS, side=Side.LEFT))[:MOST]
    pairs = Text(
        "；".join(f"“{a}”与“{b}”" for a, b in said[:SHOWN]), "; ".join(f"“{a}”, “{b}”" for a, b in said[:SHOWN])
    )
    message = check.remark.format(names=Text(wide(pairs.zh), wide(pairs.en)))
    read = tuple("、".join(pair) for pair in said)
    yield made(check, f"{PLAN}/names", Outcome.FAIL, message, anchors, read=read, severity=Severity.REVIEW)


def _one_body(one: str, other: str, short: Mapping[str, str]) -> bool:
    first, second = (_BRACKET.sub("", name) for name in (one, other))
    for long, brief in short.items():
        first, second = first.replace(long, brief), second.replace(long, brief)
    if first == second:
        return True
    low, high = sorted((first, second), key=len)
    if len(low) < SHORT or len(high) - len(low) != 1 or low[0] != high[0] or low[-1] != high[-1]:
        return False
    letters = iter(high)
    return all(letter in letters for letter in low)


def _no_body(check: Rule, rows: Sequence[Task]) -> Iterator[Finding]:
    """What stands among the bodies and is a deadline, a number or a sentence."""
    due = plan_columns()["deadline"]
    odd: dict[str, Task] = {}
    for task in rows:
        if any(fact.doubtful for fact in task.cells.values()):
            continue
        for code in UNITS:
            for name in names(task.text(code)):
                if due.like(name) or name.isascii() or len(_BRACKET.sub("", name)) > LONGEST:
                    odd.setdefault(name, task)
    if odd:
        anchors = tuple(a for task in odd.values() for a in task.anchors(*UNITS, side=Side.LEFT))[:MOST]
        listed = "、".join(f"“{name}”" for name in list(odd)[:SHOWN])
        said = Text(f"{listed}不像单位名称，请判断。", f"{listed}: no names of bodies? Please judge.")
        message, read = check.fail.format(problem=said), tuple(odd)
        yield made(check, f"{PLAN}/odd", Outcome.FAIL, message, anchors, read=read, severity=Severity.REVIEW)


def wide(text: str) -> str:
    """Brackets as Chinese print has them."""
    return text.replace("(", "（").replace(")", "）")


def _listed(rows: Sequence[Task]) -> Text:
    """Rows by their place in the table, the first of many."""
    shown, more = [str(task.row) for task in rows[:SHOWN]], len(rows) > SHOWN
    zh = f"第 {'、'.join(shown)} 行" + (f"等 {len(rows)} 行" if more else "")
    return Text(zh, f"rows {', '.join(shown)}" + (f" and {len(rows) - SHOWN} more" if more else ""))
