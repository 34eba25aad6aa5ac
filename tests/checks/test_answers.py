# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work against the report of its year: what answers a task, and what is said of the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reviewer.checks.answers import answers, candidates
from reviewer.checks.plananswers import things
from reviewer.checks.retrieving import Texts
from reviewer.model.coverage import Coverage
from reviewer.model.finding import Outcome, Severity
from reviewer.model.prose import WORDLESS, Prose
from reviewer.model.related import Known, Related
from tests.pages import spoken
from tests.plans import failed, found, lit, plan

TASKS = (
    (
        "一、公开",
        "1",
        "重点领域",
        "做好《云岚市优化营商环境行动方案》的发布和解读，持续提升营商环境。",
        "市发改委",
        "全年",
    ),
    ("一、公开", "2", "重点领域", "组织开展第五届政府开放月活动，邀请市民代表走进政府。", "市府办", "8月"),
    ("一、公开", "3", "重点领域", "开通电子公报订阅渠道，减少公报纸质版发行量。", "市府办", "上半年"),
)
REPORT = (
    "一、总体情况",
    "本市坚持以公开促落实、优服务、强监督，全面推进各项工作。",
    "发布《云岚市优化营商环境行动方案》及其解读材料，持续提升营商环境。",
    "组织开展第五届政府开放月活动48场，邀请市民代表走进政府。",
    "持续加强对公共数据资源的分类管理和安全评估。",
    "六、其他需要报告的事项",
    "（一）贯彻落实政务公开工作要点的情况",
    "制定《云岚市海绵城市专项规划》，稳步推进排水设施改造。",
)


def related(*paragraphs: str) -> Related:
    prose = spoken(*(paragraphs or REPORT))
    return Related(report=Known("r", "r.pdf", "云岚市", 2024, "annual-report-2021", prose=prose))


def by_row(prose: Prose) -> dict[int, Coverage]:
    facts = {fact.address: fact for fact in plan(TASKS).facts}
    return {answer.row: answer.state for answer in answers(facts, prose)}


class TestRetrieving:
    """The search behind it."""

    def test_the_same_words_score_about_one_and_others_nothing(self) -> None:
        texts = Texts([f"{word}工作稳步推进并取得成效" for word in "甲乙丙丁戊己庚辛"] + ["公开公报订阅渠道电子化"])
        [best, *_] = texts.nearest("公开公报订阅渠道电子化", 3)
        assert best.index == 8
        assert best.score > 0.7
        assert texts.nearest("ABC", 3) == []
        assert texts.nearest("", 3) == []

    def test_a_shared_name_lifts_the_score(self) -> None:
        texts = Texts(["印发海绵城市规划", "其他工作稳步推进", "干部培训如期举办"])
        [plain], [named] = texts.nearest("做好海绵城市规划", 1), texts.nearest("做好“海绵城市”规划", 1)
        assert named.score > plain.score


class TestAnswers:
    """The sentences that answer a task."""

    def test_a_task_is_answered_by_the_sentence_that_says_so(self) -> None:
        prose = spoken(*REPORT)
        facts = {fact.address: fact for fact in plan(TASKS).facts}
        first, second, third = answers(facts, prose)
        assert (first.state, second.state, third.state) == (Coverage.COVERED, Coverage.COVERED, Coverage.NOT_FOUND)
        assert first.best is not None
        assert first.best.text.startswith("发布《云岚市优化营商环境行动方案》")
        assert first.best.places == prose.sentences[first.best.sentence].places
        assert "名称“云岚市优化营商环境行动方案”" in first.best.why.zh
        assert first.task == TASKS[0][3]
        assert [p.score for p in first.passages] == sorted((p.score for p in first.passages), reverse=True)

    def test_headings_and_sections_of_tables_answer_nothing(self) -> None:
        prose = spoken(
            "一、总体情况", "（二）组织开展第五届政府开放月活动", "三、收到和处理政府信息公开申请情况", TASKS[1][3]
        )
        assert candidates(prose) == []
        assert set(by_row(prose).values()) == {Coverage.NOT_FOUND}

    def test_without_prose_there_is_no_answer(self) -> None:
        assert by_row(WORDLESS) == {}


class TestChecks:
    """P-COVER, P-NUM, P-DUEHIT, P-ORPHAN."""

    def test_an_answered_task_passes_with_doubt_and_the_others_are_for_judgement(self) -> None:
        every = {it.at: it for it in found(plan(TASKS), "P-COVER", related())}
        assert list(every) == ["plan/1/cover", "plan/2/cover", "plan/3/cover"]
        first, third = every["plan/1/cover"], every["plan/3/cover"]
        assert (first.outcome, first.severity, first.doubt) == (Outcome.PASS, Severity.REVIEW, True)
        assert (third.outcome, third.severity, third.doubt) == (Outcome.FAIL, Severity.REVIEW, False)
        assert "没有找到相应内容" in third.message.zh
        assert lit(third) == {"plan/3/content", "plan/3/number"}

    def test_another_passage_asks_for_another_look_at_the_decision(self) -> None:
        changed = [line.replace("48场", "50场") for line in REPORT]
        one, other = (found(plan(TASKS), "P-COVER", related(*lines)) for lines in (REPORT, changed))
        assert [a.digest == b.digest for a, b in zip(one, other, strict=True)] == [True, False, True]

    def test_without_a_report_nothing_is_said_and_without_its_prose_nothing_is_evaluated(self) -> None:
        assert [found(plan(TASKS), code) for code in ("P-COVER", "P-NUM", "P-DUEHIT", "P-ORPHAN")] == [[]] * 4
        wordless = Related(report=Known("r", "r.pdf", "云岚市", 2024, "annual-report-2021"))
        [it] = found(plan(TASKS), "P-COVER", wordless)
        assert it.outcome is Outcome.NOT_EVALUABLE

    def test_another_number_of_the_same_thing_is_for_judgement(self) -> None:
        [it] = found(plan(TASKS), "P-NUM", related())
        assert it.outcome is Outcome.PASS
        [it] = failed(plan(TASKS), "P-NUM", related(*(line.replace("第五届", "第四届") for line in REPORT)))
        assert (it.at, it.severity, it.left, it.right) == ("plan/2/figure-1", Severity.REVIEW, Decimal(5), Decimal(4))

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("设立4个企业意见收集点", [(4, "个", "企业意见收集点")]),
            ("举办第七届花卉展", [(7, "第届", "花卉展")]),
            ("2024年8月底前完成", []),
        ],
    )
    def test_what_a_task_counts(self, text: str, wanted: list[tuple[int, str, str]]) -> None:
        assert [(int(it.value), it.unit, it.after) for it in things(text)] == wanted

    def test_a_task_due_early_needs_a_date_a_figure_or_a_document(self) -> None:
        [it] = found(plan(TASKS), "P-DUEHIT", related())
        assert (it.at, it.outcome) == ("plan/2/result", Outcome.PASS)
        [it] = failed(plan(TASKS), "P-DUEHIT", related(*(line.replace("48场", "") for line in REPORT)))
        assert (it.at, it.severity) == ("plan/2/result", Severity.REVIEW)

    def test_a_document_that_no_task_asks_for_is_listed(self) -> None:
        [it] = failed(plan(TASKS), "P-ORPHAN", related())
        assert "海绵城市" in it.message.zh
        [it] = found(plan(TASKS), "P-ORPHAN", related(*REPORT[:-1], REPORT[2]))
        assert it.outcome is Outcome.PASS
        assert found(plan(TASKS), "P-ORPHAN", related(*REPORT[:-1])) == []
