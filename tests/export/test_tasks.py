# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of tasks: only where there is a plan of work, every cell as it is printed, what is in doubt marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer import resources
from reviewer.export.styles import Look
from reviewer.model.report import Review
from reviewer.project import Project
from reviewer.reviewing import review
from reviewer.settings import Settings

SAMPLE = resources.path("samples/changning-plan-2024.pdf")
HEADS = ["单位", "年度", "行", "领域", "序号", "任务名称", "任务内容", "责任单位", "完成时限", "页码"]


def reviewed(path: Path) -> Review:
    steps = review(str(path), Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            assert isinstance(found, Review)
            return found


@pytest.fixture
def sheet(tmp_path: Path) -> Worksheet:
    """The tasks of the sample, one of them corrected by hand."""
    with Project.create(tmp_path / "plans.review", "张三") as project:
        uuid = project.keep(SAMPLE, reviewed(SAMPLE))
        project.correct(uuid, "plan/3/deadline", "9月底前")
        page = load_workbook(project.exports.workbook(tmp_path / "out.xlsx"))["工作要点"]
        assert isinstance(page, Worksheet)
        return page


def test_every_task_has_a_row_under_the_columns_of_the_plan(sheet: Worksheet) -> None:
    assert [cell.value for cell in sheet[3]] == HEADS
    numbers = [sheet.cell(row, HEADS.index("序号") + 1).value for row in range(4, sheet.max_row + 1)]
    assert numbers == list(range(1, 96))
    areas = {sheet.cell(row, HEADS.index("领域") + 1).value for row in range(4, sheet.max_row + 1)}
    assert len(areas) == 5


def test_words_set_by_hand_stay_words_and_are_marked(sheet: Worksheet) -> None:
    found = sheet.cell(6, HEADS.index("完成时限") + 1)
    assert (found.value, found.style) == ("9月底前", Look.HAND)
    assert found.comment is not None
    assert "全年" in found.comment.text
