# SPDX-License-Identifier: AGPL-3.0-or-later
"""A letter holds against a district what was confirmed, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from reviewer.dispatch.exportjob import export
from reviewer.dispatch.lettering import Written, gather, sent_by
from reviewer.errors import ReviewerError
from reviewer.model.progress import drained
from reviewer.model.project import Status
from reviewer.project import Project
from reviewer.settings import Settings
from tests import reviews
from tests.reviews import RIGHT, WRONG

OTHER = reviews.FIGURES | {"requests/2/total": "9"}


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setattr("reviewer.reviewing.check", reviews.adds_up)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "区县.review", "李") as made:
        for name, organisation in (("a.pdf", "长宁区"), ("b.pdf", "虹口区")):
            source = reviews.pdf(tmp_path, name, name)
            made.keep(source, reviews.review(source, OTHER, organisation=organisation))
        yield made


def run(project: Project, out: Path, settings: Settings | None = None) -> Written:
    scratch = out.parent / ".scratch"
    try:
        made = export("letters", str(project.path), str(out), str(scratch), "zh", "李", settings or Settings())
        written = drained(made)
        assert isinstance(written, Written)
        return written
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def test_only_what_was_confirmed_on_the_figures_of_now_is_held_against_a_district(project: Project) -> None:
    uuid = project.reports()[0].uuid
    assert drained(gather(project, "zh")) == ([], 4)
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.decide(uuid, [RIGHT], Status.DISMISSED)
    (letter,), undecided = drained(gather(project, "zh"))
    assert (letter.district, letter.year, letter.reports, undecided) == ("长宁区", 2024, 1, 2)
    assert [(it.report, it.pages, it.message, it.difference) for it in letter.faults] == [
        ("长宁区", "1", "第 1 行", Decimal(-1))
    ]  # fmt: skip
    project.correct(uuid, "requests/1/total", "14")
    assert drained(gather(project, "zh"))[0] == []


def test_what_is_settled_is_not_asked_for_again(project: Project) -> None:
    uuid = project.reports()[0].uuid
    project.decide(uuid, [WRONG], Status.CONFIRMED)
    project.replies.close(uuid, [WRONG], "已更正")
    assert drained(gather(project, "zh"))[0] == []


def test_a_letter_is_made_for_each_district_in_the_offices_own_template(project: Project, tmp_path: Path) -> None:
    for row in project.reports():
        project.decide(row.uuid, [WRONG], Status.CONFIRMED)
    template: Any = docx.Document()
    template.add_paragraph("{{单位}}，{{署名}}，{{文号}}")
    template.save(tmp_path / "own.docx")
    settings = Settings(letter_template=str(tmp_path / "own.docx"), letter_signature="市府办")
    made = run(project, tmp_path / "out", settings)
    assert [Path(it).name for it in made.paths] == ["整改通知 虹口区 2024.docx", "整改通知 长宁区 2024.docx"]
    assert (made.unknown, made.open) == (("文号",), 2)
    letter: Any = docx.Document(made.paths[0])
    assert letter.paragraphs[0].text == "虹口区，市府办，{{文号}}"


def test_a_template_that_is_gone_is_named_and_nothing_is_left_behind(project: Project, tmp_path: Path) -> None:
    project.decide(project.reports()[0].uuid, [WRONG], Status.CONFIRMED)
    with pytest.raises(ReviewerError, match="没有"):
        run(project, tmp_path / "out", Settings(letter_template=str(tmp_path / "没有.docx")))
    assert list((tmp_path / "out").iterdir()) == []


def test_the_dates_follow_the_settings() -> None:
    sender = sent_by(Settings(letter_days=10, letter_contact="张"), date(2025, 12, 25), "zh")
    assert (sender.date, sender.due, sender.contact) == ("2025年12月25日", "2026年1月4日", "张")
