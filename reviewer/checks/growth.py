# SPDX-License-Identifier: AGPL-3.0-or-later
"""Growth that the prose states (较上年上升31.37%): there must be a figure of last year that gives it.

Last year's figure is that of the sentence, else that of last year's report, else some whole number must do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reviewer.checks.recalling import Basis, bases_of, is_last_year, is_of_tables, last_of, subject_at
from reviewer.checks.saying import doubtful, is_foreign, last_place, read_of_claim, value_of, words_of
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import Sum, added, claim_anchors
from reviewer.model.fact import SURE
from reviewer.model.finding import Anchor, Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim, Quantity

HUNDRED = Decimal(100)
UP, DOWN = "growth_up", "growth_down"
NEAR = 20  # characters between a figure and the growth that is said of it
_COUNTED = ("件", "宗", "份", "起", "条", "例", "项", "次", "篇", "场", "个", "期", "人次", "家", "部")
_APART = re.compile(r"[。；;]")
_CHANGE = re.compile(r"(?:增加|减少|多|少|上升|下降|增长)了?$")
_BASE = re.compile(r"(?:较|比|与|同|同期)[^，,。；;]{0,12}?(?:年度?|去年|上年|同期)的?[^，,。；;、]{0,4}$")
WIDER = Text("新收加上年结转", " received and carried in")
SAME = Text("以 {other} {basis}的 {base} 为基数", "The base is {base}{basis} of {other}")
MIXED = Text(
    "正文“{words}”以{basis}计算（{other} 为 {base}），而所说本年数为 {this}，请写明口径。",
    "“{words}” is that of requests{basis} ({base} in {other}), but this year's figure is {this}: say which is meant.",
)
DIFFERS = Text(
    "正文“{words}”：{other} 为 {base}，到本年 {this} 的增减幅度为 {right}%。",
    "“{words}”: {other} has {base}; from that to {this} is {right} %.",
)


@dataclass(frozen=True, slots=True)
class Growth:
    """A stated growth: of `this` year's figure over `base`, None where the prose does not give it.

    `shown` are the figures that give the base; `others` are earlier figures of the sentence
    that the words may mean instead.
    """

    claim: Claim
    this: Quantity
    base: Decimal | None
    shown: tuple[Quantity, ...] = ()
    others: tuple[Quantity, ...] = ()


def growths(whole: Whole) -> list[Growth]:
    """Each stated growth with the figure that it is said of; those of which it cannot be told are left out."""
    return [found for claim in whole.of(UP, DOWN) if (found := _growth(claim))]


def grows(this: Decimal, base: Decimal, claim: Claim) -> bool:
    """Whether `this` year's figure over last year's `base` gives the stated growth, rounded or cut off."""
    if not base:
        return False
    percent = HUNDRED * (this - base) / base * (1 if claim.kind == UP else -1)
    unit = last_place(claim)
    steps = (percent / unit).quantize(Decimal(1), ROUND_HALF_UP), (percent / unit).quantize(Decimal(1), ROUND_DOWN)
    return value_of(claim) in tuple(step * unit for step in steps)


def possible(this: Decimal, claim: Claim) -> bool:
    """Whether any whole number of last year gives the stated growth."""
    percent, unit = value_of(claim) / HUNDRED, last_place(claim) / HUNDRED
    sign = 1 if claim.kind == UP else -1
    ends = [1 + sign * (percent - unit), 1 + sign * (percent + unit)]
    if min(ends) <= 0:
        return claim.kind == DOWN and percent <= 1
    low = int((this / max(ends)).to_integral_value(ROUND_FLOOR))
    high = int((this / min(ends)).to_integral_value(ROUND_CEILING))
    return any(grows(this, Decimal(base), claim) for base in range(max(low, 1), min(high, low + 2000) + 1))


def growth(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A stated growth follows from the figures in its sentence, else from last year's report, else from some number."""
    for found in growths(whole):
        if is_foreign(whole, found.claim):
            continue
        if found.base is not None:
            yield _based(check, found)
        else:
            yield _reported(check, whole, found) or _baseless(check, whole, found)


def _reported(check: Rule, whole: Whole, found: Growth) -> Finding | None:
    """The growth against the figures of last year's report; None where it has none for what the words count.

    The words may mean any figure before them in the sentence: where there are several, failing is for review.
    """
    last, kinds = last_of(whole), bases_of(check)
    if last is None or not _of_last_year(whole, found):
        return None
    meant = [
        (replace(found, this=one), about)
        for one in (found.this, *reversed(found.others))
        if (about := subject_at(whole, found.claim.sentence, one, kinds))
    ]
    every = [_held(check, whole, last, one, about, kinds[about.kind]) for one, about in meant]
    told = [finding for finding in every if finding]
    sound = next((finding for finding in told if finding.outcome is not Outcome.FAIL), None)
    if sound or not told:
        return sound
    several = len(told) > 1 or meant[0][0].this is not found.this
    return replace(told[0], severity=Severity.REVIEW) if several else told[0]


def _held(check: Rule, whole: Whole, last: Whole, found: Growth, about: Claim, basis: Basis) -> Finding | None:
    """The growth of one figure held against last year's.

    What was received may be counted with what was carried in: where only the growth is, that is a remark.
    """
    was, wide = added(last, basis.figures), _wide(whole, last, found, basis.wider)
    if was.value is None:
        return None
    if grows(found.this.value, was.value, found.claim):
        return _of_report(check, whole, found, was, Outcome.PASS, check.severity)
    if wide is not None:
        sound = added(whole, basis.wider).value == found.this.value
        return _of_report(check, whole, found, wide, Outcome.PASS if sound else Outcome.FAIL, Severity.WARNING)
    unclear = not was.value or not is_of_tables(whole, about, basis)
    return _of_report(check, whole, found, was, Outcome.FAIL, Severity.REVIEW if unclear else check.severity)


