# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workbook as a whole: its values, its safety, its paper, its time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from reviewer.errors import ReviewerError
from reviewer.export.workbook import SHEETS, write
from reviewer.model.export import Made, RuleName
from reviewer.model.form import TableForm
from reviewer.model.project import Comparison, Decision, OpenReport, Status
from reviewer.model.text import Lang, Text
from tests import workbooks

Save = Callable[..., Workbook]
Forms = dict[tuple[str, str], TableForm]
GOLDEN = Path(__file__).parent / "golden"


def cells(book: Workbook) -> Iterator[Cell]:
    for page in book.worksheets:
        for row in page.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell))


def shown(book: Workbook) -> str:
    """All values, one row a line, as they are compared with the stored ones."""
    found = []
    for page in book.worksheets:
        found.append(f"# {page.title}")
        for row in page.iter_rows(values_only=True):
            values = [value.isoformat() if isinstance(value, datetime) else value for value in row]
            while values and values[-1] is None:
                values.pop()
            found.append(json.dumps(values, ensure_ascii=False, default=str))
    return "\n".join(found) + "\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_values_of_all_cells_are_the_stored_ones(
    save: Save, project: list[OpenReport], lang: Lang, tmp_path: Path
) -> None:
    found = shown(save(project, lang))
    (tmp_path / f"{lang}.txt").write_text(found, encoding="utf-8")
    assert found == (GOLDEN / f"{lang}.txt").read_text(encoding="utf-8"), f"see {tmp_path}"


def test_equal_content_gives_equal_bytes(
    tmp_path: Path, project: list[OpenReport], forms: Forms, rules: tuple[RuleName, ...], made: Made
) -> None:
    first = write(tmp_path / "a.xlsx", project, forms, rules, made, "zh").read_bytes()
    assert write(tmp_path / "b.xlsx", project, forms, rules, made, "zh").read_bytes() == first
    with ZipFile(tmp_path / "b.xlsx") as packed:
        assert {member.date_time for member in packed.infolist()} == {(2025, 3, 5, 9, 15, 0)}


def test_nothing_from_a_report_becomes_a_formula(
    tmp_path: Path, rich_report: OpenReport, forms: Forms, made: Made
) -> None:
    evil = "=cmd|'/C calc'!A0"
    text = Text(evil, evil)
    first = rich_report.findings[0]
    finding = replace(first.finding, message=text, why=text)
    report = replace(
        rich_report,
        row=replace(rich_report.row, file=evil, organisation=evil, form=evil, error=evil),
        reading=replace(rich_report.reading, gaps=(text,)),
        facts={a: replace(fact, text=evil) for a, fact in rich_report.facts.items()},
        findings=(replace(first, finding=finding, notes=(replace(first.notes[0], text=evil, author=evil),)),),
    )
    names = (RuleName(evil, text, text, text, finding.severity),)
    path = write(tmp_path / "evil.xlsx", [report], forms, names, replace(made, author=evil, program=evil), "zh")
    book = load_workbook(path)
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    assert sum(cell.value == evil for cell in cells(book)) > 10
    assert book.properties.creator == evil


def test_the_summary_says_who_compared_which_table_with_the_page(save: Save, rich_report: OpenReport) -> None:
    ticks = tuple(Comparison(table, "王复核", workbooks.MORNING, "") for table in ("disputes", "plan", "requests"))
    page = save([replace(rich_report, comparisons=ticks)])["汇总"]
    at = next(cell.column for cell in page[3] if cell.value == "与原文核对")
    assert page.cell(4, at).value == "\n".join(f"{name}（王复核，2025-03-03）" for name in ("表三", "表四", "工作要点"))


def test_an_empty_project_makes_a_workbook_that_says_so(save: Save) -> None:
    book = save([])
    assert [page["A4"].value for page in book.worksheets[:5]] == ["（无）"] * 5
    assert book["规则"]["A4"].value == "T3-ROW"


def test_an_unreadable_report_has_its_row_with_the_reason(save: Save, project: list[OpenReport]) -> None:
    page = save(project)["汇总"]
    row = [cell.value for cell in page[6]]
    assert (row[4], row[6], row[7], row[17]) == ("加密.pdf", "无法读取", "无法读取", "文件已加密，需要密码。")
    assert row[8:15] == [None] * 7
    english = save(project, "en")["Summary"]
    assert english["R6"].value == "The file is encrypted and needs a password."


def test_the_summary_says_what_decisions_leave_of_the_verdict_and_why(save: Save, rich_report: OpenReport) -> None:
    row = [cell.value for cell in save([rich_report])["汇总"][4]]
    assert row[6:11] == ["失败", "失败", 1, 2, 1]
    assert row[16] == (
        "表三：1 处错误（T3-ROW）\n正文：1 处因读取存疑待定（N-NEW）\n表二：1 处提醒（OWN）\n正文：1 处提醒（N-PCT）\n"
        "1 项检查无法核对"
    )
    aside = replace(rich_report, row=replace(rich_report.row, heavy=0, light=0))
    assert save([aside])["汇总"]["H4"].value == "通过"


