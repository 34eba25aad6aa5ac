# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words between two lines become blocks: what a reader sees as one piece of text or one figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewer.model.document import Word
    from reviewer.tables.rulings import Line

FIGURE = re.compile(r"[-−－]?[\d０-９](?:[\d０-９,，.．]*[\d０-９])?(?:件|万元)?(?:[(（].*)?|[-—－–―/／]+|不适用")
BESIDE = 0.25  # of the type size: closer words on a line belong together
TOUCHES = 0.1  # of the type size
LETTERS = 1.2  # of the type size: a letter of a head stands no farther from the next one
SPACED = 3.0  # of the type size: the letters of a head may be set so far apart
NEARER = 0.75  # of the white to other neighbours: so near stand the parts of one head
NEAR = 4.0  # points within which lines are one border
UNDER = 0.5  # of the narrower line's width that two lines of one block share


@dataclass(frozen=True, slots=True)
class Block:
    """A figure, or words in one or more lines; `row` counts the bands between the lines."""

    row: int
    start: float
    end: float
    text: str
    figure: bool

    @property
    def centre(self) -> float:
        return (self.start + self.end) / 2

    def crosses(self, at: float, by: float) -> bool:
        return self.start < at - by and self.end > at + by


def blocks(
    words: Sequence[Word], ys: Sequence[float], lines: Sequence[Line], is_head: Callable[[str, bool], bool]
) -> list[Block]:
    """The blocks of all bands between the borders at `ys`, each band from left to right.

    A word belongs to the band below the nearest of the `lines` that is drawn over it, so that a
    cell over several bands is whole in its first one.
    """
    bands: dict[int, list[Word]] = {}
    for word in words:
        bands.setdefault(_row(word, ys, lines), []).append(word)
    found: list[Block] = []
    for row, band in sorted(bands.items()):
        whole: list[Block] = []
        for line in _lines(band):
            for piece in _letters_joined(_pieces(line, row, is_head), is_head, LETTERS * line[0].size):
                _stack(whole, piece)
        size = max(word.size for word in band)
        found.extend(_heads_joined(sorted(whole, key=lambda block: block.start), is_head, SPACED * size))
    return found


def lines_of_blocks(
    words: Sequence[Word], is_head: Callable[[str, bool], bool]
) -> list[tuple[list[Word], list[Block]]]:
    """The words and blocks of each line of text, where no line is drawn; `row` counts the lines."""
    return [
        (line, _letters_joined(_pieces(line, row, is_head), is_head, LETTERS * line[0].size))
        for row, line in enumerate(_lines(words))
    ]


def _row(word: Word, ys: Sequence[float], lines: Sequence[Line]) -> int:
    x, y = word.place.centre
    above = [line.at for line in lines if line.at <= y and any(start <= x <= end for start, end in line.spans)]
    top = max(above, default=ys[0])
    return min(max(bisect_right(ys, top + NEAR) - 1, 0), len(ys) - 2)


def _lines(band: Sequence[Word]) -> list[list[Word]]:
    """Words at one height, top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(band, key=lambda w: w.place.centre[1]):
        if found and word.place.beside(found[-1][0].place):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _pieces(line: Sequence[Word], row: int, is_head: Callable[[str, bool], bool]) -> list[Block]:
    """Words of one line that stand close together; a figure stands alone, but for words that touch it.

    Words that are heads, or begin or end one, but not together, stand in two columns.
    """
    found: list[Block] = []
    run: list[Word] = []
    for word in sorted(line, key=lambda w: w.place.x0):
        gap = word.place.x0 - run[-1].place.x1 if run else 0.0
        figure = run and (is_figure(word.text) or is_figure(run[-1].text))
        if run and (gap >= (TOUCHES if figure else BESIDE) * word.size or _are_two(run, word, is_head)):
            found.append(_block(run, row))
            run = []
        run.append(word)
    return [*found, _block(run, row)]


def _are_two(run: Sequence[Word], word: Word, is_head: Callable[[str, bool], bool]) -> bool:
    text = "".join(w.text for w in run)
    both = len(text + word.text) > 2 and is_head(text, True) and is_head(word.text, True)
    return both and not is_head(text + word.text, True)


def _block(run: Sequence[Word], row: int) -> Block:
    text = "".join(word.text for word in run)
    return Block(row, run[0].place.x0, run[-1].place.x1, text, is_figure(text))


def _letters_joined(line: Sequence[Block], is_head: Callable[[str, bool], bool], gap: float) -> list[Block]:
    """Letters of a head set apart, whose other letters may stand in the next line, are one piece.

    So are the number of a label and what follows its point.
    """
    found: list[Block] = []
    for block in line:
        last = found[-1] if found else None
        if last and block.start - last.end < gap and _go_together(last, block, is_head):
            found[-1] = Block(last.row, last.start, block.end, last.text + block.text, False)
        else:
            found.append(block)
    return found


def _go_together(one: Block, next_: Block, is_head: Callable[[str, bool], bool]) -> bool:
    if one.figure:
        return not next_.figure and next_.text[0] in ".．、"
    return not next_.figure and 1 in (len(one.text), len(next_.text)) and is_head(one.text + next_.text, True)


def _heads_joined(band: Sequence[Block], is_head: Callable[[str, bool], bool], gap: float) -> list[Block]:
    """Neighbours that are a head only together ("总  计") are one block.

    Longer ones may be halves of two heads that a page break cut: they stand nearer to each other than to others.
    """
    found: list[Block] = []
    for at, block in enumerate(band):
        last = found[-1] if found else None
        if (
            last
            and not (last.figure or block.figure)
            and block.start - last.end < gap
            and is_head(last.text + block.text, False)
            and (len(last.text + block.text) == 2 or _are_nearest(band, at))
        ):
            found[-1] = Block(last.row, last.start, block.end, last.text + block.text, False)
        else:
            found.append(block)
    return found


def _are_nearest(band: Sequence[Block], at: int) -> bool:
    """Whether block `at` is clearly nearer to the one before it than the two are to their neighbours."""
    white = [max(b.start - a.end, 0.0) for a, b in pairwise(band[max(at - 2, 0) : at + 2])]
    own = white.pop(1 if at > 1 else 0)
    return all(own < NEARER * other for other in white)


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    return FIGURE.fullmatch(text) is not None


def _stack(whole: list[Block], piece: Block) -> None:
    """Add a line's piece: words go on below words that they stand under, as wrapped text does."""
    if not piece.figure:
        for index, above in enumerate(whole):
            shared = min(above.end, piece.end) - max(above.start, piece.start)
            if not above.figure and shared >= UNDER * min(above.end - above.start, piece.end - piece.start):
                whole[index] = Block(
                    above.row, min(above.start, piece.start), max(above.end, piece.end), above.text + piece.text, False
                )
                return
    whole.append(piece)
