# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sentences as reports write them, and what each states: `kind=figure`, or the kind alone for words without one."""

import pytest

from reviewer.prose.claims import claims
from reviewer.prose.wordings import wording, wordings
from tests.pages import spoken

REQUESTS = [
    ("全区共收到政府信息公开申请214件。", "received=214"),
    ("2024年，我局共受理政府信息公开申请1,307件。", "received=1,307"),
    ("本年度新收信息公开申请36宗。", "received=36"),
    ("全年接收依申请公开58件。", "received=58"),
    ("共接到公民、法人和其他组织提出的政府信息公开申请71份。", "received=71"),
    ("收到政府信息公开申请总数为402件。", "received=402"),
    ("全年共收到9件政府信息公开申请。", "received=9"),
    ("共收到群众申请15件。", "received=15"),
    ("全年共受理12件，办结12件。", "received=12 answered=12"),
    ("新增政府信息公开申请66件。", "received=66"),
    ("收到政府信息公开申请500余件。", "received=500"),
    ("收到政府信息公开申请十一件。", "received=十一"),
    ("全年政府信息公开申请总量为88件。", "received=88"),
    ("2024年未收到政府信息公开申请。", "received"),
    ("本单位没有收到公民、法人或者其他组织的信息公开申请。", "received"),
    ("本年度无依申请公开事项。", "received"),
    ("全年未接到申请公开政府信息的情况。", "received"),
    ("2023年，全区收到政府信息公开申请77件；2024年，收到政府信息公开申请91件。", "received_before=77 received=91"),
    ("去年，全区共收到政府信息公开申请77件。", "received_before=77"),
    ("共办理政府信息公开申请63件。", "handled=63"),
    ("收办依申请公开18件。", "handled=18"),
    ("办理信息公开申请共计5件。", "handled=5"),
    ("答复政府信息公开申请187件。", "answered=187"),
    ("已答复64件。", "answered=64"),
    ("全年办结43件。", "answered=43"),
    ("办理完毕政府信息公开申请29件。", "answered=29"),
    ("依法答复申请26件。", "answered=26"),
    ("共答复31件政府信息公开申请。", "answered=31"),
    ("收到申请40件，当年办理完成37件。", "received=40 answered=37"),
    ("答复政府信息公开申请91件（含上年度结转8件，结转下年度继续办理5件）。", "answered=91 carried_in=8 carried_out=5"),
    ("含2023年结转申请7件。", "carried_in=7"),
    ("上年转结6件。", "carried_in=6"),
    ("上一年度顺延的申请4件。", "carried_in=4"),
    ("其中3件为上年结转。", "carried_in=3"),
    ("结转自上年度的申请11件。", "carried_in=11"),
    ("无上年结转申请。", "carried_in"),
    ("另有13件结转至下年度。", "carried_out=13"),
    ("2件申请顺延到下年度答复。", "carried_out=2"),
    ("结转下一年度继续办理21件。", "carried_out=21"),
    ("尚有5件结转至2025年办理。", "carried_out=5"),
    ("转下年度办理8件。", "carried_out=8"),
    ("没有结转下年度的申请。", "carried_out"),
    ("上年结转2件，新收申请30件，办结29件，结转下年3件。", "carried_in=2 received=30 answered=29 carried_out=3"),
    ("其他处理17件（其中申请人主动撤销9件）。", "other_handled=17 withdrawn=9"),
    ("其中6件由申请人主动撤回。", "withdrawn=6"),
    ("申请人撤回申请4件。", "withdrawn=4"),
    ("予以公开及部分公开152件。", "opened_both=152"),
    ("公开和部分公开信息公开申请44件。", "opened_both=44"),
    ("予以公开38件、部分公开6件。", "opened=38 opened_partly=6"),
    ("其中予以公开的有12件。", "opened=12"),
    ("其中22件予以公开，3件部分公开，4件不予公开。", "opened=22 opened_partly=3 denied=4"),
    ("同意公开15件，不同意公开2件。", "opened=15 denied=2"),
    ("全部公开7件。", "opened=7"),
    ("因属于行政执法案卷等不予公开33件。", "denied=33"),
    ("不予公开类申请8件。", "denied=8"),
    ("因本机关不掌握等原因无法提供61件。", "not_provided=61"),
    ("25件无法提供。", "not_provided=25"),
    ("因重复申请不予处理9件。", "not_processed=9"),
    ("其它处理14件。", "other_handled=14"),
    ("作其他处理的共19件。", "other_handled=19"),
    ("申请均已办结。", "all_done"),
    ("收到政府信息公开申请5件，已全部答复。", "received=5 all_done"),
    ("收到政府信息公开申请5件，全部予以答复。", "received=5 all_done"),
    ("收到政府信息公开申请5件，均已依法依规办理完毕。", "received=5 all_done"),
    ("收到政府信息公开申请5件，均在法定期限内予以答复。", "received=5"),
    ("收到政府信息公开申请5件，全部办结，结转下年0件。", "received=5 carried_out=0"),
    ("申请办结率100%。", "done_rate=100"),
    ("按时办结率达到100%。", ""),
    ("自然人申请46件，法人或其他组织申请5件。", "natural=46 legal_persons=5"),
    ("其中商业企业7件。", "companies=7"),
    ("自然人23件。", "natural=23"),
    ("收到政府信息公开申请9件，自然人申请7件，法人申请2件。", "received=9 natural=7 legal_persons=2"),
    ("已办结20件，14件正在办理中。", "answered=20 unfinished=14"),
    (
        "共收到依申请件83件，上年结转4件，办结80件，7件结转到2025年度继续办理。",
        "received=83 carried_in=4 answered=80 carried_out=7",
    ),
    ("共收到政府信息依申请公开1499件。", "received=1499"),
    ("完成政府信息依申请公开答复153件，包括上年结转信息公开申请3件。", "answered=153 carried_in=3"),
    ("共收到8份政府信息公开申请，均为自然人申请。", "received=8"),
    ("共收到7件依申请公开请求，2023年结转政府信息公开申请2件，共办结8件。", "received=7 carried_in=2 answered=8"),
    ("依法办结59件，其中予以公开的18件，结转下年度继续办理的2件。", "answered=59 opened=18 carried_out=2"),
    ("全市共收到政府信息申请公开件658件。", "received=658"),
    ("共收到依申请政府信息公开2件，结转下年度继续办理0件。", "received=2 carried_out=0"),
    ("依申请公开请求9件，其中网络平台收到3件，线下邮件收到1件。", ""),
    ("予以公开答复66件，部分公开7件，无法提供的12件。", "opened=66 opened_partly=7 not_provided=12"),
    ("本年度未收到政府信息申请公开。", "received"),
    (
        "申请中，属于国家秘密1件，法律行政法规禁止公开2件，危及“三安全一稳定”3件，保护第三方合法权益4件。",
        "reason_3_3_1=1 reason_3_3_2=2 reason_3_3_3=3 reason_3_3_4=4",
    ),
    (
        "申请中，内部事务信息5件，属于四类过程性信息6件，行政执法案卷7件，行政查询事项8件。",
        "reason_3_3_5=5 reason_3_3_6=6 reason_3_3_7=7 reason_3_3_8=8",
    ),
    (
        "申请中，本机关不掌握相关政府信息1件，没有现成信息需要另行制作2件，补正后申请内容仍不明确3件。",
        "reason_3_4_1=1 reason_3_4_2=2 reason_3_4_3=3",
    ),
    (
        "申请中，信访举报投诉类申请1件，重复申请2件，无正当理由大量反复申请3件，逾期不补正的4件。",
        "reason_3_5_1=1 reason_3_5_2=2 reason_3_5_4=3 reason_3_6_1=4",
    ),
    ("申请中，因重复申请等不予处理9件。", "not_processed=9"),
    ("收到上级转办的政府信息公开申请5件。", ""),
    ("收到4件针对本部门有关政府信息公开事务的申请。", "received=4"),
    ("依申请公开受理量为0件。", "received=0"),
    ("去年受理政府信息公开申请8件，今年受理政府信息公开申请12件。", "received_before=8 received=12"),
    ("街道办事处未接收到政府信息公开申请。", "received"),
    ("新收申请30件，上年结转2件，合计32件。", "received=30 carried_in=2"),
    ("延期答复3件，按时办结30件。", ""),
    ("2024年共收到政府信息公开申请52件，已办结50件，2件结转下年。", "received=52 answered=50 carried_out=2"),
    ("无结转下年申请，予以公开4件。", "carried_out opened=4"),
    (
        "收到的申请中，部分公开5件，不予公开6件，无法提供7件，不予处理8件。",
        "opened_partly=5 denied=6 not_provided=7 not_processed=8",
    ),
]

