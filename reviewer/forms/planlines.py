# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans printed with level lines only get the upright ones that part their columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.planform import head_wordings
from reviewer.forms.planhead import ENOUGH
from reviewer.model.document import Ruling
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Page, Word

NEAR = 3.0  # points: lines closer than that are one line, ends closer than that are one border
OFTEN = 0.3  # of the lines: so many begin or end where a border stands
SEVERAL = 3  # lines that begin or end at one place make a border
TOGETHER = 0.35  # of the type size: words closer than that are one run
TOUCH = 0.2  # of the type size: white between letters that are no two cells
FEED = 0.8  # of the type size: white between the lines of one row
CROSSED = 0.2  # of the runs of words: where more stand across a border there is none
CLEAR = 1.0  # points that a run may reach over a border


@dataclass(frozen=True, slots=True)
class _Level:
    """A level line and the pieces it is drawn in."""

    at: float
    pieces: tuple[tuple[float, float], ...]


def ruled(pages: Sequence[Page]) -> list[Page]:
    """The pages with upright lines where only level ones are drawn.

    A page without a head has the borders of the one before.
    """
    found: list[Page] = []
    borders: list[float] = []
    for page in pages:
        levels = [] if any(not ruling.horizontal and not ruling.shade for ruling in page.rulings) else _levels(page)
        own = _borders(page, levels)
        headed = bool(own)
        if not own and levels and borders and _as_wide(borders, levels):
            own = borders
        found.append(_with(page, levels, own, headed) if own else page)
        borders = own
    return found


def _levels(page: Page) -> list[_Level]:
    drawn = sorted((r for r in page.rulings if r.horizontal and not r.shade), key=lambda r: r.at)
    groups: list[list[Ruling]] = []
    for ruling in drawn:
        if groups and ruling.at - groups[-1][0].at < NEAR:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return [_Level(group[0].at, tuple(sorted((r.start, r.end) for r in group))) for group in groups]


def _borders(page: Page, levels: Sequence[_Level]) -> list[float]:
    """All borders of the columns under the head of a plan, from the pieces of lines or else from words."""
    heads, below = _head(page, levels) if len(levels) >= SEVERAL else ([], [])
    if not heads:
        return []
    left, right = _sides(levels)
    ends = _ends(levels, left, right)
    inner: list[float] = []
    for one, other in pairwise(heads):
        between = [x for x in ends if one.centre[0] < x < other.centre[0]]
        inner += between or _gutter(one, other, below)
    return [left, *inner, right] if len(inner) >= len(heads) - 1 else []


def _sides(levels: Sequence[_Level]) -> tuple[float, float]:
    return min(level.pieces[0][0] for level in levels), max(end for level in levels for _, end in level.pieces)


def _as_wide(borders: Sequence[float], levels: Sequence[_Level]) -> bool:
    left, right = _sides(levels)
    return abs(left - borders[0]) < NEAR and abs(right - borders[-1]) < NEAR


