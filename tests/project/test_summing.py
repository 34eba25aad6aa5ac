# SPDX-License-Identifier: AGPL-3.0-or-later
"""The line of the list of reports says at any time what findings and decisions say."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete

from reviewer.bodies.progress import Stage, stage
from reviewer.checks.families import family
from reviewer.model.body import Body
from reviewer.model.finding import Outcome, Severity
from reviewer.model.project import OpenReport, Status, Target
from reviewer.model.report import Verdict
from reviewer.model.summary import Part
from reviewer.project import Project
from reviewer.store import schema
from tests import desks, reviews
from tests.reviews import HERE, RIGHT, TOTAL, WRONG, reopened

Act = Callable[[Project, str, Path], object]


def computed(report: OpenReport) -> dict[str, Counter[str]]:
    """The numbers of every part, the long way round: from the findings as they are shown."""
    found: dict[str, Counter[str]] = {}
    for one in report.findings:
        numbers, it = found.setdefault(family(one.finding), Counter()), one.finding
        if it.outcome is Outcome.NOT_EVALUABLE:
            numbers["unknown"] += 1
        if it.outcome is Outcome.FAIL:
            numbers[f"{it.severity}s"] += 1
            numbers[f"open_{it.severity}s"] += one.undecided
    return {name: +numbers for name, numbers in found.items() if +numbers}


def listed(project: Project, uuid: str) -> dict[str, Counter[str]]:
    [row] = [it for it in project.reports() if it.uuid == uuid]
    names = ("errors", "warnings", "reviews", "open_errors", "open_warnings", "open_reviews", "unknown")
    found = {part: +Counter({name: getattr(numbers, name) for name in names}) for part, numbers in row.parts.items()}
    return {part: numbers for part, numbers in found.items() if numbers}


def is_true(project: Project, uuid: str) -> None:
    report = project.report(uuid)
    row, failed = report.row, [it for it in report.findings if it.finding.outcome is Outcome.FAIL]
    assert listed(project, uuid) == computed(report)
    assert [it for it in project.reports() if it.uuid == uuid] == [row]
    assert row.failed + row.review == len(failed)
    assert row.review == sum(it.finding.severity is Severity.REVIEW for it in failed)
    assert row.undecided == sum(it.undecided for it in report.findings if it.finding.outcome is not Outcome.PASS)
    assert row.open == sum(it.undecided for it in failed)
    standing = [it for it in failed if not it.set_aside]
    assert (row.heavy, row.light) == (
        sum(it.weighs for it in standing),
        sum(not it.weighs for it in standing),
    )
    assert row.passed == sum(report.passes.values())
    assert row.compared == tuple(it.table for it in report.comparisons)
    touched = any(it.status is not Status.OPEN for it in report.findings)
    assert row.touched or not (touched or report.notes or report.corrections or report.comparisons)


ACTS: tuple[Act, ...] = (
    lambda project, uuid, _: project.decide(uuid, [WRONG], Status.CONFIRMED),
    lambda project, uuid, _: project.decide(uuid, [WRONG], Status.DISMISSED),
    lambda project, uuid, _: project.decide(uuid, [WRONG], Status.OPEN),
    lambda project, uuid, _: project.correct(uuid, TOTAL, "12"),
    lambda project, uuid, _: project.correct(uuid, TOTAL, "14"),
    lambda project, uuid, _: project.take_back(uuid, TOTAL),
    lambda project, uuid, _: project.confirm(uuid, [TOTAL]),
    lambda project, uuid, _: project.notes.add(uuid, Target(page=1), "一"),
    lambda project, uuid, _: project.add_finding(uuid, "盖章缺失", HERE, TOTAL, Severity.REVIEW),
    lambda project, uuid, _: project.compare(uuid, "requests"),
    lambda project, uuid, _: project.identify(uuid, "静安区", 2023, "年报"),
    lambda project, uuid, _: project.run_again(),
    lambda project, uuid, _: project.settle(),
    lambda project, uuid, source: project.keep(source, reviews.review(source)),
    lambda project, uuid, _: project.journal.undo(),
    lambda project, uuid, _: project.journal.undo(),
    lambda project, uuid, _: project.journal.redo(),
)


def tried(act: Act, project: Project, uuid: str, source: Path) -> None:
    """What was corrected away cannot be decided on; everything else goes."""
    with suppress(KeyError):
        act(project, uuid, source)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_the_line_says_what_the_findings_say(
    project: Project, uuid: str, source: Path, seed: int
) -> None:
    chance = random.Random(seed)
    is_true(project, uuid)
    for act in chance.choices(ACTS, k=25):
        tried(act, project, uuid, source)
        is_true(project, uuid)
    with reopened(project) as again:
        is_true(again, uuid)


def test_a_file_without_lines_gets_them_when_it_is_opened(project: Project, uuid: str) -> None:
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    before = project.reports()
    with project.journal.store.writing() as db:
        db.execute(delete(schema.summary))
    assert project.reports()[0].parts == {}
    with reopened(project) as again:
        assert again.reports() == before


def test_only_what_changed_is_read_again(project: Project, uuid: str, tmp_path: Path) -> None:
    other = tmp_path / "另一份.pdf"
    other.write_bytes(b"%PDF another")
    second = project.keep(other, reviews.review(other))
    turn, every = project.reports_since(0)
    assert [it.uuid for it in every] == [uuid, second]
    assert project.reports_since(turn) == (turn, ())
    project.decide(second, [WRONG], Status.CONFIRMED)
    later, changed = project.reports_since(turn)
    assert [it.uuid for it in changed] == [second]
    assert later > turn


def test_nothing_is_looked_for_again_while_no_relation_changed(
    project: Project, uuid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.settle()
    asked: list[object] = []

    def outdated(near: object) -> list[str]:
        asked.append(near)
        return []

    monkeypatch.setattr("reviewer.keeping.neighbours.outdated", outdated)
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    assert project.settle() == ()
    assert asked == []
    project.bodies.put([Body("云岚市")])
    project.identify(uuid, "静安区", 2023, "年报")
    assert asked != []


def test_a_tally_names_body_district_and_year(project: Project, tmp_path: Path) -> None:
    for name in ("云岚市人民政府", "云岚市栖霞谷区", "栖霞谷区教育局", "某公司"):
        source = tmp_path / f"{name}.pdf"
        source.write_bytes(f"%PDF {name}".encode())
        project.keep(source, reviews.review(source, organisation=name, year=2024))
    told = {it.organisation: (it.body, it.district, it.year) for it in project.tallies()}
    assert told["云岚市人民政府"] == ("云岚市", "云岚市", 2024)
    assert told["云岚市栖霞谷区"][1] == "云岚市栖霞谷区"
    assert told["某公司"] == ("某公司", "", 2024)
    project.bodies.put([Body("某公司", parent="云岚市")])
    assert {it.organisation: it.district for it in project.tallies()}["某公司"] == "云岚市"
    assert project.tallies()[0].parts["requests"].errors == 1


def test_a_part_is_decided_when_nothing_in_it_is_open() -> None:
    assert not Part(passes=3).decided
    assert not Part(errors=2, open_errors=1).decided
    assert Part(errors=2, reviews=1).decided


def test_the_stage_follows_from_what_people_did() -> None:
    fresh = desks.row("a", "甲", 2)
    assert stage(fresh) is Stage.OUTSTANDING
    assert stage(replace(fresh, touched=True)) is Stage.IN_REVIEW
    assert stage(replace(fresh, touched=True, parts={"requests": Part(errors=2)})) is Stage.DONE
    clean = desks.row("b", "乙", 0, verdict=Verdict.PASS)
    assert stage(clean) is Stage.DONE
    unread = replace(clean, verdict=Verdict.UNREADABLE)
    assert stage(unread) is Stage.OUTSTANDING
    assert stage(replace(unread, touched=True)) is Stage.DONE


def test_the_stage_of_a_report_in_the_project(project: Project, uuid: str) -> None:
    assert stage(project.reports()[0]) is Stage.OUTSTANDING
    project.notes.add(uuid, Target(page=1), "一")
    assert stage(project.reports()[0]) is Stage.IN_REVIEW
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    row = project.reports()[0]
    assert (stage(row), row.reviewer) == (Stage.DONE, "李")
    assert RIGHT not in {it.finding.key for it in project.report(uuid).findings}
