# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of work: every cell of every task, whatever the page breaks, merged cells and columns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.forms.plan import Plan, plan
from reviewer.forms.planform import plan_form
from reviewer.model.document import Source, Word
from reviewer.model.fact import Printed
from reviewer.model.place import Place
from reviewer.model.table import Cell, Table

WIDE, HIGH, SIZE = 100.0, 20.0, 10.0  # a column, a line, a character
ABOVE = "\N{UPWARDS ARROW}"  # the cell above goes on here
LEFT = "\N{LEFTWARDS ARROW}"  # the cell to the left goes on here
SIX = ["领域", "序号", "任务名称", "任务内容", "责任单位", "完成时限"]
ONE = ["一、公开", "1", "（一）政策", "公开政策。", "区府办", "全年"]
TWO = [ABOVE, "2", ABOVE, "公开解读。", "区司法局", "8月"]
FULL = "公开国民经济和社会发展"  # as wide as a column


def words(page: int, column: int, top: float, text: str) -> tuple[Word, ...]:
    """The lines of a cell, set in the middle of its column."""
    found = []
    for number, line in enumerate(text.split("\n") if text else ()):
        x, y = column * WIDE + (WIDE - len(line) * SIZE) / 2, top + number * HIGH + 5
        edges = tuple(x + k * SIZE for k in range(len(line) + 1))
        found.append(Word(line, Place(page, x, y, edges[-1], y + SIZE), edges, size=SIZE))
    return tuple(found)


def printed(page: int, *rows: list[str]) -> Table:
    """A table from its rows; arrows merge cells, a line feed begins a new line in a cell."""
    ys = [0.0]
    for row in rows:
        ys.append(ys[-1] + HIGH * max(text.count("\n") + 1 for text in row))
    made = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            down = next((k for k in range(i + 1, len(rows)) if rows[k][j] != ABOVE), len(rows)) - i
            along = next((k for k in range(j + 1, len(row)) if row[k] != LEFT), len(row)) - j
            place = Place(page, j * WIDE, ys[i], (j + along) * WIDE, ys[i + down])
            made.append(Cell(i, j, down, along, place, words(page, j, ys[i], text)))
    return Table(page, tuple(k * WIDE for k in range(len(rows[0]) + 1)), tuple(ys), tuple(made))


def texts(found: Plan) -> list[list[str]]:
    """What was read, one list a task, in the order of the page."""
    rows: dict[str, list[str]] = {}
    for fact in found.facts:
        rows.setdefault(fact.address.split("/")[1], []).append(fact.text)
    return list(rows.values())


def pages(found: Plan, address: str) -> list[int]:
    return [place.page for fact in found.facts if fact.address == address for place in fact.places]


def test_a_merged_cell_is_said_again_for_every_row_that_it_covers() -> None:
    found = plan([printed(1, SIX, ONE, TWO)])
    assert texts(found) == [ONE, ["一、公开", "2", "（一）政策", "公开解读。", "区司法局", "8月"]]
    area = {fact.places for fact in found.facts if fact.address.endswith("/area")}
    assert len(area) == 1
    assert found.versions == {"plan": "2024"}
    assert not found.gaps


def test_only_the_number_of_a_task_is_a_number_and_blank_cells_are_blank() -> None:
    row = ["一、公开", "1", "（一）政策", "2024年计划", "", "8月"]
    kinds = {fact.address.split("/")[2]: (fact.printed, fact.value) for fact in plan([printed(1, SIX, row)]).facts}
    assert kinds["number"] == (Printed.NUMBER, Decimal(1))
    assert kinds["content"] == kinds["deadline"] == (Printed.TEXT, None)
    assert kinds["units"] == (Printed.BLANK, None)


def test_a_line_break_leaves_no_space_in_chinese_and_latin_words_keep_theirs() -> None:
    table = printed(1, SIX, [*ONE[:3], "公开政\n策和解\n读", "区府办", "全年"])
    cell = next(cell for cell in table.cells if cell.text == "公开政策和解读")
    line = cell.words[0]
    latin = tuple(
        replace(line, text=text, place=replace(line.place, x0=x, x1=x + 9)) for text, x in (("a", 0), ("b", 9))
    )
    changed = replace(cell, words=(*cell.words, *latin))
    found = plan([replace(table, cells=tuple(changed if each is cell else each for each in table.cells))])
    assert texts(found)[0][3] == "公开政策和解读a b"


