# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text stays text and numbers keep their digits, through a file and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from reviewer.export.cells import CUT, LONGEST, Value, clean, lines, put, width
from reviewer.export.styles import Look, add_styles

Through = Callable[..., Cell]


def through(value: Value, mark: str = "") -> Cell:
    """The cell as it comes out of a saved file."""
    book = Workbook()
    add_styles(book)
    page = book.worksheets[0]
    put(page["A1"], value, Look.BODY, mark)
    file = BytesIO()
    book.save(file)
    cell: Any = load_workbook(file).worksheets[0]["A1"]
    assert isinstance(cell, Cell)
    return cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.org","x")',
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "＝1+1",
        "=",
    ],
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = through(text)
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value == text.replace("\t", " ").replace("\r", "\n")
    assert cell.quotePrefix


def test_plain_text_needs_no_quote_prefix() -> None:
    assert not through("上海市长宁区").quotePrefix


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "TRUE", "2024-01-01", "007", "1E5"])
def test_text_is_not_taken_for_another_kind_of_value(text: str) -> None:
    cell = through(text)
    assert (cell.data_type, cell.value) == ("s", text)


def test_control_characters_and_what_xml_forbids_are_left_out() -> None:
    assert through("a\x00b\x07c\x0bd\x1fe\x7ff\x85g\ud800h\ufffei").value == "abcdefghi"


def test_characters_that_turn_the_direction_of_reading_are_left_out() -> None:
    assert clean("附件\u202efdp.exe") == "附件fdp.exe"


def test_line_breaks_stay() -> None:
    assert through("一\r\n二\r三\n四").value == "一\n二\n三\n四"


def test_text_that_excel_would_decode_is_escaped() -> None:
    assert clean("_x0041_") == "_x005F_x0041_"
    assert clean("file_x_1") == "file_x_1"


def test_text_that_is_too_long_is_cut_with_a_visible_mark() -> None:
    value = str(through("字" * 40_000).value)
    assert len(value) == LONGEST
    assert value.endswith(CUT)
    assert value.startswith("字" * 30_000)


def test_text_of_the_greatest_length_is_kept_whole() -> None:
    assert through("字" * LONGEST).value == "字" * LONGEST


def test_the_length_counts_characters_outside_the_basic_plane_twice() -> None:
    value = clean("𠮷" * 20_000)
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST
    assert value.endswith("𠮷" + CUT)


@pytest.mark.parametrize(
    ("value", "read", "number_format"),
    [
        (0, 0, "0"),
        (1026, 1026, "0"),
        (-3, -3, "0"),
        (Decimal("7545"), 7545, "0"),
        (Decimal("31276.29260"), 31276.2926, "0.00000"),
        (Decimal("29.20"), 29.2, "0.00"),
        (Decimal("0.00"), 0, "0.00"),
        (Decimal("1E+3"), 1000, "0"),
    ],
)
def test_numbers_are_numbers_and_show_the_digits_that_were_printed(
    value: Decimal | int, read: float, number_format: str
) -> None:
    cell = through(value)
    assert (cell.data_type, cell.value, cell.number_format) == ("n", read, number_format)


@pytest.mark.parametrize("value", [Decimal("1234567890123456.78"), 10**15 + 1, Decimal("NaN"), Decimal("Infinity")])
def test_a_number_that_excel_cannot_keep_becomes_text(value: Decimal | int) -> None:
    cell = through(value)
    assert (cell.data_type, cell.value) == ("s", str(value))


def test_a_time_loses_only_its_zone() -> None:
    cell = through(datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
    assert cell.value == datetime(2025, 3, 3, 9, 30)
    assert cell.is_date


@pytest.mark.parametrize("value", [None, "", "\x00"])
def test_nothing_is_an_empty_cell(value: str | None) -> None:
    assert through(value).value is None


def test_a_mark_is_shown_beside_a_number_that_stays_a_number() -> None:
    cell = through(Decimal("1.50"), "×")
    assert cell.value == 1.5
    assert cell.number_format == '"× "* 0.00;"× "* -0.00;"× "* 0.00;"× "* @'


def test_a_marked_sentence_is_read_from_its_beginning_and_wraps() -> None:
    cell = through("公开第七届进博会的活动和服务保障信息。", "▲")
    assert cell.number_format == '"▲ "@'
    assert (cell.alignment.horizontal, cell.alignment.wrap_text) == ("left", True)
    assert through("5（其中修订7件）", "▲").alignment.horizontal == "right"


def test_a_chinese_character_is_as_wide_as_two_others() -> None:
    assert width("总计 12") == 7
    assert width("一\n三四五") == 6


@pytest.mark.parametrize(
    ("text", "across", "expected"),
    [("", 8, 1), ("一二三四", 8, 1), ("一二三四五", 8, 2), ("ab cdefgh", 8, 2), ("a" * 20, 8, 3), ("一\n\n二", 8, 3)],
)
def test_lines_are_counted_as_they_wrap(text: str, across: int, expected: int) -> None:
    assert lines(text, across) == expected


@given(st.text(max_size=60))
def test_no_text_becomes_a_formula_or_breaks_the_file(text: str) -> None:
    cell = through(text)
    assert cell.data_type != "f"
    assert cell.value == (clean(text) or None)
