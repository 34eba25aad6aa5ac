# SPDX-License-Identifier: AGPL-3.0-or-later
"""One table of cases: for each check beyond the prose a report that fails it, one that passes, one it cannot judge."""

from reviewer.model.document import Source, State
from reviewer.model.related import Related
from tests.literals import disclosure, disputes, fact, reading, requests
from tests.reports import OPENING, TITLE, bodies, parts
from tests.trials import (
    CARRIED_OUT,
    IDLE,
    LICENCES,
    NONE,
    NORMATIVE,
    OTHERS,
    PROBLEMS,
    Case,
    Trial,
    beside_last,
    blank_group,
    counted,
    doubtful_2019,
    headed,
    headless,
    items,
    known,
    left_over,
    mixed,
    of_2019,
    of_body,
    of_parts,
    published,
    recalling,
    rolled,
    rowless,
    said_again,
    silent,
    tables,
    totals_of,
    unsure,
    without,
    without_texts,
    words,
)

whole, elsewhere = tables(disclosure(), requests(), disputes()), tables(disputes())

CASES: dict[str, Case] = {
    "T2-INT": Case(
        tables(disclosure(disclosure_penalties_processed="8.5")),
        whole,
        tables(disclosure(disclosure_penalties_processed="见附件")),
    ),
    "T2-SUBSET": Case(
        tables(disclosure(disclosure_rules_issued="7（其中修订15件）")),
        tables(disclosure(disclosure_rules_issued="17（其中修订15件）")),
        elsewhere,
    ),
    "T2-FEE": Case(
        tables(disclosure(disclosure_fees_amount="-3.5")),
        tables(disclosure(disclosure_fees_amount="3.5")),
        tables(disclosure(disclosure_fees_amount="见附件")),
    ),
    "T3-ROW": Case(
        tables(requests(requests_3_1_total="11")), whole, tables(without(requests(), "requests/3.1/company"))
    ),
    "T3-SUM7": Case(
        tables(requests(requests_3_7_company="9")), whole, tables(without(requests(), "requests/3.1/company"))
    ),
    "T3-GOUJI": Case(
        tables(requests(requests_4_company="9")), whole, tables(without(requests(), "requests/4/company"))
    ),
    "T3-INT": Case(tables(requests(requests_3_1_company="-1")), whole, tables(requests(requests_3_1_company="见附件"))),
    "T3-BLANKTOTAL": Case(tables(requests(requests_3_1_total="")), whole, elsewhere),
    "T3-LEGAL0": Case(tables(requests(requests_1_research="2", requests_4_research="1")), whole, elsewhere),
    "T3-PARTS": Case(tables(without(requests(requests_3_1_natural="19"), "requests/3.1/other")), whole, elsewhere),
    "T4-SUM": Case(
        tables(disputes(disputes_reconsideration_total="8")),
        whole,
        tables(without(disputes(), "disputes/reconsideration/other")),
    ),
    "T4-INT": Case(
        tables(disputes(disputes_reconsideration_other="0.5")),
        whole,
        tables(disputes(disputes_reconsideration_other="见附件")),
    ),
    "FMT-BLANK": Case(tables(disputes(disputes_reconsideration_other="/")), whole, tables(requests())),
    "S-ROWS": Case(rowless(State.DIGITAL), whole, rowless(State.PARTLY_READ)),
    "READ-COVER": Case(left_over, whole, elsewhere),
    "READ-DOUBT": Case(tables(unsure(disclosure(), "disclosure/fees/amount")), whole, elsewhere),
    "READ-SPLIT": Case(tables(unsure(requests(), "requests/3.1/company", Source.RECOVERED)), whole, elsewhere),
    "T3-CARRY0": Case(
        tables(requests(requests_1_total="6", requests_4_total="7")),
        whole,
        tables(without(requests(), "requests/1/total")),
    ),
    "T3-OTHER": Case(
        tables(requests(requests_3_6_3_total="13", requests_3_7_total="40")),
        whole,
        tables(requests(requests_3_6_3_total="见附件")),
    ),
    "T2-INFORCE": Case(
        tables(disclosure(disclosure_normative_issued="9")),
        whole,
        tables(without(disclosure(), NORMATIVE + "in_force")),
    ),
    "T2-NEWALL": Case(
        tables(disclosure(disclosure_normative_issued="8", disclosure_normative_in_force="8")),
        tables(disclosure(disclosure_normative_issued="8", disclosure_normative_in_force="31")),
        tables(without(disclosure(), NORMATIVE + "in_force")),
    ),
    "T2-2019-NEW": Case(
        of_2019(published("9", "7")),
        of_2019(published("7", "9")),
        of_2019(without_texts(published("7", "9"), NORMATIVE + "public_total")),
    ),
    "T2-RULES0": Case(
        of_body("东平区青石镇", disclosure(disclosure_rules_in_force="6")), of_body("东平区青石镇", disclosure())
    ),
    "T2-UNIT": Case(
        of_body("东平区青石镇", disclosure(disclosure_fees_amount="215300")), of_body("东平区青石镇", disclosure())
    ),
    "T4-SHIFT": Case(blank_group("全年发生行政复议7件。"), blank_group("全年发生行政复议3件。")),
    "X-34": Case(
        tables(NONE, disputes()), tables(requests(), disputes()), tables(without(NONE, "requests/1/total"), disputes())
    ),
    "X-LIC": Case(
        counted("向社会公开行政许可类信息1,034件。", IDLE),
        whole,
        tables(without(disclosure(), LICENCES + "processed")),
    ),
    "X-PEN": Case(
        counted("公开行政处罚决定信息120条。", IDLE),
        whole,
        tables(without(disclosure(), "disclosure/penalties/processed")),
    ),
    "X-COERCE": Case(
        counted("公开行政强制信息3条。", IDLE), whole, tables(without(disclosure(), "disclosure/coercion/processed"))
    ),
    "S-TITLE": Case(words(parts(title="云岚市东平区2024年政府信息公开工作报告")), words(), silent),
    "S-BODY": Case(words(parts(opening=[f"本报告由云岚市西华区人民政府办公室编制。{OPENING}"])), words()),
    "S-YEAR": Case(words(parts(title=TITLE.replace("2024", "2023"))), words(), silent),
    "S-PERIOD": Case(words(parts(opening=["统计期限自2023年1月1日起至2024年12月31日止。"])), words()),
    "S-DATE": Case(words(parts(closing=["2025年2月21日"])), words(parts(closing=["2025年2月20日"]))),
    "S-SEC": Case(headless(3), words(), silent),
    "S-LEN": Case(words(parts(bodies=bodies(s1=["公开" * 505 + "。"]))), words(), headless(0)),
    "S-CONTENT": Case(words(parts(bodies=bodies(s5=["无。"]))), words(), headless(4)),
    "S-PROBLEM": Case(
        words(parts(bodies=bodies(s5=["全区政府信息公开工作扎实有效，各项任务圆满完成，群众十分满意。"]))),
        words(),
        headless(4),
    ),
    "S-IMPROVE": Case(
        words(parts(bodies=bodies(s5=["全区政府信息公开工作扎实有效，各项任务圆满完成，群众十分满意。"]))),
        words(),
        headless(4),
    ),
    "S-FEE": Case(words(parts(bodies=bodies(s6=["本年度无其他需要报告的事项。"]))), words(), headless(5)),
    "S-ASSESS": Case(words(parts(bodies=bodies(s1=["2024年，东平区认真做好政府信息公开工作。"]))), words(), silent),
    "S-TMPL": Case(words(parts(bodies=bodies(s2=["该部分以表格形式报告。"]))), words(), silent),
    "S-CITE": Case(
        words(parts(opening=[OPENING, "按照国办公开办函〔2021〕3号年度报告格式编制。"])),
        words(parts(opening=[OPENING, "按照国办公开办函〔2021〕30号年度报告格式编制。"])),
    ),
    "S-CITE-FEE": Case(
        words(parts(bodies=bodies(s6=["按照处理费管理办法（国办函〔2020〕19号），没有收取信息处理费。"]))),
        words(parts(bodies=bodies(s6=["按照处理费管理办法（国办函〔2020〕109号），没有收取信息处理费。"]))),
    ),
    "S-HEAD": Case(headed("本年度止件数"), headed("本年废止件数"), tables(requests())),
    "S-FORM": Case(mixed, whole),
    "Y-CARRY": Case(
        beside_last(requests(), {**CARRIED_OUT, "requests/4/total": fact("requests/4/total", "8")}),
        beside_last(requests(), CARRIED_OUT),
        beside_last(unsure(requests(), "requests/2/total"), CARRIED_OUT),
    ),
    "Y-NORM": Case(rolled("normative", "25"), rolled("normative", "23"), rolled("normative", "23", 0.5)),
    "Y-RULES": Case(rolled("rules", "25"), rolled("rules", "23"), rolled("rules", "23", 0.5)),
    "T2-2019-TOT": Case(
        of_2019(*totals_of("normative", "170")),
        of_2019(*totals_of("normative", "166")),
        doubtful_2019(*totals_of("normative", "166")),
    ),
    "T2-2019-RULES": Case(
        of_2019(*totals_of("rules", "170")),
        of_2019(*totals_of("rules", "166")),
        doubtful_2019(*totals_of("rules", "166")),
    ),
    "T2-2019-PREV": Case(of_2019(*items("44")), of_2019(*items("43")), doubtful_2019(*items("43"))),
    "Y-JUMP": Case(beside_last(requests(), requests(requests_1_total="900")), beside_last(requests(), requests())),
    "Y-SAME": Case(said_again(PROBLEMS, PROBLEMS), said_again(PROBLEMS, OTHERS)),
    "Y-STATED": Case(recalling("41"), recalling("26"), recalling("26", with_facts=False)),
    "C-MAX": Case(of_parts("27"), of_parts("26")),
    "C-SUM": Case(of_parts("20", "7"), of_parts("20", "6"), of_parts("20", absent=("云岚市丙区",))),
    "S-DUP": Case(lambda: Trial(reading(requests()), Related(twins=(known(2024, {}),))), None),
}
