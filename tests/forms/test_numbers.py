# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number parser: what is a figure, and what is something else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.forms.numbers import fits, parse
from reviewer.model.fact import Printed


@pytest.mark.parametrize(
    ("text", "value", "figure"),
    [
        ("0", "0", "0"),
        ("289", "289", "289"),
        ("1,026", "1026", "1,026"),
        ("42，188", "42188", "42，188"),
        ("１２３", "123", "１２３"),
        ("31276.29269", "31276.29269", "31276.29269"),
        ("-10", "-10", "-10"),
        ("－3", "-3", "－3"),
        (" 17 ", "17", "17"),
        ("17（其中修订15件）", "17", "17"),
        ("55(含自然失效29件)", "55", "55"),
        ("12件", "12", "12"),
        ("0件", "0", "0"),
        ("十二件", "12", "十二件"),
        ("一百零三", "103", "一百零三"),
        ("二〇", "20", "二〇"),
        ("两万", "20000", "两万"),
        ("1\u2009026", "1026", "1\u2009026"),
    ],
)
def test_a_figure_is_read_with_its_characters(text: str, value: str, figure: str) -> None:
    found = parse(text)
    assert (found.printed, found.value) == (Printed.NUMBER, Decimal(value))
    assert text[found.start : found.end] == figure


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", Printed.BLANK),
        ("\u3000 \xa0", Printed.BLANK),
        ("/", Printed.SLASH),
        ("／", Printed.SLASH),
        ("—", Printed.DASH),
        ("——", Printed.DASH),
        ("-", Printed.DASH),
        ("不适用", Printed.DASH),
        ("无", Printed.DASH),
        ("见附件", Printed.TEXT),
        ("约100", Printed.TEXT),
        ("31.53%", Printed.TEXT),
        ("31.53％", Printed.TEXT),
        ("1.2.3", Printed.TEXT),
        ("1,23", Printed.TEXT),
        ("12,3456", Printed.TEXT),
        ("<5", Printed.TEXT),
        ("12-15", Printed.TEXT),
        ("2024年", Printed.TEXT),
        ("12/3", Printed.TEXT),
        ("1O", Printed.TEXT),
        ("5—", Printed.TEXT),
        ("一", Printed.TEXT),
        ("十百", Printed.TEXT),
    ],
)
def test_what_is_no_figure_has_no_value(text: str, printed: Printed) -> None:
    found = parse(text)
    assert (found.printed, found.value) == (printed, None)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("12", True),
        ("12件", True),
        ("12①", True),
        ("12。", True),
        ("17（其中修订15件）", True),
        ("640（包括自然失效和不再按规范性文件管理)", True),
        ("17（其中修订15件", False),
        ("12余件", False),
        ("17其中修订15件", False),
        ("012", False),
        ("00", False),
        ("—5", False),
    ],
)
def test_a_figure_is_clear_when_only_a_unit_and_a_remark_follow(text: str, clear: bool) -> None:
    assert parse(text).clear is clear


@pytest.mark.parametrize(
    ("text", "counts", "money"),
    [
        ("12", True, True),
        ("12件", True, False),
        ("12万元", False, True),
        ("12万", False, True),
        ("12元", False, False),
        ("12（单位：元）", False, False),
        ("3亿元", False, False),
    ],
)
def test_a_unit_beside_a_figure_is_held_against_that_of_its_column(text: str, counts: bool, money: bool) -> None:
    assert (fits(parse(text), "件"), fits(parse(text), "万元")) == (counts, money)


def test_printed_decimals_stand_for_an_interval_of_half_their_last_digit() -> None:
    assert parse("48213.55").rounding == Decimal("0.005")
    assert parse("48213").rounding == 0


@given(st.integers(min_value=0, max_value=9_999_999))
def test_any_count_survives_with_and_without_separators(value: int) -> None:
    assert parse(str(value)).value == value
    assert parse(f"{value:,}").value == value


@given(st.text(max_size=20))
def test_no_text_breaks_the_parser_and_its_span_is_inside(text: str) -> None:
    found = parse(text)
    assert 0 <= found.start <= found.end <= len(text)
    assert (found.value is not None) == (found.printed is Printed.NUMBER)
