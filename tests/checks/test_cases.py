# SPDX-License-Identifier: AGPL-3.0-or-later
"""No check is without its cases: one that fails, one that passes, one of which it cannot tell."""

import pytest

from reviewer import reviewing
from reviewer.checks.book import builtin, rule
from reviewer.checks.kinds import REPORT_KINDS, TABLE_KINDS
from reviewer.forms.book import REPORT, load
from reviewer.model.finding import Finding, Outcome
from tests.checkcases import CASES
from tests.trials import NEVER, ONLY_FAILS, Maker


def elsewhere() -> set[str]:
    """The checks of the prose and of plans, whose cases are in tests of their own."""
    files = f"{REPORT}/prose.toml", "work-plan/checks.toml"
    return {entry["code"] for file in files for entry in load(file)["check"]}


def outcomes(made: Maker, code: str) -> set[Outcome]:
    return {finding.outcome for finding in findings(made, code)}


def findings(made: Maker, code: str) -> list[Finding]:
    it = made()
    return [found for found in reviewing.check(it.reading, related=it.related) if found.check == code]


def test_no_check_is_without_its_cases() -> None:
    assert set(CASES) == {rule.code for rule in builtin()} - elsewhere()


@pytest.mark.parametrize("code", list(CASES))
def test_a_check_fails_where_it_should_and_says_so_in_both_languages(code: str) -> None:
    failed = [found for found in findings(CASES[code].bad, code) if found.outcome is Outcome.FAIL]
    assert failed
    assert all(text and "{" not in text for found in failed for text in (found.message.zh, found.message.en))
    assert all(found.severity is rule(code).severity or found.doubt for found in failed[:1])


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.good])
def test_a_check_passes_where_all_is_well(code: str) -> None:
    good = CASES[code].good
    assert good is not None
    assert outcomes(good, code) == {Outcome.PASS}


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.blind])
def test_a_check_that_lacks_what_it_reads_says_so_and_neither_fails_nor_passes_there(code: str) -> None:
    blind = CASES[code].blind
    assert blind is not None
    assert Outcome.NOT_EVALUABLE in outcomes(blind, code)
    assert Outcome.FAIL not in outcomes(blind, code)


@pytest.mark.parametrize("code", list(CASES))
def test_checks_that_look_at_no_other_report_need_not_run_again(code: str) -> None:
    case = CASES[code]
    for made in (case.bad, case.good, case.blind):
        if made is not None:
            it = made()
            alone = reviewing.check(it.reading)
            again = reviewing.check_again(it.reading, alone, it.related)
            assert again == reviewing.check(it.reading, related=it.related)


def test_a_check_without_such_a_case_is_of_a_kind_of_which_it_is_said_why() -> None:
    assert {rule(code).kind for code, case in CASES.items() if case.blind is None} <= set(NEVER)
    assert {rule(code).kind for code, case in CASES.items() if case.good is None} <= set(ONLY_FAILS)
    assert {*NEVER, *ONLY_FAILS} <= {*TABLE_KINDS, *REPORT_KINDS}


@pytest.mark.parametrize("kind", list(NEVER))
def test_a_kind_that_never_cannot_tell_does_not_say_so(kind: str) -> None:
    for code, case in CASES.items():
        if rule(code).kind == kind:
            for made in (case.bad, *([case.good] if case.good else [])):
                assert Outcome.NOT_EVALUABLE not in outcomes(made, code)
