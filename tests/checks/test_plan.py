# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work against itself: its numbers, its count, its deadlines, who is in charge, and its title."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer import reviewing
from reviewer.checks.planunits import names
from reviewer.forms.book import load
from reviewer.model.document import State
from reviewer.model.fact import Printed
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.related import Known, Related
from reviewer.model.report import Reading, Verdict
from tests.literals import reading, requests
from tests.pages import spoken
from tests.plans import COLUMNS, NOTICE, ROWS, doubting, failed, found, having, lit, plan

USUAL = (
    *("全年", "下半年", "第三季度", "6月底前", "2024年12月31日前", "3-5月", "持续推进", "2024.12", "2023年至2025年"),
    *("贯穿全年", "第二、三季度", "立行立改", "每季度最后一个月", "政策文件印发后3个工作日内", "即日起", "年度内"),
    *("每季度更新", "按市统一部署", "长期坚持", "3月、9月", "2025年1月"),
)
CODES = {"P-SEQ", "P-COUNT", "P-DUE", "P-UNIT", "P-DOMAIN", "P-TITLE"}


def many(numbers: list[str]) -> Reading:
    """A plan whose rows bear these numbers."""
    return plan([("一、公开", number, "任务", f"公开第{number}类信息。", "市府办", "全年") for number in numbers])


def test_a_plan_in_which_all_agrees_passes_its_checks_and_no_others() -> None:
    every = reviewing.check(plan())
    assert {finding.check for finding in every} == CODES
    assert {finding.outcome for finding in every} == {Outcome.PASS}
    assert reviewing.verdict(plan(), every) is Verdict.PASS


def test_no_check_of_plans_runs_on_a_report() -> None:
    assert not CODES & {finding.check for finding in reviewing.check(reading(requests()))}


def test_without_a_table_of_tasks_nothing_is_evaluated_and_nothing_passes_but_the_title() -> None:
    it = replace(plan(), facts=(), forms={})
    outcomes = {finding.check: finding.outcome for finding in reviewing.check(it)}
    assert outcomes.pop("P-TITLE") is Outcome.PASS
    assert outcomes == dict.fromkeys(CODES - {"P-TITLE"}, Outcome.NOT_EVALUABLE)


class TestNumbers:
    """P-SEQ."""

    def test_a_number_that_stands_twice_is_lit_with_its_neighbours(self) -> None:
        [it] = failed(many(["1", "2", "2", "4", "5"]), "P-SEQ")
        assert (it.at, it.severity) == ("plan/3/number", Severity.ERROR)
        assert "序号 2 重复，缺 3" in it.message.zh
        assert lit(it) == {"plan/2/number", "plan/3/number", "plan/4/number"}

    def test_a_gap_is_found_once_and_the_lost_numbers_are_named(self) -> None:
        [it] = failed(many(["1", "2", "5", "6", "7"]), "P-SEQ")
        assert "由 2 跳到 5，缺 3 至 4" in it.message.zh
        assert lit(it) == {"plan/2/number", "plan/3/number"}

    def test_a_number_out_of_order_is_one_finding(self) -> None:
        [it] = failed(many(["1", "2", "8", "4", "5"]), "P-SEQ")
        assert "应为 3" in it.message.zh

    def test_a_first_number_other_than_one_is_found(self) -> None:
        [it] = failed(many(["3", "4", "5"]), "P-SEQ")
        assert "从 3 开始，缺 1 至 2" in it.message.zh

    def test_numbers_may_begin_again_in_a_new_area_but_not_within_one(self) -> None:
        rows = [(*ROWS[0][:1], number, *ROWS[0][2:]) for number in ("1", "2")]
        rows += [("二、解读", number, *ROWS[0][2:]) for number in ("1", "2")]
        assert failed(plan(rows), "P-SEQ") == []
        [it] = failed(many(["1", "2", "1", "2"]), "P-SEQ")
        assert "由 2 退回 1" in it.message.zh

    def test_rows_that_share_a_number_count_once(self) -> None:
        rows = [("一、公开", "1", "任务", text, "市府办", "全年") for text in ("甲。", "乙。")]
        it = plan([*rows, ("一、公开", "2", "任务", "丙。", "市府办", "全年")])
        first = next(fact for fact in it.facts if fact.address == "plan/1/number")
        shared = tuple(replace(f, places=first.places) if f.address == "plan/2/number" else f for f in it.facts)
        assert failed(replace(it, facts=shared), "P-SEQ") == []

    def test_an_empty_number_fails_and_the_others_still_go_on(self) -> None:
        [it] = failed(many(["1", "", "3"]), "P-SEQ")
        assert it.at == "plan/2/number"

    def test_numbers_of_another_kind_are_not_evaluated(self) -> None:
        [it] = found(many(["1-1", "1-2", "2-1"]), "P-SEQ")
        assert it.outcome is Outcome.NOT_EVALUABLE

    def test_without_printed_numbers_nothing_is_said(self) -> None:
        rows = [[text for code, text in zip(COLUMNS, row, strict=True) if code != "number"] for row in ROWS]
        assert found(plan(rows, columns=[code for code in COLUMNS if code != "number"]), "P-SEQ") == []

    def test_a_number_read_with_doubt_makes_no_error(self) -> None:
        [it] = failed(doubting(many(["1", "2", "2", "4"]), 3), "P-SEQ")
        assert (it.severity, it.doubt) == (Severity.REVIEW, True)


