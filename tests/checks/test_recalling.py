# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the prose says of last year, and growth since then, against last year's report."""

from dataclasses import replace

import pytest

from reviewer import reviewing
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.related import ALONE, Known, Related
from reviewer.prose.claims import claims
from tests.pages import spoken
from tests.prosecases import report, tables

Figures = dict[str, int | str]
NOW: Figures = {"1": 60, "2": 10, "3.7": 62, "4": 8, "disputes/reconsideration/total": 9}
THEN: Figures = {"1": 40, "2": 0, "3.7": 30, "4": 10, "disputes/reconsideration/total": 6}
HEADING = "（一）依申请公开情况"


def last(figures: Figures = THEN, confidence: float = 1.0) -> Related:
    facts = {address: replace(one, confidence=confidence) for address, one in tables(figures).items()}
    forms = dict.fromkeys(("disclosure", "requests", "disputes"), "2021")
    return Related(last=Known("k", "f.pdf", "云岚市松溪区", 2023, "annual-report-2021", forms, facts))


def found(code: str, text: str, related: Related | None = None) -> Finding | None:
    it = report(NOW, HEADING, text)
    every = [f for f in reviewing.check(it, related=last() if related is None else related) if f.check == code]
    assert len(every) <= 1
    return every[0] if every else None


def said(code: str, text: str, related: Related | None = None) -> tuple[Outcome, Severity] | None:
    it = found(code, text, related)
    return (it.outcome, it.severity) if it else None


class TestGrowth:
    """N-GROW where last year's report is at hand."""

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请60件，较上年上升50%。",
            "收到政府信息公开申请60件，同比增长50.00%。",
            "2024年收到政府信息公开申请60件，较2023年增长50%。",
            "答复政府信息公开申请62件，较上年上升106.67%。",
            "收到行政复议9件，较上年上升50%。",
        ],
    )
    def test_a_growth_that_last_year_s_figure_gives_passes_and_names_it(self, text: str) -> None:
        it = found("N-GROW", text)
        assert it is not None
        assert it.outcome is Outcome.PASS

    def test_a_growth_that_some_number_gives_but_not_last_year_s_is_an_error(self) -> None:
        text = "收到政府信息公开申请60件，较上年上升20%。"
        assert said("N-GROW", text, ALONE) == (Outcome.PASS, Severity.WARNING)
        it = found("N-GROW", text)
        assert it is not None
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.ERROR)
        assert "云岚市松溪区 2023 为 40，到本年 60 的增减幅度为 50.00%" in it.message.zh
        assert "last/requests/1/total=40" in it.read

    def test_a_growth_of_received_and_carried_in_is_a_remark_that_says_so(self) -> None:
        it = found("N-GROW", "收到政府信息公开申请60件，较上年上升75%。")
        assert it is not None
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.WARNING)
        assert "新收加上年结转" in it.message.zh
        assert "carried in" in it.message.en

    def test_a_figure_and_a_growth_that_both_include_those_carried_in_pass_and_say_so(self) -> None:
        it = found("N-GROW", "收到政府信息公开申请70件，较上年上升55.56%。", last(THEN | {"2": 5}))
        assert it is not None
        assert it.outcome is Outcome.PASS
        assert "新收加上年结转" in it.message.zh

    def test_a_figure_that_is_not_that_of_the_tables_may_have_another_scope(self) -> None:
        assert said("N-GROW", "收到政府信息公开申请33件，较上年上升10%。") == (Outcome.FAIL, Severity.REVIEW)

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请60件，较2021年上升20%。",
            "收到政府信息公开申请60件，环比上升20%。",
            "下半年收到政府信息公开申请60件，较上半年上升20%。",
        ],
    )
    def test_growth_since_another_time_is_not_held_against_last_year(self, text: str) -> None:
        it = found("N-GROW", text)
        assert it is None or it.outcome is Outcome.PASS

    @pytest.mark.parametrize(
        ("growth", "outcome"), [("50%", Outcome.PASS), ("106.67%", Outcome.PASS), ("20%", Outcome.FAIL)]
    )
    def test_of_several_figures_the_words_may_mean_any(self, growth: str, outcome: Outcome) -> None:
        it = found("N-GROW", f"收到政府信息公开申请60件，答复62件，同比上升{growth}。")
        assert it is not None
        assert it.outcome is outcome
        assert it.severity is (Severity.REVIEW if outcome is Outcome.FAIL else Severity.ERROR)

    def test_parts_of_no_known_kind_do_not_hide_the_figure_they_are_part_of(self) -> None:
        assert said("N-GROW", "收到政府信息公开申请60件，其中网络申请55件，同比上升50%。") == (
            Outcome.PASS,
            Severity.ERROR,
        )

    def test_a_base_in_the_words_is_computed_with_as_it_stands(self) -> None:
        text = "收到政府信息公开申请60件，较2023年的50件上升20%。"
        assert said("N-GROW", text) == (Outcome.PASS, Severity.ERROR)
        assert said("Y-STATED", text) == (Outcome.FAIL, Severity.ERROR)

    def test_doubt_neither_passes_nor_is_an_error(self) -> None:
        unsure = last(confidence=0.5)
        assert said("N-GROW", "收到政府信息公开申请60件，较上年上升50%。", unsure) == (
            Outcome.NOT_EVALUABLE,
            Severity.REVIEW,
        )
        assert said("N-GROW", "收到政府信息公开申请60件，较上年上升20%。", unsure) == (Outcome.FAIL, Severity.REVIEW)

    def test_nothing_last_year_gives_no_growth_and_is_for_review(self) -> None:
        none = last({"1": 0})
        assert said("N-GROW", "收到政府信息公开申请60件，较上年上升50%。", none) == (Outcome.FAIL, Severity.REVIEW)


