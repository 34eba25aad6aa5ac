# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project with the rule book in force, from the import to the workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reviewer.errors import ReviewerError
from reviewer.forms.book import table_form
from reviewer.model.project import Status
from reviewer.model.report import Review, RowSeen
from reviewer.project import Project
from reviewer.reviewing import check, verdict
from tests import reviews

FORM = table_form("requests", "2021")
FAULT = "requests/1/total"


@pytest.fixture(autouse=True)
def _rule_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.reviewing.check", check)


@pytest.fixture
def uuid(project: Project, source: Path) -> str:
    """A table 3 of zeros, with one total that is wrong."""
    figures = dict.fromkeys(FORM.addresses(), "0") | {FAULT: "7"}
    rows = tuple(RowSeen(line.code, line.labels[0], reviews.HERE) for line in FORM.lines)
    reading = reviews.review(source, figures, rows={"requests": rows}).reading
    found = check(reading)
    return project.keep(source, Review(reading, found, verdict(reading, found)))


def about(project: Project, uuid: str) -> set[str]:
    """The findings that read the wrong total."""
    return {
        it.finding.key
        for it in project.report(uuid).findings
        if any(read.startswith(f"{FAULT}=") for read in it.finding.read)
    }


def test_a_correction_settles_what_reads_it_and_undo_brings_the_decisions_back(project: Project, uuid: str) -> None:
    wrong = about(project, uuid)
    assert wrong
    project.decide(uuid, sorted(wrong), Status.CONFIRMED)
    before = project.report(uuid)
    project.correct(uuid, FAULT, "0")
    assert about(project, uuid) == set()
    project.journal.undo()
    assert project.report(uuid) == before


def test_the_workbook_is_written_when_a_report_has_a_form_without_tables(project: Project, source: Path) -> None:
    project.keep(source, reviews.review(source, forms={"plan": "2024"}))
    assert project.exports.workbook(source.with_name("out.xlsx")).exists()


def test_running_again_says_the_same_as_the_import(project: Project, uuid: str) -> None:
    before = project.report(uuid)
    project.run_again()
    assert project.report(uuid) == before


def test_the_workbook_has_every_report_and_what_was_found(project: Project, uuid: str, tmp_path: Path) -> None:
    unread = reviews.pdf(tmp_path, "locked.pdf", "two")
    project.keep(unread, reviews.unread(unread))
    out = project.exports.workbook(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(out)
    said = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"长宁区", "report.pdf", "locked.pdf"} <= {word for it in said for word in (it, it.split("/")[-1])}
    with pytest.raises(ReviewerError):
        project.exports.workbook(tmp_path / "nowhere" / "out.xlsx")
