# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two copies of a project, changed apart, become one again: nothing is lost and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reviewer.copies.diverging import alike
from reviewer.errors import ReviewerError
from reviewer.model.body import Body
from reviewer.model.merging import Choice, Conflict, differing
from reviewer.model.project import Status, Target
from reviewer.project import Project
from tests import reviews
from tests.copies import bring, copied, said
from tests.reviews import FIGURES, MISSING, TOTAL, WRONG

OTHER = "requests/2/natural"


@pytest.fixture
def pair(project: Project, uuid: str, tmp_path: Path) -> Iterator[tuple[Project, Project]]:
    project.notes.add(uuid, Target(), "共同的备注")
    with copied(project.path, tmp_path / "王") as other:
        yield project, other


def decided(project: Project, uuid: str, key: str = WRONG) -> Status:
    return next(it.status for it in project.report(uuid).findings if it.finding.key == key)


class TestFastForward:
    def test_what_only_one_side_changed_comes_over_with_its_author(
        self, pair: tuple[Project, Project], uuid: str
    ) -> None:
        ours, theirs = pair
        ours.decide(uuid, [MISSING], Status.EXPLAINED)
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        theirs.correct(uuid, OTHER, "0.60")
        theirs.notes.add(uuid, Target(), "王的备注")
        made = bring(ours, theirs)
        assert (made.known, made.conflicts, made.events, made.person) == (False, (), 3, "王")
        assert decided(ours, uuid, MISSING) is Status.EXPLAINED
        it = next(it for it in ours.report(uuid).findings if it.finding.key == WRONG)
        assert it.decision
        assert (it.status, it.decision.author) == (Status.CONFIRMED, "王")
        assert {note.text for note in ours.report(uuid).notes} == {"共同的备注", "王的备注"}
        history = ours.journal.history(uuid)
        assert [(one.what, one.author) for one in history[-3:]] == [("decide", "王"), ("correct", "王"), ("note", "王")]
        assert ours.journal.history()[-1].what == "merge"

    def test_the_checks_run_again_with_the_figures_that_came(self, pair: tuple[Project, Project], uuid: str) -> None:
        ours, theirs = pair
        theirs.correct(uuid, TOTAL, "12")
        ours.compare(uuid, "requests")
        bring(ours, theirs)
        assert WRONG not in {it.finding.key for it in ours.report(uuid).findings}
        assert ours.report(uuid).comparisons == ()
        assert [it.what for it in ours.journal.lost] == ["tick_lost"]

    def test_new_reports_and_their_pdfs_come_over(self, pair: tuple[Project, Project], tmp_path: Path) -> None:
        ours, theirs = pair
        source = reviews.pdf(tmp_path, "新.pdf", "two")
        new = theirs.keep(source, reviews.review(source, organisation="静安区"))
        theirs.decide(new, [WRONG], Status.CONFIRMED)
        content = source.read_bytes()
        source.unlink()
        assert bring(ours, theirs).reports == 1
        assert said(ours) == said(theirs)
        assert ours.pdf(new).read_bytes() == content
        assert ours.pdf(new).parent.name.endswith(".files")

    def test_one_file_imported_in_both_is_one_report(self, pair: tuple[Project, Project], tmp_path: Path) -> None:
        ours, theirs = pair
        source = reviews.pdf(tmp_path, "新.pdf", "two")
        mine, other = (it.keep(source, reviews.review(source, organisation="静安区")) for it in pair)
        theirs.decide(other, [WRONG], Status.CONFIRMED)
        assert mine != other
        assert bring(ours, theirs).conflicts == ()
        assert len(ours.reports()) == 2
        assert decided(ours, mine) is Status.CONFIRMED
        assert ours.journal.history(mine)[-1].author == "王"

    def test_another_reading_and_the_list_of_bodies_come_over(
        self, pair: tuple[Project, Project], uuid: str, source: Path
    ) -> None:
        ours, theirs = pair
        theirs.keep(source, reviews.review(source, FIGURES | {TOTAL: "12"}))
        theirs.bodies.put([Body("甲局")])
        bring(ours, theirs)
        assert ours.report(uuid).facts[TOTAL].text == "12"
        assert said(ours) == said(theirs)
        assert [it.name for it in ours.bodies.all()] == ["甲局"]


