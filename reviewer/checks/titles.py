# SPDX-License-Identifier: AGPL-3.0-or-later
"""The title of a report: complete, and of the body that the text is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.checks.ranks import units
from reviewer.checks.subject import made
from reviewer.checks.wording import found, marked, pictured, plain, sentences, unread, wide, words_at
from reviewer.model.finding import Outcome
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Sentence

CHINESE = "〇○零一二三四五六七八九"
DIGITS = str.maketrans(CHINESE, "000123456789")
YEAR = re.compile(rf"20\d{{2}}|二[{CHINESE}]{{3}}")
_TITLE = re.compile(r"政府信息公开(?:工作)?年度报告")


def title(check: Rule, whole: Whole) -> Iterator[Finding]:
    """The title names body, year and 政府信息公开工作年度报告."""
    if not whole.reading.prose.sentences:
        yield made(check, "title", Outcome.NOT_EVALUABLE, unread(check.name), ())
        return
    text = whole.reading.title
    lacking = []
    if not text:
        lacking.append(Text("标题", "the title"))
    else:
        if not whole.reading.organisation:
            lacking.append(Text("机关名称", "the body's name"))
        if title_year(whole) is None:
            lacking.append(Text("年份", "the year"))
        if not _TITLE.search(text):
            lacking.append(Text("“政府信息公开工作年度报告”字样", "the words 政府信息公开工作年度报告"))
    if not lacking:
        yield made(check, "title", Outcome.PASS, check.name, ())
        return
    what = Text("、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking))
    anchors = tuple(a for one, _ in title_lines(whole) for a in marked(one.places))[:2]
    message = check.fail.format(title=text or Text("（未见）", "(not seen)"), what=what)
    doubt = pictured(whole) or not text
    yield made(check, "title", Outcome.FAIL, message, anchors, read=(text,), doubt=doubt)


def named_bodies(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Who made the report is the body of the title: another place of the same kind is another's text."""
    own = dict((kind, name) for name, kind in units(whole.reading.organisation))
    told = whole.reading.organisation + whole.reading.title
    if not own:
        return
    sound = True
    for count, (sentence, match) in enumerate(found(whole, check.words, ("", "1")), start=1):
        strange = [name + kind for name, kind in units(match["body"]) if kind in own and name not in told]
        if strange:
            sound = False
            start = match.start("body") + match["body"].index(strange[0])
            anchors = words_at(sentence, start, start + len(strange[0]))
            message = check.fail.format(words=strange[0], body=whole.reading.organisation)
            doubt = pictured(whole, anchors)
            yield made(check, f"body/{count}", Outcome.FAIL, message, anchors, read=(strange[0],), doubt=doubt)
    if sound:
        yield made(check, "body", Outcome.PASS, check.name, ())


def title_year(whole: Whole) -> int | None:
    """The year that the title prints, None when it prints none."""
    match = YEAR.search(whole.reading.title)
    return int(match.group().translate(DIGITS)) if match else None


def title_lines(whole: Whole) -> list[tuple[Sentence, int]]:
    """The lines before the first section that print the title, or the same title of another year.

    Each comes with the character at which its year begins, -1 where it has none.
    """
    bare = YEAR.sub("", plain(whole.reading.title))
    lines = []
    for sentence in sentences(whole, ("",)):
        text = plain(sentence.text)
        if len(text) >= 4 and text == wide(sentence.text) and YEAR.sub("", text, count=1) in bare:
            match = YEAR.search(text)
            lines.append((sentence, match.start() if match else -1))
    return lines
