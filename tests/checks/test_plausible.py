# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that agree and are yet wrong: each check fails, passes, and says when it cannot tell."""

from dataclasses import replace

import pytest

from reviewer import reviewing
from reviewer.forms.figures import value
from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.finding import Outcome, Severity
from reviewer.model.report import Reading
from tests.literals import disclosure, disputes, fact, reading, requests
from tests.pages import spoken
from tests.reports import bodies, failures, finding, parts, report

TOWN, DISTRICT, BUREAU = "东平区青石镇", "云岚市东平区", "云岚市司法局"


def of(it: Reading, code: str) -> list[tuple[str, Outcome, Severity]]:
    return [(one.at, one.outcome, one.severity) for one in reviewing.check(it) if one.check == code]


def body(name: str, *tables: dict[str, Fact]) -> Reading:
    return replace(reading(*tables), organisation=name)


def test_more_carried_out_than_received_asks_for_a_look() -> None:
    it = reading(requests(requests_1_total="6", requests_4_total="7"))
    assert of(it, "T3-CARRY0") == [("requests/4/total", Outcome.FAIL, Severity.REVIEW)]
    few = reading(requests(requests_1_total="2", requests_4_total="4"))
    assert of(few, "T3-CARRY0")[0][1] is Outcome.PASS
    facts = requests()
    del facts["requests/1/total"]
    assert of(reading(facts), "T3-CARRY0")[0][1] is Outcome.NOT_EVALUABLE


def test_a_high_share_of_other_results_asks_for_a_look() -> None:
    high = reading(requests(requests_3_6_3_total="13", requests_3_7_total="40"))
    found = finding(high, "T3-OTHER")
    assert (found.outcome, found.severity) == (Outcome.FAIL, Severity.REVIEW)
    assert "32.5%" in found.message.zh
    for other, total in (("12", "40"), ("13", "19")):
        it = reading(requests(requests_3_6_3_total=other, requests_3_7_total=total))
        assert of(it, "T3-OTHER")[0][1] is Outcome.PASS
    it = reading(requests(requests_3_6_3_total="见附件"))
    assert of(it, "T3-OTHER")[0][1] is Outcome.NOT_EVALUABLE


def test_a_column_without_results_that_does_not_carry_out_what_came_in_is_pointed_at() -> None:
    it = reading(requests(requests_1_research="2", requests_4_research="1"))
    [failed] = [one for one in of(it, "T3-LEGAL0") if one[1] is Outcome.FAIL]
    assert failed == ("requests/research", Outcome.FAIL, Severity.ERROR)
    anchors = finding(it, "T3-LEGAL0").anchors
    assert [anchor.address for anchor in anchors] == ["requests/1/research", "requests/4/research"]
    even = reading(requests(requests_1_research="2", requests_4_research="2"))
    assert [one[1] for one in of(even, "T3-LEGAL0")] == [Outcome.PASS]
    facts = requests(requests_1_research="2")
    del facts["requests/3.3.1/research"]
    assert [one[1] for one in of(reading(facts), "T3-LEGAL0")] == [Outcome.PASS]


def test_known_parts_above_their_total_ask_for_a_look_where_others_are_missing() -> None:
    facts = requests(requests_3_1_natural="19")
    assert [one[1] for one in of(reading(facts), "T3-PARTS")] == [Outcome.PASS]
    del facts["requests/3.1/other"]
    found = {at: (outcome, severity) for at, outcome, severity in of(reading(facts), "T3-PARTS")}
    assert found["requests/3.1"] == (Outcome.FAIL, Severity.REVIEW)


def test_more_issued_than_in_force_and_repealed_is_a_warning() -> None:
    it = reading(disclosure(disclosure_normative_issued="9", disclosure_normative_in_force="3"))
    found = {at: (outcome, severity) for at, outcome, severity in of(it, "T2-INFORCE")}
    assert found["disclosure/normative/issued"] == (Outcome.FAIL, Severity.WARNING)
    assert found["disclosure/rules/issued"][0] is Outcome.PASS
    it = reading(disclosure(disclosure_normative_issued="6", disclosure_normative_in_force="3"))
    assert {one[1] for one in of(it, "T2-INFORCE")} == {Outcome.PASS}
    facts = disclosure()
    del facts["disclosure/normative/in_force"]
    assert of(reading(facts), "T2-INFORCE")[1][1] is Outcome.NOT_EVALUABLE


