# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small plans of work for tests: rows of cells with a box each, and the words around the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer import reviewing
from reviewer.forms.plancells import parsed
from reviewer.model.document import State
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome
from reviewer.model.place import Place
from reviewer.model.related import ALONE, Related
from reviewer.model.report import PageSize, Reading
from tests.pages import spoken

COLUMNS = ("area", "number", "task", "content", "units", "deadline")
TITLE = "云岚市人民政府办公室关于印发《2024年云岚市政务公开工作要点》的通知"
NOTICE = ("各区人民政府：", "本要点已经审议通过，共明确4项工作任务。", "云岚市人民政府办公室", "2024年4月24日")
ROWS = (
    ("一、主动公开", "1", "重点领域", "公开预算和决算。", "市财政局", "全年"),
    ("一、主动公开", "2", "重点领域", "公开招生政策。", "市教育局牵头，各区配合", "上半年"),
    ("二、政策解读", "3", "解读", "发布政策解读。", "市司法局、各有关部门", "9月底前"),
    ("二、政策解读", "4", "回应", "举办政府开放日活动。", "各部门、各街道（镇）", "全年"),
)


def cell(address: str, text: str, row: int, column: int, confidence: float = 1.0) -> Fact:
    """A cell of the table; each has a box of its own."""
    figure = parsed(address, text)
    place = Place(2, 50.0 + 90 * column, 80.0 + 30 * row, 130.0 + 90 * column, 92.0 + 30 * row)
    return Fact(address, figure.printed, figure.value, text, (place,), confidence=confidence)


def facts(rows: Sequence[Sequence[str]] = ROWS, columns: Sequence[str] = COLUMNS) -> tuple[Fact, ...]:
    return tuple(
        cell(f"plan/{number}/{code}", text, number, column)
        for number, row in enumerate(rows, 1)
        for column, (code, text) in enumerate(zip(columns, row, strict=True))
    )


def plan(
    rows: Sequence[Sequence[str]] = ROWS, notice: Sequence[str] = NOTICE, columns: Sequence[str] = COLUMNS
) -> Reading:
    """What is read from a plan of a city for 2024."""
    return Reading(
        digest="1" * 64,
        state=State.DIGITAL,
        pages=(PageSize(595, 842), PageSize(842, 595)),
        title=TITLE,
        organisation="云岚市",
        year=2024,
        form="work-plan",
        forms={"plan": "2024"},
        facts=facts(rows, columns),
        prose=spoken(TITLE, *notice),
    )


def having(changes: Mapping[str, str], rows: Sequence[Sequence[str]] = ROWS) -> Reading:
    """The plan with other words in some cells, by `row/column`."""
    made = [list(row) for row in rows]
    for where, text in changes.items():
        row, code = where.split("/")
        made[int(row) - 1][COLUMNS.index(code)] = text
    return plan(made)


def doubting(it: Reading, row: int) -> Reading:
    """The same plan with the cells of one row read with doubt."""
    unsure = tuple(replace(f, confidence=0.5) if f.address.split("/")[1] == str(row) else f for f in it.facts)
    return replace(it, facts=unsure)


def found(it: Reading, code: str, related: Related = ALONE) -> list[Finding]:
    """What one check says of a plan."""
    return [finding for finding in reviewing.check(it, related=related) if finding.check == code]


def failed(it: Reading, code: str, related: Related = ALONE) -> list[Finding]:
    return [finding for finding in found(it, code, related) if finding.outcome is Outcome.FAIL]


def lit(finding: Finding) -> set[str]:
    """The addresses of the boxes of a finding."""
    return {anchor.address for anchor in finding.anchors if anchor.address}
