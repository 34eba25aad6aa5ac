# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables that a page break left open get their missing edges, so that all their columns are one table again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.model.document import Ruling
from reviewer.tables.blocks import is_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.model.document import Page, Word

NEAR = 3.0  # points: lines closer than that are one line, ends closer than that are at one height
BRIDGE = 3.5  # points: a smaller hole in a line is not a hole
SEVERAL = 3  # lines that begin or end at one height make an edge
FEED = 0.8  # of the type size: white between the lines of one row
NEXT_LINE = 1.0  # of the type size: white above words that a browser lets stick out of an open cell


@dataclass(slots=True)
class _Line:
    at: float
    start: float
    end: float


def closed(page: Page) -> Page:
    """The page with an edge above and below the lines that begin or end together without one.

    Browsers draw no line where they cut a table, and merged cells without words then hang together with nothing.
    Words that stick out at the bottom are taken in, and so is a row of figures outside of lines that no others cross.
    """
    drawn = [ruling for ruling in page.rulings if not ruling.shade] or list(page.rulings)
    upright = _merged([ruling for ruling in drawn if not ruling.horizontal])
    level = _merged([ruling for ruling in drawn if ruling.horizontal])
    added: list[Ruling] = []
    for group in _together(upright, top=True):
        y = min(line.start for line in group)
        if not _covered(level, y, group):
            added.append(Ruling(True, y, group[0].at, group[-1].at))
    for group in _together(upright, top=False):
        y = max(line.end for line in group)
        if not _covered(level, y, group):
            low = _lowest(y, group, page.words)
            added.append(Ruling(True, low, group[0].at, group[-1].at))
            added.extend(Ruling(False, line.at, line.start, low) for line in group if low > y)
    added.extend(_edges(level, upright, page.words))
    return replace(page, rulings=(*page.rulings, *added)) if added else page


def _edges(level: Sequence[_Line], upright: Sequence[_Line], words: Sequence[Word]) -> Iterator[Ruling]:
    """The edge of a row of figures above the first or below the last of lines that are not crossed by others."""
    ordered = sorted(level, key=lambda each: each.at)
    for line, above in ((ordered[0], True), (ordered[-1], False)) if ordered else ():
        if any(each.start - NEAR < line.at < each.end + NEAR for each in upright):
            continue
        inside = [word for word in words if line.start - NEAR < word.place.x0 and word.place.x1 < line.end + NEAR]
        row, edge = [], line.at
        for word in sorted(inside, key=lambda each: each.place.bottom if above else each.place.top, reverse=above):
            gap = edge - word.place.bottom if above else word.place.top - edge
            if gap < FEED * word.size and (word.place.centre[1] < line.at) is above:
                row.append(word)
                edge = min(edge, word.place.top) if above else max(edge, word.place.bottom)
        if sum(is_figure(word.text) for word in row) >= SEVERAL:
            yield Ruling(True, edge - 1.0 if above else edge + 1.0, line.start, line.end)


def _merged(rulings: Sequence[Ruling]) -> list[_Line]:
    """Pieces of one line joined."""
    lines: list[_Line] = []
    for ruling in sorted(rulings, key=lambda each: (each.at, each.start)):
        same = (line for line in lines if abs(line.at - ruling.at) < NEAR and _meet(line, ruling))
        line = next(same, None)
        if line is None:
            lines.append(_Line(ruling.at, ruling.start, ruling.end))
        else:
            line.start, line.end = min(line.start, ruling.start), max(line.end, ruling.end)
    return lines


def _meet(line: _Line, ruling: Ruling) -> bool:
    return ruling.start <= line.end + BRIDGE and line.start <= ruling.end + BRIDGE


def _together(upright: Sequence[_Line], *, top: bool) -> list[list[_Line]]:
    """Groups of lines that begin (`top`) or end at one height, left to right."""
    groups: list[list[_Line]] = []
    for line in sorted(upright, key=lambda each: each.start if top else each.end):
        last = groups[-1][0] if groups else None
        if last and abs((last.start - line.start) if top else (last.end - line.end)) < NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda each: each.at) for group in groups if len(group) >= SEVERAL]


def _covered(level: Sequence[_Line], y: float, group: Sequence[_Line]) -> bool:
    """Whether a line is drawn at that height from the first of the group to the last."""
    first, last = group[0].at + BRIDGE, group[-1].at - BRIDGE
    return any(abs(line.at - y) < NEAR and line.start <= first and line.end >= last for line in level)


def _lowest(y: float, group: Sequence[_Line], words: Sequence[Word]) -> float:
    """Where the words end that begin right below `y` between the lines of the group."""
    low = y
    for word in sorted(words, key=lambda each: each.place.top):
        p = word.place
        inside = group[0].at < p.x0 and p.x1 < group[-1].at
        astride = any(p.x0 < line.at < p.x1 for line in group)
        if inside and not astride and low < p.bottom and p.top < low + NEXT_LINE * word.size and p.centre[1] > y:
            low = max(low, p.bottom + 1.0)
    return low