def _ends(levels: Sequence[_Level], left: float, right: float) -> list[float]:
    """Where many lines begin or end a piece: browsers and word processors draw one for each cell."""
    count: Counter[int] = Counter()
    for level in levels:
        count.update({round(x / NEAR) for piece in level.pieces for x in piece if left + NEAR < x < right - NEAR})
    often = sorted(x for x in count if count[x] + count[x + 1] >= max(SEVERAL, OFTEN * len(levels)))
    kept = [x * NEAR for x, before in zip(often, [-9, *often], strict=False) if x - before > 1]
    exact = [[x for level in levels for piece in level.pieces for x in piece if abs(x - k) < 2 * NEAR] for k in kept]
    return [sorted(those)[len(those) // 2] for those in exact]


def _head(page: Page, levels: Sequence[_Level]) -> tuple[list[Place], list[Place]]:
    """The runs of words of the row that heads a plan, and those of all rows below it."""
    for at, (upper, lower) in enumerate(pairwise(levels)):
        runs = _runs(page.words, upper.at, lower.at)
        known = [text for text, _ in runs if labels.exact(text, head_wordings())]
        if len(known) >= ENOUGH:
            below = [r for a, b in pairwise(levels[at + 1 :]) for _, r in _runs(page.words, a.at, b.at)]
            return _stacked([place for _, place in runs]), below
    return [], []


def _stacked(runs: Sequence[Place]) -> list[Place]:
    """Runs of words below one another as one head, left to right."""
    found: list[Place] = []
    for run in sorted(runs, key=lambda place: place.x0):
        if found and run.x0 < found[-1].x1:
            found[-1] = Place.around((found[-1], run))
        else:
            found.append(run)
    return found


def _gutter(one: Place, other: Place, below: Sequence[Place]) -> list[float]:
    """Between two heads the middle of the white that the fewest words cross; nothing where many do."""
    steps = range(round(one.centre[0]), round(other.centre[0]))
    cost = [sum(run.x0 - CLEAR < x < run.x1 + CLEAR for run in (*below, one, other)) for x in steps]
    least = min(cost, default=len(below))
    if least > CROSSED * len(below):
        return []
    stretches = [list(group) for key, group in groupby(zip(steps, cost, strict=True), lambda c: c[1]) if key == least]
    widest = max(stretches, key=len)
    return [(widest[0][0] + widest[-1][0]) / 2]


def _runs(words: Sequence[Word], top: float, bottom: float, white: float = TOGETHER) -> list[tuple[str, Place]]:
    """Words of one line, between two levels, that are parted by less than `white` of the type size."""
    inside = sorted((w for w in words if top < w.place.centre[1] < bottom and not w.vertical), key=_reading)
    found: list[list[Word]] = []
    for word in inside:
        last = found[-1][-1] if found else None
        if last and word.place.beside(last.place) and abs(word.place.x0 - last.place.x1) < white * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return [("".join(w.text for w in run), Place.around(w.place for w in run)) for run in found]


def _reading(word: Word) -> tuple[int, float]:
    return round(word.place.centre[1] / NEAR), word.place.x0


def _with(page: Page, levels: Sequence[_Level], borders: Sequence[float], head: bool) -> Page:
    """The page with a line along each border, but where words of a row run over it."""
    inside = [w for w in page.words if borders[0] - NEAR < w.place.x0 and w.place.x1 < borders[-1] + NEAR]
    first, last = levels[0].at, levels[-1].at
    top = first if head else _reach(first, [(w.place.bottom, w.place.top, w.size) for w in inside], up=True) - CLEAR
    bottom = _reach(last, [(w.place.top, w.place.bottom, w.size) for w in inside], up=False) + CLEAR
    heights = [level.at for level in levels]
    heights = [*([top] if _is_row(page, borders, top, first) else []), *heights]
    heights += [bottom] if _is_row(page, borders, last, bottom) else []
    added = [
        Ruling(False, x, upper, lower)
        for upper, lower in pairwise(heights)
        for x in borders
        if not _crossed(page, x, upper, lower)
    ]
    return replace(page, rulings=(*page.rulings, *added))


def _crossed(page: Page, x: float, upper: float, lower: float) -> bool:
    return any(run.x0 < x - CLEAR and run.x1 > x + CLEAR for _, run in _runs(page.words, upper, lower, TOUCH))


def _is_row(page: Page, borders: Sequence[float], upper: float, lower: float) -> bool:
    """Whether what stands between two heights outside the lines is a row of the table, and no note or heading."""
    words = any(upper < word.place.centre[1] < lower for word in page.words)
    return words and not any(_crossed(page, x, upper, lower) for x in borders)


def _reach(edge: float, words: Sequence[tuple[float, float, float]], *, up: bool) -> float:
    """How far the words go on that begin right beyond an edge; each with its near side, its far side and its size."""
    sign = -1 if up else 1
    for near, far, size in sorted(words, key=lambda each: sign * each[0]):
        if sign * (far - edge) > 0 and sign * (near - edge) < FEED * size and sign * (near + far - 2 * edge) > -size:
            edge = far
    return edge
