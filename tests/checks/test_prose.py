# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each check of the prose: words that pass, words that fail, and a figure without which it cannot tell."""

from dataclasses import dataclass

import pytest

from reviewer.checks.book import rule
from reviewer.checks.saying import MOST
from reviewer.forms.book import REPORT, load
from reviewer.model.finding import Outcome, Severity, Side
from tests.prosecases import failed, prose_findings, report
from tests.trials import NEVER, ONLY_FAILS

Figures = dict[str, int | str]
FLOW: Figures = {"1": 60, "2": 4, "3.7": 58, "4": 6}
RESULTS: Figures = FLOW | {"3.1": 20, "3.2": 5, "3.3.7": 3, "3.3.8": 4, "3.4.1": 12, "3.5.2": 6, "3.6.3": 8}
CASES_T4: Figures = {
    "disputes/reconsideration/upheld": 6,
    "disputes/reconsideration/corrected": 2,
    "disputes/reconsideration/pending": 1,
    "disputes/reconsideration/total": 9,
    "disputes/litigation_direct/upheld": 3,
    "disputes/litigation_direct/corrected": 1,
    "disputes/litigation_direct/total": 4,
    "disputes/litigation_after/pending": 2,
    "disputes/litigation_after/total": 2,
}
CALM: Figures = {
    "disputes/reconsideration/upheld": 3,
    "disputes/reconsideration/total": 3,
    "disputes/litigation_direct/upheld": 2,
    "disputes/litigation_direct/total": 2,
}
WHO: Figures = {"1": 12, "requests/1/company": 3, "requests/1/other": 1, "requests/1/total": 16}
TABLE2: Figures = {
    "disclosure/normative/issued": 7,
    "disclosure/normative/repealed": 2,
    "disclosure/normative/in_force": 31,
    "disclosure/rules/issued": 3,
    "disclosure/licences/processed": 415,
    "disclosure/penalties/processed": 26,
    "disclosure/coercion/processed": 5,
    "disclosure/fees/amount": "82.5",
}
PARTS = "答复申请58件，予以公开及部分公开{}件，不予公开7件，无法提供12件，不予处理6件，其他处理8件。"
PERCENT = (
    "申请中，予以公开及部分公开25件，占{}%，不予公开7件，占12.07%，"
    "无法提供12件，占20.69%，不予处理6件，占10.34%，其他处理8件，占13.79%。"
)


@dataclass(frozen=True)
class Case:
    """Figures, a sentence that agrees with them, one that does not, and a figure that both need."""

    figures: Figures
    good: str
    bad: str
    needs: str = ""
    severity: Severity = Severity.ERROR


