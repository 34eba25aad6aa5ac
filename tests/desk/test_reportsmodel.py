# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of reports without a window: orders, search, and what a row says."""

from typing import Any

from PySide6.QtCore import Qt

from reviewer.desk.i18n import Language
from reviewer.desk.reports.model import DETAIL, Order, ReportsModel, detail_of, matches, sorted_rows, waiting_of
from reviewer.model.report import Verdict
from tests import desks

ROWS = (desks.row("a", "长岭区", 1), desks.row("b", "安溪区", 3), desks.row("c", "北岸区", 0, verdict=Verdict.PASS))


def test_most_undecided_first() -> None:
    assert [row.uuid for row in sorted_rows(ROWS, Order.TROUBLE)] == ["b", "a", "c"]


def test_the_order_of_import_is_the_projects() -> None:
    assert sorted_rows(ROWS, Order.IMPORTED) == ROWS


def test_a_search_looks_at_organisation_year_title_and_file() -> None:
    assert matches(ROWS[0], "长岭 2024")
    assert matches(ROWS[0], "pdf")
    assert not matches(ROWS[0], "安溪")


def test_a_row_says_year_findings_form_and_pages(chinese: Language) -> None:
    assert detail_of(ROWS[1]).split() == ["2024", "年", "错误", "3", "2021", "格式", "5", "页"]


def test_errors_and_warnings_are_counted_apart(chinese: Language) -> None:
    mixed = desks.row("a", "甲", 6, failed=3, warnings=1, review=4)
    assert "错误 2 提醒 1 需判断 4" in detail_of(mixed)
    assert "错误" not in detail_of(desks.row("a", "甲", 1, failed=1, warnings=1))


def test_the_verdict_after_decisions_is_said_where_it_differs(chinese: Language) -> None:
    assert "判定后" not in detail_of(ROWS[1])
    dismissed = desks.row("a", "甲", 0, failed=2, heavy=0, light=0, passed=9)
    assert "判定后：通过" in detail_of(dismissed)
    model = ReportsModel()
    model.show((dismissed,))
    tip = str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "程序结论：失败（错误 2）\n判定后：通过" in tip


def test_a_row_says_how_much_is_decided(chinese: Language) -> None:
    assert waiting_of(desks.row("a", "甲", 2, failed=3, review=2)) == "3/5"
    assert waiting_of(desks.row("a", "甲", 0, failed=3)) == "完成"
    assert waiting_of(desks.row("a", "甲", 0, verdict=Verdict.UNREADABLE)) == "—"


def test_what_could_not_be_checked_does_not_keep_a_report_open(chinese: Language) -> None:
    assert waiting_of(desks.row("a", "甲", 4, failed=2, not_evaluable=4)) == "完成"


def test_the_model_keeps_the_rules_of_qt(chinese: Language, qtmodeltester: Any) -> None:
    model = ReportsModel()
    model.show(ROWS)
    qtmodeltester.check(model)
    model.show(ROWS, Order.NAME, "区")
    qtmodeltester.check(model)


def test_two_reports_of_one_body_and_year_are_told_apart_by_their_files(chinese: Language) -> None:
    model = ReportsModel()
    model.show((desks.row("a", "长岭区", file="一.pdf"), desks.row("b", "长岭区", file="二.pdf"), ROWS[1]))
    said = [str(model.data(model.index(row), DETAIL)) for row in range(3)]
    assert said[0].startswith("一.pdf")
    assert said[1].startswith("二.pdf")
    assert ".pdf" not in said[2]
