# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever two people do apart, of all that can be done: merged, nothing is lost, and both copies come to the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reviewer.copies.diverging import alike
from reviewer.errors import ReviewerError
from reviewer.model.body import Body
from reviewer.model.clipping import Cut
from reviewer.model.finding import Severity
from reviewer.model.merging import Choice, Conflict
from reviewer.model.project import Status, Target
from reviewer.model.reply import Answer, Dispatch, Reply, Sent
from reviewer.project import Project
from reviewer.returns.replying import token
from reviewer.store import parts, reports
from tests import reviews
from tests.copies import bring, copied, prove, said
from tests.project import test_undoing as walk
from tests.reviews import FIGURES, HERE, MISSING, WRONG

Command = Callable[[Project, str, int], object]
PNG = b"\x89PNG\r\n\x1a\n"
OWN_TEXT = "共同的问题"


def _own(project: Project, uuid: str) -> list[str]:
    return sorted(it.finding.key for it in project.report(uuid).findings if it.finding.check == "OWN")


def _attach(project: Project, uuid: str, choice: int) -> None:
    if notes := project.report(uuid).notes:
        picture = PNG + project.journal.author.encode() + bytes([choice % 3])
        project.notes.attach(notes[0].uuid, Cut(picture, "a.pdf", HERE))


def _edit_finding(project: Project, uuid: str, choice: int) -> None:
    if keys := _own(project, uuid):
        project.edit_finding(uuid, keys[0], f"改为 {project.journal.author}{choice % 2}", Severity.WARNING)


def _explain(project: Project, uuid: str, choice: int) -> None:
    project.decisions.explain(uuid, [WRONG, MISSING], f"原因 {choice % 2}")


def _alike(project: Project, uuid: str, choice: int) -> None:
    if any(it.finding.key == WRONG for it in project.report(uuid).findings):
        project.decisions.decide_alike(uuid, WRONG, everywhere=True)


def _send(project: Project, uuid: str, choice: int) -> None:
    hidden = token(project.replies.project, uuid, WRONG)
    rows = (Sent(hidden, uuid, WRONG, "d1"),)
    at = datetime.now(UTC)
    project.replies.send(Dispatch(str(uuid4()), "甲区", date(2025, 3, 1), "甲.xlsx", "f" * 64, "李", at, rows))


def _reply(project: Project, uuid: str, choice: int) -> None:
    """The same workbook may come back to both."""
    it = Reply(
        str(uuid4()), uuid, WRONG, Answer.AGREED, f"答 {choice % 3}", (), "张", "3月1日", None,
        "回.xlsx", "e" * 64, 5, "d1", project.journal.author, datetime.now(UTC),
    )  # fmt: skip
    project.replies.take_in([it])


def _settle(project: Project, uuid: str, choice: int) -> None:
    _reply(project, uuid, 0)
    project.replies.close(uuid, [WRONG], f"办结 {choice % 2}")


def _unsettle(project: Project, uuid: str, choice: int) -> None:
    there = {it.finding.key for it in project.report(uuid).findings}
    if WRONG in there or (uuid, WRONG) in project.replies.threads(uuid):
        project.replies.reopen(uuid, [WRONG], f"重开 {choice % 2}")


def _prepare(project: Project, uuid: str, choice: int) -> None:
    project.signing.prepare(uuid)


def _close(project: Project, uuid: str, choice: int) -> None:
    project.signing.close(uuid, "归档")


def _import(project: Project, uuid: str, choice: int) -> None:
    source = project.path.parent.parent / f"{'cd'[choice % 2]}.pdf"
    if not source.exists():
        reviews.pdf(source.parent, source.name, source.stem)
    made = project.keep(source, reviews.review(source, FIGURES, organisation=source.stem))
    project.notes.add(made, Target(), f"新报告 {choice}")
    project.add_finding(made, "新问题", HERE, None, Severity.ERROR)


def _undo(project: Project, uuid: str, choice: int) -> None:
    project.journal.undo()


COMMANDS: tuple[Command, ...] = (
    *walk.COMMANDS, _attach, _edit_finding, _explain, _alike, _send, _reply, _settle, _unsettle, _prepare, _close,
    _import, _undo,
)  # fmt: skip
Walk = list[tuple[Command, int]]
Walks = st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 11)), max_size=6)


def go(project: Project, commands: Walk, uuids: list[str]) -> None:
    """All of these; what a closed report refuses is left."""
    for command, choice in commands:
        try:
            command(project, uuids[choice % 2], choice)
        except ReviewerError:
            assert any(row.frozen for row in project.reports())


Statement = tuple[str, str, str, Any]
_KEYED, _LISTED = ("decisions", "corrections", "closings", "notes", "own"), ("sent", "replies", "pictures")


def statements(project: Project) -> list[Statement]:
    every = said(project).items()
    keyed = [(file, part, key, it) for file, them in every for part in _KEYED for key, it in them[part].items()]
    return keyed + [(file, part, "", it) for file, them in every for part in _LISTED for it in them[part]]


