# SPDX-License-Identifier: AGPL-3.0-or-later
"""The date on which a report was published, where it is printed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from reviewer.checks.periods import report_year
from reviewer.checks.ranks import level
from reviewer.checks.subject import made
from reviewer.checks.titles import CHINESE, DIGITS
from reviewer.checks.wording import pictured, plain, wide, words_at
from reviewer.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.place import Place
    from reviewer.model.prose import Prose, Sentence

_NUMERAL = "[一二三四五六七八九十]"
_DATE = re.compile(
    rf"(20\d{{2}}|二[{CHINESE}]{{3}})[年\-./](\d{{1,2}}|{_NUMERAL}{{1,2}})[月\-./](\d{{1,2}}|{_NUMERAL}{{1,3}})日?"
)
_ONLY_DATE = re.compile(rf"(?:(?:发布|公开|成文|公布)?(?:日期|时间)[::]?)?(?:{_DATE.pattern})")
_SPAN = re.compile("期限|截[至止]|[起至]")
LAST = 3  # sentences at the end among which a signature's date stands
SIGNED = 40  # characters of a signature with its date
_COUNT = {c: i for i, c in enumerate("一二三四五六七八九十", start=1)}


def dated(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The date printed at the head or under the report is after the year and not after the body's deadline."""
    own, kind = report_year(whole), level(whole.reading.organisation)
    entry = next((one for one in check.words if one.startswith(f"{kind}=")), None)
    if own is None or entry is None:
        return
    month, day = map(int, entry.split("=")[1].split("-"))
    deadline = date(own + 1, month, day)
    for sentence, span, printed in _dates(whole.reading.prose):
        anchors = words_at(sentence, *span)
        early, late = printed < date(own + 1, 1, 1), printed > deadline
        outcome = Outcome.FAIL if early or late else Outcome.PASS
        said = check.remark if early else check.fail
        message = said.format(date=printed.isoformat(), deadline=deadline.isoformat(), year=own)
        doubt = outcome is Outcome.FAIL and pictured(whole, anchors)
        yield made(
            check,
            "date",
            outcome,
            message if outcome is Outcome.FAIL else check.name,
            anchors,
            read=(printed.isoformat(),),
            doubt=doubt,
        )
        return


def published(prose: Prose) -> tuple[date, tuple[Place, ...]] | None:
    """The date printed at the head or under a report, with its boxes; None where there is none."""
    for sentence, span, printed in _dates(prose):
        return printed, sentence.part(*span)
    return None


def _dates(prose: Prose) -> Iterator[tuple[Sentence, tuple[int, int], date]]:
    """Dates that stand alone before the first section, or end a signature at the end of the report."""
    every = prose.sentences
    for sentence in [one for one in every if not one.section and _ONLY_DATE.fullmatch(plain(one.text))] + [
        one for one in every[-LAST:] if len(one.text) <= SIGNED and not _SPAN.search(one.text)
    ]:
        for match in _DATE.finditer(wide(sentence.text)):
            printed = _date(*match.groups())
            if printed and match.end() == len(sentence.text):
                yield sentence, match.span(), printed


def _date(year_: str, month: str, day: str) -> date | None:
    try:
        return date(int(year_.translate(DIGITS)), _number(month), _number(day))
    except ValueError:
        return None


def _number(text: str) -> int:
    """A day or a month in digits or in Chinese numerals (二十三); ValueError when it is neither."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_COUNT.get(tens, 1) * 10 if ten else 0) + _COUNT.get(ones, 0)