class TestStated:
    """Y-STATED: last year's figures in the prose."""

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请60件，较2023年的40件增加。",
            "2024年收到政府信息公开申请60件。2023年收到政府信息公开申请40件。",
            "去年收到政府信息公开申请40件，今年收到政府信息公开申请60件。",
            "2024年，收到政府信息公开申请60件（2023年收到申请40件），办结62件。",
            "收到政府信息公开申请60件，答复62件，较2023年的40件、30件增加。",
            "收到政府信息公开申请60件，较上年增加20件。",
            "收到政府信息公开申请60件，较上年同期增加20件，上升50%。",
            "收到政府信息公开申请60件，答复62件，比2023年增加32件。",
        ],
    )
    def test_what_last_year_s_report_has_passes(self, text: str) -> None:
        assert said("Y-STATED", text) == (Outcome.PASS, Severity.ERROR)

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请60件，较2023年的41件增加。",
            "2024年收到政府信息公开申请60件。2023年收到政府信息公开申请41件。",
        ],
    )
    def test_another_figure_is_an_error_at_the_words(self, text: str) -> None:
        it = found("Y-STATED", text)
        assert it is not None
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.ERROR)
        assert "云岚市松溪区 2023 为 40" in it.message.zh
        assert it.anchors

    def test_a_change_that_makes_another_figure_is_an_error_that_says_which(self) -> None:
        it = found("Y-STATED", "收到政府信息公开申请60件，较上年增加15件，增长33.33%。")
        assert it is not None
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.ERROR)
        assert "即上年为 45，而 云岚市松溪区 2023 为 40" in it.message.zh
        less = found("Y-STATED", "收到政府信息公开申请60件，比上年减少15件。")
        assert less is not None
        assert "即上年为 75" in less.message.zh

    def test_where_this_year_s_figure_is_not_that_of_the_tables_scopes_may_differ(self) -> None:
        text = "收到政府信息公开申请33件，较2023年的30件增加。"
        assert said("Y-STATED", text) == (Outcome.FAIL, Severity.REVIEW)

    def test_those_carried_in_may_be_counted(self) -> None:
        then = last({"1": 40, "2": 5, "3.7": 30, "4": 15})
        it = found("Y-STATED", "收到政府信息公开申请60件，较2023年的45件增加。", then)
        assert it is not None
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.WARNING)

    @pytest.mark.parametrize(
        "text",
        [
            "收到政府信息公开申请60件，较2022年的41件增加。",
            "收到政府信息公开申请60件，较2023年上半年的22件增加。",
            "收到政府信息公开申请60件，较2023年的约50件增加。",
            "区政府办公室本级收到政府信息公开申请7件，较2023年的9件减少。",
        ],
    )
    def test_other_times_other_bodies_and_bounds_are_not_compared(self, text: str) -> None:
        assert found("Y-STATED", text) is None

    def test_a_figure_that_last_year_s_report_does_not_have_is_not_evaluated(self) -> None:
        bare = Related(last=Known("k", "f.pdf", "云岚市松溪区", 2023, "annual-report-2021"))
        text = "收到政府信息公开申请60件，较2023年的41件增加。"
        assert said("Y-STATED", text, bare) == (Outcome.NOT_EVALUABLE, Severity.ERROR)
        assert said("Y-STATED", text, ALONE) is None


def test_the_year_of_a_bracket_holds_in_it_alone() -> None:
    prose = spoken("一、总体情况", "2024年，收到政府信息公开申请60件（2023年收到申请40件），办结58件。")
    assert [claim.kind for claim in claims(prose)] == ["received", "received_before", "answered"]
