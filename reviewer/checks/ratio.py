# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rates that the prose states with the figures that they come from (主动公开率94.34%)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.saying import doubtful, last_place, read_of_claim, relation_of, value_of, words_of
from reviewer.checks.shares import fits
from reviewer.checks.subject import made, plain
from reviewer.checks.whole import added, claim_anchors, fact_anchors
from reviewer.model.finding import Anchor, Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim, Quantity

_PUBLISHED = re.compile(r"公开[^，。；、]{0,8}$")
_COUNTED = ("件", "份", "条", "篇", "项", "个", "部", "宗")


def ratio(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A rate is the figure published over a larger one of the same unit before it in its sentence."""
    for claim in whole.of(*check.claims):
        own = claim.quantity
        if own is None:
            continue
        before = [q for q in claim.sentence.quantities if q.end <= own.start and q.unit in _COUNTED and not q.loose]
        part = next((q for q in reversed(before) if _PUBLISHED.search(claim.sentence.text[: q.start])), None)
        wholes = [q for q in before if part and q is not part and q.unit == part.unit and q.value >= part.value]
        if part is None or not wholes or not part.value:
            continue
        yield _judged(check, claim, part, wholes)


def done_rate(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A rate of requests done is those done over those received and carried in."""
    done, inflow = added(whole, check.figures), added(whole, check.also)
    for claim in whole.of(*check.claims):
        if claim.quantity is None or claim.quantity.loose:
            continue
        if done.value is None or inflow.value is None:
            yield _unknown(check, claim, (*done.facts, *inflow.facts))
            continue
        if not done.value or not inflow.value:
            continue
        value, unit = value_of(claim), last_place(claim)
        right = (100 * done.value / inflow.value).quantize(Decimal("0.01"))
        sound = fits(value, unit, done.value, inflow.value) and (value != 100 or done.value == inflow.value)
        fields = {"words": words_of(claim), "part": plain(done.value), "total": plain(inflow.value)}
        message = check.name if sound else check.fail.format(**fields, right=plain(right))
        outcome = Outcome.PASS if sound else Outcome.FAIL
        anchors = claim_anchors(claim) + fact_anchors((*done.facts, *inflow.facts))
        doubt = doubtful([claim], done) or inflow.doubtful
        yield made(check, claim.at, outcome, message, anchors, value, right, (read_of_claim(claim),), doubt)


def _unknown(check: Rule, claim: Claim, facts: Sequence[Fact]) -> Finding:
    message = Text(
        f"正文“{words_of(claim)}”：表三相应数字不可用，无法核对。",
        f"“{words_of(claim)}” cannot be checked: figures of table 3 are missing.",
    )
    anchors = claim_anchors(claim) + fact_anchors(facts)
    return made(check, claim.at, Outcome.NOT_EVALUABLE, message, anchors, read=(read_of_claim(claim),))


def _judged(check: Rule, claim: Claim, part: Quantity, wholes: Sequence[Quantity]) -> Finding:
    assert claim.quantity is not None
    tenths = claim.quantity.unit == "成"
    value = value_of(claim) * (10 if tenths else 1)
    unit = last_place(claim)
    sound = any(_is_rate(relation_of(claim), tenths, value, unit, part.value, q.value) for q in wholes)
    right = (100 * part.value / wholes[0].value).quantize(Decimal("0.01"))
    fields = {"words": words_of(claim), "part": plain(part.value), "total": plain(wholes[0].value)}
    message = check.name if sound else check.fail.format(**fields, right=plain(right))
    severity = check.severity if len(wholes) == 1 and not claim.quantity.loose else Severity.REVIEW
    anchors = claim_anchors(claim) + tuple(Anchor(p, Side.RIGHT) for q in (part, *wholes) for p in q.places)
    outcome = Outcome.PASS if sound else Outcome.FAIL
    read = (read_of_claim(claim), *(plain(q.value) for q in (part, *wholes)))
    return made(check, claim.at, outcome, message, anchors, value, right, read, doubtful([claim]), severity)


def _is_rate(relation: str, tenths: bool, value: Decimal, unit: Decimal, part: Decimal, of: Decimal) -> bool:
    rate = 100 * part / of
    if relation == "=" and not tenths:
        return fits(value, unit, part, of)
    if relation == ">=":
        return rate >= value
    return rate <= value if relation == "<=" else abs(rate - value) <= 5