def test_a_blank_cell_at_the_top_of_a_page_means_what_stood_above_it() -> None:
    rest = ["", "2", "", "公开解读。", "区府办", "全年"]
    again = [ABOVE, "3", ABOVE, "公开会议。", "区府办", "全年"]
    found = plan([printed(1, SIX, ONE), printed(2, rest, again)])
    assert [row[0] for row in texts(found)] == ["一、公开"] * 3
    assert [row[2] for row in texts(found)] == ["（一）政策"] * 3
    assert pages(found, "plan/3/area") == [1]


def test_words_that_a_page_repeats_are_lit_where_they_are_repeated() -> None:
    rest = ["一、公 开", "2", "（一）政策", "公开解读。", "区府办", "全年"]
    found = plan([printed(1, SIX, ONE), printed(2, SIX, rest)])
    assert [row[0] for row in texts(found)] == ["一、公开", "一、公 开"]
    assert (pages(found, "plan/1/area"), pages(found, "plan/2/area")) == ([1], [2])


def test_words_that_a_page_break_cuts_are_whole_in_all_their_rows_and_lit_on_both_pages() -> None:
    last = ["二、公开政策全流程", "2", "（一）政策", "公开解读。", "区府办", "全年"]
    rest = ["推动政策落地", "3", "（二）解读", "公开会议。", "区府办", "全年"]
    found = plan([printed(1, SIX, ONE, TWO, last), printed(2, rest)])
    assert [row[0] for row in texts(found)[2:]] == ["二、公开政策全流程推动政策落地"] * 2
    assert pages(found, "plan/4/area") == pages(found, "plan/3/area") == [1, 2]


def test_a_new_area_at_the_top_of_a_page_is_not_the_rest_of_the_one_before() -> None:
    new = ["二、参与", "2", "（一）会议", "公开会议。", "区府办", "全年"]
    assert [row[0] for row in texts(plan([printed(1, SIX, ONE), printed(2, new)]))] == ["一、公开", "二、参与"]


def test_a_blank_task_under_a_new_area_does_not_take_the_task_of_the_old_one() -> None:
    new = ["二、参与", "2", "", "公开会议。", "区府办", "全年"]
    assert texts(plan([printed(1, SIX, ONE, new)]))[1][2] == ""


def test_the_words_of_a_merged_cell_may_stand_on_its_second_page() -> None:
    rows = [["", "3", "（一）会议", "公开会议。", "区府办", "全年"], [ABOVE, "4", ABOVE, "公开。", "区府办", "全年"]]
    rest = ["二、参与", "5", "", "公开留言。", "区府办", "全年"]
    found = plan([printed(1, SIX, ONE, TWO, *rows), printed(2, rest)])
    assert [row[0] for row in texts(found)] == ["一、公开", "一、公开", "二、参与", "二、参与", "二、参与"]


@pytest.mark.parametrize("head", [[SIX], []])
def test_a_row_that_a_page_break_cuts_is_one_task(head: list[list[str]]) -> None:
    cut = ["一、公开", "1", "（一）政策", FULL, "区府办", "全年"]
    rest = ["", "", "", "计划。", "", ""]
    found = plan([printed(1, SIX, cut), printed(2, *head, rest, ["", "2", "", "公开解读。", "区府办", "全年"])])
    assert [row[3] for row in texts(found)] == [FULL + "计划。", "公开解读。"]
    assert pages(found, "plan/1/content") == [1, 2]


def test_a_row_may_be_cut_twice_and_begin_with_a_new_paragraph() -> None:
    cut = ["一、公开", "1", "（一）政策", "公开政策。", "区府办、", "全年"]
    middle, rest = ["", "", "", "公开解读。", "区司法局、", ""], ["", "", "", "公开会议。", "", ""]
    found = plan([printed(1, SIX, cut), printed(2, middle), printed(3, rest)])
    whole = ["一、公开", "1", "（一）政策", "公开政策。公开解读。公开会议。", "区府办、区司法局、", "全年"]
    assert texts(found) == [whole]


def test_a_complete_row_at_the_top_of_a_page_is_a_task_of_its_own_also_without_numbers() -> None:
    head = ["任务名称", "任务内容", "责任单位", "完成时限"]
    rows = [["政策", "公开政策", "区府办", "全年"], ["", FULL, "区府办", "全年"]]
    found = plan([printed(1, head, *rows), printed(2, ["", "公开会议", "区府办", "全年"])])
    assert [row[1] for row in texts(found)] == ["公开政策", FULL, "公开会议"]


def test_a_row_without_number_and_deadline_goes_on_where_all_its_columns_do() -> None:
    head = ["工作任务", "工作要求", "牵头单位", "配合/责任单位"]
    cut = ["政策公开", FULL, "区府办", "区司法局、"]
    found = plan([printed(1, head, cut), printed(2, ["", "计划。", "", "区财政局"])])
    assert texts(found) == [["政策公开", FULL + "计划。", "区府办", "区司法局、区财政局"]]
    assert [fact.address.split("/")[2] for fact in found.facts] == ["task", "content", "lead", "support"]


