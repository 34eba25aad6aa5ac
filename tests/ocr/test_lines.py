# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines that were drawn are found in pixels, whatever became of them; strokes of characters are not."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from reviewer.ocr.lines import Stroke, strokes, without
from reviewer.ocr.pixels import Grey, faint, flat
from reviewer.ocr.straight import straightening

SCALE = 200 / 72
ROWS = (200, 260, 330, 400, 520)
COLUMNS = (150, 420, 640, 900, 1200)


def page() -> Grey:
    return np.full((900, 1400), 255, np.uint8)


def grid(thickness: int = 2, level: int = 0) -> Grey:
    paper = page()
    for y in ROWS:
        cv2.line(paper, (COLUMNS[0], y), (COLUMNS[-1], y), level, thickness)
    for x in COLUMNS:
        cv2.line(paper, (x, ROWS[0]), (x, ROWS[-1]), level, thickness)
    return paper


def levels(found: list[Stroke], *, horizontal: bool) -> list[float]:
    """Where lines are, near ones taken as one."""
    ats = sorted(s.at for s in found if s.horizontal is horizontal)
    return [at for index, at in enumerate(ats) if index == 0 or at - ats[index - 1] > 5]


def lines_of(paper: Grey) -> list[Stroke]:
    return strokes(faint(flat(paper), SCALE), SCALE)


def assert_grid(found: list[Stroke]) -> None:
    assert levels(found, horizontal=True) == pytest.approx(ROWS, abs=3)
    assert levels(found, horizontal=False) == pytest.approx(COLUMNS, abs=3)


@pytest.mark.parametrize(("thickness", "level"), [(1, 0), (2, 0), (5, 60), (1, 170)])
def test_thin_thick_and_pale_lines_are_found(thickness: int, level: int) -> None:
    assert_grid(lines_of(grid(thickness, level)))


def test_noise_blur_and_shade_hide_no_line() -> None:
    paper = cv2.GaussianBlur(grid().astype(np.float32), (0, 0), 1.0)
    shade = np.linspace(1.0, 0.6, paper.shape[1])[None, :]
    noise = np.random.default_rng(1).normal(0, 6, paper.shape)
    assert_grid(lines_of(np.clip(paper * shade + noise, 0, 255).astype(np.uint8)))


def test_a_dashed_line_is_one_line() -> None:
    paper = page()
    for x in range(150, 1200, 18):
        cv2.line(paper, (x, 400), (x + 9, 400), 0, 2)
    (found,) = [s for s in lines_of(paper) if s.horizontal]
    assert (found.at, found.start, found.end) == pytest.approx((400, 150, 1204), abs=4)


def test_the_strokes_of_print_are_no_lines() -> None:
    paper = page()
    for row in range(100, 800, 50):
        cv2.putText(paper, "HTFEL H+#TFE-HIL TEH", (100, row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    assert lines_of(paper) == []


def test_print_between_painted_lines_stays() -> None:
    paper = grid()
    cv2.putText(paper, "8", (500, 310), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    clean = without(paper, lines_of(paper), value=255)
    dark = np.argwhere(clean < 128)
    assert len(dark) > 50
    assert (dark.min(axis=0) > (280, 490)).all()
    assert (dark.max(axis=0) < (315, 530)).all()


@pytest.mark.parametrize("degrees", [-6.0, -1.2, 0.4, 3.0])
def test_a_page_askew_is_made_straight(degrees: float) -> None:
    paper = grid()
    height, width = paper.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    askew = cv2.warpAffine(paper, turn, (width, height), borderValue=255)
    back = straightening(faint(askew, SCALE), SCALE)
    assert back is not None
    straight = cv2.warpPerspective(
        askew, back, (width, height), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderValue=255
    )
    assert_grid(lines_of(straight))


def test_a_page_photographed_at_an_angle_is_made_straight() -> None:
    paper = grid()
    height, width = paper.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + np.array([[12, 8], [-10, -6], [14, 10], [-6, 4]], np.float32)
    seen = cv2.warpPerspective(paper, cv2.getPerspectiveTransform(corners, moved), (width, height), borderValue=255)
    back = straightening(faint(seen, SCALE), SCALE)
    assert back is not None
    found = lines_of(
        cv2.warpPerspective(seen, back, (width, height), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderValue=255)
    )
    assert len(levels(found, horizontal=True)) == len(ROWS)
    for horizontal in (True, False):
        spread = [s.high - s.low for s in found if s.horizontal is horizontal]
        assert max(spread) < 12
    assert all(b > a for a, b in pairwise(levels(found, horizontal=False)))


def test_a_straight_page_is_left_alone() -> None:
    assert straightening(faint(grid(), SCALE), SCALE) is None


def test_a_line_that_is_broken_in_places_is_one_line() -> None:
    paper = page()
    for start, end in ((150, 300), (315, 380), (400, 520), (545, 900)):
        cv2.line(paper, (start, 400), (end, 400), 0, 2)
    (found,) = [s for s in lines_of(paper) if s.horizontal]
    assert (found.start, found.end) == pytest.approx((150, 900), abs=4)


def test_strokes_of_print_that_touch_both_lines_of_a_low_row_are_no_lines() -> None:
    paper = page()
    for y in (200, 226, 252):
        cv2.line(paper, (150, y), (1200, y), 0, 2)
    for x in (150, 1200):
        cv2.line(paper, (x, 200), (x, 252), 0, 2)
    cv2.line(paper, (400, 200), (400, 226), 0, 2)
    assert levels(lines_of(paper), horizontal=False) == pytest.approx([150, 1200], abs=3)


def test_the_stroke_of_a_character_beside_a_line_of_the_next_cell_is_no_part_of_it() -> None:
    paper = page()
    for y in (200, 400):
        cv2.line(paper, (150, y), (1200, y), 0, 2)
    for x in (150, 420, 1200):
        cv2.line(paper, (x, 200), (x, 400), 0, 2)
    cv2.line(paper, (420, 300), (1200, 300), 0, 2)
    cv2.line(paper, (382, 300), (408, 300), 0, 2)
    assert min(s.start for s in lines_of(paper) if s.horizontal and 290 < s.at < 310) > 410
