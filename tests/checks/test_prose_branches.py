# SPDX-License-Identifier: AGPL-3.0-or-later
"""How checks of the prose judge what is neither plainly right nor plainly wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer import reviewing
from reviewer.checks.growth import grows, possible
from reviewer.checks.lists import listed
from reviewer.model.finding import Finding, Outcome, Severity, Side
from reviewer.model.prose import Claim
from reviewer.model.report import Reading
from reviewer.prose.claims import claims
from tests.pages import spoken
from tests.prosecases import OVERVIEW, failed, prose_findings, report

HEADING = "（一）依申请公开情况"
FLOW: dict[str, int | str] = {"1": 60, "2": 4, "3.7": 58, "4": 6}
Figures = dict[str, int | str]


def one(reading: Reading, code: str) -> Finding:
    [finding] = prose_findings(reading, code)
    return finding


def test_a_count_that_includes_what_was_carried_in_is_a_remark() -> None:
    finding = failed(report(FLOW, HEADING, "收到政府信息公开申请64件。"))["N-NEW"]
    assert finding.severity is Severity.WARNING
    assert "口径" in finding.message.zh


def test_a_count_of_natural_persons_alone_says_so() -> None:
    figures = FLOW | {"requests/1/natural": 55, "requests/1/company": 5}
    finding = failed(report(figures, HEADING, "收到政府信息公开申请55件。"))["N-NEW"]
    assert "自然人" in finding.why.zh
    assert "natural persons" in finding.why.en


def test_a_count_of_one_line_alone_names_the_line() -> None:
    figures: Figures = {"3.3.7": 3, "3.3.8": 4, "3.7": 7, "1": 7}
    finding = failed(report(figures, HEADING, "申请中，不予公开4件。"))["N-DENY"]
    assert "行政查询事项" in finding.why.zh


def test_the_count_of_one_reason_that_is_named_is_only_reviewed() -> None:
    figures: Figures = {"3.4.1": 3, "3.4.2": 4, "3.7": 7, "1": 7}
    named = failed(report(figures, HEADING, "申请中，因本机关不掌握相关政府信息无法提供3件。"))["N-NOINFO"]
    open_ended = failed(report(figures, HEADING, "申请中，因本机关不掌握等原因无法提供3件。"))["N-NOINFO"]
    assert (named.severity, open_ended.severity) == (Severity.REVIEW, Severity.ERROR)


def test_a_total_and_its_parts_in_one_sentence_are_no_contradiction() -> None:
    figures: Figures = {"3.3.7": 3, "3.3.8": 4, "3.7": 7, "1": 7}
    text = "申请中，不予公开7件，其中属于执法案卷不予公开3件、属于查询事项不予公开4件。"
    assert failed(report(figures, HEADING, text)) == {}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("收到政府信息公开申请50余件。", Outcome.PASS),
        ("收到政府信息公开申请近70件。", Outcome.PASS),
        ("收到政府信息公开申请超过60件。", Outcome.PASS),
        ("收到政府信息公开申请70余件。", Outcome.FAIL),
        ("收到政府信息公开申请近50件。", Outcome.FAIL),
    ],
)
def test_a_bound_is_compared_as_a_bound_and_only_reviewed(text: str, outcome: Outcome) -> None:
    finding = one(report(FLOW, HEADING, text), "N-NEW")
    assert finding.outcome is outcome
    if outcome is Outcome.FAIL:
        assert finding.severity is Severity.REVIEW


def test_about_so_many_is_not_compared() -> None:
    assert prose_findings(report(FLOW, HEADING, "收到政府信息公开申请约80件。"), "N-NEW") == []


def test_a_figure_read_with_doubt_is_for_review() -> None:
    reading = report(FLOW, HEADING, "收到政府信息公开申请61件。")
    facts = tuple(replace(f, confidence=0.5) if f.address == "requests/1/total" else f for f in reading.facts)
    finding = failed(replace(reading, facts=facts))["N-NEW"]
    assert (finding.severity, finding.doubt) == (Severity.REVIEW, True)


def test_a_doubtful_figure_of_the_words_is_for_review_too() -> None:
    reading = report({}, HEADING, "分解32项任务。落实分解的35项任务。")
    sentences = tuple(
        replace(s, quantities=tuple(replace(q, confidence=0.5) for q in s.quantities)) for s in reading.prose.sentences
    )
    finding = failed(replace(reading, prose=replace(reading.prose, sentences=sentences)))["N-DUP"]
    assert (finding.severity, finding.doubt) == (Severity.REVIEW, True)


def test_a_corrected_figure_is_compared_in_place_of_the_one_read() -> None:
    reading = report(FLOW, HEADING, "收到政府信息公开申请61件。")
    facts = {f.address: f for f in reading.facts}
    facts["requests/1/total"] = replace(facts["requests/1/total"], value=Decimal(61))
    assert not [f for f in reviewing.check(reading, facts) if f.check == "N-NEW" and f.outcome is Outcome.FAIL]


def test_a_failure_lights_the_figure_of_the_words_and_the_cell_of_the_table() -> None:
    reading = report(FLOW, HEADING, "收到政府信息公开申请61件。")
    finding = failed(reading)["N-NEW"]
    [left] = [anchor for anchor in finding.anchors if anchor.side is Side.LEFT]
    [right] = [anchor for anchor in finding.anchors if anchor.side is Side.RIGHT]
    [claim] = [claim for claim in claims(reading.prose) if claim.kind == "received"]
    assert claim.quantity is not None
    assert (left.place,) == claim.quantity.places
    assert right.address == "requests/1/total"
    assert (finding.left, finding.right) == (Decimal(61), Decimal(60))


# Scope


def test_figures_of_the_office_are_not_compared_with_those_of_the_district() -> None:
    text = "全区收到政府信息公开申请60件，其中区政府办公室代表区政府收到政府信息公开申请9件。"
    assert failed(report(FLOW, HEADING, text)) == {}


def test_the_figure_of_one_town_is_not_compared_with_those_of_its_district() -> None:
    text = "青塘镇收到政府信息公开申请9件。"
    assert failed(report(FLOW, HEADING, "全区收到政府信息公开申请60件。", text)) == {}
    assert "N-NEW" in failed(report(FLOW, HEADING, text, organisation="青塘镇"))


def test_all_bureaus_together_are_the_district() -> None:
    assert "N-NEW" in failed(report(FLOW, HEADING, "各街道、各委局全年收到政府信息公开申请61件。"))


def test_an_office_that_tells_of_its_district_too_is_left_alone() -> None:
    text = "本机关收到政府信息公开申请60件，全区收到政府信息公开申请815件。"
    reading = report(FLOW, HEADING, text, organisation="云岚市松溪区人民政府办公室")
    assert failed(reading) == {}
    assert {f.outcome for f in prose_findings(reading, "N-NEW")} == {Outcome.PASS, Outcome.NOT_EVALUABLE}


def test_the_same_in_two_scopes_is_not_said_twice() -> None:
    text = ("全区答复政府信息公开申请58件。", "区政府办公室代表区政府答复政府信息公开申请6件。")
    assert "N-DUP" not in failed(report(FLOW, HEADING, *text))


# Shares


SHARED: Figures = {"1": 30, "3.1": 10, "3.3.7": 10, "3.4.1": 10, "3.7": 30}


def shares(*printed: str) -> str:
    names = ("予以公开及部分公开", "不予公开", "无法提供")
    return "申请中，" + "，".join(f"{n}10件，占{p}%" for n, p in zip(names, printed, strict=True)) + "。"


@pytest.mark.parametrize(
    ("printed", "severity"),
    [
        (("33.33", "33.33", "33.33"), None),
        (("33", "33", "33"), None),
        (("33.34", "33.33", "33.33"), Severity.WARNING),
        (("33.34", "33.34", "33.34"), Severity.ERROR),
        (("32.33", "33.33", "33.33"), Severity.ERROR),
    ],
)
def test_a_share_one_step_off_is_a_remark_where_all_make_a_hundred(
    printed: tuple[str, ...], severity: Severity | None
) -> None:
    finding = failed(report(SHARED, HEADING, shares(*printed))).get("N-PCT")
    assert (finding.severity if finding else None) is severity


def test_a_share_that_was_cut_off_is_a_remark() -> None:
    figures: Figures = {"1": 3, "3.1": 2, "3.4.1": 1, "3.7": 3}
    finding = failed(report(figures, HEADING, "申请中，予以公开2件，占66.6%。"))["N-PCT"]
    assert finding.severity is Severity.WARNING


def test_a_share_of_the_requests_received_is_a_remark() -> None:
    figures = FLOW | {"3.1": 20}
    finding = failed(report(figures, HEADING, "申请中，予以公开20件，占33.33%。"))["N-PCT"]
    assert finding.severity is Severity.WARNING


def test_a_share_without_its_count_is_compared_as_well() -> None:
    assert failed(report(SHARED, HEADING, "申请中，予以公开占33.3%，无法提供占33.3%。")) == {}
    assert "N-PCT" in failed(report(SHARED, HEADING, "申请中，予以公开占38.3%，无法提供占33.3%。"))


def test_a_share_of_something_else_is_not_looked_at() -> None:
    assert prose_findings(report(SHARED, HEADING, "申请中，征地类20件，占66%。"), "N-PCT") == []


# Growth


def growth(text: str) -> Claim:
    [claim] = [c for c in claims(spoken(OVERVIEW, HEADING, text)) if c.kind.startswith("growth")]
    return claim


def test_growth_over_a_known_figure_may_be_rounded_or_cut_off() -> None:
    claim = growth("收到政府信息公开申请113件，同比上升46.7%。")
    assert grows(Decimal(113), Decimal(77), claim)
    assert grows(Decimal(113), Decimal(77), growth("收到政府信息公开申请113件，同比上升46.8%。"))
    assert not grows(Decimal(113), Decimal(77), growth("收到政府信息公开申请113件，同比下降46.8%。"))
    assert not grows(Decimal(113), Decimal(0), claim)


def test_without_a_base_some_whole_number_must_give_the_growth() -> None:
    assert possible(Decimal(113), growth("收到政府信息公开申请113件，同比上升46.75%。"))
    assert not possible(Decimal(113), growth("收到政府信息公开申请113件，同比上升46.11%。"))
    finding = failed(report({"1": 113, "3.7": 113}, HEADING, "收到政府信息公开申请113件，同比上升46.11%。"))["N-GROW"]
    assert finding.severity is Severity.WARNING


def test_growth_of_what_was_received_and_carried_in_together_is_accepted() -> None:
    figures: Figures = {"1": 100, "2": 13, "3.7": 113}
    text = "收到政府信息公开申请100件，较上年上升46.75%，另有上年结转13件。"
    assert failed(report(figures, HEADING, text)) == {}


def test_the_change_that_the_words_give_is_the_base() -> None:
    good, bad = (
        "收到政府信息公开申请60件，较上年减少20件，下降25%。",
        "收到政府信息公开申请60件，较上年减少20件，下降30%。",
    )
    assert failed(report(FLOW, HEADING, good)) == {}
    assert failed(report(FLOW, HEADING, bad))["N-GROW"].severity is Severity.ERROR


def test_percentage_points_are_no_growth() -> None:
    assert prose_findings(report(FLOW, HEADING, "收到政府信息公开申请60件，同比上升3.17个百分点。"), "N-GROW") == []


# Sums within the prose


def test_results_that_are_not_all_named_may_make_less_than_the_answered() -> None:
    figures = FLOW | {"3.1": 20, "3.3.7": 8, "3.4.1": 30}
    assert failed(report(figures, HEADING, "答复申请58件，予以公开20件，不予公开8件。")) == {}
    text = "答复申请58件，予以公开20件，不予公开8件，无法提供30件，不予处理1件。"
    assert {"N-PARTS", "N-NOPROC"} == set(failed(report(figures, HEADING, text)))


def test_received_may_be_said_to_include_what_was_carried_in() -> None:
    text = "受理申请64件，含上年结转4件，答复申请58件，结转下年6件。"
    assert "N-BAL" not in failed(report(FLOW, HEADING, text))


LISTS = [
    ("发布信息30条，包括网站12条、微信18条。", "", None),
    ("发布信息30条，包括网站12条、微信15条。", "27", Severity.ERROR),
    ("发布信息30条，主要包括网站12条、微信15条。", "", None),
    ("发布信息30条，包括网站12条、微信15条等。", "", None),
    ("发布信息30条，其中网站12条、微信5条。", "", None),
    ("发布信息30条，其中网站12条、微信15条、其他4条。", "31", Severity.ERROR),
    ("发布信息30条，其中网站12条、微信11条、微博5条。", "28", Severity.REVIEW),
    ("发布信息30条（网站12条、微信10条、微博9条）。", "31", Severity.ERROR),
    ("发布信息30条，其中网站20条，微信10条，回复留言45条。", "", None),
    ("发布信息30条，其中网站12条，微信10条，其他7条。", "29", Severity.REVIEW),
    ("网站12条、微信18条，共计31条。", "30", Severity.ERROR),
    ("政策40条，其中营商20条（含税务8条、市监13条）、惠企20条。", "21", Severity.REVIEW),
    ("政策40条，其中营商20条（含税务8条、市监12条）、惠企20条。", "", None),
    ("发布信息30条，包括网站18条，占60%；微信12条，占40%。", "", None),
    ("发布信息30条，包括网站18条（占60%）、微信11条（占37%）。", "29", Severity.ERROR),
    ("发布解读9篇，其中图解10篇。", "10", Severity.ERROR),
    ("收取30元，其中按件20元、按量10元。", "", None),
    ("收取300元，其中按件200元、按量90元。", "290", Severity.REVIEW),
    ("发布信息1.2万条，其中网站8000条、微信5000条。", "", None),
]


@pytest.mark.parametrize(("text", "left", "severity"), LISTS)
def test_lists_are_judged_by_how_complete_the_words_say_they_are(
    text: str, left: str, severity: Severity | None
) -> None:
    finding = failed(report({}, "（一）主动公开情况", text)).get("N-LIST")
    assert (finding.severity if finding else None) is severity
    assert (str(finding.left) if finding else "") == left


def test_a_list_may_begin_the_next_sentence() -> None:
    assert failed(report({}, "（一）主动公开情况", "发布信息30条。其中，网站12条、微信18条。")) == {}
    assert "N-LIST" in failed(report({}, "（一）主动公开情况", "发布信息30条。其中，网站12条、微信19条。"))


def test_so_many_items_together_are_the_last_so_many_figures() -> None:
    text = "举办培训2次，召开会议5次，开展检查3次，两项合计{}次。"
    assert failed(report({}, "（一）主动公开情况", text.format(8))) == {}
    assert "N-LIST" in failed(report({}, "（一）主动公开情况", text.format(9)))


def test_two_of_each_are_compared_with_both_tables() -> None:
    figures: Figures = {"disputes/reconsideration/total": 2, "disputes/litigation_direct/total": 3}
    found = failed(report(figures, HEADING, "因政府信息公开引发行政复议、行政诉讼各2件。"))
    assert set(found) == {"N-LIT"}


def test_a_list_in_brackets_is_a_level_of_its_own() -> None:
    [sentence] = spoken("政策40条，其中营商20条（含税务8条、市监12条）、惠企20条。").sentences
    found = [(one.total.text, [part.text for part in one.parts]) for one in listed(sentence)]
    assert found == [("40", ["20", "20"]), ("20", ["8", "12"])]


def test_a_failed_list_lights_its_parts_and_its_total() -> None:
    finding = failed(report({}, "（一）主动公开情况", "发布信息30条，包括网站12条、微信15条。"))["N-LIST"]
    assert [anchor.side for anchor in finding.anchors] == [Side.LEFT, Side.LEFT, Side.RIGHT]


# Rates, units, ordinals, holes


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("制发文件80件，主动公开70件，主动公开率超八成。", False),
        ("制发文件80件，主动公开60件，主动公开率超八成。", True),
        ("制发文件80件，主动公开71件，主动公开率近九成。", False),
        ("制发文件80件，主动公开71件，主动公开率88.8%。", False),
        ("制发文件80件，主动公开71件，主动公开率88.5%。", True),
        ("主动公开率88.5%。", False),
    ],
)
def test_a_rate_is_that_of_the_figures_before_it(text: str, fails: bool) -> None:
    assert ("N-RATIO" in failed(report({}, "（一）主动公开情况", text))) is fails


@pytest.mark.parametrize(
    "text",
    [
        "一是学习。二是公开。三是解读。",
        "一是学习：一是集中学。二是自学。二是公开。三是解读。",
        "做到统一是关键，二者缺一不可。",
        "一是学习。二是公开。（二）解读方面。一是图解。",
    ],
)
def test_ordinals_in_order_are_left_alone(text: str) -> None:
    assert "N-ORD" not in failed(report({}, "（一）主动公开情况", text))


@pytest.mark.parametrize("text", ["一是学习。三是公开。", "一是学习。二是公开。二是解读。", "二是公开。三是解读。"])
def test_ordinals_that_skip_or_repeat_are_a_warning(text: str) -> None:
    finding = failed(report({}, "（一）主动公开情况", text))["N-ORD"]
    assert finding.severity is Severity.WARNING


def test_headings_of_the_second_level_run_on() -> None:
    assert "N-ORD" not in failed(report({}, "（一）主动公开", "公开信息3条。", "（二）依申请公开", "无。"))
    assert "N-ORD" in failed(report({}, "（一）主动公开", "公开信息3条。", "（三）依申请公开", "无。"))


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("全年共主动公开条，更新及时。", True),
        ("行政许可12条、企业资质条、行政处罚3条。", True),
        ("全年共制定文件，更新及时。", False),
        ("共收到9件依申请公开件，均已答复。", False),
        ("公开信息12条、上首页头条、更新及时。", False),
    ],
)
def test_a_count_word_without_a_figure_is_found(text: str, fails: bool) -> None:
    assert ("N-HOLE" in failed(report({}, "（一）主动公开情况", text))) is fails


def test_a_charge_elsewhere_for_another_body_is_no_contradiction() -> None:
    text = ("全区收取信息处理费120元。", "本机关未收取信息处理费。")
    assert failed(report({}, "（一）收费情况", *text)) == {}


def test_a_fee_in_another_unit_is_the_same_fee() -> None:
    figures: Figures = {"disclosure/fees/amount": "31.25"}
    assert failed(report(figures, "（一）主动公开情况", "行政事业性收费31.25万元。")) == {}
    assert failed(report(figures, "（一）主动公开情况", "行政事业性收费312500元。")) == {}
    finding = failed(report(figures, "（一）主动公开情况", "行政事业性收费31.25元。"))["N-FEEINCOME"]
    assert "万元" in finding.why.zh


def test_a_report_of_2019_has_one_line_for_other_results() -> None:
    figures: Figures = {"1": 9, "3.1": 5, "3.6": 4, "3.7": 9}
    text = "收到申请9件，答复申请9件，予以公开5件，其他处理{}件（申请人主动撤回3件）。"
    assert failed(report(figures, HEADING, text.format(4), version="2019")) == {}
    assert "N-OTHER" in failed(report(figures, HEADING, text.format(3), version="2019"))


def test_words_of_last_year_are_not_compared() -> None:
    text = "2023年，收到政府信息公开申请41件。2024年，收到政府信息公开申请60件，较2023年的41件上升46.3%。"
    assert failed(report(FLOW, HEADING, text)) == {}


def test_a_total_that_was_not_filled_in_is_no_zero_to_the_prose() -> None:
    """Its parts are there: the prose may be right, and T3-BLANKTOTAL says what is missing."""
    figures: Figures = {"3.5.1": 5, "3.5.2": 13, "3.7": 18, "1": 18} | {"requests/3.5.2/total": ""}
    reading = report(figures, HEADING, "申请18件中，不予处理18件，占100%。")
    assert {f.outcome for f in prose_findings(reading, "N-NOPROC")} == {Outcome.NOT_EVALUABLE}
    assert {f.outcome for f in prose_findings(reading, "N-PCT")} == {Outcome.NOT_EVALUABLE}
    blank = report({"3.5.1": 18, "3.7": 18, "1": 18, "requests/3.5.2/total": ""}, HEADING, "申请中，不予处理18件。")
    assert {f.outcome for f in prose_findings(blank, "N-NOPROC")} == {Outcome.PASS}


def test_a_statement_that_the_columns_make_points_at_the_total() -> None:
    figures: Figures = {"4": 3, "requests/4/total": 6}
    finding = failed(report(figures, HEADING, "结转下年度办理3件。"))["N-COUT"]
    assert "更像是表中总计有误" in finding.why.zh
    assert "likely wrong" in finding.why.en
