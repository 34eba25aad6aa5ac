# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of a sentence, however they are written."""

from decimal import Decimal

import pytest

from reviewer.forms.quantities import chinese, quantities


def values(text: str) -> list[tuple[str, str]]:
    return [(str(q.value), q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理申请1,026件", [("1026", "件")]),
        ("共受理申请１２８件", [("128", "件")]),
        ("占29.23%，同比上升３.５％", [("29.23", "%"), ("3.5", "%")]),
        ("粉丝约76万，阅读1.25万余人次", [("760000", ""), ("12500.00", "人次")]),
        ("收费3.5万元", [("3.5", "万元")]),
        ("二十三件复议，十二场活动", [("23", "件"), ("12", "场")]),
        ("2024年1月1日", [("2024", "年"), ("1", "月"), ("1", "日")]),
        ("召开两次会议", [("2", "次")]),
        ("三万件", [("30000", "件")]),
    ],
)
def test_figures_have_values_and_units(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text", ["一件事一次办", "第三条", "一是加强学习", "三安全一稳定", "GB12345a", "网址www12cn3a"]
)
def test_ordinals_idioms_and_codes_are_no_figures(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["近100件", "100余件", "超过100件", "约100件", "100多件"])
def test_words_that_make_a_figure_a_bound_are_seen(text: str) -> None:
    [figure] = quantities(text)
    assert (figure.value, figure.unit, figure.loose) == (Decimal(100), "件", True)


def test_a_figure_with_decimals_stands_for_an_interval() -> None:
    share, myriads = quantities("占33.2%，阅读1.4万次")
    assert share.rounding == Decimal("0.05")
    assert myriads.rounding == Decimal(500)


def test_the_characters_of_a_figure_leave_out_its_unit() -> None:
    text = "答复482件"
    [figure] = quantities(text)
    assert text[figure.start : figure.end] == "482"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("一百零五", 105),
        ("二〇二四", 2024),
        ("三千二百万", 32_000_000),
        ("两", 2),
        ("万", None),
        ("甲", None),
        ("", None),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese(text) == value
