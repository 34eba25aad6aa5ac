# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences know their section and lines, and their figures know their boxes."""

from dataclasses import replace
from decimal import Decimal

from reviewer.model.place import Place
from reviewer.prose.reading import prose
from tests.pages import LEFT, PITCH, SIZE, TOP, pages, spoken, word

OPENING = "本年度报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
BODY = "全区共受理政府信息公开申请128件，答复130件。均在法定期限内答复！"


def test_sentences_end_at_their_stops_and_keep_them() -> None:
    found = spoken("一、总体情况", BODY)
    assert [s.text for s in found.sentences[1:]] == [
        "全区共受理政府信息公开申请128件，答复130件。",
        "均在法定期限内答复！",
    ]


def test_a_sentence_stands_in_the_section_whose_heading_was_last() -> None:
    found = spoken(OPENING, "一、总体情况", BODY, "五、存在的主要问题及改进情况", "一是力度不够。")
    assert [(s.section, s.paragraph) for s in found.sentences] == [
        ("", 0),
        ("1", 1),
        ("1", 2),
        ("1", 2),
        ("5", 3),
        ("5", 4),
    ]
    assert found.text("1") == f"一、总体情况\n{BODY}"


def test_a_figure_knows_its_exact_box() -> None:
    [sentence] = spoken("受理128件。").sentences
    [figure] = sentence.quantities
    left = LEFT + 4 * SIZE
    assert figure.places == (Place(1, left, TOP, left + 3 * SIZE / 2, TOP + SIZE),)
    assert (figure.text, figure.value, figure.unit) == ("128", Decimal(128), "件")


def test_a_figure_that_a_line_break_cuts_has_two_boxes() -> None:
    text = "一" * 30 + "，共受1234件。"
    [sentence] = spoken(text).sentences
    figure = sentence.quantities[-1]
    assert figure.value == 1234
    assert [place.top for place in figure.places] == [TOP, TOP + PITCH]


def test_the_part_of_a_sentence_is_a_box_on_each_of_its_lines() -> None:
    text = "全" * 40 + "。"
    [sentence] = spoken(text).sentences
    first, second = sentence.part(33, 36)
    assert (first.top, second.top) == (TOP, TOP + PITCH)
    assert round(first.width / SIZE) == 1
    assert round(second.width / SIZE) == 2
    assert sentence.part(5, 5) == ()


def test_words_read_from_a_picture_with_doubt_make_doubtful_figures() -> None:
    [page] = pages("受理128件。")
    words = tuple(replace(w, confidence=0.6) for w in page.words)
    [sentence] = prose([replace(page, words=words)]).sentences
    assert sentence.quantities[0].confidence == 0.6


def test_two_figures_beside_each_other_are_not_one() -> None:
    [page] = pages("甲")
    apart = replace(page, words=(word("新收", 72, 80), word("582", 96, 80), word("30", 200, 80)))
    [sentence] = prose([apart]).sentences
    assert [q.text for q in sentence.quantities] == ["582", "30"]
