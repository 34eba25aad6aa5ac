# SPDX-License-Identifier: AGPL-3.0-or-later
"""Title, year, period and date of a report agree, or the words that do not are lit."""

from dataclasses import replace

import pytest

from reviewer.checks.ranks import level, units
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.prose import WORDLESS
from reviewer.model.report import PageSize
from tests.reports import OPENING, TITLE, bodies, failures, finding, lit, parts, report


def test_a_title_of_another_year_is_an_error_on_both_years() -> None:
    it = report(*parts(title=TITLE.replace("2024", "2023")))
    found = finding(it, "S-YEAR")
    assert (found.at, found.severity) == ("year/period", Severity.ERROR)
    assert [anchor.side for anchor in found.anchors] == [Side.LEFT, Side.RIGHT, Side.RIGHT]
    assert lit(it, found) == "2023|2024|2024"
    assert "正文多处为 2024 年" in found.message.zh
    assert [code for code, _ in failures(it)] == ["S-YEAR"]


def test_a_period_of_another_year_is_an_error() -> None:
    it = report(*parts(opening=["本报告所列数据统计期限为2023年1月1日至12月31日。"]))
    found = finding(it, "S-YEAR")
    assert lit(it, found) == "2024|2023"
    assert [code for code, _ in failures(it)] == ["S-YEAR"]


def test_the_title_again_with_another_year_is_an_error() -> None:
    it = report("云岚市东平区2023年政府信息公开工作年度报告", "云岚市东平区人民政府办公室", *parts())
    assert {at.rsplit("/", 1)[0] for code, at in failures(it) if code == "S-YEAR"} <= {"year", "year/title"}
    assert "S-YEAR" in [code for code, _ in failures(it)]


def test_the_words_that_present_the_report_bear_its_year() -> None:
    opening = "现将东平区2022年度政府信息公开工作年度报告予以公布。" + OPENING
    it = report(*parts(opening=[opening]))
    found = finding(it, "S-YEAR")
    assert (found.at.startswith("year/title"), lit(it, found)) == (True, "2022")


def test_a_first_section_that_opens_with_last_year_is_a_warning() -> None:
    told = bodies(s1=["2023年，东平区落实考核制度，公开工作再上台阶。"])
    it = report(*parts(bodies=told))
    found = finding(it, "S-YEAR")
    assert (found.at, found.severity, lit(it, found)) == ("year/sections", Severity.WARNING, "2023")


@pytest.mark.parametrize(
    "text",
    [
        "2024年，东平区落实考核制度。2023年，区政府获评先进，今年继续推进。",
        "2024年，东平区落实考核制度，办理量比2023年1月1日至12月31日增加。",
        "2019年5月15日，新修订的条例施行，东平区落实考核制度。",
        "较2023年增加，自2021年以来连续四年落实考核制度，发布了《东平区2022年政府信息公开工作年度报告》。",
    ],
)
def test_other_years_in_their_place_are_no_fault(text: str) -> None:
    assert failures(report(*parts(bodies=bodies(s1=[text])))) == []


def test_without_words_the_year_is_not_judged() -> None:
    it = replace(report(), prose=WORDLESS)
    assert finding(it, "S-YEAR").outcome is Outcome.NOT_EVALUABLE
    assert finding(it, "S-TITLE").outcome is Outcome.NOT_EVALUABLE


def test_a_year_that_differs_in_a_picture_is_for_review() -> None:
    it = report(*parts(title=TITLE.replace("2024", "2023")))
    it = replace(it, pages=tuple(PageSize(page.width, page.height, scanned=True) for page in it.pages))
    found = finding(it, "S-YEAR")
    assert (found.severity, found.doubt) == (Severity.REVIEW, True)


@pytest.mark.parametrize(
    ("stated", "severity"),
    [
        ("统计期限自2023年1月1日起至2024年12月31日止。", Severity.ERROR),
        ("统计期限自2024年1月1日起至2024年12月日止。", Severity.WARNING),
        ("统计期限自2024年1月1日起至2024年11月30日止。", Severity.WARNING),
        ("统计时限为20241月1日至12月31日。", Severity.WARNING),
    ],
)
def test_a_period_that_is_no_whole_year_is_told(stated: str, severity: Severity) -> None:
    found = finding(report(*parts(opening=[stated])), "S-PERIOD")
    assert (found.outcome, found.severity) == (Outcome.FAIL, severity)
    assert found.anchors


