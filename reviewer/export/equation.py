# SPDX-License-Identifier: AGPL-3.0-or-later
"""Both sides of a finding as one line of arithmetic that can be followed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Side
from reviewer.model.text import Text

_PLACES = 6
_MANY = 8


def equation(finding: Finding, facts: Mapping[str, Fact]) -> Text:
    """Such as `283 + 5 + 1 = 289 ≠ 290`; empty when a side is missing.

    A side is spelled out only when its figures really add up to it: other checks do not add.
    """
    if finding.left is None or finding.right is None:
        return Text("", "")
    left = _side(finding, Side.LEFT, finding.left, facts)
    right = _side(finding, Side.RIGHT, finding.right, facts)
    sign = "=" if finding.left == finding.right else "≠"
    return Text(*(_joined(left[i], sign, right[i]) for i in (0, 1)))


def tidy(value: Decimal | None) -> Decimal | None:
    """A computed figure without the tail of a division; figures as they are printed keep all their digits."""
    if value is None or not value.is_finite() or int(value.as_tuple().exponent) >= -_PLACES:
        return value
    return value.quantize(Decimal("0.0001")) if abs(value) < Decimal(10) ** 15 else value


def plain(value: Decimal) -> str:
    return f"{tidy(value):f}"


def _joined(left: tuple[str, str], sign: str, right: tuple[str, str]) -> str:
    """Sums stand outside, so that the two results meet at the sign."""
    first = f"{left[0]} = {left[1]}" if left[0] else left[1]
    second = f"{right[1]} = {right[0]}" if right[0] else right[1]
    return f"{first} {sign} {second}"


def _side(
    finding: Finding, side: Side, total: Decimal, facts: Mapping[str, Fact]
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The sum (or nothing) and the result of one side, in Chinese and in English."""
    addends = _addends(finding, side, facts)
    if len(addends) < 2 or sum(addends) != total:
        return ("", plain(total)), ("", plain(total))
    zeros = addends.count(Decimal(0)) if len(addends) > _MANY else 0
    spelled = " + ".join(_addend(each) for each in addends if each or not zeros) or "0"
    zh, en = (f"（另 {zeros} 项为 0）", f" ({zeros} more are 0)") if zeros else ("", "")
    return (spelled + zh, plain(total)), (spelled + en, plain(total))


def _addend(value: Decimal) -> str:
    return plain(value) if value >= 0 else f"({plain(value)})"


def _addends(finding: Finding, side: Side, facts: Mapping[str, Fact]) -> list[Decimal]:
    """The figures of a side as the check read them; none when one of them is not known."""
    read = dict(each.split("=", 1) for each in finding.read if "=" in each)
    addresses = dict.fromkeys(a.address for a in finding.anchors if a.side is side and a.address)
    found = [_number(read.get(address), facts.get(address)) for address in addresses]
    return [each for each in found if each is not None] if None not in found else []


def _number(read: str | None, fact: Fact | None) -> Decimal | None:
    try:
        value = Decimal(read) if read is not None else None
    except InvalidOperation:
        value = None
    if value is not None and value.is_finite():
        return value
    return fact.counts if fact else None
