# SPDX-License-Identifier: AGPL-3.0-or-later
"""What checks of the prose share: the value of a statement, its words, and for whom it holds."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from reviewer.checks.subject import plain
from reviewer.checks.whole import added, unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Sum, Whole
    from reviewer.model.prose import Claim, Sentence

MOST = 40
"""A finding with more anchors than this points at nothing in particular."""

_AT_LEAST = re.compile(r"(?:超过?|逾|突破|多达|不少于|至少|达到?)$")
_AT_MOST = re.compile(r"(?:近|将近|接近|不足)$")
_REGION = re.compile(r"(?:省|市|区|县|州|旗|盟)(?:人民政府)?$")
_PART = re.compile(
    r"(?:^|[，。；、,;])[^，。；、,;各全]{0,12}(?:街道|镇|乡|局|委)(?:办事处|政府)?(?:[，,]?(?:全年|年内|共|累计|本年度))*$"
)
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def value_of(claim: Claim, unit: str = "") -> Decimal:
    """The figure stated, 0 where words say that there was none; money in `unit` where that is given."""
    quantity = claim.quantity
    if quantity is None:
        return Decimal(0)
    if unit in _YUAN and quantity.unit in _YUAN:
        return quantity.value * _YUAN[quantity.unit] / _YUAN[unit]
    return quantity.value


def words_of(claim: Claim) -> str:
    """The words of a statement, with the unit of a figure that they end in."""
    quantity = claim.quantity
    end = claim.end + len(quantity.unit) if quantity and quantity.end == claim.end else claim.end
    return claim.sentence.text[claim.start : end]


def last_place(claim: Claim) -> Decimal:
    """One step in the last printed place of a figure: 0.01 for 31.37, 1 for 19."""
    quantity = claim.quantity
    return (quantity.rounding * 2).normalize() if quantity and quantity.rounding else Decimal(1)


def read_of_claim(claim: Claim) -> str:
    """What a check read of a statement, for the digest."""
    return f"{claim.at}={plain(claim.quantity.value) if claim.quantity else words_of(claim)}"


def relation_of(claim: Claim, relation: str = "=") -> str:
    """How the words compare (= <= >=): 近 and 余 say where the figure itself lies; "" where they do not (约)."""
    quantity = claim.quantity
    if quantity is None or not quantity.loose:
        return relation
    before, after = claim.sentence.text[: quantity.start], claim.sentence.text[quantity.end :]
    if after.startswith(("余", "多")) or _AT_LEAST.search(before):
        return ">="
    return "<=" if _AT_MOST.search(before) else ""


def exact(claims: Iterable[Claim]) -> list[Claim]:
    """The statements with a plain figure: no bounds, no words alone."""
    return [claim for claim in claims if claim.quantity and not claim.quantity.loose]


def by_sentence(claims: Sequence[Claim]) -> list[tuple[Sentence, list[Claim]]]:
    """Claims in reading order, those of one sentence together."""
    return [
        (own[0].sentence, own) for _, group in groupby(claims, key=lambda c: id(c.sentence)) if (own := list(group))
    ]


def by_paragraph(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims in reading order, those of one paragraph together."""
    return [list(group) for _, group in groupby(claims, key=lambda claim: claim.sentence.paragraph)]


def is_foreign(whole: Whole, claim: Claim) -> bool:
    """Whether a statement holds for others than the tables do: the office in a district's report, or the reverse.

    In a district's report the figure of one of its towns or bureaus is such a one too.
    """
    body = whole.reading.organisation
    region = bool(_REGION.search(body))
    if region and _PART.search(claim.sentence.text[: claim.start]):
        return True
    return bool(body and claim.scope) and claim.scope != ("whole" if region else "own")


def doubtful(claims: Iterable[Claim], total: Sum | None = None) -> bool:
    """Whether a figure of a comparison was read with doubt."""
    return any(unsure(claim.quantity) for claim in claims) or bool(total and total.doubtful)


def either_sum(whole: Whole, patterns: str) -> Sum:
    """The sum of figures named in one string, joined by “+”."""
    return added(whole, patterns.split("+"))


def figures_of(checks: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Which figures of the tables each kind of claim states, by the rules that compare them."""
    return {kind: check.figures for check in checks for kind in check.claims}
