# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a click selects, which finding is next, and which figure is the suspect."""

from reviewer.desk.selection import NOTHING, Numbered, Selection, at_address, at_point, in_order, next_waiting, suspects
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import Reviewed, Status
from reviewer.model.text import Text
from tests import desks


def found() -> tuple[Numbered, ...]:
    return desks.findings(desks.open_report())


def test_a_click_on_a_figure_brings_the_failure_that_reads_it() -> None:
    assert at_address(found(), NOTHING, "requests/3.1/total") == Selection(desks.ROW, "requests/3.1/total")


def test_a_second_click_on_a_figure_goes_to_its_next_finding() -> None:
    findings = found()
    first = at_address(findings, NOTHING, desks.CULPRIT)
    second = at_address(findings, first, desks.CULPRIT)
    third = at_address(findings, second, desks.CULPRIT)
    assert [first.finding, second.finding, third.finding] == [desks.ROW, desks.COLUMN, desks.ROW]


def test_a_click_on_another_figure_of_the_same_finding_keeps_the_finding() -> None:
    before = Selection(desks.COLUMN, "requests/3.7/company")
    assert at_address(found(), before, desks.CULPRIT) == Selection(desks.COLUMN, desks.CULPRIT)


def test_a_figure_without_a_finding_is_selected_alone() -> None:
    assert at_address(found(), NOTHING, "requests/1/natural") == Selection(None, "requests/1/natural")


def test_a_click_beside_everything_selects_nothing() -> None:
    assert at_point(found(), Selection(desks.ROW), 1, 1.0, 1.0) == NOTHING


def test_errors_come_before_what_needs_judgement_and_that_before_what_was_not_checked() -> None:
    def one(code: str, outcome: Outcome, severity: Severity) -> Reviewed:
        return Reviewed(Finding(code, "x", outcome, severity, Text(code, code)))

    listed = in_order(
        [
            one("C", Outcome.NOT_EVALUABLE, Severity.ERROR),
            one("B", Outcome.FAIL, Severity.REVIEW),
            one("P", Outcome.PASS, Severity.ERROR),
            one("A", Outcome.FAIL, Severity.ERROR),
        ]
    )
    assert [(each.number, each.reviewed.finding.check) for each in listed] == [(1, "A"), (2, "B"), (3, "C")]


def test_the_next_undecided_finding_skips_decided_ones() -> None:
    findings = found()
    settled = desks.decided(Status.CONFIRMED, findings[0].reviewed.finding.digest)
    some = desks.findings(desks.open_report(decisions={findings[0].key: settled}))
    assert next_waiting(some, None, 1) == some[1]
    assert next_waiting(some, some[1].key, -1) is None


def test_a_decision_about_other_figures_asks_for_another_look() -> None:
    stale = desks.decided(Status.DISMISSED, "another digest")
    some = desks.findings(desks.open_report(decisions={desks.ROW: stale}))
    assert some[0].waiting


def test_what_could_not_be_checked_is_not_waiting_for_a_decision() -> None:
    missing = Reviewed(Finding("T3-ROW", "requests/1", Outcome.NOT_EVALUABLE, Severity.ERROR, Text("无", "none")))
    assert next_waiting(in_order([missing]), None, 1) is None


def test_the_figure_that_all_failed_equations_share_is_the_suspect() -> None:
    assert suspects(found()) == {desks.CULPRIT}


def test_one_failed_equation_alone_accuses_nobody() -> None:
    assert suspects(found()[:1]) == frozenset()