class TestConflicts:
    def test_what_both_changed_is_listed_and_nothing_is_overwritten(
        self, pair: tuple[Project, Project], uuid: str
    ) -> None:
        ours, theirs = pair
        ours.decide(uuid, [WRONG], Status.DISMISSED)
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        (it,) = bring(ours, theirs).conflicts
        assert (it.report, it.part, it.key) == (uuid, "decisions", WRONG)
        assert (it.ours.author, it.theirs.author) == ("李", "王")
        assert decided(ours, uuid) is Status.DISMISSED
        ours.close()
        with Project.open(ours.path, "李") as again:
            assert again.packages.conflicts() == (it,)
            again.packages.resolve({it.uuid: Choice.THEIRS})
            assert decided(again, uuid) is Status.CONFIRMED
            assert again.packages.conflicts() == ()
            again.journal.undo()
            assert decided(again, uuid) is Status.DISMISSED
            assert again.packages.conflicts() == (it,)

    def test_the_same_decision_twice_is_no_conflict(self, pair: tuple[Project, Project], uuid: str) -> None:
        ours, theirs = pair
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        ours.decide(uuid, [WRONG], Status.CONFIRMED)
        assert bring(ours, theirs).conflicts == ()
        it = ours.report(uuid).findings[0]
        assert it.decision
        assert it.decision.author == "王"

    def test_a_note_edited_on_both_sides_is_kept_twice_in_both(self, pair: tuple[Project, Project], uuid: str) -> None:
        ours, theirs = pair
        note = ours.report(uuid).notes[0].uuid
        ours.notes.edit(note, "李改过")
        theirs.notes.edit(note, "王改过")
        assert bring(ours, theirs).conflicts == ()
        assert {it.text for it in ours.report(uuid).notes} == {"李改过", "王改过"}
        bring(theirs, ours)
        assert said(ours) == said(theirs)

    def test_a_choice_travels_and_settles_it_in_the_other_copy(self, pair: tuple[Project, Project], uuid: str) -> None:
        ours, theirs = pair
        ours.decide(uuid, [WRONG], Status.DISMISSED)
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        (it,) = bring(ours, theirs).conflicts
        (same,) = bring(theirs, ours).conflicts or theirs.packages.conflicts()
        assert same.uuid == it.uuid
        ours.packages.resolve({it.uuid: Choice.OURS})
        assert bring(theirs, ours).conflicts == ()
        assert theirs.packages.conflicts() == ()
        assert decided(theirs, uuid) is Status.DISMISSED

    def test_two_who_choose_differently_are_asked_again(self, pair: tuple[Project, Project], uuid: str) -> None:
        ours, theirs = pair
        ours.decide(uuid, [WRONG], Status.DISMISSED)
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        packages = [it.path.parent / "first.reviewpack" for it in pair]
        for it, package in zip(pair, packages, strict=True):
            it.packages.pack(package)
        for it, package in zip(pair, reversed(packages), strict=True):
            (found,) = it.packages.merge(package).conflicts
            it.packages.resolve({found.uuid: Choice.OURS})
        assert len(bring(ours, theirs).conflicts) == 1

    def test_what_the_other_side_closed_does_not_change_silently(
        self, pair: tuple[Project, Project], uuid: str
    ) -> None:
        ours, theirs = pair
        theirs.signing.close(uuid, "归档")
        ours.decide(uuid, [WRONG], Status.DISMISSED)
        package = ours.path.parent / "a.reviewpack"
        ours.packages.pack(package)
        found = bring(ours, theirs).conflicts
        assert {it.part for it in found} == {"signing", "decisions"}
        assert not ours.report(uuid).row.frozen
        back = theirs.packages.merge(package).conflicts
        assert {it.uuid for it in back} == {it.uuid for it in found}
        assert theirs.report(uuid).row.frozen
        decision = next(it for it in back if it.part == "decisions")
        with pytest.raises(ReviewerError):
            theirs.packages.resolve({decision.uuid: Choice.THEIRS})
        theirs.packages.resolve({it.uuid: Choice.THEIRS for it in back})
        assert not theirs.report(uuid).row.frozen
        assert said(theirs) == said(ours)

    def test_a_report_that_only_they_worked_on_comes_over_closed(
        self, pair: tuple[Project, Project], uuid: str
    ) -> None:
        ours, theirs = pair
        theirs.decide(uuid, [WRONG], Status.CONFIRMED)
        theirs.signing.prepare(uuid)
        theirs.signing.close(uuid, "归档")
        assert bring(ours, theirs).conflicts == ()
        assert ours.report(uuid).row.frozen
        assert ours.report(uuid).changed == ()


