# SPDX-License-Identifier: AGPL-3.0-or-later
"""The heads over rows that no line parts: which words are one head, and where lines would set them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.tables.rulings import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.tables.blocks import Block
    from reviewer.tables.textlines import TextLine

CLOSE = 0.9  # of the type size: white between two lines of one head
OVER = 1.0  # points from a head up to its line
REACH = 3.0  # points that the outermost heads' lines reach beyond them


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A head of one column, in one or more lines."""

    start: float
    end: float
    top: float
    bottom: float


def head_lines(
    over: Sequence[TextLine], edge: float, edges: tuple[float, float], is_head: Callable[[str, bool], bool]
) -> tuple[list[Line], float]:
    """The lines above the heads in `over`, in one or two levels, and the height where the heads end.

    `edge` is where figures begin; words before it stand over labels.
    """
    pieces = [(line, block) for line in over for block in line.blocks]
    leaves, used = _leaves(pieces, is_head)
    if not leaves:
        return [], max((line.bottom for line in over), default=0.0)
    first = min(leaf.start for leaf in leaves)
    upper = [line.bottom for line, block in pieces if id(block) not in used and block.end > min(first, edge)]
    upper = [at for at in upper if at < max(leaf.bottom for leaf in leaves)]
    limit = max((at for at in upper if any(leaf.top > at - OVER for leaf in leaves)), default=float("-inf"))
    levels = [leaf for leaf in leaves if leaf.top <= limit - OVER], [leaf for leaf in leaves if leaf.top > limit - OVER]
    ordered = sorted(leaves, key=lambda leaf: leaf.start)
    middles = [(a.end + b.start) / 2 for a, b in pairwise(ordered)]
    bounds = [ordered[0].start - REACH, *middles, min(ordered[-1].end + REACH, edges[1])]
    lines: list[Line] = []
    for level in levels:
        spans = tuple((bounds[i], bounds[i + 1]) for i, leaf in enumerate(ordered) if leaf in level)
        if spans:
            lines.append(Line(min(leaf.top for leaf in level) - OVER, spans))
    return lines, max(leaf.bottom for leaf in leaves)


def _leaves(
    pieces: Sequence[tuple[TextLine, Block]], is_head: Callable[[str, bool], bool]
) -> tuple[list[_Leaf], set[int]]:
    """The heads among words, each the longest that its lines make up; and the ids of their blocks."""
    found: list[_Leaf] = []
    used: set[int] = set()
    for line, block in pieces:
        if id(block) in used or not is_head(block.text, True):
            continue
        chain, text, best = [(line, block)], block.text, 1 if is_head(block.text, False) else 0
        while True:
            below = _below(chain[-1], pieces)
            if below is None or not is_head(text + below[1].text, True):
                break
            chain.append(below)
            text += below[1].text
            if is_head(text, False):
                best = len(chain)
        if best:
            own = chain[:best]
            used.update(id(b) for _, b in own)
            found.append(
                _Leaf(min(b.start for _, b in own), max(b.end for _, b in own), own[0][0].top, own[-1][0].bottom)
            )
    return found, used


def _below(last: tuple[TextLine, Block], pieces: Sequence[tuple[TextLine, Block]]) -> tuple[TextLine, Block] | None:
    """The words directly under others."""
    line, block = last
    near = [
        (other, b)
        for other, b in pieces
        if other.middle - line.middle > 0 and other.top - line.bottom < CLOSE * line.size and _shared(block, b)
    ]
    return min(near, key=lambda pair: pair[0].top, default=None)


def _shared(one: Block, other: Block) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0.5 * min(one.end - one.start, other.end - other.start)
