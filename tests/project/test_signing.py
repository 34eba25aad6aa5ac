# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two people sign a report off, send it back and close it; what is closed stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.model.body import Body
from reviewer.model.clipping import Cut
from reviewer.model.finding import Severity
from reviewer.model.project import Status, Target
from reviewer.model.reply import Reply
from reviewer.model.signing import Signing, Step, awaits, stage
from reviewer.project import Project
from tests import reviews
from tests.reviews import FIGURES, HERE, TOTAL, WRONG, reopened


def signed(project: Project, uuid: str) -> Signing:
    return project.report(uuid).row.signing


def test_a_report_goes_from_the_preparer_to_the_reviewer(project: Project, uuid: str) -> None:
    project.signing.prepare(uuid)
    project.journal.author = "王"
    assert project.signing.waiting_for("王") == [uuid]
    assert awaits(signed(project, uuid), "王")
    assert not awaits(signed(project, uuid), "李")
    assert not project.signing.approve(uuid).same
    with reopened(project) as again:
        it = signed(again, uuid)
        assert it.step is Step.REVIEWED
        assert stage(it) == "done"
        assert it.prepared
        assert it.reviewed
        assert (it.prepared.author, it.reviewed.author) == ("李", "王")
        assert again.reports()[0].signing == it
        assert [one.what for one in again.journal.history(uuid)][1:] == ["prepare", "approve"]


def test_who_reviews_his_own_work_is_told_and_the_history_says_so(project: Project, uuid: str) -> None:
    project.signing.prepare(uuid)
    assert project.signing.approve(uuid).same
    assert "同一人" in Project.name(project.journal.history(uuid)[-1]).zh


def test_a_report_that_is_sent_back_waits_for_its_preparer_again(project: Project, uuid: str) -> None:
    with pytest.raises(ReviewerError):
        project.signing.approve(uuid)
    project.signing.prepare(uuid)
    with pytest.raises(ReviewerError):
        project.signing.send_back(uuid, "  ")
    project.signing.send_back(uuid, "第 3 表未核对")
    it = signed(project, uuid)
    assert (it.step, stage(it), it.sign_off) == (Step.RETURNED, "returned", None)
    assert it.returned
    assert it.returned.reason == "第 3 表未核对"
    with pytest.raises(ReviewerError):
        project.signing.approve(uuid)
    project.signing.prepare(uuid)
    assert signed(project, uuid).step is Step.PREPARED
    project.journal.undo()
    assert signed(project, uuid) == it


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (lambda project, uuid: project.decide(uuid, [WRONG], Status.CONFIRMED), ["decision"]),
        (lambda project, uuid: project.notes.add(uuid, Target(), "请再看"), ["note"]),
        (lambda project, uuid: project.correct(uuid, TOTAL, "12"), ["correction", "finding"]),
        (lambda project, uuid: project.identify(uuid, "静安区", 2024, "年报"), ["identity"]),
        (lambda project, uuid: project.replies.close(uuid, [WRONG], "已改"), ["closing"]),
    ],
    ids=["decision", "note", "correction", "name", "closing"],
)
def test_what_changes_after_a_sign_off_is_shown_and_the_sign_off_stays(
    project: Project, uuid: str, change: Callable[[Project, str], object], kinds: list[str]
) -> None:
    project.signing.prepare(uuid)
    assert project.signing.changes(uuid) == ()
    change(project, uuid)
    assert sorted({it.kind.value for it in project.signing.changes(uuid)}) == kinds
    assert signed(project, uuid).step is Step.PREPARED
    project.journal.undo()
    assert project.signing.changes(uuid) == ()


def test_a_picture_and_a_reply_taken_in_after_the_sign_off_are_changes(project: Project, uuid: str) -> None:
    note = project.notes.add(uuid, Target(), "见图")
    project.signing.prepare(uuid)
    project.notes.attach(note, Cut(b"\x89PNG", "a.pdf", HERE))
    at = datetime.now(UTC)
    reply = Reply("r" * 36, uuid, WRONG, None, "属实", (), "王", "", None, "回.xlsx", "e" * 64, 5, "d", "李", at)
    project.replies.take_in([reply])
    assert [(it.kind.value, it.how) for it in project.signing.changes(uuid)] == [("note", "other"), ("reply", "new")]


