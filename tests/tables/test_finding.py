# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rulings and words become tables: merged cells, broken lines, words over borders, no lines at all."""

from reviewer.model.document import Page, Ruling, Word
from reviewer.model.place import Place
from reviewer.model.table import Table
from reviewer.tables.finding import tables

HEADS = frozenset({"自然人", "商业企业", "总计", "本年处理决定数量"})


def is_head(text: str, cut: bool) -> bool:
    return text in HEADS or (cut and any(head.startswith(text) or head.endswith(text) for head in HEADS))


def word(text: str, x: float, y: float, size: float = 10.0) -> Word:
    """Square characters of `size`, digits half as wide, centred at height `y`."""
    edges = [x]
    for letter in text:
        edges.append(edges[-1] + (size / 2 if letter.isascii() else size))
    return Word(text, Place(1, x, y - size / 2, edges[-1], y + size / 2), tuple(edges), size=size)


def across(y: float, start: float = 0, end: float = 300) -> Ruling:
    return Ruling(True, y, start, end)


def down(x: float, start: float = 0, end: float = 60) -> Ruling:
    return Ruling(False, x, start, end)


def found(rulings: list[Ruling], words: list[Word]) -> list[Table]:
    return tables([Page(1, 400, 400, tuple(words), tuple(rulings))], is_head)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(len(table.ys) - 1)]


GRID = [across(0), across(20), across(40), across(60), down(0), down(100), down(200), down(300)]
WORDS = [
    word("自然人", 110, 10),
    word("总计", 210, 10),
    word("予以公开", 5, 30),
    word("12", 120, 30),
    word("13", 220, 30),
    word("部分公开", 5, 50),
    word("1", 120, 50),
    word("2", 220, 50),
]
PLAIN = [["", "自然人", "总计"], ["予以公开", "12", "13"], ["部分公开", "1", "2"]]


def test_a_ruled_table_has_a_cell_between_each_pair_of_lines() -> None:
    (table,) = found(GRID, WORDS)
    assert texts(table) == PLAIN
    assert table.place == Place(1, 0, 0, 300, 60)


def test_a_cell_without_an_inner_line_is_merged_and_spans_its_rows() -> None:
    lines = [across(0), across(20), across(40, 100), across(60), down(0), down(100), down(200), down(300)]
    (table,) = found(lines, [word("不予公开", 5, 40), *WORDS[:2], *WORDS[3:5], *WORDS[6:]])
    merged = next(cell for cell in table.cells if cell.text == "不予公开")
    assert (merged.row, merged.rows, merged.columns) == (1, 2, 1)


def test_double_lines_and_lines_drawn_cell_by_cell_are_one_line() -> None:
    pieces = [across(y + d, x, x + 99) for y in (0, 20, 40, 60) for d in (0, 1.5) for x in (0, 100, 200)]
    (table,) = found([*pieces, *(down(x + d) for x in (0, 100, 200, 300) for d in (0, 1.5))], WORDS)
    assert texts(table) == PLAIN


def test_a_missing_outer_border_is_where_the_inner_lines_end() -> None:
    (table,) = found([across(20), across(40), down(100), down(200)], WORDS)
    assert texts(table) == PLAIN


def test_dashes_make_a_line() -> None:
    dashes = [Ruling(False, x, y, y + 4) for x in (0, 100, 200, 300) for y in range(0, 60, 6)]
    (table,) = found([across(0), across(20), across(40), across(60), *dashes], WORDS)
    assert texts(table) == PLAIN


def test_a_word_over_a_border_is_divided_between_its_characters() -> None:
    (table,) = found(GRID, [*WORDS[:3], word("1213", 190, 30), *WORDS[5:]])
    assert texts(table)[1] == ["予以公开", "12", "13"]
    left, right = (cell.words[0].place for cell in table.cells if cell.row == 1 and cell.text in ("12", "13"))
    assert (left.x0, left.x1, right.x0, right.x1) == (190, 200, 200, 210)


