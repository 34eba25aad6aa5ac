# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reason that a failed balance is given."""

from reviewer import reviewing
from reviewer.model.finding import Finding
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


def test_two_compensating_faults_have_no_single_repair() -> None:
    report = reading(requests(requests_3_1_natural="10", requests_3_2_natural="1"))
    assert "不能" in finding(report, "T3-ROW", "requests/3.1").why.zh
