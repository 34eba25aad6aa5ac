# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cell becomes a figure: sure where one figure is clearly printed, doubtful or recovered where not."""

from decimal import Decimal

import pytest

from reviewer.forms.figures import fact
from reviewer.model.document import Source, Word
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place
from reviewer.model.table import Cell

SIZE = 9.0
DIGIT = SIZE / 2


def word(text: str, x: float, y: float = 10.0) -> Word:
    edges = tuple(x + DIGIT * i for i in range(len(text) + 1))
    return Word(text, Place(1, x, y - SIZE / 2, edges[-1], y + SIZE / 2), edges, size=SIZE)


def read(*words: Word, width: float = 60.0, unit: str = "件") -> Fact:
    return fact("requests/1/natural", [Cell(0, 0, 1, 1, Place(1, 0, 0, width, 40), words)], unit)


@pytest.mark.parametrize(
    ("text", "unit", "sure"),
    [
        ("17（其中修订15件）", "件", True),
        ("12余件", "件", False),
        ("012", "件", False),
        ("1.234", "件", False),
        ("8.5", "件", True),
        ("1.234", "万元", True),
        ("7545.5元", "万元", False),
        ("7545.5万元", "万元", True),
    ],
)
def test_what_stands_after_a_figure_may_leave_it_in_doubt(text: str, unit: str, sure: bool) -> None:
    assert read(word(text, 2), unit=unit).doubtful is not sure


def test_digits_set_apart_evenly_or_by_thousands_are_one_figure_and_others_may_be_two() -> None:
    spaced = read(word("1", 2), word("2", 10), word("3", 18))
    thousands = read(word("1", 2), word("234", 9))
    two = read(word("12", 2), word("34", 14))
    assert [f.value for f in (spaced, thousands, two)] == [Decimal(123), Decimal(1234), Decimal(1234)]
    assert [f.doubtful for f in (spaced, thousands, two)] == [False, False, True]


def test_a_number_broken_for_want_of_room_is_recovered_and_one_with_room_left_is_in_doubt() -> None:
    broken = read(word("1234", 4), word("5", 4, 20), width=26)
    assert (broken.value, broken.source, broken.confidence) == (Decimal(12345), Source.RECOVERED, 1.0)
    assert len(broken.places) == 2
    stacked = read(word("12", 4), word("345", 4, 20))
    assert stacked.doubtful
    assert stacked.confidence < 1


def test_a_comma_at_the_end_of_a_line_says_that_the_number_goes_on() -> None:
    found = read(word("1,", 4), word("026", 4, 20))
    assert (found.value, found.source, found.doubtful) == (Decimal(1026), Source.TEXT, False)


def test_words_where_a_figure_is_due_are_words() -> None:
    assert read(word("约12", 2)).printed is Printed.TEXT