def test_a_file_read_again_does_not_change_a_report_that_the_other_closed_unless_chosen(
    pair: tuple[Project, Project], uuid: str, source: Path
) -> None:
    ours, theirs = pair
    ours.signing.close(uuid, "归档")
    theirs.keep(source, reviews.review(source, FIGURES | {OTHER: "0.70"}))
    package = ours.packages.pack(ours.path.parent / "ours.reviewpack").path
    found = bring(ours, theirs).conflicts
    assert {it.uuid for it in theirs.packages.merge(package).conflicts} == {it.uuid for it in found}
    assert [it.part for it in found] == ["reading", "signing"]
    assert differing(found[0]) == [OTHER]
    assert found[0].theirs.author == "王"
    assert [it.report(uuid).facts[OTHER].text for it in pair] == ["0.50", "0.70"]
    for project, choice in ((ours, Choice.THEIRS), (theirs, Choice.OURS)):
        project.packages.resolve(dict.fromkeys((it.uuid for it in project.packages.conflicts()), choice))
    assert said(ours) == said(theirs)
    assert (ours.report(uuid).facts[OTHER].text, ours.report(uuid).row.frozen) == ("0.70", False)
    ours.journal.undo()
    assert (ours.report(uuid).facts[OTHER].text, ours.report(uuid).row.frozen) == ("0.50", True)
    assert ours.packages.conflicts() == found


def test_a_file_read_again_to_the_same_figures_is_no_conflict_with_a_closing(
    pair: tuple[Project, Project], uuid: str, source: Path
) -> None:
    ours, theirs = pair
    ours.signing.close(uuid, "归档")
    theirs.keep(source, reviews.review(source, FIGURES))
    assert bring(ours, theirs).conflicts == ()
    assert bring(theirs, ours).conflicts == ()
    assert [it.report(uuid).row.frozen for it in pair] == [True, True]


def test_two_desks_sign_one_report(pair: tuple[Project, Project], uuid: str) -> None:
    ours, theirs = pair
    ours.decide(uuid, [WRONG, MISSING], Status.CONFIRMED)
    ours.signing.prepare(uuid)
    bring(theirs, ours)
    assert theirs.signing.waiting_for("王") == [uuid]
    assert theirs.signing.changes(uuid) == ()
    assert not theirs.signing.approve(uuid).same
    assert bring(ours, theirs).conflicts == ()
    signed = ours.report(uuid).row.signing
    assert signed.reviewed
    assert signed.reviewed.author == "王"
    assert ours.signing.changes(uuid) == ()


def test_choices_are_made_all_or_none(pair: tuple[Project, Project], uuid: str, tmp_path: Path) -> None:
    ours, theirs = pair
    source = reviews.pdf(tmp_path, "新.pdf", "two")
    for it in pair:
        it.keep(source, reviews.review(source, organisation="静安区"))
        for row, status in zip(it.reports(), (Status.DISMISSED, Status.CONFIRMED), strict=True):
            it.decide(row.uuid, [WRONG], status if it is ours else Status.EXPLAINED)
    found = bring(ours, theirs).conflicts
    assert len(found) == 2
    ours.signing.close(ours.reports()[1].uuid, "归档")
    before = said(ours)
    with pytest.raises(ReviewerError):
        ours.packages.resolve({it.uuid: Choice.THEIRS for it in found})
    assert (said(ours), ours.packages.conflicts()) == (before, found)
    ours.packages.resolve({it.uuid: Choice.OURS for it in found})
    assert (said(ours), ours.packages.conflicts()) == (before, ())


def test_merging_twice_changes_nothing(pair: tuple[Project, Project], uuid: str) -> None:
    ours, theirs = pair
    theirs.decide(uuid, [WRONG], Status.CONFIRMED)
    ours.decide(uuid, [WRONG], Status.DISMISSED)
    bring(ours, theirs)
    before = said(ours), ours.journal.history(), ours.packages.conflicts()
    assert bring(ours, theirs).known
    assert (said(ours), ours.journal.history(), ours.packages.conflicts()) == before


def test_nothing_done_before_is_undone_after_a_merge(pair: tuple[Project, Project], uuid: str) -> None:
    ours, theirs = pair
    ours.decide(uuid, [WRONG], Status.DISMISSED)
    theirs.notes.add(uuid, Target(), "王")
    bring(ours, theirs)
    assert ours.journal.undo() is None


COMMANDS = (
    *(("decide", key, status) for key in (WRONG, MISSING) for status in (Status.CONFIRMED, Status.DISMISSED)),
    *(("correct", address, text) for address in (TOTAL, OTHER) for text in ("12", "0.60")),
    ("note", "", "一"),
    ("edit", "", "二"),
    ("edit", "", "三"),
    ("delete", "", ""),
    ("name", "", "静安区"),
    ("name", "", "杨浦区"),
    ("close", "", "完"),
    ("import", "", "c"),
    ("import", "", "d"),
    ("read", "", "a"),
)
Commands = st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 1)), max_size=5)


