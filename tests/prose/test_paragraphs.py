# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines become paragraphs, and what is not running text is left out."""

from dataclasses import replace

from reviewer.model.document import Page
from reviewer.model.place import Place
from reviewer.prose.paragraphs import paragraphs
from tests.pages import FULL, LEFT, pages, word

LONG = "全年通过门户网站主动公开各类信息三千余条，" * 4 + "取得了较好的成效。"
OTHER = "严格落实公文公开属性认定，" * 5 + "规范做好信息发布工作。"


def texts(*given: str, lines: int = 30, head: str = "", numbers: bool = False) -> list[str]:
    return [p.text for p in paragraphs(pages(*given, lines=lines, head=head, numbers=numbers))]


def test_lines_are_joined_and_an_indent_begins_a_paragraph() -> None:
    assert texts(LONG, OTHER) == [LONG, OTHER]


def test_a_paragraph_goes_on_over_a_page_break_without_page_number_and_running_head() -> None:
    every = [LONG, OTHER, "丙" + LONG[8:], "丁戊" + OTHER[9:], "己庚" + LONG[12:]]
    found = texts(*every, lines=3, head="云岚市政府信息公开工作年度报告", numbers=True)
    assert found == every


def test_a_heading_is_a_paragraph_of_its_own() -> None:
    assert texts("一、总体情况", LONG, "（一）主动公开", OTHER) == ["一、总体情况", LONG, "（一）主动公开", OTHER]


def test_the_words_inside_a_table_are_not_running_text() -> None:
    [page] = pages(LONG, OTHER)
    inside = word("规章", 100, 500), word("12", 200, 500)
    with_table = replace(page, words=(*page.words, *inside))
    box = Place(1, 72, 490, 520, 520)
    assert [p.text for p in paragraphs([with_table], [box])] == [LONG, OTHER]


def test_paragraphs_before_and_after_a_table_are_two() -> None:
    full = "全" * (FULL - 2)
    [page] = pages(full)
    below = word("续" * 10 + "。", 72, 110)
    both = replace(page, words=(*page.words, below))
    assert len(paragraphs([both], [Place(1, 72, 95, 520, 105)])) == 2
    assert len(paragraphs([both])) == 1


def test_a_figure_at_the_foot_of_a_page_that_is_text_stays() -> None:
    found = texts("全年共受理", "12", OTHER)
    assert found == ["全年共受理", "12", OTHER]


def test_a_heading_at_the_foot_of_a_page_does_not_run_into_the_next() -> None:
    first = Page(1, 595, 842, (word("全" * 36, LEFT, 700), word("六、其他需要报告的事项", LEFT, 720)), ())
    second = Page(2, 595, 842, (word("没有收取信息处理费，" + "全" * 26, LEFT, 80, 2), word("续。", LEFT, 100, 2)), ())
    _, heading, text = (paragraph.text for paragraph in paragraphs([first, second]))
    assert heading == "六、其他需要报告的事项"
    assert text.startswith("没有收取")


def set_by_hand(*lines: str) -> list[str]:
    """Paragraphs of lines that all begin at the left edge."""
    words = tuple(word(text, LEFT, 80 + 20 * i) for i, text in enumerate(lines))
    return [p.text for p in paragraphs([Page(1, 595, 842, words, ())])]


def test_a_line_that_left_room_for_a_figure_that_may_not_be_parted_goes_on() -> None:
    full = "甲" * FULL
    short = "不予公开四十七件，占比百分之九点四七；无法提供一百七十四件，占"
    assert set_by_hand(full, short, "36.36%；不予处理", full) == [full + short + "36.36%；不予处理", full]
    assert set_by_hand(full, short, "其他处理", full) == [full + short, "其他处理", full]
    ended = short[:-1] + "。"
    assert set_by_hand(full, ended, "2024年，共" + full[6:]) == [full + ended, "2024年，共" + full[6:]]