def present(statement: Statement, project: Project) -> bool:
    """Whether it is in force, or is one side of a conflict that waits."""
    file, part, key, state = statement
    there = said(project)[file][part]
    waiting = project.packages.conflicts()
    if part == "pictures":
        return state in there or any(state in str(it) for it in waiting)
    if part in _LISTED:
        return state in there
    held = [it for name, it in there.items() if name == key or part == "notes"]
    of = [it for it in waiting if (it.part, it.key) == ({"own": "findings"}.get(part, part), key)]
    held += [it.state for one in of for it in (one.ours, one.theirs) if it.state is not None]
    return any(_holds(part, it, state) for it in held)


def _holds(part: str, it: Mapping[str, Any], state: Mapping[str, Any]) -> bool:
    if part == "own":
        return all(it[name] == state[name] for name in ("message", "severity"))
    reason = it.get("reason", "") if not state.get("reason") else state["reason"]
    return it == state or alike(part, it, {**state, "reason": reason})


def chosen(conflicts: tuple[Conflict, ...], first: bool) -> dict[str, Choice]:
    """The same choices in either copy; all of one side where a closing is at stake."""
    closings = {it.report for it in conflicts if it.part == "signing"}
    of_first = {it.uuid: it.report in closings or it.uuid < "8" for it in conflicts}
    return {uuid: Choice.OURS if mine is first else Choice.THEIRS for uuid, mine in of_first.items()}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A closed project with two reports, on each a note with a picture and a finding of a person's own."""
    folder, uuids = tmp_path_factory.mktemp("甲"), []
    with Project.create(folder / "甲.review", "李") as made:
        for name in "ab":
            source = reviews.pdf(folder, f"{name}.pdf", name)
            uuid = made.keep(source, reviews.review(source, organisation=name))
            made.notes.add(uuid, Target(), "共同", Cut(PNG, f"{name}.pdf", HERE))
            made.add_finding(uuid, OWN_TEXT, HERE, None, Severity.ERROR)
            uuids.append(uuid)
        made.settle()
    return made.path, uuids


def merged_both_ways(path: Path, uuids: list[str], mine: Walk, other: Walk) -> None:
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        ours, theirs = (stack.enter_context(copied(path, folder / author, author)) for author in "李王")
        base = statements(ours)
        for project, commands in ((ours, mine), (theirs, other)):
            go(project, commands, uuids)
        made = [it for project in (ours, theirs) for it in statements(project) if it not in base]
        packages = [folder / "0.reviewpack", folder / "1.reviewpack"]
        for project, package in zip((ours, theirs), packages, strict=True):
            project.packages.pack(package)
        for project, package in ((ours, packages[1]), (theirs, packages[0])):
            project.packages.merge(package)
            prove(project)
            assert [it for it in made if not present(it, project)] == []
            once = said(project), project.journal.history()
            assert project.packages.merge(package).known
            assert (said(project), project.journal.history()) == once
        assert {it.uuid for it in ours.packages.conflicts()} == {it.uuid for it in theirs.packages.conflicts()}
        for project in (ours, theirs):
            project.packages.resolve(chosen(project.packages.conflicts(), project is ours))
            prove(project)
        assert _bodies(ours) == _bodies(theirs)
        assert _flat(ours) == _flat(theirs)


def _flat(project: Project) -> dict[tuple[str, str], Any]:
    """What was said, part by part, so that a difference is told where it is."""
    return {(file, part): it for file, them in said(project).items() for part, it in them.items()}


def _bodies(project: Project) -> list[Body]:
    return sorted(project.bodies.all(), key=lambda it: it.name)


def test_every_command_of_two_desks_comes_together(started: tuple[Path, list[str]]) -> None:
    path, uuids = started
    every: Walk = [(it, 2) for it in COMMANDS if it not in (_close, _undo)]
    merged_both_ways(path, uuids, every, [(it, 4) for it, _ in reversed(every)])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(Walks, Walks)
@example([(walk._decide, 2), (_close, 0)], [(_close, 0)])
def test_two_desks_that_do_anything_at_all_lose_nothing(
    started: tuple[Path, list[str]], mine: Walk, other: Walk
) -> None:
    merged_both_ways(*started, mine, other)


