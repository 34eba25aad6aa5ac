# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every command on a project: its event, undoing and redoing it, reopening after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reviewer.keeping.naming import NAMES
from reviewer.model.finding import Severity
from reviewer.model.project import Status, Target
from reviewer.project import Project
from tests import reviews
from tests.reviews import HERE, TOTAL, WRONG, found, reopened

Command = Callable[[Project, str], object]


def _decide(project: Project, uuid: str) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)


def _note(project: Project, uuid: str) -> None:
    project.notes.add(uuid, Target(page=1), "一")


def _edit_note(project: Project, uuid: str) -> None:
    project.notes.edit(project.report(uuid).notes[0].uuid, "二")


def _delete_note(project: Project, uuid: str) -> None:
    project.notes.delete(project.report(uuid).notes[0].uuid)


def _add_finding(project: Project, uuid: str) -> None:
    project.add_finding(uuid, "盖章缺失", HERE, TOTAL, Severity.ERROR)


def _delete_finding(project: Project, uuid: str) -> None:
    project.delete_finding(uuid, project.report(uuid).findings[-1].finding.key)


def _correct(project: Project, uuid: str) -> None:
    project.correct(uuid, TOTAL, "12")


def _take_back(project: Project, uuid: str) -> None:
    project.take_back(uuid, "requests/2/total")


def _identify(project: Project, uuid: str) -> None:
    project.identify(uuid, "静安区", 2023, "年报")


COMMANDS: tuple[Command, ...] = (
    _decide,
    _note,
    _edit_note,
    _delete_note,
    _add_finding,
    _delete_finding,
    _correct,
    _take_back,
    _identify,
)


def prepared(project: Project, uuid: str) -> None:
    """Something for every command to work on."""
    project.notes.add(uuid, Target(), "零")
    project.add_finding(uuid, "旧", HERE, None, Severity.REVIEW)
    project.correct(uuid, "requests/2/total", "0.5")


@pytest.mark.parametrize("command", COMMANDS)
class TestEveryCommand:
    def test_is_one_event_with_author_and_what_was_before(self, project: Project, uuid: str, command: Command) -> None:
        prepared(project, uuid)
        before = project.journal.history()
        command(project, uuid)
        *earlier, event = project.journal.history()
        assert tuple(earlier) == before
        assert (event.author, event.report) == ("李", uuid)
        assert event.what in NAMES
        assert event.workstation
        assert event.before != event.after

    def test_can_be_undone_and_redone_and_nothing_is_rewritten(
        self, project: Project, uuid: str, command: Command
    ) -> None:
        prepared(project, uuid)
        before = project.report(uuid)
        command(project, uuid)
        after, events = project.report(uuid), project.journal.history()
        assert after != before
        assert project.journal.undo() == project.journal.next_redo
        assert project.report(uuid) == before
        assert project.journal.redo() == project.journal.next_undo
        assert project.report(uuid) == after
        *earlier, undone, redone = project.journal.history()
        assert tuple(earlier) == events
        assert (undone.what, redone.what) == (f"undo:{events[-1].what}", f"redo:{events[-1].what}")
        assert undone.of == redone.of == events[-1].uuid
        assert (undone.before, undone.after) == (events[-1].after, events[-1].before)

    def test_survives_reopening(self, project: Project, uuid: str, command: Command) -> None:
        prepared(project, uuid)
        command(project, uuid)
        after, events = project.report(uuid), project.journal.history()
        with reopened(project) as again:
            assert again.report(uuid) == after
            assert again.journal.history() == events
            assert again.journal.next_undo is None


class TestUndo:
    def test_there_is_nothing_to_undo_at_first(self, project: Project, uuid: str) -> None:
        assert project.journal.next_undo is None
        assert project.journal.next_redo is None
        assert project.journal.undo() is None
        assert project.journal.redo() is None
        assert project.journal.next_undo is None

    def test_changes_are_undone_last_first_and_redone_in_order(self, project: Project, uuid: str) -> None:
        states = [project.report(uuid)]
        for command in (_decide, _note, _correct, _identify):
            command(project, uuid)
            states.append(project.report(uuid))
        for state in states[-2::-1]:
            project.journal.undo()
            assert project.report(uuid) == state
        for state in states[1:]:
            project.journal.redo()
            assert project.report(uuid) == state

    def test_a_new_change_ends_redoing(self, project: Project, uuid: str) -> None:
        _decide(project, uuid)
        project.journal.undo()
        _note(project, uuid)
        assert project.journal.next_redo is None

    def test_an_import_and_a_run_between_do_not_disturb_it(self, project: Project, uuid: str, source: Path) -> None:
        _decide(project, uuid)
        project.keep(source, reviews.review(source))
        project.run_again(uuid)
        project.journal.undo()
        assert found(project, uuid)[WRONG] is Status.OPEN

    def test_it_reaches_back_over_reports(self, project: Project, uuid: str, source: Path) -> None:
        other = reviews.pdf(source.parent, "other.pdf", "two")
        second = project.keep(other, reviews.review(other))
        _decide(project, uuid)
        _note(project, second)
        project.journal.undo()
        project.journal.undo()
        assert found(project, uuid)[WRONG] is Status.OPEN
        assert project.report(second).notes == ()


class TestHistory:
    def test_it_tells_all_in_order_or_of_one_report(self, project: Project, uuid: str, source: Path) -> None:
        other = reviews.pdf(source.parent, "other.pdf", "two")
        second = project.keep(other, reviews.review(other))
        _decide(project, uuid)
        _note(project, second)
        project.journal.undo()
        whats = ["create", "import", "import", "decide", "note", "undo:note"]
        assert [it.what for it in project.journal.history()] == whats
        assert [it.what for it in project.journal.history(second)] == ["import", "note", "undo:note"]
        assert len({it.uuid for it in project.journal.history()}) == len(whats)
        times = [it.at for it in project.journal.history()]
        assert times == sorted(times)

    def test_every_event_has_a_name_in_both_languages(self, project: Project, uuid: str) -> None:
        _decide(project, uuid)
        project.journal.undo()
        names = [project.name(it) for it in project.journal.history()]
        assert [it.zh for it in names] == ["新建项目", "导入", "确认问题 SUM", "撤销：确认问题 SUM"]
        assert [it.en for it in names] == ["create the project", "import", "confirmed SUM", "undo: confirmed SUM"]
