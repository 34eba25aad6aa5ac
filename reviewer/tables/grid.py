# SPDX-License-Identifier: AGPL-3.0-or-later
"""A frame of lines and the words inside it become a Table of cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.model.place import Place
from reviewer.model.table import Cell, Table
from reviewer.tables.alignment import unruled
from reviewer.tables.blocks import is_figure
from reviewer.tables.overflow import doubted
from reviewer.tables.touching import parted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.document import Word
    from reviewer.tables.rulings import Frame, Line

NARROW = 4.0  # points: a thinner row or column is the space between the two lines of a double one
OUTSIDE = 6.0  # points that lines reach beyond the outermost crossing when there is no outer border
MOSTLY = 0.6  # of a cell's side: a line drawn along less of it does not part two cells
MEETS = 1.25  # points from the border to the end of a figure that touches its neighbour
UNSURE = 0.8  # confidence in the parts of a divided figure
APART = 0.25  # of the type size: figures in lines so far apart are not one that was wrapped
REACHES = 0.4  # of the type size: a figure does not lean so far into the next column
PROTRUDES = 1.5  # points by which a word may lean over a border before it is divided

Slot = tuple[int, int]


def table(
    frame: Frame, words: Sequence[Word], page: int, is_head: Callable[[str, bool], bool], before: Table | None
) -> Table | None:
    """The table that `frame` draws; None when it has no cell. `words` are those of the whole page.

    `before` is the table that the page before ended with, when this may be its continuation.
    """
    ys = _borders(frame.horizontal, frame.vertical)
    xs = _borders(frame.vertical, frame.horizontal)
    if len(ys) < 2 or len(xs) < 2:
        return None
    inside = [w for w in words if _within(w, xs, ys)]
    if not inside and not (before and _goes_on(before, xs)):
        return None
    apart = inside if _has_columns(frame, xs, ys) else parted(inside, is_head)
    by_text = unruled(frame, xs, ys, apart, is_head, before) if inside else None
    if by_text is not None:
        inside = apart
        xs, walls = by_text.borders, by_text.walls
    else:
        walls = [[_drawn(frame.vertical, xs, j, *ends) for j in range(len(xs))] for ends in pairwise(ys)]
    floors = [[_drawn(frame.horizontal, ys, i, *ends) for ends in pairwise(xs)] for i in range(len(ys))]
    slots = _merge(len(ys) - 1, len(xs) - 1, walls, floors)
    content = _fill(inside, xs, ys, slots, divide=by_text is None)
    if _part(content, ys, slots):
        content = _fill(inside, xs, ys, slots, divide=by_text is None)
    if by_text is not None:
        _share(content, xs, ys, slots)
    content = doubted(content)
    cells = [_cell(page, root, members, xs, ys, content.get(root, [])) for root, members in _groups(slots).items()]
    if frame.guessed:
        cells = _guessed(cells)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(page, tuple(xs), tuple(ys), tuple(cells), *(by_text.carried if by_text else _head_alone(xs, inside)))


def _guessed(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of rows that no line parts; where figures stand over one another, two rows may have become one."""
    double = {
        cell.row
        for cell in cells
        for one, next_ in pairwise([w for w in cell.words if is_figure(w.text)])
        if not one.place.beside(next_.place)
    }
    return [replace(cell, guessed=True, words=_in_doubt(cell) if cell.row in double else cell.words) for cell in cells]


def _in_doubt(cell: Cell) -> tuple[Word, ...]:
    return tuple(replace(word, confidence=min(word.confidence, UNSURE)) for word in cell.words)


