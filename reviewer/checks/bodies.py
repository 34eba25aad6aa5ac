# SPDX-License-Identifier: AGPL-3.0-or-later
"""The report of a whole (a city) against those of its parts (districts, departments)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.equations import is_unfilled
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import fact_anchors
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.related import Known

SHOWN = 3  # parts named in one sentence


def at_least(check: Rule, whole: Whole) -> Iterator[Finding]:
    """No figure of a part is greater than that of the whole; one finding a figure, naming the parts."""
    parts = whole.related.parts
    if not parts:
        return
    sound = True
    for address in whole.addresses(check.figures):
        here = whole.facts.get(address)
        if here is None or whole.count(address) is None:
            continue
        over = [(part, fact) for part in parts if (fact := part.facts.get(address)) and _is_over(fact, here)]
        if over:
            sound = False
            yield _exceeded(check, whole, here, over)
    if sound:
        names = Text("、".join(part.name for part in parts[:SHOWN]), ", ".join(part.name for part in parts[:SHOWN]))
        yield made(check, "bodies", Outcome.PASS, names, ())


def _is_over(part: Fact, whole: Fact) -> bool:
    return part.value is not None and part.value - part.rounding > (whole.counts or Decimal(0)) + whole.rounding


def _exceeded(check: Rule, whole: Whole, here: Fact, over: Sequence[tuple[Known, Fact]]) -> Finding:
    shown = [f"{part.name}：{plain(fact.value or Decimal(0))}" for part, fact in over[:SHOWN]]
    more = "……" if len(over) > SHOWN else ""
    message = check.fail.format(
        at=whole.name(here.address), left=plain(here.counts or Decimal(0)), parts="、".join(shown) + more
    )
    read = (read_of(here), *(f"{part.name}/{read_of(fact)}" for part, fact in over))
    doubt = here.doubtful or all(fact.doubtful for _, fact in over)
    most = max(fact.value or Decimal(0) for _, fact in over)
    anchors = fact_anchors([here], Side.LEFT)
    return made(check, here.address, Outcome.FAIL, message, anchors, here.counts, most, read, doubt)


def all_parts(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The figures of all parts together make that of the whole; where parts are missing they do not exceed it.

    One finding a figure. Of a whole whose parts are not all known nothing is said but that.
    """
    related = whole.related
    if not related.parts:
        return
    equal = related.complete and not related.absent
    for address in whole.addresses(check.figures):
        here = whole.facts.get(address)
        facts = [fact for part in related.parts if (fact := part.facts.get(address))]
        if here is None or here.counts is None or whole.count(address) is None or not facts:
            continue
        total = sum((fact.counts or Decimal(0) for fact in facts), Decimal(0))
        slack = sum((fact.rounding for fact in facts), here.rounding)
        known = len(facts) == len(related.parts) and all(_is_known(whole, part, address) for part in related.parts)
        over, under = total - slack > here.counts, total + slack < here.counts
        doubt = here.doubtful or any(fact.doubtful for fact in facts)
        if over or (under and equal and known):
            yield _sum_differs(check, whole, here, facts, total, doubt)
        elif equal and known and not doubt:
            yield made(check, here.address, Outcome.PASS, check.name, fact_anchors([here]), total, here.counts)
    if related.absent:
        listed = Text("、".join(related.absent), ", ".join(related.absent))
        message = Text(
            f"缺少下级单位的报告（{listed.zh}），未能核对合计是否相等。",
            f"Reports of parts are missing ({listed.en}); whether they add up was not checked.",
        )
        yield made(check, "bodies", Outcome.NOT_EVALUABLE, message, (), read=related.absent)


def _is_known(whole: Whole, part: Known, address: str) -> bool:
    """Whether a part's figure counts for something: one that was not filled in does not."""
    fact = part.facts.get(address)
    unfilled = is_unfilled(address, whole.forms[address.split("/")[0]], part.facts)
    return fact is not None and fact.counts is not None and not unfilled


def _sum_differs(check: Rule, whole: Whole, here: Fact, facts: Sequence[Fact], total: Decimal, doubt: bool) -> Finding:
    count = here.counts or Decimal(0)
    message = check.fail.format(
        at=whole.name(here.address),
        left=plain(total),
        right=plain(count),
        difference=plain(abs(total - count)),
        count=len(facts),
    )
    read = (read_of(here), f"parts={plain(total)}")
    # Too little may be a matter of whom the list names; too much cannot be.
    severity = Severity.REVIEW if total < count else None
    anchors = fact_anchors([here])
    return made(check, here.address, Outcome.FAIL, message, anchors, total, here.counts, read, doubt, severity)


def twins(check: Rule, whole: Whole) -> Iterator[Finding]:
    """There is one file of a body, a year and a form; of several the last takes part in checks across reports."""
    others = whole.related.twins
    if others:
        files = "、".join(other.file for other in others[:SHOWN]) + ("……" if len(others) > SHOWN else "")
        message = check.fail.format(count=len(others), files=files)
        yield made(check, "twins", Outcome.FAIL, message, (), read=tuple(sorted(other.key for other in others)))