@pytest.mark.parametrize(
    "stated",
    [
        "统计期限为2024年1月1日至12月31日。",
        "统计期限从２０２４年１月１日起到２０２４年１２月３１日止。",
        "数据统计截至2024年12月31日。",
        "统计期限:2024年1月1日—2024年12月31日。",
        "统计期限为2024年1月1日至同年12月31日。",
    ],
)
def test_a_whole_year_is_understood_however_it_is_written(stated: str) -> None:
    it = report(*parts(opening=[stated]))
    assert failures(it) == []
    assert finding(it, "S-PERIOD").outcome is Outcome.PASS


def test_a_period_need_not_be_stated() -> None:
    it = report(*parts(opening=["根据《中华人民共和国政府信息公开条例》编制本报告。"]))
    assert failures(it) == []
    assert "S-PERIOD" not in [code for code, _ in failures(it)]


@pytest.mark.parametrize(
    ("title", "lacking"),
    [
        ("云岚市东平区政府信息公开工作年度报告（2024年）", None),
        ("2024年政府信息公开工作年度报告", "机关名称"),
        ("云岚市东平区2024年政府信息公开工作报告", "字样"),
    ],
)
def test_a_title_says_who_when_and_what(title: str, lacking: str | None) -> None:
    found = finding(report(*parts(title=title)), "S-TITLE")
    assert (found.outcome is Outcome.FAIL) == bool(lacking)
    if lacking:
        assert found.severity is Severity.WARNING
        assert lacking in found.message.zh


def test_another_places_name_asks_for_a_look_and_is_lit() -> None:
    it = report(*parts(opening=[f"本报告由云岚市西华区人民政府办公室编制。{OPENING}"]))
    found = finding(it, "S-BODY")
    assert (found.outcome, found.severity, found.doubt) == (Outcome.FAIL, Severity.REVIEW, False)
    assert "西华区" in found.message.zh
    assert len(found.anchors) == 1


@pytest.mark.parametrize(
    "opening",
    ["本报告由区政府办公室编制。", "本报告由东平区人民政府办公室编制。", "由各镇、街道和全区各部门的报告汇总编制。"],
)
def test_the_body_may_be_called_by_part_of_its_name(opening: str) -> None:
    assert failures(report(*parts(opening=[opening + OPENING]))) == []


@pytest.mark.parametrize(
    ("body", "signed", "outcome"),
    [
        ("云岚市东平区", "2025年2月20日", Outcome.PASS),
        ("云岚市东平区", "2025年2月21日", Outcome.FAIL),
        ("云岚市东平区", "二〇二五年二月二十八日", Outcome.FAIL),
        ("云岚市", "2025年3月10日", Outcome.PASS),
        ("云岚市教育局", "2025年2月3日", Outcome.FAIL),
        ("云岚市东平区", "2024年1月20日", Outcome.FAIL),
        ("云岚市东平区", "云岚市东平区人民政府办公室2025年1月18日", Outcome.PASS),
    ],
)
def test_a_printed_date_is_within_the_bodys_deadline(body: str, signed: str, outcome: Outcome) -> None:
    it = report(*parts(title=TITLE.replace("云岚市东平区", body), closing=[signed]))
    found = finding(it, "S-DATE")
    assert found.outcome is outcome
    assert found.severity is Severity.WARNING
    assert len(found.anchors) == 1


def test_no_date_and_a_body_of_unknown_kind_are_not_judged() -> None:
    for title, signed in ((TITLE, "完"), ("云岚市高新技术产业开发区2024年政府信息公开工作年度报告", "2025年3月30日")):
        it = report(*parts(title=title, closing=[signed]))
        assert failures(it) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("上海市", "province"),
        ("云岚省", "province"),
        ("云岚市", "city"),
        ("云岚自治州", "city"),
        ("云岚市东平区", "county"),
        ("云岚市新沂市", "county"),
        ("东平县青石镇", "town"),
        ("东平区人民政府城北街道办事处", "town"),
        ("虹河区人民政府办公室", "county"),
        ("云岚市教育局", "department"),
        ("云岚市人民政府国有资产监督管理委员会", "department"),
        ("国家林草局", "ministry"),
        ("云岚经济技术开发区", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_name(name: str, kind: str) -> None:
    assert level(name) == kind


def test_places_in_a_name_are_told_apart() -> None:
    assert units("云岚市东平区人民政府") == (("云岚", "市"), ("东平", "区"))
    assert units("区政府办公室") == ()
