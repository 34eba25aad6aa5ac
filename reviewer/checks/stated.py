# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that the prose states, against the tables."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.book import rule
from reviewer.checks.saying import (
    by_sentence,
    doubtful,
    either_sum,
    figures_of,
    is_foreign,
    read_of_claim,
    relation_of,
    value_of,
    words_of,
)
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import added, agree, claim_anchors, fact_anchors
from reviewer.model.finding import UNEXPLAINED, Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Sum, Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim


REASON = "reason_"
MYRIAD = 10_000
_CLAUSES = re.compile(r"[，。；、：（(,;:]")
_REASON = re.compile(r"因|由于|属于")


def stated(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each statement of these kinds gives the sum of the named figures of the tables.

    Words without a figure say that it is 0. Several statements in one sentence may be a total and its
    parts. A statement that gives the sum of `also` instead is a remark: the words mean another figure.
    """
    total = added(whole, check.figures)
    unit = _unit(whole, total)
    for _, claims in by_sentence(whole.of(*check.claims)):
        if total.value is None:
            yield from (_not_evaluable(check, whole, claim, total) for claim in claims)
            continue
        values = {claim.at: value_of(claim, unit) for claim in claims if not is_foreign(whole, claim)}
        shared = len(values) > 1 and (total.value in values.values() or sum(values.values()) == total.value)
        for claim in claims:
            if shared and claim.at in values:
                yield _passed(check, claim, total, total.value)
            elif relation_of(claim, check.relation):
                yield _compared(check, whole, claim, total, unit)


def either(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each statement of these kinds gives one of the named sums; the words do not say which."""
    sums = [either_sum(whole, patterns) for patterns in check.figures]
    for claim in whole.of(*check.claims):
        known = [total for total in sums if total.value is not None]
        met = [total for total in known if total.value == value_of(claim)]
        if met:
            yield _passed(check, claim, met[0], met[0].value or Decimal(0))
        elif len(known) < len(sums):
            yield _not_evaluable(check, whole, claim, sums[0])
        elif relation_of(claim, check.relation) == "=" and not is_foreign(whole, claim):
            yield _compared(check, whole, claim, sums[0], "")


def reasons(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Each statement of one reason (`reason_3_3_8`) gives the figure of its line (3.3.8)."""
    for claim in whole.of(*check.claims):
        line = claim.kind.removeprefix(REASON).replace("_", ".")
        total = added(whole, [pattern.replace("*", line.removeprefix("3.")) for pattern in check.figures])
        if total.value is None:
            yield _not_evaluable(check, whole, claim, total)
        elif relation_of(claim, check.relation):
            yield _compared(check, whole, claim, total, "")


def scopes(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A statement for others than the report's body, where the prose states nothing that fits the tables."""
    figures = figures_of(rule(code) for code in check.of)
    for kind, patterns in figures.items():
        claims = whole.of(kind)
        total = added(whole, patterns)
        if total.value is None or any(value_of(claim) == total.value for claim in claims):
            continue
        if claims and all(is_foreign(whole, claim) for claim in claims):
            fields = {"words": words_of(claims[0]), "figures": named(whole, total), "right": plain(total.value)}
            yield made(
                check,
                claims[0].at,
                Outcome.FAIL,
                check.fail.format(**fields),
                claim_anchors(claims[0]) + fact_anchors(total.facts),
                value_of(claims[0]),
                total.value,
                _read(claims[:1], total),
                doubtful(claims, total),
            )


def _compared(check: Rule, whole: Whole, claim: Claim, total: Sum, unit: str) -> Finding:
    assert total.value is not None
    value = value_of(claim, unit)
    if _holds(relation_of(claim, check.relation), claim, value, total.value):
        return _passed(check, claim, total, total.value, value)
    if is_foreign(whole, claim):
        return _other_scope(check, claim)
    other = added(whole, check.also) if check.also else None
    meant = bool(other and other.value == value)
    said = check.remark if meant else check.fail
    severity = Severity.WARNING if meant else check.severity
    if (claim.quantity and claim.quantity.loose) or _is_of_one_line(claim, value, total):
        severity = Severity.REVIEW
    fields = {
        "words": words_of(claim),
        "left": plain(value),
        "right": plain(total.value),
        "figures": named(whole, total),
        "difference": plain(abs(value - total.value)),
    }
    found = made(
        check,
        claim.at,
        Outcome.FAIL,
        said.format(**fields),
        claim_anchors(claim) + fact_anchors(total.facts),
        value,
        total.value,
        _read([claim], total),
        doubtful([claim], total),
        severity,
    )
    return replace(found, why=_why(whole, check, value, total))


def _holds(relation: str, claim: Claim, value: Decimal, total: Decimal) -> bool:
    """Whether a statement compares with the table as it should; that of a bound is about the table's figure."""
    slack = claim.quantity.rounding if claim.quantity else Decimal(0)
    if claim.quantity and claim.quantity.loose:
        value, total = total, value
    if relation == "<=":
        return value <= total + slack
    return value >= total - slack if relation == ">=" else agree(value, total, slack)


def _passed(check: Rule, claim: Claim, total: Sum, right: Decimal, left: Decimal | None = None) -> Finding:
    anchors = claim_anchors(claim) + fact_anchors(total.facts)
    value = value_of(claim) if left is None else left
    return made(check, claim.at, Outcome.PASS, check.name, anchors, value, right, _read([claim], total))


def _read(claims: Sequence[Claim], total: Sum) -> tuple[str, ...]:
    return (*(read_of_claim(claim) for claim in claims), *(read_of(fact) for fact in total.facts))


def _not_evaluable(check: Rule, whole: Whole, claim: Claim, total: Sum) -> Finding:
    named_ = named(whole, total) if total.addresses else Text("相应表格", "the table")
    message = Text(
        f"正文“{words_of(claim)}”：{named_.zh}没有可用的数字，无法核对。",
        f"“{words_of(claim)}” cannot be checked: there is no usable figure for {named_.en}.",
    )
    anchors = claim_anchors(claim) + fact_anchors(total.facts)
    return made(check, claim.at, Outcome.NOT_EVALUABLE, message, anchors, read=_read([claim], total))


def _other_scope(check: Rule, claim: Claim) -> Finding:
    message = Text(
        f"正文“{words_of(claim)}”所说范围与表格不同，不作比较。",
        f"“{words_of(claim)}” is about others than the tables are, and is not compared.",
    )
    return made(check, claim.at, Outcome.NOT_EVALUABLE, message, claim_anchors(claim), read=(read_of_claim(claim),))


def named(whole: Whole, total: Sum) -> Text:
    """The figures of a sum by name; of many only the first and the last."""
    names = [whole.name(address) for address in total.addresses]
    if len(names) > 2:
        return Text(
            f"“{names[0].zh}”至“{names[-1].zh}”共 {len(names)} 格之和",
            f"the sum of {len(names)} figures from “{names[0].en}” to “{names[-1].en}”",
        )
    return Text("加".join(f"“{n.zh}”" for n in names), " plus ".join(f"“{n.en}”" for n in names))


def _unit(whole: Whole, total: Sum) -> str:
    """What the figures of a sum count, where all count the same."""
    units = {
        column.unit
        for address in total.addresses
        for column in whole.forms[address.split("/")[0]].columns
        if column.code == address.split("/")[2]
    }
    return units.pop() if len(units) == 1 else ""


def _is_of_one_line(claim: Claim, value: Decimal, total: Sum) -> bool:
    """Whether the words give one reason (因重复申请) and the figure is that of one line of several."""
    clause = _CLAUSES.split(claim.sentence.text[: claim.start])[-1]
    one = bool(_REASON.search(clause)) and "等" not in clause
    return one and len(total.facts) > 1 and any(fact.value == value for fact in total.facts)


def _why(whole: Whole, check: Rule, value: Decimal, total: Sum) -> Text:
    """Which figure of the same lines the words may have been taken from."""
    if not value or total.value is None:
        return UNEXPLAINED
    if MYRIAD in (value / total.value if total.value else 0, total.value / value):
        return Text(
            "两数恰差一万倍，可能混用了元和万元。", "One is ten thousand times the other: yuan and 10,000 yuan?"
        )
    row = added(whole, [pattern.replace("/total", "/*") for pattern in check.figures])
    if row.addresses != total.addresses and row.value is not None and row.value - total.value == value:
        return Text(
            f"{plain(value)} 恰为各列之和，更像是表中总计有误。",
            f"{plain(value)} is the sum of the columns: the total of the table is likely wrong.",
        )
    natural = added(whole, [pattern.replace("/total", "/natural") for pattern in check.figures])
    if natural.addresses != total.addresses and natural.value == value:
        return Text(
            f"{plain(value)} 恰为其中“自然人”一列，可能漏计法人或其他组织。",
            f"{plain(value)} is the column of natural persons alone: legal persons may have been left out.",
        )
    for fact in total.facts if len(total.facts) > 1 else ():
        if fact.value == value:
            name = whole.name(fact.address)
            return Text(f"{plain(value)} 恰为“{name.zh}”一格。", f"{plain(value)} is “{name.en}” alone.")
    return UNEXPLAINED
