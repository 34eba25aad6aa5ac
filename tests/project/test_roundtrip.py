# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever a district does to a workbook, its replies come back to their findings."""

from __future__ import annotations

import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import replyform as form
from reviewer.export import replyread
from reviewer.export.replyform import ANSWER, CORRECTED, DAY, EXPLANATION, PERSON
from reviewer.model.reply import Answer
from reviewer.model.returned import Kind
from reviewer.project import Project
from tests import replybook, reviews
from tests.office import OFFICE, needs_office
from tests.replybook import FIRST, answers, fill

FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8"}
FIGURES = reviews.FIGURES | {"requests/2/total": "9"}
SAID: tuple[dict[str, Any], ...] = (
    {ANSWER: "属实", EXPLANATION: "录入有误，已核对", PERSON: "王芳", DAY: "2025-03-01"},
    {ANSWER: "不属实", EXPLANATION: "见第 3 页", PERSON: "王芳", DAY: "３月１日"},
    {ANSWER: "已更正", CORRECTED: "１２", PERSON: "李雷", DAY: 45717},
)
KEPT = {
    "SUM@requests/1": (Answer.AGREED, "录入有误，已核对", (("requests/1/natural", "11"),), "王芳", "2025-03-01"),
    "SUM@requests/2": (Answer.DISPUTED, "见第 3 页", (), "王芳", "３月１日"),
    "SUM@requests/3.1": (Answer.CORRECTED, "", (("requests/3.1/natural", "12"),), "李雷", "2025-03-01"),
}


@pytest.fixture
def book(project: Project, source: Path, tmp_path: Path) -> Path:
    """Three findings of one report, answered, and one figure typed over."""
    uuid = project.keep(source, reviews.review(source, FIGURES))
    path = tmp_path / "长宁区.xlsx"
    replybook.send(project, path, [uuid])
    edited = openpyxl.load_workbook(fill(path, *SAID))
    edited[f"{form.FIGURES.zh}1"]["E4"] = 11
    edited.save(path)
    return path


def kept(project: Project, path: Path) -> dict[str, tuple[object, ...]]:
    """What would be kept of each finding; every one of them without a doubt."""
    found = project.replies.look_at(path)
    assert {it.kind for it in found.lines} == {Kind.NEW}
    there = [it.reply for it in found.lines if it.reply is not None]
    return {it.key: (it.answer, it.explanation, it.figures, it.person, it.day) for it in there}


def saved_as(path: Path, ending: str) -> Path:
    """The same workbook as another program saves it."""
    assert OFFICE is not None
    with tempfile.TemporaryDirectory() as home:
        order = [OFFICE, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", FILTERS[ending]]
        out = path.parent / ending
        subprocess.run([*order, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=120)
    return out / f"{path.stem}.{ending}"


def test_answers_come_back_to_their_findings(project: Project, book: Path) -> None:
    assert kept(project, book) == KEPT


@pytest.mark.office
@needs_office
def test_a_district_sorts_inserts_renames_and_saves_with_another_program(project: Project, book: Path) -> None:
    edited = openpyxl.load_workbook(book)
    page = answers(edited)
    reorder(page, [2, 0, 1])
    page.insert_rows(FIRST + 1)
    page.insert_cols(4)
    page.title = "已填"
    edited[f"{form.FIGURES.zh}1"].title = "数据"
    edited.save(book)
    for ending in FILTERS:
        saved = saved_as(book, ending)
        assert kept(project, saved) == KEPT, ending
        if ending == "xls":
            assert kept(project, saved.replace(saved.with_suffix(".et"))) == KEPT


def reorder(page: Worksheet, order: list[int]) -> None:
    """Put the rows of findings into another order, as sorting does."""
    rows = [[cell.value for cell in page[FIRST + at]] for at in order]
    for at, row in enumerate(rows, FIRST):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value


def shuffled(page: Worksheet, dice: random.Random) -> None:
    reorder(page, dice.sample(range(3), 3))


def row_inserted(page: Worksheet, dice: random.Random) -> None:
    page.insert_rows(dice.randint(1, page.max_row))


def column_inserted(page: Worksheet, dice: random.Random) -> None:
    page.insert_cols(dice.randint(1, page.max_column))


def column_moved(page: Worksheet, dice: random.Random) -> None:
    """Cut a column with its head and put it at the end."""
    at = dice.randint(1, page.max_column)
    values = [page.cell(row, at).value for row in range(1, page.max_row + 1)]
    page.delete_cols(at)
    last = max((cell.column for row in page for cell in row if cell.value is not None), default=0)
    for row, value in enumerate(values, 1):
        page.cell(row, last + 1).value = value


def head_spaced(page: Worksheet, dice: random.Random) -> None:
    for row in page:
        for cell in row:
            if cell.value == form.FIELDS[form.position(ANSWER) - 1].name.zh:
                cell.value = " 答 复："


def head_gone(page: Worksheet, dice: random.Random) -> None:
    """One of the reply columns has no head any more, but stands where it stood."""
    name = form.FIELDS[form.position(EXPLANATION) - 1].name.zh
    for row in page:
        for cell in row:
            if cell.value == name:
                cell.value = None


def sheet_renamed(page: Worksheet, dice: random.Random) -> None:
    page.title = f"表{dice.randint(1, 99)}"


def hidden_lost(page: Worksheet, dice: random.Random) -> None:
    """Another program does not keep what is very hidden."""
    book = page.parent
    assert book is not None
    if form.HIDDEN in book.sheetnames:
        del book[form.HIDDEN]


def digits_as_text(page: Worksheet, dice: random.Random) -> None:
    for row in page:
        for cell in row:
            if isinstance(cell.value, int):
                cell.value = str(cell.value)


EDITS: tuple[Callable[[Worksheet, random.Random], None], ...] = (
    shuffled,
    row_inserted,
    column_inserted,
    column_moved,
    head_spaced,
    sheet_renamed,
    hidden_lost,
    digits_as_text,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), max_size=6), seed=st.integers(0, 10_000))
def test_no_edit_of_a_district_loses_a_reply(
    project: Project, book: Path, edits: list[Callable[[Worksheet, random.Random], None]], seed: int
) -> None:
    edited, dice = openpyxl.load_workbook(book), random.Random(seed)
    page = answers(edited)
    for edit in sorted(edits, key=lambda it: it is not shuffled):
        edit(page, dice)
    path = book.with_name("edited.xlsx")
    edited.save(path)
    assert kept(project, path) == KEPT


def test_a_column_without_its_head_is_found_beside_the_others(project: Project, book: Path) -> None:
    edited = openpyxl.load_workbook(book)
    head_gone(answers(edited), random.Random(1))
    edited.save(book)
    assert kept(project, book) == KEPT
    assert "按位置读取" in replyread.read(book).rows[0].remarks[0].zh
