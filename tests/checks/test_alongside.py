# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report beside last year's, section by section."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reviewer.checks.alongside import Change, Piece, compared, pairs
from tests.pages import spoken

SAME, WORDS, FIGURE = Change.SAME, Change.WORDS, Change.FIGURE


def test_a_figure_that_changed_is_one_piece_and_the_words_around_it_are_the_same() -> None:
    now, before = compared("全年收到申请1,234件，占5.20%。", "全年收到申请1,204件，占5.21%。")
    assert now == (
        Piece("全年收到申请", SAME),
        Piece("1,234", FIGURE),
        Piece("件，占", SAME),
        Piece("5.20%", FIGURE),
        Piece("。", SAME),
    )
    assert [piece.text for piece in before if piece.change is FIGURE] == ["1,204", "5.21%"]


def test_words_of_one_side_only_are_told_from_figures() -> None:
    now, before = compared("共召开会议3次，同比增长。", "共召开会议3次，印发通知12份。")
    assert [(piece.text, piece.change) for piece in now] == [
        ("共召开会议3次，", SAME),
        ("同比增长", WORDS),
        ("。", SAME),
    ]
    assert [(piece.text, piece.change) for piece in before][1:-1] == [
        ("印发通知", WORDS),
        ("12", FIGURE),
        ("份", WORDS),
    ]


def test_a_character_that_both_happen_to_have_is_no_likeness() -> None:
    now, _ = compared("完善公开专栏设置", "加强信息化队伍开拓建设能力")
    assert now == (Piece("完善公开专栏设置", WORDS),)


@given(st.text("公开信息年，。12件\n"), st.text("公开信息年，。12件\n"))
def test_no_character_is_lost_and_what_is_the_same_is_so_on_both_sides(one: str, other: str) -> None:
    now, before = compared(one, other)
    assert ("".join(p.text for p in now), "".join(p.text for p in before)) == (one, other)
    same = ["".join(p.text for p in side if p.change is SAME) for side in (now, before)]
    assert same[0] == same[1]


def test_equal_texts_have_one_piece_and_empty_ones_none() -> None:
    assert compared("相同。", "相同。") == ((Piece("相同。", SAME),),) * 2
    assert compared("", "只有上年。") == ((), (Piece("只有上年。", WORDS),))


def test_sections_stand_beside_each_other_with_their_likeness() -> None:
    said = "严格落实公文公开属性认定，规范做好信息发布，全年共编辑公报{}期，刊登政策文件{}件。"
    now = spoken("一、总体情况", said.format(11, 70), "六、其他需要报告的事项", "本年度未收取信息处理费。")
    before = spoken("一、总体情况", said.format(4, 215), "五、存在的主要问题及改进情况", "主动公开的及时性有待加强。")
    found = pairs(now, before)
    assert [(pair.section, pair.title, pair.title_before, pair.likeness) for pair in found] == [
        ("1", "一、总体情况", "一、总体情况", 1.0),
        ("5", "", "五、存在的主要问题及改进情况", None),
        ("6", "六、其他需要报告的事项", "", None),
    ]
    assert [piece.text for piece in found[0].now if piece.change is FIGURE] == ["11", "70"]
    assert found[1].now == ()


def test_long_sections_take_little_time() -> None:
    one, other = "政府信息公开年度报告" * 400, "主动公开政府信息情况报告" * 350
    start = time.perf_counter()
    compared(one, other)
    assert time.perf_counter() - start < 1
