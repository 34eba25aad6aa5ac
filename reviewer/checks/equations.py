# SPDX-License-Identifier: AGPL-3.0-or-later
"""The equations of a form: which figures are added up on either side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.checks.book import Rule, builtin
from reviewer.model.fact import Fact
from reviewer.model.form import TableForm
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Equation:
    """One instance of a balance: where it stands, and the addresses on both sides."""

    at: str
    name: Text
    left: tuple[str, ...]
    right: tuple[str, ...]


class _Same:
    """A form by its identity: it is asked for its equations many times, and to compare it takes longer than they do."""

    __slots__ = ("form",)

    def __init__(self, form: TableForm) -> None:
        self.form = form

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.form is self.form

    def __hash__(self) -> int:
        return id(self.form)


def equations(check: Rule, form: TableForm) -> tuple[Equation, ...]:
    """The equations of a balance over a form: one for each line, or one for each column."""
    return _equations(check.each, check.left, check.right, _Same(form))


def all_equations(form: TableForm) -> tuple[Equation, ...]:
    """The equations of all balances of the product's own rules over a form."""
    return _all_equations(_Same(form))


def is_unfilled(address: str, form: TableForm, facts: Mapping[str, Fact]) -> bool:
    """Whether a figure that is not printed is a sum whose parts are there and not all zero: it is missing, not 0."""
    fact = facts.get(address)
    if fact is None or fact.value is not None or fact.counts is None:
        return False
    sums = _parts(_Same(form)).get(address, ())
    return any(any(one.counts for part in parts if (one := facts.get(part))) for parts in sums)


@lru_cache(maxsize=64)
def _parts(same: _Same) -> Mapping[str, list[tuple[str, ...]]]:
    """Of each figure that is a sum by itself, the parts."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for equation in all_equations(same.form):
        if len(equation.right) == 1:
            found.setdefault(equation.right[0], []).append(equation.left)
    return found


@lru_cache(maxsize=64)
def _all_equations(same: _Same) -> tuple[Equation, ...]:
    own = (rule for rule in builtin() if rule.kind == "balance" and same.form.table in rule.tables)
    return tuple(equation for rule in own for equation in equations(rule, same.form))


@lru_cache(maxsize=256)
def _equations(each: str, left: tuple[str, ...], right: tuple[str, ...], same: _Same) -> tuple[Equation, ...]:
    form = same.form
    found: list[Equation] = []
    if each == "line":
        for line in form.lines:
            sides = [
                tuple(f"{form.table}/{line.code}/{c.code}" for c in form.columns_of(line) if c.role in side)
                for side in (left, right)
            ]
            found.append(Equation(f"{form.table}/{line.code}", line.name, sides[0], sides[1]))
        return tuple(found)
    for column in form.columns:
        sides = [
            tuple(f"{form.table}/{line.code}/{column.code}" for line in form.lines if line.role in side)
            for side in (left, right)
        ]
        found.append(Equation(f"{form.table}/{column.code}", column.name, sides[0], sides[1]))
    return tuple(found)


def side_sums(equation: Equation, facts: Mapping[str, Fact]) -> tuple[Decimal, Decimal]:
    """Sums of both sides; every fact must be there and count."""
    left, right = (
        sum((facts[address].counts or Decimal(0) for address in side), Decimal(0))
        for side in (equation.left, equation.right)
    )
    return left, right
