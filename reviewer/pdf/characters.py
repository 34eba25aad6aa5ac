# SPDX-License-Identifier: AGPL-3.0-or-later
"""Characters of a page become Words: runs without a space, with the border of every character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.pdf.turning import STRAIGHT, Box, Matrix, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHOWN = 16 | 32  # FZ_STEXT_FILLED | FZ_STEXT_STROKED
OVER = 0.05  # of the font size: a character that starts no farther on was printed over the one before
GAP = 0.3  # of the font size: beyond it two characters are two words
NO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def words(raw: Mapping[str, Any], page: int, matrix: Matrix) -> tuple[tuple[Word, ...], bool, set[int]]:
    """All upright words of `raw` (PyMuPDF's rawdict), whether there is text that is not shown, and the colours.

    Text at an angle (seals, watermarks) is left out. Boxes are turned into the displayed page.
    """
    found: list[Word] = []
    hidden = False
    colours: set[int] = set()
    turn = None if matrix.a == 1 else matrix
    for block in raw["blocks"]:
        for line in block.get("lines", ()):
            across, down = line["dir"]
            if turn is not None:
                across, down = across * turn.a + down * turn.c, across * turn.b + down * turn.d
            vertical = abs(across) <= STRAIGHT
            if not vertical and abs(down) > STRAIGHT:
                continue
            for span in line["spans"]:
                if span["alpha"] == 0 or (not span["char_flags"] & SHOWN and span["alpha"] is not None):
                    hidden = True
                    continue
                colours.add(span["color"])
                found.extend(_words_of(span, page, turn, vertical))
    return tuple(found), hidden, colours


def _words_of(span: Mapping[str, Any], page: int, turn: Matrix | None, vertical: bool) -> Iterator[Word]:
    size = span["size"]
    run: list[tuple[str, Box]] = []
    begun = last = 0.0
    for char in span["chars"]:
        letter = char["c"]
        if letter in NO_WIDTH:
            continue
        box = char["bbox"] if turn is None else turned(char["bbox"], turn)
        if letter.isspace():
            if run:
                yield _word(run, page, vertical, size)
                run = []
            continue
        start = box[1] if vertical else box[0]
        if run and (abs(start - last) > GAP * size or start - begun < OVER * size):
            yield _word(run, page, vertical, size)
            run = []
        run.append((letter, box))
        begun, last = start, box[3] if vertical else box[2]
    if run:
        yield _word(run, page, vertical, size)


def _word(run: Sequence[tuple[str, Box]], page: int, vertical: bool, size: float) -> Word:
    """The word of a run; all characters of a run are equally high, so that its ends give its box."""
    first, last = run[0][1], run[-1][1]
    place = Place(page, min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
    low, high = (1, 3) if vertical else (0, 2)
    edges = (*(box[low] for _, box in run), last[high])
    return Word("".join(letter for letter, _ in run), place, edges, vertical, size)
