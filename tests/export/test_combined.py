# SPDX-License-Identifier: AGPL-3.0-or-later
"""The draft of the top's own report: its words, its formulas, what may be changed in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.checks.book import rule
from reviewer.export.combined import NAME
from reviewer.export.combineddata import NAME as DATA
from reviewer.export.combinedgaps import NAME as GAPS
from reviewer.model.text import Lang
from reviewer.project import Project
from tests import districts
from tests.combinations import ABSENT, CITY, EVIL, SCHOOLS, flags, kept
from tests.districts import EAST, WEST


def written(folder: Path, lang: Lang = "zh") -> Workbook:
    with Project.create(folder / "x.review", "李") as project:
        kept(project, folder)
        return load_workbook(project.exports.workbook(folder / "out.xlsx", lang))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("combined"))


def test_the_districts_count_and_neither_the_city_nor_what_a_district_s_report_covers(book: Workbook) -> None:
    page = book[NAME.zh]
    found = {name: page[at].value for name, at in flags(page).items()}
    assert found == {EAST: "是", WEST: "是", CITY: "否", SCHOOLS: "否"}
    said = {name: page.cell(page[at].row, 6).value for name, at in flags(page).items()}
    assert said[WEST] == "没有读到：表四。"
    assert said[SCHOOLS] == f"已包含在“{EAST}”的报告中。"


def test_who_is_missing_is_named_above_in_words_that_are_no_formula(book: Workbook) -> None:
    there = book[NAME.zh]["B3"]
    assert there.value == (
        f"未报送，和数中没有（名单上的 2 个单位没有 2024 年度报告）：{ABSENT}、{EVIL}。\n有表没有读到：{WEST}（表四）。"
    )
    assert there.fill.fgColor.rgb == "FFFFF6C4"


def test_a_sum_is_a_formula_over_the_hidden_sheet_that_follows_the_flags(book: Workbook) -> None:
    page, data = book[NAME.zh], book[DATA]
    at = districts.figures(page)["requests/3.1/total"]
    column = next(cell.column_letter for cell in data[1] if cell.value == "requests/3.1/total")
    area, every = f"'_figures'!${column}$2:${column}$5", list(flags(page).values())
    yes = f"${every[0][0]}${every[0][1:]}:${every[-1][0]}${every[-1][1:]}"
    lacks = f'SUMPRODUCT(({yes}="是")*(1-ISNUMBER({area})))'
    assert page[at].value == (
        f'=IF(COUNTIF({yes},"是")=0,"缺数",IF({lacks}>0,"缺数 "&{lacks},ROUND(SUMIF({yes},"是",{area}),6)))'
    )
    assert data.sheet_state == "hidden"


def test_blanks_are_noughts_and_what_was_not_read_stays_empty_behind_the_sums(book: Workbook) -> None:
    data = book[DATA]
    rows = {str(row[0].value): row for row in data.iter_rows(min_row=2)}
    heads = {str(cell.value): cell.column - 1 for cell in data[1] if cell.value}
    west = rows[WEST]
    assert west[heads["requests/2/other"]].value == 0
    assert west[heads["requests/1/natural"]].value is None
    assert west[heads["disputes/reconsideration/total"]].value is None
    assert rows[EAST][heads["requests/1/natural"]].value == 20
    note = book[NAME.zh][districts.figures(book[NAME.zh])["requests/1/natural"]].comment
    assert note is not None
    assert note.text == f"没有读到，或是文字：{WEST}"


def test_the_identities_stand_beside_and_below_the_sums(book: Workbook) -> None:
    page = book[NAME.zh]
    at = page[districts.figures(page)["requests/3.1/total"]]
    assert str(page.cell(at.row, at.column + 1).value).startswith("=IF(COUNTA(")
    names = {page.cell(row, 2).value for row in range(1, page.max_row + 1)}
    assert {rule(code).name.zh for code in ("T3-SUM7", "T3-GOUJI", "T4-SUM")} <= names


def test_only_the_flags_may_be_changed_and_only_to_yes_or_no(book: Workbook) -> None:
    page = book[NAME.zh]
    opened = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert page.protection.sheet
    assert opened == set(flags(page).values())
    [choice] = page.data_validations.dataValidation
    assert choice.formula1 == '"是,否"'
    assert {at for area in choice.sqref for at in (area.coord.split(":"))} <= opened


def test_every_printed_figure_of_the_city_stands_beside_its_sum(book: Workbook) -> None:
    page, sums = book[GAPS.zh], districts.figures(book[NAME.zh])
    rows = list(page.iter_rows(min_row=4))
    assert len(rows) == len(sums)
    first = rows[0]
    assert [cell.value for cell in first[:4]] == ["表二", "规章", "本年制发件数", first[3].value]
    letter, number = next(iter(sums.values()))[0], next(iter(sums.values()))[1:]
    assert first[4].value == f"='{NAME.zh}'!${letter}${number}"
    assert str(first[5].value).startswith("=IF(AND(ISNUMBER(E4),ISNUMBER('_figures'!")


def test_names_from_files_become_no_formulas_and_english_says_the_same(tmp_path: Path) -> None:
    book = written(tmp_path, "en")
    page = book[NAME.en]
    assert str(page["B3"].value).startswith(
        f"Not in the sums, on the list but without a report of 2024 (2): {ABSENT}, {EVIL}."
    )
    formulas = [str(cell.value) for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(it.startswith(("=IF(COUNTIF(", "=IF(COUNTA(")) and "cmd" not in it for it in formulas)
