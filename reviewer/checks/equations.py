# SPDX-License-Identifier: AGPL-3.0-or-later
"""The equations of a form: which figures are added up on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.book import Rule
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


def equations(check: Rule, form: TableForm) -> Iterator[Equation]:
    """The equations of a balance over a form: one for each line, or one for each column."""
    if check.each == "line":
        for line in form.lines:
            sides = [
                tuple(f"{form.table}/{line.code}/{c.code}" for c in form.columns_of(line) if c.role in side)
                for side in (check.left, check.right)
            ]
            yield Equation(f"{form.table}/{line.code}", line.name, sides[0], sides[1])
        return
    for column in form.columns:
        sides = [
            tuple(f"{form.table}/{line.code}/{column.code}" for line in form.lines if line.role in side)
            for side in (check.left, check.right)
        ]
        yield Equation(f"{form.table}/{column.code}", column.name, sides[0], sides[1])


def side_sums(equation: Equation, facts: Mapping[str, Fact]) -> tuple[Decimal, Decimal]:
    """Sums of both sides; every fact must be there and count."""
    left, right = (
        sum((facts[address].counts or Decimal(0) for address in side), Decimal(0))
        for side in (equation.left, equation.right)
    )
    return left, right
