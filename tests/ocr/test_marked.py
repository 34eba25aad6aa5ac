# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lone strokes are told by their shape: a dash with holes, a slash; digits are left to the model."""

import cv2
import numpy as np
import pytest

from reviewer.ocr.engine import Said
from reviewer.ocr.page import marked
from reviewer.ocr.pieces import Piece, parted
from reviewer.ocr.pixels import Grey


def said(text: str) -> Said:
    return Said(text, (0.95,) * len(text), (0.5,) * len(text))


def box(*lines: tuple[int, int, int, int]) -> Grey:
    """The ink of lines from point to point, in just its box."""
    paper = np.full((60, 60), 255, np.uint8)
    for x0, y0, x1, y1 in lines:
        cv2.line(paper, (x0, y0), (x1, y1), 0, 3)
    ys, xs = np.nonzero(paper < 128)
    return paper[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


@pytest.mark.parametrize("taken", ["1", "1w", "1-一"])
def test_a_dash_with_holes_is_a_dash(taken: str) -> None:
    assert marked(said(taken), box((5, 30, 15, 30), (22, 30, 34, 30), (42, 30, 55, 30))).text == "—"


def test_a_leaning_stroke_is_a_slash_and_an_upright_one_is_not() -> None:
    assert marked(said("1"), box((25, 50, 40, 10))).text == "/"
    assert marked(said("1"), box((30, 50, 30, 10), (24, 16, 30, 10))).text == "1"


def test_two_figures_between_no_lines_are_parted_and_the_digits_of_one_are_not() -> None:
    mask = np.zeros((40, 200), np.uint8)
    for x in (10, 24, 60, 74):  # two digits, and two more after a white gap
        mask[10:30, x : x + 10] = 255
    piece = Piece(10, 10, 84, 30, (6, 6, 88, 34))
    first, second = parted(piece, mask)
    assert (first.x0, first.x1, second.x0, second.x1) == (10, 34, 60, 84)
    assert first.clear[2] == second.clear[0]
    thin = np.zeros((40, 200), np.uint8)
    for x in (10, 22, 34):  # three ones stand apart because they are thin
        thin[10:30, x : x + 2] = 255
    assert len(parted(Piece(10, 10, 36, 30, (6, 6, 40, 34)), thin)) == 1
