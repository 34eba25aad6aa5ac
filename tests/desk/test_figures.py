# SPDX-License-Identifier: AGPL-3.0-or-later
"""How figures and equations read, without a window."""

from dataclasses import replace
from decimal import Decimal

from reviewer.desk.i18n import Language
from reviewer.desk.table.figures import equation
from tests import desks


def test_a_negative_figure_stands_in_brackets_within_a_sum(chinese: Language) -> None:
    report = desks.open_report({"requests_3_1_other": "-2"})
    finding = next(one.finding for one in report.findings if one.finding.key == desks.ROW)
    said = equation(finding, report.facts)
    assert said is not None
    assert said.left == "9 + 2 + 0 + 0 + 0 + (-2) = 9"


def test_a_negative_side_alone_needs_no_brackets(chinese: Language) -> None:
    report = desks.open_report()
    finding = next(one.finding for one in report.findings if one.finding.key == desks.ROW)
    said = equation(replace(finding, left=Decimal(-3), anchors=()), report.facts)
    assert said is not None
    assert said.left == "-3"


def test_where_a_check_asks_for_at_least_the_sign_says_which_side_is_less(chinese: Language) -> None:
    report = desks.open_report()
    finding = next(one.finding for one in report.findings if one.finding.key == desks.ROW)
    bound = replace(finding, check="C-MAX", left=Decimal(24), right=Decimal(26), anchors=())
    signs = [
        equation(one, report.facts) for one in (bound, replace(bound, left=Decimal(30)), replace(bound, check="T3-ROW"))
    ]
    assert [said.sign if said else "" for said in signs] == ["<", ">", "≠"]
