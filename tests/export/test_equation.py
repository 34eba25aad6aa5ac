# SPDX-License-Identifier: AGPL-3.0-or-later
"""Both sides of a finding as arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.export.equation import equation, tidy
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.text import Text

HERE = Place(1, 0, 0, 1, 1)


def finding(
    left: str | None, right: str | None, lefts: dict[str, str] | None = None, rights: dict[str, str] | None = None
) -> Finding:
    sides = ((Side.LEFT, lefts or {}), (Side.RIGHT, rights or {}))
    return Finding(
        "T",
        "t",
        Outcome.FAIL,
        Severity.ERROR,
        Text("", ""),
        left=Decimal(left) if left else None,
        right=Decimal(right) if right else None,
        anchors=tuple(Anchor(HERE, side, address) for side, read in sides for address in read),
        read=tuple(f"{address}={value}" for _, read in sides for address, value in read.items()),
    )


def test_sums_stand_outside_and_results_meet() -> None:
    both = finding("292", "291", {"a": "289", "b": "3"}, {"c": "290", "d": "1"})
    assert equation(both, {}).zh == "289 + 3 = 292 ≠ 291 = 290 + 1"


def test_a_side_of_one_figure_is_that_figure() -> None:
    assert equation(finding("8", "2", {"a": "2", "b": "6"}, {"c": "2"}), {}).zh == "2 + 6 = 8 ≠ 2"


def test_a_side_that_is_no_sum_is_not_spelled_out_as_one() -> None:
    assert equation(finding("50", "49.5", {"a": "10", "b": "20"}), {}).zh == "50 ≠ 49.5"


def test_a_figure_with_two_places_counts_once() -> None:
    twice = finding("5", "6", {"a": "2", "b": "3"})
    twice = Finding(**{**{name: getattr(twice, name) for name in twice.__slots__}, "anchors": twice.anchors * 2})
    assert equation(twice, {}).zh == "2 + 3 = 5 ≠ 6"


def test_many_zeros_are_counted_instead_of_written() -> None:
    read = {f"a{i}": "0" for i in range(9)} | {"b": "4", "c": "5"}
    said = equation(finding("9", "10", read), {})
    assert said.zh == "4 + 5（另 9 项为 0） = 9 ≠ 10"
    assert said.en == "4 + 5 (9 more are 0) = 9 ≠ 10"


def test_a_negative_addend_stands_in_brackets() -> None:
    assert equation(finding("92", "112", {"a": "102", "b": "-10"}), {}).zh == "102 + (-10) = 92 ≠ 112"


@pytest.mark.parametrize(("left", "right"), [("9", None), (None, "9"), (None, None)])
def test_a_finding_that_lacks_a_side_has_no_equation(left: str | None, right: str | None) -> None:
    assert equation(finding(left, right), {}) == Text("", "")


def test_the_tail_of_a_division_is_rounded_and_printed_digits_are_not() -> None:
    assert tidy(Decimal(100) / 3) == Decimal("33.3333")
    assert str(tidy(Decimal("31276.292690"))) == "31276.292690"
