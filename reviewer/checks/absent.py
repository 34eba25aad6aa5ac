# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a row that is not printed would have to hold for the sums of its table to agree, and whether it can.

That is an explanation for a person: no figure of the report is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.equations import Equation
from reviewer.checks.subject import Subject, plain
from reviewer.model.finding import UNEXPLAINED
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.form import Line


@dataclass(frozen=True, slots=True)
class Supposed:
    """A missing row: for each of its addresses the figures that the sums ask for, and whether its own sums hold."""

    asked: Mapping[str, frozenset[Decimal]]
    adds_up: bool

    @property
    def known(self) -> bool:
        return all(self.asked.values())

    @property
    def wrong(self) -> list[str]:
        """Addresses that can hold no figure: two are asked for, or one that is no whole number of zero or more."""
        return [address for address, values in self.asked.items() if len(values) > 1 or not _counts(values)]


def missing_line(subject: Subject) -> Line | None:
    """The one line of the form that is not printed and of which no figure is there; None unless it is one."""
    seen = {row.line for row in subject.rows}
    absent = [line for line in subject.form.lines if line.code not in seen]
    if len(absent) != 1 or any(address.split("/")[1] == absent[0].code for address in subject.facts):
        return None
    return absent[0]


def supposed(subject: Subject, line: Line, equations: Sequence[Equation]) -> Supposed:
    """What the equations with one figure missing ask for, and whether those with more of the row agree with it."""
    own = [f"{subject.form.table}/{line.code}/{column.code}" for column in subject.form.columns_of(line)]
    asked: dict[str, set[Decimal]] = {address: set() for address in own}
    across: list[Equation] = []
    for equation in equations:
        unknown = [a for a in (*equation.left, *equation.right) if _value(subject, a) is None]
        if len(unknown) == 1 and unknown[0] in asked:
            gap = _gap(subject, equation, {})
            asked[unknown[0]].add(Decimal(0) - gap if unknown[0] in equation.left else gap)
        elif len(unknown) > 1 and set(unknown) <= asked.keys():
            across.append(equation)
    values = {address: next(iter(found)) for address, found in asked.items() if len(found) == 1}
    adds_up = len(values) == len(asked) and all(_gap(subject, equation, values) == 0 for equation in across)
    return Supposed({address: frozenset(found) for address, found in asked.items()}, adds_up)


def told(subject: Subject, line: Line, equations: Sequence[Equation]) -> Text:
    """The sentence for a person; nothing where the sums do not tell what every cell of the row would be."""
    found = supposed(subject, line, equations)
    if not found.asked or not found.known:
        return UNEXPLAINED
    if found.wrong:
        listed = _listed(subject, line, found, found.wrong)
        return Text(
            f"只缺这一行不能解释：要使各列成立，{listed.zh}，不可能填写；可能还有其他差错。",
            f"The missing row alone explains nothing: it would have to hold {listed.en}; more must be wrong.",
        )
    listed = _listed(subject, line, found, list(found.asked))
    if not found.adds_up:
        return Text(
            f"要使各列成立，这一行应为：{listed.zh}；但这些数字不能使本行成立，可能还有其他差错。",
            f"For the columns to agree the row would be {listed.en}, which does not add up: more must be wrong.",
        )
    if not any(next(iter(values)) for values in found.asked.values()):
        return Text(
            "其余各行已使本表全部成立，这一行应全为 0：很可能因为没有数字而被删去或漏印。",
            "The other rows make the table agree, so that this one would be all zeros: likely left out for that.",
        )
    return Text(
        f"补上“{listed.zh}”，本表全部勾稽关系成立：很可能只是漏了这一行。",
        f"With {listed.en} in this row the table agrees: most likely only the row was left out.",
    )


def _listed(subject: Subject, line: Line, found: Supposed, addresses: Sequence[str]) -> Text:
    names = {column.code: column.name for column in subject.form.columns_of(line)}
    cells = [
        (names[address.split("/")[2]], [plain(value) for value in sorted(found.asked[address])])
        for address in addresses
    ]
    return Text(
        "、".join(f"{name.zh} {' 或 '.join(values)}" for name, values in cells),
        ", ".join(f"{name.en} {' or '.join(values)}" for name, values in cells),
    )


def _counts(values: frozenset[Decimal]) -> bool:
    return all(value >= 0 and value == value.to_integral_value() for value in values)


def _value(subject: Subject, address: str) -> Decimal | None:
    fact = subject.facts.get(address)
    return fact.counts if fact else None


def _gap(subject: Subject, equation: Equation, values: Mapping[str, Decimal]) -> Decimal:
    """Left less right, unknown figures left out unless `values` has them."""
    total = Decimal(0)
    for sign, side in ((1, equation.left), (-1, equation.right)):
        for address in side:
            value = _value(subject, address)
            total += sign * (values.get(address, Decimal(0)) if value is None else value)
    return total
