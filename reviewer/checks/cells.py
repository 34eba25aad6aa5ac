# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands in the cells of a table: whole numbers, and no blanks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.book import Rule
from reviewer.checks.subject import Subject, made, read_of, short
from reviewer.forms.book import address_name
from reviewer.forms.figures import COUNT
from reviewer.model.fact import Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Side
from reviewer.model.text import Text


def counts(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Every figure that counts things is a whole number of zero or more."""
    units = {column.code: column.unit for column in subject.form.columns}
    sound = True
    for address, fact in subject.facts.items():
        if units[address.split("/")[2]] != COUNT:
            continue
        if fact.printed is not Printed.TEXT and _is_count(fact.value):
            continue
        at = address_name(subject.form, address)
        anchors = tuple(Anchor(place, Side.LEFT, address) for place in fact.places)
        if fact.printed is Printed.TEXT:
            sound = False
            message = Text(
                f"{at.zh}填写为“{fact.text}”，不是数字，无法核对。",
                f"{at.en} is printed as “{fact.text}”, not a figure.",
            )
            yield made(check, address, Outcome.NOT_EVALUABLE, message, anchors, read=(read_of(fact),))
        else:
            sound = False
            message = check.fail.format(at=at, printed=fact.text)
            yield made(
                check, address, Outcome.FAIL, message, anchors, fact.value, read=(read_of(fact),), doubt=fact.doubtful
            )
    if sound and subject.facts:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def _is_count(value: Decimal | None) -> bool:
    return value is None or (value >= 0 and value == value.to_integral_value())


def blanks(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Cells without a figure, once a table."""
    empty = [f for f in subject.facts.values() if f.printed in (Printed.BLANK, Printed.SLASH, Printed.DASH)]
    if not subject.facts:
        return
    if not empty:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())
        return
    anchors = tuple(Anchor(fact.places[0], Side.LEFT, fact.address) for fact in empty if fact.places)
    message = check.fail.format(table=short(subject.form.name), count=len(empty))
    yield made(check, subject.form.table, Outcome.FAIL, message, anchors, read=tuple(read_of(f) for f in empty))
