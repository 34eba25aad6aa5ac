# SPDX-License-Identifier: AGPL-3.0-or-later
"""A report against last year's and against those of its parts."""

from dataclasses import replace

from reviewer import reviewing
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Outcome, Severity, Side
from reviewer.model.related import Known, Related
from tests.literals import disclosure, disputes, fact, number, reading, requests
from tests.pages import spoken


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
        one = every["requests/1/company"]
        assert one.outcome is Outcome.FAIL
        # The figure that is lit is the one on the left of the equation.
        assert [(anchor.address, anchor.side) for anchor in one.anchors] == [("requests/1/company", Side.LEFT)]
        assert one.right == number(9)

    def test_parts_within_the_whole_pass(self) -> None:
        [it] = found("C-MAX", Related(parts=(known("云岚市甲区", 2024, requests()),))).values()
        assert it.outcome is Outcome.PASS

    def test_a_part_that_was_read_with_doubt_makes_no_error(self) -> None:
        facts = {a: replace(f, confidence=0.5) for a, f in requests(requests_1_company="9").items()}
        [it] = found("C-MAX", Related(parts=(known("云岚市甲区", 2024, facts),))).values()
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.REVIEW)


class TestRolling:
    """Y-NORM: last year's stock with what came and went is this year's."""

    def outcome(
        self, last_in_force: str, issued: str, repealed: str, in_force: str, confidence: float = 1.0
    ) -> Finding | None:
        base = "disclosure/normative"
        facts = {
            f"{base}/{column}": replace(fact(f"{base}/{column}", printed), confidence=confidence)
            for column, printed in (("issued", issued), ("repealed", repealed), ("in_force", in_force))
        }
        last = known(
            "云岚市", 2023, {f"{base}/in_force": fact(f"{base}/in_force", last_in_force)} if last_in_force else {}
        )
        it = reading({**requests(), **facts})
        return next((f for f in reviewing.check(it, related=Related(last=last)) if f.check == "Y-NORM"), None)

    def test_a_stock_that_rolls_forward_passes(self) -> None:
        it = self.outcome("20", "5", "2", "23")
        assert it is not None
        assert it.outcome is Outcome.PASS

    def test_one_that_does_not_is_a_warning_with_its_sum(self) -> None:
        it = self.outcome("20", "5", "2", "25")
        assert it is not None
        assert (it.outcome, it.severity, it.left, it.right) == (Outcome.FAIL, Severity.WARNING, number(23), number(25))
        assert {a.address for a in it.anchors} == {
            f"disclosure/normative/{c}" for c in ("issued", "repealed", "in_force")
        }

    def test_doubt_makes_it_a_matter_for_review(self) -> None:
        it = self.outcome("20", "5", "2", "25", confidence=0.5)
        assert it is not None
        assert it.severity is Severity.REVIEW

    def test_a_figure_that_is_not_there_says_nothing(self) -> None:
        assert self.outcome("", "5", "2", "25") is None


class TestJumps:
    """Y-JUMP: figures far from last year's."""

    def test_a_figure_many_times_last_year_s_is_for_review(self) -> None:
        last = known("云岚市", 2023, requests(requests_1_total="900"))
        every = found("Y-JUMP", Related(last=last))
        assert [(f.at, f.severity) for f in every.values()] == [("requests/1/total", Severity.REVIEW)]

    def test_a_small_difference_is_no_jump(self) -> None:
        last = known("云岚市", 2023, requests(requests_1_total="2"))
        assert [f.outcome for f in found("Y-JUMP", Related(last=last)).values()] == [Outcome.PASS]


class TestUnits:
    """T2-UNIT: an amount in yuan where last year's was in 10,000 yuan."""

    def outcome(self, now: str, last: str, code: str = "T2-UNIT") -> Finding:
        facts = disclosure(disclosure_fees_amount=now)
        before = Related(last=known("云岚市", 2023, disclosure(disclosure_fees_amount=last)))
        [it] = [f for f in reviewing.check(reading(facts), related=before) if f.check == code]
        return it

    def test_a_thousand_times_last_year_s_amount_asks_for_a_look_and_is_told_once(self) -> None:
        it = self.outcome("825000", "79.3")
        assert (it.outcome, it.severity, it.at) == (Outcome.FAIL, Severity.REVIEW, "disclosure/fees/amount")
        assert "云岚市 2023（79.3 万元）的一千倍以上" in it.message.zh
        assert "last/disclosure/fees/amount=79.3" in it.read
        assert self.outcome("825000", "79.3", "Y-JUMP").outcome is Outcome.PASS

    def test_less_is_no_other_unit(self) -> None:
        assert self.outcome("79200", "79.3").outcome is Outcome.PASS
        assert self.outcome("79200", "79.3", "Y-JUMP").outcome is Outcome.FAIL
        assert self.outcome("825000", "0").outcome is Outcome.PASS


