# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which figures of a table its own sums confirm: a misread figure breaks a row and a column at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reviewer.checks.equations import Equation, all_equations, side_sums
from reviewer.model.fact import Fact
from reviewer.model.form import TableForm

ENOUGH = 2  # equations that hold, each with other figures, confirm the figure that they share


def confirmed(form: TableForm, facts: Mapping[str, Fact]) -> frozenset[str]:
    """Addresses of the figures that take part in at least two equations that hold."""
    held = Counter(address for equation in _known(form, facts) if holds(equation, facts) for address in used(equation))
    return frozenset(address for address, count in held.items() if count >= ENOUGH)


def questionable(form: TableForm, facts: Mapping[str, Fact]) -> frozenset[str]:
    """Addresses of the figures that take part in an equation that does not hold, or in none at all."""
    every = list(_known(form, facts))
    broken = {address for equation in every if not holds(equation, facts) for address in used(equation)}
    known = {address for equation in every for address in used(equation)}
    return frozenset(broken | (facts.keys() - known))


def sums_of(form: TableForm, facts: Mapping[str, Fact]) -> dict[str, list[Equation]]:
    """For each address the equations that it takes part in and whose figures are all there."""
    found: dict[str, list[Equation]] = {}
    for equation in _known(form, facts):
        for address in used(equation):
            found.setdefault(address, []).append(equation)
    return found


def used(equation: Equation) -> tuple[str, ...]:
    return (*equation.left, *equation.right)


def _known(form: TableForm, facts: Mapping[str, Fact]) -> Iterator[Equation]:
    """Equations of the table whose figures are all there."""
    for equation in all_equations(form):
        if all((fact := facts.get(a)) is not None and fact.counts is not None for a in used(equation)):
            yield equation


def holds(equation: Equation, facts: Mapping[str, Fact]) -> bool:
    """Whether both sides agree, within what printing rounded away."""
    left, right = side_sums(equation, facts)
    return abs(left - right) <= sum(facts[address].rounding for address in used(equation))
