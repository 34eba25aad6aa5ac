# SPDX-License-Identifier: AGPL-3.0-or-later
"""Table 4: the heads of its fifteen columns may have other names, another order, and blanks under them."""

import pytest

from reviewer.forms.mapping import Mapped, mapped
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table
from tests.forms.test_rows import word

FIVE = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CODES = ("upheld", "corrected", "other", "pending", "total")
LINES = ("reconsideration", "litigation_direct", "litigation_after")


def disputes(five: tuple[str, ...], figures: tuple[str, ...]) -> Mapped:
    """What is read from table 4 with `five` heads under each of its three lines."""
    cells = []

    def add(row: int, column: int, columns: int, text: str) -> None:
        place = Place(1, 30.0 * column, 20.0 * row, 30.0 * (column + columns), 20.0 * row + 20)
        words = (word(text, place.x0 + 2, place.centre[1], size=6),) if text else ()
        cells.append(Cell(row, column, 1, columns, place, words))

    for n, line in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
        add(0, 5 * n, 5, line)
    for n in range(15):
        add(1, n, 1, five[n % 5])
        add(2, n, 1, figures[n])
    return mapped([Table(1, tuple(30.0 * n for n in range(16)), (0.0, 20.0, 40.0, 60.0), tuple(cells))])


def texts(found: Mapped) -> dict[str, str]:
    return {fact.address.removeprefix("disputes/"): fact.text for fact in found.facts}


@pytest.mark.parametrize(
    "five",
    [
        ("结果维持", "结果纠正", "其他结果", "尚未审结", "合 计"),
        ("维持", "纠正", "其它", "未审结", "小计"),
        ("结果维待", "结果纠正", "其他结果", "尚末审结", "息计"),
    ],
)
def test_other_names_of_the_heads_are_known(five: tuple[str, ...]) -> None:
    found = texts(disputes(five, tuple(str(n) for n in range(15))))
    assert found == {f"{line}/{code}": str(5 * i + k) for i, line in enumerate(LINES) for k, code in enumerate(CODES)}


def test_heads_in_another_order_keep_their_figures() -> None:
    five = ("结果纠正", "结果维持", "其他结果", "尚未审结", "总计")
    found = texts(disputes(five, tuple(str(n) for n in range(15))))
    assert [found[f"litigation_after/{code}"] for code in CODES] == ["11", "10", "12", "13", "14"]


def test_a_head_that_only_its_place_tells_makes_its_figures_doubtful() -> None:
    found = disputes(("结果维持", "结果纠正", "甲乙", "尚未审结", "总计"), tuple(str(n) for n in range(15)))
    doubtful = {fact.address.split("/")[2] for fact in found.facts if fact.doubtful}
    assert (len(found.facts), doubtful) == (15, {"other"})


@pytest.mark.parametrize("blanks", [5, 1])
def test_figures_after_blanks_in_a_table_that_prints_its_noughts_are_doubtful(blanks: int) -> None:
    figures = ("3", "0", "0", "0", "3", "1", "0", "0", "0", "1", "2", "0", "0", "0", "2")
    assert not any(fact.doubtful for fact in disputes(FIVE, figures).facts)
    assert all(fact.doubtful for fact in disputes(FIVE, (*[""] * blanks, *figures)[:15]).facts)


def test_blanks_that_stand_for_noughts_are_no_shift() -> None:
    figures = ("", "", "3", "", "3", "1", "", "", "", "1", "", "", "2", "", "2")
    assert not any(fact.doubtful for fact in disputes(FIVE, figures).facts)
