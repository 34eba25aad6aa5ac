# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks for districts: what is in them, what is open, what is locked, and what leaves at all."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from PIL import Image

from reviewer.dispatch.drafts import beside
from reviewer.dispatch.exportjob import export
from reviewer.errors import ReviewerError
from reviewer.export import replyform
from reviewer.export.replyform import ANSWER, DAY, FIELDS, HEAD_ROW, position
from reviewer.model.finding import Severity
from reviewer.model.outgoing import Sending, Which
from reviewer.model.progress import drained
from reviewer.model.project import Status
from reviewer.model.reply import Dispatch
from reviewer.model.text import Lang
from reviewer.project import Project
from reviewer.returns.replying import token
from reviewer.settings import Settings
from tests import districts
from tests.desks import COLUMN, CULPRIT, ROW
from tests.districts import EAST, WEST

WISH = Sending(due=date(2025, 3, 15), contact="王科长 021-12345678")


@pytest.fixture(scope="module", autouse=True)
def _own_folder() -> Iterator[None]:
    """The job sets it for its whole process, which is this one here."""
    before = tempfile.tempdir
    yield
    tempfile.tempdir = before


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("p")
    with Project.create(folder / "区县.review", "李") as made:
        districts.keep(made, folder, EAST)
        districts.keep(made, folder, WEST)
        yield made


@pytest.fixture(scope="module")
def sent(project: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dispatch, ...]:
    return districts.made(project, tmp_path_factory.mktemp("out"), WISH)


@pytest.fixture(scope="module")
def book(sent: tuple[Dispatch, ...]) -> Workbook:
    return load_workbook(sent[0].file)


def job(project: Project, folder: Path) -> tuple[str, str, str, Lang, str, Settings]:
    """What a job is told beside its kind."""
    return str(project.path), str(folder / "x"), str(folder / ".scratch"), "zh", "李", Settings()


def images(page: Any) -> list[Any]:
    """The pictures of a sheet; openpyxl has no open name for them."""
    return list(page._images)


def test_every_district_gets_a_workbook_of_its_own_reports(sent: tuple[Dispatch, ...], project: Project) -> None:
    assert [it.district for it in sent] == [EAST, WEST]
    today = f"{date.today():%Y%m%d}"
    assert [Path(it.file).name for it in sent] == [f"{it}-政府信息公开年报问题清单-{today}.xlsx" for it in (EAST, WEST)]
    uuids = [row.uuid for row in project.reports()]
    assert [{row.report for row in it.rows} for it in sent] == [{uuid} for uuid in uuids]
    assert [it.digest for it in sent] == [hashlib.sha256(Path(it.file).read_bytes()).hexdigest() for it in sent]
    assert {it.due for it in sent} == {date(2025, 3, 15)}


def test_the_workbook_says_what_it_is(book: Workbook, sent: tuple[Dispatch, ...], project: Project) -> None:
    assert book.sheetnames == districts.SHEETS
    cover = "\n".join(str(cell.value) for row in book["封面"].iter_rows() for cell in row if cell.value)
    for words in (EAST, "2025 年 3 月 15 日", "王科长 021-12345678", f"{len(sent[0].rows)}　（错误", "怎样填写"):
        assert words in cover
    page = book[replyform.HIDDEN]
    assert page.sheet_state == "veryHidden"
    told = districts.hidden(page)
    assert (told["format"], told["project"]) == ("1", project.replies.project)
    assert (told["dispatch"], told["district"], told["due"]) == (sent[0].uuid, EAST, "2025-03-15")
    assert told[f"figure/{project.reports()[0].uuid}/{CULPRIT}"] == "2"


def test_each_finding_has_its_hidden_key_digest_and_cell(
    book: Workbook, sent: tuple[Dispatch, ...], project: Project
) -> None:
    page = book["问题与答复"]
    assert [cell.value for cell in page[HEAD_ROW]] == [field.name.zh for field in FIELDS]
    assert [page.column_dimensions[letter].hidden for letter in "ABCD"] == [True, True, True, False]
    rows = districts.rows(page)
    uuid = project.reports()[0].uuid
    assert [(it["token"], it["digest"]) for it in rows] == [(it.token, it.digest) for it in sent[0].rows]
    by_token = {it["token"]: it for it in rows}
    row, column = (by_token[token(project.replies.project, uuid, key)] for key in (ROW, COLUMN))
    assert row["address"] == "requests/3.1/natural"
    assert column["address"] == CULPRIT
    assert (row["check"], row["table"], row["year"], row["page"]) == ("T3-ROW", "表三", 2024, 1)
    assert "≠" in str(row["equation"])
    assert row["severity"] == "错误"


