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
