# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small squares in a row are a line to the eye, scattered ones are none."""

from reviewer.model.document import Ruling
from reviewer.pdf.dots import dotted, is_dot

Box = tuple[float, float, float, float]


def dot(x: float, y: float) -> Box:
    return x, y, x + 0.75, y + 0.75


def test_dots_in_a_row_are_one_line() -> None:
    (line,) = dotted([dot(50 + 1.5 * i, 100) for i in range(200)])
    assert (line.horizontal, line.start, round(line.end, 2)) == (True, 50, 349.25)
    assert abs(line.at - 100.375) < 0.2


def test_a_hole_parts_two_lines_and_columns_of_dots_stand_upright() -> None:
    lines = list(dotted([dot(50, 100 + 1.5 * i) for i in range(40) if not 15 <= i < 25]))
    assert [(line.horizontal, line.start, round(line.end, 2)) for line in lines] == [
        (False, 100, 121.75),
        (False, 137.5, 159.25),
    ]


def test_a_few_dots_and_larger_squares_are_no_line() -> None:
    assert list[Ruling](dotted([dot(50 + 40 * i, 100) for i in range(20)])) == []
    assert is_dot(dot(0, 0))
    assert not is_dot((0, 0, 6, 6))
