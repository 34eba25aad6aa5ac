# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the prose says of last year (较2023年的781件), against last year's report of the same body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.checks.book import rule
from reviewer.checks.saying import doubtful, is_foreign, read_of_claim, value_of, words_of
from reviewer.checks.subject import made, plain, read_of
from reviewer.checks.whole import Sum, added, claim_anchors
from reviewer.forms.book import TABLES, table_form
from reviewer.model.finding import Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Claim, Quantity, Sentence

BEFORE, CHANGE = "before", "change"
_LESS = re.compile(r"减少|下降|少")
_YEAR = re.compile(r"(?P<year>20\d\d)年|(?P<last>去年|上一?年|上年度|同比|同期)|(?P<other>以前|往年|环比)")
_PART = re.compile(r"[月季旬]|半年|以来|累计|年初|年均|[至到—-]20\d\d年")
_FOLLOWS = Text(
    "正文“{words}”，即上年为 {left}，而 {other} 为 {right}，差 {difference}。",
    "“{words}” makes {left} last year, but {other} has {right}; the difference is {difference}.",
)
_CLOSED = re.compile(r"[（(][^（()）]*[）)]")


@dataclass(frozen=True, slots=True)
class Basis:
    """Of which figures of the tables a kind of statement is: the plain ones, and a wider reading of the words."""

    figures: tuple[str, ...]
    wider: tuple[str, ...]


def bases_of(check: Rule) -> dict[str, Basis]:
    """For each kind of statement that the checks named by `of` compare, its figures."""
    return {kind: Basis(one.figures, one.also) for one in map(rule, check.of) for kind in one.claims}


def last_of(whole: Whole) -> Whole | None:
    """Last year's report, so that its figures are added up as those of this year are."""
    last = whole.related.last
    if last is None:
        return None
    forms = {table: table_form(table, version) for table, version in last.forms.items() if table in TABLES}
    return replace(whole, facts=last.facts, claims=(), forms=forms)


def is_last_year(sentence: Sentence, start: int, end: int, year: int | None) -> bool:
    """Whether words such as 较上年, 2023年 before character `end`, from `start` on, mean the whole of last year."""
    found = list(_YEAR.finditer(_CLOSED.sub(_blank, sentence.text[start:end])))
    if not found or found[-1]["other"] or _PART.search(sentence.text, start + found[-1].start(), end):
        return False
    named = [int(match["year"]) for match in found if match["year"]]
    return not named or (year is not None and named[-1] == year - 1)


def subject_at(whole: Whole, sentence: Sentence, quantity: Quantity, kinds: Mapping[str, Basis]) -> Claim | None:
    """The statement that a figure of a sentence belongs to."""
    own = (claim for claim in whole.claims if claim.sentence is sentence and claim.kind in kinds)
    return next((claim for claim in own if claim.quantity and claim.quantity.start == quantity.start), None)


def is_of_tables(whole: Whole, claim: Claim, basis: Basis) -> bool:
    """Whether this year's figure is that of the tables: where it is not, scopes may differ."""
    return value_of(claim) in {
        added(whole, basis.figures).value,
        added(whole, basis.wider).value if basis.wider else None,
    }


def recalled(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A figure that the prose gives for last year, or by what it has changed since, is that of last year's report."""
    last = last_of(whole)
    if last is None:
        return
    kinds = bases_of(check)
    for claim in whole.claims:
        about = _about(whole, claim, kinds)
        if claim.quantity is None or claim.quantity.loose or not about or is_foreign(whole, claim):
            continue
        start = claim.start if claim.kind in (BEFORE, CHANGE) else 0
        if is_last_year(claim.sentence, start, claim.quantity.start, whole.reading.year):
            yield from _compared(check, whole, last, claim, [(one, kinds[kind]) for one, kind in about])


def _about(whole: Whole, claim: Claim, kinds: Mapping[str, Basis]) -> list[tuple[Claim | None, str]]:
    """The kinds of figure that a statement about last year may be of, the nearest first, with this year's statement."""
    kind = claim.kind.removesuffix("_before")
    if kind != claim.kind and kind in kinds:
        return [(next((one for one in whole.of(kind) if one.quantity and not one.quantity.loose), None), kind)]
    if claim.kind not in (BEFORE, CHANGE) or claim.quantity is None:
        return []
    before = [
        one
        for one in whole.claims
        if one.sentence is claim.sentence and one.kind in kinds and one.quantity and one.quantity.end <= claim.start
    ]
    nearest = [one for one in reversed(before) if one.quantity and one.quantity.unit == claim.quantity.unit]
    return [(one, one.kind) for one in nearest]


def _meant(claim: Claim, this: Claim | None) -> Decimal:
    """Last year's figure as a statement gives it, or as it follows from this year's and the change."""
    if claim.kind != CHANGE or this is None:
        return value_of(claim)
    return value_of(this) + value_of(claim) * (1 if _LESS.search(words_of(claim)) else -1)


def _compared(
    check: Rule, whole: Whole, last: Whole, claim: Claim, about: Sequence[tuple[Claim | None, Basis]]
) -> Iterator[Finding]:
    sums = [(_meant(claim, one), added(last, basis.figures)) for one, basis in about]
    (value, was), (this, basis) = sums[0], about[0]
    met = next((total for said, total in sums if total.value == said), None)
    other, anchors = whole.related.last, claim_anchors(claim)
    name = other.name if other else ""
    if met or was.value is None:
        outcome = Outcome.PASS if met and not met.doubtful else Outcome.NOT_EVALUABLE
        message = check.name if outcome is Outcome.PASS else _unknown(claim, name)
        yield made(check, claim.at, outcome, message, anchors, value, was.value, _read(claim, this, met or was))
        return
    wide = added(last, basis.wider) if basis.wider else None
    wider = bool(wide and wide.value == value)
    fields = {"words": words_of(claim), "left": plain(value), "right": plain(was.value), "other": name}
    said = _FOLLOWS if claim.kind == CHANGE else check.remark if wider else check.fail
    unclear = this is None or not is_of_tables(whole, this, basis) or this.scope != claim.scope or len(about) > 1
    severity = Severity.WARNING if wider else Severity.REVIEW if unclear else check.severity
    message = said.format(**fields, difference=plain(abs(value - was.value)))
    doubt = doubtful([claim], was)
    read = _read(claim, this, was)
    yield made(check, claim.at, Outcome.FAIL, message, anchors, value, was.value, read, doubt, severity)


def _unknown(claim: Claim, name: str) -> Text:
    return Text(
        f"正文“{words_of(claim)}”：{name} 没有可用的相应数字，无法核对。",
        f"“{words_of(claim)}” cannot be checked: {name} has no usable figure for it.",
    )


def _read(claim: Claim, this: Claim | None, total: Sum) -> tuple[str, ...]:
    own = (read_of_claim(this),) if this and claim.kind == CHANGE else ()
    return (read_of_claim(claim), *own, *(f"last/{read_of(fact)}" for fact in total.facts))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
