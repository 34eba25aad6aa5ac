# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of the appraisal: only where the office wants it, and its scores follow its points."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.errors import ReviewerError
from reviewer.export.appraisal import FIRST, HEAD, MINUS, MOST, NAME
from reviewer.model.finding import Outcome
from reviewer.model.project import Status
from reviewer.project import Project
from reviewer.settings import Settings
from tests.combinations import ABSENT, EVIL, kept
from tests.desks import ROW
from tests.districts import EAST
from tests.office import needs_office, recalculated, values


def written(folder: Path, settings: Settings) -> Path:
    with Project.create(folder / "x.review", "李", settings) as project:
        made = kept(project, folder)
        faults = [one.finding for one in project.report(made[EAST]).findings]
        project.decide(made[EAST], [it.key for it in faults if it.outcome is Outcome.FAIL], Status.CONFIRMED)
        project.decide(made[EAST], [ROW], Status.DISMISSED)
        return project.exports.workbook(folder / "out.xlsx")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("appraisal"), Settings(appraisal=True))


def columns(page: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in page[HEAD] if cell.value and cell.column}


def row_of(page: Worksheet, name: str) -> int:
    return next(row for row in range(FIRST, page.max_row + 1) if page.cell(row, 2).value == name)


def test_the_sheet_is_there_only_when_the_office_switched_it_on(tmp_path: Path, file: Path) -> None:
    assert NAME.zh in load_workbook(file).sheetnames
    assert NAME.zh not in load_workbook(written(tmp_path, Settings())).sheetnames


def test_a_score_is_a_formula_over_counts_and_points(file: Path) -> None:
    page = load_workbook(file)[NAME.zh]
    at, row = columns(page), row_of(page, EAST)
    assert page.cell(row, at["表三错误"]).value == 1
    assert (
        page.cell(row, at["表三错误"] + 1).value == f'=IF(G${MOST}="",F{row}*G${MINUS},MIN(F{row}*G${MINUS},G${MOST}))'
    )
    assert page.cell(row, at["扣分合计"]).value == f"=SUM(E{row},G{row},I{row},K{row},M{row},O{row},Q{row})"
    assert page.cell(row, at["得分"]).value == f"=MAX(U${MOST},U${MINUS}-R{row}+S{row})"


def test_a_body_without_a_report_takes_the_points_of_being_overdue_and_no_name_is_a_formula(file: Path) -> None:
    page = load_workbook(file)[NAME.zh]
    at = columns(page)
    assert page.cell(row_of(page, ABSENT), at["逾期未报"]).value == 1
    assert page.cell(row_of(page, EVIL), 2).data_type == "s"
    assert page.cell(row_of(page, EVIL), at["得分"]).value == "不评分"


def test_an_office_s_file_with_a_mistake_stops_the_export_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "appraisal.toml").write_text("base = 'x'", encoding="utf-8")
    with pytest.raises(ReviewerError, match=r"appraisal\.toml"):
        written(tmp_path, Settings(appraisal=True, rules_folder=str(tmp_path)))
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.office
@needs_office
def test_scores_recalculate_when_the_office_changes_the_points(tmp_path: Path, file: Path) -> None:
    book = load_workbook(file)
    page = book[NAME.zh]
    at, row = columns(page), row_of(page, EAST)
    asked = recalculated(book, tmp_path)[NAME.zh]
    other = asked.cell(row, at["其他已确认问题"]).value
    assert isinstance(other, int)
    assert asked.cell(row, at["得分"]).value == 100 - 2 - min(other / 2, 10)
    assert asked.cell(row_of(asked, ABSENT), at["得分"]).value == 0
    page.cell(MINUS, at["表三错误"] + 1).value = 30
    page.cell(MOST, at["表三错误"] + 1).value = None
    page.cell(row, at["调整"]).value = 3
    changed = recalculated(book, tmp_path)[NAME.zh]
    assert changed.cell(row, at["得分"]).value == 100 - 30 - min(other / 2, 10) + 3


@pytest.mark.office
@needs_office
def test_what_every_score_comes_to_is_stored_beside_it(tmp_path: Path, file: Path) -> None:
    stored = values(file, load_workbook(file, data_only=True))
    assert stored == values(file, recalculated(load_workbook(file), tmp_path))
    assert set(stored.values()) > {100.0, 0.0}
