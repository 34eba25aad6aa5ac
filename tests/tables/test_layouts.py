# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cells set apart, coloured bands, boxes around tables, figures that no line parts."""

from reviewer.model.document import Page, Ruling, Word
from reviewer.model.place import Place
from reviewer.model.table import Table
from reviewer.tables.finding import tables


def no_head(text: str, cut: bool) -> bool:
    return text in ("甲", "乙", "丙") and not cut


def word(text: str, x: float, y: float, page: int = 1, size: float = 8.0) -> Word:
    edges = [x]
    for letter in text:
        edges.append(edges[-1] + (size / 2 if letter.isascii() else size))
    return Word(text, Place(page, x, y - size / 2, edges[-1], y + size / 2), tuple(edges), size=size)


def across(y: float, start: float = 0, end: float = 300, shade: bool = False) -> Ruling:
    return Ruling(True, y, start, end, shade)


def down(x: float, start: float = 0, end: float = 60, shade: bool = False) -> Ruling:
    return Ruling(False, x, start, end, shade)


def box(x0: float, top: float, x1: float, bottom: float, shade: bool = False) -> list[Ruling]:
    sides = [across(top, x0, x1, shade), across(bottom, x0, x1, shade)]
    return [*sides, down(x0, top, bottom, shade), down(x1, top, bottom, shade)]


def found(rulings: list[Ruling], words: list[Word]) -> list[Table]:
    return tables([Page(1, 400, 400, tuple(words), tuple(rulings))], no_head)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(len(table.ys) - 1)]


WORDS = [word(f"{row + 1}{column + 1}", 20 + 100 * column, 10 + 20 * row) for row in range(3) for column in range(3)]
PLAIN = [["11", "12", "13"], ["21", "22", "23"], ["31", "32", "33"]]


def test_cells_with_white_between_them_are_one_table() -> None:
    boxes = [
        side
        for row in range(3)
        for column in range(3)
        for side in box(100 * column + 3, 20 * row + 3, 100 * column + 97, 20 * row + 17)
    ]
    (table,) = found(boxes, WORDS)
    assert texts(table) == PLAIN


def test_white_rows_between_shaded_ones_belong_to_the_table() -> None:
    shades = [
        side
        for row in (0, 2)
        for column in range(3)
        for side in box(100 * column, 20 * row, 100 * column + 100, 20 * row + 20, True)
    ]
    (table,) = found(shades, WORDS)
    assert texts(table) == PLAIN


def test_a_white_row_below_the_last_shaded_one_belongs_to_the_table() -> None:
    shades = [
        side
        for row in (0, 2)
        for column in range(3)
        for side in box(100 * column, 20 * row, 100 * column + 100, 20 * row + 20, True)
    ]
    last = [word("合计", 10, 70), word("42", 120, 70), word("43", 220, 70)]
    (table,) = found(shades, [*WORDS, *last])
    assert texts(table)[3] == ["合计", "42", "43"]


def test_figures_below_one_another_are_parted_where_lines_part_only_the_labels() -> None:
    lines = [across(0), across(20, 0, 100), across(40, 0, 100), across(60), down(0), down(100), down(200), down(300)]
    labels = [word(label, 20, 10 + 20 * row) for row, label in enumerate(("子项", "丑项", "寅项"))]
    (table,) = found(lines, [*labels, *(w for w in WORDS if w.place.x0 > 100)])
    assert texts(table) == [["子项", "12", "13"], ["丑项", "22", "23"], ["寅项", "32", "33"]]


def test_a_figure_wrapped_in_a_merged_cell_stays_whole() -> None:
    lines = [across(0, 0, 200), across(10, 0, 100), across(20, 0, 200), *(down(x, 0, 20) for x in (0, 100, 200))]
    (table,) = found(lines, [word("子", 5, 5), word("丑", 5, 15), word("12,", 120, 6), word("345", 120, 14)])
    assert [cell.text for cell in table.cells if cell.column == 1] == ["12,345"]


def test_a_box_around_a_table_is_no_table() -> None:
    grid = [across(20 * y, 20, 280) for y in range(1, 5)] + [down(x, 20, 80) for x in (20, 100, 200, 280)]
    words = [word(w.text, w.place.x0 + 5, w.place.centre[1] + 20) for w in WORDS]
    (table,) = found([*grid, *box(0, 0, 300, 100)], words)
    assert table.place == Place(1, 20, 20, 280, 80)


def test_rows_without_any_words_go_on_with_the_table_of_the_page_before() -> None:
    grid = [across(20 * y) for y in range(4)] + [down(x) for x in (0, 100, 200, 300)]
    rest = [across(0), across(20), *(down(x, 0, 20) for x in (0, 100, 200, 300))]
    first = Page(1, 400, 400, tuple(WORDS), tuple(grid))
    assert len(tables([first, Page(2, 400, 400, (), tuple(rest))], no_head)) == 2
    assert len(tables([first, Page(2, 400, 400, (), tuple(box(0, 0, 150, 40)))], no_head)) == 1


def test_a_figure_cut_by_a_line_through_it_is_doubtful_and_one_cut_beside_it_is_not() -> None:
    grid = [across(0, 0, 200), across(20, 0, 200), down(0, 0, 20), down(100, 0, 20), down(200, 0, 20)]
    (through,) = found(grid, [word("1213", 90, 10)])
    (beside,) = found(grid, [word("1213", 92, 10)])
    assert [cell.words[0].confidence < 0.9 for cell in through.cells] == [True, True]
    assert [(cell.text, cell.words[0].confidence) for cell in beside.cells] == [("12", 1.0), ("13", 1.0)]


def test_rows_in_larger_type_than_the_next_table_are_not_its_headings() -> None:
    upper = [word(w.text, w.place.x0, w.place.centre[1], size=11) for w in WORDS]
    heading = [word("四、行政复议情况", 20, 80, size=15)]
    lower = [word(w.text, w.place.x0 + 30 * i, w.place.centre[1] + 100, size=7) for w in WORDS for i in range(3)]
    two = found([across(y) for y in (0, 20, 40, 60, 100, 120, 140, 160)], [*upper, *heading, *lower])
    assert [len(table.ys) for table in two] == [4, 4]


def test_a_running_head_and_foot_do_not_hide_a_table_of_coloured_cells() -> None:
    cells = [(100 * column, 100 + 20 * row) for row in range(3) for column in range(3)]
    shades = [side for x, y in cells for side in box(x + 1, y + 1, x + 99, y + 19, shade=True)]
    moved = [word(w.text, w.place.x0, w.place.centre[1] + 100) for w in WORDS]
    (table,) = found([*shades, across(20, -10, 310), across(380, -10, 310)], moved)
    assert texts(table) == PLAIN
