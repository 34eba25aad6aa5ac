# SPDX-License-Identifier: AGPL-3.0-or-later
"""The six sections and what stands in them: found, missed, or not to be judged."""

from dataclasses import replace

import pytest

from reviewer.model.document import State
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.prose import WORDLESS
from reviewer.model.report import PageSize, Reading
from tests.reports import HEADS, bodies, failures, finding, lit, parts, report, swapped


def without(index: int) -> Reading:
    heads = [head for i, head in enumerate(HEADS) if i != index]
    return report(*parts(heads=heads, bodies=[body for i, body in enumerate(bodies()) if i != index]))


def pictured(it: Reading) -> Reading:
    return replace(it, pages=tuple(PageSize(page.width, page.height, scanned=True) for page in it.pages))


def test_a_report_in_order_raises_nothing() -> None:
    assert failures(report()) == []
    assert finding(report(), "S-SEC").outcome is Outcome.PASS


@pytest.mark.parametrize("index", range(6))
def test_a_missing_section_is_named_between_its_neighbours(index: int) -> None:
    it = without(index)
    found = finding(it, "S-SEC")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.ERROR)
    assert HEADS[index] in found.message.zh
    assert HEADS[index] in found.message.en
    near = [HEADS[i] for i in (index - 1, index + 1) if 0 <= i < 6]
    assert lit(it, found).split("|") == near
    assert {anchor.side for anchor in found.anchors} == {Side.CONTEXT}


def test_numerals_that_follow_from_a_missing_section_are_no_fault_of_their_own() -> None:
    heads = [*HEADS[:4], "五、其他需要报告的事项"]
    it = report(*parts(heads=heads, bodies=[*bodies()[:4], bodies()[5]]))
    assert [at for check, at in failures(it) if check == "S-SEC"] == ["sections/5"]


def test_two_missing_neighbours_are_one_finding() -> None:
    it = report(*parts(heads=[*HEADS[:2], *HEADS[4:]], bodies=[*bodies()[:2], *bodies()[4:]]))
    found = finding(it, "S-SEC")
    assert found.at == "sections/3"
    assert HEADS[2] in found.message.zh
    assert HEADS[3] in found.message.zh


def test_a_section_missing_from_pages_that_could_not_be_read_is_no_fault_of_the_report() -> None:
    it = replace(without(4), state=State.PARTLY_READ)
    assert finding(it, "S-SEC").outcome is Outcome.NOT_EVALUABLE


def test_a_section_missing_from_a_picture_is_for_review() -> None:
    found = finding(pictured(without(4)), "S-SEC")
    assert (found.severity, found.doubt) == (Severity.REVIEW, True)


def test_without_running_text_nothing_is_said_of_the_sections() -> None:
    it = replace(report(), prose=WORDLESS)
    assert finding(it, "S-SEC").outcome is Outcome.NOT_EVALUABLE
    assert [check for check, _ in failures(it) if check.startswith("S-")] == []


@pytest.mark.parametrize(
    ("index", "printed"),
    [
        (4, "五、存在问题及整改措施"),
        (3, "四、政府信息公开行政法复议、行政诉讼情况"),
        (1, "二、主动公开政府信息的情况"),
        (3, "四、复议和诉讼"),
    ],
)
def test_a_renamed_section_is_a_warning_on_its_heading(index: int, printed: str) -> None:
    it = report(*parts(heads=swapped(HEADS, index, printed)))
    found = finding(it, "S-SEC")
    assert (found.at, found.severity) == (f"sections/{index + 1}/title", Severity.WARNING)
    assert HEADS[index] in found.message.zh
    assert lit(it, found) == printed


def test_a_wrong_numeral_is_a_warning() -> None:
    it = report(*parts(heads=swapped(HEADS, 4, "六、存在的主要问题及改进情况")))
    found = finding(it, "S-SEC")
    assert (found.at, found.severity) == ("sections/5/number", Severity.WARNING)
    assert "“五”" in found.message.zh


@pytest.mark.parametrize(
    "numbers", [[""] * 6, [f"{i}、" for i in range(1, 7)], ["（一）", "（二）", "（三）", "（四）", "（五）", "（六）"]]
)
def test_headings_without_the_forms_numerals_are_one_warning(numbers: list[str]) -> None:
    it = report(*parts(heads=[f"{n}{head.split('、', 1)[1]}" for n, head in zip(numbers, HEADS, strict=True)]))
    assert [at for check, at in failures(it) if check == "S-SEC"] == ["sections/number"]


