# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns and groups that are empty where they should not be, and parts that are larger than their whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.book import rule
from reviewer.checks.equations import equations
from reviewer.checks.recalling import last_of
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import added, fact_anchors
from reviewer.checks.wording import found, pictured, words_at
from reviewer.forms.book import address_name
from reviewer.forms.numbers import parse
from reviewer.model.fact import Printed
from reviewer.model.finding import Outcome, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.subject import Subject
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding


_RESULTS = ("result", "results")


def unanswered(check: Rule, subject: Subject) -> Iterator[Finding]:
    """A column without any result (`left`) has as much carried out as came in: point at the cells that do not fit."""
    sound = True
    for column in subject.form.columns:
        facts = [
            (line.role, subject.facts.get(f"{subject.form.table}/{line.code}/{column.code}"))
            for line in subject.form.lines
        ]
        if any(fact is None or fact.counts is None or (role in _RESULTS and fact.counts) for role, fact in facts):
            continue
        flow = [(role, fact) for role, fact in facts if fact and role not in _RESULTS]
        gap = sum(
            ((fact.counts or Decimal(0)) * (-1 if role == "carried_out" else 1) for role, fact in flow), Decimal(0)
        )
        if not gap:
            continue
        sound = False
        message = check.fail.format(column=column.name, left=plain(abs(gap)))
        anchors = fact_anchors([fact for _, fact in flow if fact.counts], Side.LEFT)
        doubt = any(fact.doubtful for _, fact in facts if fact)
        read = tuple(read_of(fact) for _, fact in flow)
        yield made(check, f"{subject.form.table}/{column.code}", Outcome.FAIL, message, anchors, gap, None, read, doubt)
    if sound and subject.facts:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def parts_within(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Where a sum lacks some of its parts, those that are known are not more than the total already."""
    sound = True
    for code in check.of:
        for equation in equations(rule(code), subject.form):
            parts = [fact for a in equation.left if (fact := subject.facts.get(a)) and fact.value is not None]
            total = subject.facts.get(equation.right[0]) if len(equation.right) == 1 else None
            lacking = len(parts) < len(equation.left)
            if total is None or total.value is None or not lacking or any((f.value or 0) < 0 for f in parts):
                continue
            known = sum((fact.value or Decimal(0) for fact in parts), Decimal(0))
            if known <= total.value or not _is_short(equation.left, subject.facts):
                continue
            sound = False
            name = address_name(subject.form, total.address)
            message = check.fail.format(at=name, left=plain(known), right=plain(total.value))
            anchors = fact_anchors(parts, Side.LEFT) + fact_anchors([total])
            read = tuple(read_of(fact) for fact in (*parts, total))
            doubt = any(fact.doubtful for fact in (*parts, total))
            yield made(check, equation.at, Outcome.FAIL, message, anchors, known, total.value, read, doubt)
    if sound and subject.facts:
        yield made(check, subject.form.table, Outcome.PASS, subject.form.name, ())


def _is_short(addresses: Sequence[str], facts: Mapping[str, Fact]) -> bool:
    """Whether a figure was not found, so that the sum itself cannot be checked."""
    return any((fact := facts.get(address)) is None or fact.counts is None for address in addresses)


def shifted(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A group of table 4 is blank, and what the prose says of it is printed as the total of another group."""
    form = whole.forms.get("disputes")
    if form is None:
        return
    groups = {
        line.code: [whole.facts.get(f"disputes/{line.code}/{c.code}") for c in form.columns] for line in form.lines
    }
    empty = {
        code: [fact for fact in cells if fact]
        for code, cells in groups.items()
        if any(cells) and all(fact is None or fact.printed is Printed.BLANK for fact in cells)
    }
    sound = True
    for code, cells in empty.items():
        words = [one.split("=")[1] for one in check.words if one.startswith(f"{code}=")]
        for sentence, match in found(whole, tuple(words), check.sections) if words else ():
            stated = parse(match["n"]).value
            totals = [whole.facts.get(f"disputes/{other}/total") for other in groups if other != code]
            fits = [fact for fact in totals if fact and stated and fact.value == stated]
            if fits:
                sound = False
                at = f"disputes/{code}"
                name = next(line.name for line in form.lines if line.code == code)
                said = sentence.text[match.start() : match.end()]
                message = check.fail.format(group=name, words=said, at=whole.name(fits[0].address))
                anchors = fact_anchors(cells, Side.LEFT) + fact_anchors(fits) + words_at(sentence, *match.span("n"))
                doubt = pictured(whole, anchors)
                read = (said, *(read_of(fact) for fact in (*cells, *fits)))
                yield made(check, at, Outcome.FAIL, message, anchors, stated, fits[0].value, read, doubt)
                break
    if sound:
        yield made(check, "disputes", Outcome.PASS, form.name, ())


def unrequested(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Disputes (`figures`, `limit` or more) though no request was received, carried in or answered (`also`).

    With last year's report at hand it is asked of that too: disputes may stem from its requests, and where it has
    none a single dispute is enough.
    """
    disputes, requests = added(whole, check.figures), added(whole, check.also)
    if disputes.value is None or requests.value is None or check.limit is None:
        if disputes.addresses and requests.addresses:
            yield made(check, "disputes", Outcome.NOT_EVALUABLE, check.name, ())
        return
    last = last_of(whole)
    before = added(last, check.also) if last else None
    none_before = before is not None and before.value == 0
    few = 1 if none_before else check.limit
    holds = requests.value > 0 or disputes.value < few or bool(before and before.value)
    some = [fact for fact in disputes.facts if fact.counts]
    anchors = fact_anchors(some, Side.LEFT) + fact_anchors(requests.facts)
    said = (check.remark if none_before else check.fail).format(
        left=plain(disputes.value), other=whole.related.last.name if whole.related.last else ""
    )
    outcome = Outcome.PASS if holds else Outcome.FAIL
    read = tuple(read_of(fact) for fact in (*disputes.facts, *requests.facts))
    if before is not None and not requests.value:
        read += tuple(f"last/{read_of(fact)}" for fact in before.facts)
    doubt = not holds and (disputes.doubtful or requests.doubtful or bool(before and before.doubtful))
    message = check.name if holds else said
    yield made(check, "disputes", outcome, message, anchors, disputes.value, requests.value, read, doubt)