def _of_last_year(whole: Whole, found: Growth) -> bool:
    claim = found.claim
    end = claim.quantity.start if claim.quantity else claim.end
    return is_last_year(claim.sentence, found.this.end, end, whole.reading.year)


def _wide(whole: Whole, last: Whole, found: Growth, wider: Sequence[str]) -> Sum | None:
    """Last year's wider figure, where the growth is that of the wider figures of both years."""
    if not wider:
        return None
    now, was = added(whole, wider).value, added(last, wider)
    if now is None or was.value is None:
        return None
    return was if grows(now, was.value, found.claim) else None


def _of_report(check: Rule, whole: Whole, found: Growth, was: Sum, outcome: Outcome, severity: Severity) -> Finding:
    this, base = found.this.value, was.value or Decimal(0)
    right = (HUNDRED * (this - base) / base).quantize(Decimal("0.01"), ROUND_HALF_UP) if base else None
    fields = {
        "words": words_of(found.claim),
        "other": whole.related.last.name if whole.related.last else "",
        "basis": WIDER if len(was.addresses) > 1 and severity is Severity.WARNING else Text("", ""),
        "base": plain(base),
        "this": plain(this),
        "right": plain(right) if right is not None else "—",
    }
    doubt = doubtful([found.claim], was) or found.this.confidence < SURE
    if outcome is Outcome.PASS and doubt:
        outcome = Outcome.NOT_EVALUABLE
    said = SAME if outcome is not Outcome.FAIL else MIXED if severity is Severity.WARNING else DIFFERS
    anchors = claim_anchors(found.claim) + tuple(Anchor(place, Side.RIGHT) for place in found.this.places)
    read = (read_of_claim(found.claim), plain(this), *(f"last/{read_of(fact)}" for fact in was.facts))
    stated = value_of(found.claim)
    return made(check, found.claim.at, outcome, said.format(**fields), anchors, stated, right, read, doubt, severity)


def _based(check: Rule, found: Growth) -> Finding:
    assert found.base is not None
    this, base = found.this.value, found.base
    right = (HUNDRED * (this - base) / base).quantize(Decimal("0.01"), ROUND_HALF_UP) if base else None
    fields = {"words": words_of(found.claim), "this": plain(this), "base": plain(base)}
    fields["right"] = plain(abs(right)) if right is not None else "—"
    sound = grows(this, base, found.claim)
    message = check.name if sound else check.fail.format(**fields)
    return _found(check, found, sound, message, right, check.severity)


def _baseless(check: Rule, whole: Whole, found: Growth) -> Finding:
    carried = [value_of(claim) for claim in whole.of("carried_in") if claim.quantity]
    sums = [found.this.value, *(found.this.value + value for value in carried), *(q.value for q in found.others)]
    sound = any(possible(this, found.claim) for this in sums)
    fields = {"words": words_of(found.claim), "this": plain(found.this.value)}
    message = check.name if sound else check.remark.format(**fields)
    return _found(check, found, sound, message, None, Severity.WARNING)


def _found(
    check: Rule, found: Growth, sound: bool, message: Text, right: Decimal | None, severity: Severity
) -> Finding:
    against = (found.this, *found.shown)
    anchors = claim_anchors(found.claim) + tuple(Anchor(p, Side.RIGHT) for q in against for p in q.places)
    read = (read_of_claim(found.claim), *(plain(quantity.value) for quantity in against))
    outcome = Outcome.PASS if sound else Outcome.FAIL
    doubt = doubtful([found.claim]) or any(q.confidence < SURE for q in against)
    return made(check, found.claim.at, outcome, message, anchors, value_of(found.claim), right, read, doubt, severity)


def _growth(claim: Claim) -> Growth | None:
    """The figures of a growth: this year's is the nearest before it that is neither last year's nor a change."""
    own, text = claim.quantity, claim.sentence.text
    if own is None or own.loose:
        return None
    counted = [q for q in claim.sentence.quantities if q.end <= own.start and q.unit in _COUNTED]
    changes = [q for q in counted if _CHANGE.search(text[: q.start])]
    bases = [q for q in counted if q not in changes and _BASE.search(text[: q.start])]
    before = [q for q in counted if q not in changes and q not in bases and q.end <= claim.start]
    if not before or before[-1].loose or before[-1].rounding:
        return None
    this = before[-1]
    late = [q for q in (*bases, *changes) if q.start > this.start]
    between = text[(late[-1] if late else this).end : claim.start]
    if len(between) > NEAR or _APART.search(text[this.end : own.start]):
        return None
    if len(late) > 1 or any(q.loose or q.rounding or q.unit != this.unit for q in late):
        return None
    others = tuple(q for q in before[:-1] if q.unit == this.unit and not q.loose)
    return Growth(claim, this, _base(claim, this, late, changes), tuple(late), others)


def _base(claim: Claim, this: Quantity, late: Sequence[Quantity], changes: Sequence[Quantity]) -> Decimal | None:
    """Last year's figure, as stated or by the change that is."""
    if not late:
        return None
    step = late[0].value * (1 if claim.kind == UP else -1)
    return this.value - step if late[0] in changes else late[0].value
