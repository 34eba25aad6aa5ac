# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people say about a report: decisions, notes, findings of their own, corrections, its name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Origin, Severity
from reviewer.model.project import Status, Target
from reviewer.model.report import Reading, Verdict
from reviewer.project import Project
from tests import reviews
from tests.reviews import FIGURES, HERE, MISSING, RIGHT, TOTAL, WRONG, found, reopened


class TestDecisions:
    def test_a_decision_keeps_its_author_and_the_figures_it_saw(self, project: Project, uuid: str) -> None:
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        with reopened(project) as again:
            wrong, _ = again.report(uuid).findings
        assert wrong.decision is not None
        assert (wrong.status, wrong.decision.author) == (Status.EXPLAINED, "李")
        assert wrong.decision.digest == wrong.finding.digest
        assert wrong.decision.read == wrong.finding.read
        assert wrong.decision.at.utcoffset() is not None

    def test_many_at_once_are_one_event_and_one_undo(self, project: Project, uuid: str) -> None:
        before = len(project.journal.history())
        project.decide(uuid, [WRONG, MISSING], Status.DISMISSED)
        assert project.reports()[0].undecided == 0
        assert len(project.journal.history()) == before + 1
        name = project.journal.undo()
        assert name is not None
        assert name.zh == "2 处问题：误报"
        assert found(project, uuid) == {WRONG: Status.OPEN, MISSING: Status.OPEN}

    def test_it_goes_stale_when_the_figures_change_and_keeps_the_old_ones(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "15"}))
        wrong, _ = project.report(uuid).findings
        assert wrong.stale
        assert wrong.status is Status.CONFIRMED
        assert wrong.decision is not None
        assert f"{TOTAL}=13" in wrong.decision.read
        assert f"{TOTAL}=15" in wrong.finding.read
        assert project.reports()[0].undecided == 2

    def test_deciding_again_on_a_stale_finding_settles_it(self, project: Project, uuid: str, source: Path) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "15"}))
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        assert not project.report(uuid).findings[0].stale

    def test_it_outlives_its_finding_and_returns_with_it(self, project: Project, uuid: str, source: Path) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.notes.add(uuid, Target(finding=WRONG), "等答复")
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "12"}))
        assert WRONG not in found(project, uuid)
        assert len(project.report(uuid).notes) == 1
        project.keep(source, reviews.review(source))
        wrong, _ = project.report(uuid).findings
        assert (wrong.finding.key, wrong.status, wrong.stale) == (WRONG, Status.CONFIRMED, False)
        assert [it.text for it in wrong.notes] == ["等答复"]

    def test_the_same_decision_again_is_no_event(self, project: Project, uuid: str) -> None:
        project.decide(uuid, [MISSING], Status.OPEN)
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        before = project.journal.history()
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        assert project.journal.history() == before

    def test_a_finding_that_is_not_there_cannot_be_decided(self, project: Project, uuid: str) -> None:
        before = project.journal.history()
        with pytest.raises(KeyError):
            project.decide(uuid, [WRONG, RIGHT], Status.CONFIRMED)
        assert project.journal.history() == before


class TestNotes:
    @pytest.mark.parametrize(
        "target",
        [Target(finding=WRONG), Target(address=TOTAL), Target(place=HERE), Target(page=2), Target()],
        ids=["finding", "figure", "region", "page", "report"],
    )
    def test_a_note_comes_back_on_what_it_was_put(self, project: Project, uuid: str, target: Target) -> None:
        made = project.notes.add(uuid, target, "看原件\n“第二行”")
        with reopened(project) as again:
            (note,) = again.report(uuid).notes
        assert (note.uuid, note.target, note.text, note.author) == (made, target, "看原件\n“第二行”", "李")

    def test_an_edited_note_bears_the_name_of_who_wrote_last(self, project: Project, uuid: str) -> None:
        made = project.notes.add(uuid, Target(), "一")
        with reopened(project) as again:
            again.notes.edit(made, "二")
            (note,) = again.report(uuid).notes
            assert (note.text, note.author) == ("二", "王")
            again.journal.undo()
            (note,) = again.report(uuid).notes
            assert (note.text, note.author) == ("一", "李")

    def test_a_deleted_note_is_gone_but_in_the_history(self, project: Project, uuid: str) -> None:
        made = project.notes.add(uuid, Target(), "删去的话")
        project.notes.delete(made)
        assert project.report(uuid).notes == ()
        assert "删去的话" in str(project.journal.history()[-1].before)
        with pytest.raises(KeyError):
            project.notes.delete(made)
        with pytest.raises(KeyError):
            project.notes.edit(made, "再写")


