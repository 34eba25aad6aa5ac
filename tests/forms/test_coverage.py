# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures inside a table that belong to no cell of the form are said; nothing else is."""

from dataclasses import replace

from reviewer.forms.mapping import mapped
from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table

HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def table(rows: list[list[str]]) -> Table:
    """Cells of 40 by 12 points, each with one word."""
    cells = [
        Cell(i, j, 1, 1, Place(1, 40.0 * j, 12.0 * i, 40.0 * j + 40, 12.0 * i + 12), _words(text, 40.0 * j, 12.0 * i))
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    ]
    xs = tuple(40.0 * j for j in range(len(rows[0]) + 1))
    return Table(1, xs, tuple(12.0 * i for i in range(len(rows) + 1)), tuple(cells))


def _words(text: str, x: float, y: float) -> tuple[Word, ...]:
    edges = tuple(x + 2 + 4 * n for n in range(len(text) + 1))
    return (Word(text, Place(1, edges[0], y + 2, edges[-1], y + 10), edges, size=8.0),) if text else ()


def test_every_figure_of_a_plain_table_finds_its_address() -> None:
    found = mapped([table([["", *HEADS], ["（一）予以公开", "1", "2", "3", "4", "5", "6", "21"]])])
    assert len(found.facts) == 7
    assert found.unread == ()


def test_an_extra_column_and_a_row_without_a_known_label_are_left_over() -> None:
    rows = [
        ["", *HEADS[:6], "小计", "总计"],
        ["（一）予以公开", "1", "2", "3", "4", "5", "6", "20", "21"],
        ["甲乙丙丁", "9", "9", "9", "9", "9", "9", "9", "9"],
    ]
    found = mapped([table(rows)])
    assert [fact.text for fact in found.facts] == ["1", "2", "3", "4", "5", "6", "21"]
    assert [figure.text for figure in found.unread] == ["20", *["9"] * 8]
    assert {figure.table for figure in found.unread} == {"requests"}


def test_a_figure_with_its_unit_or_a_remark_is_left_over_too() -> None:
    rows = [
        ["", *HEADS],
        ["（一）予以公开", *"1234567"],
        ["甲乙丙丁", "9件", "8（其中1件）", "0", "", "见附件", "/", "十二件"],
    ]
    assert [figure.text for figure in mapped([table(rows)]).unread] == ["9件", "8（其中1件）", "0", "十二件"]


def test_a_note_in_a_last_row_of_the_table_is_no_figure() -> None:
    plain = table([["", *HEADS], ["（一）予以公开", *"1234567"], ["", *[""] * 7]])
    for note in ("注：含上年结转12件。", "2024年度数据含上年结转", "3项指标口径同上年", "1.含结转"):
        row = Cell(2, 0, 1, 8, Place(1, 0, 24, 320, 36), _words(note, 130.0, 24.0))
        cells = (*(cell for cell in plain.cells if cell.row < 2), row)
        assert mapped([replace(plain, cells=cells)]).unread == ()


def test_words_and_label_numbers_are_no_unread_figures() -> None:
    rows = [["", *HEADS], ["1.属于国家秘密", "1", "0", "0", "0", "0", "0", "1"], ["（三）不予公开", *["见附件"] * 7]]
    assert mapped([table(rows)]).unread == ()
