# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures of two columns that touch: where no line parts them, the edge that a column keeps does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewer.model.document import Word

    IsHead = Callable[[str, bool], bool]

FIGURES = re.compile(r"[-−－—–/／\d０-９,，.．件]*[\d０-９][-−－—–/／\d０-９,，.．件]*")
SAME = 0.6  # points by which figures of one column may differ in their edge
OFTEN = 3  # figures that end at one edge make it the edge of a column
MOST = 0.6  # of all figures: so many keep to such edges in a table that sets its figures to one side
RARE = 0.25  # of all figures: where more would be cut, the edges are no columns'
NEXT = 6.0  # times the type size: how far above and below its figures an edge still holds
GAP = 3.0  # points of white behind a figure that its word counts as the last digit's
WHITE = 0.1  # of the type size: digits of one figure never have so much white between them
LONGEST = 30  # letters: longer words are no heads
BEARING = 0.06  # of the type size: white at the side of a digit
UNSURE = 0.8  # confidence in the parts: one wide figure may stand over a blank cell


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where `count` figures end (or begin), all of them between two heights."""

    at: float
    top: float
    bottom: float
    count: int

    def holds_for(self, word: Word) -> bool:
        reach = NEXT * word.size
        return self.top - reach < word.place.centre[1] < self.bottom + reach


def parted(words: Sequence[Word], is_head: IsHead) -> list[Word]:
    """The words, those that run over the edge which the figures of a column keep to cut there.

    Words are cut where all parts are heads, or halves of heads.
    """
    figures = [w for w in words if not w.vertical and FIGURES.fullmatch(w.text)]
    ends = _edges([(w.place.x1, w.place.centre[1]) for w in figures])
    starts = _edges([(w.place.x0, w.place.centre[1]) for w in figures])
    middles = _edges([w.place.centre for w in figures])
    kept = max((middles, ends, starts), key=lambda found: sum(edge.count**2 for edge in found))  # the fewest edges
    if kept is middles or sum(edge.count for edge in kept) < MOST * len(figures):
        return list(words)
    low = GAP if kept is ends else SAME
    whole = {id(word): _figures(word, [edge.at for edge in kept if edge.holds_for(word)], low) for word in figures}
    if sum(len(parts) > 1 for parts in whole.values()) > RARE * len(figures):
        return list(words)
    found: list[Word] = []
    for word in words:
        if id(word) in whole:
            found += whole[id(word)]
        elif word.vertical or len(word.text) > LONGEST:
            found.append(word)
        else:
            half = word.size / 2
            parts = [word.part(a, b) for a, b in pairwise(_cuts(word, (edge.at for edge in kept), half, half))]
            found += parts if all(is_head(part.text, True) for part in parts) else [word]
    return found


def _edges(found: Sequence[tuple[float, float]]) -> list[_Edge]:
    """Where many edges stand at one place; each is given as x and y."""
    groups: list[list[tuple[float, float]]] = []
    for at, y in sorted(found):
        if groups and at - groups[-1][0][0] <= SAME:
            groups[-1].append((at, y))
        else:
            groups.append([(at, y)])
    heights = [(group, [y for _, y in group]) for group in groups if len(group) >= OFTEN]
    return [_Edge(sum(x for x, _ in group) / len(group), min(ys), max(ys), len(group)) for group, ys in heights]


def _cuts(word: Word, edges: Iterable[float], low: float, high: float) -> list[int]:
    """The letters at which the parts of a word begin, from `high` before to `low` behind an edge; and its length."""
    found: set[int] = set()
    for at in edges:
        near = [k for k in range(1, len(word.text)) if -high <= word.edges[k] - at <= low]
        if near:
            found.add(min(near, key=lambda k: abs(word.edges[k] - at)))
    return [0, *sorted(found), len(word.text)]


def _figures(word: Word, edges: Sequence[float], low: float) -> list[Word]:
    """The figures in a word, without the white at their digits where they were cut, so that they stay apart."""
    ends = _cuts(word, edges, low, SAME)
    if len(ends) == 2:
        return [word]
    gaps = [min((word.edges[k] - at for at in edges if at <= word.edges[k] + SAME), default=0.0) for k in ends[1:-1]]
    sure = all(gap >= WHITE * word.size for gap in gaps)
    white = BEARING * word.size
    found: list[Word] = []
    for number, (start, end) in enumerate(pairwise(ends)):
        part = word.part(start, end)
        x0 = part.place.x0 + (white if number else 0.0)
        x1 = part.place.x1 - (white if end < len(word.text) else 0.0)
        place, inner = replace(part.place, x0=x0, x1=x1), part.edges[1:-1]
        confidence = part.confidence if sure else min(part.confidence, UNSURE)
        found.append(replace(part, place=place, edges=(x0, *inner, x1), confidence=confidence))
    return found
