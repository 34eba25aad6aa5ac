# SPDX-License-Identifier: AGPL-3.0-or-later
"""The year of a report: of its title, of the period of its figures, and of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.checks.subject import made
from reviewer.checks.titles import DIGITS, YEAR, title_lines, title_year
from reviewer.checks.wording import (
    commonest_year,
    found,
    pictured,
    sentences,
    unread,
    wide,
    words_at,
    years_named,
)
from reviewer.model.finding import Outcome, Severity, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Anchor, Finding
    from reviewer.model.prose import Sentence

_OWN = re.compile(r"现(?:将|予|向).{0,30}?(20\d{2})年?度?.{0,12}政府信息公开(?:工作)?(?:年度)?报告")
_TO = r"(?:起|开始)?(?:至|到|[-—~–])+"
_PERIOD = re.compile(rf"(?:(?P<first>20\d{{2}})年)?0?1月0?1日{_TO}(?:(?P<last>20\d{{2}})年|[当同本]年)?12月31日")
_UNTIL = re.compile(r"截[止至]?到?(?P<first>20\d{2})年12月31日")
_OF_REPORT = re.compile("统计(?:的)?(?:期|时|周期|截)|期限|时限|报告期|本报告|本年度报告|所列")
_DATED = re.compile(r"^(20\d{2})年度?,")


@dataclass(frozen=True, slots=True)
class Period:
    """A stated period: the sentence, and each year that it names with its characters."""

    sentence: Sentence
    years: tuple[tuple[int, int, int], ...]

    def anchors(self, side: Side) -> tuple[Anchor, ...]:
        return tuple(a for _, start, end in self.years for a in words_at(self.sentence, start, end, side))


def report_year(whole: Whole) -> int | None:
    """The year that a report is of: the title's, unless period and sections say another."""
    named = title_year(whole)
    stated = {year for one in periods(whole) for year, _, _ in one.years}
    if named is None or not stated or stated == {named}:
        return named or whole.reading.year
    return commonest_year(whole, {named, *stated}) or named


def periods(whole: Whole) -> list[Period]:
    """The periods of 1 January to 31 December that the report states for its figures."""
    stated = []
    for sentence in sentences(whole, ("", "1", "6")):
        text = wide(sentence.text)
        match = _PERIOD.search(text) or _UNTIL.search(text)
        if match and (not sentence.section or _OF_REPORT.search(text)):
            groups = [name for name in match.re.groupindex if match[name]]
            stated.append(Period(sentence, tuple((int(match[name]), *match.span(name)) for name in groups)))
    return stated


def year(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Title, period and sections are of one year."""
    named, stated = title_year(whole), periods(whole)
    if not whole.reading.prose.sentences or (named is None and not stated):
        yield made(check, "year", Outcome.NOT_EVALUABLE, unread(check.name), ())
        return
    faults = [
        *_period_year(check, whole, named, stated),
        *_title_years(check, whole, named),
        *_section_year(check, whole, named, stated),
    ]
    yield from faults
    if not faults:
        yield made(check, "year", Outcome.PASS, check.name, ())


def _period_year(check: Rule, whole: Whole, named: int | None, stated: Sequence[Period]) -> Iterator[Finding]:
    other = [one for one in stated if named is not None and any(y != named for y, _, _ in one.years)]
    if named is None or not other:
        return
    seen = [y for one in other for y, _, _ in one.years if y != named]
    common = commonest_year(whole, {named, *seen})
    sections = Text(f"，正文多处为 {common} 年", f"; the sections mostly say {common}") if common else Text("", "")
    message = check.fail.format(named=named, stated=seen[0], sections=sections)
    titled = tuple(a for one, start in title_lines(whole) for a in _year_at(one, start, named))
    anchors = titled + tuple(a for one in other for a in one.anchors(Side.RIGHT))
    read = (f"title={named}", f"period={seen[0]}")
    yield made(check, "year/period", Outcome.FAIL, message, anchors, read=read, doubt=pictured(whole, anchors))


def _title_years(check: Rule, whole: Whole, named: int | None) -> Iterator[Finding]:
    """The title again, or the words that present the report, with another year."""
    for count, (sentence, start) in enumerate([*title_lines(whole), *_presented(whole)], start=1):
        match = YEAR.match(wide(sentence.text), start) if start >= 0 else None
        other = int(match.group().translate(DIGITS)) if match else named
        if match and named is not None and other != named:
            anchors = words_at(sentence, *match.span())
            said = Text(f"“{sentence.text}”", f"“{sentence.text}”")
            message = Text(
                f"标题为 {named} 年，{said.zh}却为 {other} 年。", f"The title says {named}, but {said.en} says {other}."
            )
            doubt = pictured(whole, anchors)
            yield made(check, f"year/title/{count}", Outcome.FAIL, message, anchors, read=(str(other),), doubt=doubt)


def _section_year(check: Rule, whole: Whole, named: int | None, stated: Sequence[Period]) -> Iterator[Finding]:
    """The first year that a sentence of section 1 opens with; where title and period differ, that is said already."""
    own = {y for one in stated for y, _, _ in one.years} | ({named} if named else set())
    dated = ((one, match) for one in sentences(whole, ("1",)) if (match := _DATED.match(wide(one.text))))
    first = next(dated, None)
    if len(own) != 1 or first is None or int(first[1][1]) in own:
        return
    sentence, match = first
    (right,) = own
    message = check.remark.format(named=right, stated=match[1])
    anchors = words_at(sentence, *match.span(1))
    doubt = pictured(whole, anchors)
    yield made(
        check,
        "year/sections",
        Outcome.FAIL,
        message,
        anchors,
        read=(match[1],),
        doubt=doubt,
        severity=Severity.WARNING,
    )


def period(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A stated period is the whole of one year; a report need not state it."""
    for count, (sentence, match) in enumerate(found(whole, check.words, ("", "1", "6")), start=1):
        text = wide(sentence.text)
        if not re.search(r"\d", text[match.end() :]):
            continue
        whole_year = _PERIOD.search(text) or _UNTIL.search(text)
        years = [y for y, _ in years_named(text)]
        at = f"period/{count}"
        if whole_year and len(set(years)) == 1:
            yield made(check, at, Outcome.PASS, check.name, ())
            continue
        span = re.search(r"\d.*\d日?", text)
        anchors = words_at(sentence, *(span.span() if span else match.span()))
        words = span.group() if span else match.group()
        doubt = pictured(whole, anchors)
        two = whole_year is not None and len(set(years)) > 1
        said = check.fail if two else check.remark
        severity = check.severity if two else Severity.WARNING
        yield made(
            check,
            at,
            Outcome.FAIL,
            said.format(words=words),
            anchors,
            read=(words,),
            doubt=doubt,
            severity=severity,
        )


def _presented(whole: Whole) -> Iterator[tuple[Sentence, int]]:
    for sentence in sentences(whole, ("",)):
        match = _OWN.search(wide(sentence.text))
        if match:
            yield sentence, match.start(1)


def _year_at(sentence: Sentence, start: int, named: int) -> tuple[Anchor, ...]:
    match = YEAR.match(wide(sentence.text), start) if start >= 0 else None
    if match is None or int(match.group().translate(DIGITS)) != named:
        return ()
    return words_at(sentence, *match.span())
