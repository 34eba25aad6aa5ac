# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports of a project are checked against one another, and again when one of them changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.model.finding import Outcome
from reviewer.model.project import Status
from reviewer.model.report import Review
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from tests import reviews
from tests.literals import requests


@pytest.fixture(autouse=True)
def _rule_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.reviewing.check", check)


def kept(project: Project, tmp_path: Path, organisation: str, year: int, **changes: str) -> str:
    """A report with table 3 in the project."""
    source = tmp_path / f"{organisation}{year}.pdf"
    source.write_bytes(f"%PDF {organisation} {year} {changes}".encode())
    it = reviews.review(source, organisation=organisation, year=year).reading
    it = replace(it, facts=tuple(requests(**changes).values()))
    found = check(it)
    return project.keep(source, Review(it, found, verdict(it, found)))


def failing(project: Project, uuid: str, code: str) -> list[str]:
    report = project.report(uuid)
    return [r.finding.at for r in report.findings if r.finding.check == code and r.finding.outcome is Outcome.FAIL]


def test_last_year_s_report_is_seen_whichever_comes_first(project: Project, tmp_path: Path) -> None:
    this = kept(project, tmp_path, "云岚市", 2024)
    kept(project, tmp_path, "云岚市", 2023, requests_4_total="77")
    assert failing(project, this, "Y-CARRY") == []
    assert project.settle() == (this,)
    assert "requests/2/total" in failing(project, this, "Y-CARRY")
    assert project.settle() == ()


def test_a_correction_there_is_felt_here_and_decisions_stay(project: Project, tmp_path: Path) -> None:
    last = kept(project, tmp_path, "云岚市", 2023)
    city = kept(project, tmp_path, "云岚市", 2024)
    part = kept(project, tmp_path, "云岚市甲区", 2024)
    project.settle()
    assert failing(project, city, "C-MAX") == []
    project.correct(part, "requests/1/company", "9")
    assert failing(project, city, "C-MAX") == ["requests/1/company"]
    project.decide(city, ["C-MAX@requests/1/company"], Status.EXPLAINED)
    project.correct(last, "requests/4/total", "5")
    [one] = [r for r in project.report(city).findings if r.finding.key == "C-MAX@requests/1/company"]
    assert one.status is Status.EXPLAINED
    project.journal.undo()
    project.journal.undo()
    project.journal.undo()
    assert failing(project, city, "C-MAX") == []


def test_a_twin_that_a_person_calls_last_year_s_report_is_compared_as_such(project: Project, tmp_path: Path) -> None:
    this = kept(project, tmp_path, "云岚市", 2024)
    (tmp_path / "another").mkdir()
    other = kept(project, tmp_path / "another", "云岚市", 2024, requests_4_total="77")
    project.settle()
    assert failing(project, this, "S-DUP") == ["twins"]
    assert project.last(this) is None
    project.identify(other, "云岚市", 2023, "")
    assert failing(project, this, "S-DUP") == []
    assert "requests/2/total" in failing(project, this, "Y-CARRY")
    last = project.last(this)
    assert last is not None
    assert (last.name, last.facts["requests/4/total"].text) == ("云岚市 2023", "77")


def test_a_name_given_by_hand_makes_relations(project: Project, tmp_path: Path) -> None:
    this = kept(project, tmp_path, "云岚市", 2024)
    other = kept(project, tmp_path, "不知何处", 2023, requests_4_total="77")
    project.settle()
    assert failing(project, this, "Y-CARRY") == []
    project.identify(other, "云岚市", 2023, "")
    assert "requests/2/total" in failing(project, this, "Y-CARRY")


def test_a_closed_report_keeps_its_findings_whatever_becomes_of_its_neighbours(
    project: Project, tmp_path: Path
) -> None:
    last = kept(project, tmp_path, "云岚市", 2023)
    this = kept(project, tmp_path, "云岚市", 2024)
    project.settle()
    project.signing.close(this, "归档")
    before = project.report(this)
    project.correct(last, "requests/4/total", "77")
    assert project.report(this) == before
    assert project.settle() == ()
    assert project.journal.left == [this]
    project.signing.reopen(this, "上年更正")
    assert project.settle() == (this,)
    assert "requests/2/total" in failing(project, this, "Y-CARRY")
