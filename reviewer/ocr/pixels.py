# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grey pixels of a page: from bytes to an array, without shade, and the ink in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np

from reviewer.ocr.seals import without_colour

if TYPE_CHECKING:
    from reviewer.model.picture import Picture

Grey: TypeAlias = "np.ndarray[Any, Any]"  # rows of 8-bit pixels, 255 white
Boxes: TypeAlias = "np.ndarray[Any, Any]"  # rows of x0, top, x1, bottom
Matrix: TypeAlias = "np.ndarray[Any, Any]"  # 3 x 3

SPECK = 0.7  # points: no stop is so small
SPECKLED = 1500  # such dots on one page: dust, and not the stops of a text
PAPER = 24  # pixels: shade changes over more than this, print over less


def arrays(picture: Picture) -> Grey:
    """The grey page; coloured seals are faded."""
    pixels = np.frombuffer(picture.samples, np.uint8)
    if picture.channels == 1:
        return pixels.reshape(picture.height, picture.width)
    rgb = pixels.reshape(picture.height, picture.width, 3)
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    return without_colour(rgb, grey, picture.scale)


def flat(grey: Grey) -> Grey:
    """The page on white paper: what darkens slowly is taken away, contrast is stretched."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    kernel = np.ones((PAPER // 2 | 1, PAPER // 2 | 1), np.uint8)
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), PAPER | 1)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(paper, 1), scale=255)


def dusted(page: Grey, scale: float) -> Grey:
    """The page without dots that stand alone and are smaller than any print, where there are very many."""
    mask = ink(page)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    side = max(2, round(SPECK * scale))
    small = (stats[:, cv2.CC_STAT_WIDTH] <= side) & (stats[:, cv2.CC_STAT_HEIGHT] <= side)
    small[0] = False
    if small.sum() < SPECKLED:
        return page
    specks = small[labels]
    rest = cv2.dilate(np.where(specks, 0, mask).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    dots = cv2.dilate((specks & ~rest).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.where(dots & ~rest, 255, page).astype(np.uint8)


def ink(page: Grey) -> Grey:
    """255 where there is print, 0 where there is paper."""
    level, _ = cv2.threshold(page, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    _, mask = cv2.threshold(page, min(max(level, 120), 200), 255, cv2.THRESH_BINARY_INV)
    return mask


def faint(page: Grey, scale: float) -> Grey:
    """255 wherever a pixel is darker than what is around it: also thin and pale lines. `scale` is pixels per point."""
    around = int(6 * scale) | 1
    return cv2.adaptiveThreshold(page, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 14)
