# SPDX-License-Identifier: AGPL-3.0-or-later
"""Titles as they are printed: whose report, which year, what kind."""

import pytest

from reviewer.model.document import Page, Word
from reviewer.model.place import Place
from reviewer.prose.title import Title, title


def page(*lines: tuple[str, float], number: int = 1) -> Page:
    """Lines of text with their type size, from top to bottom."""
    words, y = [], 50.0
    for text, size in lines:
        width = size * len(text)
        edges = tuple(60 + size * i for i in range(len(text) + 1))
        words.append(Word(text, Place(number, 60, y, 60 + width, y + size), edges, size=size))
        y += 1.6 * size
    return Page(number, 595, 842, tuple(words), ())


@pytest.mark.parametrize(
    ("lines", "body", "year"),
    [
        (["云岚市栖霞谷区2024年政府信息公开工作年度报告"], "云岚市栖霞谷区", 2024),
        (["云岚市人民政府2024年", "政府信息公开工作年度报告"], "云岚市", 2024),
        (["2023年云岚市政府信息公开工作年度报告"], "云岚市", 2023),
        (["云岚市发展和改革委员会", "2021年度政府信息公开", "工作年度报告"], "云岚市发展和改革委员会", 2021),
        (["云岚市政府信息公开工作年度报告（2022年度）"], "云岚市", 2022),
        (["云岚市二〇二四年政府信息公开年度报告"], "云岚市", 2024),
    ],
)
def test_a_title_tells_body_and_year(lines: list[str], body: str, year: int) -> None:
    found = title([page(*((line, 22.0) for line in lines), ("本报告所列数据的统计期限自2024年1月1日起。", 12.0))])
    assert (found.body, found.year, found.kind) == (body, year, "annual-report")


def test_a_work_plan_is_known_by_its_title() -> None:
    lines = ["云岚市人民政府办公室关于印发《2024年", "云岚市政务公开工作要点与责任分工》的通知"]
    found = title([page(*((line, 18.0) for line in lines))])
    assert (found.body, found.year, found.kind) == ("云岚市", 2024, "work-plan")
    assert found.text.endswith("的通知")


def test_the_larger_title_wins_over_a_running_head() -> None:
    found = title([page(("云岚市2022年政府信息公开工作年度报告", 9.0), ("云岚市2024年政府信息公开工作年度报告", 20.0))])
    assert found.year == 2024


def test_a_running_head_in_the_titles_own_type_is_no_part_of_it() -> None:
    text = "云岚市2024年政府信息公开工作年度报告"
    assert title([page((text, 12.0), (text, 12.0))]).text == text


@pytest.mark.parametrize("year", ["2024年", "二〇二四年", ""])
def test_a_figure_below_a_running_head_is_no_year(year: str) -> None:
    period = page(("统计期限为2024年1月1日至12月31日。", 12.0))
    found = title([period, page((f"云岚市{year}政府信息公开工作年度报告", 10.0), ("1907", 9.0), number=2)])
    assert (found.body, found.year) == ("云岚市", 2024)


def test_digits_below_a_title_without_a_year_are_its_year_where_nothing_else_tells() -> None:
    assert title([page(("云岚市政府信息公开工作年度报告", 20.0), ("2024", 18.0))]).year == 2024


def test_prose_that_mentions_a_report_is_no_title() -> None:
    assert title([page(("根据要求，编制云岚市2024年政府信息公开工作年度报告。", 12.0))]) == Title()


def test_the_period_gives_the_year_that_a_title_leaves_out() -> None:
    found = title([page(("数据统计期限为2024年1月1日至12月31日。", 12.0))])
    assert (found.body, found.year, found.kind) == ("", 2024, None)


def test_a_title_is_looked_for_on_the_first_pages_only() -> None:
    late = page(("云岚市2024年政府信息公开工作年度报告", 20.0), number=4)
    assert title([page(), page(number=2), page(number=3), late]) == Title()


