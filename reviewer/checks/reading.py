# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a table was read whole and surely: figures left over, in doubt, or put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.checks.book import Rule
from reviewer.checks.confirming import confirmed
from reviewer.checks.subject import Subject, made, names, read_of, short
from reviewer.forms.figures import COUNT
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.finding import Anchor, Finding, Outcome, Side

SHOWN = 8  # figures named in one sentence


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