def test_only_the_reply_and_the_figures_are_open_and_there_is_no_password(book: Workbook) -> None:
    page = book["问题与答复"]
    for row in page.iter_rows(min_row=HEAD_ROW + 1):
        assert [not cell.protection.locked for cell in row] == [not field.locked for field in FIELDS]
    figures = book.worksheets[2]
    open_cells = {cell.coordinate for row in figures.iter_rows() for cell in row if not cell.protection.locked}
    assert open_cells == set(districts.figures(figures).values())
    for it in book.worksheets[:3]:
        assert it.protection.sheet
        assert it.protection.password is None
        assert not it.protection.autoFilter
        assert not it.protection.formatColumns


def test_an_answer_is_chosen_and_a_date_may_be_written_in_any_way(book: Workbook) -> None:
    page = book["问题与答复"]
    by_cell = {str(it.sqref).split(":")[0]: it for it in page.data_validations.dataValidation}
    first = HEAD_ROW + 1
    letter = {code: get_column_letter(position(code)) for code in (ANSWER, DAY)}
    choice, day = by_cell[f"{letter[ANSWER]}{first}"], by_cell[f"{letter[DAY]}{first}"]
    assert (choice.type, choice.formula1) == ("list", '"属实,不属实,已更正"')
    assert str(choice.sqref).endswith(f"{letter[ANSWER]}{page.max_row}")
    assert (day.type, day.errorStyle) == ("date", "information")


def test_every_finding_shows_a_small_picture_of_the_page_in_its_cell(book: Workbook) -> None:
    page = book["问题与答复"]
    shown = {image.anchor._from.row + 1: image for image in images(page)}
    assert set(shown) == {at for at, it in enumerate(districts.rows(page), HEAD_ROW + 1) if it["page"]}
    for at, image in shown.items():
        png = image._data()
        picture = Image.open(BytesIO(png))
        assert (picture.mode, picture.info["dpi"][0]) == ("P", pytest.approx(130, abs=1))
        assert len(png) < 40_000
        assert image.anchor._from.col + 1 == position("picture")
        assert image.anchor.ext.height / 9525 * 0.75 <= page.row_dimensions[at].height
        assert 15 in picture.tobytes()


def test_every_sheet_prints_across_one_page_with_its_heading(book: Workbook) -> None:
    for page in book.worksheets[:3]:
        setup = page.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
    assert book["问题与答复"].print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"


def test_the_sheet_of_figures_keeps_the_printed_figures_at_their_addresses(book: Workbook, project: Project) -> None:
    page = book.worksheets[2]
    facts = project.report(project.reports()[0].uuid).facts
    there = districts.figures(page)
    assert set(there) == set(facts)
    assert page["A1"].value == project.reports()[0].uuid
    for address, fact in facts.items():
        assert page[there[address]].value == (fact.value if fact.value is not None else fact.text or None)


def test_merged_cells_never_overlap_as_excel_refuses_that(book: Workbook) -> None:
    for page in book.worksheets:
        covered = [at for area in page.merged_cells.ranges for row in area.rows for at in row]
        assert len(covered) == len(set(covered))


