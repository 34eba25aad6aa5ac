# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chase list: who has not reported and who was late, with whom to ask."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from reviewer.bodies import roll
from reviewer.export.rollbook import write_chase
from reviewer.model.body import Body, Roll
from reviewer.model.project import ReportRow
from reviewer.model.report import Verdict
from tests import workbooks

BODIES = (
    Body("云岚市教育局", "云岚市", "", "张三 123", date(2025, 1, 31), note="=1+1"),
    Body("云岚市财政局", due=date(2025, 1, 31)),
    Body("云岚市水务局", due=date(2025, 1, 31)),
    Body("云岚市甲区", due=date(2025, 2, 20)),
)


def row(organisation: str) -> ReportRow:
    form = "annual-report-2021"
    return ReportRow(organisation, f"{organisation}.pdf", organisation, 2024, "", form, "", 1, Verdict.PASS, 0, 0, 0, 0)


def standing(*others: str) -> Roll:
    printed = {"云岚市财政局": (date(2025, 2, 3), True), "云岚市水务局": (date(2025, 1, 20), False)}
    return roll.roll(BODIES, [row(it) for it in ("云岚市财政局", "云岚市水务局", *others)], printed, date(2025, 2, 10))


def test_it_names_body_contact_date_state_and_days(tmp_path: Path) -> None:
    book = load_workbook(write_chase(tmp_path / "催报.xlsx", standing(), workbooks.MADE, "zh"))
    assert book.sheetnames == ["催报名单", "应报名单"]
    page = book["催报名单"]
    rows = [[cell.value for cell in line] for line in page.iter_rows(min_row=4)]
    due, gone = datetime(2025, 1, 31), datetime(2025, 2, 3)
    assert rows == [
        [1, "云岚市教育局", None, "云岚市", "张三 123", due, "逾期未报", None, 10, "=1+1"],
        [2, "云岚市甲区", None, None, None, datetime(2025, 2, 20), "未报送", None, None, None],
        [3, "云岚市财政局", None, None, None, due, "逾期报送（扫描件，日期待核）", gone, 3, None],
    ]
    assert page["J4"].data_type == "s"
    assert (int(page.page_setup.paperSize or 0), page.page_setup.orientation) == (9, "landscape")
    assert book["应报名单"].max_row == 3 + len(BODIES)


def test_reports_of_no_body_on_the_list_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    book = load_workbook(write_chase(tmp_path / "催报.xlsx", standing("无名局"), workbooks.MADE, "en"))
    assert [cell.value for cell in book["Unmatched"][4]] == ["无名局.pdf", "无名局", 2024]
