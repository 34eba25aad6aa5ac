# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shares of the results that the prose states (不予公开80件，占7.87%), against the tables and against 100."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reviewer.checks.book import rule
from reviewer.checks.saying import (
    by_paragraph,
    doubtful,
    figures_of,
    is_foreign,
    last_place,
    read_of_claim,
    value_of,
    words_of,
)
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import added, claim_anchors, fact_anchors
from reviewer.model.finding import Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Sum, Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim

REACH = 60  # characters between a figure and its share
SHARE = "_share"
HUNDRED = Decimal(100)
SLACK = Decimal("0.05")  # of a sum of shares
WHOLES = frozenset({"opened_both", "denied", "not_provided", "not_processed", "other_handled"})
HALVES = frozenset({"opened", "opened_partly"})


@dataclass(frozen=True, slots=True)
class Share:
    """A stated share, the kind of result of which it is the share, and the statement of that where there is one."""

    claim: Claim
    kind: str
    of: Claim | None = None


def shares_of(whole: Whole, kinds: Sequence[str]) -> list[Share]:
    """Each stated share with the kind of result that it names, or that of the nearest figure before it."""
    found: list[Share] = []
    last: Claim | None = None
    for claim in whole.claims:
        if claim.kind in kinds:
            last = claim
        elif claim.quantity and claim.kind.removesuffix(SHARE) in kinds:
            found.append(Share(claim, claim.kind.removesuffix(SHARE)))
        elif claim.kind == "share" and claim.quantity and last is not None and last.quantity:
            if claim.sentence is last.sentence and 0 <= claim.quantity.start - last.quantity.end <= REACH:
                found.append(Share(claim, last.kind, last))
            last = None
    return found


def shares(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A stated share is what its result makes of all results, rounded as it is printed.

    One unit in the last place is a remark where it was cut off, or makes all shares add up to 100.
    """
    figures = figures_of(rule(code) for code in check.of)
    total, inflow = added(whole, check.figures), added(whole, check.also)
    stated = shares_of(whole, tuple(figures))
    made_even = _is_even(stated)
    for share in stated:
        if is_foreign(whole, share.claim):
            continue
        part = added(whole, figures[share.kind])
        if (not part.value and part.value != 0) or not total.value:
            yield _not_evaluable(check, share, part, total)
        else:
            yield _compared(check, share, part, total, inflow, made_even)


def share_sum(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The shares of all results make 100."""
    figures = figures_of(rule(code) for code in check.of)
    stated = shares_of(whole, tuple(figures))
    for claims in by_paragraph([share.claim for share in stated]):
        own = [share for share in stated if share.claim in claims]
        kinds = {share.kind for share in own}
        if len(own) < 2 or len(kinds) < len(own) or not _complete(whole, kinds, figures):
            continue
        total = sum((value_of(claim) for claim in claims), Decimal(0))
        slack = max(SLACK, sum((last_place(claim) / 2 for claim in claims), Decimal(0)))
        outcome = Outcome.PASS if abs(total - HUNDRED) <= slack else Outcome.FAIL
        anchors = tuple(anchor for claim in claims for anchor in claim_anchors(claim))
        message = check.fail.format(left=plain(total), count=len(claims)) if outcome is Outcome.FAIL else check.name
        read = tuple(read_of_claim(claim) for claim in claims)
        yield made(check, claims[0].at, outcome, message, anchors, total, HUNDRED, read, doubtful(claims))


def fits(share: Decimal, unit: Decimal, part: Decimal, of: Decimal) -> bool:
    """Whether a share in percent, printed in steps of `unit`, is part / of rounded half up."""
    return bool(of) and _rounded(HUNDRED * part / of, unit, ROUND_HALF_UP) == share


def _compared(check: Rule, share: Share, part: Sum, total: Sum, inflow: Sum, made_even: bool) -> Finding:
    claim, value, unit = share.claim, value_of(share.claim), last_place(share.claim)
    assert part.value is not None
    assert total.value is not None
    ratio = HUNDRED * part.value / total.value
    right = _rounded(ratio, unit, ROUND_HALF_UP)
    anchors = claim_anchors(claim) + fact_anchors((*part.facts, *total.facts))
    read = (read_of_claim(claim), *(read_of(fact) for fact in (*part.facts, *total.facts)))
    loose = bool(claim.quantity and claim.quantity.loose)
    if value == right or (loose and abs(value - ratio) <= 1):
        return made(check, claim.at, Outcome.PASS, check.name, anchors, value, right, read)
    fields = {
        "words": f"{words_of(share.of)}，{words_of(claim)}" if share.of else words_of(claim),
        "part": plain(part.value),
        "total": plain(total.value),
        "left": plain(value),
        "right": plain(right),
    }
    cut = value == _rounded(ratio, unit, ROUND_DOWN) or (made_even and abs(value - right) == unit)
    other = any(fits(value, unit, part.value, base) for base in _bases(inflow))
    said = check.remark if cut or other else check.fail
    severity = Severity.REVIEW if loose else Severity.WARNING if cut or other else check.severity
    doubt = doubtful([claim], part) or total.doubtful
    return made(check, claim.at, Outcome.FAIL, said.format(**fields), anchors, value, right, read, doubt, severity)


def _bases(inflow: Sum) -> list[Decimal]:
    """Requests received, with and without those carried in: what else a share may be taken of."""
    received = inflow.facts[0].counts if inflow.facts else None
    return [base for base in (received, inflow.value) if base]


def _is_even(stated: Sequence[Share]) -> bool:
    return sum((value_of(share.claim) for share in stated), Decimal(0)) == HUNDRED


def _complete(whole: Whole, kinds: set[str], figures: dict[str, tuple[str, ...]]) -> bool:
    """Whether the results that are not named are none."""
    named = kinds | ({"opened_both"} if kinds >= HALVES else set()) | (HALVES if "opened_both" in kinds else set())
    return all(added(whole, figures[kind]).value == 0 for kind in (WHOLES | HALVES) - named)


def _rounded(value: Decimal, unit: Decimal, how: str) -> Decimal:
    return (value / unit).quantize(Decimal(1), how) * unit


def _not_evaluable(check: Rule, share: Share, part: Sum, total: Sum) -> Finding:
    words = words_of(share.claim)
    message = Text(
        f"正文“{words}”：表三相应数字不可用，无法核对。",
        f"“{words}” cannot be checked: figures of table 3 are missing.",
    )
    anchors = claim_anchors(share.claim) + fact_anchors((*part.facts, *total.facts))
    return made(check, share.claim.at, Outcome.NOT_EVALUABLE, message, anchors, read=(read_of_claim(share.claim),))