def test_words_of_people_and_files_never_become_formulas(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","云岚市")+cmd|\'/C calc\'!A0\x07东平区'
    with Project.create(tmp_path / "x.review", "=李") as project:
        uuid = districts.keep(project, tmp_path, evil)
        place = project.report(uuid).facts[CULPRIT].places[0]
        project.add_finding(uuid, "@SUM(1)\t" + "很" * 40_000, place, CULPRIT, Severity.ERROR)
        project.correct(uuid, "requests/3.2/company", "-1+2")
        [it] = districts.made(project, tmp_path / "o", replace(WISH, contact="+86 021"))
    book = load_workbook(it.file)
    formulas = 0
    for page in book.worksheets:
        assert len(page.title) <= 31
        for row in page.iter_rows():
            for cell in row:
                assert isinstance(cell.value, str | int | float | None)
                formulas += isinstance(cell, Cell) and cell.data_type == "f"
                if isinstance(cell.value, str) and cell.data_type == "f":
                    assert cell.value.startswith("=IF(COUNTA(")
                    assert "HYPERLINK" not in cell.value
    assert formulas
    assert max(len(str(it["message"])) for it in districts.rows(book["问题与答复"])) <= 32_767


def test_what_was_set_aside_never_leaves_and_what_was_confirmed_always_does(tmp_path: Path) -> None:
    with Project.create(tmp_path / "x.review", "李") as project:
        uuid = districts.keep(project, tmp_path, EAST)
        project.decide(uuid, [ROW], Status.DISMISSED)
        project.decide(uuid, [COLUMN], Status.CONFIRMED)
        [it] = districts.made(project, tmp_path / "o", replace(WISH, which=Which.ALL))
        assert ROW not in {row.key for row in it.rows}
        [it] = districts.made(project, tmp_path / "o", replace(WISH, which=Which.CONFIRMED))
        assert [row.key for row in it.rows] == [COLUMN]
        assert Path(it.file).stem.endswith("-2")
        assert len(list((tmp_path / "o").iterdir())) == 2
        [counted] = project.exports.receivers(Which.CONFIRMED)
        assert (counted.district, counted.findings) == (EAST, 1)


@pytest.mark.parametrize(
    ("severity", "status", "stale", "which"),
    [
        (Severity.ERROR, Status.OPEN, True, {Which.USUAL, Which.ALL}),
        (Severity.WARNING, Status.OPEN, True, {Which.USUAL, Which.ALL}),
        (Severity.REVIEW, Status.OPEN, True, {Which.ALL}),
        (Severity.REVIEW, Status.CONFIRMED, False, set(Which)),
        (Severity.ERROR, Status.CONFIRMED, True, {Which.USUAL, Which.ALL}),
        (Severity.ERROR, Status.DISMISSED, True, set()),
        (Severity.ERROR, Status.EXTRACTION_ERROR, False, set()),
        (Severity.ERROR, Status.EXPLAINED, False, set()),
    ],
)
def test_what_leaves_hangs_on_the_decision(severity: Severity, status: Status, stale: bool, which: set[Which]) -> None:
    assert {it for it in Which if it.takes(severity, status, stale)} == which


def test_a_workbook_for_each_organisation_is_a_choice(project: Project) -> None:
    assert [it.district for it in project.exports.receivers(Which.USUAL, by_body=True)] == [EAST, WEST]


def test_a_report_whose_pdf_is_gone_goes_out_without_pictures(tmp_path: Path) -> None:
    with Project.create(tmp_path / "x.review", "李") as project:
        districts.keep(project, tmp_path, EAST)
        for file in (*tmp_path.glob("*.pdf"), *tmp_path.glob("x.review.files/*.pdf")):
            file.unlink()
        [it] = districts.made(project, tmp_path / "o", WISH)
    page = load_workbook(it.file)["问题与答复"]
    assert not images(page)
    assert districts.rows(page)[0]["picture"] == "（见报告原文）"


def test_nothing_is_left_of_workbooks_that_were_given_up(project: Project, tmp_path: Path) -> None:
    steps = export("districts", *job(project, tmp_path), WISH)
    for _ in range(4):
        next(steps)
    steps.close()
    left = {it.name for it in tmp_path.iterdir()}
    assert left == {".scratch", beside(tmp_path / ".scratch", tmp_path / "x").name}, "for whoever clears up"


def test_all_workbooks_come_to_their_place_or_none(project: Project, tmp_path: Path) -> None:
    steps = export("districts", *job(project, tmp_path), WISH)
    for step in steps:
        if step.done == step.total and step.step.zh.startswith("写出"):
            (tmp_path / step.step.zh.removeprefix("写出 ")).mkdir()
            break
    with pytest.raises(ReviewerError, match=WEST) as refused:
        drained(steps)
    assert ".scratch" not in refused.value.text.zh
    assert [it.name for it in tmp_path.glob("*.xlsx") if it.is_file()] == []
