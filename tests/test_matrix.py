# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan and the report of its year in one project: the tasks with their answers, decided on and exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from reviewer import reviewing
from reviewer.model.coverage import Coverage
from reviewer.model.project import Status
from reviewer.model.report import Reading, Review
from reviewer.project import Project
from tests import reviews
from tests.checks.test_answers import REPORT, TASKS
from tests.literals import reading, requests
from tests.pages import spoken
from tests.plans import plan

KEYS = tuple(f"P-COVER@plan/{row}/cover" for row in (1, 2, 3))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.review", "李") as made:
        yield made


def kept(project: Project, it: Reading, name: str) -> str:
    source = reviews.pdf(project.path.parent, name, name)
    it = replace(it, digest="")
    found = reviewing.check(it)
    return project.keep(source, Review(it, found, reviewing.verdict(it, found)))


def both(project: Project) -> tuple[str, str]:
    """The UUIDs of the plan and of its report."""
    report = replace(reading(requests()), prose=spoken(*REPORT))
    uuids = kept(project, plan(TASKS), "plan.pdf"), kept(project, report, "report.pdf")
    project.settle()
    return uuids


def test_a_plan_alone_has_no_matrix(project: Project) -> None:
    uuid = kept(project, plan(TASKS), "plan.pdf")
    assert not project.has_matrix(uuid)
    assert project.matrix(uuid) is None


def test_either_of_a_pair_gives_the_same_matrix(project: Project) -> None:
    uuids = both(project)
    assert all(project.has_matrix(uuid) for uuid in uuids)
    first, second = (project.matrix(uuid) for uuid in uuids)
    assert first is not None
    assert first == second
    assert (first.plan.row.uuid, first.report.row.uuid) == uuids
    assert [answer.state for answer in first.answers] == [Coverage.COVERED, Coverage.COVERED, Coverage.NOT_FOUND]
    assert [there.finding.key for row in (1, 2, 3) if (there := first.reviewed(row))] == list(KEYS)


def test_decisions_on_answered_tasks_and_on_others_are_kept_undone_and_told(project: Project) -> None:
    uuid, _ = both(project)
    project.decide(uuid, KEYS[:2], Status.DISMISSED)
    project.decide(uuid, KEYS[2:], Status.CONFIRMED)
    found = reviews.found(project, uuid)
    assert [found[key] for key in KEYS] == [Status.DISMISSED, Status.DISMISSED, Status.CONFIRMED]
    project.journal.undo()
    assert reviews.found(project, uuid)[KEYS[2]] is Status.OPEN
    assert [event.what for event in project.journal.history(uuid)][-3:] == ["decide", "decide", "undo:decide"]
    project.run_again()
    assert reviews.found(project, uuid)[KEYS[0]] is Status.DISMISSED


def test_only_what_is_listed_counts_as_undecided(project: Project) -> None:
    uuid, _ = both(project)
    row = next(it for it in project.reports() if it.uuid == uuid)
    listed = [it for it in project.report(uuid).findings if it.finding.outcome.value != "pass"]
    assert row.undecided == len(listed)


def test_of_two_reports_of_a_year_only_the_one_that_is_checked_against_has_a_matrix(project: Project) -> None:
    uuid, older = both(project)
    newer = kept(project, replace(reading(requests()), prose=spoken(*REPORT[:2])), "newer.pdf")
    project.settle()
    assert (project.has_matrix(uuid), project.has_matrix(older), project.has_matrix(newer)) == (True, False, True)


def test_the_workbook_has_a_sheet_of_answers_with_the_decisions(project: Project, tmp_path: Path) -> None:
    uuid, _ = both(project)
    project.decide(uuid, KEYS[:1], Status.DISMISSED)
    project.exports.workbook(tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["工作要点落实"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    head, first, _, third = rows[:4]
    assert head[3:10] == ["任务", "完成时限", "对应情况", "年度报告中最相近的内容", "报告页码", "相近之处", "认定"]
    assert first[0:3] == ["云岚市", 2024, "1"]
    assert first[5:8] == ["有对应", REPORT[2], 1]
    assert (first[9], first[10]) == ("已反映", "李")
    assert (third[5], third[9], third[10]) == ("未找到", "待定", None)


def test_without_a_plan_the_workbook_has_no_such_sheet(project: Project, tmp_path: Path) -> None:
    kept(project, reading(requests()), "report.pdf")
    project.exports.workbook(tmp_path / "out.xlsx")
    assert "工作要点落实" not in openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames
