# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheets of figures: what is printed, what is marked, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.styles import Look
from reviewer.model.document import Source
from reviewer.model.form import Column, TableForm
from reviewer.model.project import OpenReport, Reviewed, Status
from reviewer.model.text import Text

Save = Callable[..., Workbook]
Build = Callable[..., OpenReport]


def cell(page: Worksheet, line: str, column: str, row: int = 0) -> Cell:
    """The cell in the `row`th line whose label ends with `line`."""
    at = [i for i in range(4, page.max_row + 1) if str(page.cell(i, 4).value).endswith(line)][row]
    heads = [str(page.cell(3, i).value) for i in range(1, page.max_column + 1)]
    found: Any = page.cell(at, heads.index(column) + 1)
    assert isinstance(found, Cell)
    return found


def test_a_blank_a_slash_a_dash_and_a_zero_are_four_things(save: Save, rich_report: OpenReport) -> None:
    page = save([rich_report])["表三"]
    line = "二、上年结转政府信息公开申请数量"
    found = [cell(page, line, name).value for name in ("科研机构", "社会公益组织", "法律服务机构", "其他")]
    assert found == [None, "/", "—", 0]


def test_a_figure_that_was_not_read_says_so(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表四"], "复议后起诉", "总计")
    assert (found.value, found.style) == ("未读到", Look.ABSENT)


def test_a_cell_that_the_form_does_not_have_is_grey_and_empty(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表二"], "行政许可", "现行有效件数")
    assert (found.value, found.style) == (None, Look.NOWHERE)


def test_words_behind_a_number_are_kept_in_a_comment(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表二"], "行政规范性文件", "本年制发件数")
    assert found.value == 17
    assert found.comment is not None
    assert "17（其中修订15件）" in found.comment.text


def test_words_in_place_of_a_number_are_shown(save: Save, rich_report: OpenReport) -> None:
    assert cell(save([rich_report])["表二"], "行政规范性文件", "本年废止件数").value == "见附件"


def test_a_figure_of_a_failing_check_is_red_and_names_the_finding(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表三"], "（一）予以公开", "总计")
    assert (found.value, found.style) == (2, Look.BAD)
    assert "×" in found.number_format
    assert found.comment is not None
    assert found.comment.text == "问题 1（T3-ROW）：六类申请人之和 8 ≠ 总计 2，差 6"


def test_a_figure_that_only_gives_context_is_not_marked(save: Save, rich_report: OpenReport) -> None:
    assert cell(save([rich_report])["表三"], "（七）总计", "总计").style == Look.NUMBER


def test_a_figure_that_a_person_objects_to_is_marked(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表二"], "行政规范性文件", "现行有效件数")
    assert (found.value, found.style) == (40, Look.JUDGE)


def test_doubt_is_marked_beside_the_finding_that_it_belongs_to(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表三"], "一、本年新收政府信息公开申请数量", "总计")
    assert found.style == Look.JUDGE
    assert "▲疑" in found.number_format


@pytest.mark.parametrize("status", [Status.DISMISSED, Status.EXTRACTION_ERROR])
def test_a_dismissed_finding_no_longer_marks_its_figures(save: Save, rich_report: OpenReport, status: Status) -> None:
    first = rich_report.findings[0]
    assert first.decision is not None
    settled = Reviewed(first.finding, replace(first.decision, status=status))
    page = save([replace(rich_report, findings=(settled,))])["表三"]
    assert cell(page, "（一）予以公开", "总计").style == Look.NUMBER
    stale = Reviewed(first.finding, replace(first.decision, status=status, digest="older"))
    page = save([replace(rich_report, findings=(stale,))])["表三"]
    assert cell(page, "（一）予以公开", "总计").style == Look.BAD


def test_a_correction_is_blue_and_tells_what_was_read(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表四"], "未经复议直接起诉", "总计")
    assert (found.value, found.style) == (4, Look.HAND)
    assert found.comment is not None
    assert found.comment.text == "人工更正（李审查，2025-03-03）；原读数：“1”"


def test_a_confirmed_figure_says_so_and_is_not_marked_as_corrected(save: Save, rich_report: OpenReport) -> None:
    address = "disputes/litigation_direct/total"
    it = replace(rich_report.corrections[0], printed="1", value="1", confirmed=True)
    read = next(fact for fact in rich_report.reading.facts if fact.address == address)
    facts = {**rich_report.facts, address: replace(read, source=Source.HAND)}
    book = save([replace(rich_report, corrections=(it,), facts=facts)])
    found = cell(book["表四"], "未经复议直接起诉", "总计")
    assert (found.value, found.style) == (1, Look.NUMBER)
    assert found.comment is not None
    assert found.comment.text == "人工确认与原件一致（李审查，2025-03-03）"
    assert "人工确认 1 处与原件一致" in str([cell.value for cell in book["汇总"][4]])


def test_a_note_on_a_figure_is_its_comment(save: Save, rich_report: OpenReport) -> None:
    found = cell(save([rich_report])["表三"], "四、结转下年度继续办理", "总计")
    assert found.comment is not None
    assert found.comment.text == "备注：与上年一致（李审查，2025-03-03）"


def test_a_comment_cannot_bring_control_characters(save: Save, rich_report: OpenReport) -> None:
    note = replace(rich_report.notes[1], text="a\x00b\x1b")
    found = cell(save([replace(rich_report, notes=(note,))])["表三"], "四、结转下年度继续办理", "总计")
    assert found.comment is not None
    assert "备注：ab（" in found.comment.text


def test_tables_of_different_years_share_one_sheet(
    save: Save,
    build: Build,
    forms: dict[tuple[str, str], TableForm],
) -> None:
    new = forms["disclosure", "2021"]
    older = Column("public_total", "public_total", (), Text("对外公开总数量", "published in all"))
    forms["disclosure", "2019"] = TableForm("disclosure", "2019", new.name, "left", new.lines[:1], (older,))
    first = build("甲县", {"disclosure/rules/issued": "1"})
    second = build("乙县", {"disclosure/rules/public_total": "7"}, forms={"disclosure": "2019"})
    page = save([first, second])["表二"]
    assert (cell(page, "规章", "本年制发件数").value, cell(page, "规章", "对外公开总数量").style) == (1, Look.NOWHERE)
    assert (cell(page, "规章", "本年制发件数", 1).style, cell(page, "规章", "对外公开总数量", 1).value) == (
        Look.NOWHERE,
        7,
    )
    assert [cell(page, "规章", "格式", row).value for row in (0, 1)] == ["2021", "2019"]


def test_a_finding_on_very_many_figures_is_written_once_and_coloured_everywhere(
    save: Save, rich_report: OpenReport
) -> None:
    first = rich_report.findings[0]
    every = [f"requests/{line}/{person}" for line in range(10) for person in range(5)]
    anchors = tuple(
        replace(first.finding.anchors[0], address=a) for a in ("requests/3.1/total", *every, "requests/4/total")
    )
    wide = Reviewed(replace(first.finding, anchors=anchors))
    page = save([replace(rich_report, findings=(wide,), notes=())])["表三"]
    written, coloured = (cell(page, line, "总计") for line in ("（一）予以公开", "四、结转下年度继续办理"))
    assert (written.style, coloured.style) == (Look.BAD, Look.BAD)
    assert written.comment is not None
    assert coloured.comment is None


def test_a_work_plan_has_no_such_tables(save: Save, build: Build) -> None:
    plan = build("甲县", {}, forms={})
    plan = replace(plan, row=replace(plan.row, form="work-plan"))
    assert save([plan])["表三"]["A4"].value == "（无）"


def test_a_form_that_is_not_known_is_named(save: Save, build: Build) -> None:
    page = save([build("甲县", {}, forms={"requests": "2030"})])["表三"]
    assert page["D4"].value == "不支持该表的 2030 格式"


def test_a_table_that_was_not_found_is_named(save: Save, build: Build) -> None:
    page = save([build("甲县", {}, forms={})])["表三"]
    assert [page.cell(4, at).value for at in (1, 4, 5, 11)] == ["甲县", "没有读到该表", "未读到", "未读到"]
