# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report's PDF leaves with annotations or as it is, and never over an original."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reviewer.desk.marks.kinds import PAPER_INKS, MarkKind
from reviewer.dispatch import annotating
from reviewer.dispatch.drafts import cleared
from reviewer.dispatch.exportjob import export
from reviewer.errors import ReviewerError
from reviewer.model.finding import Severity
from reviewer.model.place import Place
from reviewer.model.progress import drained
from reviewer.model.project import Status, Target
from reviewer.pdf.library import mupdf
from reviewer.project import Project
from reviewer.settings import Settings
from tests import reviews
from tests.reviews import MISSING, TOTAL, WRONG


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    pdf = mupdf.open()
    pdf.new_page(width=595, height=842)
    pdf.new_page(width=842, height=595)
    pdf.save(path)
    return path


@pytest.fixture
def project(tmp_path: Path, source: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "区县.review", "李") as made:
        made.keep(source, reviews.review(source))
        yield made


def run(project: Project, kind: str, out: Path, settings: Settings | None = None) -> Any:
    before = tempfile.tempdir
    with cleared(out) as scratch:
        try:
            return drained(export(kind, str(project.path), str(out), str(scratch), "zh", "李", settings or Settings()))
        finally:
            tempfile.tempdir = before


def uuid_of(project: Project) -> str:
    return project.reports()[0].uuid


def said(path: Path) -> list[tuple[int, str, str, str]]:
    """Page (of the original), author, subject and words of each annotation."""
    with mupdf.open(path) as pdf:
        front = len(pdf) - 2
        return [
            (page.number + 1 - front, it.info["title"], it.info["subject"], it.info["content"])
            for page in pdf
            for it in page.annots()
        ]


def test_findings_and_notes_are_annotations_in_the_names_of_those_who_made_them(
    project: Project, tmp_path: Path
) -> None:
    uuid = uuid_of(project)
    project.decisions.decide(uuid, [WRONG], Status.CONFIRMED)
    project.decisions.explain(uuid, [WRONG], "原件\x07如此")
    project.notes.add(uuid, Target(finding=WRONG), "请区里说明")
    project.notes.add(uuid, Target(page=2), "此页为扫描件")
    project.notes.add(uuid, Target(place=Place(2, 10, 10, 90, 60)), "印章")
    own = project.add_finding(uuid, "漏报", Place(2, 100, 100, 200, 130), None, Severity.ERROR)
    out = tmp_path / "批注.pdf"
    assert run(project, f"annotated:{uuid}", out) == str(out)
    found = said(out)
    assert {(page, author, code) for page, author, code, _ in found} == {
        (1, "李", "SUM"), (2, "审查人员意见", "OWN"), (2, "李", "备注"),
    }  # fmt: skip
    words = next(words for _, _, code, words in found if code == "SUM" and "≠" in words)
    assert "12 ≠ 13" in words
    assert "认定：已确认（李，" in words
    assert "理由：原件如此" in words
    assert {"请区里说明", "此页为扫描件", "印章"} <= {text for *_, text in found}
    assert own.startswith("OWN")
    with mupdf.open(out) as pdf:
        front = pdf[0].get_text().replace("\xa0", " ")
    assert "无法核对" in front
    assert "第 1 页，SUM" in front


def test_the_page_in_front_can_be_left_out(project: Project, tmp_path: Path) -> None:
    for wanted, pages in ((True, 3), (False, 2)):
        run(project, f"annotated:{uuid_of(project)}", tmp_path / "a.pdf", Settings(annotated_front=wanted))
        with mupdf.open(tmp_path / "a.pdf") as pdf:
            assert len(pdf) == pages


def test_a_figure_that_was_not_read_is_no_annotation(project: Project) -> None:
    report = project.report(uuid_of(project))
    assert MISSING in {it.finding.key for it in report.findings}
    assert all("第 3.1 行" not in it.words for it in annotating.of_report(report, "zh"))
    assert any("第 3.1 行" in what for _, what in annotating.front(report, project.journal.made(), "zh").listed)


def test_a_finding_on_several_pages_is_annotated_on_each(project: Project) -> None:
    uuid = uuid_of(project)
    project.add_finding(uuid, "跨页", Place(1, 1, 1, 9, 9), TOTAL, Severity.REVIEW, [Place(2, 1, 1, 9, 9)])
    marks = [it for it in annotating.of_report(project.report(uuid), "en") if it.subject == "OWN"]
    assert [(it.page, it.colour) for it in marks] == [(1, annotating.JUDGE), (2, annotating.JUDGE)]


def test_the_inks_are_those_of_the_window() -> None:
    kinds = (MarkKind.FAILED, MarkKind.JUDGE, MarkKind.ASIDE, MarkKind.NOTED)
    mine = (annotating.FAILED, annotating.JUDGE, annotating.ASIDE, annotating.NOTED)
    assert mine == tuple(PAPER_INKS[kind] for kind in kinds)


def test_the_original_leaves_bit_for_bit(project: Project, source: Path, tmp_path: Path) -> None:
    bytes_then = source.read_bytes()
    source.unlink()  # the project's own copy is enough
    out = tmp_path / "原件.pdf"
    run(project, f"original:{uuid_of(project)}", out)
    assert out.read_bytes() == bytes_then


def test_nothing_is_written_over_an_original_or_into_the_projects_folder(
    project: Project, source: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "区县.review.files"
    (tmp_path / "link.pdf").symlink_to(source)
    before = {path: path.read_bytes() for path in (source, *folder.iterdir())}
    for out in (source, tmp_path / "link.pdf", folder / "new.pdf", project.path):
        for kind in ("annotated", "original"):
            with pytest.raises(ReviewerError, match="Cannot write"):
                run(project, f"{kind}:{uuid_of(project)}", out)
    assert {path: path.read_bytes() for path in (source, *folder.iterdir())} == before


def test_all_reports_go_into_a_folder_and_one_that_is_gone_costs_only_itself(
    project: Project, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pdf"
    pdf = mupdf.open(source)
    pdf.set_metadata({"title": "other"})
    pdf.save(other)
    lost = project.keep(other, reviews.review(other))
    copy = project.exports.file(lost)[0]
    folder = tmp_path / "out"
    assert run(project, "annotated:all", folder) == (
        [str(folder / "长宁区2024（批注）.pdf"), str(folder / "长宁区2024（批注）-2.pdf")], [],
    )  # fmt: skip
    copy.unlink()
    other.unlink()
    made, left = run(project, "original:all", folder)
    assert [Path(it).name for it in made] == ["长宁区2024.pdf"]
    assert "other.pdf" in left[0].zh
