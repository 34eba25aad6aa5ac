# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leaves for districts, what comes back, and where every finding stands in between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from reviewer.errors import ReviewerError
from reviewer.keeping import naming
from reviewer.model.project import Status
from reviewer.model.reply import Answer, Dispatch, Follow, Reply, Sent, Thread
from reviewer.project import Project
from reviewer.returns.replying import token
from reviewer.store import schema
from tests.reviews import WRONG

DUE, LATER = date(2025, 3, 15), date(2025, 3, 16)


def left(project: Project, uuid: str, due: date | None = DUE, name: str = "一") -> Dispatch:
    """A workbook with the one failing finding, gone."""
    key = token(project.replies.project, uuid, WRONG)
    rows = (Sent(key, uuid, WRONG, "d1"),)
    it = Dispatch(name * 36, "甲区", due, "甲区.xlsx", "f" * 64, "李", datetime.now(UTC), rows)
    project.replies.send(it)
    return it


def answered(uuid: str, answer: Answer | None = Answer.AGREED, name: str = "a", words: str = "属实") -> Reply:
    at, figures = datetime.now(UTC), (("requests/1/total", "12"),)
    return Reply(
        name * 36, uuid, WRONG, answer, words, figures, "王", "3月1日", None, "回复.xlsx", "e" * 64, 5, "d1", "李", at
    )


def follow(project: Project, uuid: str, today: date = DUE) -> Follow | None:
    return project.replies.threads(uuid).get((uuid, WRONG), Thread(uuid, WRONG)).follow(today)


def test_the_hidden_key_is_the_same_in_every_workbook_and_tells_nothing(project: Project, uuid: str) -> None:
    one = token(project.replies.project, uuid, WRONG)
    assert one == token(project.replies.project, uuid, WRONG)
    assert re.fullmatch("RV[A-Z2-7]{16}", one)
    assert len({one, token(project.replies.project, uuid, "else"), token("another", uuid, WRONG)}) == 3


def test_a_finding_that_never_left_stands_nowhere(project: Project, uuid: str) -> None:
    assert follow(project, uuid) is None


def test_a_finding_is_sent_until_the_deadline_and_overdue_after_it(project: Project, uuid: str) -> None:
    left(project, uuid)
    assert follow(project, uuid, DUE) is Follow.SENT
    assert follow(project, uuid, LATER) is Follow.OVERDUE
    left(project, uuid, date(2025, 4, 1), "二")
    assert follow(project, uuid, LATER) is Follow.SENT


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        (Answer.AGREED, Follow.ANSWERED),
        (Answer.DISPUTED, Follow.DISPUTED),
        (Answer.CORRECTED, Follow.CORRECTED),
        (None, Follow.ANSWERED),
    ],
)
def test_a_reply_says_where_a_finding_stands(
    project: Project, uuid: str, answer: Answer | None, stands: Follow
) -> None:
    left(project, uuid)
    project.replies.take_in([answered(uuid, answer)])
    assert follow(project, uuid, LATER) is stands


def test_a_workbook_after_a_reply_asks_again(project: Project, uuid: str) -> None:
    left(project, uuid)
    project.replies.take_in([answered(uuid)])
    left(project, uuid, None, "二")
    assert follow(project, uuid, LATER) is Follow.SENT


def test_the_same_reply_is_kept_once_and_another_one_after_it(project: Project, uuid: str) -> None:
    assert project.replies.take_in([answered(uuid)]) == 1
    assert project.replies.take_in([answered(uuid, name="b")]) == 0
    assert project.replies.take_in([answered(uuid, name="c", words="已更正")]) == 1
    thread = project.replies.threads(uuid)[uuid, WRONG]
    assert [it.explanation for it in thread.replies] == ["属实", "已更正"]
    assert thread.replies[0].figures == (("requests/1/total", "12"),)


def test_a_reply_changes_no_decision(project: Project, uuid: str) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.replies.take_in([answered(uuid, Answer.DISPUTED)])
    found = {it.finding.key: it for it in project.report(uuid).findings}
    assert found[WRONG].status is Status.CONFIRMED


def test_what_is_closed_stays_closed_until_a_reason_opens_it(project: Project, uuid: str) -> None:
    left(project, uuid)
    project.replies.close(uuid, [WRONG])
    project.replies.take_in([answered(uuid)])
    assert follow(project, uuid) is Follow.CLOSED
    with pytest.raises(ReviewerError, match="reason"):
        project.replies.reopen(uuid, [WRONG], "  ")
    assert follow(project, uuid) is Follow.CLOSED
    project.replies.reopen(uuid, [WRONG], "更正表仍不平衡")
    assert follow(project, uuid) is Follow.REOPENED
    project.replies.take_in([answered(uuid, Answer.CORRECTED, "d", "又更正")])
    assert follow(project, uuid) is Follow.CORRECTED


def test_closing_can_be_undone_and_done_again(project: Project, uuid: str) -> None:
    left(project, uuid)
    project.replies.close(uuid, [WRONG], "已核")
    project.journal.undo()
    assert follow(project, uuid) is Follow.SENT
    project.journal.redo()
    assert follow(project, uuid) is Follow.CLOSED
    assert "办结" in naming.name(project.journal.history(uuid)[-1]).zh


def test_a_finding_that_was_never_closed_is_not_reopened(project: Project, uuid: str) -> None:
    project.replies.reopen(uuid, [WRONG], "理由")
    assert follow(project, uuid) is None


def test_a_key_that_nobody_knows_is_refused(project: Project, uuid: str) -> None:
    with pytest.raises(KeyError):
        project.replies.close(uuid, ["nothing"])


def test_hidden_keys_lead_to_what_was_sent_and_nowhere_else(project: Project, uuid: str) -> None:
    it = left(project, uuid)
    assert project.replies.known([it.rows[0].token, "RVUNKNOWN"]) == {it.rows[0].token: it.rows[0]}


def test_all_is_there_when_the_project_is_opened_again(project: Project, uuid: str) -> None:
    it = left(project, uuid)
    reply = answered(uuid)
    project.replies.take_in([reply])
    project.close()
    with Project.open(project.path, "王") as again:
        assert again.replies.dispatches() == (it,)
        assert again.replies.threads()[uuid, WRONG].replies == (reply,)
        assert [event.what for event in again.journal.history()][-2:] == ["send", "replies"]


def test_replies_and_workbooks_cannot_be_changed_in_the_file(project: Project, uuid: str, tmp_path: Path) -> None:
    left(project, uuid)
    project.replies.take_in([answered(uuid)])
    for table in (schema.reply, schema.dispatch, schema.sent):
        with pytest.raises(DatabaseError, match="append-only"), project.journal.store.writing() as db:
            db.execute(table.delete())


def test_a_reply_about_a_finding_that_is_gone_is_kept(project: Project, uuid: str) -> None:
    gone = replace(answered(uuid), key="T3-ROW@nowhere")
    assert project.replies.take_in([gone]) == 1
    assert project.replies.threads(uuid)[uuid, gone.key].replies == (gone,)
