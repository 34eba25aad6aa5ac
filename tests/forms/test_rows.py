# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows and columns are found where a page break, a misprint or a blank took their words."""

from decimal import Decimal

import pytest

from reviewer.forms.book import table_form
from reviewer.forms.figures import fact
from reviewer.forms.lines import Row
from reviewer.forms.rows import rows
from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table

FORM = table_form("requests")
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def word(text: str, x: float, y: float, page: int = 1, size: float = 9.0) -> Word:
    edges = tuple(x + size / 2 * i for i in range(len(text) + 1))
    return Word(text, Place(page, x, y - size / 2, edges[-1], y + size / 2), edges, size=size)


def table(page: int, *lines: tuple[str, ...]) -> Table:
    """A grid of a label column 100 points wide and columns of 40, rows 20 points high."""
    cells = []
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            x0 = 100 + 40 * (column - 1) if column else 0
            place = Place(page, x0, 20 * row, 60 + 40 * column + 40, 20 * row + 20)
            cells.append(Cell(row, column, 1, 1, place, (word(text, x0 + 2, 20 * row + 10, page),) if text else ()))
    xs = (0.0, *(100.0 + 40 * i for i in range(len(lines[0]))))
    return Table(page, xs, tuple(20.0 * i for i in range(len(lines) + 1)), tuple(cells))


def figures(start: int) -> tuple[str, ...]:
    return tuple(str(start + i) for i in range(7))


def lines_of(found: list[Row]) -> list[str | None]:
    return [row.line for row in found]


def test_a_row_cut_by_a_page_break_is_whole_again_below_a_repeated_head() -> None:
    first = table(1, ("勾稽关系", *HEADS), ("2.重复申请", *figures(10)), ("3.要求提供公", *figures(20)))
    second = table(2, ("勾稽关系", *HEADS), ("开出版物", *[""] * 7), ("4.无正当理由大量反复申请", *figures(30)))
    found = rows([first, second], FORM)
    assert lines_of(found) == ["3.5.2", "3.5.3", "3.5.4"]
    read = fact("requests/3.5.3/natural", found[1].cells["natural"])
    assert (read.value, read.places[0].page) == (Decimal(20), 1)


@pytest.mark.parametrize("printed", ["自燃人", "", "个人"])
def test_a_misprinted_or_blank_head_is_known_by_its_place(printed: str) -> None:
    (row,) = rows([table(1, ("勾稽关系", printed, *HEADS[1:]), ("2.重复申请", *figures(10)))], FORM)
    assert {code: cells[0].text for code, cells in row.cells.items()} == dict(
        zip((column.code for column in FORM.columns), figures(10), strict=True)
    )


def test_a_column_of_its_own_between_the_heads_takes_none_of_their_places() -> None:
    heads = (*HEADS[:5], "个体户", "小计", "总计")
    (row,) = rows([table(1, ("勾稽关系", *heads), ("2.重复申请", *figures(10), "99"))], FORM)
    assert "other" not in row.cells
    assert row.cells["total"][0].text == "99"


def test_heads_that_run_together_are_none_of_them() -> None:
    heads = ("自然人", "商业企业科研机构", *HEADS[3:])
    (row,) = rows([table(1, ("勾稽关系", *heads), ("2.重复申请", *figures(10)[:6]))], FORM)
    assert {"company", "research"}.isdisjoint(row.cells)


def test_columns_keep_their_places_where_the_next_page_lacks_an_outer_border() -> None:
    first = table(1, ("勾稽关系", *HEADS), ("1.信访举报投诉类申请", *figures(10)))
    second = table(2, ("2.重复申请", *figures(20)))
    shifted = Table(2, (50.0, *second.xs[1:]), second.ys, second.cells)
    found = rows([first, shifted], FORM)
    assert {code: cells[0].text for code, cells in found[1].cells.items()}["company"] == "21"


@pytest.mark.parametrize("label", ["（六）其他处理3.其他", "3.其他"])
def test_a_label_may_stand_with_the_heading_of_its_group(label: str) -> None:
    assert lines_of(rows([table(1, ("勾稽关系", *HEADS), (label, *figures(10)))], FORM)) == ["3.6.3"]