REVIEW, WARNING = Severity.REVIEW, Severity.WARNING
CASES = {
    "N-NEW": Case(FLOW, "收到政府信息公开申请60件。", "收到政府信息公开申请61件。", "requests/1/total"),
    "N-HANDLED": Case(FLOW, "办理政府信息公开申请64件。", "办理政府信息公开申请63件。", "requests/2/total", WARNING),
    "N-DONE": Case(FLOW, "答复政府信息公开申请58件。", "答复政府信息公开申请85件。", "requests/3.7/total"),
    "N-CIN": Case(FLOW, "上年结转4件。", "上年结转5件。", "requests/2/total"),
    "N-COUT": Case(FLOW, "结转下年度办理6件。", "结转下年度办理5件。", "requests/4/total"),
    "N-UNDONE": Case(FLOW, "申请中，6件正在办理。", "申请中，5件正在办理。", "requests/4/total", REVIEW),
    "N-ALLDONE": Case({"1": 5, "3.7": 5}, "收到申请5件，均已答复。", "", "requests/4/total"),
    "N-DONERATE": Case({"1": 5, "3.7": 5}, "申请办结率100%。", "申请办结率98%。", "requests/2/total"),
    "N-BAL": Case(
        FLOW,
        "新收申请60件，上年结转4件，办结申请58件，结转下年6件。",
        "新收申请60件，上年结转4件，办结申请57件，结转下年6件。",
    ),
    "N-OPEN": Case(RESULTS, "予以公开及部分公开申请25件。", "予以公开及部分公开申请20件。", "requests/3.2/total"),
    "N-OPEN-FULL": Case(RESULTS, "申请中，予以公开20件。", "申请中，予以公开19件。", "requests/3.1/total"),
    "N-OPEN-PART": Case(RESULTS, "申请中，部分公开5件。", "申请中，部分公开4件。", "requests/3.2/total"),
    "N-DENY": Case(RESULTS, "申请中，不予公开7件。", "申请中，不予公开4件。", "requests/3.3.1/total"),
    "N-NOINFO": Case(RESULTS, "申请中，无法提供12件。", "申请中，无法提供21件。", "requests/3.4.3/total"),
    "N-NOPROC": Case(RESULTS, "申请中，不予处理6件。", "申请中，不予处理9件。", "requests/3.5.5/total"),
    "N-OTHER": Case(RESULTS, "申请中，其他处理8件。", "申请中，其他处理18件。", "requests/3.6.2/total"),
    "N-REASON": Case(RESULTS, "申请中，属于行政执法案卷3件。", "申请中，属于行政执法案卷7件。", "requests/3.3.7/total"),
    "N-WITHDRAW": Case(RESULTS, "申请中，申请人主动撤销8件。", "申请中，申请人主动撤销9件。", "requests/3.6.3/total"),
    "N-PARTS": Case(RESULTS, PARTS.format(25), PARTS.format(26)),
    "N-PCT": Case(RESULTS, PERCENT.format("43.10"), PERCENT.format("34.10"), "requests/3.7/total"),
    "N-PCTSUM": Case(RESULTS, PERCENT.format("43.10"), PERCENT.format("43.31"), severity=WARNING),
    "N-GROW": Case(FLOW, "收到申请60件，较上年的40件上升50%。", "收到申请60件，较上年的40件上升60%。"),
    "N-NATURAL": Case(WHO, "收到申请，自然人12件。", "收到申请，自然人15件。", "requests/1/natural", WARNING),
    "N-LEGAL": Case(WHO, "收到申请，法人或其他组织4件。", "收到申请，法人或其他组织6件。", "requests/1/legal", WARNING),
    "N-COMPANY": Case(WHO, "收到申请，商业企业3件。", "收到申请，商业企业4件。", "requests/1/company", WARNING),
    "N-REC": Case(CASES_T4, "行政复议9件。", "行政复议8件。", "disputes/reconsideration/total"),
    "N-RECNEW": Case(CASES_T4, "新收行政复议8件。", "新收行政复议10件。", "disputes/reconsideration/total", REVIEW),
    "N-LITNEW": Case(CASES_T4, "新收行政诉讼4件。", "新收行政诉讼7件。", "disputes/litigation_after/total", REVIEW),
    "N-RECFIX": Case(
        CASES_T4, "行政复议9件，纠正2件。", "行政复议9件，纠正3件。", "disputes/reconsideration/corrected"
    ),
    "N-RECKEEP": Case(CASES_T4, "行政复议维持6件。", "行政复议维持7件。", "disputes/reconsideration/upheld"),
    "N-RECPEND": Case(CASES_T4, "行政复议尚未审结1件。", "行政复议尚未审结0件。", "disputes/reconsideration/pending"),
    "N-LIT": Case(CASES_T4, "行政诉讼6件。", "行政诉讼4件。", "disputes/litigation_after/total"),
    "N-LITDIR": Case(CASES_T4, "未经复议直接起诉4件。", "未经复议直接起诉6件。", "disputes/litigation_direct/total"),
    "N-LITAFT": Case(CASES_T4, "复议后起诉2件。", "复议后起诉3件。", "disputes/litigation_after/total"),
    "N-LITFIX": Case(CASES_T4, "行政诉讼纠错1件。", "行政诉讼纠错2件。", "disputes/litigation_after/corrected"),
    "N-LITKEEP": Case(CASES_T4, "行政诉讼维持3件。", "行政诉讼维持5件。", "disputes/litigation_after/upheld"),
    "N-LITPEND": Case(CASES_T4, "行政诉讼尚未审结2件。", "行政诉讼尚未审结1件。", "disputes/litigation_after/pending"),
    "N-DISPUTE": Case(CASES_T4, "复议、诉讼案件共15件。", "复议、诉讼案件共13件。", "disputes/litigation_after/total"),
    "N-DISPUTEFIX": Case(
        CASES_T4,
        "复议、诉讼案件共15件，纠正3件。",
        "复议、诉讼案件共15件，纠正2件。",
        "disputes/litigation_after/corrected",
    ),
    "N-ALLUP": Case(CALM, "行政复议3件，均获维持。", "", "disputes/reconsideration/other"),
    "N-ALLUP-LIT": Case(CALM, "行政诉讼2件，均获维持。", "", "disputes/litigation_direct/other"),
    "N-NOFIX": Case(CALM, "行政复议3件，未被纠错。", "", "disputes/reconsideration/corrected"),
    "N-NOFIX-LIT": Case(CALM, "行政诉讼2件，无败诉。", "", "disputes/litigation_direct/corrected"),
    "N-CLOSED": Case(CALM, "行政复议3件，均已审结。", "", "disputes/reconsideration/pending"),
    "N-CLOSED-LIT": Case(CALM, "行政诉讼2件，均已结案。", "", "disputes/litigation_direct/pending"),
    "N-NORM": Case(TABLE2, "制发规范性文件7件。", "制发规范性文件8件。", "disclosure/normative/issued"),
    "N-NORMPUB": Case(TABLE2, "发布规范性文件7件。", "发布规范性文件9件。", "disclosure/normative/issued", REVIEW),
    "N-NORMEND": Case(TABLE2, "废止规范性文件2件。", "废止规范性文件4件。", "disclosure/normative/repealed", REVIEW),
    "N-NORMALL": Case(
        TABLE2, "现行有效规范性文件31件。", "现行有效规范性文件13件。", "disclosure/normative/in_force", REVIEW
    ),
    "N-RULES": Case(TABLE2, "制定政府规章3件。", "制定政府规章2件。", "disclosure/rules/issued"),
    "N-RULESPUB": Case(TABLE2, "公开政府规章3件。", "公开政府规章5件。", "disclosure/rules/issued", REVIEW),
    "N-LIC": Case(TABLE2, "作出行政许可415件。", "作出行政许可451件。", "disclosure/licences/processed"),
    "N-PEN": Case(TABLE2, "作出行政处罚26件。", "作出行政处罚62件。", "disclosure/penalties/processed"),
    "N-COERCION": Case(TABLE2, "实施行政强制5件。", "实施行政强制6件。", "disclosure/coercion/processed"),
    "N-FEEINCOME": Case(TABLE2, "行政事业性收费825000元。", "行政事业性收费825万元。", "disclosure/fees/amount"),
    "N-FEE": Case({}, "收取信息处理费120元。", "收取信息处理费120元。其中，乡镇未收取信息处理费。"),
    "N-LIST": Case({}, "发布信息30条，包括甲类12条、乙类18条。", "发布信息30条，包括甲类12条、乙类17条。"),
    "N-LISTPCT": Case(
        {},
        "发布信息30条，其中网站18条，占60%；微信12条，占40%。",
        "发布信息30条，其中网站18条，占65%；微信12条，占40%。",
        severity=WARNING,
    ),
    "N-RATIO": Case({}, "制发文件80件，主动公开72件，主动公开率90%。", "制发文件80件，主动公开72件，主动公开率92%。"),
    "N-UNIT": Case(
        FLOW, "收到政府信息公开申请60件，答复申请58件。", "收到政府信息公开申请60件，答复申请58条。", severity=WARNING
    ),
    "N-DUP": Case({}, "分解32项任务。全年落实分解的32项任务。", "分解32项任务。全年落实分解的35项任务。"),
    "N-SCOPE": Case(FLOW, "", "区政府办公室代表区政府收到政府信息公开申请33件。", severity=REVIEW),
    "N-ORD": Case({}, "一是抓学习。二是抓公开。三是抓解读。", "一是抓学习。三是抓公开。三是抓解读。", severity=WARNING),
    "N-HOLE": Case({}, "全年共主动公开88条，答复留言。", "全年共主动公开条，答复留言。"),
}
SPOILT: dict[str, Figures] = {
    "N-ALLDONE": {"4": 2},
    "N-ALLUP": {"disputes/reconsideration/other": 1},
    "N-ALLUP-LIT": {"disputes/litigation_after/pending": 1},
    "N-NOFIX": {"disputes/reconsideration/corrected": 1},
    "N-NOFIX-LIT": {"disputes/litigation_direct/corrected": 1},
    "N-CLOSED": {"disputes/reconsideration/pending": 1},
    "N-CLOSED-LIT": {"disputes/litigation_after/pending": 2},
}
HEADING = "（一）依申请公开情况"


