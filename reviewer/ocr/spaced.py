# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a picture that were detected as one line and stand apart: heads of columns between no lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from reviewer.model.document import Word
from reviewer.ocr.pieces import Piece
from reviewer.ocr.pixels import Grey

WHITE = 0.4  # of the height of print: white that parts two words of Chinese print
NEAR = 0.7  # of a character: how far the recognised border of two characters may be from the white between them


def spaced(word: Word, piece: Piece, mask: Grey, scale: float) -> Iterator[Word]:
    """The word in parts, where so much white stands between two characters that they are words of their own.

    White beside punctuation is part of its character. `mask` is the ink of the page, `scale` pixels a point.
    """
    start, low = 0, word.edges[0]
    for left, right in _white(piece, mask):
        at = (left + right) / 2 / scale
        cut = min(range(1, len(word.text)), key=lambda i: abs(word.edges[i] - at), default=0)
        if cut <= start or abs(word.edges[cut] - at) > NEAR * word.size or not _letters(word.text[cut - 1 : cut + 1]):
            continue
        yield _bounded(word.part(start, cut), low, left / scale)
        start, low = cut, right / scale
    yield _bounded(word.part(start, len(word.text)), low, word.edges[-1]) if start else word


def _white(piece: Piece, mask: Grey) -> Iterator[tuple[int, int]]:
    """The wide gaps in the ink of a line, from left to right, in pixels."""
    columns = np.flatnonzero(mask[piece.top : piece.bottom, piece.x0 : piece.x1].any(axis=0)) + piece.x0
    for at in np.flatnonzero(np.diff(columns) > WHITE * piece.height).tolist():
        yield int(columns[at]) + 1, int(columns[at + 1])


def _letters(text: str) -> bool:
    return all(unicodedata.category(c)[0] in "LN" for c in text)


def _bounded(part: Word, low: float, high: float) -> Word:
    edges = (low, *part.edges[1:-1], high)
    return replace(part, edges=edges, place=replace(part.place, x0=low, x1=high))
