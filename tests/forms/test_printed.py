# SPDX-License-Identifier: AGPL-3.0-or-later
"""The printed heads and row labels are kept as they stand, each with the box of its words."""

from reviewer.forms.book import table_form
from reviewer.forms.mapping import mapped
from reviewer.forms.printed import printed_heads
from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table


def table(*lines: tuple[str, ...], page: int = 1, label: int = 120) -> Table:
    """A grid with a column of labels and columns of 60 points, rows 20 points high; words begin 4 points in."""
    cells = []
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            x0 = label + 60.0 * (column - 1) if column else 0.0
            x1 = label + 60.0 * column
            edges = tuple(x0 + 4 + 6.0 * i for i in range(len(text) + 1))
            place = Place(page, edges[0], 20 * row + 5, edges[-1], 20 * row + 14)
            words = (Word(text, place, edges, size=9),) if text else ()
            cells.append(Cell(row, column, 1, 1, Place(page, x0, 20.0 * row, x1, 20.0 * row + 20), words))
    xs = (0.0, *(label + 60.0 * i for i in range(len(lines[0]))))
    return Table(page, xs, tuple(20.0 * i for i in range(len(lines) + 1)), tuple(cells))


DISCLOSURE = table(
    ("信息内容", "本年制发件数", "本年度止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("规范性文件", "2", "1", "9"),
)


def test_heads_keep_their_misprints_and_the_box_of_their_words() -> None:
    seen = printed_heads([DISCLOSURE], table_form("disclosure"))
    assert [(one.code, one.label) for one in seen] == [
        ("issued", "本年制发件数"),
        ("repealed", "本年度止件数"),
        ("in_force", "现行有效件数"),
    ]
    assert seen[1].place == Place(1, 184.0, 5, 220.0, 14)


def test_heads_that_are_repeated_after_a_page_break_are_all_kept() -> None:
    again = table(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "0", "0", "0"), page=2)
    seen = printed_heads([DISCLOSURE, again], table_form("disclosure"))
    assert [(one.code, one.place.page) for one in seen if one.code == "repealed"] == [("repealed", 1), ("repealed", 2)]


def test_lines_that_stand_above_their_columns_are_heads_too() -> None:
    columns = ("结果维持", "结果纠正", "其他结里", "尚未审结", "总计")
    seen = printed_heads(
        [table(("", "行政复义", "", "", "", ""), ("", *columns), ("", "1", "0", "0", "0", "1"))],
        table_form("disputes"),
    )
    assert [(one.code, one.label) for one in seen] == [
        ("reconsideration", "行政复义"),
        *zip(("upheld", "corrected", "other", "pending", "total"), columns, strict=True),
    ]


def test_a_reading_gets_heads_and_row_labels_with_the_boxes_of_their_words() -> None:
    found = mapped([DISCLOSURE])
    assert [one.label for one in found.heads["disclosure"]] == ["本年制发件数", "本年度止件数", "现行有效件数"]
    assert found.rows["disclosure"][1].place == Place(1, 4.0, 45, 34.0, 54)
