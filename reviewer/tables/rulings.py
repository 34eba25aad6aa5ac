# SPDX-License-Identifier: AGPL-3.0-or-later
"""Loose rulings of a page become merged lines, and lines that belong together become frames."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reviewer.tables.blocks import is_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.document import Ruling, Word

SNAP = 2.6  # points: closer parallel lines are one (double lines, borders of neighbouring cells)
BRIDGE = 3.5  # points: a smaller hole in a line is not a hole (dashes, cell by cell borders)
TOUCH = 3.5  # points: a line that ends so near another one meets it
HEADING = 1.2  # times the usual type size
NEXT_ROW = 150.0  # points below a head within which the next line is that of its first row
FEW = 3  # lines of a table between a running head and foot
LONE = 12.0  # points: a shorter merged line is an underline or a decoration


Span = tuple[float, float, float]  # at, start, end


@dataclass(frozen=True, slots=True)
class Line:
    """All rulings at one coordinate: `at`, and the stretches that are drawn, in order."""

    at: float
    spans: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        return self.spans[0][0]

    @property
    def end(self) -> float:
        return self.spans[-1][1]

    def drawn(self, low: float, high: float) -> float:
        """How much of the stretch from `low` to `high` is drawn, in points."""
        return sum(max(0.0, min(high, end) - max(low, start)) for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Frame:
    """Horizontal and vertical lines that meet one another, or a stack of horizontal ones alone.

    `guessed` when no line parts its rows and the horizontal ones stand where white does.
    """

    horizontal: tuple[Line, ...]
    vertical: tuple[Line, ...]
    guessed: bool = False

    @property
    def top(self) -> float:
        return min([line.at for line in self.horizontal] + [line.start for line in self.vertical])

    @property
    def bottom(self) -> float:
        return max([line.at for line in self.horizontal] + [line.end for line in self.vertical])

    @property
    def left(self) -> float:
        return min([line.start for line in self.horizontal] + [line.at for line in self.vertical])

    @property
    def right(self) -> float:
        return max([line.end for line in self.horizontal] + [line.at for line in self.vertical])

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is between the outermost lines."""
        return self.left < x < self.right and self.top < y < self.bottom

    def may_go_on_with(self, start: float, end: float) -> bool:
        """Whether a horizontal line could part two rows below: it may begin after merged labels."""
        return abs(self.right - end) < TOUCH and self.left - TOUCH < start < (self.left + self.right) / 2

    def meets(self, other: Frame) -> bool:
        """Whether both take up some of the same height of the page."""
        return self.top < other.bottom + TOUCH and other.top < self.bottom + TOUCH


def merged(rulings: Iterable[Ruling]) -> tuple[list[Line], list[Line]]:
    """Horizontal and vertical lines, each in order of `at`."""
    sides: tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]] = ([], [])
    for ruling in rulings:
        sides[0 if ruling.horizontal else 1].append((ruling.at, ruling.start, ruling.end))
    return _merged(sides[0]), _merged(sides[1])


def _merged(found: list[tuple[float, float, float]]) -> list[Line]:
    found.sort()
    lines: list[Line] = []
    group: list[tuple[float, float, float]] = []
    for item in found:
        if group and item[0] - group[0][0] > SNAP:
            lines.extend(_joined(group))
            group = []
        group.append(item)
    if group:
        lines.extend(_joined(group))
    return lines


def _joined(group: Sequence[tuple[float, float, float]]) -> list[Line]:
    """One line for a group of near rulings."""
    spans: list[list[float]] = []
    for _, start, end in sorted(group, key=lambda item: item[1]):
        if spans and start <= spans[-1][1] + BRIDGE:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    kept = tuple((start, end) for start, end in spans if end - start >= LONE / 4)
    weight = sum(end - start for _, start, end in group) or 1.0
    at = sum(item[0] * (item[2] - item[1]) for item in group) / weight
    return [Line(at, kept)] if kept else []


