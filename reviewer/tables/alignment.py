# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns that are not ruled: found from their heads and from how figures stand below one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from reviewer.tables.blocks import NEAR, Block, blocks
from reviewer.tables.columns import CLEAR, borders_between, clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.document import Word
    from reviewer.model.table import Table
    from reviewer.tables.rulings import Frame

IsHead: TypeAlias = "Callable[[str, bool], bool]"  # the words, and whether half of a head counts

SEVERAL = 3  # figures in one row make it a row of figures
SAME_EDGE = 6.0  # points by which a table may be shifted on its next page
SNAP = 8.0  # points: a border so near the end of a line is that end
CORNER = 24.0  # points from the edge: words above a head that begin there stand over the labels
WHOLE = 0.6  # of a frame's height: lines drawn along more of it are its columns
NAMING = 6  # characters: one head as long as this names its column without a neighbour


@dataclass(frozen=True, slots=True)
class Unruled:
    """Column borders of a frame without vertical lines; `walls[i][j]` whether border j parts row i.

    `carried` are the borders of the last columns and of the labels, for the next page.
    """

    borders: list[float]
    walls: list[list[bool]]
    carried: tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class _Section:
    """The rows from `first` on that share their columns."""

    first: int
    borders: list[float]


def unruled(
    frame: Frame,
    xs: Sequence[float],
    ys: Sequence[float],
    words: Sequence[Word],
    is_head: IsHead,
    before: Table | None,
) -> Unruled | None:
    """The columns that text alone shows; None when vertical lines part the figures.

    `is_head` knows the words that head a column, whole or cut; `before` is the table that the page before ended
    with, whose columns hold for rows without a head of their own.
    """
    found = blocks(words, ys, frame.horizontal, is_head)
    rows = [[block for block in found if block.row == i] for i in range(len(ys) - 1)]
    if not _lines_are_missing(rows, frame, xs, ys):
        return None
    sections = _sections(rows, is_head, xs)
    carried = _Section(0, _carried(before.unruled, rows, sections, xs)) if before and _goes_on(before, xs) else None
    sections = _from_the_top(carried, sections, rows)
    if not sections:
        borders = _by_figures(rows, xs)
        if borders is None:
            return None
        sections = [_Section(0, borders)]
    goes_on = sections[0] is carried
    sections = _snapped(sections, frame, rows, ys)
    labels = _label_borders(frame, xs[0], max(section.borders[1] for section in sections))
    if before and goes_on:
        labels += [b for b in before.label_borders if all(abs(b - own) > SAME_EDGE for own in labels)]
    every = sorted({xs[0], xs[-1], *labels, *(b for section in sections for b in section.borders)})
    wide = [[block for block in row if not block.figure and not is_head(block.text, True)] for row in rows]
    walls = [_walls(every, labels, _section_of(i, sections), wide[i]) for i in range(len(ys) - 1)]
    return Unruled(every, walls, (tuple(sections[-1].borders), tuple(labels)))


def _snapped(
    sections: Sequence[_Section], frame: Frame, rows: Sequence[Sequence[Block]], ys: Sequence[float]
) -> list[_Section]:
    """The borders moved to where lines between their rows end nearby, unless words stand across."""
    found: list[_Section] = []
    for index, section in enumerate(sections):
        until = sections[index + 1].first if index + 1 < len(sections) else len(rows)
        own = [block for row in rows[section.first : until] for block in row if block.figure]
        top, bottom = ys[section.first] - NEAR, ys[until] + (NEAR if until == len(rows) else -NEAR)
        inside = [line for line in frame.horizontal if top < line.at < bottom]
        ends = {at for line in inside for span in line.spans for at in span}
        borders = list(section.borders)
        for k in range(1, len(borders) - 1):
            near = [at for at in ends if abs(at - borders[k]) < SNAP and borders[k - 1] < at < borders[k + 1]]
            at = min(near, key=lambda end: abs(end - borders[k]), default=borders[k])
            if not any(block.crosses(at, 0.0) for block in own):
                borders[k] = at
        found.append(_Section(section.first, borders))
    return found


