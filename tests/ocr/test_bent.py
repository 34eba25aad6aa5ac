# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page whose paper was bent is flattened by its lines, and its places are found on the bent page again."""

import cv2
import numpy as np
import pytest

from reviewer.model.frame import Frame
from reviewer.model.place import Place
from reviewer.ocr.bent import bend, flattened
from reviewer.ocr.lines import strokes
from reviewer.ocr.pixels import Grey, faint

SCALE = 200 / 72
ROWS = tuple(range(200, 1000, 80))
COLUMNS = (150, 420, 640, 900, 1200)


def grid() -> Grey:
    paper = np.full((1200, 1400), 255, np.uint8)
    for y in ROWS:
        cv2.line(paper, (COLUMNS[0], y), (COLUMNS[-1], y), 0, 2)
    for x in COLUMNS:
        cv2.line(paper, (x, ROWS[0]), (x, ROWS[-1]), 0, 2)
    return paper


def bowed(paper: Grey, by: float) -> Grey:
    height, width = paper.shape
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    lower = (y + by * np.sin(x / width * np.pi)).astype(np.float32)
    return cv2.remap(paper, x, lower, cv2.INTER_CUBIC, borderValue=(255.0,))


def test_bowed_lines_become_straight() -> None:
    page = bowed(grid(), 14.0)
    bent = bend(faint(page, SCALE), SCALE)
    assert bent is not None
    found = strokes(faint(flattened(page, bent, SCALE), SCALE), SCALE)
    flat = [s for s in found if s.horizontal]
    assert len(flat) == len(ROWS)
    assert all(s.high - s.low <= 6 for s in flat)
    assert sum(not s.horizontal for s in found) == len(COLUMNS)


def test_a_place_on_the_flattened_page_is_found_on_the_bent_one() -> None:
    page = grid()
    cv2.circle(page, (700, 560), 6, 0, -1)
    page = bowed(page, 14.0)
    bent = bend(faint(page, SCALE), SCALE)
    assert bent is not None
    flat = flattened(page, bent, SCALE)
    round_ = cv2.morphologyEx(255 - flat, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    ys, xs = np.nonzero(round_ > 128)
    here = Place(1, xs.min() / SCALE, ys.min() / SCALE, xs.max() / SCALE, ys.max() / SCALE)
    frame = Frame((1, 0, 0, 0, 1, 0, 0, 0, 1), 1400 / SCALE, 1200 / SCALE, bent)
    x, y = frame.place(here).centre
    assert (x * SCALE, y * SCALE) == pytest.approx((700, 560 - 14.0), abs=2.0)


def test_flat_paper_is_left_alone() -> None:
    assert bend(faint(grid(), SCALE), SCALE) is None
