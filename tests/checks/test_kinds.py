# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each kind of check: a case where it passes, one where it fails, one that cannot be evaluated."""

from collections import Counter
from dataclasses import replace

import pytest

from reviewer import reviewing
from reviewer.model.document import Source, State
from reviewer.model.finding import Finding, Outcome, Severity, Side
from reviewer.model.place import Place
from reviewer.model.report import Reading, Unread
from tests.literals import disclosure, disputes, number, reading, requests

READING = ("READ-COVER", "READ-DOUBT", "READ-SPLIT")


def outcomes(report: Reading, code: str) -> dict[str, Finding]:
    return {finding.at: finding for finding in reviewing.check(report) if finding.check == code}


def failed(report: Reading) -> list[tuple[str, str]]:
    return [(f.check, f.at) for f in reviewing.check(report) if f.outcome is Outcome.FAIL]


def test_tables_that_agree_pass_every_check() -> None:
    report = reading(disclosure(), requests(), disputes())
    found = reviewing.check(report)
    assert {finding.outcome for finding in found} == {Outcome.PASS}
    counts = Counter(finding.check for finding in found)
    assert (counts["T3-ROW"], counts["T3-SUM7"], counts["T3-GOUJI"], counts["T4-SUM"]) == (25, 7, 7, 3)


def test_a_wrong_figure_fails_its_row_and_its_column_and_nothing_else() -> None:
    report = reading(requests(requests_3_1_company="2"))
    assert failed(report) == [("T3-ROW", "requests/3.1"), ("T3-SUM7", "requests/company")]


def test_a_failed_sum_names_both_sides_and_the_difference_in_both_languages() -> None:
    finding = outcomes(reading(requests(requests_3_1_total="14")), "T3-ROW")["requests/3.1"]
    assert (finding.left, finding.right) == (number(10), number(14))
    for figure in ("10", "14", "4"):
        assert figure in finding.message.zh
        assert figure in finding.message.en
    assert "予以公开" in finding.message.zh


def test_a_failed_sum_lights_the_parts_on_the_left_and_the_total_on_the_right() -> None:
    finding = outcomes(reading(requests(requests_3_1_total="14")), "T3-ROW")["requests/3.1"]
    sides = {anchor.address: anchor.side for anchor in finding.anchors}
    assert sides["requests/3.1/natural"] is Side.LEFT
    assert sides["requests/3.1/total"] is Side.RIGHT
    assert len(sides) == 7


def test_the_flow_identity_fails_when_what_is_carried_out_does_not_follow() -> None:
    report = reading(requests(requests_4_natural="6", requests_4_total="9"))
    assert failed(report) == [("T3-GOUJI", "requests/natural"), ("T3-GOUJI", "requests/total")]


def test_a_table_4_total_that_is_not_its_parts_fails() -> None:
    report = reading(disputes(disputes_litigation_direct_total="8"))
    assert failed(report) == [("T4-SUM", "disputes/litigation_direct")]


@pytest.mark.parametrize("blank", ["", "/", "—", "-", "不适用"])
def test_a_blank_counts_as_zero_and_is_warned_of_once(blank: str) -> None:
    report = reading(requests(requests_3_3_1_legal=blank, requests_3_3_2_legal=blank))
    assert failed(report) == [("FMT-BLANK", "requests")]
    warning = outcomes(report, "FMT-BLANK")["requests"]
    assert warning.severity is Severity.WARNING
    assert {anchor.address for anchor in warning.anchors} == {"requests/3.3.1/legal", "requests/3.3.2/legal"}


def test_a_figure_that_was_not_found_is_not_evaluated() -> None:
    facts = requests()
    del facts["requests/3.1/company"]
    report = reading(facts)
    assert outcomes(report, "T3-ROW")["requests/3.1"].outcome is Outcome.NOT_EVALUABLE
    assert outcomes(report, "T3-SUM7")["requests/company"].outcome is Outcome.NOT_EVALUABLE
    assert outcomes(report, "T3-ROW")["requests/3.2"].outcome is Outcome.PASS
    assert failed(report) == []


def test_words_in_a_cell_are_not_evaluated_and_never_pass() -> None:
    report = reading(requests(requests_3_1_company="见附件"))
    assert outcomes(report, "T3-ROW")["requests/3.1"].outcome is Outcome.NOT_EVALUABLE
    assert outcomes(report, "T3-INT")["requests/3.1/company"].outcome is Outcome.NOT_EVALUABLE
    assert failed(report) == []