def merged_one_after_the_other(path: Path, uuids: list[str], mine: Walk, other: Walk, choice: Choice) -> None:
    """王 takes in what 李 did, 李 takes in that, 王 settles what waits, and 李 takes in the settlement."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        ours, theirs = (stack.enter_context(copied(path, folder / author, author)) for author in "李王")
        base = statements(ours)
        for project, commands in ((ours, mine), (theirs, other)):
            go(project, commands, uuids)
        made = [it for project in (ours, theirs) for it in statements(project) if it not in base]
        for into, source in ((theirs, ours), (ours, theirs)):
            bring(into, source)
            prove(into)
            assert [it for it in made if not present(it, into)] == []
            assert [it for it in into.packages.conflicts() if in_force(into, it) != it.ours.state] == []
        assert {it.uuid for it in ours.packages.conflicts()} == {it.uuid for it in theirs.packages.conflicts()}
        theirs.packages.resolve(dict.fromkeys((it.uuid for it in theirs.packages.conflicts()), choice))
        bring(ours, theirs)
        prove(ours)
        assert ours.packages.conflicts() == ()
        assert _bodies(ours) == _bodies(theirs)
        assert _flat(ours) == _flat(theirs)


def in_force(project: Project, it: Conflict) -> Any:
    with project.journal.store.reading() as db:
        key = reports.key(db, it.report) if it.report else 0
        return parts.states(db, key, {it.part: {it.key: None}})[it.part][it.key]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(Walks, Walks, st.sampled_from(Choice))
@example([(walk._decide, 2), (_close, 0)], [(_close, 0)], Choice.THEIRS)
def test_what_one_desk_settles_holds_on_the_desk_that_it_took_from(
    started: tuple[Path, list[str]], mine: Walk, other: Walk, choice: Choice
) -> None:
    merged_one_after_the_other(*started, mine, other, choice)


@pytest.fixture
def pair(project: Project, uuid: str, tmp_path: Path) -> Any:
    with copied(project.path, tmp_path / "王") as other:
        yield project, other


def test_a_reason_given_on_one_desk_is_kept_by_the_same_decision_on_the_other(
    pair: tuple[Project, Project], uuid: str
) -> None:
    ours, theirs = pair
    for it in pair:
        it.decide(uuid, [WRONG, MISSING], Status.DISMISSED)
    theirs.decisions.explain(uuid, [WRONG], "已核实")
    ours.decisions.explain(uuid, [MISSING], "李说")
    theirs.decisions.explain(uuid, [MISSING], "王说")
    (waiting,) = bring(ours, theirs).conflicts
    assert waiting.key == MISSING
    reasons = {one.finding.key: one.decision and one.decision.reason for one in ours.report(uuid).findings}
    assert (reasons[WRONG], reasons[MISSING]) == ("已核实", "李说")


def test_a_reason_that_only_one_desk_changed_comes_over(pair: tuple[Project, Project], uuid: str) -> None:
    ours, theirs = pair
    ours.decide(uuid, [WRONG], Status.DISMISSED)
    bring(theirs, ours)
    theirs.decisions.explain(uuid, [WRONG], "后来补充")
    bring(ours, theirs)
    assert said(ours)["report.pdf"]["decisions"][WRONG]["reason"] == "后来补充"


def test_a_workbook_that_came_back_to_both_desks_is_answered_once(pair: tuple[Project, Project], uuid: str) -> None:
    ours, theirs = pair
    _send(ours, uuid, 0)
    for it in pair:
        _reply(it, uuid, 1)
    _reply(theirs, uuid, 2)
    bring(ours, theirs)
    bring(theirs, ours)
    assert said(ours) == said(theirs)
    assert [it for _, it in said(ours)["report.pdf"]["replies"]] == ["答 1", "答 2"]
    assert ours.replies.known([token(ours.replies.project, uuid, WRONG)])


def test_answers_about_a_report_imported_twice_are_about_ours(
    pair: tuple[Project, Project], uuid: str, tmp_path: Path
) -> None:
    ours, theirs = pair
    source = reviews.pdf(tmp_path, "新.pdf", "two")
    mine, other = (it.keep(source, reviews.review(source, organisation="静安区")) for it in pair)
    _send(theirs, other, 0)
    _reply(theirs, other, 0)
    theirs.replies.close(other, [WRONG], "办结")
    bring(ours, theirs)
    thread = ours.replies.threads(mine)[mine, WRONG]
    assert (len(thread.sent), len(thread.replies), thread.closing and thread.closing.reason) == (1, 1, "办结")


def test_a_new_report_comes_with_its_line_and_is_found_by_what_was_written(
    pair: tuple[Project, Project], tmp_path: Path
) -> None:
    ours, theirs = pair
    turn, _ = ours.reports_since(0)
    _import(theirs, "", 0)
    for _ in range(3):
        ours.run_again()
    turn, _ = ours.reports_since(0)
    bring(ours, theirs)
    assert [row.file for row in ours.reports_since(turn)[1]][-1] == "c.pdf"
    assert [it.author for it in ours.notes.search("新问题").found] == ["王"]
    prove(ours)


def test_merged_without_checking_what_is_outdated_is_checked_afterwards(
    pair: tuple[Project, Project], uuid: str
) -> None:
    ours, theirs = pair
    theirs.correct(uuid, reviews.TOTAL, "12")
    package = theirs.packages.pack(theirs.path.parent / "a.reviewpack").path
    ours.packages.merge(package, settles=False)
    assert WRONG in {it.finding.key for it in ours.report(uuid).findings}
    steps = ours.settling()
    steps.close()
    assert ours.settle() == (uuid,)
    assert ours.settle() == ()
    assert said(ours) == said(theirs)
