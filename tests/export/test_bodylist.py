# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of bodies as offices keep them: any order of columns, titles above, merged cells, dates as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from reviewer.errors import ReviewerError
from reviewer.export.bodycells import day, head
from reviewer.export.bodylist import read
from reviewer.export.rollbook import write_template
from reviewer.model.body import Body
from tests import workbooks


def saved(tmp_path: Path, rows: Sequence[Sequence[object]], *merged: str) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for box in merged:
        page.merge_cells(box)
    out = tmp_path / "名单.xlsx"
    book.save(out)
    return out


def test_columns_are_known_by_their_heads_in_any_order_under_titles(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2024年度政府信息公开工作年度报告应报单位名单", None, None, None, None, None],
        ["制表：市政府办公室"],
        ["序号", "截止日期", "联系电话", "联系人", "单位 名称", "所属区县", "上级单位"],
        [1, datetime(2025, 2, 20), 63010001, "张三", "云岚市甲区人民政府", "甲区", "云岚市"],
        [2, "1月31日", "6301 0002", None, "云岚市教育局", None, None],
    ]
    found = read(saved(tmp_path, rows, "A1:G1"), 1999)
    assert found.bodies == (
        Body("云岚市甲区人民政府", "云岚市", "甲区", "张三 63010001", date(2025, 2, 20)),
        Body("云岚市教育局", None, "", "6301 0002", date(2025, 1, 31)),
    )
    assert found.remarks == ()


def test_a_cell_merged_over_rows_speaks_for_each_and_a_body_in_two_rows_is_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["区县", "单位", "联系人", "电话"],
        ["甲区", "教育局", "张三", "1"],
        [None, "财政局", "李四", "2"],
        [None, None, "王五", "3"],
        ["乙区", "教育局", "赵六", "4"],
    ]
    found = read(saved(tmp_path, rows, "A2:A4", "B3:B4"), 2025).bodies
    assert [(it.name, it.district, it.contact) for it in found] == [
        ("甲区教育局", "甲区", "张三 1"),
        ("甲区财政局", "甲区", "李四 2；王五 3"),
        ("乙区教育局", "乙区", "赵六 4"),
    ]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("市场监督管理局", "甲区市场监督管理局"),
        ("住房和城乡建设局", "甲区住房和城乡建设局"),
        ("云岚市教育局", "云岚市教育局"),
        ("甲区城关镇", "甲区城关镇"),
        ("城关镇", "城关镇"),
    ],
)
def test_a_name_without_its_place_is_given_its_district(tmp_path: Path, name: str, full: str) -> None:
    [body] = read(saved(tmp_path, [["单位", "区县"], [name, "甲区"]]), 2025).bodies
    assert body.name == full


def test_rows_that_name_no_body_are_left_out_and_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["单位名称", "联系人"],
        ["一、市直部门", None],
        ["云岚市教育局", "张三"],
        [None, "李四"],
        ["区县部分", None],
        ["合计", 1],
        ["注：按时报送", None],
        ["#N/A", "王五"],
    ]
    found = read(saved(tmp_path, rows, "A5:B5"), 2025)
    assert [it.name for it in found.bodies] == ["云岚市教育局"]
    assert [remark.zh.split("第 ")[1].split(" 行")[0] for remark in found.remarks] == ["2", "4", "5", "6", "7", "8"]
    assert "李四" in found.remarks[1].zh