def test_a_table_that_was_not_found_makes_its_checks_not_evaluable() -> None:
    found = reviewing.check(reading(requests()))
    about = [finding for finding in found if finding.at == "disputes"]
    assert {finding.check for finding in about} == {"T4-SUM", "T4-INT", "FMT-BLANK", "S-HEAD", *READING}
    assert {finding.outcome for finding in about} == {Outcome.NOT_EVALUABLE}


@pytest.mark.parametrize("printed", ["-10", "8.5", "1,234.5"])
def test_a_count_that_is_no_whole_number_of_zero_or_more_fails(printed: str) -> None:
    report = reading(disclosure(disclosure_penalties_processed=printed))
    assert failed(report) == [("T2-INT", "disclosure/penalties/processed")]


def test_a_fee_may_have_decimals() -> None:
    assert failed(reading(disclosure(disclosure_fees_amount="31276.29269"))) == []


def test_a_total_that_is_not_filled_in_is_proposed_and_no_error() -> None:
    report = reading(requests(requests_3_1_total=""))
    assert failed(report) == [("T3-BLANKTOTAL", "requests/3.1/total"), ("FMT-BLANK", "requests")]
    finding = outcomes(report, "T3-BLANKTOTAL")["requests/3.1/total"]
    assert finding.severity is Severity.WARNING
    assert "10" in finding.message.zh
    assert outcomes(report, "T3-ROW")["requests/3.1"].outcome is Outcome.NOT_EVALUABLE


def test_a_blank_total_of_a_row_of_zeros_does_not_hide_a_wrong_column() -> None:
    blanks = {f"requests_3_3_{n}_total": "" for n in range(1, 9)}
    report = reading(requests(**blanks, requests_3_7_total="99"))
    assert ("T3-SUM7", "requests/total") in failed(report)


def test_a_total_of_printed_zero_beside_figures_is_an_error() -> None:
    assert ("T3-ROW", "requests/3.1") in failed(reading(requests(requests_3_1_total="0")))


def test_a_missing_row_is_named_between_its_neighbours() -> None:
    facts = {a: f for a, f in requests().items() if not a.startswith("requests/3.3.4/")}
    codes = [row.line for row in reading(requests()).rows["requests"] if row.line != "3.3.4"]
    report = reading(facts, rows={"requests": codes})
    finding = outcomes(report, "S-ROWS")["requests/3.3.4"]
    assert finding.outcome is Outcome.FAIL
    assert "保护第三方合法权益" in finding.message.zh
    tops = [anchor.place.top for anchor in finding.anchors]
    seen = {row.line: row.place.top for row in report.rows["requests"]}
    assert tops == [seen["3.3.3"], seen["3.3.5"]]


def test_rows_missing_on_pages_that_could_not_be_read_are_no_fault_of_the_report() -> None:
    facts = {a: f for a, f in requests().items() if not a.startswith("requests/3.3.4/")}
    codes = [row.line for row in reading(requests()).rows["requests"] if row.line != "3.3.4"]
    report = reading(facts, state=State.PARTLY_READ, rows={"requests": codes})
    assert outcomes(report, "S-ROWS")["requests/3.3.4"].outcome is Outcome.NOT_EVALUABLE


def test_swapped_rows_are_found_though_all_sums_hold() -> None:
    codes = [row.line for row in reading(requests()).rows["requests"]]
    first = codes.index("3.4.1")
    codes[first], codes[first + 1] = codes[first + 1], codes[first]
    assert failed(reading(requests(), rows={"requests": codes})) == [("S-ROWS", "requests/3.4.1")]


def test_a_row_printed_twice_is_found() -> None:
    codes = [row.line for row in reading(requests()).rows["requests"]]
    assert failed(reading(requests(), rows={"requests": [*codes, "3.2"]})) == [("S-ROWS", "requests/3.2")]


def test_a_doubtful_figure_makes_a_failure_a_matter_of_review() -> None:
    facts = requests(requests_3_1_company="2")
    facts["requests/3.1/company"] = replace(facts["requests/3.1/company"], source=Source.OCR, confidence=0.6)
    finding = outcomes(reading(facts), "T3-ROW")["requests/3.1"]
    assert (finding.outcome, finding.severity, finding.doubt) == (Outcome.FAIL, Severity.REVIEW, True)


def test_a_sum_that_holds_on_a_doubtful_figure_is_not_passed() -> None:
    facts = disputes()
    doubtful = replace(facts["disputes/reconsideration/upheld"], source=Source.OCR, confidence=0.6)
    facts[doubtful.address] = doubtful
    assert outcomes(reading(facts), "T4-SUM")["disputes/reconsideration"].outcome is Outcome.NOT_EVALUABLE


