# SPDX-License-Identifier: AGPL-3.0-or-later
"""The prose against itself: what flows in and out, parts and their total, the same thing said twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.book import rule
from reviewer.checks.saying import (
    by_paragraph,
    doubtful,
    exact,
    figures_of,
    is_foreign,
    read_of_claim,
    value_of,
    words_of,
)
from reviewer.checks.shares import HALVES, WHOLES
from reviewer.checks.subject import made, plain
from reviewer.checks.whole import added, claim_anchors
from reviewer.model.finding import Outcome, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Anchor, Finding
    from reviewer.model.prose import Claim
    from reviewer.model.text import Text


def flow(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Received and carried in make answered and carried out, where one paragraph states all four.

    Requests received may be said to include those carried in.
    """
    for claims in by_paragraph(exact(whole.of(*check.claims))):
        first = _first_of_each(claims)
        if len(first) < len(check.claims) or len({claim.scope for claim in first.values()}) > 1:
            continue
        received, carried_in, answered, carried_out = (first[kind] for kind in check.claims)
        left = value_of(received) + value_of(carried_in)
        right = value_of(answered) + value_of(carried_out)
        sound = right in (left, value_of(received))
        message = check.fail.format(
            **{kind: plain(value_of(claim)) for kind, claim in first.items()}, left=plain(left), right=plain(right)
        )
        sides = ([received, carried_in], [answered, carried_out])
        yield _sides(check, sides, sound, message, left, right)


def parts(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The results named in one paragraph make the number of requests answered that it states.

    Where some result is not named and the table does not say that there was none, they make no more than that.
    """
    figures = figures_of(rule(code) for code in check.of)
    for claims in by_paragraph(exact(whole.of(*check.claims, *figures))):
        first = _first_of_each(claims)
        total = first.pop(check.claims[0], None)
        if "opened_both" in first:
            first = {kind: claim for kind, claim in first.items() if kind not in HALVES}
        if total is None or len(first) < 2 or len(first) < _distinct(claims, tuple(figures)):
            continue
        values = sum((value_of(claim) for claim in first.values()), Decimal(0))
        named = set(first) | ({"opened_both"} if set(first) >= HALVES else HALVES if "opened_both" in first else set())
        rest = [added(whole, figures[kind]).value for kind in (WHOLES | HALVES) - named]
        if any(value is None for value in rest) and values <= value_of(total):
            continue
        closed = all(value == 0 for value in rest)
        sound = values == value_of(total) if closed else values <= value_of(total)
        message = check.fail.format(words=words_of(total), left=plain(values), right=plain(value_of(total)))
        yield _sides(check, (list(first.values()), [total]), sound, message, values, value_of(total))


def repeated(check: Rule, whole: Whole) -> Iterator[Finding]:
    """What is stated twice is stated alike; figures for different bodies are not compared."""
    for kind in check.claims:
        by_scope: dict[str, list[Claim]] = {}
        for claim in exact(whole.of(kind)):
            by_scope.setdefault("other" if is_foreign(whole, claim) else "", []).append(claim)
        for claims in by_scope.values():
            others = [claim for claim in claims[1:] if claim.sentence is not claims[0].sentence]
            for claim in others:
                sound = value_of(claim) == value_of(claims[0])
                fields = {"words": words_of(claim), "first": words_of(claims[0])}
                message = check.fail.format(**fields, left=plain(value_of(claim)), right=plain(value_of(claims[0])))
                yield _sides(
                    check, ([claim], [claims[0]]), sound, message, value_of(claim), value_of(claims[0]), Side.CONTEXT
                )


def contradiction(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Not both: a charge with its amount (the first kind), and words that there was none (the second)."""
    charged, none = (whole.of(kind) for kind in check.claims)
    silent = [claim for claim in none if not claim.quantity] + [c for c in charged if not value_of(c)]
    for claim in charged:
        if not value_of(claim):
            continue
        against = [other for other in silent if not other.scope or not claim.scope or other.scope == claim.scope]
        words = words_of(against[0]) if against else ""
        message = check.fail.format(words=words_of(claim), other=words)
        yield _sides(check, ([claim], against[:3]), not against, message, value_of(claim), Decimal(0))


def units(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The same thing is counted in the same unit all through the report."""
    claims = [claim for claim in whole.of(*check.claims) if claim.quantity and claim.quantity.unit]
    seen = {claim.quantity.unit: claim for claim in reversed(claims) if claim.quantity}
    if len(claims) < 2:
        return
    shown = sorted(seen.values(), key=claims.index)
    names = "、".join(unit for claim in shown if claim.quantity and (unit := claim.quantity.unit))
    message = check.fail.format(units=names, words=words_of(shown[0]), other=words_of(shown[-1]))
    yield _sides(check, (shown[:1], shown[1:]), len(seen) == 1, message, None, None, Side.CONTEXT)


def _first_of_each(claims: Sequence[Claim]) -> dict[str, Claim]:
    return {claim.kind: claim for claim in reversed(claims)}


def _distinct(claims: Sequence[Claim], kinds: Sequence[str]) -> int:
    """How many statements of these kinds there are: a kind named twice is no plain list of results."""
    own = [claim.kind for claim in claims if claim.kind in kinds]
    return len([kind for kind in own if kind not in HALVES]) if "opened_both" in own else len(own)


def _sides(
    check: Rule,
    sides: tuple[list[Claim], list[Claim]],
    sound: bool,
    message: Text,
    left: Decimal | None,
    right: Decimal | None,
    far: Side = Side.RIGHT,
) -> Finding:
    """A finding about statements on two sides, at the first of the left ones."""
    every = [*sides[0], *sides[1]]
    anchors: tuple[Anchor, ...] = tuple(
        anchor
        for side, claims in zip((Side.LEFT, far), sides, strict=True)
        for claim in claims
        for anchor in claim_anchors(claim, side)
    )
    read = tuple(read_of_claim(claim) for claim in every)
    outcome = Outcome.PASS if sound else Outcome.FAIL
    said = check.name if sound else message
    severity: Severity = check.severity
    return made(check, sides[0][0].at, outcome, said, anchors, left, right, read, doubtful(every), severity)
