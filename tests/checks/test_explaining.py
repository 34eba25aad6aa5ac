# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reason that a failed balance is given."""

from dataclasses import replace

import pytest

from reviewer import reviewing
from reviewer.model.finding import Finding, Side
from reviewer.model.report import Reading
from tests.literals import disputes, reading, requests


def finding(report: Reading, code: str, at: str) -> Finding:
    return next(f for f in reviewing.check(report) if (f.check, f.at) == (code, at))


def test_the_one_figure_that_breaks_a_row_and_a_column_is_named_with_its_value() -> None:
    why = finding(reading(requests(requests_3_1_company="5")), "T3-ROW", "requests/3.1").why
    assert "三（一）予以公开，商业企业" in why.zh
    assert "由 5 改为 1" in why.zh
    assert "唯一" in why.zh


def test_several_possible_repairs_are_counted_and_not_decided() -> None:
    why = finding(reading(disputes(disputes_reconsideration_total="8")), "T4-SUM", "disputes/reconsideration").why
    assert "5 种可能" in why.zh


def test_a_repair_is_never_a_negative_count() -> None:
    why = finding(reading(disputes(disputes_reconsideration_total="1")), "T4-SUM", "disputes/reconsideration").why
    assert "-" not in why.zh


def test_two_compensating_faults_are_told_with_their_cells() -> None:
    report = reading(requests(requests_3_1_natural="10", requests_3_2_natural="1"))
    it = finding(report, "T3-ROW", "requests/3.1")
    assert "“三（一）予以公开，自然人”由 10 改为 9" in it.why.zh
    assert "3 种可能" in it.why.zh
    assert "清晰" in it.why.zh


def test_the_cells_of_the_likeliest_reason_are_lit_too() -> None:
    report = reading(requests(requests_3_7_natural="20", requests_3_7_total="27"))
    it = finding(report, "T3-GOUJI", "requests/natural")
    assert "合计没有随之更新" in it.why.zh
    assert "requests/3.7/total" in [a.address for a in it.anchors if a.side is Side.CONTEXT]


def test_a_doubtful_figure_that_would_settle_all_is_believed_to_be_misread() -> None:
    facts = requests(requests_3_1_company="7")
    unsure = replace(facts["requests/3.1/company"], confidence=0.6)
    it = finding(reading(facts | {unsure.address: unsure}), "T3-ROW", "requests/3.1")
    assert "更像是读取差错" in it.why.zh
    assert "数字形近" in it.why.zh


def test_three_unrelated_faults_have_no_small_reason() -> None:
    report = reading(requests(requests_1_natural="77", requests_3_2_natural="66", requests_2_total="9"))
    assert "多处差错" in finding(report, "T3-ROW", "requests/1").why.zh


def lacking(line: str, **changes: str) -> Reading:
    """A report whose table 3 is printed without one line."""
    facts = {address: one for address, one in requests(**changes).items() if address.split("/")[1] != line}
    codes = [row.line for row in reading(requests()).rows["requests"] if row.line != line]
    return reading(facts, rows={"requests": codes})


def test_a_missing_row_is_told_with_the_figures_that_make_the_table_agree() -> None:
    why = finding(lacking("3.2"), "S-ROWS", "requests/3.2").why
    assert "自然人 2、商业企业 0、科研机构 0、社会公益组织 0、法律服务机构 0、其他 1、总计 3" in why.zh
    assert "只是漏了这一行" in why.zh
    assert "only the row was left out" in why.en


def test_a_missing_row_of_zeros_is_told_as_such() -> None:
    assert "应全为 0" in finding(lacking("3.3.4"), "S-ROWS", "requests/3.3.4").why.zh


@pytest.mark.parametrize(("line", "total"), [("3.7", "总计 23"), ("1", "总计 26"), ("2", "总计 5"), ("4", "总计 8")])
def test_a_missing_total_or_line_of_the_flow_is_told_by_its_sums(line: str, total: str) -> None:
    why = finding(lacking(line), "S-ROWS", f"requests/{line}").why
    assert total in why.zh
    assert "只是漏了这一行" in why.zh


@pytest.mark.parametrize(
    ("line", "changes", "said"),
    [
        ("3.2", {"requests_3_7_natural": "15"}, "自然人 -2"),
        ("3.2", {"requests_3_7_natural": "20"}, "不能使本行成立"),
        ("3.7", {"requests_4_company": "3"}, "商业企业 0 或 2"),
    ],
)
def test_a_missing_row_that_explains_nothing_is_told_as_such(line: str, changes: dict[str, str], said: str) -> None:
    why = finding(lacking(line, **changes), "S-ROWS", f"requests/{line}").why
    assert said in why.zh
    assert "还有其他差错" in why.zh


def test_of_two_missing_rows_or_with_another_figure_missing_nothing_is_supposed() -> None:
    two = lacking("3.2")
    facts = tuple(f for f in two.facts if f.address.split("/")[1] != "3.4.1")
    rows = {"requests": tuple(row for row in two.rows["requests"] if row.line != "3.4.1")}
    assert finding(replace(two, facts=facts, rows=rows), "S-ROWS", "requests/3.2").why.zh == ""
    less = tuple(f for f in two.facts if f.address != "requests/3.7/other")
    assert finding(replace(two, facts=less), "S-ROWS", "requests/3.2").why.zh == ""
