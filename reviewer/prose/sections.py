# SPDX-License-Identifier: AGPL-3.0-or-later
"""Headings of the first level: which statutory section begins at which paragraph.

The lines of a contents page are no headings: they end in a page number, or stand close together
with nothing between them and stand again further on.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from reviewer import resources
from reviewer.forms.labels import plain
from reviewer.model.place import Place
from reviewer.model.prose import Heading
from reviewer.model.text import Text
from reviewer.prose.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model.document import Page
    from reviewer.prose.paragraphs import Paragraph

LONGEST = 40  # characters of a heading
LIKE = 0.62  # share of common characters from which a heading stands for a statutory one
NUMBERED = 0.12  # what the right numeral adds to that
CLOSE = 3.2  # lines: headings of a contents page stand nearer than this
CONTENTS = 3  # headings close together are a contents page

_NUMERAL = re.compile(r"^[第]?(?P<numeral>[一二三四五六七八九十]{1,3})(?:[、，,.．:：\s]|部分)+(?P<words>.+)$")
_OTHER_NUMERAL = re.compile(r"^(?P<numeral>\d{1,2}|[(（][一二三四五六七八九十\d]{1,2}[)）])[、.．]?(?P<words>\D+)$")
_FIRST = re.compile("[一二三四五六]、")
_LEADER = re.compile(r"[.…·．。\-—_\s]{2,}[-—(（]?\d{0,3}[-—)）]?$|(?<=\D)\d{1,3}$")


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One statutory section; `also` are other wordings in use."""

    code: str
    numeral: str
    title: str
    also: tuple[str, ...]
    name: Text


@cache
def statutory() -> tuple[SectionForm, ...]:
    """The sections of the annual report in their order (`resources/forms/annual-report/sections.toml`)."""
    entries = tomllib.loads(resources.path("forms/annual-report/sections.toml").read_text(encoding="utf-8"))
    return tuple(
        SectionForm(e["code"], e["numeral"], e["title"], tuple(e["also"]), Text(**e["name"]))
        for e in entries["section"]
    )


def around_headings(pages: Sequence[Page], tables: Iterable[Place]) -> tuple[Place, ...]:
    """The boxes of tables, cut where a section's heading stands inside one: a frame may be drawn around both."""
    boxes = list(tables)
    for page in pages:
        own = [box for box in boxes if box.page == page.number]
        if not own or not any(_FIRST.match(word.text) for word in page.words):
            continue
        for line in lines(page):
            if plain(line.text) in _as_printed():
                boxes = [piece for box in boxes for piece in _cut(box, line.place)]
    return tuple(boxes)


def _cut(box: Place, out: Place) -> tuple[Place, ...]:
    """What of a box stands above and below a line inside it."""
    if box.page != out.page or not box.holds(*out.centre):
        return (box,)
    return replace(box, bottom=min(out.top, out.centre[1] - 1)), replace(box, top=max(out.bottom, out.centre[1] + 1))


@cache
def _as_printed() -> frozenset[str]:
    return frozenset(plain(section.numeral + section.title) for section in statutory())


def headings(paragraphs: Sequence[Paragraph]) -> dict[int, Heading]:
    """The first-level headings by the index of their paragraph."""
    found: dict[int, Heading] = {}
    listed: set[int] = set()
    for index, paragraph in enumerate(paragraphs):
        heading = _heading(paragraph)
        if heading is not None:
            found[index] = heading
            if _LEADER.search(paragraph.text):
                listed.add(index)
    listed |= _contents({index: heading for index, heading in found.items() if index not in listed})
    return {index: heading for index, heading in found.items() if index not in listed}


def _heading(paragraph: Paragraph) -> Heading | None:
    text = paragraph.text.split("。")[0]
    if not 2 <= len(text) <= LONGEST:
        return None
    match = _NUMERAL.match(text) or _other(text)
    numeral, words = (match["numeral"], match["words"]) if match else ("", text)
    code, alike = nearest(_LEADER.sub("", words), numeral)
    whole = len(paragraph.text.rstrip("。")) == len(text)
    if code and (match or alike > 1 - LIKE / 10) and (whole or alike == 1):
        return Heading(code, numeral, text, _place(paragraph), alike)
    return Heading("", numeral, text, _place(paragraph), alike) if match and whole else None


def _other(text: str) -> re.Match[str] | None:
    """Another numbering than the form's, as in 1、总体情况: only before the very words of a section."""
    match = _OTHER_NUMERAL.match(text)
    return match if match and plain(match["words"]) in {plain(section.title) for section in statutory()} else None


def nearest(words: str, numeral: str = "") -> tuple[str, float]:
    """The statutory section that words stand for, and how alike they are (1 = to the letter); "" when none."""
    label = plain(words)
    best, most, alike = "", LIKE, 0.0
    for section in statutory():
        shared = max(
            SequenceMatcher(None, plain(wording), label, autojunk=False).ratio()
            for wording in (section.title, *section.also)
        )
        weight = shared + (NUMBERED if numeral == section.numeral else 0)
        if weight > most:
            best, most = section.code, weight
            alike = SequenceMatcher(None, plain(section.title), label, autojunk=False).ratio()
    return best, alike


def _contents(found: Mapping[int, Heading]) -> set[int]:
    """Headings that stand close together on one page, three or more: a list of them. It names each once."""
    groups: list[list[int]] = []
    for index, heading in found.items():
        last = groups[-1][-1] if groups else None
        again = bool(groups) and any(found[i].code == heading.code for i in groups[-1])
        if last is not None and not again and index == last + 1 and _is_close(found[last].place, heading.place):
            groups[-1].append(index)
        else:
            groups.append([index])
    return {index for group in groups if len(group) >= CONTENTS and _is_repeated(group, found) for index in group}


def _is_repeated(group: Sequence[int], found: Mapping[int, Heading]) -> bool:
    """Whether most of the headings stand again further on; where tables are left out, sections follow closely too."""
    later = {heading.code or heading.text for index, heading in found.items() if index > group[-1]}
    return 2 * sum((found[i].code or found[i].text) in later for i in group) > len(group)


def _is_close(first: Place, second: Place) -> bool:
    return first.page == second.page and 0 <= second.top - first.bottom < CLOSE * max(first.height, 1)


def _place(paragraph: Paragraph) -> Place:
    page = paragraph.lines[0].place.page
    return Place.around(line.place for line in paragraph.lines if line.place.page == page)
