# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheets of data, of years, of origin and of charts."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from reviewer.export.workbook import write
from reviewer.model.chart import Bars, Series
from reviewer.model.export import Made, RuleName
from reviewer.model.fact import Fact, Printed
from reviewer.model.form import TableForm
from reviewer.model.project import OpenReport
from reviewer.model.related import Known
from reviewer.model.text import Text

Save = Callable[..., Workbook]
Forms = dict[tuple[str, str], TableForm]


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    names, *values = list(book[sheet].iter_rows(min_row=3, values_only=True))
    return [dict(zip(map(str, names), row, strict=True)) for row in values]


def test_every_figure_of_a_report_has_a_line_of_its_own(save: Save, rich_report: OpenReport) -> None:
    lines = {row["地址"]: row for row in rows(save([rich_report]), "数据")}
    facts = {address: fact for address, fact in rich_report.facts.items() if address.split("/")[0] != "plan"}
    assert set(lines) == set(facts)
    for address, fact in facts.items():
        value = lines[address]["数值"]
        assert (None if value is None else Decimal(str(value))) == fact.value
        assert (lines[address]["原文"] or "") == fact.text.strip()
        assert bool(lines[address]["存疑"]) is fact.doubtful


def test_the_origin_names_every_file_with_its_fingerprint(save: Save, rich_report: OpenReport) -> None:
    lines = rows(save([rich_report]), "元数据")
    assert any(row["内容"] == f"SHA-256 {rich_report.reading.digest}" for row in lines)
    assert {"程序", "规则库", "导出时间", "审查人"} <= {row["名称"] for row in lines}


def test_a_report_stands_beside_the_one_of_the_year_before(
    tmp_path: Path, build: Callable[..., OpenReport], forms: Forms, rules: tuple[RuleName, ...], made: Made
) -> None:
    now = build("甲区", {"requests/1/total": "15", "requests/2/total": "/", "requests/1/natural": "9"})
    then = {
        "requests/1/total": Fact("requests/1/total", Printed.NUMBER, Decimal(12), "12", ()),
        "requests/2/total": Fact("requests/2/total", Printed.NUMBER, Decimal(3), "3", ()),
    }
    known = Known("old", "old.pdf", "甲区", 2023, "annual-report-2021", facts=then)
    out = write(tmp_path / "out.xlsx", [now], forms, rules, made, "zh", before={now.row.uuid: known})
    lines = {row["项目"]: row for row in rows(load_workbook(out), "往年对比")}
    first = lines["一、本年新收政府信息公开申请数量"]
    assert (first["上年"], first["本年"], first["增减"], first["增减幅度（%）"]) == (12, 15, 3, 25)
    second = lines["二、上年结转政府信息公开申请数量"]
    assert (second["上年"], second["本年"], second["增减"]) == (3, "/", None)
    assert len(lines) == 2, "of table 3 the totals alone"


def test_without_a_year_before_there_is_no_such_sheet(save: Save, rich_report: OpenReport) -> None:
    assert "往年对比" not in save([rich_report]).sheetnames


def test_a_chart_is_drawn_from_the_figures_beside_it(
    tmp_path: Path, rich_report: OpenReport, forms: Forms, rules: tuple[RuleName, ...], made: Made
) -> None:
    parts = (
        Series(Text("失败", "Fail"), (Decimal(3), None)),
        Series(Text("需判断", "Judge"), (Decimal(1), Decimal(2))),
    )
    names = (Text("=甲区", "=A"), Text("乙区", "B"))
    bars = Bars("some", Text("问题数", "Findings"), names, parts)
    empty = Bars("none", Text("无", "None"), (), ())
    out = write(tmp_path / "out.xlsx", [rich_report], forms, rules, made, "zh", charts=(bars, empty))
    page = load_workbook(out)["图表"]
    with ZipFile(out) as held:
        (chart,) = (held.read(name).decode() for name in held.namelist() if name.startswith("xl/charts/chart"))
    assert "'图表'!$B$4:$B$5" in chart
    assert "'图表'!$C$4:$C$5" in chart
    assert [page.cell(4, column).value for column in (1, 2, 3)] == ["=甲区", 3, 1]
    assert page.cell(4, 1).data_type == "s"
    assert [page.cell(5, column).value for column in (1, 2, 3)] == ["乙区", None, 2]


def test_charts_are_printed_whole_and_begin_at_nought(
    tmp_path: Path, rich_report: OpenReport, forms: Forms, rules: tuple[RuleName, ...], made: Made
) -> None:
    several, figures = tuple(Text(f"{name}区", name) for name in "abcdefghijkl"), (Decimal(300),) * 12
    bars = [
        Bars(name, Text(name, name), several, (Series(Text("失败", "Fail"), figures),), remark=Text("说明", "note"))
        for name in "123"
    ]
    out = write(tmp_path / "o.xlsx", [rich_report], forms, rules, made, "zh", charts=bars)
    page = load_workbook(out)["图表"]
    with ZipFile(out) as held:
        drawn = held.read("xl/drawings/drawing1.xml").decode()
        charts = [held.read(name).decode() for name in held.namelist() if name.startswith("xl/charts/chart")]
    starts = [row for row in range(1, page.max_row + 1) if page.cell(row, 1).value in ("1", "2", "3")]
    assert [int(row) + 1 for row in re.findall(r"<row>(\d+)</row>", drawn)] == starts
    # A page of A4 holds two of these, and the third has one to itself.
    assert [it.id for it in page.row_breaks.brk] == [starts[2] - 2]
    assert page.page_setup.scale
    told = page.sheet_properties.pageSetUpPr
    assert told is None or not told.fitToPage
    assert {str(it) for it in page.merged_cells.ranges} == {"A2:I2", *(f"A{row + 13}:I{row + 13}" for row in starts)}
    assert [one.count('<min val="0"') for one in charts] == [1, 1, 1]