def test_columns_are_found_by_their_heads_in_any_order_and_on_two_levels() -> None:
    upper = ["序号", "工作内容", "责任单位", LEFT, "完成时间"]
    lower = [ABOVE, ABOVE, "牵头单位", "配合单位", ABOVE]
    found = plan([printed(1, upper, lower, ["1", "公开政策。", "区府办", "区司法局", "6月底前"])])
    got = {fact.address: fact.text for fact in found.facts}
    assert got == {
        "plan/1/number": "1",
        "plan/1/content": "公开政策。",
        "plan/1/lead": "区府办",
        "plan/1/support": "区司法局",
        "plan/1/deadline": "6月底前",
    }


def test_a_misprinted_head_counts_beside_clear_ones_and_an_unknown_column_is_said() -> None:
    head = ["序号", "任务内客", "责任单位", "完成时限", "备注"]
    found = plan([printed(1, head, ["1", "公开政策。", "区府办", "全年", "新增"])])
    assert texts(found) == [["1", "公开政策。", "区府办", "全年"]]
    assert ["备注" in gap.zh for gap in found.gaps] == [True]


def test_lines_over_all_columns_are_areas_and_remarks_are_not() -> None:
    head = ["序号", "任务内容", "责任单位", "完成时限"]
    rows = [["一、公开", LEFT, LEFT, LEFT], ["1", "公开政策。", "区府办", "全年"]]
    rows += [["二、参与", LEFT, LEFT, LEFT], ["2", "公开会议。", "区府办", "全年"], ["注：略。", LEFT, LEFT, LEFT]]
    found = plan([printed(1, ["分工表", LEFT, LEFT, LEFT], head, *rows)])
    assert [row[0] for row in texts(found)] == ["一、公开", "二、参与"]


def test_a_row_shifted_by_one_cell_is_read_as_printed_in_doubt_and_said() -> None:
    shifted = ["", "2", "公开解读。", "区司法局", "全年", ""]
    after = ["", "3", "", "公开会议。", "区府办", "全年"]
    found = plan([printed(1, SIX, ONE, shifted, after)])
    assert texts(found)[1] == ["一、公开", "2", "公开解读。", "区司法局", "全年", ""]
    assert texts(found)[2][2] == "（一）政策"
    assert {fact.doubtful for fact in found.facts if fact.address.startswith("plan/2/")} == {True}
    assert not any(fact.doubtful for fact in found.facts if fact.address.startswith(("plan/1/", "plan/3/")))
    assert ["第 2 行" in gap.zh for gap in found.gaps] == [True]


def test_columns_that_are_not_parted_in_a_row_are_said() -> None:
    found = plan([printed(1, SIX, ONE, ["二、参与", "2", "（一）会议", "公开会议。", LEFT, "全年"])])
    assert texts(found)[1] == ["二、参与", "2", "（一）会议", "公开会议。", "全年"]
    assert ["第 2 行" in gap.zh for gap in found.gaps] == [True]
    assert all(fact.doubtful for fact in found.facts if fact.address.startswith("plan/2/"))


@pytest.mark.parametrize("deadline", ["13月", "", "见附件", "2023年底"])
def test_a_strange_deadline_alone_is_no_shift(deadline: str) -> None:
    assert not plan([printed(1, SIX, [*ONE[:5], deadline])]).gaps


def test_what_was_recognised_in_a_picture_keeps_its_confidence() -> None:
    table = printed(1, SIX, ONE)
    seen = [
        replace(cell, words=tuple(replace(w, source=Source.OCR, confidence=0.7) for w in cell.words))
        for cell in table.cells
    ]
    found = plan([replace(table, cells=tuple(seen))])
    assert {(fact.source, fact.confidence) for fact in found.facts} == {(Source.OCR, 0.7)}


def test_tables_that_have_no_head_of_a_plan_are_none() -> None:
    assert plan([printed(1, ["自然人", "商业企业", "总计"], ["1", "2", "3"])]) == Plan()
    assert plan([]) == Plan()


def test_the_form_of_a_plan_has_its_own_columns_and_a_line_for_each_row() -> None:
    found = plan([printed(1, ["序号", "任务内容", "责任单位"], ["1", "甲", "乙"], ["2", "丙", "丁"])])
    form = plan_form("2024", (fact.address for fact in found.facts))
    assert form.addresses() == tuple(fact.address for fact in found.facts)
    assert [column.name.zh for column in form.columns] == ["序号", "任务内容", "责任单位"]
