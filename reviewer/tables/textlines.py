# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as lines of text, for tables whose rows no line parts: rows of figures, heads, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.tables.blocks import lines_of_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.document import Word
    from reviewer.tables.blocks import Block

SEVERAL = 3  # figures in one line make it a row of figures
FOOT = 6.0  # times the type size: the number of a page between strokes is no wider
NAMING = 6  # letters: one head as long as this is a line of heads without a neighbour
HALVES = 4  # halves of heads in one line that make it a line of heads
LARGER = 1.15  # times the size of a table's words: a heading is larger
DENSE = 0.6  # of the width of the page's text: a block so wide is running text
BREAK = 5.0  # times the type size: so much white ends a table


@dataclass(frozen=True, slots=True)
class TextLine:
    """Blocks at one height, left to right; `size` is that of its largest words.

    `named` are the blocks that are heads or halves of heads, `heads` whether so many make it a line of heads.
    """

    top: float
    bottom: float
    size: float
    blocks: tuple[Block, ...]
    named: tuple[Block, ...]
    heads: bool

    @property
    def figures(self) -> list[Block]:
        return [block for block in self.blocks if block.figure]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def full(self) -> bool:
        """Whether it is a row of figures whatever stands around it."""
        found = self.figures
        return len(found) >= SEVERAL and found[-1].end - found[0].start > FOOT * self.size

    @property
    def data(self) -> bool:
        """Whether it is a row of figures, where it stands below heads."""
        found = self.figures
        return self.full or bool(found and self.blocks[0] is not found[0])


def text_lines(words: Sequence[Word], is_head: Callable[[str, bool], bool]) -> list[TextLine]:
    """The lines of a page from top to bottom, without upright words."""
    found = [
        TextLine(
            min(w.place.top for w in line),
            max(w.place.bottom for w in line),
            max(w.size for w in line),
            tuple(blocks),
            tuple(block for block in blocks if is_head(block.text, True)),
            _are_heads(blocks, is_head),
        )
        for line, blocks in lines_of_blocks([w for w in words if not w.vertical], is_head)
    ]
    return sorted(found, key=lambda line: line.middle)


def _are_heads(blocks: Sequence[Block], is_head: Callable[[str, bool], bool]) -> bool:
    if any(block.figure for block in blocks):
        return False
    whole = [block for block in blocks if is_head(block.text, False)]
    halves = [block for block in blocks if is_head(block.text, True)]
    return len(whole) > 1 or any(len(b.text) >= NAMING for b in whole) or len(halves) >= HALVES


def stretches(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines between running text, headings and wide white, that may be tables."""
    if not lines:
        return []
    width = max(line.blocks[-1].end for line in lines) - min(line.blocks[0].start for line in lines)
    usual = sorted(line.size for line in lines if line.data or line.heads)
    size = usual[len(usual) // 2] if usual else 0.0
    found: list[list[TextLine]] = [[]]
    for line in lines:
        wide = any(b.end - b.start > DENSE * width for b in line.blocks) and not line.full
        if wide or line.size > LARGER * size:
            found.append([])
            continue
        if found[-1] and line.top - found[-1][-1].bottom > BREAK * size:
            found.append([])
        found[-1].append(line)
    return [stretch for stretch in found if stretch]