def frames(horizontal: Sequence[Line], vertical: Sequence[Line], words: Sequence[Word]) -> list[Frame]:
    """Group the spans of all lines by what they meet; top to bottom.

    A line may have spans in several frames (two tables side by side share a coordinate).
    """
    pieces = [(True, line.at, *span) for line in horizontal for span in line.spans]
    pieces += [(False, line.at, *span) for line in vertical for span in line.spans]
    parent = list(range(len(pieces)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    rows = [i for i, piece in enumerate(pieces) if piece[0]]
    heights = [pieces[i][1] for i in rows]
    for i, (flat, at, low, high) in enumerate(pieces):
        if flat:
            continue
        first = bisect_left(heights, low - TOUCH)
        for j in rows[first:]:
            _, level, start, end = pieces[j]
            if level > high + TOUCH:
                break
            if start - TOUCH <= at <= end + TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, list[int]] = {}
    for i in range(len(pieces)):
        groups.setdefault(root(i), []).append(i)
    whole = [[pieces[i] for i in group] for group in groups.values()]
    ruled = [_frame(group) for group in whole if any(not piece[0] for piece in group)]
    lone = [piece[1:] for group in whole if len(group) == 1 for piece in group if piece[0]]
    heads = _heads_of_stacks(ruled, lone, words)
    stacks = _stacks([*lone, *(span for frame in heads for span in _spans(frame.horizontal))], heads, words)
    return sorted([frame for frame in ruled if frame not in heads] + stacks, key=lambda frame: frame.top)


def _heads_of_stacks(ruled: Sequence[Frame], lone: Sequence[Span], words: Sequence[Word]) -> list[Frame]:
    """Ruled frames that are only a head of rows without vertical lines: no figure is in them.

    Such a frame is as wide as the lines or heads next to it, and the row between them has words.
    """
    # A stroke may be part of a head's words (增/减); digits are not.
    figures = [w.place.centre for w in words if is_figure(w.text) and any(c.isdigit() for c in w.text)]
    bare = [f for f in ruled if f.horizontal and not any(f.holds(x, y) for x, y in figures)]
    found: list[Frame] = []
    for frame in bare:
        neighbours = [(span, True) for span in lone]
        neighbours += [(span, f in bare) for f in ruled if f is not frame for span in _spans(f.horizontal)]
        levels = [(at, bare_one) for (at, start, end), bare_one in neighbours if frame.may_go_on_with(start, end)]
        below = min((level for level in levels if 0 < level[0] - frame.bottom < NEXT_ROW), default=(0.0, False))
        above = max((level for level in levels if 0 < frame.top - level[0] < NEXT_ROW), default=(0.0, False))
        heights = [word.place.centre[1] for word in words]
        if (below[1] and any(frame.bottom < y < below[0] for y in heights)) or (
            above[1] and any(above[0] < y < frame.top for y in heights)
        ):
            found.append(frame)
    return found


def _spans(lines: Sequence[Line]) -> list[Span]:
    return [(line.at, start, end) for line in lines for start, end in line.spans]


def _frame(pieces: Sequence[tuple[bool, float, float, float]]) -> Frame:
    return Frame(
        tuple(_again(sorted(piece[1:] for piece in pieces if piece[0]))),
        tuple(_again(sorted(piece[1:] for piece in pieces if not piece[0]))),
    )


def _again(spans: Sequence[Span]) -> list[Line]:
    by_line: dict[float, list[tuple[float, float]]] = {}
    for at, start, end in spans:
        by_line.setdefault(at, []).append((start, end))
    return [Line(at, tuple(sorted(stretches))) for at, stretches in sorted(by_line.items())]


def _stacks(pieces: Sequence[Span], heads: Sequence[Frame], words: Sequence[Word]) -> list[Frame]:
    """Horizontal lines that no vertical one meets: those within one another's width are a frame.

    The lines of `heads` are among the pieces; their vertical lines come along.
    """
    found: list[Frame] = []
    rest = sorted(piece for piece in pieces if piece[2] - piece[1] >= LONE)
    while rest:
        left, right = min(rest, key=lambda p: p[1] - p[2])[1:]
        inside = [p for p in rest if left - TOUCH <= p[1] and p[2] <= right + TOUCH]
        rest = [p for p in rest if p not in inside]
        inside = _without_running_lines(inside)
        left, right = min(p[1] for p in inside), max(p[2] for p in inside)
        for lines in _apart(_again(inside), [w for w in words if left <= w.place.centre[0] <= right]):
            if len(lines) >= 2:
                own = [head for head in heads if lines[0].at <= head.bottom and head.top <= lines[-1].at]
                uprights = sorted(span for head in own for span in _spans(head.vertical))
                found.append(Frame(tuple(lines), tuple(_again(uprights))))
    return found


def _without_running_lines(pieces: list[Span]) -> list[Span]:
    """The lines without a first and last one that reach farther on both sides: those of a running head and foot."""
    left, right = min(p[1] for p in pieces), max(p[2] for p in pieces)
    inner = [p for p in pieces if p[1] > left + TOUCH and p[2] < right - TOUCH]
    outer = [p for p in pieces if p not in inner]
    at_ends = all(not inner[0][0] < p[0] < inner[-1][0] for p in outer) if inner else False
    return inner if at_ends and len(inner) >= FEW and len(outer) <= 2 else pieces


def _apart(lines: Sequence[Line], words: Sequence[Word]) -> list[list[Line]]:
    """Cut a stack where a heading stands between two tables: larger type than in the rows around it."""
    sizes = [[w.size for w in words if above.at < w.place.centre[1] < below.at] for above, below in pairwise(lines)]
    found = [[lines[0]]]
    for index, below in enumerate(lines[1:]):
        around = [median(near) for near in (*sizes[max(0, index - 1) : index], *sizes[index + 1 : index + 2]) if near]
        if sizes[index] and around and min(sizes[index]) > HEADING * max(around):
            found.append([])
        found[-1].append(below)
    return found