def test_a_section_that_stands_twice_is_a_warning() -> None:
    it = report(*parts(heads=[*HEADS, HEADS[5]], bodies=[*bodies(), ("无。",)]))
    found = finding(it, "S-SEC")
    assert (found.at, found.severity) == ("sections/6/again/1", Severity.WARNING)


def test_sections_out_of_order_are_a_warning_and_not_missing() -> None:
    heads = [*HEADS[:4], HEADS[5], HEADS[4]]
    it = report(*parts(heads=heads, bodies=[*bodies()[:4], bodies()[5], bodies()[4]]))
    found = finding(it, "S-SEC")
    assert found.severity is Severity.WARNING
    assert "次序" in found.message.zh


def test_a_long_first_section_is_told_with_its_length() -> None:
    text = "公开" * 505 + "。"
    it = report(*parts(bodies=bodies(s1=[text[:600], text[600:]])))
    found = finding(it, "S-LEN")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.WARNING)
    assert "1011" in found.message.zh
    assert lit(it, found) == HEADS[0]
    assert finding(report(), "S-LEN").outcome is Outcome.PASS
    assert finding(without(0), "S-LEN").outcome is Outcome.NOT_EVALUABLE


@pytest.mark.parametrize("text", ["", "无。", "暂无。", "不存在问题。"])
def test_an_empty_section_5_is_an_error(text: str) -> None:
    it = report(*parts(bodies=bodies(s5=[text] if text else [])))
    found = finding(it, "S-CONTENT")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.ERROR)
    assert HEADS[4] in lit(it, found)
    assert finding(it, "S-PROBLEM").outcome is Outcome.NOT_EVALUABLE


def test_section_5_that_was_not_found_is_not_judged() -> None:
    for code in ("S-CONTENT", "S-PROBLEM", "S-IMPROVE"):
        assert finding(without(4), code).outcome is Outcome.NOT_EVALUABLE


def test_problems_of_another_year_are_a_warning_on_the_year() -> None:
    it = report(*parts(bodies=bodies(s5=["2022年存在的主要问题是公开不够主动，下一步将改进。"])))
    found = finding(it, "S-CONTENT")
    assert (found.at, found.severity) == ("prose/5/year", Severity.WARNING)
    assert lit(it, found) == "2022"


def test_last_years_problems_and_other_years_events_are_no_fault() -> None:
    text = "针对2023年存在的问题，按照2022年建立的制度改进工作；2024年的不足是宣传不够。"
    assert failures(report(*parts(bodies=bodies(s5=[text])))) == []


def test_section_5_without_problems_or_without_improvement_is_a_warning() -> None:
    praise = "全区政府信息公开工作扎实有效，各项任务圆满完成，群众十分满意。"
    it = report(*parts(bodies=bodies(s5=[praise])))
    assert [check for check, _ in failures(it)] == ["S-PROBLEM", "S-IMPROVE"]
    assert lit(it, finding(it, "S-PROBLEM")) == HEADS[4]


def test_fees_that_are_not_reported_are_an_error_from_2021_on() -> None:
    it = report(*parts(bodies=bodies(s6=["本年度无其他需要报告的事项。"])))
    found = finding(it, "S-FEE")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.ERROR)
    assert lit(it, found) == HEADS[5]
    assert "S-FEE" not in [check for check, _ in failures(replace(it, year=2020))]


def test_fees_in_another_section_are_a_warning() -> None:
    told = bodies(s1=["2024年，东平区落实考核制度，共收取信息处理费380元。"], s6=["无其他需要报告的事项。"])
    found = finding(report(*parts(bodies=told)), "S-FEE")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.WARNING)
    assert finding(without(5), "S-FEE").outcome is Outcome.NOT_EVALUABLE


@pytest.mark.parametrize(
    "text", ["全年未收取处理费。", "2024年度，本机关没有收取信息公开相关费用。", "（一）收费情况：无。"]
)
def test_fees_may_be_told_in_other_words(text: str) -> None:
    assert failures(report(*parts(bodies=bodies(s6=[text])))) == []


def test_a_government_that_tells_of_no_assessment_is_warned_and_a_department_is_not() -> None:
    told = parts(bodies=bodies(s1=["2024年，东平区认真做好政府信息公开工作。"]))
    assert failures(report(*told)) == [("S-ASSESS", "prose")]
    told[0] = "云岚市教育局2024年政府信息公开工作年度报告"
    assert failures(report(*told)) == []
