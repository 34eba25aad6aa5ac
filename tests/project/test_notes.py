# SPDX-License-Identifier: AGPL-3.0-or-later
"""Notes with pictures, their earlier versions, and the search over them and over persons' findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.model.clipping import Clipping, Cut
from reviewer.model.finding import Severity
from reviewer.model.place import Place
from reviewer.model.project import Status, Target
from reviewer.project import Project
from tests.reviews import HERE, TOTAL, reopened

PNG = b"\x89PNG\r\n\x1a\n and so on"
CUT = Cut(PNG, "年报.pdf", HERE)


def test_a_note_keeps_the_picture_and_where_it_was_cut_from(project: Project, uuid: str) -> None:
    project.notes.add(uuid, Target(place=HERE), "章不清", CUT)
    with reopened(project) as again:
        (note,) = again.report(uuid).notes
        assert note.picture is not None
        assert (note.picture.file, note.picture.place) == ("年报.pdf", HERE)
        assert again.notes.picture(note.picture.digest) == PNG


def test_undoing_and_redoing_brings_the_picture_back(project: Project, uuid: str) -> None:
    project.notes.add(uuid, Target(), "章不清", CUT)
    before = project.report(uuid).notes
    project.journal.undo()
    assert project.report(uuid).notes == ()
    project.journal.redo()
    assert project.report(uuid).notes == before
    picture = before[0].picture
    assert isinstance(picture, Clipping)
    assert project.notes.picture(picture.digest) == PNG


def test_editing_keeps_the_picture_and_taking_it_off_can_be_undone(project: Project, uuid: str) -> None:
    made = project.notes.add(uuid, Target(), "一", CUT)
    project.notes.edit(made, "二")
    assert project.report(uuid).notes[0].picture is not None
    project.notes.attach(made, None)
    assert (project.report(uuid).notes[0].picture, project.report(uuid).notes[0].text) == (None, "二")
    project.journal.undo()
    assert project.report(uuid).notes[0].picture is not None


def test_a_picture_can_come_after_the_note(project: Project, uuid: str) -> None:
    made = project.notes.add(uuid, Target(), "一")
    project.notes.attach(made, CUT)
    (note,) = project.report(uuid).notes
    assert note.picture is not None
    assert project.notes.earlier(uuid) == {}


def test_a_picture_that_is_not_there_is_a_key_error(project: Project) -> None:
    with pytest.raises(KeyError):
        project.notes.picture("0" * 64)


def test_earlier_versions_of_a_note_are_told_oldest_first(project: Project, uuid: str) -> None:
    made = project.notes.add(uuid, Target(), "一")
    project.notes.add(uuid, Target(), "另一条")
    for words in ("二", "三"):
        project.notes.edit(made, words)
    assert {key: [it.text for it in them] for key, them in project.notes.earlier(uuid).items()} == {made: ["一", "二"]}
    project.journal.undo()
    assert [it.text for it in project.notes.earlier(uuid)[made]] == ["一", "三"]


def test_the_search_follows_undo_and_redo(project: Project, uuid: str) -> None:
    project.notes.add(uuid, Target(), "等区教育局答复")
    project.journal.undo()
    assert project.notes.search("教育").total == 0
    project.journal.redo()
    (hit,) = project.notes.search("教育").found
    assert (hit.report, hit.text[slice(*hit.marks[0])]) == (uuid, "教育")


def test_findings_of_ones_own_are_found_with_who_raised_them(project: Project, uuid: str) -> None:
    key = project.add_finding(uuid, "公章缺失", HERE, None, Severity.WARNING)
    with reopened(project) as again:
        again.edit_finding(uuid, key, "公章模糊", Severity.ERROR)
        assert again.notes.search("缺失").total == 0
        (hit,) = again.notes.search("模糊").found
        assert (hit.key, hit.severity, hit.author) == (key, Severity.ERROR, "李")
        again.delete_finding(uuid, key)
        assert again.notes.search("模糊").total == 0


def test_a_finding_of_ones_own_is_edited_and_its_decision_stays(project: Project, uuid: str) -> None:
    key = project.add_finding(uuid, "公章缺失", HERE, TOTAL, Severity.WARNING)
    project.decide(uuid, [key], Status.CONFIRMED)
    project.edit_finding(uuid, key, "公章模糊", Severity.ERROR)
    mine = project.report(uuid).findings[-1]
    assert (mine.finding.message.zh, mine.finding.severity) == ("公章模糊", Severity.ERROR)
    assert (mine.status, mine.stale) == (Status.CONFIRMED, False)
    name = project.journal.undo()
    assert name is not None
    assert name.zh == "修改问题"
    assert project.report(uuid).findings[-1].finding.message.zh == "公章缺失"


def test_one_of_a_check_cannot_be_edited(project: Project, uuid: str) -> None:
    with pytest.raises(KeyError):
        project.edit_finding(uuid, project.report(uuid).findings[0].finding.key, "别的", Severity.REVIEW)


def test_a_finding_on_a_sentence_has_all_of_its_lines(project: Project, uuid: str) -> None:
    second = Place(1, 1.0, 6.0, 3.0, 8.0)
    project.add_finding(uuid, "表述不清", HERE, None, Severity.REVIEW, (second,))
    with reopened(project) as again:
        assert [it.place for it in again.report(uuid).findings[-1].finding.anchors] == [HERE, second]


def test_old_files_of_the_same_notes_read_as_before(project: Project, uuid: str, source: Path) -> None:
    project.notes.add(uuid, Target(page=1), "无图")
    assert "picture" not in str(project.journal.history()[-1].after)
    assert project.report(uuid).notes[0].picture is None
