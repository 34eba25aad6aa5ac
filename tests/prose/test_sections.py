# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headings: which statutory section begins where, and what is no heading at all."""

import pytest

from reviewer.model.place import Place
from reviewer.prose.reading import prose
from reviewer.prose.sections import nearest, statutory
from tests.pages import pages, spoken

TITLES = [f"{section.numeral}、{section.title}" for section in statutory()]
BODY = "本年度未收到举报，继续做好有关工作，不断提高水平。"


def codes(*paragraphs: str) -> list[str]:
    return [heading.code for heading in spoken(*paragraphs).headings]


def test_the_six_sections_are_found_in_their_order() -> None:
    report = [part for title in TITLES for part in (title, BODY)]
    assert codes(*report) == list("123456")


def test_a_contents_page_is_no_run_of_headings() -> None:
    report = [part for title in TITLES for part in (title, BODY)]
    assert codes("目录", *TITLES, BODY, *report) == list("123456")
    leaders = [f"{title}……………{page}" for page, title in enumerate(TITLES, 1)]
    assert codes("目录", *leaders, *report) == list("123456")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("五、存在问题及改进措施", "5"),
        ("四、政府信息公开行政法复议、行政诉讼情况", "4"),
        ("三、依申请公开情况", "3"),
        ("五．存在的主要问题及改进情况", "5"),
        ("二、其他需要报告的事项", "6"),
        ("总体情况", "1"),
    ],
)
def test_a_heading_in_other_words_still_stands_for_its_section(printed: str, code: str) -> None:
    [heading] = spoken(printed, BODY).headings
    assert heading.code == code
    assert (heading.alike == 1) == (printed in ("总体情况", "五．存在的主要问题及改进情况", "二、其他需要报告的事项"))


def test_a_numbered_heading_of_another_kind_has_no_code() -> None:
    [heading] = spoken("一、加强组织领导", BODY).headings
    assert (heading.code, heading.numeral) == ("", "一")


def test_a_sentence_that_begins_with_a_numeral_is_no_heading() -> None:
    assert spoken("一、二季度共受理申请十二件，均已按期答复，全年没有发生行政复议和行政诉讼案件。" * 2).headings == ()


def test_the_nearest_section_of_unlike_words_is_none() -> None:
    assert nearest("工作经费与人员培训")[0] == ""


@pytest.mark.parametrize("printed", ["1、总体情况", "（一）总体情况", "1.总体情况"])
def test_another_numbering_is_a_heading_before_the_very_words_of_a_section(printed: str) -> None:
    [heading] = spoken(printed, BODY).headings
    assert (heading.code, heading.numeral, heading.alike) == ("1", printed.rstrip("、.总体情况"), 1)
    assert spoken("（一）主动公开情况", BODY).headings == ()


def test_sections_whose_tables_stand_elsewhere_are_no_contents_page() -> None:
    assert codes(*TITLES, BODY) == list("123456")


def test_a_heading_inside_the_frame_of_a_table_is_seen() -> None:
    report = pages(TITLES[0], BODY, TITLES[2], "勾稽关系", "总计", TITLES[3], BODY)
    tops = {word.text: word.place for word in report[0].words}
    box = Place(1, 60, tops[TITLES[2]].top - 5, 540, tops["总计"].bottom + 5)
    found = prose(report, [box])
    assert [heading.code for heading in found.headings] == ["1", "3", "4"]
    assert "总计" not in "".join(sentence.text for sentence in found.sentences)
