# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that were detected as one line are parted where wide white stands between them."""

import numpy as np
import pytest

from reviewer.model.document import Word
from reviewer.model.place import Place
from reviewer.ocr.pieces import Piece
from reviewer.ocr.spaced import spaced

HIGH = 10  # pixels of a character, ten points as well


def line(text: str, starts: list[int]) -> tuple[Word, Piece, np.ndarray]:
    """A line with a black square for each character that begins at one of `starts`."""
    mask = np.zeros((30, 400), np.uint8)
    for x in starts:
        mask[10:20, x : x + HIGH - 1] = 255
    piece = Piece(starts[0], 10, starts[-1] + HIGH - 1, 20, (0, 8, 399, 22))
    edges = (*(float(x) for x in starts), float(starts[-1] + HIGH - 1))
    return Word(text, Place(1, edges[0], 10, edges[-1], 20), edges, size=10.0), piece, mask


def parts(text: str, starts: list[int]) -> list[tuple[str, float, float]]:
    return [(w.text, w.place.x0, w.place.x1) for w in spaced(*line(text, starts), 1.0)]


def test_heads_side_by_side_are_words_of_their_own() -> None:
    assert parts("商业科研", [10, 20, 36, 46]) == [("商业", 10, 29), ("科研", 36, 55)]


def test_a_line_of_text_stays_one_word() -> None:
    assert parts("商业科研", [10, 20, 31, 42]) == [("商业科研", 10, 51)]


@pytest.mark.parametrize(("text", "starts"), [("一、本年", [10, 20, 36, 46]), ("规章（部", [10, 20, 36, 46])])
def test_white_beside_punctuation_parts_nothing(text: str, starts: list[int]) -> None:
    assert [t for t, _, _ in parts(text, starts)] == [text]