class TestCount:
    """P-COUNT."""

    def test_another_number_in_the_notice_is_an_error_at_the_figure(self) -> None:
        notice = [line.replace("4项", "5项") for line in NOTICE]
        [it] = failed(plan(notice=notice), "P-COUNT")
        assert (it.left, it.right, it.severity) == (Decimal(5), Decimal(4), Severity.ERROR)
        assert "“共明确5项工作任务”" in it.message.zh
        figure = next(anchor for anchor in it.anchors if anchor.side is Side.LEFT)
        assert figure.place.x1 - figure.place.x0 < 15
        assert lit(it) == {"plan/4/number"}

    def test_the_report_s_number_is_compared_too(self) -> None:
        words = "制定《2024年云岚市政务公开工作要点》，明确6项工作任务及责任单位。"
        report = Known("r", "r.pdf", "云岚市", 2024, "annual-report-2021", prose=spoken("一、总体情况", words))
        [it] = failed(plan(), "P-COUNT", Related(report=report))
        assert it.at == "plan/count/report-1"
        assert "云岚市 2024 年度报告" in it.message.zh

    @pytest.mark.parametrize(
        "words", ["其中2项任务由市府办牵头。", "已完成3项工作任务。", "涉及近5项任务。", "第5项任务。"]
    )
    def test_a_part_or_a_bound_is_no_count(self, words: str) -> None:
        assert found(plan(notice=[words]), "P-COUNT") == []

    def test_a_plan_that_was_read_in_part_makes_no_error(self) -> None:
        notice = [line.replace("4项", "5项") for line in NOTICE]
        [it] = failed(replace(plan(notice=notice), state=State.PARTLY_READ), "P-COUNT")
        assert it.severity is Severity.REVIEW


class TestDeadlines:
    """P-DUE."""

    @pytest.mark.parametrize("text", USUAL)
    def test_usual_deadlines_pass(self, text: str) -> None:
        assert failed(having({"2/deadline": text}), "P-DUE") == []

    @pytest.mark.parametrize("text", ["13月", "0月", "2024年2月30日", "第五季度", "2023年12月", "2024.13", "6月31日前"])
    def test_deadlines_that_cannot_be_are_errors_at_their_cell(self, text: str) -> None:
        [it] = failed(having({"2/deadline": text}), "P-DUE")
        assert (it.at, it.severity) == ("plan/2/deadline", Severity.ERROR)
        assert lit(it) == {"plan/2/deadline", "plan/2/number"}

    def test_strange_words_are_for_a_person_to_judge(self) -> None:
        [it] = failed(having({"2/deadline": "张三"}), "P-DUE")
        assert (it.severity, it.doubt) == (Severity.REVIEW, False)

    def test_an_empty_deadline_is_an_error_and_in_a_shifted_row_for_review(self) -> None:
        [it] = failed(having({"3/deadline": ""}), "P-DUE")
        assert it.severity is Severity.ERROR
        [it] = failed(doubting(having({"3/deadline": ""}), 3), "P-DUE")
        assert (it.severity, it.doubt) == (Severity.REVIEW, True)
        assert "错位" in it.message.zh

    def test_a_column_that_was_left_empty_is_one_finding(self) -> None:
        [it] = failed(plan([(*ROWS[0][:5], "") for _ in range(12)]), "P-DUE")
        assert "12 行没有完成时限" in it.message.zh

    def test_a_deadline_that_was_not_read_is_not_evaluated(self) -> None:
        it = plan()
        [finding] = found(replace(it, facts=it.facts[:-1]), "P-DUE")
        assert (finding.at, finding.outcome) == ("plan/4/deadline", Outcome.NOT_EVALUABLE)


