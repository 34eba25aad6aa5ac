# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a report has its verdict, and the verdict that decisions leave."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.checks.weighing import Counts, counted, reasons, verdict_decided
from reviewer.model.document import State
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import Decision, Reviewed, Status
from reviewer.model.report import Reading, Verdict
from reviewer.model.text import Text
from reviewer.project import Project
from tests import reviews

ERROR, WARNING, REVIEW = Severity.ERROR, Severity.WARNING, Severity.REVIEW


def finding(
    check: str, at: str, severity: Severity = ERROR, outcome: Outcome = Outcome.FAIL, doubt: bool = False
) -> Finding:
    return Finding(check, at, outcome, severity, Text("甲", "a"), doubt=doubt)


def made(it: Finding, status: Status, stale: bool = False) -> Reviewed:
    digest = "of other figures" if stale else it.digest
    return Reviewed(it, Decision(status, "李", datetime(2026, 1, 5, tzinfo=UTC), digest))


def test_reasons_stand_in_the_order_of_their_weight() -> None:
    reading = Reading("0", State.DIGITAL, gaps=(Text("未找到表四。", "Table 4 was not found."),))
    found = (
        finding("S-LEN", "prose/1", WARNING),
        finding("X-LIC", "disclosure/licences/processed", REVIEW),
        finding("T3-ROW", "requests/2", REVIEW, doubt=True),
        finding("T4-SUM", "disputes", outcome=Outcome.NOT_EVALUABLE),
        finding("S-YEAR", "year"),
        finding("C-MAX", "requests/1/total"),
        finding("N-NEW", "prose/1/received/1"),
        finding("T3-ROW", "requests/3.1"),
        finding("T3-SUM7", "requests/company"),
        finding("T3-ROW", "requests/1", outcome=Outcome.PASS),
    )
    assert [reason.zh for reason in reasons(reading, found)] == [
        "未找到表四。",
        "表三：2 处错误（T3-ROW、T3-SUM7）",
        "正文：1 处错误（N-NEW）",
        "结构：1 处错误（S-YEAR）",
        "上下级：1 处错误（C-MAX）",
        "表三：1 处因读取存疑待定（T3-ROW）",
        "表二：1 处需判断（X-LIC）",
        "结构：1 处提醒（S-LEN）",
        "1 项检查无法核对",
    ]
    assert reasons(reading, found)[1].en == "Table 3: errors 2 (T3-ROW, T3-SUM7)"


def test_a_report_that_could_not_be_read_gives_that_as_its_reason() -> None:
    lost = Reading("0", State.DAMAGED, error=Text("文件已损坏。", "The file is damaged."))
    assert reasons(lost, ()) == (lost.error,)


def test_failures_are_counted_by_severity() -> None:
    found = [finding("A", "1"), finding("B", "2", WARNING), finding("C", "3", REVIEW), finding("D", "4", WARNING)]
    assert counted([*found, finding("E", "5", outcome=Outcome.PASS)]) == Counts(1, 2, 1)
    assert counted(found).text == Text("错误 1，提醒 2，需判断 1", "1 errors, 2 warnings, 1 to judge")
    assert counted(()).text == Text("", "")


@pytest.mark.parametrize("status", [Status.EXPLAINED, Status.DISMISSED, Status.EXTRACTION_ERROR])
def test_what_was_set_aside_no_longer_counts(status: Status) -> None:
    error, warning = finding("T3-ROW", "requests/1"), finding("S-LEN", "prose/1", WARNING)
    assert verdict_decided(Verdict.FAIL, [made(error, status), Reviewed(warning)], 20) is Verdict.REVIEW
    assert verdict_decided(Verdict.FAIL, [made(error, status), made(warning, status)], 20) is Verdict.PASS
    assert verdict_decided(Verdict.FAIL, [made(error, status, stale=True)], 20) is Verdict.FAIL


def test_what_was_upheld_counts_and_what_needed_judgement_then_weighs_as_an_error() -> None:
    assert verdict_decided(Verdict.FAIL, [made(finding("A", "1"), Status.CONFIRMED)], 20) is Verdict.FAIL
    judged = finding("X-LIC", "disclosure", REVIEW)
    assert verdict_decided(Verdict.REVIEW, [Reviewed(judged)], 20) is Verdict.REVIEW
    assert verdict_decided(Verdict.REVIEW, [made(judged, Status.CONFIRMED)], 20) is Verdict.FAIL
    assert verdict_decided(Verdict.REVIEW, [made(judged, Status.CONFIRMED, stale=True)], 20) is Verdict.REVIEW
    assert verdict_decided(Verdict.REVIEW, [made(finding("S", "1", WARNING), Status.CONFIRMED)], 20) is Verdict.REVIEW


def test_no_decision_makes_read_what_was_not_read_or_passes_what_was_not_checked() -> None:
    dismissed = made(finding("A", "1"), Status.DISMISSED)
    assert verdict_decided(Verdict.INCOMPLETE, [dismissed], 20) is Verdict.INCOMPLETE
    assert verdict_decided(Verdict.UNREADABLE, [], 0) is Verdict.UNREADABLE
    assert verdict_decided(Verdict.REVIEW, [], 0) is Verdict.REVIEW
    assert verdict_decided(Verdict.FAIL, [dismissed], 0) is Verdict.REVIEW
    assert (
        verdict_decided(Verdict.PASS, [Reviewed(finding("A", "1", outcome=Outcome.NOT_EVALUABLE))], 0) is Verdict.PASS
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.review", "李") as opened:
        yield opened


def test_the_list_of_reports_says_the_same_as_the_report(project: Project, tmp_path: Path) -> None:
    """The list counts in the database what `verdict_decided` counts over findings."""
    source = reviews.pdf(tmp_path)
    found = (
        finding("A", "error"),
        finding("B", "review", REVIEW),
        finding("C", "warning", WARNING),
        finding("D", "unknown", outcome=Outcome.NOT_EVALUABLE),
        finding("E", "pass", outcome=Outcome.PASS),
    )
    review = replace(reviews.review(source), findings=found, verdict=Verdict.FAIL)
    uuid = project.keep(source, review)

    def verdict() -> Verdict:
        (row,) = project.reports()
        report = project.report(uuid)
        assert row == report.row
        assert row.decided is verdict_decided(row.verdict, report.findings, sum(report.passes.values()))
        return row.decided

    (row,) = project.reports()
    assert (row.errors, row.warnings, row.review) == (1, 1, 1)
    said = [(verdict(), "")]
    for key, status in (
        ("A@error", Status.CONFIRMED),
        ("A@error", Status.DISMISSED),
        ("B@review", Status.CONFIRMED),
        ("B@review", Status.EXPLAINED),
        ("C@warning", Status.CONFIRMED),
        ("C@warning", Status.EXTRACTION_ERROR),
        ("A@error", Status.OPEN),
    ):
        project.decide(uuid, [key], status)
        said.append((verdict(), f"{key} {status}"))
    fail, judge, passed = Verdict.FAIL, Verdict.REVIEW, Verdict.PASS
    assert [one for one, _ in said] == [fail, fail, judge, fail, judge, judge, passed, fail], said
    assert project.reports()[0].verdict is Verdict.FAIL
