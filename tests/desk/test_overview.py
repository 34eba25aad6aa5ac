# SPDX-License-Identifier: AGPL-3.0-or-later
"""The overview without a window: the state of each part, filters, groups, sums, orders, and what a tip says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.bodies.progress import Stage
from reviewer.checks.families import FAMILIES
from reviewer.desk.i18n import Language
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import LIGHT
from reviewer.desk.overview.columns import NAME, OPEN, PAGE, VERDICT, group_name, in_order
from reviewer.desk.overview.glance import Overview
from reviewer.desk.overview.lines import (
    Entry,
    Group,
    Grouping,
    Line,
    Wanted,
    entries,
    keeping,
    line_of,
    states_of,
    summed,
)
from reviewer.desk.overview.model import COUNT, PARTS, STATE, OverviewModel
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.project import Decision, OpenReport, Reviewed, Status
from reviewer.model.report import Verdict
from reviewer.model.summary import Part
from reviewer.model.text import Text
from tests import desks


def finding(at: str, outcome: Outcome, severity: Severity, check: str = "X") -> Reviewed:
    return Reviewed(Finding(check, at, outcome, severity, Text("甲", "a")))


def decided(one: Reviewed) -> Reviewed:
    made = desks.decided(Status.CONFIRMED, one.finding.digest)
    return replace(one, decision=Decision(made.status, made.author, made.at, made.digest))


def states(report: OpenReport) -> dict[str, State]:
    return states_of(desks.summed(report))


def test_a_part_shows_the_worst_of_its_findings() -> None:
    report = desks.open_report()
    mixed = (
        *report.findings,
        finding("requests/2", Outcome.FAIL, Severity.REVIEW),
        finding("disputes", Outcome.NOT_EVALUABLE, Severity.ERROR),
        finding("overview/new", Outcome.FAIL, Severity.WARNING),
        finding("year", Outcome.FAIL, Severity.ERROR, "S-YEAR"),
        finding("requests/2/total", Outcome.FAIL, Severity.WARNING, "Y-CARRY"),
        finding("requests/1/total", Outcome.FAIL, Severity.ERROR, "C-MAX"),
    )
    assert states(replace(report, findings=mixed)) == {
        "disclosure": State.PASS,
        "requests": State.FAIL,
        "disputes": State.UNKNOWN,
        "prose": State.JUDGE,
        "structure": State.FAIL,
        "years": State.JUDGE,
        "bodies": State.FAIL,
    }


def test_a_part_is_decided_only_when_all_that_failed_in_it_is() -> None:
    report = desks.open_report()
    first, *others = report.findings
    assert states(replace(report, findings=(decided(first), *others)))["requests"] is State.FAIL
    done = replace(report, findings=tuple(map(decided, report.findings)))
    assert states(done)["requests"] is State.DECIDED
    stale = replace(first, decision=desks.decided(Status.CONFIRMED, "another"))
    assert states(replace(report, findings=(stale, *map(decided, others))))["requests"] is State.FAIL


def test_a_table_that_was_not_found_has_not_passed() -> None:
    report = desks.open_report()
    forms = {name: version for name, version in report.reading.forms.items() if name != "disputes"}
    partial = replace(report, reading=replace(report.reading, forms=forms), passes={"T3-ROW": 25})
    assert states(partial)["disputes"] is State.INCOMPLETE


def test_a_part_of_which_nothing_was_checked_has_no_state() -> None:
    """Missing is not passed."""
    report = replace(desks.open_report(), findings=(), passes={"T3-ROW": 25})
    assert states(report) == {"requests": State.PASS}


def test_a_work_plan_is_not_reproached_with_missing_tables() -> None:
    report = desks.open_report()
    row = replace(report.row, form="work-plan", verdict=Verdict.REVIEW)
    reading = replace(report.reading, forms={"plan": "2024"})
    plan = replace(report, row=row, findings=(), passes={}, reading=reading)
    assert states(plan) == {"plan": State.JUDGE}
    own = finding("5d1c", Outcome.FAIL, Severity.ERROR, "OWN")
    place = desks.SOMEWHERE
    own = replace(own, finding=replace(own.finding, anchors=(Anchor(place, Side.CONTEXT, "plan/2/task"),)))
    assert states(replace(plan, findings=(own,))) == {"plan": State.FAIL}
    assert states(replace(plan, reading=replace(reading, forms={}))) == {"plan": State.INCOMPLETE}


def test_nothing_of_an_unreadable_report_has_passed() -> None:
    report = desks.open_report()
    lost = replace(report, row=replace(report.row, verdict=Verdict.UNREADABLE))
    assert set(states(lost).values()) == {State.UNREADABLE}


# -- lines -----------------------------------------------------------------------------------

TWO = {"requests": Part(errors=2, open_errors=2), "prose": Part(reviews=1, open_reviews=1)}
ONE = {"requests": Part(errors=1, warnings=1, open_warnings=1), "structure": Part(passes=3)}
GONE = {"requests": Part(reviews=2), "structure": Part(passes=3)}
LINES = (
    line_of(desks.row("a", "青阳区", failed=2, review=1, year=2024, parts=TWO), "青阳区"),
    line_of(desks.row("b", "青阳区教育局", failed=2, year=2023, parts=ONE, touched=True, reviewer="王"), "青阳区"),
    line_of(
        desks.row("c", "白山区", review=2, year=2024, verdict=Verdict.REVIEW, parts=GONE, touched=True, reviewer="李"),
        "白山区",
    ),
    line_of(desks.row("d", "某公司", year=2024, verdict=Verdict.UNREADABLE)),
)


def kept(**wanted: Any) -> str:
    return "".join(line.row.uuid for line in keeping(Wanted(**wanted))(LINES))


def test_every_filter_keeps_what_it_says_and_all_of_them_together() -> None:
    assert kept() == "abcd"
    assert kept(words="青阳 2023") == "b"
    assert kept(words="王") == "b"
    assert kept(year=2024) == "acd"
    assert kept(reviewer="李") == "c"
    assert kept(stage=Stage.OUTSTANDING) == "ad"
    assert kept(severity=Severity.ERROR) == "a"
    assert kept(severity=Severity.WARNING, family="requests") == "b"
    assert kept(family="structure") == "bcd"
    assert kept(state=State.UNREADABLE) == "d"
    assert kept(state=State.FAIL, family="requests") == "ab"
    assert kept(state=State.PASS, family="structure", year=2023) == "b"
    assert kept(words="青阳", severity=Severity.REVIEW) == "a"


def test_a_report_whose_failures_are_all_decided_is_decided() -> None:
    assert kept(state=State.DECIDED) == "c"
    assert kept(state=State.JUDGE) == ""


def test_sums_say_what_the_lines_say_together() -> None:
    sums = summed(LINES)
    assert (sums.count, sums.failed, sums.open, sums.decided) == (4, 2, 4, 3)
    assert dict(sums.stages) == {Stage.OUTSTANDING: 2, Stage.IN_REVIEW: 1, Stage.DONE: 1}
    assert dict(zip(FAMILIES, sums.opens, strict=True))["requests"] == 3
    assert dict(zip(FAMILIES, summed(LINES[1:3]).worst, strict=True))["requests"] is State.FAIL
    assert summed(()).count == 0


def shape(found: list[Entry]) -> list[str]:
    return [group_name(one) if isinstance(one, Group) else one.row.uuid for one in found]


def test_lines_stand_under_district_and_year_and_fold(chinese: Language) -> None:
    every = entries(LINES, Grouping.DISTRICT_YEAR, frozenset())
    unknown = ["（未知）（1 份）", "d"]
    assert shape(every)[:2] == ["白山区（1 份）", "c"]
    assert shape(every)[2:] == ["青阳区（2 份）", "2023 年（1 份）", "b", "2024 年（1 份）", "a", *unknown]
    [group] = [one for one in every if isinstance(one, Group) and one.key[-1] == "青阳区"]
    assert group.sums.open == 4
    folded = entries(LINES, Grouping.DISTRICT_YEAR, frozenset({group.key}))
    assert shape(folded)[2:] == ["青阳区（2 份）", "（未知）（1 份）", "d"]
    assert shape(entries(LINES, Grouping.YEAR, frozenset()))[:2] == ["2023 年（1 份）", "b"]
    assert shape(entries(LINES, Grouping.NONE, frozenset())) == ["a", "b", "c", "d"]


def ordered(column: str, descending: bool = False) -> str:
    return "".join(line.row.uuid for line in in_order(LINES, column, descending))


def test_every_column_gives_an_order() -> None:
    assert ordered(OPEN, descending=True) == "abcd"
    assert ordered("requests") == "abdc"
    assert ordered("prose") == "dabc"
    assert ordered(VERDICT)[:2] == "ab"
    for column in PAGE:
        assert sorted(ordered(column)) == sorted("abcd")
        assert sorted(ordered(column, descending=True)) == sorted("abcd")


# -- models ----------------------------------------------------------------------------------


def test_columns_that_no_report_has_leave_their_room(chinese: Language, qtbot: QtBot) -> None:
    view = Overview(lambda uuid: None, chinese, LIGHT)
    qtbot.addWidget(view)
    assert shown(view) == PARTS[:5]
    across = desks.row("a", "甲", parts={"years": Part(warnings=1, open_warnings=1)})
    view.show_rows((across, desks.row("b", "乙", form="work-plan")))
    assert shown(view) == (*PARTS[:6], "plan")


def shown(view: Overview) -> tuple[str, ...]:
    return tuple(part for at, part in enumerate(PARTS) if not view.isColumnHidden(at))


def test_the_tip_says_both_verdicts_and_why(chinese: Language) -> None:
    report = desks.open_report()
    model = OverviewModel(lambda uuid: report, chinese)
    model.show((replace(desks.summed(report), heavy=0, light=1),))
    tip = str(model.index(0, PARTS.index("requests")).data(Qt.ItemDataRole.ToolTipRole))
    head = str(model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))
    for said in (tip, head):
        assert "程序结论：失败" in said
        assert "判定后：需判断" in said
        assert "表三：2 处错误（T3-ROW、T3-SUM7）" in said
    assert "2 条待定" in tip


def test_no_report_is_read_until_somebody_points_at_it_and_then_once(chinese: Language) -> None:
    read: list[str] = []

    def load(uuid: str) -> OpenReport:
        read.append(uuid)
        return desks.open_report()

    rows = (desks.row("a", "甲", parts=TWO), desks.row("b", "乙", parts=ONE))
    model = OverviewModel(load, chinese)
    model.show(rows)
    at = model.index(0, PARTS.index("requests"))
    assert (at.data(STATE), at.data(COUNT)) == (State.FAIL, 2)
    assert read == []
    for _ in range(3):
        at.data(Qt.ItemDataRole.ToolTipRole)
    assert read == ["a"]
    model.show((replace(rows[0], undecided=7), rows[1]))
    at.data(Qt.ItemDataRole.ToolTipRole)
    assert read == ["a", "a"]


def test_a_changed_row_is_shown_without_losing_the_place(chinese: Language, qtbot: QtBot) -> None:
    model = OverviewModel(lambda uuid: None, chinese)
    rows = (desks.row("a", "甲", parts=TWO), desks.row("b", "乙"))
    model.show(rows)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show((replace(rows[0], parts=GONE), rows[1]))
    assert model.index(0, PARTS.index("requests")).data(STATE) == State.DECIDED


def test_the_models_keep_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    small = OverviewModel(lambda uuid: desks.open_report(), chinese)
    small.show((desks.row("a", "甲", parts=TWO), desks.row("b", "乙")))
    qtmodeltester.check(small)
    page = OverviewModel(lambda uuid: None, chinese, PAGE)
    page.show(entries(LINES, Grouping.DISTRICT_YEAR, frozenset()))
    qtmodeltester.check(page)


def test_a_copied_cell_says_in_words_what_its_shape_says(chinese: Language) -> None:
    model = OverviewModel(lambda uuid: None, chinese, PAGE)
    line: Line = LINES[0]
    assert model.said(line, "requests") == "失败 2"
    assert model.said(LINES[2], "requests") == "已判定"
    assert model.said(line, NAME) == "青阳区"
    assert model.said(line, "plan") == ""