class TestOwnFindings:
    def test_a_persons_finding_stands_behind_those_of_the_checks(self, project: Project, uuid: str) -> None:
        key = project.add_finding(uuid, "盖章缺失", HERE, None, Severity.WARNING)
        with reopened(project) as again:
            mine = again.report(uuid).findings[-1].finding
        assert (mine.key, mine.origin, mine.severity) == (key, Origin.PERSON, Severity.WARNING)
        assert mine.message.zh == "盖章缺失"
        assert [it.place for it in mine.anchors] == [HERE]

    def test_a_decision_on_it_goes_stale_with_its_figure(self, project: Project, uuid: str) -> None:
        key = project.add_finding(uuid, "不可信", HERE, TOTAL, Severity.REVIEW)
        project.decide(uuid, [key], Status.CONFIRMED)
        project.correct(uuid, TOTAL, "12")
        assert [it.stale for it in project.report(uuid).findings if it.finding.key == key] == [True]
        project.journal.undo()
        assert [it.stale for it in project.report(uuid).findings if it.finding.key == key] == [False]

    def test_one_of_a_check_cannot_be_deleted(self, project: Project, uuid: str) -> None:
        key = project.add_finding(uuid, "盖章缺失", HERE, None, Severity.WARNING)
        with pytest.raises(KeyError):
            project.delete_finding(uuid, WRONG)
        project.delete_finding(uuid, key)
        assert key not in found(project, uuid)

    def test_undoing_its_deletion_brings_its_decision_back(self, project: Project, uuid: str) -> None:
        key = project.add_finding(uuid, "盖章缺失", HERE, None, Severity.WARNING)
        project.decide(uuid, [key], Status.CONFIRMED)
        project.delete_finding(uuid, key)
        project.journal.undo()
        assert found(project, uuid)[key] is Status.CONFIRMED


class TestCorrections:
    def test_a_corrected_figure_holds_and_the_checks_read_it(self, project: Project, uuid: str) -> None:
        project.correct(uuid, TOTAL, "12")
        with reopened(project) as again:
            there = again.report(uuid)
        assert (there.facts[TOTAL].value, there.facts[TOTAL].source) == (Decimal(12), Source.HAND)
        assert there.facts[TOTAL].places == there.reading.facts[2].places
        assert there.reading.facts[2].text == "13"
        assert WRONG not in {it.finding.key for it in there.findings}
        (it,) = there.corrections
        assert (it.address, it.printed, it.value, it.author) == (TOTAL, "12", "12", "李")

    def test_a_figure_that_was_not_read_can_be_set(self, project: Project, uuid: str) -> None:
        project.correct(uuid, "requests/3.1/total", "7")
        there = project.report(uuid)
        assert there.facts["requests/3.1/total"].places == ()
        assert found(project, uuid) == {WRONG: Status.OPEN}
        assert there.passes == {"SUM": 2}

    def test_a_blank_or_a_stroke_can_be_set_too(self, project: Project, uuid: str) -> None:
        for printed in ("/", "", "不适用"):
            project.correct(uuid, TOTAL, printed)
            there = project.report(uuid)
            assert [(it.printed, it.value) for it in there.corrections] == [(printed, None)]
            assert (there.facts[TOTAL].text, there.facts[TOTAL].value) == (printed, None)

    def test_taking_one_back_lets_the_reading_hold_again(self, project: Project, uuid: str) -> None:
        project.take_back(uuid, TOTAL)
        project.correct(uuid, TOTAL, "12")
        project.correct(uuid, TOTAL, "14")
        project.take_back(uuid, TOTAL)
        assert project.report(uuid).facts[TOTAL].text == "13"
        assert project.report(uuid).corrections == ()
        assert [it.what for it in project.journal.history(uuid)] == ["import", "correct", "correct", "take_back"]
        project.journal.undo()
        assert project.report(uuid).facts[TOTAL].text == "14"

    def test_a_new_reading_does_not_overwrite_one(self, project: Project, uuid: str, source: Path) -> None:
        project.correct(uuid, TOTAL, "12")
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "99"}))
        there = project.report(uuid)
        assert there.facts[TOTAL].text == "12"
        assert there.reading.facts[2].text == "99"
        assert WRONG not in found(project, uuid)

    def test_the_verdict_follows(self, project: Project, uuid: str) -> None:
        assert project.reports()[0].verdict is Verdict.FAIL
        project.correct(uuid, TOTAL, "12")
        assert project.reports()[0].verdict is Verdict.PASS
        project.journal.undo()
        assert project.reports()[0].verdict is Verdict.FAIL


class TestNaming:
    def test_a_name_given_by_hand_holds_over_later_readings(self, project: Project, uuid: str, source: Path) -> None:
        project.identify(uuid, "静安区", None, "年报")
        project.keep(source, reviews.review(source, organisation="黄浦区", year=2022))
        (row,) = project.reports()
        assert (row.organisation, row.year, row.title) == ("静安区", None, "年报")

    def test_undoing_it_lets_the_newest_reading_say(self, project: Project, uuid: str, source: Path) -> None:
        project.identify(uuid, "静安区", None, "年报")
        project.keep(source, reviews.review(source, organisation="黄浦区", year=2022))
        project.journal.undo()
        (row,) = project.reports()
        assert (row.organisation, row.year) == ("黄浦区", 2022)
        project.journal.redo()
        assert project.reports()[0].organisation == "静安区"

    def test_the_checks_read_the_name_that_holds(
        self, project: Project, uuid: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[tuple[str, int | None]] = []

        def listening(reading: Reading, facts: Mapping[str, Fact] | None = None, *_: object) -> tuple[Finding, ...]:
            seen.append((reading.organisation, reading.year))
            return ()

        monkeypatch.setattr("reviewer.reviewing.check", listening)
        project.identify(uuid, "静安区", 2023, "年报")
        assert seen == [("静安区", 2023)]