def own() -> list[str]:
    return [entry["code"] for entry in load(f"{REPORT}/prose.toml")["check"]]


def test_no_check_of_the_prose_is_without_a_case() -> None:
    assert set(own()) == set(CASES)


def test_a_check_that_lacks_a_case_is_of_a_kind_of_which_it_is_said_why() -> None:
    assert {rule(code).kind for code, case in CASES.items() if not case.needs} <= set(NEVER)
    assert {rule(code).kind for code, case in CASES.items() if not case.good} <= set(ONLY_FAILS)


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.good])
def test_words_that_agree_pass_and_nothing_else_fails(code: str) -> None:
    reading = report(CASES[code].figures, HEADING, CASES[code].good)
    assert [f.outcome for f in prose_findings(reading, code)] != []
    assert {f.outcome for f in prose_findings(reading, code)} == {Outcome.PASS}
    assert failed(reading) == {}


@pytest.mark.parametrize("code", list(CASES))
def test_words_that_do_not_agree_fail_with_their_figures_lit(code: str) -> None:
    case = CASES[code]
    figures = case.figures | SPOILT.get(code, {})
    finding = failed(report(figures, HEADING, case.bad or case.good))[code]
    assert finding.severity is case.severity
    assert 1 <= len(finding.anchors) <= MOST
    assert finding.at.startswith("prose/1/")
    for text in (finding.message.zh, finding.message.en):
        assert "{" not in text
    if finding.left is not None and code not in SPOILT:
        assert any(anchor.side is Side.LEFT for anchor in finding.anchors)


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.needs])
def test_without_a_figure_of_the_table_it_is_not_evaluated(code: str) -> None:
    case = CASES[code]
    for words in (case.good, case.bad or case.good):
        found = prose_findings(report(case.figures, HEADING, words, without=(case.needs,)), code)
        assert {finding.outcome for finding in found} == {Outcome.NOT_EVALUABLE}
