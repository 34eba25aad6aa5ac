# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is stamped or printed over and under figures goes, and the figures stay."""

import cv2
import numpy as np
import pytest

from reviewer.ocr.pixels import Grey, dusted, lit
from reviewer.ocr.seals import without_colour, without_pale

SCALE = 200 / 72


def printed() -> Grey:
    paper = np.full((900, 900), 255, np.uint8)
    for row in range(100, 900, 60):
        for column in range(60, 840, 120):
            cv2.putText(paper, "4071", (column, row), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2, cv2.LINE_AA)
    return paper


def assert_same_print(found: Grey, paper: Grey) -> None:
    """As dark where print is, and white elsewhere."""
    core = paper < 60
    assert np.percentile(found[core], 95) < 130
    away = cv2.erode((paper == 255).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    assert (found[away] < 200).mean() < 0.002


@pytest.mark.parametrize("ink", [(215, 40, 45), (40, 50, 190)])
def test_a_seal_of_any_colour_fades_and_print_under_it_stays(ink: tuple[int, int, int]) -> None:
    paper = printed()
    stamp = np.full((900, 900, 3), 255, np.uint8)
    cv2.circle(stamp, (450, 450), 140, ink, 10, cv2.LINE_AA)
    cv2.rectangle(stamp, (400, 400), (500, 420), ink, -1)
    rgb = (paper[:, :, None].astype(np.float32) * stamp / 255).astype(np.uint8)
    assert_same_print(without_colour(rgb, cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), SCALE), paper)


@pytest.mark.parametrize("level", [205, 160])
def test_a_watermark_goes_and_print_over_it_stays(level: int) -> None:
    paper = printed()
    water = np.full((900, 900), 255, np.uint8)
    for row in range(150, 900, 250):
        cv2.putText(water, "COPY", (80, row), cv2.FONT_HERSHEY_SIMPLEX, 6, level, 14, cv2.LINE_AA)
    assert_same_print(without_pale(np.minimum(paper, water), SCALE), paper)


def test_a_page_without_anything_pale_is_left_as_it_is() -> None:
    paper = printed()
    assert without_pale(paper, SCALE) is paper
    assert dusted(paper, SCALE) is paper


def test_very_many_specks_go_and_stops_stay() -> None:
    paper = printed()
    paper[20:24, 20:24] = 0  # a stop
    chance = np.random.default_rng(3)
    specks = paper.copy()
    for y, x in chance.integers(0, 900, (3000, 2)):
        specks[y, x] = 0
    found = dusted(specks, SCALE)
    assert_same_print(found, paper)
    assert (found[20:24, 20:24] < 100).all()


def test_print_on_a_dark_ground_becomes_black_on_white() -> None:
    paper = printed()
    dark = paper.copy()
    dark[70:130] = 255 - (paper[70:130] * 0.7).astype(np.uint8)
    found = lit(dark, SCALE)
    assert (found[74:126][paper[74:126] < 60] < 120).mean() > 0.95
    assert (found[76:124][paper[76:124] == 255] > 180).mean() > 0.95
    assert (found[140:] == paper[140:]).all()
    assert lit(paper, SCALE) is paper