def test_only_new_documents_in_force_ask_for_a_look() -> None:
    it = reading(disclosure(disclosure_normative_issued="18", disclosure_normative_in_force="18"))
    found = {at: (outcome, severity) for at, outcome, severity in of(it, "T2-NEWALL")}
    assert found["disclosure/normative/issued"] == (Outcome.FAIL, Severity.REVIEW)
    few = reading(disclosure(disclosure_normative_issued="4", disclosure_normative_in_force="4"))
    assert {one[1] for one in of(few, "T2-NEWALL")} == {Outcome.PASS}
    facts = disclosure()
    del facts["disclosure/normative/in_force"]
    assert of(reading(facts), "T2-NEWALL")[1][1] is Outcome.NOT_EVALUABLE


@pytest.mark.parametrize(
    ("name", "outcome", "severity"),
    [
        (TOWN, Outcome.FAIL, Severity.ERROR),
        (DISTRICT, Outcome.FAIL, Severity.ERROR),
        (BUREAU, Outcome.FAIL, Severity.REVIEW),
    ],
)
def test_rules_of_a_body_without_that_power(name: str, outcome: Outcome, severity: Severity) -> None:
    it = body(name, disclosure(disclosure_rules_in_force="6"))
    assert of(it, "T2-RULES0") == [("disclosure/rules", outcome, severity)]
    assert [anchor.address for anchor in finding(it, "T2-RULES0").anchors] == ["disclosure/rules/in_force"]
    assert of(body(name, disclosure()), "T2-RULES0")[0][1] is Outcome.PASS


@pytest.mark.parametrize("name", ["云岚市", "云岚省", "国家林草局", ""])
def test_rules_of_a_body_with_that_power_or_of_unknown_kind_are_not_judged(name: str) -> None:
    assert of(body(name, disclosure()), "T2-RULES0") == []


def test_doubtful_rules_are_for_review() -> None:
    facts = disclosure(disclosure_rules_in_force="6")
    one = facts["disclosure/rules/in_force"]
    facts[one.address] = replace(one, source=Source.OCR, confidence=0.5)
    found = finding(body(TOWN, facts), "T2-RULES0")
    assert (found.severity, found.doubt) == (Severity.REVIEW, True)


def test_a_noted_part_is_within_its_figure() -> None:
    it = reading(disclosure(disclosure_rules_issued="17（其中修订15件）"))
    assert of(it, "T2-SUBSET") == [("disclosure/rules/issued", Outcome.PASS, Severity.ERROR)]
    it = reading(disclosure(disclosure_rules_issued="7（其中修订15件）"))
    assert of(it, "T2-SUBSET") == [("disclosure/rules/issued", Outcome.FAIL, Severity.ERROR)]
    assert of(reading(disclosure(disclosure_rules_issued="640（包括自然失效）")), "T2-SUBSET") == []


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [("-3.5", Outcome.FAIL), ("3.5", Outcome.PASS), ("0", Outcome.PASS), ("见附件", Outcome.NOT_EVALUABLE)],
)
def test_fees_are_not_negative(printed: str, outcome: Outcome) -> None:
    assert of(reading(disclosure(disclosure_fees_amount=printed)), "T2-FEE")[0][1] is outcome


def test_a_blank_fee_is_not_judged() -> None:
    assert of(reading(disclosure(disclosure_fees_amount="")), "T2-FEE") == []