SHARES = [
    (
        "申请中，予以公开或部分公开占58.5%、不予公开占7.3%、无法提供占28.9%，不予处理占2%，其他处理占3.3%。",
        "opened_both_share=58.5 denied_share=7.3 not_provided_share=28.9 not_processed_share=2 other_handled_share=3.3",
    ),
    ("申请中，予以公开占40%，部分公开占比为3.5%。", "opened_share=40 opened_partly_share=3.5"),
    ("不予公开32件，占8.51%。", "denied=32 share=8.51"),
    ("其他处理17件（其中申请人主动撤销9件），占19%。", "other_handled=17 withdrawn=9 share=19"),
    ("无法提供64件（31.53%）。", "not_provided=64 share=31.53"),
    ("予以公开20件，占总数的40%。", "opened=20 share=40"),
    ("申请数量较2023年上升23.4%。", "growth_up=23.4"),
    ("申请数量较上年增长12.5%。", "growth_up=12.5"),
    ("同比下降8.3%。", "growth_down=8.3"),
    ("申请数量与2023年相比，减少了15%。", "growth_down=15"),
    ("收到政府信息公开申请90件，较2023年的60件上升50%。", "received=90 before=60 growth_up=50"),
    ("收到政府信息公开申请90件，较上年增加30件，增长50%。", "received=90 change=30 growth_up=50"),
    ("办结率上升3.2个百分点。", ""),
    ("去年同期为71件。", "before=71"),
    ("占比提高5个百分点。", ""),
    ("主动公开率91.3%。", "publication_rate=91.3"),
    ("公开率达到100%。", "publication_rate=100"),
    ("公文主动公开率超八成。", "publication_rate=八"),
]

