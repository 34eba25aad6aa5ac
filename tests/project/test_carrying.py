# SPDX-License-Identifier: AGPL-3.0-or-later
"""Last year's project as the start of this year's: what it hands on, and that it stays as it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reviewer.errors import ReviewerError
from reviewer.model.body import Body
from reviewer.model.finding import Outcome
from reviewer.model.project import Reviewed, Status, Target
from reviewer.model.report import Review
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from tests import reviews
from tests.literals import requests
from tests.reviews import reopened

WRONG = "T3-ROW@requests/1"
LIST = (
    Body("云岚市", contact="张三 123", due=date(2024, 3, 10)),
    Body("云岚市甲区", "云岚市", due=date(2024, 2, 29), note="合并"),
)


@pytest.fixture(autouse=True)
def _rule_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.reviewing.check", check)


def kept(project: Project, folder: Path, organisation: str, year: int, **changes: str) -> str:
    source = folder / f"{organisation}{year}.pdf"
    source.write_bytes(f"%PDF {organisation} {year} {changes}".encode())
    it = reviews.review(source, organisation=organisation, year=year).reading
    it = replace(it, facts=tuple(requests(**changes).values()))
    found = check(it)
    return project.keep(source, Review(it, found, verdict(it, found)))


def state(path: Path) -> tuple[str, list[str]]:
    """A file's content and all that lies beside it."""
    return hashlib.sha256(path.read_bytes()).hexdigest(), sorted(it.name for it in path.parent.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The project of 2023: one report with an explained fault and a corrected figure, and a list."""
    folder = tmp_path / "2023"
    folder.mkdir()
    with Project.create(folder / "2023.review", "李") as project:
        uuid = kept(project, folder, "云岚市", 2023, requests_1_total="27", requests_4_total="70")
        kept(project, folder, "云岚市乙区", 2023)
        project.bodies.put(LIST)
        project.decide(uuid, [WRONG], Status.EXPLAINED)
        project.decisions.explain(uuid, [WRONG], "口径不同")
        project.notes.add(uuid, Target(finding=WRONG), "含上年转入 1 件")
        project.correct(uuid, "requests/4/total", "77")
        return project.path


def found(project: Project, uuid: str, key: str) -> Reviewed:
    [one] = [it for it in project.report(uuid).findings if it.finding.key == key]
    return one


def test_the_list_comes_with_its_tree_and_contacts_and_dates_a_year_later(old: Path, tmp_path: Path) -> None:
    before = state(old)
    with Project.create(tmp_path / "2024.review", "王", after=old) as project:
        assert project.bodies.all() == (
            replace(LIST[0], due=date(2025, 3, 10)),
            replace(LIST[1], due=date(2025, 2, 28)),
            Body("云岚市乙区", expected=False),
        )
        assert project.reports() == ()
        assert project.bodies.roll().year == 2024
        assert project.journal.next_undo is None
        event = project.journal.history()[-1]
        assert (event.what, event.after) == ("start", {"project": "2023.review", "bodies": 3, "reports": 2})
    assert state(old) == before


def test_last_year_s_figures_are_checked_against_without_its_pdf(old: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "2024.review", "王", after=old) as project:
        uuid = kept(project, tmp_path, "云岚市", 2024)
        project.settle()
        [one] = [it for it in project.report(uuid).findings if it.finding.key == "Y-CARRY@requests/2/total"]
        assert one.finding.outcome is Outcome.FAIL
        assert one.finding.left == 77
        assert project.settle() == ()
        with reopened(project) as again:
            assert again.settle() == ()


def test_the_report_itself_takes_the_place_of_what_was_known_of_it(old: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "2024.review", "王", after=old) as project:
        uuid = kept(project, tmp_path, "云岚市", 2024)
        project.settle()
        last = kept(project, tmp_path, "云岚市", 2023, requests_4_total="55")
        project.settle()
        assert found(project, uuid, "Y-CARRY@requests/2/total").finding.left == 55
        assert not [it for it in project.report(last).findings if "TWIN" in it.finding.check]


def test_a_fault_that_comes_back_bears_what_was_said_of_it(old: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "2024.review", "王", after=old) as project:
        uuid = kept(project, tmp_path, "云岚市", 2024, requests_1_total="28")
        other = kept(project, tmp_path, "云岚市甲区", 2024, requests_1_total="28")
        one = found(project, uuid, WRONG)
        assert one.comes_back
        assert one.status is Status.OPEN
        assert one.precedent is not None
        assert (one.precedent.year, one.precedent.status, one.precedent.author) == (2023, Status.EXPLAINED, "李")
        assert one.precedent.notes == (("李", "口径不同"), ("李", "含上年转入 1 件"))
        assert found(project, other, WRONG).precedent is None
        book = load_workbook(project.exports.workbook(tmp_path / "out.xlsx"))
        assert any("含上年转入 1 件" in str(cell.value) for row in book["问题清单"].iter_rows() for cell in row)


def test_what_was_a_false_alarm_does_not_come_back_as_a_fault(old: Path, tmp_path: Path) -> None:
    with Project.open(old, "李") as project:
        project.decide(project.reports()[0].uuid, [WRONG], Status.DISMISSED)
    with Project.create(tmp_path / "2024.review", "王", after=old) as project:
        one = found(project, kept(project, tmp_path, "云岚市", 2024, requests_1_total="28"), WRONG)
        assert one.precedent is not None
        assert not one.comes_back


def test_an_open_project_can_be_the_start_of_another(old: Path, tmp_path: Path) -> None:
    with Project.open(old, "李"), Project.create(tmp_path / "2024.review", "王", after=old) as project:
        assert len(project.bodies.all()) == 3


def test_what_is_no_project_makes_none(old: Path, tmp_path: Path) -> None:
    bad, new = tmp_path / "坏.review", tmp_path / "2024.review"
    bad.write_bytes(b"no database, but long enough to be looked at" * 30)
    for wrong in (bad, tmp_path / "没有.review"):
        with pytest.raises(ReviewerError) as error:
            Project.create(new, "王", after=wrong)
        assert str(wrong) in error.value.summary.zh
        assert not new.exists()
    with pytest.raises(ReviewerError):
        Project.create(old, "王", after=old)
    with Project.open(old, "李") as project:
        assert len(project.reports()) == 2
