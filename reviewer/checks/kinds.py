# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kinds of check: pure functions from a rule and what it looks at to findings.

Those of TABLE_KINDS look at one table, those of REPORT_KINDS at a whole report. A new kind is one
function and one row here. A figure that was not found or is not a figure
makes a check not evaluable; it never passes and is never the district's error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reviewer.checks.balance import balance, blank_total
from reviewer.checks.bodies import all_parts, at_least, twins
from reviewer.checks.book import Rule
from reviewer.checks.confirming import confirmed
from reviewer.checks.flow import contradiction, flow, parts, repeated, units
from reviewer.checks.growth import growth
from reviewer.checks.lists import lists
from reviewer.checks.listshares import list_shares
from reviewer.checks.ratio import done_rate, ratio
from reviewer.checks.repeating import repeats
from reviewer.checks.rolling import jumps, rolls
from reviewer.checks.rows import rows
from reviewer.checks.shares import share_sum, shares
from reviewer.checks.stated import either, reasons, scopes, stated
from reviewer.checks.subject import Subject, made, names, read_of, short
from reviewer.checks.whole import Whole
from reviewer.checks.words import holes, ordinals
from reviewer.checks.years import carried
from reviewer.forms.book import address_name
from reviewer.forms.figures import COUNT
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Side
from reviewer.model.text import Text

SHOWN = 8  # figures named in one sentence


def counts(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Every figure that counts things is a whole number of zero or more."""
    units = {column.code: column.unit for column in subject.form.columns}
    sound = True
    for address, fact in subject.facts.items():
        if units[address.split("/")[2]] != COUNT:
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


def doubtful(check: Rule, subject: Subject) -> Iterator[Finding]:
    """No figure was read with doubt, but those that sums of the table confirm; in no column stand words."""
    sure = confirmed(subject.form, subject.facts)
    counted = {column.code for column in subject.form.columns if column.unit == COUNT}
    found = [
        fact
        for address, fact in subject.facts.items()
        if (
            fact.doubtful
            and fact.source is not Source.RECOVERED
            and not (fact.source is Source.OCR and address in sure)
        )
        or (fact.printed is Printed.TEXT and address.split("/")[2] not in counted)
    ]
    yield from _to_compare(check, subject, found)


def recovered(check: Rule, subject: Subject) -> Iterator[Finding]:
    """No figure had to be put together or parted."""
    yield from _to_compare(check, subject, [f for f in subject.facts.values() if f.source is Source.RECOVERED])


def _to_compare(check: Rule, subject: Subject, found: Sequence[Fact]) -> Iterator[Finding]:
    """One finding a table that lights the figures for a person to compare with the page."""
    if not subject.facts:
        return
    if not found:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())
        return
    listed = names([fact.address for fact in found], subject)
    message = check.fail.format(table=short(subject.form.name), count=len(found), figures=listed)
    anchors = tuple(Anchor(place, Side.LEFT, fact.address) for fact in found for place in fact.places)
    read = tuple(read_of(fact) for fact in found)
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
    "doubtful": doubtful,
    "recovered": recovered,
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
    "either": either,
    "reasons": reasons,
    "scopes": scopes,
    "shares": shares,
    "share_sum": share_sum,
    "growth": growth,
    "flow": flow,
    "parts": parts,
    "done_rate": done_rate,
    "ratio": ratio,
    "lists": lists,
    "list_shares": list_shares,
    "repeated": repeated,
    "contradiction": contradiction,
    "units": units,
    "ordinals": ordinals,
    "holes": holes,
}
