# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sheets of figures for every version of the form, and for reports of which little was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.export import district
from reviewer.export.content import arrange
from reviewer.forms.book import table_form
from reviewer.model.outgoing import Identity, Parcel
from reviewer.model.project import OpenReport
from reviewer.model.text import Lang, Text
from tests import desks, districts, literals, workbooks


def written(folder: Path, report: OpenReport, lang: Lang = "zh") -> Workbook:
    """The workbook of one report, with one identity for table 3."""
    forms = {(table, version): table_form(table, version) for table, version in report.reading.forms.items()}
    line = tuple(f"requests/1/{code}" for code in ("natural", "company", "total"))
    sums = (Identity(Text("一", "one"), True, line[:2], line[2:]),)
    keys = {(report.row.uuid, it.finding.key): f"RV{number}" for number, it in enumerate(report.findings)}
    identities = {at: sums for at in forms if at[0] == "requests"}
    parcel = Parcel("d", "p", "甲区", date(2025, 3, 1), "", identities, keys, {})
    district.write(folder / "x.xlsx", arrange([report], forms, workbooks.rules(), workbooks.MADE, lang), parcel)
    return load_workbook(folder / "x.xlsx")


def of_forms(**forms: str) -> OpenReport:
    """The usual report, said to be of these forms."""
    report = desks.open_report()
    return replace(report, reading=replace(report.reading, forms=forms))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("version", ["2019", "2021"])
def test_every_figure_of_a_form_has_its_cell(tmp_path: Path, version: str, lang: Lang) -> None:
    forms = {"disclosure": version, "requests": version, "disputes": "2021"}
    page = written(tmp_path, of_forms(**forms), lang).worksheets[2]
    wanted = [address for table, it in forms.items() for address in table_form(table, it).addresses()]
    there = districts.figures(page)
    assert list(there) == wanted
    assert len(set(there.values())) == len(wanted)
    covered = [at for area in page.merged_cells.ranges for row in area.rows for at in row]
    assert len(covered) == len(set(covered))


def test_a_figure_that_was_not_read_says_so_and_makes_no_check_pass(tmp_path: Path) -> None:
    report = of_forms(requests="2021")
    report = replace(report, facts={it: fact for it, fact in report.facts.items() if it != "requests/1/natural"})
    page = written(tmp_path, report).worksheets[2]
    assert page[districts.figures(page)["requests/1/natural"]].value == "未读到"


def test_slashes_and_dashes_of_all_kinds_are_written_so_that_checks_count_them_as_0(tmp_path: Path) -> None:
    report = of_forms(requests="2021")
    printed = {"requests/1/natural": "―", "requests/1/company": "//", "requests/1/other": "-", "requests/1/legal": ""}
    report = replace(report, facts={**report.facts, **{at: literals.fact(at, it) for at, it in printed.items()}})
    page = written(tmp_path, report).worksheets[2]
    there = districts.figures(page)
    assert [page[there[at]].value for at in printed] == ["—", "/", "-", None]


def test_a_report_without_tables_has_no_sheet_of_figures(tmp_path: Path) -> None:
    assert written(tmp_path, of_forms()).sheetnames == ["封面", "问题与答复", "_reviewer"]
