# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stocks that roll forward from year to year, and figures that jump."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.plausible import in_other_unit
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import agree, fact_anchors
from reviewer.model.finding import Outcome, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.related import Known

LAST = "last:"
AMOUNT = "/amount"
LEAST = 30  # difference below which a figure is too small to have jumped


def rolls(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The terms of `left` add up to those of `right`.

    A term is an address; `last:` before it takes last year's report, `-` before all of it subtracts.
    Nothing is said where a term is not in its report's form, or has no figure.
    """
    last = whole.related.last
    if last is None:
        return
    left, right = (_terms(side, whole, last) for side in (check.left, check.right))
    if left is None or right is None:
        return
    (before, first), (now, second) = left, right
    own = [fact for side in (check.left, check.right) for term in side if (fact := _own(term, whole))]
    slack = sum((fact.rounding for fact in (*first, *second)), Decimal(0))
    doubt = any(fact.doubtful for fact in (*first, *second))
    at = check.right[0].removeprefix("-")
    read = (*(f"last/{read_of(fact)}" for fact in first if fact not in own), *(read_of(fact) for fact in own))
    message = check.fail.format(
        left=plain(before), right=plain(now), difference=plain(abs(before - now)), other=last.name
    )
    anchors = (*fact_anchors(second), *fact_anchors([f for f in own if f not in second], Side.LEFT))
    if agree(before, now, slack):
        outcome = Outcome.NOT_EVALUABLE if doubt else Outcome.PASS
        yield made(check, at, outcome, check.name, anchors, before, now, read)
    else:
        yield made(check, at, Outcome.FAIL, message, anchors, before, now, read, doubt)


def _own(term: str, whole: Whole) -> Fact | None:
    name = term.removeprefix("-")
    return None if name.startswith(LAST) else whole.facts.get(name)


def _terms(side: Sequence[str], whole: Whole, last: Known) -> tuple[Decimal, list[Fact]] | None:
    """The sum of the terms and their figures; None when one is not there."""
    total, facts = Decimal(0), []
    for term in side:
        sign, name = (-1, term[1:]) if term.startswith("-") else (1, term)
        source = last.facts if name.startswith(LAST) else whole.facts
        fact = source.get(name.removeprefix(LAST))
        if fact is None or fact.counts is None:
            return None
        total += sign * fact.counts
        facts.append(fact)
    return total, facts


def jumps(check: Rule, whole: Whole) -> Iterator[Finding]:
    """No figure is `limit` times last year's, or the other way round; small differences are none.

    An amount that looks as if it were in another unit is told by the check of units.
    """
    last, limit = whole.related.last, check.limit or Decimal(5)
    if last is None:
        return
    sound = True
    for address in whole.addresses(check.figures):
        now, was = whole.facts.get(address), last.facts.get(address)
        if now is None or was is None or now.value is None or was.value is None:
            continue
        small, great = sorted((now.value, was.value))
        if address.endswith(AMOUNT) and in_other_unit(now.value, was.value):
            continue
        if great - small < LEAST or (small > 0 and great < limit * small):
            continue
        sound = False
        message = check.fail.format(
            at=whole.name(address), left=plain(was.value), right=plain(now.value), other=last.name
        )
        read = (f"last/{read_of(was)}", read_of(now))
        doubt = now.doubtful or was.doubtful
        yield made(check, address, Outcome.FAIL, message, fact_anchors([now]), was.value, now.value, read, doubt)
    if sound:
        yield made(check, "last", Outcome.PASS, check.name, ())
