# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kinds of check: pure functions from a rule and what it looks at to findings.

Those of TABLE_KINDS look at one table, those of REPORT_KINDS at a whole report. A new kind is one
function and one row here. A figure that was not found or is not a figure
makes a check not evaluable; it never passes and is never the district's error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.checks.balance import balance, blank_total
from reviewer.checks.bodies import all_parts, at_least, twins
from reviewer.checks.book import Rule
from reviewer.checks.confirming import confirmed
from reviewer.checks.repeating import repeats
from reviewer.checks.rolling import jumps, rolls
from reviewer.checks.rows import rows
from reviewer.checks.stated import stated
from reviewer.checks.subject import Subject, made, names, read_of, short
from reviewer.checks.whole import Whole
from reviewer.checks.years import carried
from reviewer.forms.book import address_name
from reviewer.model.document import Source
from reviewer.model.fact import Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Side
from reviewer.model.text import Text

SHOWN = 8  # figures named in one sentence


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
            yield made(check, address, Outcome.NOT_EVALUABLE, message, anchors, read=(read_of(fact),))
        elif fact.value is not None and (fact.value < 0 or fact.value != fact.value.to_integral_value()):
            sound = False
            message = check.fail.format(at=at, printed=fact.text)
            yield made(
                check, address, Outcome.FAIL, message, anchors, fact.value, read=(read_of(fact),), doubt=fact.doubtful
            )
    if sound and subject.facts:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


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


def coverage(check: Rule, subject: Subject) -> Iterator[Finding]:
    """No figure of the table was left over when its cells were filled."""
    if not subject.unread:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())
        return
    texts = [figure.text for figure in subject.unread]
    shown = "、".join(texts[:SHOWN]) + ("…" if len(texts) > SHOWN else "")
    message = check.fail.format(table=short(subject.form.name), count=len(texts), figures=shown)
    anchors = tuple(Anchor(figure.place, Side.CONTEXT) for figure in subject.unread)
    yield made(check, subject.form.table, Outcome.FAIL, message, anchors, read=tuple(texts), doubt=True)


def doubts(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Figures that were not read surely and that no two sums of the table confirm."""
    if not subject.facts:
        return
    sure = confirmed(subject.form, subject.facts)
    unsure = [f for f in subject.facts.values() if f.doubtful and (f.address not in sure or f.source is not Source.OCR)]
    if not unsure:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())
        return
    which = names([fact.address for fact in unsure], subject, SHOWN)
    message = check.fail.format(table=short(subject.form.name), count=len(unsure), figures=which)
    anchors = tuple(Anchor(fact.places[0], Side.CONTEXT, fact.address) for fact in unsure if fact.places)
    read = tuple(read_of(fact) for fact in unsure)
    yield made(check, subject.form.table, Outcome.FAIL, message, anchors, read=read, doubt=True)


Kind = Callable[[Rule, Subject], Iterator[Finding]]
WholeKind = Callable[[Rule, Whole], Iterator[Finding]]
TABLE_KINDS: dict[str, Kind] = {
    "balance": balance,
    "counts": counts,
    "blank_total": blank_total,
    "blanks": blanks,
    "rows": rows,
    "coverage": coverage,
    "doubts": doubts,
}
REPORT_KINDS: dict[str, WholeKind] = {
    "stated": stated,
    "carried": carried,
    "at_least": at_least,
    "all_parts": all_parts,
    "rolls": rolls,
    "jumps": jumps,
    "repeats": repeats,
    "twins": twins,
}
