# SPDX-License-Identifier: AGPL-3.0-or-later
"""Claims: which figure states what, where it stands, for whom and for which year."""

from reviewer.model.prose import Claim
from reviewer.prose.claims import claims
from tests.pages import spoken

OVERVIEW = "一、总体情况"


def stated(kind: str, *paragraphs: str) -> list[Claim]:
    return [claim for claim in claims(spoken(*paragraphs)) if claim.kind == kind]


def test_a_claim_has_its_figure_and_its_point_in_the_report() -> None:
    received = stated(
        "received", OVERVIEW, "全区共收到政府信息公开申请1,128件，其他工作12件。", "又收到信息公开申请30件。"
    )
    assert [claim.quantity.text for claim in received if claim.quantity] == ["1,128", "30"]
    assert [claim.at for claim in received] == ["prose/1/received/1", "prose/1/received/2"]
    first = received[0]
    assert first.sentence.text[first.start : first.end] == "收到政府信息公开申请1,128件"
    assert first.quantity is not None
    assert first.places == first.quantity.places


def test_words_without_a_figure_stand_where_they_are_printed() -> None:
    [claim] = stated("received", OVERVIEW, "本年度未收到政府信息公开申请。")
    assert claim.quantity is None
    assert claim.sentence.text[claim.start : claim.end] == "未收到"
    assert claim.places[0].width == 36


def test_a_figure_of_another_section_is_no_claim_of_the_overview() -> None:
    assert stated("received", "五、存在的主要问题及改进情况", "去年收到政府信息公开申请11件。") == []


def test_a_scope_holds_for_the_figures_after_it_and_for_the_rest_of_its_paragraph() -> None:
    found = claims(
        spoken(
            OVERVIEW,
            "区政府办公室代表区政府收到政府信息公开申请31件。办结政府信息公开申请30件。",
            "全区收到政府信息公开申请402件。",
        )
    )
    assert [(claim.kind, claim.scope) for claim in found] == [
        ("received", "own"),
        ("answered", "own"),
        ("received", "whole"),
    ]


def test_what_the_body_does_not_hold_is_no_scope() -> None:
    [claim] = stated("not_provided", OVERVIEW, "申请中，因本机关不掌握等原因无法提供61件。")
    assert claim.scope == ""


def test_a_year_in_a_title_or_a_comparison_does_not_set_the_time() -> None:
    text = "2024年，落实《2023年工作要点》，较2023年更好，收到政府信息公开申请30件。"
    assert [claim.kind for claim in claims(spoken(OVERVIEW, text))] == ["received"]


def test_a_clause_of_last_year_has_kinds_of_its_own() -> None:
    text = "2024年，收到政府信息公开申请30件，上年度，共收到政府信息公开申请28件。"
    found = claims(spoken(OVERVIEW, text))
    assert [(claim.kind, claim.quantity.text) for claim in found if claim.quantity] == [
        ("received", "30"),
        ("received_before", "28"),
    ]


def test_a_doubtful_word_makes_no_claim_of_another_unit() -> None:
    assert stated("fee_charged", "六、其他需要报告的事项", "收取信息处理费通知2件。") == []


def test_private_characters_of_a_font_are_taken_for_no_figure() -> None:
    found = claims(spoken(OVERVIEW, "\ue000收到政府信息公开申请\ue005件，受理政府信息公开申请30件。"))
    assert [claim.quantity.text for claim in found if claim.quantity] == ["30"]


def test_the_date_of_a_signature_does_not_set_the_year_of_the_report() -> None:
    prose = spoken("一、总体情况", "2024年，全区收到政府信息公开申请12件。", "云岚市人民政府办公室", "2025年1月20日")
    assert [claim.kind for claim in claims(prose)] == ["received"]
