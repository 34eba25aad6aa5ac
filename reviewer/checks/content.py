# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the sections must say and must not: length, what they mention, left-over template words, notices quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.checks.periods import report_year
from reviewer.checks.ranks import GOVERNMENTS, level
from reviewer.checks.subject import made
from reviewer.checks.wording import (
    body,
    found,
    heading,
    marked,
    missing,
    pattern,
    pictured,
    plain,
    sentences,
    unread,
    wide,
    words_at,
    years_named,
)
from reviewer.model.finding import Outcome, Severity
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Anchor, Finding

CLAUSE = 12  # characters between a year and the problems that it is the year of
_OPEN, _CLOSE = re.compile(r"[\[(【﹝]"), re.compile(r"[\])】﹞]")


def length(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A section is no longer than `limit` characters, its heading and blanks not counted."""
    for section in check.sections:
        head = heading(whole, section)
        if head is None or check.limit is None:
            yield _unseen(check, section)
            continue
        count = sum(len(plain(one.text)) for one in body(whole, section))
        outcome = Outcome.FAIL if count > check.limit else Outcome.PASS
        message = check.fail.format(count=count, limit=check.limit) if outcome is Outcome.FAIL else check.name
        anchors = marked([head.place])
        doubt = outcome is Outcome.FAIL and pictured(whole, anchors)
        yield made(check, f"prose/{section}", outcome, message, anchors, read=(str(count),), doubt=doubt)


def content(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A section says something (`limit` characters at least), and of the right years."""
    for section in check.sections:
        head = heading(whole, section)
        if head is None:
            yield _unseen(check, section)
            continue
        own = body(whole, section)
        count = sum(sum(c.isalnum() for c in one.text) for one in own)
        if check.limit is not None and count < check.limit:
            anchors = marked([head.place, *(place for one in own for place in one.places)])
            said = "".join(one.text for one in own)
            message = check.fail.format(heading=head.text, words=said or Text("（空）", "(nothing)"))
            outcome = missing(whole)
            doubt = outcome is Outcome.FAIL and pictured(whole)
            yield made(check, f"prose/{section}", outcome, message, anchors, read=(said,), doubt=doubt)
            continue
        faults = list(_years(check, whole, section))
        yield from faults
        if not faults:
            yield made(check, f"prose/{section}", Outcome.PASS, check.name, ())


def _years(check: Rule, whole: Whole, section: str) -> Iterator[Finding]:
    """Problems of other years than this and last: words of an older report."""
    year = report_year(whole)
    if year is None:
        return
    named: list[Anchor] = []
    seen: list[str] = []
    for sentence in body(whole, section):
        text = wide(sentence.text)
        for other, start in years_named(text):
            if other not in (year, year - 1) and pattern(check.words).search(text[start + 5 : start + 5 + CLAUSE]):
                named += words_at(sentence, start, start + 4)
                seen.append(str(other))
    if seen:
        message = check.remark.format(years="、".join(dict.fromkeys(seen)), year=year)
        doubt = pictured(whole, named)
        at = f"prose/{section}/year"
        yield made(
            check, at, Outcome.FAIL, message, tuple(named), read=tuple(seen), doubt=doubt, severity=Severity.WARNING
        )


def mentioned(check: Rule, whole: Whole) -> Iterator[Finding]:
    """One of `words` stands in the sections (anywhere when none is named); elsewhere in the report is a remark.

    Of a section with less than `limit` characters it is not asked.
    """
    if check.bodies and not set(check.bodies) & _kinds(whole):
        return
    at = "prose/" + "+".join(check.sections) if check.sections else "prose"
    heads = [head for section in check.sections if (head := heading(whole, section))]
    own = [one for section in check.sections for one in body(whole, section)] if check.sections else sentences(whole)
    said = [wide(one.text) for one in own]
    few = check.limit is not None and sum(len(plain(text)) for text in said) < check.limit
    if few or len(heads) < len(check.sections) or not (heads or said):
        yield made(check, at, Outcome.NOT_EVALUABLE, unread(check.name), marked(head.place for head in heads))
        return
    if any(pattern(check.words).search(text) for text in said):
        yield made(check, at, Outcome.PASS, check.name, ())
        return
    yield _unmentioned(check, whole, at, marked(head.place for head in heads))


def _unmentioned(check: Rule, whole: Whole, at: str, heads: tuple[Anchor, ...]) -> Finding:
    elsewhere = [words_at(one, *match.span()) for one, match in found(whole, check.words)]
    outcome = missing(whole)
    doubt = outcome is Outcome.FAIL and pictured(whole)
    if check.sections and check.remark.zh and elsewhere:
        anchors = (*elsewhere[0], *heads)
        return made(check, at, outcome, check.remark, anchors, doubt=doubt, severity=Severity.WARNING)
    return made(check, at, outcome, check.fail, heads or _start(whole), doubt=doubt)


def forbidden(check: Rule, whole: Whole) -> Iterator[Finding]:
    """None of `words` stands in the running text."""
    if not whole.reading.prose.sentences:
        yield made(check, "prose", Outcome.NOT_EVALUABLE, unread(check.name), ())
        return
    count = 0
    for count, (sentence, match) in enumerate(found(whole, check.words, check.sections), start=1):
        anchors = words_at(sentence, *match.span())
        words = sentence.text[match.start() : match.end()]
        doubt = pictured(whole, anchors)
        message = check.fail.format(words=words)
        yield made(check, f"prose/template/{count}", Outcome.FAIL, message, anchors, read=(words,), doubt=doubt)
    if not count:
        yield made(check, "prose", Outcome.PASS, check.name, ())


def cited(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A document number in sentences about `topics` is one of `words`, whatever brackets stand around its year."""
    right = {_number(word) for word in check.words}
    prefix = check.words[0].split("〔")[0]
    count = 0
    for sentence, match in found(whole, (rf"{prefix}[^,。;、》]{{0,9}}?(?:号|$|(?=[,。;、》]))",)):
        if not pattern(check.topics).search(wide(sentence.text)):
            continue
        count += 1
        anchors = words_at(sentence, *match.span())
        words = sentence.text[match.start() : match.end()]
        holds = _number(match.group()) in right
        message = check.name if holds else check.fail.format(words=words, right=check.words[0])
        yield made(
            check,
            f"prose/cited/{count}",
            Outcome.PASS if holds else Outcome.FAIL,
            message,
            anchors,
            read=(words,),
            doubt=not holds and pictured(whole, anchors),
        )


def _number(text: str) -> str:
    return _CLOSE.sub("〕", _OPEN.sub("〔", wide(text))).replace("第", "")


def _kinds(whole: Whole) -> set[str]:
    kind = level(whole.reading.organisation)
    return {kind, "government"} if kind in GOVERNMENTS else {kind}


def _start(whole: Whole) -> tuple[Anchor, ...]:
    """Where the report begins, for what it says nowhere."""
    heads: Sequence[Anchor] = marked(one.place for one in whole.reading.prose.headings[:1])
    return tuple(heads)


def _unseen(check: Rule, section: str) -> Finding:
    return made(check, f"prose/{section}", Outcome.NOT_EVALUABLE, unread(check.name), ())
