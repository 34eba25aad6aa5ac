# SPDX-License-Identifier: AGPL-3.0-or-later
"""The number parser: what is a figure, and what is something else."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.forms.numbers import parse
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
        ("1.2.3", Printed.TEXT),
    ],
)
def test_what_is_no_figure_has_no_value(text: str, printed: Printed) -> None:
    found = parse(text)
    assert (found.printed, found.value) == (printed, None)


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