def test_a_formula_is_not_evaluated_and_text_like_one_stays_text(tmp_path: Path) -> None:
    path = saved(tmp_path, [["单位", "联系人"], ["=1+1&CMD()", None], ["云岚市教育局", None]])
    book = load_workbook(path)
    cell = book.worksheets[0]["B3"]
    cell.value, cell.data_type = '=HYPERLINK("x")', "s"
    book.save(path)
    found = read(path, 2025)
    assert [(it.name, it.contact) for it in found.bodies] == [("云岚市教育局", '=HYPERLINK("x")')]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2025, 1, 31, 0, 0), date(2025, 1, 31)),
        (date(2025, 1, 31), date(2025, 1, 31)),
        (45688, date(2025, 1, 31)),
        (20250131, date(2025, 1, 31)),
        ("1月31日", date(2025, 1, 31)),
        ("１月３１日前", date(2025, 1, 31)),
        ("2025-01-31", date(2025, 1, 31)),
        ("2025/1/31", date(2025, 1, 31)),
        ("2025.1.31", date(2025, 1, 31)),
        ("2025年1月31日", date(2025, 1, 31)),
        ("2025-01-31 00:00:00", date(2025, 1, 31)),
        ("1/31", date(2025, 1, 31)),
        ("2月30日", None),
        ("尽快", None),
        (1.1, None),
        (None, None),
    ],
)
def test_dates_are_read_as_people_write_them(value: object, expected: date | None) -> None:
    assert day(value, 2025) == expected


def test_a_date_that_is_none_is_told_and_the_body_stays(tmp_path: Path) -> None:
    found = read(saved(tmp_path, [["单位", "应报日期"], ["云岚市教育局", "月底"]]), 2025)
    assert found.bodies[0].due is None
    assert "月底" in found.remarks[0].zh


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("单位联系人", "contact"),
        ("应报单位", "name"),
        ("应报日期", "due"),
        ("机构", "name"),
        ("所属", "district"),
        ("上级", "parent"),
        ("区（县）", "district"),
        ("序号", ""),
        ("各单位请于一月三十一日之前报送本名单", ""),
    ],
)
def test_heads(said: str, kind: str) -> None:
    assert head(said) == kind


def test_what_is_no_list_is_refused_with_the_file_and_the_way_out(tmp_path: Path) -> None:
    refused = {
        "文本.xlsx": b"name,district",
        "空.xlsx": b"",
        "旧.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
        "密码.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "半.xlsx": saved(tmp_path, [["单位"]]).read_bytes()[:900],
    }
    told = {}
    for name, content in refused.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(ReviewerError) as error:
            read(path, 2025)
        assert name in error.value.summary.zh
        told[name] = error.value.summary.zh
    assert "密码" in told["密码.xlsx"].replace("“密码.xlsx”", "")
    with pytest.raises(ReviewerError, match="Cannot read"):
        read(tmp_path / "没有.xlsx", 2025)


def test_a_workbook_without_names_or_without_bodies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewerError, match="no column of names"):
        read(saved(tmp_path, [["序号", "件数"], [1, 2]]), 2025)
    with pytest.raises(ReviewerError, match="is empty"):
        read(saved(tmp_path, [["序号", "单位名称"]]), 2025)


def test_the_empty_list_is_read_back_once_it_is_filled_in(tmp_path: Path) -> None:
    out = write_template(tmp_path / "空白名单.xlsx", workbooks.MADE, "zh")
    with pytest.raises(ReviewerError, match="is empty"):
        read(out, 2025)
    book = load_workbook(out)
    page = book.worksheets[0]
    for column, value in enumerate(["云岚市教育局", "", "云岚市", "张三", "123", "1月31日"], 1):
        page.cell(4, column).value = value
    book.save(out)
    assert read(out, 2025).bodies == (Body("云岚市教育局", "云岚市", "", "张三 123", date(2025, 1, 31)),)


def test_only_a_title_says_which_year_the_list_is_of(tmp_path: Path) -> None:
    rows = [["截至2023年1月20日"], ["2024年政府信息公开工作年度报告名单"], ["单位", "截止日期"], ["甲局", "1月31日"]]
    assert read(saved(tmp_path, rows), 1999).bodies[0].due == date(2025, 1, 31)
    assert read(saved(tmp_path, [rows[0], *rows[2:]]), 1999).bodies[0].due == date(1999, 1, 31)