DISPUTES = [
    ("信息公开类行政复议21件，结果纠正4件。", "reconsiderations=21 reconsiderations_corrected=4"),
    ("行政诉讼8件，纠错1件。", "litigations=8 litigations_corrected=1"),
    ("因政府信息公开被申请行政复议3件。", "reconsiderations=3"),
    ("被提起行政诉讼案件6宗，败诉2宗。", "litigations=6 litigations_corrected=2"),
    ("发生5件信息公开行政复议案件。", "reconsiderations=5"),
    ("涉及行政复议、行政诉讼案件共11件。", "disputes=11"),
    ("因政府信息公开引发行政复议、行政诉讼各2件。", "disputes_each=2"),
    ("市政府作为复议机关办理信息公开复议案件46件，作为被申请人的复议案件3件。", "reconsiderations=3"),
    ("行政复议和诉讼7件，被纠错1件。", "disputes=7 disputes_corrected=1"),
    (
        "行政复议9件，其中维持6件，纠正2件，尚未审结1件。",
        "reconsiderations=9 reconsiderations_upheld=6 reconsiderations_corrected=2 reconsiderations_pending=1",
    ),
    ("行政诉讼5件，结果维持4件，正在审理1件。", "litigations=5 litigations_upheld=4 litigations_pending=1"),
    (
        "行政复议14件，其中维持9件；行政诉讼4件（均为复议后起诉），全部为结果维持。",
        "reconsiderations=14 reconsiderations_upheld=9 litigations=4 litigations_all_upheld",
    ),
    ("行政复议0次，行政诉讼0次。", "reconsiderations=0 litigations=0"),
    ("未经复议直接起诉12件，复议后起诉7件。", "litigations_direct=12 litigations_after=7"),
    ("新收行政复议7件、行政诉讼2件，新发生行政诉讼案件3件。", "reconsiderations_new=7 litigations=2 litigations_new=3"),
    ("未发生行政复议、行政诉讼案件。", "reconsiderations litigations"),
    ("没有因政府信息公开引发的行政复议。", "reconsiderations"),
    ("无行政诉讼案件。", "litigations"),
    (
        "行政复议3件、行政诉讼1件，均获维持。",
        "reconsiderations=3 litigations=1 reconsiderations_all_upheld litigations_all_upheld",
    ),
    ("行政复议2件，全部维持。", "reconsiderations=2 reconsiderations_all_upheld"),
    ("行政诉讼2件，均胜诉。", "litigations=2 litigations_all_upheld"),
    ("行政复议4件，均未被纠错。", "reconsiderations=4 reconsiderations_none_corrected"),
    ("行政诉讼4件，未发生败诉。", "litigations=4 litigations_none_corrected"),
    ("行政复议6件，均已审结。", "reconsiderations=6 reconsiderations_closed"),
    ("行政诉讼3件，全部结案。", "litigations=3 litigations_closed"),
    ("做好行政复议、诉讼工作，全年收到政府信息公开申请8件，已答复7件。", "received=8 answered=7"),
    (
        "行政复议13件，纠错3件；行政诉讼5件，纠错1件。",
        "reconsiderations=13 reconsiderations_corrected=3 litigations=5 litigations_corrected=1",
    ),
]

