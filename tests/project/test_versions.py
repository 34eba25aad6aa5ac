# SPDX-License-Identifier: AGPL-3.0-or-later
"""A corrected file takes the place of the one before it, says what it changed, and loses nothing that people said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reviewer.errors import ReviewerError
from reviewer.model.document import Source
from reviewer.model.project import Status, Target
from reviewer.model.report import Verdict
from reviewer.model.version import Fate
from reviewer.project import Project
from reviewer.store import pdfs
from tests import reviews
from tests.reviews import FIGURES, MISSING, RIGHT, TOTAL, WRONG, found, reopened

RIGHTED = FIGURES | {TOTAL: "12", "requests/2/total": "0.75"}
"""Line 1 adds up now, line 2 does not any more."""


@pytest.fixture
def newer(source: Path) -> Path:
    return reviews.pdf(source.parent, "corrected.pdf", "two")


def take_in(project: Project, uuid: str, path: Path, figures: dict[str, str] = RIGHTED) -> None:
    project.keep_corrected(path, reviews.review(path, figures), uuid)


def fates(project: Project, uuid: str) -> dict[str, Fate]:
    changes = project.version_changes(uuid)
    assert changes is not None
    return {it.finding.key: it.fate for it in changes.findings if it.finding}


class TestWhoseItMayBe:
    def test_a_file_of_the_same_body_year_and_kind_may_be_a_corrected_one(
        self, project: Project, uuid: str, newer: Path
    ) -> None:
        assert project.corrects(newer, reviews.review(newer)) == uuid
        assert project.corrects(newer, reviews.review(newer, organisation="长宁区人民政府")) == uuid
        assert len(project.reports()) == 1

    @pytest.mark.parametrize(
        "other",
        [{"organisation": "虹口区"}, {"year": 2023}, {"form": "work-plan"}, {"organisation": ""}, {"form": None}],
    )
    def test_any_other_file_is_none(self, project: Project, uuid: str, newer: Path, other: dict[str, Any]) -> None:
        assert project.corrects(newer, reviews.review(newer, **other)) is None

    def test_neither_is_a_file_that_was_not_read_or_is_here(
        self, project: Project, uuid: str, newer: Path, source: Path
    ) -> None:
        assert project.corrects(newer, reviews.unread(newer)) is None
        assert project.corrects(source, reviews.review(source)) is None

    def test_a_closed_report_is_left_alone(self, project: Project, uuid: str, newer: Path) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.signing.prepare(uuid)
        project.signing.approve(uuid)
        project.signing.close(uuid)
        assert project.corrects(newer, reviews.review(newer)) is None
        with pytest.raises(ReviewerError, match="closed"):
            take_in(project, uuid, newer)
        assert not (pdfs.folder(project.path) / f"{pdfs.digest_of(newer)}.pdf").exists()


class TestWhatItChanges:
    def test_findings_carry_over_by_key(self, project: Project, uuid: str, newer: Path) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        take_in(project, uuid, newer)
        assert len(project.reports()) == 1
        assert found(project, uuid) == {RIGHT: Status.OPEN, MISSING: Status.OPEN}
        assert fates(project, uuid) == {RIGHT: Fate.NEW, WRONG: Fate.CORRECTED}
        changes = project.version_changes(uuid)
        assert changes is not None
        gone = changes.findings[-1]
        assert gone.decision is not None
        assert gone.decision.status is Status.CONFIRMED

    def test_a_decision_holds_on_what_is_the_same_and_asks_for_another_look_elsewhere(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        for content, figures, fate in (("same", FIGURES, Fate.SAME), ("other", FIGURES | {TOTAL: "14"}, Fate.CHANGED)):
            take_in(project, uuid, reviews.pdf(source.parent, f"{content}.pdf", content), dict(figures))
            assert fates(project, uuid) == {WRONG: fate}
            (wrong,) = (it for it in project.report(uuid).findings if it.finding.key == WRONG)
            assert wrong.status is Status.CONFIRMED
            assert wrong.stale is (fate is Fate.CHANGED)

    def test_what_cannot_be_checked_any_more_was_not_corrected(self, project: Project, uuid: str, newer: Path) -> None:
        take_in(project, uuid, newer, {key: it for key, it in FIGURES.items() if key != TOTAL})
        assert fates(project, uuid) == {WRONG: Fate.UNKNOWN}

    def test_figures_that_are_others_are_listed(self, project: Project, uuid: str, newer: Path) -> None:
        take_in(project, uuid, newer, FIGURES | {TOTAL: "12", "requests/2/natural": "0.5", "requests/9/total": "1"})
        changes = project.version_changes(uuid)
        assert changes is not None
        assert [
            (it.address, it.before and it.before.text, it.now and it.now.text) for it in changes.figures
        ] == [(TOTAL, "13", "12"), ("requests/9/total", None, "1")]  # fmt: skip

    def test_a_report_with_one_file_has_no_changes(self, project: Project, uuid: str) -> None:
        assert project.version_changes(uuid) is None
        (only,) = project.versions(uuid)
        assert (only.file, only.in_force, only.verdict, only.failed, only.not_evaluable) == (
            "report.pdf", True, Verdict.FAIL, 1, 1,
        )  # fmt: skip


class TestWhatStays:
    def test_both_files_stay_readable(self, project: Project, uuid: str, source: Path, newer: Path) -> None:
        old = source.read_bytes()
        take_in(project, uuid, newer)
        first, second = project.versions(uuid)
        assert (first.in_force, second.in_force) == (False, True)
        source.unlink()
        assert project.pdf(uuid, first.digest).read_bytes() == old
        assert project.pdf(uuid).read_bytes() == project.pdf(uuid, second.digest).read_bytes() == newer.read_bytes()
        with pytest.raises(KeyError):
            project.pdf(uuid, "0" * 64)

    def test_a_file_that_was_replaced_is_shown_as_it_was(
        self, project: Project, uuid: str, source: Path, newer: Path
    ) -> None:
        assert project.replaced(uuid) == ()
        before = project.report(uuid)
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        take_in(project, uuid, newer)
        (it,) = project.replaced(uuid)
        assert (it.digest, it.file) == (before.reading.digest, source.name)
        was = project.as_it_was(uuid, it.digest)
        assert (was.row.file, was.reading, was.facts) == (source.name, before.reading, before.facts)
        assert [one.finding.key for one in was.findings] == [one.finding.key for one in before.findings]
        assert {one.decision for one in was.findings} == {None}
        assert project.report(uuid).row.file == newer.name
        with pytest.raises(KeyError):
            project.as_it_was(uuid, "0" * 64)

    def test_undoing_puts_everything_back_and_redoing_too(self, project: Project, uuid: str, newer: Path) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.notes.add(uuid, Target(finding=WRONG), "请更正")
        project.correct(uuid, "requests/2/total", "0.60")
        project.compare(uuid, "requests")
        before = project.report(uuid)
        take_in(project, uuid, newer)
        after = project.report(uuid)
        assert not after.comparisons
        project.journal.undo()
        assert project.report(uuid) == before
        assert len(project.versions(uuid)) == 2
        assert project.version_changes(uuid) is None
        project.journal.redo()
        again = project.report(uuid)
        assert (again.findings, again.facts, again.reading) == (after.findings, after.facts, after.reading)

    def test_a_figure_set_by_hand_holds_only_where_the_new_file_prints_the_same(
        self, project: Project, uuid: str, newer: Path
    ) -> None:
        project.correct(uuid, TOTAL, "12")
        project.correct(uuid, "requests/3.1/natural", "8")
        take_in(project, uuid, newer, FIGURES | {TOTAL: "15"})
        facts = project.report(uuid).facts
        assert (facts[TOTAL].text, facts[TOTAL].source is Source.HAND) == ("15", False)
        assert (facts["requests/3.1/natural"].text, facts["requests/3.1/natural"].source) == ("8", Source.HAND)
        first, second = project.versions(uuid)
        assert (first.failed, second.failed) == (0, 1)
        assert fates(project, uuid) == {WRONG: Fate.NEW}

    def test_importing_the_older_file_again_leaves_the_newer_one_in_force(
        self, project: Project, uuid: str, source: Path, newer: Path
    ) -> None:
        take_in(project, uuid, newer)
        there = project.report(uuid)
        assert project.keep(source, reviews.review(source)) == uuid
        assert project.report(uuid) == there
        assert [it.in_force for it in project.versions(uuid)] == [False, True]

    def test_it_is_all_there_the_next_day(self, project: Project, uuid: str, newer: Path) -> None:
        take_in(project, uuid, newer)
        changes = project.version_changes(uuid)
        with reopened(project) as again:
            assert again.version_changes(uuid) == changes
            told = again.journal.history(uuid)[-1]
            assert (told.what, again.name(told).zh) == ("corrected_version", "换成更正稿")

    def test_a_file_that_is_here_already_is_refused(self, project: Project, uuid: str, source: Path) -> None:
        with pytest.raises(ReviewerError, match="already"):
            take_in(project, uuid, source)
        assert len(project.versions(uuid)) == 1
