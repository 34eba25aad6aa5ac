# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shares of the parts of a list (其中网络申请80件，占80%), against the total of the list."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.lists import all_lists
from reviewer.checks.shares import HUNDRED, fits
from reviewer.checks.subject import made, plain
from reviewer.model.fact import SURE
from reviewer.model.finding import Anchor, Outcome, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.lists import Listed
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Quantity

_BETWEEN = re.compile(r"[件条份次项篇场个宗起例部户家人期元]{0,2}[，,（(]占[^，。；、（）]{0,6}")


def list_shares(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A share that follows a part of a list is what the part makes of the total, rounded as printed."""
    for at, found in all_lists(whole):
        for number, (part, share) in enumerate(_shared(whole, found), 1):
            yield _judged(check, f"{at}/share/{number}", found, part, share)


def _shared(whole: Whole, found: Listed) -> Iterator[tuple[Quantity, Quantity]]:
    """The parts of a list that have a share, with it."""
    places = {part.places: part for part in found.parts}
    for sentence in whole.reading.prose.sentences:
        if sentence.paragraph != found.sentence.paragraph:
            continue
        for one, two in zip(sentence.quantities, sentence.quantities[1:], strict=False):
            between = sentence.text[one.end : two.start]
            if one.places in places and two.unit == "%" and not two.loose and _BETWEEN.fullmatch(between):
                yield one, two


def _judged(check: Rule, at: str, found: Listed, part: Quantity, share: Quantity) -> Finding:
    unit = share.rounding * 2 or Decimal(1)
    total = found.total.value
    sound = fits(share.value, unit, part.value, total)
    right = (HUNDRED * part.value / total).quantize(Decimal("0.01")) if total else None
    fields = {"part": plain(part.value), "total": plain(total), "left": plain(share.value)}
    message = check.name if sound else check.fail.format(**fields, right=plain(right) if right is not None else "—")
    anchors = tuple(Anchor(place, Side.LEFT) for place in share.places)
    anchors += tuple(Anchor(place, Side.RIGHT) for q in (part, found.total) for place in q.places)
    read = tuple(plain(q.value) for q in (share, part, found.total))
    doubt = any(q.confidence < SURE for q in (share, part, found.total))
    outcome = Outcome.PASS if sound else Outcome.FAIL
    return made(check, at, outcome, message, anchors, share.value, right, read, doubt)