DISCLOSURE = [
    ("制发行政规范性文件14件。", "normative_issued=14"),
    ("出台规范性文件3件，废止规范性文件2件。", "normative_issued=3 normative_repealed=2"),
    ("印发5件行政规范性文件。", "normative_issued=5"),
    ("制发区政府规范性文件2件。", "normative_published=2"),
    ("现行有效的行政规范性文件61件。", "normative_in_force=61"),
    ("对外公开规范性文件总数22件。", "normative_in_force=22"),
    ("本年度新制作规范性文件3件，现有规范性文件13件。", "normative_issued=3 normative_in_force=13"),
    ("规范性文件制发4件，现行有效20件。", "normative_in_force=20"),
    ("发布行政规范性文件28件。", "normative_published=28"),
    ("发布文件114件，其中规范性文件7件。", "normative_published=7"),
    ("主动公开文件320件，其中规章2件、行政规范性文件18件。", "rules_published=2 normative_published=18"),
    ("制定政府规章3件。", "rules_issued=3"),
    ("公报刊登文件70件、部门规范性文件7件。", ""),
    ("清理规范性文件52件。", ""),
    ("制定规章制度6项。", ""),
    ("作出行政许可决定4102件。", "licences=4102"),
    ("作出行政处罚决定96件，实施行政强制2件。", "penalties=96 coercion=2"),
    ("公示行政许可信息310条、行政处罚信息22条。", ""),
    ("行政事业性收费金额215.6万元。", "fee_income=215.6"),
    ("分解57项重点任务。", "tasks=57"),
    ("明确66项工作任务、完成时限及责任单位。", "tasks=66"),
]

FEES = [
    ("全年共收取政府信息公开处理费1260元。", "fee_charged=1260"),
    ("收取信息处理费共计3.2万元。", "fee_charged=3.2"),
    ("信息处理费收取金额为470元。", "fee_charged=470"),
    ("本年度未收取信息处理费。", "fee_none"),
    ("本年度对3件申请收取信息处理费，合计金额180元。", "fee_charged=180"),
    ("没有收取政府信息公开处理费。", "fee_none"),
    ("未产生信息公开处理费。", "fee_none"),
    ("信息处理费：未收取。", "fee_none"),
    ("处理费按每件100元/件的标准计收。", ""),
]

SILENT = [
    "答复网民留言376件。",
    "办理人大代表建议35件、政协提案62件，均已答复。",
    "受理12345热线工单3800件。",
    "收到低保申请31件。",
    "受理行政许可申请802件。",
    "召开新闻发布会12场，参与人数3000人次。",
    "门户网站公开政府信息1250条。",
    "微信公众号粉丝约5.2万。",
    "举办培训班3期。",
    "申请材料减少2件。",
    "编发政府公报12期，刊登文件60件。",
    "第三条规定自2024年5月1日起施行。",
]


def said(sentence: str, heading: str = "（二）依申请公开情况", section: str = "一、总体情况") -> str:
    """What a sentence under a heading states."""
    found = claims(spoken(section, heading, sentence))
    return " ".join(f"{c.kind}={c.quantity.text}" if c.quantity else c.kind for c in found)


@pytest.mark.parametrize(("sentence", "expected"), REQUESTS + SHARES + DISPUTES)
def test_a_sentence_of_requests_and_disputes_states_its_figures(sentence: str, expected: str) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), DISCLOSURE)
def test_a_sentence_of_proactive_disclosure_states_its_figures(sentence: str, expected: str) -> None:
    assert said(sentence, "（一）主动公开情况") == expected


@pytest.mark.parametrize(("sentence", "expected"), FEES)
def test_a_sentence_of_charges_states_its_figures(sentence: str, expected: str) -> None:
    assert said(sentence, "（一）收取信息处理费情况", "六、其他需要报告的事项") == expected


@pytest.mark.parametrize("sentence", SILENT)
def test_figures_of_other_matters_state_nothing(sentence: str) -> None:
    assert said(sentence, "（一）主动公开情况") == ""


def test_there_are_enough_sentences() -> None:
    assert len(REQUESTS + SHARES + DISPUTES + DISCLOSURE + FEES + SILENT) >= 150


def test_every_wording_is_stated_by_some_sentence() -> None:
    every = {
        word.split("=")[0] for _, text in REQUESTS + SHARES + DISPUTES + DISCLOSURE + FEES for word in text.split()
    }
    assert {entry.kind for entry in wordings().claims} <= every


def test_an_unknown_key_or_word_set_is_refused() -> None:
    with pytest.raises(ValueError, match="claim x: unknown key “patern”"):
        wording({"kind": "x", "patern": ["{n}"]}, {})
    with pytest.raises(ValueError, match="claim x: unknown word set “cuont”"):
        wording({"kind": "x", "patterns": ["{n}{cuont}"]}, {})
