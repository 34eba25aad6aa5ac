# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kinds of check: pure functions from a rule and the facts of one table to findings.

A new kind is one function and one row in KINDS. A figure that was not found or is not a figure
makes a check not evaluable; it never passes and is never the district's error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.checks.book import Rule, rule, rules
from reviewer.forms.book import address_name
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Severity, Side
from reviewer.model.form import TableForm
from reviewer.model.report import RowSeen
from reviewer.model.text import Text


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check of one table looks at; `whole` when no page of the report was left unread."""

    form: TableForm
    facts: Mapping[str, Fact]
    rows: Sequence[RowSeen]
    whole: bool


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
            unfilled = [fact for fact in facts if fact.value is None and _is_unfilled(fact.address, subject)]
            if unfilled:
                yield _not_evaluable(check, equation, subject, _names([fact.address for fact in unfilled], subject))
                continue
            yield _unequal(check, equation, subject, left, right)
        elif any(fact.doubtful for fact in facts):
            yield _not_evaluable(
                check, equation, subject, _names([fact.address for fact in facts if fact.doubtful], subject)
            )
        else:
            yield _finding(
                check, equation.at, Outcome.PASS, equation.name, _both_sides(equation, subject.facts), left, right
            )


def side_sums(equation: Equation, facts: Mapping[str, Fact]) -> tuple[Decimal, Decimal]:
    """Sums of both sides; every fact must be there and count."""
    left, right = (
        sum((facts[address].counts or Decimal(0) for address in side), Decimal(0))
        for side in (equation.left, equation.right)
    )
    return left, right


def counts(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Every figure that counts things is a whole number of zero or more."""
    units = {column.code: column.unit for column in subject.form.columns}
    sound = True
    for address, fact in subject.facts.items():
        if units[address.split("/")[2]] != "件":
            continue
        at = address_name(subject.form, address)
        anchors = tuple(Anchor(place, Side.LEFT, address) for place in fact.places)
        if fact.printed is Printed.TEXT:
            sound = False
            message = Text(
                f"{at.zh}填写为“{fact.text}”，不是数字，无法核对。",
                f"{at.en} is printed as “{fact.text}”, not a figure.",
            )
            yield _finding(check, address, Outcome.NOT_EVALUABLE, message, anchors, read=(_read(fact),))
        elif fact.value is not None and (fact.value < 0 or fact.value != fact.value.to_integral_value()):
            sound = False
            message = check.fail.format(at=at, printed=fact.text)
            yield _finding(
                check, address, Outcome.FAIL, message, anchors, fact.value, read=(_read(fact),), doubt=fact.doubtful
            )
    if sound and subject.facts:
        yield _finding(check, subject.form.table, Outcome.PASS, subject.form.name, ())


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
            read = tuple(_read(fact) for fact in (*parts, total) if fact)
            yield _finding(
                check, total.address, Outcome.FAIL, message, _both_sides(equation, subject.facts), should, read=read
            )
    if sound and subject.facts:
        yield _finding(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def blanks(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Cells without a figure, once a table."""
    empty = [f for f in subject.facts.values() if f.printed in (Printed.BLANK, Printed.SLASH, Printed.DASH)]
    if not subject.facts:
        return
    if not empty:
        yield _finding(check, subject.form.table, Outcome.PASS, subject.form.name, ())
        return
    anchors = tuple(Anchor(fact.places[0], Side.LEFT, fact.address) for fact in empty if fact.places)
    message = check.fail.format(table=_short(subject.form.name), count=len(empty))
    yield _finding(check, subject.form.table, Outcome.FAIL, message, anchors, read=tuple(_read(f) for f in empty))


def rows(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Every line of the form is printed once and in its order."""
    order = [line.code for line in subject.form.lines]
    names = {line.code: line.name for line in subject.form.lines}
    seen = [row.line for row in subject.rows]
    if not seen:
        return
    sound = True
    for block in _absent(order, seen):
        sound = False
        around = _neighbours(order, block, subject.rows)
        listed = Text("、".join(names[c].zh for c in block), ", ".join(names[c].en for c in block))
        if subject.whole:
            problem = Text(f"缺少“{listed.zh}”{len(block)} 行。", f"missing {len(block)} row(s): {listed.en}.")
            outcome = Outcome.FAIL
        else:
            problem = Text(
                f"有页面未能读取，未见“{listed.zh}”。", f"not seen, as some pages could not be read: {listed.en}."
            )
            outcome = Outcome.NOT_EVALUABLE
        message = check.fail.format(table=_short(subject.form.name), problem=problem)
        anchors = tuple(Anchor(row.place, Side.CONTEXT) for row in around)
        yield _finding(check, f"{subject.form.table}/{block[0]}", outcome, message, anchors, read=tuple(seen))
    for row, others, problem in _misplaced(order, names, subject.rows):
        sound = False
        anchors = (Anchor(row.place, Side.LEFT), *(Anchor(other.place, Side.RIGHT) for other in others))
        message = check.fail.format(table=_short(subject.form.name), problem=problem)
        yield _finding(check, f"{subject.form.table}/{row.line}", Outcome.FAIL, message, anchors, read=tuple(seen))
    if sound:
        yield _finding(check, subject.form.table, Outcome.PASS, subject.form.name, ())


Kind = Callable[[Rule, Subject], Iterator[Finding]]
KINDS: dict[str, Kind] = {
    "balance": balance,
    "counts": counts,
    "blank_total": blank_total,
    "blanks": blanks,
    "rows": rows,
}


def plain(value: Decimal) -> str:
    """A figure as a person writes it: no exponent, no trailing zeros that were not printed."""
    return format(value, "f")


def _absent(order: Sequence[str], seen: Sequence[str]) -> list[list[str]]:
    """Lines that were not seen, those next to one another together."""
    blocks: list[list[str]] = []
    for index, code in enumerate(order):
        if code in seen:
            continue
        if blocks and order[index - 1] == blocks[-1][-1]:
            blocks[-1].append(code)
        else:
            blocks.append([code])
    return blocks


def _neighbours(order: Sequence[str], block: Sequence[str], seen: Sequence[RowSeen]) -> list[RowSeen]:
    first, last = order.index(block[0]), order.index(block[-1])
    before = [row for row in seen if order.index(row.line) < first]
    after = [row for row in seen if order.index(row.line) > last]
    nearest = [max(before, key=lambda r: order.index(r.line))] if before else []
    return nearest + ([min(after, key=lambda r: order.index(r.line))] if after else [])


def _misplaced(
    order: Sequence[str], names: Mapping[str, Text], seen: Sequence[RowSeen]
) -> Iterator[tuple[RowSeen, list[RowSeen], Text]]:
    """Rows out of order or repeated, each with the rows that show it."""
    first: dict[str, RowSeen] = {}
    last: RowSeen | None = None
    for row in seen:
        name = names[row.line]
        if row.line in first:
            yield row, [first[row.line]], Text(f"“{name.zh}”出现了不止一次。", f"“{name.en}” stands more than once.")
            continue
        first[row.line] = row
        if last is not None and order.index(row.line) < order.index(last.line):
            other = names[last.line]
            yield (
                row,
                [last],
                Text(f"“{name.zh}”应在“{other.zh}”之前，行次颠倒。", f"“{name.en}” should stand before “{other.en}”."),
            )
            continue
        last = row


def _is_unfilled(address: str, subject: Subject) -> bool:
    """Whether a blank is a sum whose parts are there and not all zero: a figure is missing, not 0."""
    sums = (
        equation.left
        for found in rules()
        if found.kind == "balance" and subject.form.table in found.tables
        for equation in equations(found, subject.form)
        if equation.right == (address,)
    )
    return any(any(fact.counts for part in parts if (fact := subject.facts.get(part))) for parts in sums)


def _unequal(check: Rule, equation: Equation, subject: Subject, left: Decimal, right: Decimal) -> Finding:
    used = [subject.facts[address] for address in (*equation.left, *equation.right)]
    message = check.fail.format(
        line=equation.name,
        column=equation.name,
        left=plain(left),
        right=plain(right),
        difference=plain(abs(left - right)),
    )
    doubt = any(fact.doubtful for fact in used)
    anchors = _both_sides(equation, subject.facts)
    return _finding(
        check, equation.at, Outcome.FAIL, message, anchors, left, right, tuple(_read(f) for f in used), doubt
    )


def _not_evaluable(check: Rule, equation: Equation, subject: Subject, what: Text) -> Finding:
    message = Text(
        f"{equation.name.zh}：{check.name.zh}——{what.zh}没有可用的数字，无法核对。",
        f"{equation.name.en}: {check.name.en} cannot be checked, as there is no usable figure for {what.en}.",
    )
    read = tuple(_read(f) for a in (*equation.left, *equation.right) if (f := subject.facts.get(a)))
    return _finding(check, equation.at, Outcome.NOT_EVALUABLE, message, _both_sides(equation, subject.facts), read=read)


def _missing_names(equation: Equation, subject: Subject) -> Text:
    absent = [a for a in (*equation.left, *equation.right) if (f := subject.facts.get(a)) is None or f.counts is None]
    return _names(absent, subject)


def _names(addresses: Sequence[str], subject: Subject, most: int = 3) -> Text:
    found = [address_name(subject.form, address) for address in addresses]
    more_zh = f"等 {len(found)} 格" if len(found) > most else ""
    more_en = f" and {len(found) - most} more" if len(found) > most else ""
    shown = found[:most]
    return Text("、".join(f"“{n.zh}”" for n in shown) + more_zh, "; ".join(f"“{n.en}”" for n in shown) + more_en)


def _both_sides(equation: Equation, facts: Mapping[str, Fact]) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(place, side, address)
        for side, addresses in ((Side.LEFT, equation.left), (Side.RIGHT, equation.right))
        for address in addresses
        if (fact := facts.get(address))
        for place in fact.places
    )


def _read(fact: Fact) -> str:
    """What a check read of a fact, for the digest: the kind of print matters as much as the value."""
    return f"{fact.address}={fact.printed if fact.value is None else plain(fact.value)}"


def _short(name: Text) -> Text:
    return Text(name.zh.split(" ")[0], name.en.split(",")[0])


def _finding(
    check: Rule,
    at: str,
    outcome: Outcome,
    message: Text,
    anchors: tuple[Anchor, ...],
    left: Decimal | None = None,
    right: Decimal | None = None,
    read: tuple[str, ...] = (),
    doubt: bool = False,
) -> Finding:
    severity = Severity.REVIEW if doubt else check.severity
    return Finding(
        check.code, at, outcome, severity, message, left=left, right=right, anchors=anchors, read=read, doubt=doubt
    )
