# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files are made of a copy of the project while somebody has it open, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from reviewer.dispatch.drafts import beside
from reviewer.dispatch.exportjob import KINDS, export
from reviewer.errors import ReviewerError
from reviewer.model.progress import Progress, drained
from reviewer.model.project import Status, Target
from reviewer.model.text import Lang
from reviewer.project import Project
from reviewer.settings import Settings
from tests import reviews
from tests.reviews import WRONG

SCRATCH = Path("scratch")


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The job sets it for its whole process, which is this one here."""
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    monkeypatch.setattr("tests.dispatch.test_exportjob.SCRATCH", tmp_path_factory.mktemp("away") / "scratch")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "区县.review", "李") as made:
        source = reviews.pdf(tmp_path)
        uuid = made.keep(source, reviews.review(source))
        made.decide(uuid, [WRONG], Status.CONFIRMED)
        yield made


def order(kind: str, source: Path, out: Path) -> tuple[str, str, str, str, Lang, str, Settings]:
    return kind, str(source), str(out), str(SCRATCH), "zh", "李", Settings()


def test_a_workbook_comes_of_a_project_that_is_open_and_goes_on(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "结果.xlsx"
    said: list[Progress] = []
    for step in export(*order("workbook", project.path, out)):
        said.append(step)
        project.notes.add(project.reports()[0].uuid, Target(), step.step.zh)
    assert [step.step.zh for step in said][:2] == ["读取项目", "读取报告"]
    shares = [step.done / step.total for step in said]
    assert shares == sorted(shares)
    book = openpyxl.load_workbook(out)
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "已确认" in words
    book.close()


@pytest.mark.parametrize("kind", ["chase", "empty_list"])
def test_lists_are_made_too(project: Project, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "名单.xlsx"
    assert drained(export(*order(kind, project.path, out))) == str(out)
    assert out.exists()


def test_a_job_that_is_dropped_half_way_leaves_only_its_own_folder(project: Project, tmp_path: Path) -> None:
    out, before = tmp_path / "结果.xlsx", set(tmp_path.iterdir())
    steps = export(*order("workbook", project.path, out))
    for _ in range(5):
        next(steps)
    assert set(tmp_path.iterdir()) - before == {beside(SCRATCH, out)}
    assert list(beside(SCRATCH, out).iterdir()) == []
    assert list(SCRATCH.rglob("*.review"))
    steps.close()
    assert not out.exists()


def test_a_new_project_begins_with_the_old_one_and_is_never_laid_over_another(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "今年.review"
    assert drained(export(*order("start", project.path, out))) == str(out)
    with Project.open(out, "王") as made:
        assert made.journal.history()[-1].what == "start"
    SCRATCH.rename(SCRATCH.with_name("first"))
    beside(SCRATCH, out).rmdir()
    before = out.read_bytes()
    with pytest.raises(ReviewerError, match=r"今年\.review.*exists"):
        drained(export(*order("start", project.path, out)))
    assert out.read_bytes() == before


def test_a_list_is_read_and_the_project_is_not_changed(project: Project, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (("单位", "联系人"), ("长宁区", "张三")):
        book.worksheets[0].append(line)
    book.save(tmp_path / "名单.xlsx")
    found = drained(export(*order("list", tmp_path / "名单.xlsx", project.path)))
    assert [it.name for it in found.bodies] == ["长宁区"]
    assert project.bodies.all() == ()


@pytest.mark.parametrize("out", ["没有/结果.xlsx", "区县.review.files"])
def test_a_place_that_takes_no_file_is_named(project: Project, tmp_path: Path, out: str) -> None:
    with pytest.raises(ReviewerError) as refused:
        drained(export(*order("workbook", project.path, tmp_path / out)))
    assert Path(out).name in refused.value.text.zh
    assert "scratch" not in refused.value.text.zh


def test_every_kind_has_a_name_of_its_own() -> None:
    made_of_projects = {"workbook", "chase", "empty_list", "start", "upgrade", "list", "districts", "letters", "pack"}
    assert set(KINDS) == made_of_projects | {"returned", "unpack"}