class TestDisputes:
    """X-34: disputes without requests, this year and last."""

    def outcome(self, last: dict[str, Fact], **changes: str) -> Finding:
        none = {address: fact(address, "0") for address in requests()}
        few = {address: fact(address, "0") for address in disputes()}
        few |= {
            f"disputes/reconsideration/{column}": fact(f"disputes/reconsideration/{column}", "1") for column in changes
        }
        it = reading(none, few if changes else disputes())
        before = Related(last=known("云岚市", 2023, last))
        [found_] = [f for f in reviewing.check(it, related=before) if f.check == "X-34"]
        return found_

    def test_disputes_may_stem_from_last_year_s_requests(self) -> None:
        assert self.outcome(requests()).outcome is Outcome.PASS

    def test_without_requests_in_both_years_one_dispute_asks_for_a_look(self) -> None:
        it = self.outcome({a: fact(a, "0") for a in requests()}, upheld="1", total="1")
        assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.REVIEW)
        assert "本年和 云岚市 2023" in it.message.zh

    def test_a_report_of_last_year_without_its_figures_tells_nothing(self) -> None:
        assert self.outcome({}).outcome is Outcome.FAIL
        assert self.outcome({}, upheld="1", total="1").outcome is Outcome.PASS


class TestWords:
    """Y-SAME: sections that are last year's."""

    PROBLEMS = (
        "一是主动公开的及时性有待提高，个别单位更新不够及时；二是政策解读形式较为单一，图解和视频解读偏少；"
        "三是基层工作人员业务能力需要加强，培训覆盖面不广，全年仅举办{n}次。下一步将加大督促检查力度，丰富解读形式。"
    )
    OTHERS = (
        "一是依申请公开办理流程还不够规范，答复文书格式不统一；二是政府网站栏目设置需要优化，检索功能不便；"
        "三是公众参与的渠道不多，听证会和座谈会开得较少，意见反馈不够及时，群众满意度有待提升，今后逐项改进。"
    )

    def outcome(self, this: str, last: str) -> list[Finding]:
        head = "五、存在的主要问题及改进情况"
        it = replace(reading(requests()), prose=spoken(head, this))
        before = replace(known("云岚市", 2023, {}), prose=spoken(head, last))
        return [f for f in reviewing.check(it, related=Related(last=before)) if f.check == "Y-SAME"]

    def test_last_year_s_words_with_other_figures_are_a_warning_at_the_heading(self) -> None:
        [it] = self.outcome(self.PROBLEMS.format(n=3), self.PROBLEMS.format(n=12))
        assert (it.outcome, it.severity, it.at) == (Outcome.FAIL, Severity.WARNING, "prose/5")
        assert it.anchors

    def test_other_words_pass(self) -> None:
        [it] = self.outcome(self.PROBLEMS.format(n=3), self.OTHERS)
        assert it.outcome is Outcome.PASS

    def test_a_section_of_few_words_is_not_compared(self) -> None:
        assert self.outcome("无。", "无。") == []


class TestSum:
    """C-SUM: all parts together are the whole."""

    def parts(self, *totals: str, complete: bool = False, absent: tuple[str, ...] = ()) -> Related:
        given = [
            known(f"云岚市{i}区", 2024, {"requests/1/total": fact("requests/1/total", t)}) for i, t in enumerate(totals)
        ]
        return Related(parts=tuple(given), complete=complete, absent=absent)

    def at(self, related: Related) -> Finding | None:
        return found("C-SUM", related).get("requests/1/total")

    def test_parts_that_are_all_there_make_the_whole(self) -> None:
        it = self.at(self.parts("20", "6", complete=True))
        assert it is not None
        assert it.outcome is Outcome.PASS

    def test_parts_that_are_all_there_and_make_less_are_for_review(self) -> None:
        it = self.at(self.parts("20", "5", complete=True))
        assert it is not None
        assert (it.outcome, it.severity, it.left, it.right) == (Outcome.FAIL, Severity.REVIEW, number(25), number(26))

    def test_some_parts_must_not_make_more_than_the_whole(self) -> None:
        assert self.at(self.parts("20", "5")) is None
        it = self.at(self.parts("20", "7"))
        assert it is not None
        assert it.outcome is Outcome.FAIL

    def test_missing_parts_are_named_and_nothing_passes(self) -> None:
        every = found("C-SUM", self.parts("20", complete=True, absent=("云岚市丙区",)))
        assert {f.outcome for f in every.values()} == {Outcome.NOT_EVALUABLE}
        assert "云岚市丙区" in every["bodies"].message.zh


def test_a_second_file_of_the_same_report_is_for_review() -> None:
    [it] = found("S-DUP", Related(twins=(known("云岚市", 2024, {}),))).values()
    assert (it.outcome, it.severity) == (Outcome.FAIL, Severity.REVIEW)
    assert "f.pdf" in it.message.zh


def test_a_total_that_was_not_filled_in_is_compared_with_no_other_report() -> None:
    blank = requests(requests_1_total="")
    it = reading(blank)
    part = known("云岚市甲区", 2024, requests())
    every = reviewing.check(it, related=Related(parts=(part,), complete=True))
    assert not [f for f in every if f.check in ("C-MAX", "C-SUM") and f.at == "requests/1/total"]
    before = Related(last=known("云岚市", 2023, requests(requests_4_total="")))
    assert "requests/2/total" not in found("Y-CARRY", before)
    unfilled = Related(parts=(known("云岚市甲区", 2024, blank),), complete=True)
    assert "requests/1/total" not in found("C-SUM", unfilled)