def do(project: Project, command: tuple[str, str, str], at: int, common: dict[str, str], sources: Path) -> None:
    """One command on the first or second report; what is not possible (any more) is left."""
    what, key, value = command
    uuid = list(common)[at]
    there = {it.finding.key for it in project.report(uuid).findings}
    notes = {it.uuid for it in project.report(uuid).notes}
    try:
        if what == "decide" and key in there:
            project.decide(uuid, [key], Status(value))
        elif what == "correct":
            project.correct(uuid, key, value)
        elif what == "note":
            project.notes.add(uuid, Target(), value)
        elif what == "edit" and common[uuid] in notes:
            project.notes.edit(common[uuid], f"{value}（{project.journal.author}）")
        elif what == "delete" and common[uuid] in notes:
            project.notes.delete(common[uuid])
        elif what == "name":
            project.identify(uuid, value, 2024, "年报")
        elif what in ("import", "read"):
            source = sources / f"{value}.pdf"
            figures = FIGURES | {OTHER: "0.70"} if what == "read" else FIGURES
            project.keep(source, reviews.review(source, figures, organisation=value))
        elif what == "close":
            project.signing.close(uuid, value)
    except ReviewerError:
        assert any(row.frozen for row in project.reports())


def chosen(conflicts: tuple[Conflict, ...], first: bool) -> dict[str, Choice]:
    """The same choices in either copy, by chance; all of one side where a closing is at stake."""
    closings = {it.report for it in conflicts if it.part == "signing"}
    of_first = {it.uuid: it.report in closings or it.uuid < "8" for it in conflicts}
    return {uuid: Choice.OURS if mine is first else Choice.THEIRS for uuid, mine in of_first.items()}


Statement = tuple[str, str, str, Mapping[str, Any]]


def present(statement: Statement, project: Project) -> bool:
    """Whether a value is in force, or is one side of a conflict that waits."""
    file, part, key, state = statement
    there = said(project)[file][part].items()
    held = [it for name, it in there if name == key or part == "notes"]
    waiting = [it for it in project.packages.conflicts() if (it.part, it.key) == (part, key)]
    held += [it.state for one in waiting for it in (one.ours, one.theirs) if it.state is not None]
    return any(it == state or alike(part, it, state) for it in held)


def statements(project: Project) -> list[Statement]:
    return [
        (file, part, key, state)
        for file, every in said(project).items()
        for part in ("decisions", "corrections", "notes")
        for key, state in every[part].items()
    ]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A closed project with two reports and a note on each, by the report's UUID."""
    folder, common = tmp_path_factory.mktemp("甲"), {}
    with Project.create(folder / "甲.review", "李") as made:
        for number in "cdab":
            source = reviews.pdf(folder, f"{number}.pdf", number)
            if number in "cd":
                continue
            uuid = made.keep(source, reviews.review(source, organisation=number))
            common[uuid] = made.notes.add(uuid, Target(), "共同")
        made.settle()
    return made.path, common


Steps = list[tuple[tuple[str, str, str], int]]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(Commands, Commands)
@example([(("decide", WRONG, Status.CONFIRMED), 0), (("read", "", "a"), 0)], [(("close", "", "完"), 0)])
def test_two_copies_changed_at_random_lose_nothing_and_come_to_the_same(
    started: tuple[Path, dict[str, str]], mine: Steps, other: Steps
) -> None:
    path, common = started
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        ours, theirs = (stack.enter_context(copied(path, folder / author, author)) for author in "李王")
        base = statements(ours)
        for project, commands in ((ours, mine), (theirs, other)):
            for command, at in commands:
                do(project, command, at, common, path.parent)
        made = [it for project in (ours, theirs) for it in statements(project) if it not in base]
        packages = [folder / "0.reviewpack", folder / "1.reviewpack"]
        for project, package in zip((ours, theirs), packages, strict=True):
            project.packages.pack(package)
        for project, package in ((ours, packages[1]), (theirs, packages[0])):
            project.packages.merge(package)
            assert [it for it in made if not present(it, project)] == []
            once = said(project), project.journal.history()
            assert project.packages.merge(package).known
            assert (said(project), project.journal.history()) == once
        assert {it.uuid for it in ours.packages.conflicts()} == {it.uuid for it in theirs.packages.conflicts()}
        for project in (ours, theirs):
            project.packages.resolve(chosen(project.packages.conflicts(), project is ours))
        assert said(ours) == said(theirs)
