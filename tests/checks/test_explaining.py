# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reason that a failed balance is given."""

from dataclasses import replace

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