def test_a_label_that_a_border_seems_to_cut_is_whole() -> None:
    head, row = table(1, ("勾稽关系", *HEADS), ("计", *figures(10))).cells[:8], ("计", *figures(10))
    cut = Place(1, 50, 20, 100, 40)
    left = Cell(1, 0, 1, 1, Place(1, 0, 20, 50, 40), (word("（七）总", 2, 30),))
    label = Cell(1, 1, 1, 1, cut, (word(row[0], 52, 30),))
    rest = table(1, row, row).cells[9:]
    (found,) = rows(
        [Table(1, (0.0, 50.0, *(100.0 + 40 * i for i in range(8))), (0.0, 20.0, 40.0), (*head, left, label, *rest))],
        FORM,
    )
    assert found.line == "3.7"


def test_a_label_far_from_its_wording_is_the_only_line_due_there() -> None:
    found = rows(
        [
            table(
                1,
                ("", *HEADS),
                ("3.其他", *figures(1)),
                ("（七）合计", *figures(2)),
                ("四、结转下年度继续办理", *figures(3)),
            )
        ],
        FORM,
    )
    assert lines_of(found) == ["3.6.3", "3.7", "4"]


def test_the_raised_number_of_a_note_is_no_digit_of_the_figure() -> None:
    words = (word("197", 2, 10), word("1", 15.5, 7, size=5))
    read = fact("requests/1/natural", [Cell(0, 0, 1, 1, Place(1, 0, 0, 40, 20), words)])
    assert read.value == Decimal(197)


def test_full_width_digits_that_were_wrapped_are_one_figure_and_two_short_lines_may_be_two() -> None:
    narrow, wide = Place(1, 0, 0, 24, 40), Place(1, 0, 0, 40, 40)
    wrapped = (word("１", 2, 10, size=16), word("６", 2, 26, size=16))
    stacked = (word("1", 2, 10), word("6", 2, 20))
    assert not fact("requests/1/natural", [Cell(0, 0, 1, 1, narrow, wrapped)]).doubtful
    assert fact("requests/1/natural", [Cell(0, 0, 1, 1, wide, stacked)]).doubtful


def test_a_label_that_an_underline_cuts_is_one_row_with_its_figures() -> None:
    head, body = table(1, ("勾稽关系", *HEADS)), table(1, ("", *[""] * 7), ("", *figures(10)))
    tall = [Cell(1, c.column, 2, 1, Place(1, c.place.x0, 20, c.place.x1, 60), c.words) for c in body.cells[9:]]
    upper = Cell(1, 0, 1, 1, Place(1, 0, 20, 100, 40), (word("2.重", 2, 30),))
    lower = Cell(2, 0, 1, 1, Place(1, 0, 40, 100, 60), (word("复申请", 2, 50),))
    (found,) = rows([Table(1, head.xs, (0.0, 20.0, 40.0, 60.0), (*head.cells, upper, lower, *tall))], FORM)
    assert (found.line, found.place) == ("3.5.2", Place(1, 0, 20, 100, 60))


def test_as_many_unknown_labels_as_lines_are_due_are_those_lines_and_in_doubt() -> None:
    lines = ("1.信访举报投诉类申请", "2.甲", "3.乙", "4.无正当理由大量反复申请")
    found = rows([table(1, ("", *HEADS), *((label, *figures(10 * at)) for at, label in enumerate(lines)))], FORM)
    assert lines_of(found) == ["3.5.1", "3.5.2", "3.5.3", "3.5.4"]
    assert [row.doubtful for row in found] == [False, True, True, False]


@pytest.mark.parametrize("label", ["合计", "总计", "小计", "其他"])
def test_a_row_of_the_reports_own_takes_no_line(label: str) -> None:
    lines = ("4.无正当理由大量反复申请", label, "1.申请人逾期不补正", "3.其他", "（七）总计")
    found = rows([table(1, ("", *HEADS), *((label, *figures(10 * at)) for at, label in enumerate(lines)))], FORM)
    assert lines_of(found) == ["3.5.4", None, "3.6.1", "3.6.3", "3.7"]


def test_a_year_in_a_label_is_no_figure_and_no_part_of_it() -> None:
    form = table_form("disclosure")
    heads = ("信息内容", "2023年制发件数", "本年（2023）废止件数", "现行有效件数")
    (row,) = rows([table(1, heads, ("规 章", "1", "2", "3"))], form)
    assert {code: cells[0].text for code, cells in row.cells.items()} == {
        "issued": "1",
        "repealed": "2",
        "in_force": "3",
    }


def test_a_row_of_totals_without_figures_is_no_head() -> None:
    lines = (("3.其他", *figures(10)), ("总计", *[""] * 7), ("四、结转下年度继续办理", *figures(30)))
    assert lines_of(rows([table(1, ("", *HEADS), *lines)], FORM)) == ["3.6.3", "3.7", "4"]
