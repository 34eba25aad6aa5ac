# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that the prose states, against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import added, agree, claim_anchors, fact_anchors, unsure
from reviewer.model.finding import Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Sum, Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim

RELATIONS = {"=": "等于", "<=": "不大于", ">=": "不小于"}


def stated(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each statement of these kinds gives the sum of the named figures of the tables.

    A statement that gives the sum of `also` instead is a remark: the words mean another figure.
    """
    total = added(whole, check.figures)
    for claim in whole.of(*check.claims):
        if claim.quantity is None or claim.quantity.loose:
            continue
        if total.value is None:
            yield _not_evaluable(check, whole, claim, total)
        else:
            yield _compared(check, whole, claim, total)


def _compared(check: Rule, whole: Whole, claim: Claim, total: Sum) -> Finding:
    quantity = claim.quantity
    assert quantity is not None
    assert total.value is not None
    holds = {
        "=": agree(quantity.value, total.value, quantity.rounding),
        "<=": quantity.value <= total.value + quantity.rounding,
        ">=": quantity.value >= total.value - quantity.rounding,
    }[check.relation]
    other = added(whole, check.also) if check.also else None
    meant = other if not holds and other and other.value == quantity.value else None
    words = claim.sentence.text[claim.start : claim.end]
    fields = {
        "words": words,
        "left": plain(quantity.value),
        "right": plain(total.value),
        "figures": _named(whole, total),
        "difference": plain(abs(quantity.value - total.value)),
    }
    anchors = claim_anchors(claim) + fact_anchors(total.facts)
    read = (f"{claim.at}={plain(quantity.value)}", *(read_of(fact) for fact in total.facts))
    if holds:
        return made(check, claim.at, Outcome.PASS, check.name, anchors, quantity.value, total.value, read)
    doubt = total.doubtful or unsure(quantity)
    said = check.remark if meant else check.fail
    severity = Severity.WARNING if meant else check.severity
    return made(
        check,
        claim.at,
        Outcome.FAIL,
        said.format(**fields),
        anchors,
        quantity.value,
        total.value,
        read,
        doubt,
        severity,
    )


def _not_evaluable(check: Rule, whole: Whole, claim: Claim, total: Sum) -> Finding:
    words = claim.sentence.text[claim.start : claim.end]
    named = _named(whole, total) if total.addresses else Text("相应表格", "the table")
    message = Text(
        f"正文“{words}”：{named.zh}没有可用的数字，无法核对。",
        f"“{words}” cannot be checked: there is no usable figure for {named.en}.",
    )
    anchors = claim_anchors(claim) + fact_anchors(total.facts)
    read = tuple(read_of(fact) for fact in total.facts)
    return made(check, claim.at, Outcome.NOT_EVALUABLE, message, anchors, read=read)


def _named(whole: Whole, total: Sum) -> Text:
    """The figures of a sum by name; of many only the first and the last."""
    names = [whole.name(address) for address in total.addresses]
    if len(names) > 2:
        return Text(
            f"“{names[0].zh}”至“{names[-1].zh}”共 {len(names)} 格之和",
            f"the sum of {len(names)} figures from “{names[0].en}” to “{names[-1].en}”",
        )
    return Text("加".join(f"“{n.zh}”" for n in names), " plus ".join(f"“{n.en}”" for n in names))
