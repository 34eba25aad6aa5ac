# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deciding on many findings at once, over several reports, and saying why."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.model.project import Status
from reviewer.project import Project
from tests import reviews
from tests.reviews import FIGURES, MISSING, TOTAL, WRONG, found, reopened

OTHER = "SUM@requests/2"


@pytest.fixture
def second(project: Project, uuid: str, tmp_path: Path) -> str:
    """Another report, in which two lines do not add up."""
    source = reviews.pdf(tmp_path, "second.pdf", "two")
    return project.keep(source, reviews.review(source, FIGURES | {"requests/2/total": "9"}, organisation="虹口区"))


def reason(project: Project, uuid: str, key: str) -> str:
    [one] = [it for it in project.report(uuid).findings if it.finding.key == key]
    assert one.decision is not None
    return one.decision.reason


class TestReasons:
    def test_a_reason_is_kept_with_its_decision_and_undone_by_itself(self, project: Project, uuid: str) -> None:
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        project.decisions.explain(uuid, [WRONG, MISSING], "  报告单位已作说明 ")
        assert reason(project, uuid, WRONG) == "报告单位已作说明"
        assert found(project, uuid) == {WRONG: Status.EXPLAINED, MISSING: Status.OPEN}
        name = project.journal.undo()
        assert name is not None
        assert name.zh == "填写判定理由"
        assert (reason(project, uuid, WRONG), found(project, uuid)[WRONG]) == ("", Status.EXPLAINED)
        project.journal.redo()
        with reopened(project) as again:
            assert reason(again, uuid, WRONG) == "报告单位已作说明"

    def test_another_decision_has_no_reason_yet_and_the_same_one_keeps_it(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        project.decisions.explain(uuid, [WRONG], "电话核实")
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "15"}))
        assert project.report(uuid).findings[0].stale
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        assert not project.report(uuid).findings[0].stale
        assert reason(project, uuid, WRONG) == "电话核实"
        project.decide(uuid, [WRONG], Status.DISMISSED)
        assert reason(project, uuid, WRONG) == ""

    def test_saying_why_does_not_make_a_stale_decision_fresh(self, project: Project, uuid: str, source: Path) -> None:
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "15"}))
        project.decisions.explain(uuid, [WRONG], "旧说明")
        assert project.report(uuid).findings[0].stale

    def test_the_reasons_of_the_office_come_most_used_first(self, project: Project, uuid: str, second: str) -> None:
        project.decide(uuid, [WRONG, MISSING], Status.DISMISSED)
        project.decide(second, [WRONG, OTHER], Status.DISMISSED)
        project.decisions.explain(uuid, [WRONG], "一次")
        project.decisions.explain(uuid, [MISSING], "两次")
        project.decisions.explain(second, [WRONG], "两次")
        assert project.decisions.reasons(Status.DISMISSED) == ("两次", "一次")
        assert project.decisions.reasons(Status.EXPLAINED) == ()