def test_a_doubtful_figure_is_confirmed_by_its_row_and_its_column_together() -> None:
    facts = requests()
    facts["requests/3.1/company"] = replace(facts["requests/3.1/company"], source=Source.OCR, confidence=0.6)
    assert outcomes(reading(facts), "T3-ROW")["requests/3.1"].outcome is Outcome.PASS
    assert outcomes(reading(facts), "T3-SUM7")["requests/company"].outcome is Outcome.PASS
    facts |= requests(requests_3_2_company="9") | {"requests/3.1/company": facts["requests/3.1/company"]}
    assert outcomes(reading(facts), "T3-ROW")["requests/3.1"].outcome is Outcome.NOT_EVALUABLE


def test_a_figure_that_was_not_read_surely_is_raised_where_no_sum_reads_it() -> None:
    facts = disclosure()
    doubtful = replace(facts["disclosure/fees/amount"], source=Source.OCR, confidence=0.6)
    finding = outcomes(reading(facts | {doubtful.address: doubtful}), "READ-DOUBT")["disclosure"]
    assert (finding.outcome, finding.severity, finding.doubt) == (Outcome.FAIL, Severity.REVIEW, True)
    assert [anchor.address for anchor in finding.anchors] == [doubtful.address]
    assert outcomes(reading(facts), "READ-DOUBT")["disclosure"].outcome is Outcome.PASS


def test_a_doubtful_figure_that_two_sums_confirm_is_not_raised() -> None:
    facts = requests()
    facts["requests/3.1/company"] = replace(facts["requests/3.1/company"], source=Source.OCR, confidence=0.6)
    assert outcomes(reading(facts), "READ-DOUBT")["requests"].outcome is Outcome.PASS


def test_the_digest_changes_with_the_figures_read_and_only_with_them() -> None:
    one = outcomes(reading(requests(requests_3_1_total="14")), "T3-ROW")["requests/3.1"]
    same = outcomes(reading(requests(requests_3_1_total="14", requests_3_2_total="9")), "T3-ROW")["requests/3.1"]
    other = outcomes(reading(requests(requests_3_1_total="15")), "T3-ROW")["requests/3.1"]
    assert one.digest == same.digest != other.digest


def test_figures_that_found_no_cell_are_lit_for_review_and_no_error() -> None:
    place = Place(1, 500, 100, 510, 109)
    report = replace(reading(requests()), unread=(Unread("requests", "77", place),))
    finding = outcomes(report, "READ-COVER")["requests"]
    assert (finding.outcome, finding.severity, finding.doubt) == (Outcome.FAIL, Severity.REVIEW, True)
    assert [anchor.place for anchor in finding.anchors] == [place]
    assert "77" in finding.message.zh


def test_doubtful_figures_are_lit_for_review_and_confirmed_scanned_ones_are_not() -> None:
    facts = requests() | disclosure(disclosure_fees_amount="约7.5")
    for address, source in (("requests/3.1/company", Source.OCR), ("disclosure/licences/processed", Source.TEXT)):
        facts[address] = replace(facts[address], source=source, confidence=0.6)
    found = outcomes(reading(facts), "READ-DOUBT")
    assert found["requests"].outcome is Outcome.PASS
    table2 = found["disclosure"]
    assert (table2.outcome, table2.severity, table2.doubt) == (Outcome.FAIL, Severity.REVIEW, True)
    assert [a.address for a in table2.anchors] == ["disclosure/licences/processed", "disclosure/fees/amount"]


def test_a_recovered_figure_asks_for_a_person_and_nothing_that_rests_on_it_is_an_error() -> None:
    facts = requests(requests_3_1_company="2")
    facts["requests/3.1/company"] = replace(facts["requests/3.1/company"], source=Source.RECOVERED)
    report = reading(facts)
    finding = outcomes(report, "READ-SPLIT")["requests"]
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.REVIEW)
    assert [anchor.address for anchor in finding.anchors] == ["requests/3.1/company"]
    failures = [f for f in reviewing.check(report) if f.outcome is Outcome.FAIL]
    assert {f.severity for f in failures} == {Severity.REVIEW}
    assert reviewing.verdict(report, failures) == "review"
    facts["requests/3.1/company"] = replace(facts["requests/3.1/company"], source=Source.HAND)
    assert outcomes(reading(facts), "READ-SPLIT")["requests"].outcome is Outcome.PASS
