# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sums that must agree: the equations of a form, whether they hold, and totals that are not filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reviewer.checks.book import Rule, rule
from reviewer.checks.confirming import confirmed
from reviewer.checks.equations import Equation, equations, is_unfilled, side_sums
from reviewer.checks.subject import Subject, made, names, plain, read_of
from reviewer.forms.book import address_name
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Side
from reviewer.model.text import Text


def balance(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Both sides of the equation have the same sum, within what printing rounded away."""
    for equation in equations(check, subject.form):
        used = [subject.facts.get(address) for address in (*equation.left, *equation.right)]
        facts = [fact for fact in used if fact is not None and fact.counts is not None]
        if len(facts) < len(used):
            yield _not_evaluable(check, equation, subject, _missing_names(equation, subject))
            continue
        left, right = side_sums(equation, subject.facts)
        slack = sum((fact.rounding for fact in facts), Decimal(0))
        if abs(left - right) > slack:
            unfilled = [fact for fact in facts if is_unfilled(fact.address, subject.form, subject.facts)]
            if unfilled:
                yield _not_evaluable(check, equation, subject, names([fact.address for fact in unfilled], subject))
                continue
            yield _unequal(check, equation, subject, left, right)
        elif doubtful := _doubtful(facts, subject):
            yield _not_evaluable(check, equation, subject, names([fact.address for fact in doubtful], subject))
        else:
            yield made(
                check, equation.at, Outcome.PASS, equation.name, _both_sides(equation, subject.facts), left, right
            )


def blank_total(check: Rule, subject: Subject) -> Iterator[Finding]:
    """A total that is not filled in although its parts are: say what it should be."""
    sound = True
    for code in check.of:
        for equation in equations(rule(code), subject.form):
            parts = [subject.facts.get(address) for address in equation.left]
            total = subject.facts.get(equation.right[0]) if equation.right else None
            if total is None or total.value is not None or total.printed is Printed.TEXT:
                continue
            if any(part is None or part.counts is None for part in parts):
                continue
            should = sum((part.counts or Decimal(0) for part in parts if part), Decimal(0))
            if should == 0:
                continue
            sound = False
            message = check.fail.format(at=address_name(subject.form, total.address), left=plain(should))
            read = tuple(read_of(fact) for fact in (*parts, total) if fact)
            yield made(
                check, total.address, Outcome.FAIL, message, _both_sides(equation, subject.facts), should, read=read
            )
    if sound and subject.facts:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def _doubtful(facts: Sequence[Fact], subject: Subject) -> list[Fact]:
    """The doubtful ones of the figures, without those that other sums of the table confirm."""
    doubtful = [fact for fact in facts if fact.doubtful]
    if not doubtful:
        return []
    sure = confirmed(subject.form, subject.facts)
    return [fact for fact in doubtful if fact.address not in sure or fact.source is not Source.OCR]


def _unequal(check: Rule, equation: Equation, subject: Subject, left: Decimal, right: Decimal) -> Finding:
    used = [subject.facts[address] for address in (*equation.left, *equation.right)]
    message = check.fail.format(
        line=equation.name,
        column=equation.name,
        left=plain(left),
        right=plain(right),
        difference=plain(abs(left - right)),
    )
    doubt = bool(_doubtful(used, subject))
    anchors = _both_sides(equation, subject.facts)
    return made(check, equation.at, Outcome.FAIL, message, anchors, left, right, tuple(read_of(f) for f in used), doubt)


def _not_evaluable(check: Rule, equation: Equation, subject: Subject, what: Text) -> Finding:
    message = Text(
        f"{equation.name.zh}：{check.name.zh}——{what.zh}没有可用的数字，无法核对。",
        f"{equation.name.en}: {check.name.en} cannot be checked, as there is no usable figure for {what.en}.",
    )
    read = tuple(read_of(f) for a in (*equation.left, *equation.right) if (f := subject.facts.get(a)))
    return made(check, equation.at, Outcome.NOT_EVALUABLE, message, _both_sides(equation, subject.facts), read=read)


def _missing_names(equation: Equation, subject: Subject) -> Text:
    absent = [a for a in (*equation.left, *equation.right) if (f := subject.facts.get(a)) is None or f.counts is None]
    return names(absent, subject)


def _both_sides(equation: Equation, facts: Mapping[str, Fact]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(place, side, address)
        for side, addresses in ((Side.LEFT, equation.left), (Side.RIGHT, equation.right))
        for address in addresses
        if (fact := facts.get(address))
        for place in fact.places
    )