class TestUnits:
    """P-UNIT and P-DOMAIN."""

    def test_an_empty_cell_is_lit_with_the_number_and_the_deadline_of_its_row(self) -> None:
        it = having({"3/units": ""})
        assert next(f for f in it.facts if f.address == "plan/3/units").printed is Printed.BLANK
        [finding] = failed(it, "P-UNIT")
        assert (finding.at, finding.severity) == ("plan/3/units", Severity.ERROR)
        assert lit(finding) == {"plan/3/units", "plan/3/number", "plan/3/deadline"}
        assert "第 3 行的责任单位为空" in finding.message.zh

    def test_two_leads_are_a_warning_and_a_common_lead_is_for_judgement(self) -> None:
        [it] = failed(having({"2/units": "市教育局牵头，市司法局牵头，各区配合"}), "P-UNIT")
        assert it.severity is Severity.WARNING
        [it] = failed(having({"2/units": "市教育局、市司法局牵头，各区配合"}), "P-UNIT")
        assert it.severity is Severity.REVIEW

    @pytest.mark.parametrize(
        "other", ["市数据中心（市大数据局）", "市数据中心（牵头）、市政府办公室"], ids=["bracket", "short form"]
    )
    def test_one_body_under_two_names_is_for_judgement(self, other: str) -> None:
        it = having({"1/units": "市数据中心、市府办", "3/units": other})
        [finding] = failed(it, "P-UNIT")
        assert (finding.at, finding.severity) == ("plan/names", Severity.REVIEW)
        assert "市数据中心（市大数据局）" in finding.message.zh or "市政府办公室" in finding.message.zh

    def test_names_are_parted_and_lose_their_roles_but_not_their_brackets(self) -> None:
        text = "区府办牵头,区数据中心(区档案室、区信息室)、区税务局等部门配合"
        assert names("责任单位:市财政局;配合单位:市审计局") == ["市财政局", "市审计局"]
        assert names(text) == ["区府办", "区数据中心(区档案室、区信息室)", "区税务局"]

    @pytest.mark.parametrize("text", ["市妇联、市档案馆", "云岚湖风景名胜区", "市教育局、市卫健委按照职责分工负责"])
    def test_unusual_names_of_bodies_are_names(self, text: str) -> None:
        assert failed(having({"1/units": text}), "P-UNIT") == []

    def test_what_is_no_body_is_for_judgement_and_collective_names_are_fine(self) -> None:
        [it] = failed(having({"1/units": "全年"}), "P-UNIT")
        assert (it.at, it.severity) == ("plan/odd", Severity.REVIEW)
        assert failed(having({"1/units": "各有关部门、重大决策事项各承办单位"}), "P-UNIT") == []

    def test_a_plan_with_a_column_for_the_lead_warns_of_rows_without_one(self) -> None:
        rows = [("公开预算。", lead, "各区") for lead in ("市财政局", "", "市教育局")]
        [it] = failed(plan(rows, columns=("content", "lead", "support")), "P-UNIT")
        assert (it.at, it.severity) == ("plan/2/lead", Severity.WARNING)

    def test_a_row_without_an_area_is_a_warning(self) -> None:
        [it] = failed(having({"1/area": ""}), "P-DOMAIN")
        assert it.severity is Severity.WARNING
        assert "plan/1/area" in lit(it)


class TestTitle:
    """P-TITLE."""

    def test_what_the_plan_does_not_say_is_named(self) -> None:
        it = replace(plan(notice=["本市各项任务如下。"]), title="政务公开工作要点", prose=spoken("本市各项任务如下。"))
        [finding] = failed(it, "P-TITLE")
        assert all(word in finding.message.zh for word in ("年度", "发文机关", "日期"))
        assert finding.severity is Severity.WARNING

    def test_another_year_is_lit_where_it_stands(self) -> None:
        notice = ["《2022年云岚市政务公开工作要点》已经审议通过。", *NOTICE[1:]]
        [it] = failed(plan(notice=notice), "P-TITLE")
        assert "“2022年”" in it.message.zh
        assert it.anchors[0].place.width < 60

    def test_a_plan_may_be_issued_at_the_end_of_the_year_before(self) -> None:
        assert failed(plan(notice=[*NOTICE[:3], "2023年12月20日"]), "P-TITLE") == []
        assert len(failed(plan(notice=[*NOTICE[:3], "2022年12月20日"]), "P-TITLE")) == 1


def test_every_check_of_plans_is_tried_here_or_with_the_answers() -> None:
    own = {entry["code"] for entry in load("work-plan/checks.toml")["check"]}
    assert own == CODES | {"P-COVER", "P-NUM", "P-DUEHIT", "P-ORPHAN"}
