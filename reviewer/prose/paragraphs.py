# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines of text become paragraphs; tables, running heads and page numbers are left out.

A paragraph goes on over a page break. It ends where the next line is indented, where its last line
ends early, where the type changes, or where white space parts it from the next.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reviewer.prose.lines import TextLine, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.document import Page
    from reviewer.model.place import Place

EDGE = 3  # lines at the top and at the foot of a page that may be running heads
NEAR = 6.0  # points: a running head stands at the same height on each page
MARGIN = 0.14  # of the page's height: where page numbers stand
INDENT = 1.2  # characters: a line that begins so far right of the others begins a paragraph
EARLY = 2.5  # characters: a line that ends so far left of the others ends its paragraph
SAME_SIZE = 0.88  # type of one paragraph
PITCH = 1.7  # times the usual distance of lines: white space between paragraphs

_PAGE_NUMBER = re.compile(r"[-—–－_·•~～|]*(?:第?\d{1,4}页?(?:[,，/]?共?\d{1,4}页?)?)[-—–－_·•~～|]*")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])")
_TITLE = re.compile(r"[一二三四五六七八九十]{1,3}、[^，。；：！？,;:]{2,30}")
_RUN = re.compile(r"[0-9A-Za-z.,%+\-/]+[，。；：、）》”]*")
_ENDED = ("。", "！", "？", "；", "：", "!", "?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in reading order."""

    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def paragraphs(pages: Sequence[Page], tables: Iterable[Place] = ()) -> list[Paragraph]:
    """All paragraphs of the running text; words inside `tables` are not part of it."""
    boxes = tuple(tables)
    of_page = {page.number: lines(page, boxes) for page in pages}
    away = _running(pages, of_page)
    found: list[list[TextLine]] = []
    for page in pages:
        own = [line for line in of_page[page.number] if id(line) not in away]
        block = _Block.of(own)
        for line in own:
            if found and not block.begins(line, found[-1][-1], _is_parted(line, found[-1][-1], boxes)):
                found[-1].append(line)
            else:
                found.append([line])
    return [Paragraph(tuple(group)) for group in found]


def _is_parted(line: TextLine, before: TextLine, tables: Sequence[Place]) -> bool:
    """Whether a table stands between two lines."""
    first, last = before.place, line.place
    return any(
        (first.page, first.top) < (box.page, box.bottom) and (box.page, box.top) < (last.page, last.bottom)
        for box in tables
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """How the lines of a page are set: left and right edge, and the distance of one line to the next, in points."""

    left: float
    right: float
    pitch: float

    @staticmethod
    def of(own: Sequence[TextLine]) -> _Block:
        if not own:
            return _Block(0, 0, 0)
        lefts, rights = sorted(line.place.x0 for line in own), sorted(line.place.x1 for line in own)
        steps = [b.place.top - a.place.top for a, b in pairwise(own)]
        left = lefts[len(lefts) // 10]
        return _Block(left, rights[-1 - len(rights) // 10], median(steps) if steps else 0)

    def begins(self, line: TextLine, before: TextLine, parted: bool) -> bool:
        """Whether a line begins a new paragraph after the one before it."""
        size = max(min(line.size, before.size), 1.0)
        if parted or size < SAME_SIZE * max(line.size, before.size) or _HEADING.match(line.text):
            return True
        turned = line.place.page != before.place.page
        if not turned and self.pitch and line.place.top - before.place.top > PITCH * self.pitch:
            return True
        if line.place.x0 > self.left + INDENT * size:
            return True
        ends_early = before.place.x1 + _unbroken(line, before) * size < self.right - EARLY * size
        whole = before.text.endswith(_ENDED) or _TITLE.fullmatch(before.text) is not None
        return ends_early and (not turned or whole)


def _unbroken(line: TextLine, before: TextLine) -> float:
    """Characters that a setter would not part from one another, so that the line before ends early."""
    match = None if before.text.endswith(_ENDED) else _RUN.match(line.text)
    return sum(0.5 if c.isascii() else 1.0 for c in match.group()) if match else 0.0


def _running(pages: Sequence[Page], of_page: dict[int, list[TextLine]]) -> set[int]:
    """Identities of the lines that are page numbers, or that stand at the same height on several pages."""
    edges = {page.number: _at_edges(of_page[page.number], page.height) for page in pages}
    every = {id(line): line for sides in edges.values() for side in sides for line in side}
    seen = Counter((_kind(line), round(line.place.top / NEAR)) for line in every.values())
    enough = max(3, len(pages) // 3)
    away: set[int] = set()
    for sides in edges.values():
        for side in sides:
            for line in side:
                height = round(line.place.top / NEAR)
                times = max(seen[_kind(line), at] for at in (height - 1, height, height + 1))
                if times < enough and not _PAGE_NUMBER.fullmatch(_plain(line.text)):
                    break
                away.add(id(line))
    return away


def _at_edges(own: Sequence[TextLine], height: float) -> tuple[list[TextLine], list[TextLine]]:
    """The first lines in the top margin and the last ones in the foot, from the outside in."""
    top = [line for line in own[:EDGE] if line.place.top < MARGIN * height]
    foot = [line for line in reversed(own[-EDGE:]) if height - line.place.bottom < MARGIN * height]
    return top, foot


def _kind(line: TextLine) -> str:
    return re.sub(r"\d+", "#", _plain(line.text))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