def _from_the_top(carried: _Section | None, own: list[_Section], rows: Sequence[Sequence[Block]]) -> list[_Section]:
    """What stands above the first head belongs to it, unless figures go on there from the page before."""
    if not own:
        return [carried] if carried else []
    if carried and any(block.figure for row in rows[: own[0].first] for block in row):
        return [carried, *own]
    return [_Section(0, own[0].borders), *own[1:]]


def _goes_on(before: Table, xs: Sequence[float]) -> bool:
    """Whether the page before ended with an unruled table of the same edges."""
    edges = before.unruled
    return bool(edges) and abs(edges[0] - xs[0]) < SAME_EDGE and abs(edges[-1] - xs[-1]) < SAME_EDGE


def _lines_are_missing(rows: Sequence[Sequence[Block]], frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> bool:
    inner = [line for line in frame.vertical if xs[0] + SAME_EDGE < line.at < xs[-1] - SAME_EDGE]
    if not inner:
        return True
    data = [row for row in rows if len(row) > 1 and any(block.figure for block in row)]
    bare = [row for row in data if not _ruled(row, frame, ys)]
    whole = [line.at for line in inner if line.drawn(ys[0], ys[-1]) > WHOLE * (ys[-1] - ys[0])]
    if len(whole) > 1 and _stand_among(whole, data):
        return False
    return bool(bare) and len(bare) * 2 >= len(data)


def _stand_among(lines: Sequence[float], data: Sequence[Sequence[Block]]) -> bool:
    """Whether lines part the figures of rows, or there are no rows of figures.

    Figures within words ("3 times") and digits set apart stand between no lines and say nothing.
    """
    figures = [[block for block in row if block.figure] for row in data]
    rows = [row for row in figures if len(row) >= SEVERAL]
    return not rows or any(row[0].end < at < row[-1].start for row in rows for at in lines)


def _ruled(row: Sequence[Block], frame: Frame, ys: Sequence[float]) -> bool:
    """Whether vertical lines stand between the label and the figures of a row."""
    top, bottom = ys[row[0].row], ys[row[0].row + 1]
    walls = [line.at for line in frame.vertical if line.drawn(top, bottom) > (bottom - top) / 2]
    gaps = [(a, b) for a, b in pairwise(row) if (a.figure or b.figure) and a.end <= b.start]  # not two lines of a cell
    return sum(any(a.end - 2 <= at <= b.start + 2 for at in walls) for a, b in gaps) * 2 >= len(gaps)


def _sections(rows: Sequence[Sequence[Block]], is_head: IsHead, xs: Sequence[float]) -> list[_Section]:
    """Rows under one another's heads; heads of several levels next to one another are one head."""
    heads: list[tuple[int, int, list[Block]]] = []
    for i, row in enumerate(rows):
        near = bool(heads and heads[-1][1] == i - 1) or (i + 1 < len(rows) and bool(_heads_of(rows[i + 1], is_head)))
        own = _heads_of(row, is_head, one=near)
        if not own:
            continue
        if heads and heads[-1][1] == i - 1:
            heads[-1] = (heads[-1][0], i, [*heads[-1][2], *own])
        else:
            heads.append((i, i, own))
    found: list[_Section] = []
    for index, (first, last, own) in enumerate(heads):
        until = heads[index + 1][0] if index + 1 < len(heads) else len(rows)
        # A title over one or two heads may end before them, and stands over no labels for that.
        ahead = min(block.start for block in own) if len(own) > SEVERAL else xs[0]
        below = [row for row in rows[last + 1 : until] if any(block.figure for block in row)]
        first_figure = min((block.start for row in below for block in row if _is_beside(block, row)), default=ahead)
        corner = [b for b in rows[max(0, first - 1)] if b.start < xs[0] + CORNER or b.end < min(ahead, first_figure)]
        rows_below = [corner, *rows[first : last + 1], *below]
        ordered = sorted(own, key=lambda b: b.start)
        beyond = [block.start for row in rows[first : last + 1] for block in row if block.start > ordered[-1].end]
        inner = _under(ordered, rows_below, xs[0])
        outer = [(ordered[-1].end + min(beyond)) / 2] if beyond else []
        above = rows[first - 1] if first else ()
        over = bool(above) and not any(block.figure for block in above)  # what stands over the heads is theirs
        found.append(_Section(first - over, [xs[0], *inner, *outer, xs[-1]]))
    return found


def _is_beside(block: Block, row: Sequence[Block]) -> bool:
    """Whether a figure stands behind the words of its row, and is no number within them."""
    return block.figure and all(other.end <= block.start for other in row if not other.figure)


def _heads_of(row: Sequence[Block], is_head: IsHead, *, one: bool = False) -> list[Block]:
    """The heads in a band; halves of heads that a page break cut count where many stand together.

    A short head by itself counts next to other heads, `one`.
    """
    if any(block.figure for block in row):
        return []
    whole = [block for block in row if is_head(block.text, False)]
    if len(whole) < len(row):
        parts = [block for block in row if is_head(block.text, True)]
        if len(parts) >= SEVERAL + 1:
            return parts
    return whole if one or len(whole) > 1 or any(len(block.text) >= NAMING for block in whole) else []


def _under(heads: Sequence[Block], rows: Sequence[Sequence[Block]], edge: float) -> list[float]:
    """Borders between the columns under `heads`, from the head's words and the figures below."""
    labels = [block.end for row in rows for block in row if not block.figure and block.end < heads[0].start]
    left = max(labels, default=edge)
    figures = [block for row in rows for block in row if block.figure and block.start > left - CLEAR]
    first = (left + min([heads[0].start, *(block.start for block in figures)])) / 2
    return [max(edge + CLEAR, first), *borders_between(heads, figures)]


def _carried(
    before: Sequence[float], rows: Sequence[Sequence[Block]], sections: Sequence[_Section], xs: Sequence[float]
) -> list[float]:
    """The borders of the page before for rows above the first head, shifted where a figure stands across one."""
    until = sections[0].first if sections else len(rows)
    data = [row for row in rows[:until] if any(block.figure for block in row)]
    figures = [block for row in data for block in row if block.figure]
    borders = [xs[0], *before[1:-1], xs[-1]]
    first = min((f.start for f in figures), default=before[1])
    labels = [b.end for row in data for b in row if not b.figure and b.end <= first]
    if labels and not max(labels) <= borders[1] <= first:
        borders[1] = (max(labels) + first) / 2
    start = 1 if labels else 0
    found = clusters(figures)
    if len(found) == len(before) - 1 - start:
        return [*borders[: start + 1], *((a.end + b.start) / 2 for a, b in pairwise(found)), borders[-1]]
    for k in range(start + 1, len(before) - 1):
        low = max((f.end for f in figures if borders[k - 1] < f.centre <= borders[k]), default=borders[k])
        high = min((f.start for f in figures if borders[k] < f.centre <= borders[k + 1]), default=borders[k])
        if not low <= borders[k] <= high and low < high:
            borders[k] = (low + high) / 2
    return borders


def _by_figures(rows: Sequence[Sequence[Block]], xs: Sequence[float]) -> list[float] | None:
    """Borders between figures that stand below one another, for a table without a head."""
    data = [row for row in rows if sum(block.figure for block in row) >= SEVERAL]
    figures = [block for row in data for block in row if _is_beside(block, row)]
    found = clusters(figures)
    if len(found) < SEVERAL:
        return None
    left = max((b.end for row in rows for b in row if not b.figure and b.end <= found[0].start), default=xs[0])
    first = max((left + found[0].start) / 2, xs[0] + CLEAR)
    return [xs[0], first, *((a.end + b.start) / 2 for a, b in pairwise(found)), xs[-1]]


def _label_borders(frame: Frame, first: float, last: float) -> list[float]:
    """Where lines between labels begin: a merged label has no line inside it."""
    starts = sorted({round(start, 1) for line in frame.horizontal for start, _ in line.spans})
    kept: list[float] = []
    for start in starts:
        if first + SAME_EDGE < start < last - SAME_EDGE and (not kept or start - kept[-1] > SAME_EDGE):
            kept.append(start)
    return kept


def _section_of(row: int, sections: Sequence[_Section]) -> list[float]:
    own = [section for section in sections if section.first <= row]
    return own[-1].borders


def _walls(
    every: Sequence[float], labels: Sequence[float], section: Sequence[float], row: Sequence[Block]
) -> list[bool]:
    return [
        border in (every[0], every[-1])
        or (
            (border in section or (border in labels and border < section[1]))
            and not any(b.crosses(border, CLEAR) for b in row)
        )
        for border in every
    ]
