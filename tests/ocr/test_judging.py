# SPDX-License-Identifier: AGPL-3.0-or-later
"""A second look makes a figure surer or more doubtful; only what the picture says twice changes it, and not to sure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place
from reviewer.reading.scanning import cautious, counted, judged

READ = Fact("requests/1/total", Printed.NUMBER, Decimal(37), "37", (Place(1, 0, 0, 9, 9),), Source.OCR, 0.8)


@pytest.mark.parametrize(
    ("readings", "value", "doubtful"),
    [
        ([("37", 0.99), ("37", 0.98), ("37", 0.97)], 37, False),
        ([("37", 0.99), ("37", 0.98), ("31", 0.3)], 37, False),
        ([("37", 0.99), ("37", 0.98), ("31", 0.95)], 37, True),
        ([("31", 0.99), ("31", 0.98), ("37", 0.97)], 31, True),
        ([("31", 0.99), ("31", 0.98), ("31", 0.97)], 31, True),
        ([("31", 0.99), ("81", 0.98), ("37", 0.97)], 37, True),
        ([("31", 0.5), ("31", 0.5), ("31", 0.5)], 37, True),
        ([], 37, True),
    ],
)
def test_what_the_picture_says_again(readings: list[tuple[str, float]], value: int, doubtful: bool) -> None:
    found = judged(READ, readings)
    assert (found.value, found.doubtful) == (Decimal(value), doubtful)


def test_a_figure_read_clearly_at_first_is_in_doubt_when_the_picture_says_otherwise() -> None:
    assert judged(replace(READ, confidence=0.99), [("31", 0.99), ("31", 0.98), ("37", 0.6)]).doubtful


def test_a_blank_without_ink_stays_a_blank() -> None:
    blank = Fact("requests/1/total", Printed.BLANK, None, "", (Place(1, 0, 0, 9, 9),))
    assert judged(blank, []) is blank


def test_words_in_a_figure_cell_give_way_to_a_figure_and_stay_in_doubt() -> None:
    words = Fact("requests/1/total", Printed.TEXT, None, "区2", (Place(1, 0, 0, 9, 9),), Source.OCR, 0.5)
    found = judged(words, [("2", 0.99), ("2", 0.95), ("Z", 0.4)])
    assert (found.printed, found.value, found.doubtful) == (Printed.NUMBER, Decimal(2), True)


def test_a_point_between_thousands_of_a_count_is_a_comma_and_in_doubt() -> None:
    found = counted(replace(READ, text="1.234", value=Decimal("1.234"), confidence=0.99))
    assert (found.value, found.doubtful) == (Decimal(1234), True)
    other = replace(READ, text="12.5", value=Decimal("12.5"))
    assert (counted(other).value, counted(other).doubtful) == (Decimal("12.5"), True)
    assert counted(READ) is READ


def test_where_many_figures_of_a_page_are_unsure_none_that_was_asked_about_is_sure() -> None:
    facts = {f"requests/1/{n}": replace(READ, address=f"requests/1/{n}", confidence=0.99) for n in range(40)}
    asked = set(facts)
    assert cautious(facts, asked) == facts
    facts |= {address: replace(fact, confidence=0.5) for address, fact in list(facts.items())[:5]}
    assert all(fact.doubtful for fact in cautious(facts, asked).values())
    assert sum(fact.doubtful for fact in cautious(facts, set()).values()) == 5


def test_a_figure_with_a_remark_is_sure_when_every_reading_says_the_same_though_the_letters_weigh_it_down() -> None:
    text = "17（其中修订15件）"
    first = replace(READ, value=Decimal(17), text=text, confidence=0.76)
    assert not judged(first, [(text, 0.7), (text, 0.56), (text, 0.79)]).doubtful
    assert judged(first, [(text, 0.7), ("11（其中修订15件）", 0.56), (text, 0.79)]).doubtful


def test_small_marks_for_nothing_that_are_unsure_make_no_other_figure_so() -> None:
    facts = {f"requests/1/{n}": replace(READ, address=f"requests/1/{n}", confidence=0.99) for n in range(40)}
    dash = replace(READ, printed=Printed.DASH, value=None, text="—", confidence=0.85)
    facts |= {address: replace(dash, address=address) for address in list(facts)[:9]}
    assert cautious(facts, set(facts)) == facts
