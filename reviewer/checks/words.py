# SPDX-License-Identifier: AGPL-3.0-or-later
"""Faults of the words themselves: ordinals that skip or repeat, count words without their figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.checks.subject import made
from reviewer.forms.quantities import chinese
from reviewer.model.finding import Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Finding
    from reviewer.model.prose import Sentence

MASK = "\ue000"  # stands for each character of a figure
SHOWN = 6  # characters before the hole that a finding shows

_ITEM = re.compile(r"(?:^|(?<=[，。；：:;,、”）)*]))\**(?P<numeral>[一二三四五六七八九十]{1,2})是(?![否非])")
_HEADING = re.compile(r"^[（(](?P<numeral>[一二三四五六七八九十]{1,2})[）)]")
_VERBS = (
    "公开|发布|答复|办结|收到|受理|解读|召开|举办|开展|回应|办理|公布|编辑|刊登|印发|制发|推送|处理|报送|更新|新增|"
    "制定|出台|接收|转发|回复|编发|刊发|审查|清理|组织|信息|资质|新闻|动态|留言|政策"
)
_COUNTED = re.compile(r"[条件次篇份场项][，。；,;、）)]")
_HOLES = (
    re.compile(
        rf"(?:共|共计|累计|合计|总计)[^。；，,;、（(]{{0,10}}?(?:{_VERBS})(?<!依申请公开)(?P<hole>[条件次篇份场项])(?=[，。；,;、）)])"
    ),
    re.compile(
        rf"{MASK}(?P<unit>[条次篇场])[、，,][^、，,。；;（）(){MASK}]{{2,10}}?"
        rf"(?<![线头链层信逐首多依档])(?P<hole>(?P=unit))(?=[、，。；,;])"
    ),
)


@dataclass(frozen=True, slots=True)
class _Ordinal:
    sentence: Sentence
    start: int
    end: int
    number: int


def ordinals(check: Rule, whole: Whole) -> Iterator[Finding]:
    """一是, 二是, 三是 and （一）, （二） run on without gaps and repeats, each list in its section."""
    for name, pattern in (("item", _ITEM), ("heading", _HEADING)):
        for section in check.sections:
            found = _ordinals(whole, section, pattern, starts_paragraph=name == "heading")
            broken = list(_runs(check, found, f"prose/{section}/{name}"))
            yield from broken
            if found and not broken:
                yield made(check, f"prose/{section}/{name}", Outcome.PASS, check.name, ())


def holes(check: Rule, whole: Whole) -> Iterator[Finding]:
    """A count word has its figure (共主动公开条)."""
    count: Counter[str] = Counter()
    for sentence in whole.reading.prose.sentences:
        if not _COUNTED.search(sentence.text):
            continue
        text = _masked(sentence)
        starts = {match.start("hole"): match for pattern in _HOLES for match in pattern.finditer(text)}
        for at in sorted(starts):
            count[sentence.section] += 1
            where = f"prose/{sentence.section or '0'}/hole/{count[sentence.section]}"
            start, end = max(starts[at].start(), at - SHOWN), at + 1
            words = sentence.text[start:end]
            anchors = tuple(Anchor(place, Side.LEFT) for place in sentence.part(start, end))
            yield made(check, where, Outcome.FAIL, check.fail.format(words=words), anchors, read=(words,))
    if whole.reading.prose.sentences and not count:
        yield made(check, "prose/hole", Outcome.PASS, check.name, ())


def _runs(check: Rule, found: list[_Ordinal], where: str) -> Iterator[Finding]:
    """Each number that does not follow the one before it in any list that is still open."""
    levels: list[_Ordinal] = []
    count = 0
    for one in found:
        follows = [i for i, last in enumerate(levels) if one.number == last.number + 1]
        if one.number == 1:
            levels.append(one)
        elif follows:
            levels[follows[-1] :] = [one]
        else:
            count += 1
            last = levels[-1] if levels else None
            yield _broken(check, one, last, f"{where}/{count}")
            levels[-1:] = [one]


def _broken(check: Rule, one: _Ordinal, last: _Ordinal | None, at: str) -> Finding:
    def printed(item: _Ordinal) -> str:
        return item.sentence.text[item.start : item.end]

    before = Text(f"“{printed(last)}”之后", f"after “{printed(last)}”") if last else Text("开头", "at the beginning")
    message = check.fail.format(words=printed(one), before=before)
    anchors = tuple(Anchor(place, Side.LEFT) for place in one.sentence.part(one.start, one.end))
    if last:
        anchors += tuple(Anchor(place, Side.CONTEXT) for place in last.sentence.part(last.start, last.end))
    read = tuple(str(item.number) for item in (last, one) if item)
    return made(check, at, Outcome.FAIL, message, anchors, read=read)


def _ordinals(whole: Whole, section: str, pattern: re.Pattern[str], starts_paragraph: bool) -> list[_Ordinal]:
    found: list[_Ordinal] = []
    paragraph = -1
    for sentence in whole.reading.prose.sentences:
        first, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        if sentence.section != section or (starts_paragraph and not first):
            continue
        for match in pattern.finditer(sentence.text):
            number = chinese(match["numeral"])
            if number:
                start = match.start() if starts_paragraph else match.start("numeral")
                found.append(_Ordinal(sentence, start, match.end(), number))
    return found


def _masked(sentence: Sentence) -> str:
    """The sentence, each character of its figures replaced by one that no wording holds."""
    text = sentence.text
    for figure in sentence.quantities:
        text = text[: figure.start] + MASK * (figure.end - figure.start) + text[figure.end :]
    return text