def test_columns_without_vertical_lines_stand_under_their_heads() -> None:
    (table,) = found([across(0), across(20), across(40), across(60)], WORDS)
    assert texts(table) == PLAIN


def test_a_blank_cell_does_not_shift_its_neighbours_where_nothing_is_ruled() -> None:
    (table,) = found([across(0), across(20), across(40), across(60)], [*WORDS[:3], *WORDS[4:]])
    assert texts(table)[1] == ["予以公开", "", "13"]


def test_a_centred_heading_over_one_wide_column_is_no_label() -> None:
    lines = [across(0), across(20), across(40), across(60)]
    over, head = word("第二十条第五项", 80, 10), word("本年处理决定数", 180, 30)
    words = [over, word("信息内容", 10, 30), head, word("行政许可", 10, 50), word("428", 62, 50)]
    (table,) = tables([Page(1, 400, 400, tuple(words), tuple(lines))], lambda text, cut: text == head.text)
    assert texts(table)[1:] == [["信息内容", "本年处理决定数"], ["行政许可", "428"]]


def test_halves_of_heads_that_a_page_break_cut_stay_apart_where_two_look_like_another_head() -> None:
    known = ("结果维持", "结果纠正", "其他结果", "尚未审结", "纠正结果")
    heads = (("维持", 5), ("纠正", 37), ("结果", 69), ("审结", 101), ("尚未审结", 170), ("结果维持", 230))
    figures = (("3", 12), ("53", 42), ("17", 74), ("1", 108), ("7906", 137), ("68", 185), ("2008", 240))
    words = [*(word(text, x, 10) for text, x in heads), *(word(text, x, 30) for text, x in figures)]
    page = Page(1, 400, 400, tuple(words), (across(0), across(20), across(40)))
    (table,) = tables([page], lambda text, cut: text in known or (cut and any(text in (k[:2], k[2:]) for k in known)))
    assert [[text for text in row if text] for row in texts(table)] == [
        [text for text, _ in heads],
        [text for text, _ in figures],
    ]


def test_the_columns_of_an_unruled_table_hold_on_the_next_page() -> None:
    lines = (across(0), across(20), across(40), across(60))
    first = Page(1, 400, 400, tuple(WORDS), lines)
    rest = [word("公开", 5, 10), word("7", 220, 10)]
    moved = tuple(Word(w.text, Place(2, *w.place.box), w.edges, size=w.size) for w in rest)
    second = Page(2, 400, 400, moved, (across(0), across(20)))
    tables_found = tables([first, second], is_head)
    assert texts(tables_found[1]) == [["公开", "", "7"]]


def test_a_shaded_head_does_not_make_a_table_of_its_own() -> None:
    shade = [Ruling(True, 0, 0, 300, True), Ruling(True, 20, 0, 300, True), Ruling(False, 100, 0, 20, True)]
    (table,) = found([across(0), across(20), across(40), across(60), *shade], WORDS)
    assert texts(table) == PLAIN


def test_a_heading_in_larger_type_parts_two_tables_without_vertical_lines() -> None:
    lines = [across(y) for y in (0, 20, 40, 60, 100, 120, 140, 160)]
    lower = [word(w.text, w.place.x0, w.place.centre[1] + 100) for w in WORDS]
    two = found(lines, [*WORDS, word("三、收到和处理情况", 20, 80, size=16), *lower])
    assert [texts(table) for table in two] == [PLAIN, PLAIN]


def test_lines_around_no_words_are_no_table() -> None:
    assert found(GRID, []) == []
    assert found([across(390), across(395, 0, 100)], WORDS[2:4]) == []


def test_a_title_that_ends_before_the_only_head_stands_over_no_labels() -> None:
    words = [word("第二十条", 100, 10), word("本年处理决定数量", 160, 30), word("许可", 5, 50), word("12", 120, 50)]
    words += [word("处罚", 5, 70), word("7", 130, 70)]
    (table,) = found([across(y) for y in (0, 20, 40, 60, 80)], words)
    assert texts(table)[2:] == [["许可", "12"], ["处罚", "7"]]
