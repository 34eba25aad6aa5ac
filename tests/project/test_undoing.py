# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is done in whatever order, undoing brings back exactly what was there, and redoing what came."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer.model.body import Body
from reviewer.model.finding import Severity
from reviewer.model.project import Status, Target
from reviewer.project import Project
from tests import reviews
from tests.reviews import HERE, TOTAL, WRONG

Command = Callable[[Project, str, int], object]


def _pick(things: Any, choice: int) -> Any:
    every = list(things)
    return every[choice % len(every)] if every else None


def _decide(project: Project, uuid: str, choice: int) -> None:
    keys = [it.finding.key for it in project.report(uuid).findings]
    project.decide(uuid, keys if choice % 3 == 0 else keys[:1], _pick(Status, choice))


def _note(project: Project, uuid: str, choice: int) -> None:
    target = _pick((Target(), Target(page=1), Target(finding=WRONG), Target(address=TOTAL), Target(place=HERE)), choice)
    project.notes.add(uuid, target, f"备注 {choice}")


def _edit_note(project: Project, uuid: str, choice: int) -> None:
    if note := _pick(project.report(uuid).notes, choice):
        project.notes.edit(note.uuid, f"改为 {choice}")


def _delete_note(project: Project, uuid: str, choice: int) -> None:
    if note := _pick(project.report(uuid).notes, choice):
        project.notes.delete(note.uuid)


def _add_finding(project: Project, uuid: str, choice: int) -> None:
    project.add_finding(uuid, f"问题 {choice}", HERE, _pick((TOTAL, None), choice), _pick(Severity, choice))


def _delete_finding(project: Project, uuid: str, choice: int) -> None:
    own = [it.finding.key for it in project.report(uuid).findings if it.finding.check == "OWN"]
    if key := _pick(own, choice):
        project.delete_finding(uuid, key)


def _correct(project: Project, uuid: str, choice: int) -> None:
    project.correct(uuid, _pick(reviews.FIGURES, choice), _pick(("12", "13", "", "/", "0.5"), choice))


def _take_back(project: Project, uuid: str, choice: int) -> None:
    if it := _pick(project.report(uuid).corrections, choice):
        project.take_back(uuid, it.address)


def _confirm(project: Project, uuid: str, choice: int) -> None:
    project.confirm(uuid, [_pick(project.report(uuid).facts, choice)])


def _compare(project: Project, uuid: str, choice: int) -> None:
    project.compare(uuid, "requests", done=choice % 3 > 0)


def _identify(project: Project, uuid: str, choice: int) -> None:
    project.identify(uuid, _pick(("静安区", "长宁区", "青浦区"), choice), 2022 + choice % 3, "年报")


def _edit_body(project: Project, uuid: str, choice: int) -> None:
    project.bodies.edit(Body(_pick(("长宁区", "静安区", "青浦区"), choice), contact=f"{choice}"))


def _drop_body(project: Project, uuid: str, choice: int) -> None:
    if it := _pick(project.bodies.all(), choice):
        project.bodies.drop([it.name])


COMMANDS: tuple[Command, ...] = (
    _decide,
    _note,
    _edit_note,
    _delete_note,
    _add_finding,
    _delete_finding,
    _correct,
    _take_back,
    _confirm,
    _compare,
    _identify,
    _edit_body,
    _drop_body,
)


def dump(project: Project) -> object:
    """All that a person can see of a project but its history."""
    return [project.report(row.uuid) for row in project.reports()], project.bodies.all()


def opened(folder: str) -> tuple[Project, list[str]]:
    project = Project.create(Path(folder) / "区县.review", "李")
    kept = []
    for name, year in (("one", 2024), ("two", 2023)):
        source = reviews.pdf(Path(folder), f"{name}.pdf", name)
        kept.append(project.keep(source, reviews.review(source, year=year)))
    project.settle()
    return project, kept


def undone_and_redone(project: Project, before: list[object]) -> None:
    """`before[n]` is the dump when n steps held; walks all the way down and up again."""
    journal = project.journal
    for at in reversed(range(len(before) - 1)):
        assert journal.undo() is not None
        assert (journal.done, dump(project)) == (at, before[at])
    assert journal.undo() is None
    for at in range(1, len(before)):
        assert journal.redo() is not None
        assert (journal.done, dump(project)) == (at, before[at])
    assert journal.redo() is None


def test_every_command_one_after_the_other_is_undone_and_redone() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, (uuid, _) = opened(folder)
        with project:
            before = [dump(project)]
            for command in COMMANDS:
                command(project, uuid, 1)
                assert project.journal.done == len(before), command
                before.append(dump(project))
            assert [step.event.what for step in project.journal.steps] == [
                "decide", "note", "edit_note", "delete_note", "add_finding", "delete_finding", "correct", "take_back",
                "confirm", "compare", "identify", "edit_body", "drop_bodies",
            ]  # fmt: skip
            undone_and_redone(project, before)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(COMMANDS), st.integers(0, 1), st.integers(0, 11)), min_size=3, max_size=9))
def test_any_commands_on_two_reports_are_undone_and_redone(asked: list[tuple[Command, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project, uuids = opened(folder)
        with project:
            before = [dump(project)]
            for command, which, choice in asked:
                command(project, uuids[which], choice)
                if project.journal.done == len(before):
                    before.append(dump(project))
                else:
                    assert dump(project) == before[-1]
            undone_and_redone(project, before)