def _has_columns(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether upright lines run through most of the table between its edges."""
    inner = [line for line in frame.vertical if xs[0] + NARROW < line.at < xs[-1] - NARROW]
    return any(line.drawn(ys[0], ys[-1]) > MOSTLY * (ys[-1] - ys[0]) for line in inner)


def _head_alone(xs: Sequence[float], words: Sequence[Word]) -> tuple[tuple[float, ...], ...]:
    """The columns that a ruled head hands on to rows without lines on the next page."""
    return () if any(is_figure(word.text) for word in words) else (tuple(xs),)


def _goes_on(before: Table, xs: Sequence[float]) -> bool:
    """Whether rows without any words have the columns of the table that the page before ended with."""
    shared = [x for x in xs if any(abs(x - other) < NARROW for other in before.xs)]
    return len(shared) == len(xs) > 2


def _borders(along: Sequence[Line], across: Sequence[Line]) -> list[float]:
    """Coordinates of the borders; where the outer one is not drawn, the crossing lines' ends."""
    found = [line.at for line in along]
    if across:
        first, last = min(line.start for line in across), max(line.end for line in across)
        if not found or first < found[0] - OUTSIDE:
            found.insert(0, first)
        if last > found[-1] + OUTSIDE:
            found.append(last)
    kept: list[float] = []
    for at in found:
        if not kept or at - kept[-1] >= NARROW:
            kept.append(at)
    return kept


def _drawn(lines: Sequence[Line], borders: Sequence[float], at: int, low: float, high: float) -> bool:
    """Whether border number `at` is drawn along a stretch, by one line or by near ones in turn."""
    near = [line for line in lines if abs(line.at - borders[at]) < NARROW]
    return sum(line.drawn(low, high) for line in near) >= MOSTLY * (high - low)


def _within(word: Word, xs: Sequence[float], ys: Sequence[float]) -> bool:
    x, y = word.place.centre
    return xs[0] < x < xs[-1] and ys[0] < y < ys[-1]


def _merge(
    rows: int, columns: int, walls: Sequence[Sequence[bool]], floors: Sequence[Sequence[bool]]
) -> dict[Slot, Slot]:
    """For each slot of the grid the slot that stands for its cell; `walls[i][j]` is border j in row i."""
    parent: dict[Slot, Slot] = {(i, j): (i, j) for i in range(rows) for j in range(columns)}

    def root(slot: Slot) -> Slot:
        while parent[slot] != slot:
            slot = parent[slot]
        return slot

    for i in range(rows):
        for j in range(columns):
            if j and not walls[i][j]:
                parent[root((i, j))] = root((i, j - 1))
            if i and not floors[i][j]:
                one, other = root((i, j)), root((i - 1, j))
                parent[max(one, other)] = min(one, other)
    return {slot: root(slot) for slot in parent}


def _groups(slots: dict[Slot, Slot]) -> dict[Slot, list[Slot]]:
    found: dict[Slot, list[Slot]] = {}
    for slot, root in slots.items():
        found.setdefault(root, []).append(slot)
    return found


def _fill(
    words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], slots: dict[Slot, Slot], *, divide: bool
) -> dict[Slot, list[Word]]:
    """The words of each cell; a border that was guessed must not `divide` a word."""
    content: dict[Slot, list[Word]] = {}
    for word in words:
        p = word.place
        if p.height > 3 * (ys[-1] - ys[0]) / (len(ys) - 1) and len(word.text) < 4:
            continue  # a watermark's letter
        row = _index(ys, p.centre[1])
        columns = [_index(xs, x) for x in (p.x0 + PROTRUDES, p.x1 - PROTRUDES)]
        if word.vertical or not divide or slots[row, columns[0]] == slots[row, columns[1]]:
            content.setdefault(slots[row, _index(xs, p.centre[0])], []).append(word)
            continue
        for root, part in _divided(word, row, xs, slots):
            content.setdefault(root, []).append(part)
    return content