@pytest.mark.parametrize(
    ("name", "printed", "outcome"),
    [
        (TOWN, "215300", Outcome.FAIL),
        (TOWN, "215.3", Outcome.PASS),
        (DISTRICT, "48213.55", Outcome.PASS),
        (DISTRICT, "312762926.9", Outcome.FAIL),
        ("云岚市", "1285805.6", Outcome.PASS),
    ],
)
def test_an_amount_as_large_as_if_in_yuan_asks_for_a_look(name: str, printed: str, outcome: Outcome) -> None:
    found = of(body(name, disclosure(disclosure_fees_amount=printed)), "T2-UNIT")
    assert found == [("disclosure/fees/amount", outcome, Severity.REVIEW)]


def blank_group(stated: str) -> Reading:
    names = ("upheld", "corrected", "other", "pending", "total")
    facts = disputes(**{f"disputes_reconsideration_{name}": "" for name in names})
    return replace(reading(facts), prose=spoken("一、总体情况", stated))


def test_a_blank_group_whose_number_stands_in_another_asks_for_a_look() -> None:
    it = blank_group("全年发生行政复议7件。")
    assert of(it, "T4-SHIFT") == [("disputes/reconsideration", Outcome.FAIL, Severity.REVIEW)]
    assert of(blank_group("全年发生行政复议3件。"), "T4-SHIFT")[0][1] is Outcome.PASS
    assert of(blank_group("全年没有发生行政复议。"), "T4-SHIFT")[0][1] is Outcome.PASS
    assert of(reading(requests()), "T4-SHIFT") == []


def empty_requests() -> dict[str, Fact]:
    return {address: fact(address, "0") for address in requests()}


def test_disputes_without_requests_ask_for_a_look() -> None:
    it = reading(empty_requests(), disputes())
    assert of(it, "X-34") == [("disputes", Outcome.FAIL, Severity.REVIEW)]
    assert of(reading(requests(), disputes()), "X-34")[0][1] is Outcome.PASS
    facts = empty_requests()
    del facts["requests/1/total"]
    assert of(reading(facts, disputes()), "X-34")[0][1] is Outcome.NOT_EVALUABLE
    assert of(reading(requests()), "X-34") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("公开行政处罚决定信息120条。", "X-PEN"),
        ("全年作出行政许可决定1,034件。", "N-LIC"),
        ("公开行政强制信息3条。", "X-COERCE"),
        ("公开行政处罚事项清单12件、行政许可事项目录35项。", None),
        ("公开行政许可事项35项，行政处罚裁量基准2件。", None),
    ],
)
def test_decisions_in_the_prose_and_none_in_the_table_ask_for_a_look(text: str, code: str | None) -> None:
    none = {f"disclosure_{line}_processed": "0" for line in ("licences", "penalties", "coercion")}
    told = report(*parts(bodies=bodies(s1=[*bodies()[0], text])))
    facts = {**{one.address: one for one in told.facts}, **disclosure(**none)}
    it = replace(told, facts=tuple(facts.values()))
    assert [one for one, _ in failures(it)] == ([code] if code else [])
    assert not [one for one, _ in failures(told) if one.startswith("X-")]


def test_what_the_prose_counts_is_not_judged_without_the_tables_figure() -> None:
    facts = disclosure()
    del facts["disclosure/penalties/processed"]
    assert of(reading(facts), "X-PEN")[0][1] is Outcome.NOT_EVALUABLE


def test_the_form_of_2019_has_no_more_newly_published_than_published_in_all() -> None:
    addresses = [f"disclosure/{line}/{c}" for line in ("rules", "normative") for c in ("new_published", "public_total")]
    figures = dict(zip(addresses, ("0", "0", "9", "7"), strict=True))
    model = fact("disclosure/rules/issued", "0")
    facts = []
    for address, printed in figures.items():
        kind, number, rounding = value(printed)
        facts.append(replace(model, address=address, printed=kind, value=number, rounding=rounding, text=printed))
    it = replace(reading(requests()), facts=tuple(facts), forms={"disclosure": "2019"}, year=2020)
    found = {at: (outcome, severity) for at, outcome, severity in of(it, "T2-2019-NEW")}
    assert found["disclosure/normative/new_published"] == (Outcome.FAIL, Severity.WARNING)
    assert found["disclosure/rules/new_published"][0] is Outcome.PASS
    assert of(it, "T2-INFORCE") == []