def test_the_summary_leads_to_the_first_finding_of_each_report(save: Save, rich_report: OpenReport) -> None:
    book = save([rich_report, rich_report])
    links = [book["汇总"].cell(row, 16) for row in (4, 5)]
    assert [cell.value for cell in links] == ["第 1–5 条", "第 6–10 条"]
    assert [cell.hyperlink.location for cell in links if cell.hyperlink] == ["'问题清单'!A4", "'问题清单'!A9"]
    assert [book["问题清单"][at].value for at in ("A4", "A9")] == [1, 6]


def test_tables_of_different_years_are_named_in_the_summary(save: Save, build: Callable[..., OpenReport]) -> None:
    mixed = build("甲县", {}, forms={"disclosure": "2021", "requests": "2019"})
    assert save([mixed])["汇总"]["D4"].value == "年度报告（2021 年格式）\n表二 2021、表三 2019"


def test_a_finding_of_a_person_is_listed_like_the_others(save: Save, rich_report: OpenReport) -> None:
    row = [cell.value for cell in save([rich_report])["问题清单"][8]]
    assert row[3:10] == [
        "OWN",
        "审查人员意见",
        "表二",
        "第二十条第（一）项 行政规范性文件",
        "现行有效件数",
        4,
        "=HYPERLINK 不是公式",
    ]


def test_a_decision_over_changed_figures_asks_for_another_look(save: Save, rich_report: OpenReport) -> None:
    page = save([rich_report])["问题清单"]
    heads = [cell.value for cell in page[3]]
    assert [page.cell(row, heads.index("数据有变") + 1).value for row in (4, 5)] == [None, "需复核"]


def test_findings_that_passed_are_not_listed(save: Save, rich_report: OpenReport) -> None:
    passed = [each for each in rich_report.findings if each.finding.outcome == "pass"]
    assert passed
    assert save([replace(rich_report, findings=tuple(passed))])["问题清单"]["A4"].value == "（无）"


def test_times_are_shown_in_the_zone_of_the_export(save: Save, rich_report: OpenReport) -> None:
    page = save([rich_report])["问题清单"]
    heads = [cell.value for cell in page[3]]
    assert page.cell(4, heads.index("认定时间") + 1).value == datetime(2025, 3, 3, 9, 30)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_of_sheets_are_valid_in_excel(lang: Lang) -> None:
    names = [sheet.name.say(lang) for sheet in SHEETS]
    assert len(set(names)) == len(names) == 12
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_every_sheet_prints_on_a4_across_with_its_heading_on_every_page(save: Save, project: list[OpenReport]) -> None:
    for page in save(project).worksheets:
        setup = page.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$3:$3"
        assert page.freeze_panes is not None
        assert str(page.freeze_panes).endswith("4")
        assert page.auto_filter.ref is not None
        assert page.auto_filter.ref.startswith("A3:")


def test_the_totals_stand_outside_the_filter(save: Save, project: list[OpenReport]) -> None:
    page = save(project)["汇总"]
    assert page.auto_filter.ref == "A3:U6"
    assert [page["B7"].value, page["I7"].value, page["O7"].value] == ["合计", 1, 2]


def test_columns_are_wide_enough_for_chinese(save: Save, project: list[OpenReport]) -> None:
    page = save(project)["表三"]
    assert page.column_dimensions["A"].width >= 2 * len("江苏省淮安市洪泽区")
    assert page.row_dimensions[7].height > page.row_dimensions[4].height


def test_properties_come_from_the_export_and_not_from_the_clock(save: Save, project: list[OpenReport]) -> None:
    properties = save(project).properties
    assert properties.created == properties.modified == datetime(2025, 3, 5, 1, 15)
    assert (properties.creator, properties.lastModifiedBy) == ("李审查", "李审查")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, forms: Forms, made: Made) -> None:
    with pytest.raises(ReviewerError):
        write(tmp_path / "no" / "a.xlsx", [], forms, (), made, "zh")


def test_three_hundred_reports_are_written_in_seconds(save: Save, project: list[OpenReport]) -> None:
    start = time.perf_counter()
    book = save([project[i % 2] for i in range(300)])
    assert book["汇总"].max_row == 304
    assert time.perf_counter() - start < 30


def test_the_reason_of_a_decision_stands_before_the_notes(save: Save, rich_report: OpenReport) -> None:
    first, *others = rich_report.findings
    made = Decision(Status.EXPLAINED, "李", datetime(2025, 3, 3, tzinfo=UTC), first.finding.digest, (), "口径不同")
    page = save([replace(rich_report, findings=(replace(first, decision=made), *others))])["问题清单"]
    said = [str(cell.value) for row in page.iter_rows() for cell in row if "口径不同" in str(cell.value)]
    assert [words.split("\n")[0] for words in said] == ["认定理由：口径不同"]