def test_the_organisation_may_stand_over_the_title_in_smaller_type() -> None:
    found = title([page(("云岚市人民政府", 16.0), ("2024年政府信息公开工作年度报告", 26.0))])
    assert (found.body, found.year) == ("云岚市", 2024)


def test_words_over_the_title_that_name_nobody_are_no_organisation() -> None:
    assert title([page(("内部资料", 12.0), ("2024年政府信息公开工作年度报告", 26.0))]).body == ""


REPORT = "2024年政府信息公开工作年度报告"


def at(x: float, y: float, text: str, size: float) -> Word:
    edges = tuple(x + size * i for i in range(len(text) + 1))
    return Word(text, Place(1, x, y, edges[-1], y + size), edges, size=size)


def test_a_title_in_one_column_of_a_cover_is_whole() -> None:
    left = ("云岚市栖霞谷区", "人民政府", "2024年", "政府信息公开工作", "年度报告")
    right = ("目录", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理", "四、行政复议")
    words = [at(60, 50 + 30 * n, text, 22) for n, text in enumerate(left)]
    words += [at(330, 56 + 30 * n, text, 11) for n, text in enumerate(right)]
    found = title([Page(1, 595, 842, tuple(words), ())])
    assert (found.body, found.year) == ("云岚市栖霞谷区", 2024)


def test_a_title_set_one_letter_a_line_is_whole() -> None:
    letters = [("2024", 20.0) if letter == "Y" else (letter, 20.0) for letter in f"云岚市人民政府Y{REPORT[4:]}"]
    found = title([page(*letters)])
    assert (found.body, found.year) == ("云岚市", 2024)


@pytest.mark.parametrize(
    ("lines", "body", "year"),
    [
        (("云岚市政府信息公开工作年度报告", "（2024年1月1日—2024年12月31日）"), "云岚市", 2024),
        (("政府信息公开工作年度报告", "（2024年度）", "云岚市人民政府"), "云岚市", 2024),
        (("政府信息公开工作年度报告", "2024年", "云岚市民政局"), "云岚市民政局", 2024),
        (("云岚市民政局关于2024年度政府信息公开工作情况的年度报告",), "云岚市民政局", 2024),
        (("云岚市民政局2024年政府信息公开工作年报",), "云岚市民政局", 2024),
        (("云岚市民政局2024年度政务公开工作年度报告",), "云岚市民政局", 2024),
        (("云岚市民政局", "2024", "年", "政府信息", "公开", "工作年度", "报告"), "云岚市民政局", 2024),
    ],
)
def test_titles_have_other_wordings_and_lines(lines: tuple[str, ...], body: str, year: int) -> None:
    found = title([page(*((line, 20.0) for line in lines))])
    assert (found.body, found.year, found.kind) == (body, year, "annual-report")


@pytest.mark.parametrize("end", [("云岚市民政局", "2025年1月15日"), ("云岚市民政局（盖章）2025年1月15日",)])
def test_the_signature_tells_whose_report_it_is(end: tuple[str, ...]) -> None:
    last = page(("云岚市档案局", 12.0), ("另行报告。", 12.0), *((line, 12.0) for line in end), number=2)
    found = title([page((REPORT, 20.0)), last])
    assert (found.body, found.year) == ("云岚市民政局", 2024)


def test_the_files_name_is_asked_last() -> None:
    name = "云岚市民政局2023年政府信息公开工作年度报告"
    assert title([page(("一、总体情况", 12.0))], name) == Title("", "云岚市民政局", 2023, "annual-report")
    assert title([page((REPORT, 20.0))], name).year == 2024
    assert title([page(("云岚市2024年政务公开工作要点", 20.0))], name).body == "云岚市"


def test_a_dated_title_outdoes_a_larger_one_without_a_year() -> None:
    found = title([page(("云岚市政府信息公开年度报告", 26.0), ("云岚市2024年政府信息公开工作年度报告", 18.0))])
    assert found.year == 2024
