# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a project keeps of a report, and what importing or checking it again leaves alone."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Severity
from reviewer.model.project import Status, Target
from reviewer.model.report import Reading, Review, Verdict
from reviewer.model.text import Text
from reviewer.project import Project
from reviewer.settings import Settings
from tests import reviews
from tests.reviews import FIGURES, HERE, MISSING, TOTAL, WRONG, found, reopened


class TestWhatIsKept:
    def test_a_reading_comes_back_as_it_was_given(self, project: Project, uuid: str, source: Path) -> None:
        given = reviews.review(source, gaps=(Text("第 2 页没有文字", "page 2 has no text"),), year=None)
        project.keep(source, given)
        with reopened(project) as again:
            there = again.report(uuid)
        assert there.reading == given.reading
        assert there.facts == {it.address: it for it in given.reading.facts}

    def test_findings_come_back_but_passes_only_as_counts(self, project: Project, uuid: str, source: Path) -> None:
        wrong, _, missing = reviews.review(source).findings
        there = project.report(uuid)
        assert [it.finding for it in there.findings] == [wrong, missing]
        assert there.passes == {"SUM": 1}

    def test_no_printed_digit_is_lost(self, project: Project, source: Path) -> None:
        long = "12345678901234567890.10"
        uuid = project.keep(source, reviews.review(source, FIGURES | {TOTAL: long}))
        there = project.report(uuid)
        assert str(there.facts[TOTAL].value) == long
        assert str(there.facts["requests/2/total"].value) == "0.50"
        assert str(there.facts[TOTAL].rounding) == "0.005"
        assert str(there.findings[0].finding.right) == long

    def test_the_list_counts_findings_by_what_they_ask_for(self, project: Project, uuid: str) -> None:
        (row,) = project.reports()
        assert (row.failed, row.review, row.not_evaluable, row.undecided, row.passed) == (1, 0, 1, 2, 1)
        assert (row.organisation, row.year, row.form) == ("长宁区", 2024, "annual-report-2021")
        assert (row.file, row.pages, row.verdict, row.state) == ("report.pdf", 2, Verdict.FAIL, "digital")
        assert row == project.report(uuid).row

    def test_an_unreadable_file_is_in_the_list_with_its_reason(self, project: Project, source: Path) -> None:
        project.keep(source, reviews.unread(source))
        (row,) = project.reports()
        assert (row.verdict, row.error, row.pages) == (Verdict.UNREADABLE, "有密码", 0)

    def test_two_findings_at_one_point_do_not_hide_each_other(self, project: Project, source: Path) -> None:
        given = reviews.review(source)
        twice = Review(given.reading, (given.findings[0], given.findings[0]), given.verdict)
        assert list(found(project, project.keep(source, twice))) == [WRONG, f"{WRONG}#2"]

    def test_an_unknown_report_is_a_key_error(self, project: Project) -> None:
        for ask in (project.report, project.pdf, project.run_again):
            with pytest.raises(KeyError):
                ask("nobody")

    def test_a_closed_project_says_so(self, project: Project) -> None:
        project.close()
        project.close()
        with pytest.raises(RuntimeError, match="closed"):
            project.reports()


