# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of answers: each task of a plan, what the annual report says about it, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reviewer.export import layout
from reviewer.export.content import Content
from reviewer.export.layout import Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.words import ANSWERED, COVERAGES
from reviewer.model.coverage import Answer, Coverage, Matrix
from reviewer.model.project import Status
from reviewer.model.text import Text

_COLUMNS = (
    layout.Column(Text("单位", "Organisation"), 8, 14),
    layout.Column(Text("年度", "Year"), 4),
    layout.Column(Text("序号", "No."), 4, 6),
    layout.Column(Text("任务", "Task"), 20, 44),
    layout.Column(Text("完成时限", "Deadline"), 6, 10),
    layout.Column(Text("对应情况", "Answer"), 6, 9),
    layout.Column(Text("年度报告中最相近的内容", "Nearest passage of the report"), 20, 44),
    layout.Column(Text("报告页码", "Page of report"), 4, 6),
    layout.Column(Text("相近之处", "What they share"), 10, 26),
    layout.Column(Text("认定", "Decision"), 6, 9),
    layout.Column(Text("认定人", "By"), 6, 8),
    layout.Column(Text("备注", "Notes"), 8, 16),
)


def needed(content: Content) -> bool:
    """Whether a plan and the report of its year are both among the reports."""
    return bool(content.matrices)


def _title(content: Content) -> Text:
    return Text("工作要点落实", "Work plans and what became of them")


def _remark(content: Content) -> Text:
    states = Counter(answer.state for matrix in content.matrices for answer in matrix.answers)
    zh = "，".join(f"{COVERAGES[state][0].zh} {states[state]}" for state in Coverage)
    en = ", ".join(f"{COVERAGES[state][0].en} {states[state]}" for state in Coverage)
    return Text(
        f"逐项任务在同年度报告正文中查找最相近的语句：{zh}。用词相近不等于已经落实，以“认定”一栏为准。",
        f"For each task the nearest sentence of the year's report: {en}. Alike words do not show that work was done: "
        "the decision counts.",
    )


def _rows(content: Content) -> Iterator[Row]:
    for number, matrix in enumerate(content.matrices):
        look, centre = (Look.BODY, Look.CENTRE) if number % 2 == 0 else (Look.BAND, Look.BAND_CENTRE)
        for answer in matrix.answers:
            yield (
                *_task(matrix, answer, look, centre),
                *_found(content, answer, look, centre),
                *_decided(content, matrix, answer, look, centre),
            )


def _task(matrix: Matrix, answer: Answer, look: Look, centre: Look) -> Row:
    row, facts = matrix.plan.row, matrix.plan.facts
    number, due = (facts.get(f"plan/{answer.row}/{code}") for code in ("number", "deadline"))
    return (
        Shown(row.organisation or row.file, look),
        Shown(row.year, centre),
        Shown(number.text if number and number.text else answer.row, centre),
        Shown(answer.task, look),
        Shown(due.text if due else None, centre),
    )


def _found(content: Content, answer: Answer, look: Look, centre: Look) -> Row:
    words, state = COVERAGES[answer.state]
    best = answer.best
    return (
        Shown(content.say(words), state),
        Shown(best.text if best else None, look),
        Shown(best.page if best else None, centre),
        Shown(content.say(best.why) if best else None, look),
    )


def _decided(content: Content, matrix: Matrix, answer: Answer, look: Look, centre: Look) -> Row:
    reviewed = matrix.reviewed(answer.row)
    status = reviewed.status if reviewed else Status.OPEN
    by = reviewed.decision.author if reviewed and reviewed.decision and status is not Status.OPEN else None
    return (
        Shown(content.say(ANSWERED[status]), Look.DOUBT if reviewed and reviewed.stale else centre),
        Shown(by, centre),
        Shown("\n".join(content.noted(note) for note in reviewed.notes) if reviewed else None, look),
    )


SHEET = Sheet(
    Text("工作要点落实", "Answers to plans"), _title, _remark, lambda _: _COLUMNS, _rows, frozen=3, needed=needed
)
