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
GROUND = 7  # points: a dark ground is broader, the strokes of print are not
ACROSS = 250  # points of print on a dark ground, at the most
EDGE = 3  # points from the edge of the page: what is dark there is not paper
BROADEST = 4  # times that: a smaller ground is a mark
SOLID = 0.15  # of a dark ground that holds no print
DARK = 125  # level
LEAST_CONTRAST = 60  # levels between a dark ground and print on it
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


def lit(grey: Grey, scale: float) -> Grey:
    """The page with dark grounds made white and print on them black: coloured heads, the edges of a scanner's lid.

    A narrow dark rim is left of each ground, as a line.
    """
    size = max(1, round(grey.shape[1] / scale)), max(1, round(grey.shape[0] / scale))
    points = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    solid = cv2.morphologyEx(points, cv2.MORPH_CLOSE, np.ones((GROUND, GROUND), np.uint8)) < DARK
    if not solid.any():
        return grey
    rows_of_it = cv2.morphologyEx(solid.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, 2 * ACROSS + 1), np.uint8)) > 0
    filled = (cv2.morphologyEx(points, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)) < DARK) & rows_of_it
    count, labels, stats, _ = cv2.connectedComponentsWithStats(filled.astype(np.uint8))
    result = grey.copy()
    for index in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[index])
        shape = labels[y : y + high, x : x + wide] == index
        if max(wide, high) < BROADEST * GROUND or solid[y : y + high, x : x + wide][shape].sum() < SOLID * area:
            continue
        inner = np.pad(shape.astype(np.uint8), 1)
        at_edge = min(x, y) <= EDGE or x + wide >= size[0] - EDGE or y + high >= size[1] - EDGE
        if at_edge:
            inner = cv2.dilate(inner, np.ones((2 * EDGE + 1, 2 * EDGE + 1), np.uint8))[1:-1, 1:-1]
        else:
            inner = cv2.erode(inner, np.ones((3, 3), np.uint8))[1:-1, 1:-1]
        rows, columns = round(y * scale), round(x * scale)
        part = result[rows : round((y + high) * scale), columns : round((x + wide) * scale)]
        inside = cv2.resize(inner, part.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
        if not inside.any():
            continue
        dark, bright = np.percentile(part[inside], (30, 99))
        brighter = (part.astype(float) - dark) * 255 / max(bright - dark, LEAST_CONTRAST)
        darker = (dark - part.astype(float)) * 255 / LEAST_CONTRAST  # rulings
        turned = 255 - np.clip(np.maximum(brighter, darker), 0, 255)
        part[inside] = turned.astype(np.uint8)[inside]
    return result


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