class TestImportingAgain:
    def test_the_same_bytes_lose_nothing_that_people_said(self, project: Project, uuid: str, source: Path) -> None:
        own = project.add_finding(uuid, "看不清", HERE, TOTAL, Severity.REVIEW)
        project.decide(uuid, [WRONG, own], Status.CONFIRMED)
        note = project.notes.add(uuid, Target(finding=WRONG), "问过了")
        project.correct(uuid, "requests/3.1/total", "7")
        project.identify(uuid, "长宁", 2023, "改过的标题")
        elsewhere = reviews.pdf(source.parent, "again.pdf")
        assert project.keep(elsewhere, reviews.review(elsewhere, organisation="别处")) == uuid
        there = project.report(uuid)
        assert found(project, uuid) == {WRONG: Status.CONFIRMED, own: Status.CONFIRMED}
        assert not any(it.stale for it in there.findings)
        assert [it.uuid for it in there.notes] == [note]
        assert there.facts["requests/3.1/total"].source is Source.HAND
        assert (there.row.organisation, there.row.year, there.row.file) == ("长宁", 2023, "again.pdf")
        assert there.reading.organisation == "别处"
        assert len(project.reports()) == 1

    def test_a_reading_that_failed_does_not_replace_one_that_did_not(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        before = project.report(uuid)
        assert project.keep(source, reviews.unread(source)) == uuid
        assert project.report(uuid) == before
        assert project.journal.history()[-1].what == "read_again"

    def test_other_bytes_are_another_report(self, project: Project, uuid: str, source: Path) -> None:
        other = reviews.pdf(source.parent, "other.pdf", "two")
        assert project.keep(other, reviews.review(other)) != uuid
        assert [it.file for it in project.reports()] == ["report.pdf", "other.pdf"]

    def test_a_readable_file_answers_an_unreadable_one_at_the_same_path(self, project: Project, source: Path) -> None:
        unread = reviews.unread(source)
        uuid = project.keep(source, unread)
        note = project.notes.add(uuid, Target(), "请重报")
        old = source.rename(source.with_name("old.pdf"))
        reviews.pdf(source.parent, content="without a password")
        assert project.keep(source, reviews.review(source)) == uuid
        there = project.report(uuid)
        assert (there.row.verdict, there.row.error, there.row.organisation) == (Verdict.FAIL, "", "长宁区")
        assert [it.uuid for it in there.notes] == [note]
        assert project.pdf(uuid).read_bytes() == source.read_bytes()
        assert project.keep(old, unread) == uuid
        assert project.report(uuid) == there

    def test_a_readable_file_answers_an_unreadable_one_named_by_hand(self, project: Project, source: Path) -> None:
        uuid = project.keep(source, reviews.unread(source))
        project.identify(uuid, "长宁区", 2024, "")
        other = reviews.pdf(source.parent, "other.pdf", "two")
        assert project.keep(other, reviews.review(other)) == uuid

    def test_two_unreadable_files_are_two_reports(self, project: Project, source: Path) -> None:
        other = reviews.pdf(source.parent, "other.pdf", "two")
        assert project.keep(source, reviews.unread(source)) != project.keep(other, reviews.unread(other))


class TestRunningAgain:
    def test_what_people_said_stays(self, project: Project, uuid: str) -> None:
        own = project.add_finding(uuid, "看不清", HERE, TOTAL, Severity.REVIEW)
        project.decide(uuid, [WRONG, own], Status.CONFIRMED)
        project.notes.add(uuid, Target(finding=WRONG), "问过了")
        project.correct(uuid, "requests/2/total", "0.5")
        project.identify(uuid, "长宁", 2023, "改过的标题")
        before = project.report(uuid)
        project.run_again()
        assert project.report(uuid) == before

    def test_a_new_rule_adds_its_findings(self, project: Project, uuid: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def stricter(reading: Reading, facts: Mapping[str, Fact] | None = None, *_: object) -> tuple[Finding, ...]:
            return (*reviews.adds_up(reading, facts), reviews.doubt("requests/1"))

        project.decide(uuid, [WRONG], Status.CONFIRMED)
        monkeypatch.setattr("reviewer.reviewing.check", stricter)
        project.run_again(uuid)
        added = reviews.doubt("requests/1").key
        assert found(project, uuid) == {WRONG: Status.CONFIRMED, MISSING: Status.OPEN, added: Status.OPEN}
        assert project.reports()[0].review == 1

    def test_all_reports_are_one_event(self, project: Project, uuid: str, source: Path) -> None:
        other = reviews.pdf(source.parent, "other.pdf", "two")
        second = project.keep(other, reviews.review(other))
        project.run_again()
        event = project.journal.history()[-1]
        assert (event.what, event.report) == ("run_again", None)
        assert set(event.after or {}) == {uuid, second}

    def test_an_unreadable_report_stays_unreadable(self, project: Project, source: Path) -> None:
        uuid = project.keep(source, reviews.unread(source))
        project.run_again(uuid)
        assert project.report(uuid).row.verdict is Verdict.UNREADABLE

    def test_a_check_that_breaks_changes_nothing(
        self, project: Project, uuid: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(reading: Reading, facts: Mapping[str, Fact] | None = None, *_: object) -> tuple[Finding, ...]:
            raise ZeroDivisionError

        before, events = project.report(uuid), project.journal.history()
        monkeypatch.setattr("reviewer.reviewing.check", broken)
        with pytest.raises(ZeroDivisionError):
            project.correct(uuid, TOTAL, "12")
        assert project.report(uuid) == before
        assert project.journal.history() == events
        assert project.journal.next_undo is None


def test_a_district_of_300_reports_is_kept_and_listed_fast(tmp_path: Path) -> None:
    figures = {f"requests/{line}/{column}": "1" for line in range(22) for column in range(7)} | FIGURES
    with Project.create(tmp_path / "p.review", "李", Settings(copy_pdfs=False)) as project:
        started = time.perf_counter()
        for number in range(300):
            source = reviews.pdf(tmp_path, f"{number}.pdf", str(number))
            project.keep(source, reviews.review(source, figures))
        kept = time.perf_counter()
        rows = project.reports()
        listed = time.perf_counter()
        project.report(rows[150].uuid)
        opened = time.perf_counter()
        project.run_again()
        ran = time.perf_counter()
    assert len(rows) == 300
    # About ten times what it takes on two slow cores: it says when something became quadratic, no more.
    assert kept - started < 120
    assert listed - kept < 0.2
    assert opened - listed < 0.2
    assert ran - opened < 120