def test_what_is_alike_in_a_closed_report_is_not_decided_on(project: Project, uuid: str, tmp_path: Path) -> None:
    other = reviews.pdf(tmp_path, "b.pdf", "b")
    closed = project.keep(other, reviews.review(other, organisation="静安区"))
    project.signing.close(closed, "归档")
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    assert closed not in project.decisions.alike(uuid, WRONG)
    project.decisions.decide_alike(uuid, WRONG, everywhere=True)
    assert not any(it.decision for it in project.report(closed).findings)


def test_another_reading_of_the_same_figures_changes_nothing_and_other_figures_do(
    project: Project, uuid: str, source: Path
) -> None:
    project.signing.prepare(uuid)
    project.keep(source, reviews.review(source))
    assert project.signing.changes(uuid) == ()
    project.keep(source, reviews.review(source, FIGURES | {TOTAL: "18"}))
    assert "reading" in {it.kind for it in project.signing.changes(uuid)}


COMMANDS: dict[str, Callable[[Project, str, Path], object]] = {
    "decide": lambda project, uuid, _: project.decide(uuid, [WRONG], Status.DISMISSED),
    "correct": lambda project, uuid, _: project.correct(uuid, TOTAL, "12"),
    "confirm": lambda project, uuid, _: project.confirm(uuid, [TOTAL]),
    "compare": lambda project, uuid, _: project.compare(uuid, "requests"),
    "note": lambda project, uuid, _: project.notes.add(uuid, Target(), "一"),
    "identify": lambda project, uuid, _: project.identify(uuid, "甲", 2024, "年报"),
    "add": lambda project, uuid, _: project.add_finding(uuid, "漏项", HERE, None, Severity.ERROR),
    "keep": lambda project, _, source: project.keep(source, reviews.review(source)),
    "prepare": lambda project, uuid, _: project.signing.prepare(uuid),
    "approve": lambda project, uuid, _: project.signing.approve(uuid),
}


@pytest.mark.parametrize("whole", [False, True], ids=["report", "project"])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_closed_refuses_every_change(
    project: Project, uuid: str, source: Path, command: str, whole: bool
) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.signing.prepare(uuid)
    (project.signing.close_project if whole else lambda: project.signing.close(uuid))()
    before = project.report(uuid), project.journal.history()
    with pytest.raises(ReviewerError):
        COMMANDS[command](project, uuid, source)
    assert (project.report(uuid), project.journal.history()) == before
    assert before[0].row.frozen


def test_closing_with_something_undecided_needs_a_reason_and_so_does_reopening(project: Project, uuid: str) -> None:
    with pytest.raises(ReviewerError, match="undecided"):
        project.signing.close(uuid)
    project.signing.close(uuid, "单位撤销")
    assert stage(signed(project, uuid)) == "closed"
    with pytest.raises(ReviewerError):
        project.signing.reopen(uuid, "")
    project.signing.reopen(uuid, "复议")
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    said = [str(it.after) for it in project.journal.history(uuid) if it.what in ("close", "reopen")]
    assert ["单位撤销" in said[0], "复议" in said[1]] == [True, True]


def test_a_closed_project_takes_no_report_and_no_list(project: Project, uuid: str, tmp_path: Path) -> None:
    project.signing.close_project("归档")
    other = reviews.pdf(tmp_path, "b.pdf")
    with pytest.raises(ReviewerError):
        project.keep(other, reviews.review(other))
    with pytest.raises(ReviewerError):
        project.bodies.put([Body("甲局")])
    project.signing.reopen_project("补报")
    project.bodies.put([Body("甲局")])
    assert not project.report(uuid).row.frozen


def test_checking_again_leaves_out_what_is_closed_and_says_so(project: Project, uuid: str) -> None:
    project.signing.close(uuid, "归档")
    before = project.journal.history()
    project.run_again()
    assert project.journal.left == [uuid]
    assert project.journal.history() == before


def test_closing_is_undone_like_any_change_and_what_came_before_only_then(project: Project, uuid: str) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.signing.close(uuid)
    project.journal.undo()
    assert not project.report(uuid).row.frozen
    project.journal.redo()
    with reopened(project) as again:
        assert again.report(uuid).row.frozen


def test_signing_twice_on_the_same_state_keeps_the_first_signature_and_the_review(project: Project, uuid: str) -> None:
    first = project.signing.prepare(uuid)
    project.signing.approve(uuid)
    before = signed(project, uuid)
    assert project.signing.prepare(uuid) == first
    assert signed(project, uuid) == before
    project.notes.add(uuid, Target(), "再看")
    project.signing.prepare(uuid)
    assert signed(project, uuid).step is Step.PREPARED
    assert project.signing.changes(uuid) == ()