class TestAlike:
    def test_those_alike_are_of_the_same_check_and_outcome_and_undecided(
        self, project: Project, uuid: str, second: str
    ) -> None:
        assert project.decisions.alike(uuid, WRONG) == {uuid: (WRONG,), second: (WRONG, OTHER)}
        assert project.decisions.alike(uuid, MISSING) == {uuid: (MISSING,), second: (MISSING,)}
        project.decide(second, [OTHER], Status.CONFIRMED)
        assert project.decisions.alike(uuid, WRONG) == {uuid: (WRONG,), second: (WRONG,)}
        with pytest.raises(KeyError):
            project.decisions.alike(uuid, "SUM@requests/9")

    def test_all_alike_in_the_project_are_one_step_with_an_event_each(
        self, project: Project, uuid: str, second: str
    ) -> None:
        project.decide(uuid, [WRONG], Status.DISMISSED)
        project.decisions.explain(uuid, [WRONG], "口径不同")
        before = len(project.journal.history())
        assert project.decisions.decide_alike(uuid, WRONG, everywhere=True) == (2, 1)
        assert found(project, second) == {WRONG: Status.DISMISSED, OTHER: Status.DISMISSED, MISSING: Status.OPEN}
        assert reason(project, second, OTHER) == "口径不同"
        assert not any(it.stale for it in project.report(second).findings)
        assert [it.report for it in project.journal.history()[before:]] == [second]

    def test_one_undo_takes_back_what_was_done_to_several_reports(
        self, project: Project, uuid: str, second: str, tmp_path: Path
    ) -> None:
        source = reviews.pdf(tmp_path, "third.pdf", "three")
        third = project.keep(source, reviews.review(source))
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.decisions.decide_alike(uuid, WRONG, everywhere=True)
        undo = project.journal.next_undo
        assert undo is not None
        assert undo.zh == "3 处问题：确认问题（2 份报告）"
        assert project.journal.undo() == undo
        assert [found(project, it)[WRONG] for it in (uuid, second, third)] == [
            Status.CONFIRMED,
            Status.OPEN,
            Status.OPEN,
        ]
        assert project.journal.redo() == undo
        assert {found(project, it)[WRONG] for it in (uuid, second, third)} == {Status.CONFIRMED}
        whats = [(it.what, it.report) for it in project.journal.history()[-4:]]
        assert whats == [
            ("undo:decide", second),
            ("undo:decide", third),
            ("redo:decide", second),
            ("redo:decide", third),
        ]

    def test_in_the_report_means_in_the_report(self, project: Project, uuid: str, second: str) -> None:
        project.decide(second, [WRONG], Status.DISMISSED)
        assert project.decisions.decide_alike(second, WRONG) == (1, 1)
        assert found(project, second)[OTHER] is Status.DISMISSED
        assert found(project, uuid)[WRONG] is Status.OPEN

    def test_nothing_is_decided_after_a_model_that_nobody_decided_on(self, project: Project, uuid: str) -> None:
        before = project.journal.history()
        assert project.decisions.decide_alike(uuid, WRONG, everywhere=True) == (0, 0)
        assert project.journal.history() == before

    def test_a_decision_on_other_figures_waits_for_its_own_look(
        self, project: Project, uuid: str, second: str, source: Path
    ) -> None:
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        project.keep(source, reviews.review(source, FIGURES | {TOTAL: "15"}))
        project.decide(second, [WRONG], Status.CONFIRMED)
        project.decisions.decide_alike(second, WRONG, everywhere=True)
        assert found(project, uuid)[WRONG] is Status.EXPLAINED
        assert project.report(uuid).findings[0].stale


class TestPast:
    def test_a_finding_that_came_back_with_other_figures_asks_for_another_look(
        self, project: Project, uuid: str, source: Path
    ) -> None:
        project.decide(uuid, [WRONG], Status.CONFIRMED)
        project.correct(uuid, TOTAL, "12")
        assert WRONG not in found(project, uuid)
        project.correct(uuid, TOTAL, "14")
        [wrong] = [it for it in project.report(uuid).findings if it.finding.key == WRONG]
        assert (wrong.status, wrong.stale) == (Status.CONFIRMED, True)
        project.take_back(uuid, TOTAL)
        [wrong] = [it for it in project.report(uuid).findings if it.finding.key == WRONG]
        assert (wrong.status, wrong.stale) == (Status.CONFIRMED, False)

    def test_what_was_decided_before_is_found_by_report(self, project: Project, uuid: str, second: str) -> None:
        project.decide(uuid, [WRONG, MISSING], Status.CONFIRMED)
        project.decide(second, [WRONG], Status.DISMISSED)
        project.journal.undo()
        project.run_again()
        assert [it.what for it in project.decisions.past(uuid)] == ["decide"]
        assert [it.what for it in project.decisions.past(second)] == ["decide", "undo:decide"]
