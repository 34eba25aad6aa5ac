# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking again in steps: each report is an event of its own, and ending early leaves the others for later."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.keeping import neighbours
from reviewer.model.progress import drained
from reviewer.model.project import Status
from reviewer.model.report import Verdict
from reviewer.project import Project
from reviewer.store import reports
from tests import reviews
from tests.reviews import WRONG


@pytest.fixture
def three(project: Project, tmp_path: Path) -> tuple[str, ...]:
    kept = []
    for name in ("甲", "乙", "丙"):
        source = reviews.pdf(tmp_path, f"{name}.pdf", name)
        kept.append(project.keep(source, reviews.review(source, organisation=f"{name}区")))
    return tuple(kept)


def age(project: Project, *uuids: str) -> None:
    with project.journal.store.writing() as db:
        for uuid in uuids:
            reports.checked(db, reports.key(db, uuid), Verdict.FAIL, "old")


def test_each_report_is_an_event_and_says_how_far_it_is(project: Project, three: tuple[str, ...]) -> None:
    project.decide(three[1], [WRONG], Status.CONFIRMED)
    before = [project.report(uuid) for uuid in three]
    steps = list(project.running_again())
    assert [(it.done, it.total, it.uuid) for it in steps] == [(n, 3, uuid) for n, uuid in enumerate(three, start=1)]
    assert steps[0].step.zh == "核对 甲区"
    assert [project.report(uuid) for uuid in three] == before
    events = project.journal.history()[-3:]
    assert [(it.what, it.report) for it in events] == [("run_again", uuid) for uuid in three]
    assert set(events[0].after or {}) == {three[0]}


def test_ended_early_the_others_are_still_behind_and_come_first(project: Project, three: tuple[str, ...]) -> None:
    age(project, *three)
    assert project.behind() == three
    steps = project.running_again()
    next(steps)
    steps.close()
    assert project.behind() == three[1:]
    again = project.running_again()
    assert [it.uuid for it in again] == [three[1], three[2], three[0]]
    assert project.behind() == ()


def test_settling_returns_what_it_checked_and_leaves_nothing_outdated(project: Project, tmp_path: Path) -> None:
    kept = []
    for year in (2024, 2023):
        source = reviews.pdf(tmp_path, f"{year}.pdf", str(year))
        kept.append(project.keep(source, reviews.review(source, year=year)))
    steps = project.settling()
    first = next(steps).uuid
    steps.close()
    with project.journal.store.reading() as db:
        assert not neighbours.is_settled(db)
    rest = drained(project.settling())
    assert first not in rest
    with project.journal.store.reading() as db:
        assert neighbours.is_settled(db)
    assert {first, *rest} <= set(kept)
    assert project.settle() == ()
