# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables whose rows no line parts, and figures that no line parts: read, or in doubt, never silently wrong."""

from reviewer.model.document import Page, Ruling, Word
from reviewer.model.place import Place
from reviewer.model.table import Table
from reviewer.tables.finding import tables

HEADS = frozenset({"自然人", "商业企业", "总计"})
ROWS = (("予以公开", "12", "5", "17"), ("部分公开", "3", "40", "43"), ("其他处理", "7", "8", "15"))
LEFTS = (10.0, 110.0, 180.0, 250.0)


def is_head(text: str, cut: bool) -> bool:
    return text in HEADS or (cut and any(head.startswith(text) or head.endswith(text) for head in HEADS))


def word(text: str, x: float, y: float, size: float = 8.0) -> Word:
    edges = [x]
    for letter in text:
        edges.append(edges[-1] + (size / 2 if letter.isascii() else size))
    return Word(text, Place(1, x, y - size / 2, edges[-1], y + size / 2), tuple(edges), size=size)


def across(y: float, start: float = 0, end: float = 300) -> Ruling:
    return Ruling(True, y, start, end)


def down(x: float, start: float = 0, end: float = 80) -> Ruling:
    return Ruling(False, x, start, end)


def box(x0: float, top: float, x1: float, bottom: float) -> list[Ruling]:
    return [across(top, x0, x1), across(bottom, x0, x1), down(x0, top, bottom), down(x1, top, bottom)]


def found(rulings: list[Ruling], words: list[Word]) -> list[Table]:
    return tables([Page(1, 400, 400, tuple(words), tuple(rulings))], is_head)


def table_words() -> list[Word]:
    heads = [word(text, x, 10) for text, x in zip(("自然人", "商业企业", "总计"), LEFTS[1:], strict=True)]
    return heads + [word(t, x, 30 + 20 * i) for i, row in enumerate(ROWS) for t, x in zip(row, LEFTS, strict=True)]


def rows_of(table: Table) -> list[tuple[str, ...]]:
    texts = [tuple(c.text for c in table.cells if c.row == row and c.words) for row in range(len(table.ys) - 1)]
    return [row for row in texts if row and row[0] in {label for label, *_ in ROWS}]


def test_a_table_without_any_lines_has_rows_and_columns() -> None:
    (table,) = found([], table_words())
    assert rows_of(table) == list(ROWS)


def test_a_table_with_three_lines_has_rows_and_columns() -> None:
    (table,) = found([across(0), across(20), across(80)], table_words())
    assert rows_of(table) == list(ROWS)


def test_a_table_with_upright_lines_only_has_rows_and_columns() -> None:
    lines = [across(0), across(80), *(down(x) for x in (0, 100, 170, 240, 300))]
    (table,) = found(lines, table_words())
    assert rows_of(table) == list(ROWS)


def test_a_label_in_two_lines_stays_in_its_row_without_lines() -> None:
    words = [w for w in table_words() if w.text != "部分公开"]
    (table,) = found([], [*words, word("部分", 10, 45.5), word("公开", 10, 54.5)])
    assert rows_of(table) == list(ROWS)


def test_a_blank_that_no_line_bounds_is_in_doubt() -> None:
    (table,) = found([], [w for w in table_words() if w.text != "40"])
    blank = next(c for c in table.cells if not c.words and abs(c.place.centre[1] - 50) < 8 and c.place.x0 > 100)
    assert blank.guessed


def test_running_text_without_heads_is_no_table() -> None:
    assert (
        found([], [word(t, x, 30 + 20 * i) for i, row in enumerate(ROWS) for t, x in zip(row, LEFTS, strict=True)])
        == []
    )


def test_a_box_around_a_figure_parts_no_cells() -> None:
    grid = [across(20 * y) for y in range(5)] + [down(x) for x in (0, 100, 170, 240, 300)]
    boxes = [
        side
        for w in table_words()
        if w.text.isdigit()
        for side in box(w.place.x0 - 1, w.place.top - 2, w.place.x1 + 1, w.place.bottom + 2)
    ]
    (table,) = found([*grid, *boxes], table_words())
    assert rows_of(table) == list(ROWS)


def test_figures_that_touch_are_parted_where_their_columns_end_and_are_in_doubt() -> None:
    heads = [word("自然人", 110, 10), word("商业企业", 150, 10)]
    labels = [word(f"子项{chr(0x4E00 + i)}", 10, 30 + 20 * i) for i in range(5)]
    ones = [word(f"{i}", 146, 30 + 20 * i) for i in range(1, 5)]
    twos = [word(f"4{i}", 162, 30 + 20 * i) for i in range(1, 5)]
    both = word("128844", 146, 30)
    (table,) = found([across(20 * y) for y in range(7)], [*heads, *labels, *ones, *twos, both])
    first = [cell for cell in table.cells if cell.row == 1 and cell.words][1:]
    assert [cell.text for cell in first] == ["1", "28844"]
    assert all(cell.words[0].confidence < 0.9 for cell in first)


def test_a_fully_ruled_table_with_figures_among_its_words_has_its_lines_for_columns() -> None:
    lines = [across(20 * y) for y in range(4)] + [down(x, 0, 60) for x in (0, 100, 200, 300)]
    words = [
        word(t, x, 10 + 20 * i) for i in range(3) for t, x in (("每年", 5), ("3", 30), ("次", 60), ("办公室", 110))
    ]
    (table,) = found(lines, words)
    assert len(table.xs) == 4
    assert not table.unruled


def test_digits_set_apart_that_run_on_over_a_border_are_in_doubt() -> None:
    lines = [across(0, 0, 90), across(20, 0, 90), *(down(x, 0, 20) for x in (0, 30, 60, 90))]
    run_on = [word("1", 12, 10), *(word(d, 24 + 8 * i, 10) for i, d in enumerate("1730")), word("5", 70, 10)]
    (table,) = found(lines, run_on)
    assert [cell.text for cell in table.cells] == ["11", "730", "5"]
    assert [cell.words[0].confidence < 0.9 for cell in table.cells] == [True, True, False]


def test_two_rows_in_one_between_no_lines_are_in_doubt() -> None:
    """One row has no label, so that nothing says to which other its figures belong."""
    (table,) = found([], [*table_words(), word("9", LEFTS[1], 40), word("11", LEFTS[2], 40)])
    row = next(cell.row for cell in table.cells if any(w.text == "9" for w in cell.words))
    figures = [w for cell in table.cells if cell.row == row for w in cell.words if w.text.isdigit()]
    assert len(figures) == 5
    assert all(w.confidence < 0.9 for w in figures)