def _share(content: dict[Slot, list[Word]], xs: Sequence[float], ys: Sequence[float], slots: dict[Slot, Slot]) -> None:
    """Divide figures that reach far over a guessed border into an empty cell: they may be two, and are in doubt."""
    for root, words in list(content.items()):
        for word in [w for w in words if is_figure(w.text) and not w.vertical and len(w.text) > 1]:
            p, row = word.place, _index(ys, word.place.centre[1])
            reach = REACHES * word.size
            owners = {slots[row, _index(xs, x)] for x in (p.x0 + reach, p.x1 - reach)} - {root}
            if p.width > 2 * reach and owners and not any(content.get(owner) for owner in owners):
                words.remove(word)
                for owner, part in _divided(word, row, xs, slots):
                    content.setdefault(owner, []).append(replace(part, confidence=min(part.confidence, UNSURE)))


def _part(content: dict[Slot, list[Word]], ys: Sequence[float], slots: dict[Slot, Slot]) -> bool:
    """Part the cells over several rows that hold a figure in each: lines may be drawn between the labels only."""
    stacks = [root for root, words in content.items() if len(words) > 1 and _are_stacked(words, ys)]
    for slot, root in slots.items():
        if root in stacks:
            slots[slot] = slot[0], root[1]
    return bool(stacks)


def _are_stacked(words: Sequence[Word], ys: Sequence[float]) -> bool:
    """Whether all words are figures, each in a row of the grid of its own and apart from the next."""
    if not all(is_figure(word.text) for word in words):
        return False
    ordered = sorted(words, key=lambda w: w.place.top)
    rows = [_index(ys, word.place.centre[1]) for word in ordered]
    apart = all(b.place.top - a.place.bottom > APART * a.size for a, b in pairwise(ordered))
    return len(set(rows)) == len(rows) and apart


def _divided(word: Word, row: int, xs: Sequence[float], slots: dict[Slot, Slot]) -> list[tuple[Slot, Word]]:
    """A word that runs over a border, cut between the characters there."""
    owners = [slots[row, _index(xs, (word.edges[k] + word.edges[k + 1]) / 2)] for k in range(len(word.text))]
    pieces: list[tuple[Slot, Word]] = []
    start = 0
    for k in range(1, len(owners) + 1):
        if k == len(owners) or owners[k] != owners[start]:
            pieces.append((owners[start], word.part(start, k)))
            start = k
    cuts = [word.edges[k] for k in range(1, len(owners)) if owners[k] != owners[k - 1]]
    if any(letter.isdigit() for letter in word.text) and any(min(abs(x - cut) for x in xs) > MEETS for cut in cuts):
        # A line through a digit may be a stray one: two figures that touch meet at the border.
        return [(root, replace(part, confidence=min(part.confidence, UNSURE))) for root, part in pieces]
    return pieces


def _index(borders: Sequence[float], at: float) -> int:
    return min(max(bisect_right(borders, at) - 1, 0), len(borders) - 2)


def _cell(
    page: int, root: Slot, members: Sequence[Slot], xs: Sequence[float], ys: Sequence[float], words: list[Word]
) -> Cell:
    top, bottom = min(i for i, _ in members), max(i for i, _ in members)
    left, right = min(j for _, j in members), max(j for _, j in members)
    place = Place(page, xs[left], ys[top], xs[right + 1], ys[bottom + 1])
    return Cell(top, left, bottom - top + 1, right - left + 1, place, tuple(in_reading_order(words)))


def in_reading_order(words: Sequence[Word]) -> list[Word]:
    """Lines from top to bottom, in a line from left to right; vertical lines from right to left."""
    if words and all(word.vertical for word in words):
        return sorted(words, key=lambda w: (-round(w.place.centre[0] / max(w.size, 1.0)), w.place.top))
    rest = sorted(words, key=lambda w: w.place.centre[1])
    ordered: list[Word] = []
    line: list[Word] = []
    for word in rest:
        if line and not word.place.beside(line[0].place):
            ordered.extend(sorted(line, key=lambda w: w.place.x0))
            line = []
        line.append(word)
    ordered.extend(sorted(line, key=lambda w: w.place.x0))
    return ordered
