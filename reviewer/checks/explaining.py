# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a balance fails: which one figure, changed to which value, would make its whole table agree.

The identities point at a figure; they never decide its value. The sentence is advice for the
auditor and goes to no other check.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.checks.book import builtin
from reviewer.checks.equations import Equation, equations, side_sums
from reviewer.checks.office import book
from reviewer.checks.subject import Subject, plain
from reviewer.forms.book import address_name
from reviewer.model.finding import Outcome
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding

SHOWN = 3  # candidates named in one sentence


def explained(findings: Sequence[Finding], subjects: Mapping[str, Subject]) -> tuple[Finding, ...]:
    """The findings, failed balances with their reason."""
    repairs = {table: _repairs(subject) for table, subject in subjects.items()}
    balances = {rule.code for rule in book().rules if rule.kind == "balance"}
    return tuple(
        replace(finding, why=_why(finding, subjects[table], repairs[table]))
        if finding.outcome is Outcome.FAIL and finding.check in balances and (table := finding.at.split("/")[0])
        else finding
        for finding in findings
    )


def _balances(subject: Subject) -> list[Equation]:
    """All equations of the table whose figures are all there."""
    return [
        equation
        for found in builtin()
        if found.kind == "balance" and subject.form.table in found.tables
        for equation in equations(found, subject.form)
        if all((f := subject.facts.get(a)) and f.counts is not None for a in (*equation.left, *equation.right))
    ]


def _repairs(subject: Subject) -> dict[str, Decimal]:
    """Each single figure whose change makes all equations of the table hold, with its new value."""
    every = _balances(subject)
    gaps = {index: _gap(equation, subject.facts) for index, equation in enumerate(every)}
    broken = {index for index, gap in gaps.items() if gap}
    if not broken:
        return {}
    found: dict[str, Decimal] = {}
    first = every[min(broken)]
    for address in (*first.left, *first.right):
        signs = {i: _sign(equation, address) for i, equation in enumerate(every)}
        touched = {i for i, sign in signs.items() if sign}
        if not broken <= touched or touched - broken:
            continue
        steps = {-gaps[i] * signs[i] for i in broken}
        value = (subject.facts[address].counts or 0) + min(steps)
        if len(steps) == 1 and value >= 0 and value == value.to_integral_value():
            found[address] = value
    return found


def _gap(equation: Equation, facts: Mapping[str, Fact]) -> Decimal:
    left, right = side_sums(equation, facts)
    return left - right


def _sign(equation: Equation, address: str) -> int:
    return (address in equation.left) - (address in equation.right)


def _why(finding: Finding, subject: Subject, repairs: Mapping[str, Decimal]) -> Text:
    return Text(*(" ".join(parts) for parts in zip(*_sentences(finding, subject, repairs), strict=True)))


def _sentences(finding: Finding, subject: Subject, repairs: Mapping[str, Decimal]) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    if len(repairs) == 1:
        address, value = next(iter(repairs.items()))
        name, old = address_name(subject.form, address), plain(subject.facts[address].counts or value)
        said.append(
            (
                f"把“{name.zh}”由 {old} 改为 {plain(value)}，本表全部勾稽关系成立，这是唯一的单格解释。",
                f"With “{name.en}” {plain(value)} instead of {old} the table agrees; no other single figure does it.",
            )
        )
    elif repairs:
        shown = [(address_name(subject.form, a), plain(v)) for a, v in list(repairs.items())[:SHOWN]]
        said.append(
            (
                f"改动一格即可使本表成立，共有 {len(repairs)} 种可能："
                + "；".join(f"“{n.zh}”为 {v}" for n, v in shown)
                + "。",
                f"{len(repairs)} single changes make the table agree: "
                + "; ".join(f"“{n.en}” {v}" for n, v in shown)
                + ".",
            )
        )
    else:
        said.append(
            (
                "改动任何单独一格都不能使本表全部成立，可能不止一处有误。",
                "No single change makes the table agree; more than one figure may be wrong.",
            )
        )
    if finding.doubt:
        said.append(
            ("有数字读取存疑，先对照页面，再下结论。", "A figure was read with doubt: compare it with the page first.")
        )
    else:
        said.append(
            (
                "所涉数字均清晰读自页面，更像是报告本身的差错。",
                "All figures were read clearly from the page: this looks like a fault of the report.",
            )
        )
    return said
