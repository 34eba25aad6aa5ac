# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that no sum contradicts and that are yet wrong or want a look: shares, bounds, powers, magnitudes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.ranks import COUNTY, DEPARTMENT, TOWN, level
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import Sum, added, fact_anchors
from reviewer.checks.wording import found, pictured, wide, words_at
from reviewer.forms.numbers import parse
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.subject import Subject
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding

HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
_PART = re.compile(r"(?:其中|包括|含|包含)[^\d。;,]{0,10}(\d+)(?:件|份|项|部|个)?")


def at_most(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The sum of `figures` is not above that of `also`; below `limit` it is not asked.

    A `*` in the first of `figures` stands for each line of the table, the same one in `also`.
    """
    for at, one, other in _pairs(check, whole):
        if one.value is None or other.value is None:
            yield _unusable(check, whole, at, one, other)
            continue
        anchors = fact_anchors(one.facts, Side.LEFT) + fact_anchors(other.facts)
        read = tuple(read_of(fact) for fact in (*one.facts, *other.facts))
        holds = one.value <= other.value or (check.limit is not None and one.value < check.limit)
        fields = {"left": plain(one.value), "right": plain(other.value), "at": _line(whole, one)}
        yield made(
            check,
            at,
            Outcome.PASS if holds else Outcome.FAIL,
            check.name if holds else check.fail.format(**fields),
            anchors,
            one.value,
            other.value,
            read,
            not holds and (one.doubtful or other.doubtful),
        )


def all_new(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Documents in force are not just those of this year: `figures` equal `also` from `limit` on, nothing repealed."""
    for at, one, other in _pairs(check, whole):
        if one.value is None or other.value is None:
            yield _unusable(check, whole, at, one, other)
            continue
        holds = one.value != other.value or (check.limit is not None and one.value < check.limit)
        anchors = fact_anchors(one.facts, Side.LEFT) + fact_anchors(other.facts)
        message = check.name if holds else check.fail.format(at=_line(whole, one), left=plain(one.value))
        outcome = Outcome.PASS if holds else Outcome.FAIL
        doubt = not holds and (one.doubtful or other.doubtful)
        read = tuple(read_of(fact) for fact in (*one.facts, *other.facts))
        yield made(check, at, outcome, message, anchors, one.value, other.value, read, doubt)


def share(check: Rule, whole: Whole) -> Iterator[Finding]:
    """`figures` make up no more than `limit` per cent of `also`, where that is `least` or more."""
    one, other = added(whole, check.figures), added(whole, check.also)
    at = check.figures[0]
    if not one.addresses or not other.addresses:
        return
    if one.value is None or other.value is None or check.limit is None:
        yield _unusable(check, whole, at, one, other)
        return
    if other.value < check.least:
        yield made(check, at, Outcome.PASS, check.name, ())
        return
    percent = (one.value * HUNDRED / other.value).quantize(Decimal("0.1"))
    holds = percent <= check.limit
    message = check.name if holds else check.fail.format(left=plain(one.value), right=plain(other.value), share=percent)
    anchors = fact_anchors(one.facts, Side.LEFT) + fact_anchors(other.facts)
    doubt = not holds and (one.doubtful or other.doubtful)
    outcome = Outcome.PASS if holds else Outcome.FAIL
    read = tuple(read_of(fact) for fact in (*one.facts, *other.facts))
    yield made(check, at, outcome, message, anchors, one.value, other.value, read, doubt)


def powers(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A body without the power to make rules has none: an error below the city, a matter of judgement elsewhere."""
    kind = level(whole.reading.organisation)
    if kind not in (COUNTY, TOWN, DEPARTMENT):
        return
    own = [fact for address in whole.addresses(check.figures) if (fact := whole.facts.get(address))]
    some = [fact for fact in own if fact.counts]
    if not own:
        return
    if not some:
        yield made(check, "disclosure/rules", Outcome.PASS, check.name, ())
        return
    message = check.fail.format(
        figures="、".join(f"{whole.name(fact.address).zh} {fact.text}" for fact in some),
        body=whole.reading.organisation,
    )
    severity = Severity.REVIEW if kind == DEPARTMENT else check.severity
    doubt = any(fact.doubtful for fact in some)
    read = tuple(read_of(fact) for fact in own)
    anchors = fact_anchors(some, Side.LEFT)
    yield made(check, "disclosure/rules", Outcome.FAIL, message, anchors, read=read, doubt=doubt, severity=severity)


def magnitude(check: Rule, whole: Whole) -> Iterator[Finding]:
    """An amount in 万元 is not as large as if it were in 元: `words` give the bound for each kind of body.

    Where last year's amount is at hand a thousand times that is too much too, whatever the body.
    """
    kind = level(whole.reading.organisation)
    bound = next((Decimal(one.split("=")[1]) for one in check.words if one.startswith(f"{kind}=")), None)
    last = whole.related.last
    for address in whole.addresses(check.figures):
        fact, was = whole.facts.get(address), last.facts.get(address) if last else None
        before = was.value if was else None
        if fact is None or fact.value is None or (bound is None and not before):
            continue
        leaps = before is not None and in_other_unit(fact.value, before)
        holds = not leaps and (bound is None or fact.value < bound)
        fields = {"at": whole.name(address), "left": plain(fact.value), "was": plain(before or Decimal(0))}
        said = check.remark if leaps else check.fail
        message = check.name if holds else said.format(**fields, other=last.name if last else "")
        outcome = Outcome.PASS if holds else Outcome.FAIL
        anchors = fact_anchors([fact], Side.LEFT)
        doubt = not holds and (fact.doubtful or bool(leaps and was and was.doubtful))
        read = (*((f"last/{read_of(was)}",) if leaps and was else ()), read_of(fact))
        yield made(check, address, outcome, message, anchors, fact.value, read=read, doubt=doubt)


def in_other_unit(now: Decimal, before: Decimal) -> bool:
    """Whether an amount is so many times last year's that it is likely in 元 and that was in 万元."""
    return before > 0 and now >= THOUSAND * before


def named(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Where the prose counts such things (`words` with a figure), the table's `figures` are not 0.

    Sentences with one of `claims` are compared with the table to the figure elsewhere.
    """
    stated = {id(claim.sentence) for claim in whole.of(*check.claims)}
    total = added(whole, check.figures)
    if total.value is None or total.value != 0:
        if total.addresses:
            outcome = Outcome.NOT_EVALUABLE if total.value is None else Outcome.PASS
            yield made(check, total.addresses[0], outcome, check.name, fact_anchors(total.facts))
        return
    for sentence, match in found(whole, check.words, check.sections):
        value = parse(match["n"]).value
        if not value or id(sentence) in stated:
            continue
        anchors = words_at(sentence, *match.span("n")) + fact_anchors(total.facts)
        words = sentence.text[match.start() : match.end()]
        message = check.fail.format(words=words, at=whole.name(total.addresses[0]))
        doubt = total.doubtful or pictured(whole, anchors)
        read = (words, *(read_of(fact) for fact in total.facts))
        yield made(check, total.addresses[0], Outcome.FAIL, message, anchors, value, total.value, read, doubt)
        return
    yield made(check, total.addresses[0], Outcome.PASS, check.name, ())


def noted_part(check: Rule, subject: Subject) -> Iterator[Finding]:
    """What a cell notes as a part of its figure (其中修订…件) is not more than the figure."""
    for address, fact in subject.facts.items():
        part = _noted(fact)
        if part is None or fact.value is None:
            continue
        holds = part <= fact.value
        message = (
            check.name if holds else check.fail.format(printed=fact.text, left=plain(part), right=plain(fact.value))
        )
        outcome = Outcome.PASS if holds else Outcome.FAIL
        anchors = fact_anchors([fact], Side.LEFT)
        doubt = not holds and fact.doubtful
        yield made(check, address, outcome, message, anchors, part, fact.value, (fact.text,), doubt)


def _noted(fact: Fact) -> Decimal | None:
    match = _PART.search(wide(fact.text))
    return Decimal(match[1]) if match else None


def not_negative(check: Rule, subject: Subject) -> Iterator[Finding]:
    """Amounts of money are zero or more; words in their place cannot be checked."""
    amounts = {column.code for column in subject.form.columns if column.unit == "万元"}
    for address, fact in subject.facts.items():
        if address.split("/")[2] not in amounts or (fact.value is None and fact.counts is not None):
            continue
        anchors = fact_anchors([fact], Side.LEFT)
        message = check.fail.format(printed=fact.text)
        if fact.value is None:
            outcome = Outcome.NOT_EVALUABLE
            message = Text(f"填写为“{fact.text}”，不是数字，无法核对。", f"“{fact.text}” is not a figure.")
        else:
            outcome = Outcome.FAIL if fact.value < 0 else Outcome.PASS
        doubt = outcome is Outcome.FAIL and fact.doubtful
        said = check.name if outcome is Outcome.PASS else message
        yield made(check, address, outcome, said, anchors, fact.value, read=(read_of(fact),), doubt=doubt)


def _pairs(check: Rule, whole: Whole) -> Iterator[tuple[str, Sum, Sum]]:
    """Both sums, for each line that `*` stands for; nothing where the report's form has no such figures."""
    first = check.figures[0]
    if "*" not in first:
        one, other = added(whole, check.figures), added(whole, check.also)
        if one.addresses and other.addresses:
            yield first, one, other
        return
    for address in whole.addresses((first,)):
        line = address.split("/")[1]
        one, other = (added(whole, [p.replace("*", line) for p in side]) for side in (check.figures, check.also))
        if other.addresses:
            yield address, one, other


def _line(whole: Whole, one: Sum) -> Text:
    return whole.name(one.addresses[0])


def _unusable(check: Rule, whole: Whole, at: str, *sums: Sum) -> Finding:
    facts = {fact.address: fact for one in sums for fact in one.facts if fact.counts is not None}
    absent = [whole.name(address) for one in sums for address in one.addresses if address not in facts]
    listed = Text("、".join(f"“{n.zh}”" for n in absent[:3]), "; ".join(f"“{n.en}”" for n in absent[:3]))
    message = Text(
        f"{check.name.zh}：{listed.zh}没有可用的数字，无法核对。",
        f"{check.name.en}: there is no usable figure for {listed.en}.",
    )
    return made(check, at, Outcome.NOT_EVALUABLE, message, fact_anchors(tuple(facts.values())))
