# SPDX-License-Identifier: AGPL-3.0-or-later
"""Misprinted heads and labels, mixed forms, left-over template words and wrong document numbers."""

from dataclasses import replace

import pytest

from reviewer.forms.book import table_form
from reviewer.model.finding import Outcome, Severity
from reviewer.model.place import Place
from reviewer.model.report import HeadSeen, PageSize, Reading, RowSeen
from tests.literals import disclosure, disputes, label, reading, requests
from tests.reports import OPENING, bodies, failures, finding, lit, parts, report

HERE = Place(1, 100, 50, 160, 60)


def heads(it: Reading, table: str, *printed: tuple[str, str], version: str = "2021") -> Reading:
    seen = tuple(HeadSeen(code, text, HERE) for code, text in printed)
    return replace(it, heads={**it.heads, table: seen}, forms={**it.forms, table: version})


def rows(table: str, **printed: str) -> Reading:
    """Tables that agree, some row labels printed otherwise (`r3_7="总计"`)."""
    it = reading(disclosure(), requests(), disputes())
    other = {code[1:].replace("_", "."): text for code, text in printed.items()}
    seen = tuple(replace(row, label=other.get(row.line, row.label)) for row in it.rows[table])
    return replace(it, rows={**it.rows, table: seen})


def told(it: Reading) -> list[tuple[str, str]]:
    return [(code, at) for code, at in failures(it) if code in ("S-HEAD", "S-FORM")]


@pytest.mark.parametrize("printed", ["本年度止件数", "本年废止数", "本年废上件数", "本年度废止件数"])
def test_a_misprinted_head_is_a_warning_where_it_stands(printed: str) -> None:
    it = heads(reading(disclosure()), "disclosure", ("issued", "本年制发件数"), ("repealed", printed))
    found = finding(it, "S-HEAD", "disclosure/heads/repealed")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.WARNING)
    assert [anchor.place for anchor in found.anchors] == [HERE]
    assert printed in found.message.zh
    assert "本年废止件数" in found.message.zh


@pytest.mark.parametrize(
    "printed", ["本 年废止件数", "本年废止件数（件）", "本年(2023)废止件数", "本年废止件 数", "废止文件数量合计（件）"]
)
def test_a_head_in_other_setting_or_other_words_is_no_misprint(printed: str) -> None:
    assert told(heads(reading(disclosure()), "disclosure", ("repealed", printed))) == []


def test_a_head_that_is_misprinted_on_both_pages_is_one_finding() -> None:
    it = heads(reading(disclosure()), "disclosure", ("repealed", "本年度止件数"), ("repealed", "本年度止件数"))
    assert len(finding(it, "S-HEAD", "disclosure/heads/repealed").anchors) == 2


def test_a_label_without_its_number_is_a_warning_where_the_others_have_theirs() -> None:
    assert told(rows("requests", r3_7="总计")) == [("S-HEAD", "requests/rows/3.7")]
    it = rows("requests")
    bare = tuple(replace(row, label=row.label.lstrip("（一二三四五六七）、.12345678")) for row in it.rows["requests"])
    assert told(replace(it, rows={**it.rows, "requests": bare})) == []


@pytest.mark.parametrize(
    ("line", "printed", "wrong"),
    [
        ("3.3.2", "2.其他法律行政止公开", True),
        ("3.3.2", "2.其他法律、行政法规禁止公开", False),
        ("3.3.3", '3.危及"三安全一稳定"', False),
        ("3.2", "（二）部分公开", False),
        ("3.3.1", "（三）不予公开1.属于国家秘密", False),
        ("3.6.1", "1.申请人无正当理由逾期不补正", False),
        ("3.5.1", "1.信访举报投诉累申请", True),
    ],
)
def test_a_row_label_is_compared_letter_for_letter(line: str, printed: str, *, wrong: bool) -> None:
    it = rows("requests", **{f"r{line.replace('.', '_')}": printed})
    assert told(it) == ([("S-HEAD", f"requests/rows/{line}")] if wrong else [])


def test_the_old_name_of_normative_documents_is_a_misprint_in_the_form_of_2021_only() -> None:
    assert told(rows("disclosure", rnormative="规范性文件")) == [("S-HEAD", "disclosure/rows/normative")]


def test_a_misread_label_of_a_picture_is_for_review() -> None:
    it = rows("requests", r3_5_1="1.信访举报投诉累申请")
    it = replace(it, pages=(PageSize(595, 842, scanned=True),))
    found = finding(it, "S-HEAD", "requests/rows/3.5.1")
    assert (found.severity, found.doubt) == (Severity.REVIEW, True)


def test_specks_that_were_read_as_letters_are_no_misprint() -> None:
    it = heads(reading(disclosure()), "disclosure", ("repealed", "本年废o止件s8数"))
    assert told(it) == [("S-HEAD", "disclosure/heads/repealed")]
    assert told(replace(it, pages=(PageSize(595, 842, scanned=True),))) == []


def test_the_wording_of_a_table_that_was_not_found_is_not_judged() -> None:
    assert finding(reading(requests()), "S-HEAD", "disclosure").outcome is Outcome.NOT_EVALUABLE


