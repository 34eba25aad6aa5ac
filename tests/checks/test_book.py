# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule book is whole: every rule complete, in both languages, and evaluated by a known kind."""

import string

import pytest

from reviewer.checks.book import Rule, builtin, declared
from reviewer.checks.equations import equations
from reviewer.checks.kinds import PLAN_KINDS, REPORT_KINDS, TABLE_KINDS
from reviewer.forms.book import TABLES, table_form

GOOD = {
    "code": "X-1",
    "kind": "balance",
    "severity": "error",
    "tables": ["requests"],
    **{key: {"zh": "甲", "en": "a"} for key in ("name", "meaning", "basis", "fail")},
}


def test_codes_are_unique_and_kinds_known() -> None:
    codes = [rule.code for rule in builtin()]
    assert len(set(codes)) == len(codes)
    assert {rule.kind for rule in builtin()} <= {*TABLE_KINDS, *REPORT_KINDS, *PLAN_KINDS}
    assert {table for rule in builtin() for table in rule.tables} <= set(TABLES)


@pytest.mark.parametrize("rule", builtin(), ids=lambda rule: rule.code)
def test_a_rule_says_the_same_in_both_languages(rule: Rule) -> None:
    for text in (rule.name, rule.meaning, rule.basis, rule.fail):
        assert text.zh
        assert text.en
        fields = [{name for _, name, _, _ in string.Formatter().parse(words) if name} for words in (text.zh, text.en)]
        assert fields[0] == fields[1]


@pytest.mark.parametrize("rule", [r for r in builtin() if r.kind == "balance"], ids=lambda rule: rule.code)
def test_both_sides_of_every_equation_name_figures_of_the_form(rule: Rule) -> None:
    for table in rule.tables:
        addresses = set(table_form(table).addresses())
        for equation in equations(rule, table_form(table)):
            assert equation.left
            assert equation.right
            assert {*equation.left, *equation.right} <= addresses


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(ValueError, match=r"my\.toml, check X-1: unknown key “sevrity”; did you mean “severity”"):
        declared("my.toml", {**GOOD, "sevrity": "error"})


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ValueError, match="basis"):
        declared("my.toml", {key: value for key, value in GOOD.items() if key != "basis"})
