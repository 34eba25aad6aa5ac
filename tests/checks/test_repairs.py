# SPDX-License-Identifier: AGPL-3.0-or-later
"""The smallest changes that make a table agree, and what they look like."""

import time
from collections.abc import Mapping

import pytest

from reviewer.checks.book import builtin
from reviewer.checks.equations import Equation, equations
from reviewer.checks.repairs import Cause, Repair, repairs
from reviewer.forms.book import table_form
from reviewer.model.fact import Fact
from tests.literals import requests

SECONDS = 0.5  # ten times the goal: a busy machine is no fault


def all_equations(table: str) -> list[Equation]:
    rules = [rule for rule in builtin() if rule.kind == "balance" and table in rule.tables]
    return [equation for rule in rules for equation in equations(rule, table_form(table))]


def found(facts: Mapping[str, Fact]) -> tuple[Repair, ...]:
    table = next(iter(facts)).split("/")[0]
    return repairs(table_form(table), all_equations(table), facts)


def cells(repair: Repair) -> dict[str, int]:
    return {edit.address: int(edit.new) for edit in repair.edits}


def test_a_table_that_agrees_needs_no_repair() -> None:
    assert found(requests()) == ()


@pytest.mark.parametrize(
    ("changes", "cause", "new"),
    [
        ({"requests_3_1_company": "7"}, Cause.MISREAD, {"requests/3.1/company": 1}),
        ({"requests_1_natural": "02"}, Cause.DROPPED, {"requests/1/natural": 20}),
        ({"requests_3_1_natural": "19"}, Cause.DROPPED, {"requests/3.1/natural": 9}),
        ({"requests_3_1_company": "5"}, Cause.DIGIT, {"requests/3.1/company": 1}),
        ({"requests_3_1_natural": "40"}, Cause.OTHER, {"requests/3.1/natural": 9}),
        (
            {"requests_3_1_natural": "1", "requests_3_1_company": "9"},
            Cause.SWAPPED,
            {"requests/3.1/natural": 9, "requests/3.1/company": 1},
        ),
        (
            {"requests_3_7_natural": "20", "requests_3_7_total": "27"},
            Cause.TOTAL,
            {"requests/3.7/natural": 19, "requests/3.7/total": 23},
        ),
        (
            {"requests_1_natural": "28", "requests_1_total": "34"},
            Cause.MISREAD,
            {"requests/1/natural": 20, "requests/1/total": 26},
        ),
    ],
)
def test_the_planted_fault_is_the_likeliest_repair(changes: dict[str, str], cause: Cause, new: dict[str, int]) -> None:
    first = found(requests(**changes))[0]
    assert (first.cause, cells(first)) == (cause, new)


def test_transposed_digits_are_seen() -> None:
    agreeing = {
        "requests_1_natural": "32",
        "requests_1_total": "38",
        "requests_4_natural": "17",
        "requests_4_total": "20",
    }
    assert found(requests(**agreeing)) == ()
    [one] = found(requests(**agreeing | {"requests_1_natural": "23"}))
    assert (one.cause, cells(one)) == (Cause.TRANSPOSED, {"requests/1/natural": 32})


def test_a_row_that_stands_one_cell_to_the_right_is_put_back() -> None:
    shifted = {"natural": "0", "company": "20", "research": "3", "legal": "0", "other": "1"}
    [one] = found(requests(**{f"requests_1_{column}": value for column, value in shifted.items()}))
    assert one.cause is Cause.SHIFTED
    assert cells(one) == {
        f"requests/1/{c}": v for c, v in (("natural", 20), ("company", 3), ("research", 0), ("legal", 1), ("other", 2))
    }


def test_more_faults_than_two_have_no_repair() -> None:
    assert found(requests(requests_1_natural="77", requests_3_2_natural="66", requests_2_total="9")) == ()


def test_every_repair_makes_the_table_agree() -> None:
    facts = requests(requests_3_1_natural="10", requests_3_2_natural="1")
    for repair in found(facts):
        changed = {
            f"{address.replace('/', '_').replace('.', '_')}": str(value) for address, value in cells(repair).items()
        }
        base = {"requests_3_1_natural": "10", "requests_3_2_natural": "1"}
        assert found(requests(**(base | changed))) == ()


def test_the_search_is_quick() -> None:
    facts = requests(requests_3_1_natural="1", requests_3_1_company="9")
    every, form = all_equations("requests"), table_form("requests")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        repairs(form, every, facts)
        times.append(time.perf_counter() - start)
    assert min(times) < SECONDS
