# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the sentences of a report state: wordings matched over sentences with their figures.

A statement about another year (2023年收到申请781件) gets a kind of its own, `received_before`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from reviewer.model.prose import Claim
from reviewer.prose.wordings import FIGURE, FIRST, normal, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewer.model.prose import Prose, Quantity, Sentence
    from reviewer.prose.wordings import Wording

BEFORE = "_before"
UNKNOWN = "\ufffd"  # stands for private-use characters that the page itself prints
HEADING = 30  # characters: a paragraph as short as this without a full stop heads those that follow
_YEAR = re.compile(
    r"(?:^|[,。;:(、])(?:在|截至)?(?P<year>20\d\d)年(?!度?(?:末|底)?的?(?:结转|转结|遗留|转入|未办结|存在|问题))"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_LAST = re.compile(r"(?:^|[,。;:(、])(?:去年|上一?年度?)(?=[,全我本共收受区市县])")
_THIS = re.compile(r"(?:^|[,。;:(、])(?:今年|本年度?|当年)")
_PRIVATE = re.compile(FIGURE)
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[)、.](?!\d)[^。]*。?$")
_BRACKETS = re.compile(r"\([^()]*\)")  # the year of what is in brackets holds in them alone
_TITLES = re.compile(r"《[^》]*》")


def claims(prose: Prose) -> tuple[Claim, ...]:
    """All claims of a report in reading order, numbered within their section and kind."""
    texts = {id(sentence): normal(sentence.text) for sentence in prose.sentences}
    contexts = _contexts(prose.sentences, texts)
    year = _year(texts.values())
    found: list[Claim] = []
    paragraph, scope = -1, ""
    for sentence in prose.sentences:
        if sentence.paragraph != paragraph:
            paragraph, scope = sentence.paragraph, ""
        own = stated(sentence, contexts[sentence.paragraph], year)
        found += [replace(claim, scope=claim.scope or scope) for claim in own]
        scope = own[-1].scope or scope if own else scope
    count: Counter[tuple[str, str]] = Counter()
    numbered = []
    for claim in found:
        key = claim.sentence.section, claim.kind
        count[key] += 1
        numbered.append(replace(claim, ordinal=count[key]))
    return tuple(numbered)


def stated(sentence: Sentence, context: str = "", year: int | None = None) -> list[Claim]:
    """The claims of one sentence, in reading order.

    `context` are the words around it (its heading and paragraph), `year` is the year of the report.
    """
    text = skeleton(sentence)
    around = context or text
    taken: set[int] = set()
    silent: set[str] = set()
    found: list[Claim] = []
    for wording in _of_section(sentence.section):
        if not _may(wording, sentence.section, text, around):
            continue
        for match in _matches(wording, text):
            quantity = _quantity(match, sentence)
            if quantity and (quantity.start in taken or (wording.units and quantity.unit not in wording.units)):
                continue
            if quantity:
                taken.add(quantity.start)
            elif wording.kind in silent:
                continue
            else:
                silent.add(wording.kind)
            start, end = _span(match, sentence)
            before = BEFORE if _is_past(sentence, start, year) else ""
            found.append(Claim(wording.kind + before, sentence, start, end, quantity, _scope(sentence, start)))
    return sorted(found, key=lambda claim: claim.quantity.start if claim.quantity else claim.start)


def skeleton(sentence: Sentence) -> str:
    """The sentence in normal width, with one private-use character for each of its figures."""
    parts: list[str] = []
    last = 0
    plain = _PRIVATE.sub(UNKNOWN, sentence.text)
    for index, quantity in enumerate(sentence.quantities):
        parts += [plain[last : quantity.start], chr(FIRST + index)]
        last = quantity.end
    return normal("".join([*parts, plain[last:]]))


def _contexts(sentences: Sequence[Sentence], texts: dict[int, str]) -> dict[int, str]:
    """The words of each paragraph with those of the headings above it, one of each level."""
    found: dict[int, str] = {}
    for sentence in sentences:
        found[sentence.paragraph] = found.get(sentence.paragraph, "") + texts[id(sentence)]
    outer = inner = ""
    for paragraph, text in found.items():
        if not _is_heading(text):
            found[paragraph] = f"{outer}\n{inner}\n{text}"
        elif text.startswith("("):
            outer, inner = text, ""
        else:
            inner = text
    return found


def _is_heading(text: str) -> bool:
    return len(text) <= HEADING and (bool(_NUMBERED.match(text)) or not text.endswith("。"))


def _year(texts: Iterable[str]) -> int | None:
    """The year that most clauses of a report begin with."""
    plain = (_TITLES.sub("", text) for text in texts)
    years = Counter(int(m["year"]) for text in plain for m in _YEAR.finditer(text) if not _DAY.match(text, m.end()))
    return max(years, key=lambda year: (years[year], year)) if years else None


def _is_past(sentence: Sentence, start: int, year: int | None) -> bool:
    """Whether the clause before a statement sets it in an earlier year."""
    text = _BRACKETS.sub(lambda match: " " * len(match.group()), normal(sentence.text[: start + 1]))
    years = [(m.end(), int(m["year"])) for m in _YEAR.finditer(text)]
    last = max((m.end() for m in _LAST.finditer(text)), default=-1)
    this = max((m.end() for m in _THIS.finditer(text)), default=-1)
    at, named = years[-1] if years else (-1, None)
    if this > max(last, at):
        return False
    return last > at or bool(year and named and named < year)


@cache
def _of_section(section: str) -> tuple[Wording, ...]:
    return tuple(w for w in wordings().claims if not w.sections or section in w.sections)


def _may(wording: Wording, section: str, text: str, context: str) -> bool:
    """Whether a sentence can hold the wording at all: what is cheap to ask is asked first."""
    if wording.has is not None and not wording.has.search(text):
        return False
    return section == "4" or wording.near is None or bool(wording.near.search(context))


def _matches(wording: Wording, text: str) -> Iterator[re.Match[str]]:
    seen: set[int] = set()
    for pattern in wording.patterns:
        for match in pattern.finditer(text):
            at = match.start("n") if match.groupdict().get("n") else match.start()
            if at in seen or (wording.without and wording.without.search(text, 0, at)):
                continue
            seen.add(at)
            yield match


def _quantity(match: re.Match[str], sentence: Sentence) -> Quantity | None:
    index = match.groupdict().get("n")
    return sentence.quantities[ord(index) - FIRST] if index else None


def _span(match: re.Match[str], sentence: Sentence) -> tuple[int, int]:
    """Characters of the sentence that a match of its skeleton covers."""
    group = "said" if match.groupdict().get("said") else 0
    return _offset(match.start(group), match.string, sentence), _offset(match.end(group), match.string, sentence)


def _offset(at: int, text: str, sentence: Sentence) -> int:
    """An offset of the skeleton as an offset of the sentence."""
    wider = sum(
        sentence.quantities[ord(c) - FIRST].end - sentence.quantities[ord(c) - FIRST].start - 1
        for c in text[:at]
        if FIRST <= ord(c) < FIRST + len(sentence.quantities)
    )
    return at + wider


def _scope(sentence: Sentence, start: int) -> str:
    """For whom a statement holds: the last word before it in its sentence that says so."""
    before = sentence.text[:start]
    last = {
        name: max((m.end() for m in words.finditer(before)), default=-1) for name, words in wordings().scopes.items()
    }
    name = max(last, key=lambda scope: last[scope], default="")
    return name if name and last[name] >= 0 else ""