def old(it: Reading, table: str) -> Reading:
    form = table_form(table, "2019")
    seen = tuple(RowSeen(line.code, line.labels[0], HERE) for line in form.lines)
    return replace(it, forms={**it.forms, table: "2019"}, rows={**it.rows, table: seen})


def test_a_table_of_the_form_of_2019_in_a_later_report_is_told_and_lit() -> None:
    it = old(reading(disclosure(), requests()), "requests")
    found = finding(it, "S-FORM")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.WARNING)
    assert "表三用的是 2019 年格式" in found.message.zh
    assert len(found.anchors) == 1
    it = heads(reading(disclosure(), requests()), "disclosure", ("new_made", "本年新制作数量"), version="2019")
    assert "表二" in finding(it, "S-FORM").message.zh


def test_a_report_of_2020_is_free_to_use_the_form_of_2019_but_not_to_mix_them() -> None:
    it = replace(reading(disclosure(), requests()), year=2020)
    assert finding(it, "S-FORM").outcome is Outcome.PASS
    both = old(old(it, "requests"), "disclosure")
    assert finding(both, "S-FORM").outcome is Outcome.PASS
    mixed = finding(old(it, "requests"), "S-FORM")
    assert mixed.outcome is Outcome.FAIL
    assert "混用" in mixed.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "该部分以表格形式报告。表格如下：",
        "（文字描述）",
        "（文字描述，收取信息处理费情况在此处报告。）",
        "2024年，××区共召开会议3次。",
        "共办理××件。",
        "联系人：______。",
        "（填写单位名称）",
        "XX区落实考核制度。",
    ],
)
def test_words_left_over_from_a_template_are_lit(text: str) -> None:
    it = report(*parts(bodies=bodies(s1=[*bodies()[0], text])))
    found = [one for one in failures(it) if one[0] == "S-TMPL"]
    assert found
    one = finding(it, "S-TMPL", found[0][1])
    assert one.severity is Severity.WARNING
    assert len(one.anchors) == 1
    assert {code for code, _ in failures(it)} == {"S-TMPL"}


def test_words_that_only_look_like_a_template_are_no_fault() -> None:
    text = "发布《东平区×月工作清单》，回应“XX”类留言，网址为http://www.dongping.gov.cn/xx_gk，二〇二四年共办理3件。"
    assert failures(report(*parts(bodies=bodies(s1=[*bodies()[0], text])))) == []


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("国办公开办函〔2021〕30号", True),
        ("国办公开办函[2021]30号", True),
        ("国办公开办函（2021）30号", True),
        ("国办公开办函〔2019〕60号", True),
        ("国办公开办函202130号", False),
        ("国办公开办函〔2021〕3号", False),
        ("国办公开办函〔2012〕30号", False),
    ],
)
def test_the_format_notice_is_cited_by_its_number(number: str, *, right: bool) -> None:
    it = report(*parts(opening=[f"按照《政府信息公开工作年度报告格式》（{number}）的要求编制。{OPENING}"]))
    found = finding(it, "S-CITE")
    assert (found.outcome is Outcome.PASS) == right
    assert len(found.anchors) == 1
    assert [code for code, _ in failures(it)] == ([] if right else ["S-CITE"])


def test_another_notice_of_the_same_office_is_no_fault() -> None:
    text = "落实《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）。"
    assert failures(report(*parts(bodies=bodies(s1=[*bodies()[0], text])))) == []


def test_the_fee_rules_are_cited_by_their_number() -> None:
    text = "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕{}号），没有收取信息处理费。"
    assert failures(report(*parts(bodies=bodies(s6=[text.format(109)])))) == []
    it = report(*parts(bodies=bodies(s6=[text.format(19)])))
    assert [code for code, _ in failures(it)] == ["S-CITE-FEE"]
    assert lit(it, finding(it, "S-CITE-FEE")) == ""


def test_the_statutory_labels_are_those_of_the_form() -> None:
    assert label("requests", "3.7") == "（七）总计"


def test_a_head_whose_end_stands_on_the_next_page_is_no_misprint() -> None:
    it = reading(disputes())
    cut, below = replace(HERE, page=1), replace(HERE, page=2)
    there = tuple(replace(fact, places=(replace(fact.places[0], page=2),)) for fact in it.facts)
    seen = (HeadSeen("upheld", "结果维", cut), HeadSeen("upheld", "结果维持", below))
    assert told(replace(it, facts=there, heads={"disputes": seen})) == []
    assert told(replace(it, heads={"disputes": seen})) == [("S-HEAD", "disputes/heads/upheld")]
    end = (HeadSeen("total", "总计", cut), HeadSeen("upheld", "维持", below))
    assert told(replace(it, facts=there, heads={"disputes": end})) == []
    whole = (end[0], replace(end[1], place=cut))
    assert told(replace(it, heads={"disputes": whole})) == [("S-HEAD", "disputes/heads/upheld")]
    other = (HeadSeen("upheld", "结果纠维持", cut), *seen[1:])
    assert told(replace(it, facts=there, heads={"disputes": other})) == [("S-HEAD", "disputes/heads/upheld")]
