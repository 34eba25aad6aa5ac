# SPDX-License-Identifier: AGPL-3.0-or-later
"""A returned workbook: every row is matched or told, nothing is lost, and nothing changes by looking."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reviewer.export import replyform as form
from reviewer.export.replyform import ANSWER, CORRECTED, DAY, EXPLANATION, PERSON
from reviewer.forms.planform import PLAN
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.progress import drained
from reviewer.model.project import Status
from reviewer.model.reply import Answer
from reviewer.model.returned import Filled, Kind, Looked, Sorted
from reviewer.model.text import Text
from reviewer.project import Project
from reviewer.returns import typedover
from reviewer.returns.replying import token
from tests import replybook, reviews
from tests.replybook import FIRST, fill
from tests.reviews import MISSING, WRONG

YES: dict[str, Any] = {ANSWER: "属实", EXPLANATION: "录入有误", PERSON: "王芳", DAY: "3月1日"}


@pytest.fixture
def book(project: Project, uuid: str, tmp_path: Path) -> Path:
    """A workbook with the two findings of one report, gone."""
    path = tmp_path / "长宁区.xlsx"
    replybook.send(project, path, [uuid])
    return path


def kinds(found: Looked) -> list[Kind]:
    return [it.kind for it in found.lines]


def line(found: Looked, key: str = WRONG) -> Sorted:
    return next(it for it in found.lines if it.key == key)


def told(it: Sorted) -> str:
    return "".join(remark.zh for remark in it.remarks)


def test_an_answer_finds_its_finding_and_looking_changes_nothing(project: Project, uuid: str, book: Path) -> None:
    before = project.path.read_bytes()
    found = project.replies.look_at(fill(book, YES))
    assert kinds(found) == [Kind.NEW, Kind.UNANSWERED]
    reply = line(found).reply
    assert reply is not None
    assert (reply.report, reply.key, reply.answer) == (uuid, WRONG, Answer.AGREED)
    assert (reply.explanation, reply.person, reply.day, reply.row) == ("录入有误", "王芳", "3月1日", FIRST)
    assert project.replies.threads(uuid)[uuid, WRONG].replies == ()
    assert project.path.read_bytes() == before


def test_what_is_taken_in_is_known_afterwards_and_decides_nothing(project: Project, uuid: str, book: Path) -> None:
    found = project.replies.look_at(fill(book, YES))
    assert project.replies.take(found.clear) == 1
    assert kinds(project.replies.look_at(book)) == [Kind.SAME, Kind.UNANSWERED]
    assert project.replies.take(found.clear) == 0
    assert reviews.found(project, uuid)[WRONG] is Status.OPEN
    assert kinds(project.replies.look_at(fill(book, YES | {EXPLANATION: "再查"}))) == [Kind.NEW, Kind.UNANSWERED]


@pytest.mark.parametrize("said", ["属实。", " 属 实 ", "屬實", "是", "√", "True", True, "情况属实", "属实（已整改）"])
def test_only_the_words_that_were_offered_are_an_answer(project: Project, book: Path, said: object) -> None:
    it = line(project.replies.look_at(fill(book, {ANSWER: said})))
    clear = said in ("属实。", " 属 实 ", "True", True)
    assert it.kind is (Kind.NEW if clear else Kind.UNCLEAR)
    assert it.reply is not None
    assert it.reply.answer is (Answer.AGREED if clear else None)
    assert clear or str(said) in it.reply.explanation


def test_what_was_written_without_an_answer_is_kept_for_a_person(project: Project, book: Path) -> None:
    it = line(project.replies.look_at(fill(book, {EXPLANATION: "正在核实"})))
    assert (it.kind, it.takeable, it.reply and it.reply.explanation) == (Kind.UNCLEAR, True, "正在核实")


def test_an_answer_to_figures_of_another_day_is_told(project: Project, uuid: str, book: Path) -> None:
    project.correct(uuid, "requests/1/natural", "9")
    it = line(project.replies.look_at(fill(book, YES)))
    assert it.kind is Kind.CHANGED
    assert "数字已变" in told(it)
    project.correct(uuid, "requests/1/natural", "11")
    assert line(project.replies.look_at(book)).kind is Kind.CHANGED


def test_edited_locked_text_is_told_with_its_column(project: Project, book: Path) -> None:
    it = line(project.replies.look_at(fill(book, YES | {"message": "没有问题", "year": 2023})))
    assert it.kind is Kind.EDITED
    assert "年度、问题" in told(it)
    digested = line(project.replies.look_at(fill(book, YES | {"message": "第 1 行", "year": 2024, "digest": "0" * 64})))
    assert digested.kind is Kind.EDITED


def test_a_key_that_never_left_is_told_and_not_taken(project: Project, book: Path) -> None:
    stranger = token("another", "u", "k")
    found = project.replies.look_at(fill(book, YES | {form.TOKEN: stranger}))
    assert kinds(found) == [Kind.UNANSWERED, Kind.MISSING, Kind.UNKNOWN]
    assert not found.lines[-1].takeable
    assert line(found).kind is Kind.MISSING


def test_an_inserted_row_without_a_key_is_told(project: Project, book: Path) -> None:
    found = project.replies.look_at(fill(book, YES, {}, {ANSWER: "属实", EXPLANATION: "另有一处"}))
    assert kinds(found) == [Kind.NEW, Kind.UNANSWERED, Kind.UNKNOWN]
    unknown = found.lines[-1].filled
    assert unknown is not None
    assert (unknown.row, unknown.explanation) == (FIRST + 2, "另有一处")


def test_the_same_finding_answered_twice_asks_which(project: Project, uuid: str, book: Path) -> None:
    mine = token(project.replies.project, uuid, WRONG)
    found = project.replies.look_at(fill(book, YES, {}, {form.TOKEN: mine, ANSWER: "不属实", EXPLANATION: "没有错"}))
    assert kinds(found) == [Kind.DUPLICATE, Kind.DUPLICATE, Kind.UNANSWERED]
    assert found.clear == ()
    twice = project.replies.look_at(fill(book, YES, {}, {form.TOKEN: mine} | YES))
    assert kinds(twice) == [Kind.NEW, Kind.SAME, Kind.UNANSWERED]


def test_a_reply_to_another_project_is_told_row_by_row(project: Project, book: Path, tmp_path: Path) -> None:
    fill(book, YES)
    with Project.create(tmp_path / "别的.review", "李") as other:
        found = other.replies.look_at(book)
        assert kinds(found) == [Kind.FOREIGN, Kind.FOREIGN]
        assert "另一个项目" in found.remarks[-1].zh
        bare = openpyxl.load_workbook(book)
        del bare[form.HIDDEN]
        bare.save(book)
        assert kinds(other.replies.look_at(book)) == [Kind.FOREIGN, Kind.FOREIGN]
    assert kinds(project.replies.look_at(book))[0] is Kind.NEW


def test_a_closed_report_takes_answers_only_when_asked(project: Project, uuid: str, book: Path) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.signing.prepare(uuid)
    project.journal.author = "周"
    project.signing.approve(uuid)
    project.signing.close(uuid)
    it = line(project.replies.look_at(fill(book, YES)))
    assert (it.kind, it.takeable) == (Kind.CLOSED, True)
    assert project.replies.take([it]) == 1


def test_a_row_that_did_not_come_back_is_missing(project: Project, book: Path) -> None:
    edited = openpyxl.load_workbook(book)
    replybook.answers(edited).delete_rows(FIRST)
    edited.save(book)
    found = project.replies.look_at(book)
    assert [(it.kind, it.key) for it in found.lines] == [(Kind.UNANSWERED, MISSING), (Kind.MISSING, WRONG)]


def test_a_corrected_figure_is_tried_and_nothing_is_kept(project: Project, uuid: str, book: Path) -> None:
    found = project.replies.look_at(fill(book, {ANSWER: "已更正", CORRECTED: "１１"}))
    it = line(found)
    assert it.figures == (("requests/1/natural", "11"),)
    trial = drained(project.replies.trying(found.lines))[found.lines.index(it)]
    assert (trial.outcome, trial.newly) == (Outcome.PASS, ())
    assert project.report(uuid).corrections == ()
    wrong = project.replies.look_at(fill(book, {ANSWER: "已更正", CORRECTED: 12}))
    assert drained(project.replies.trying(wrong.lines))[0].outcome is Outcome.FAIL
    words = project.replies.look_at(fill(book, {ANSWER: "已更正", CORRECTED: "见附件"}))
    assert drained(project.replies.trying(words.lines))[0].outcome is not Outcome.PASS


def test_a_task_as_a_whole_has_no_figure_to_correct() -> None:
    place, said = reviews.HERE, Text("任务", "task")
    anchor = Anchor(place, Side.LEFT, f"{PLAN}/6/content")
    task = Finding("P", f"{PLAN}/6/cover", Outcome.FAIL, Severity.REVIEW, said, anchors=(anchor,))
    assert typedover.figures(Filled("表", 6, "", corrected="12"), task, {}) == {}
    cell = Filled("表", 6, "", address=f"{PLAN}/6/content", corrected="12")
    assert typedover.figures(cell, task, {}) == {f"{PLAN}/6/content": "12"}


def test_figures_typed_over_are_tried_together_and_say_what_fails_then(project: Project, book: Path) -> None:
    fill(book, {ANSWER: "已更正"})
    edited = openpyxl.load_workbook(book)
    page = edited[f"{form.FIGURES.zh}1"]
    page["E4"], page["G4"], page["G5"] = 11, "12.0", "9"
    edited.save(book)
    found = project.replies.look_at(book)
    it, loose = line(found), found.lines[-1]
    assert it.figures == (("requests/1/natural", "11"), ("requests/1/total", "12.0"))
    assert (loose.kind, loose.figures) == (Kind.LOOSE, (("requests/2/total", "9"),))
    trial = drained(project.replies.trying(found.lines))[found.lines.index(it)]
    assert trial.outcome is Outcome.FAIL
    assert [key for key, _ in trial.newly] == ["SUM@requests/2"]


def test_a_figure_typed_over_without_an_answer_is_not_lost(project: Project, book: Path) -> None:
    edited = openpyxl.load_workbook(book)
    edited[f"{form.FIGURES.zh}1"]["E4"] = 11
    edited.save(book)
    it = line(project.replies.look_at(book))
    assert (it.kind, it.figures) == (Kind.UNCLEAR, (("requests/1/natural", "11"),))


def test_dates_and_figures_keep_what_was_meant(project: Project, book: Path) -> None:
    for given, kept in (
        (date(2025, 3, 1), "2025-03-01"),
        (45717, "2025-03-01"),
        ("45717", "2025-03-01"),
        ("昨天", "昨天"),
    ):
        reply = line(project.replies.look_at(fill(book, YES | {DAY: given}))).reply
        assert reply is not None
        assert reply.day == kept


def test_a_workbook_in_english_is_read_as_well(project: Project, uuid: str, tmp_path: Path) -> None:
    path = tmp_path / "district.xlsx"
    replybook.send(project, path, [uuid], "en")
    found = project.replies.look_at(fill(path, {ANSWER: "Not so", EXPLANATION: "see page 3"}))
    reply = line(found).reply
    assert reply is not None
    assert reply.answer is Answer.DISPUTED
