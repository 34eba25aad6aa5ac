# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names that Excel and Windows take."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.export.names import LONGEST_SHEET, file_name, free, sheet_name

DAY = date(2025, 3, 5)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("复核 东平区 2024", "复核 东平区 2024"),
        ("a[b]:c*d?e/f\\g", "a b c d e f g"),
        ("'甲局'", "甲局"),
        ("", "未命名"),
        ("History", "History_"),
        ("长" * 40, "长" * 31),
        ("𠮷" * 40, "𠮷" * 15),
    ],
)
def test_a_sheet_gets_a_name_that_excel_takes(wanted: str, name: str) -> None:
    assert sheet_name(wanted, ()) == name


def test_names_that_are_alike_after_cutting_are_numbered(tmp_path: Path) -> None:
    book = Workbook()
    for tail in ("一局", "二局", "三局"):
        book.create_sheet(sheet_name("复核 " + "很" * 40 + tail, book.sheetnames))
    book.create_sheet(sheet_name("ABC", book.sheetnames))
    book.create_sheet(sheet_name("abc", book.sheetnames))
    book.save(tmp_path / "x.xlsx")
    names = load_workbook(tmp_path / "x.xlsx").sheetnames[1:]
    assert len(set(names)) == 5
    assert all(len(name) <= LONGEST_SHEET for name in names)
    assert names[1].endswith(" (2)")
    assert names[2].endswith(" (3)")
    assert names[4] == "abc (2)"


@pytest.mark.parametrize(
    ("district", "begins"),
    [("东平区", "东平区-"), ('东<平>:"/\\|?*区\n', "东 平 区-"), (" . ", "未命名-"), ("长" * 99, "长" * 60 + "-")],
)
def test_a_workbook_gets_a_name_that_windows_takes(district: str, begins: str) -> None:
    name = file_name(district, DAY)
    assert name.startswith(begins)
    assert name.endswith("政府信息公开年报问题清单-20250305.xlsx")


def test_a_workbook_is_never_laid_over_another(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").touch()
    assert free(tmp_path, "甲.xlsx").name == "甲-2.xlsx"
    assert free(tmp_path, "甲.xlsx", ["甲-2.xlsx"]).name == "甲-3.xlsx"
    assert free(tmp_path, "Ab.xlsx", ["aB.xlsx"]).name == "Ab-2.xlsx"
