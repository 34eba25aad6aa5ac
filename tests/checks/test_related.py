# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report against last year's and against those of its parts."""

from dataclasses import replace

from reviewer import reviewing
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.related import Known, Related
from tests.literals import fact, reading, requests


def known(organisation: str, year: int, facts: dict[str, Fact]) -> Known:
    return Known("k", "f.pdf", organisation, year, "annual-report-2021", {"requests": "2021"}, facts)


def found(code: str, related: Related, **changes: str) -> dict[str, Finding]:
    it = reading(requests(**changes))
    return {f.at: f for f in reviewing.check(it, related=related) if f.check == code}


class TestCarry:
    """Y-CARRY: requests/4 of last year against requests/2 of this."""

    def last(self, total: str = "5", natural: str = "4") -> Related:
        facts = requests(requests_4_total=total, requests_4_natural=natural, requests_4_other="1")
        others = {
            f"requests/4/{column}": fact(f"requests/4/{column}", "0")
            for column in ("company", "research", "welfare", "legal")
        }
        return Related(last=known("云岚市", 2023, facts | others))

    def test_what_was_carried_out_is_carried_in(self) -> None:
        assert {f.outcome for f in found("Y-CARRY", self.last()).values()} == {Outcome.PASS}

    def test_another_total_is_an_error_and_another_column_a_warning(self) -> None:
        every = found("Y-CARRY", self.last(total="8", natural="7"))
        failed = {at: f.severity for at, f in every.items() if f.outcome is Outcome.FAIL}
        assert failed == {"requests/2/total": Severity.ERROR, "requests/2/natural": Severity.WARNING}
        assert "云岚市 2023" in every["requests/2/total"].message.zh
        assert [a.address for a in every["requests/2/total"].anchors] == ["requests/2/total"]

    def test_doubtful_figures_neither_pass_nor_are_an_error(self) -> None:
        last = self.last(total="8").last
        assert last is not None
        unsure = {a: replace(f, confidence=0.5) for a, f in last.facts.items()}
        every = found("Y-CARRY", Related(last=replace(last, facts=unsure)))
        assert every["requests/2/total"].severity is Severity.REVIEW
        assert every["requests/2/natural"].outcome is Outcome.NOT_EVALUABLE

    def test_without_last_year_s_report_nothing_is_said(self) -> None:
        assert found("Y-CARRY", Related()) == {}


class TestParts:
    """C-MAX: no figure of a part is greater than that of the whole."""

    def test_a_cell_in_which_a_part_has_more_is_named_with_the_part(self) -> None:
        part = known("云岚市甲区", 2024, requests(requests_1_company="9"))
        every = found("C-MAX", Related(parts=(part,)))
        assert list(every) == ["requests/1/company"]
        assert "云岚市甲区 2024：9" in every["requests/1/company"].message.zh
        assert every["requests/1/company"].outcome is Outcome.FAIL

    def test_parts_within_the_whole_pass(self) -> None:
        [it] = found("C-MAX", Related(parts=(known("云岚市甲区", 2024, requests()),))).values()
        assert it.outcome is Outcome.PASS

    def test_a_part_that_was_read_with_doubt_makes_no_error(self) -> None:
        facts = {a: replace(f, confidence=0.5) for a, f in requests(requests_1_company="9").items()}
        [it] = found("C-MAX", Related(parts=(known("云岚市甲区", 2024, facts),))).values()
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.REVIEW)
