# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that ran together are parted where they stand as the others do; the sums choose, and never make a figure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.checks.choosing import chosen
from reviewer.forms.mapping import Mapped, mapped
from reviewer.model.document import Source, Word
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table
from tests.literals import fact, requests

HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
SIZE, DIGIT, WIDE, HIGH = 9.0, 4.5, 40.0, 20.0
COLUMNS = ("natural", "company", "research", "welfare", "legal", "other", "total")


def word(text: str, x0: float, row: int, confidence: float = 1.0) -> Word:
    edges = tuple(x0 + DIGIT * i for i in range(len(text) + 1))
    middle = HIGH * row + HIGH / 2
    place = Place(1, x0, middle - SIZE / 2, edges[-1], middle + SIZE / 2)
    return Word(text, place, edges, size=SIZE, confidence=confidence)


def cell(row: int, column: int, *words: Word, columns: int = 1) -> Cell:
    place = Place(1, WIDE * column, HIGH * row, WIDE * (column + columns), HIGH * row + HIGH)
    return Cell(row, column, 1, columns, place, words)


def centred(text: str, row: int, column: int) -> Cell:
    return cell(row, column, *([word(text, WIDE * (column + 0.5) - DIGIT * len(text) / 2, row)] if text else []))


def table(*cells: Cell) -> Table:
    """A head, a row of figures in the middle of their columns, and a row 3.2 with the `cells` and zeros."""
    fixed = [centred(text, 0, i) for i, text in enumerate(("", *HEADS))]
    fixed += [centred(text, 1, i) for i, text in enumerate(("（一）予以公开", "1", "22", "333", "4", "55", "6", "777"))]
    taken = {column for one in cells for column in range(one.column, one.column + one.columns)}
    label = centred("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2, 0)
    rest = [centred("0", 2, i) for i in range(1, 8) if i not in taken]
    xs = tuple(WIDE * i for i in range(9))
    return Table(1, xs, (0.0, HIGH, 2 * HIGH, 3 * HIGH), (*fixed, label, *cells, *rest))


def read(*cells: Cell) -> dict[str, Fact]:
    found = mapped([table(*cells)])
    return {f.address.split("/")[2]: f for f in found.facts if f.address.startswith("requests/3.2/")}


@pytest.mark.parametrize("confidence", [0.8, 1.0])  # 1.0: a border that happens to meet a gap between two digits
def test_a_figure_that_runs_over_both_borders_of_its_cell_is_one_figure(confidence: float) -> None:
    x = WIDE * 2.5 - 11 * DIGIT / 2  # company: columns 80 to 120, the figure 75.25 to 124.75
    parts = [
        cell(2, i, word(text, x + start * DIGIT, 2, confidence))
        for i, text, start in ((1, "1", 0), (2, "234567890", 1), (3, "1", 10))
    ]
    found = read(*parts)
    assert found["company"].value == Decimal(12345678901)
    assert [found[c].printed for c in ("natural", "research")] == [Printed.BLANK] * 2
    assert {found[c].source for c in ("natural", "company", "research")} == {Source.RECOVERED}
    assert found["welfare"].source is Source.TEXT


def test_figures_that_touch_where_each_stands_in_its_column_are_sure() -> None:
    one, other = centred("123456789", 2, 1), centred("223456789", 2, 2)
    found = read(one, other)
    assert [found[c].value for c in ("natural", "company")] == [Decimal(123456789), Decimal(223456789)]
    assert not any(found[c].doubtful for c in ("natural", "company"))


@pytest.mark.parametrize(("first", "second"), [("62", "33440"), ("0", "1"), ("1234", "5678")])
def test_two_figures_in_a_cell_without_the_line_between_them_get_their_columns(first: str, second: str) -> None:
    words = centred(first, 2, 1).words[0], centred(second, 2, 2).words[0]
    found = read(cell(2, 1, *words, columns=2))
    assert [found[c].value for c in ("natural", "company")] == [Decimal(first), Decimal(second)]
    assert [found[c].source for c in ("natural", "company")] == [Source.RECOVERED] * 2


def test_a_figure_in_the_middle_of_a_merged_cell_is_nobodys() -> None:
    found = read(cell(2, 1, word("0", 2 * WIDE - DIGIT / 2, 2), columns=2))
    assert all(found[c].doubtful for c in ("natural", "company"))


def test_a_whole_row_in_one_run_is_doubtful_in_every_cell() -> None:
    run = "25380363300630003"
    cut = 8
    parts = cell(2, 1, word(run[:cut], WIDE + 2, 2, 0.8)), cell(2, 2, word(run[cut:], WIDE + 2 + cut * DIGIT, 2, 0.8))
    found = read(*parts, *(cell(2, i) for i in range(3, 8)))
    assert all(found[c].doubtful for c in COLUMNS)


def test_the_sums_choose_among_what_the_page_allows_and_a_person_confirms() -> None:
    facts = requests()
    one, other = "requests/3.1/natural", "requests/3.1/company"
    unsure = {a: replace(facts[a], printed=Printed.TEXT, value=None, confidence=0.5) for a in (one, other)}
    ways = tuple(
        {a: replace(fact(a, text), source=Source.RECOVERED) for a, text in zip((one, other), texts, strict=True)}
        for texts in (("91", ""), ("9", "1"))
    )
    found = Mapped({"requests": "2021"}, tuple((facts | unsure).values()), {}, choices=(ways,))
    read_ = {f.address: f for f in chosen(found).facts}
    assert [(read_[a].value, read_[a].source) for a in (one, other)] == [
        (Decimal(9), Source.RECOVERED),
        (Decimal(1), Source.RECOVERED),
    ]
    none = replace(found, choices=((ways[0], {**ways[0], one: replace(ways[0][one], value=Decimal(90))}),))
    assert {f.address: f for f in chosen(none).facts}[one].value is None


def test_a_figure_beside_a_blank_that_hides_two_is_doubtful_and_keeps_its_value() -> None:
    facts = requests(requests_3_1_natural="91", requests_3_1_company="")
    found = {f.address: f for f in chosen(Mapped({"requests": "2021"}, tuple(facts.values()), {})).facts}
    assert found["requests/3.1/natural"].value == Decimal(91)
    assert [a for a, f in found.items() if f.doubtful] == ["requests/3.1/natural", "requests/3.1/company"]


def test_a_wrong_figure_beside_a_blank_stays_a_plain_error() -> None:
    facts = requests(requests_3_1_natural="95", requests_3_1_company="")
    assert not any(f.doubtful for f in chosen(Mapped({"requests": "2021"}, tuple(facts.values()), {})).facts)
