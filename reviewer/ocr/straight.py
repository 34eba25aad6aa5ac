# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page that lies askew or was photographed at an angle is made straight, by its own lines.

All slopes are small: dy/dx of what should be horizontal, dx/dy of what should be vertical.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.ocr.pixels import Grey, Matrix

FAR = 12.0  # degrees within which a page is made straight
COARSE = 900  # pixels of the longer side that suffice to see by how much a page is askew
LEAST = 1.0  # pixels: what moves no point farther is straight enough
LONG = 24.0  # points: shorter strokes may be parts of characters
SEVERAL = 5  # lines from which a change of slope over the page is believed
SPREAD = 0.25  # of the page that they must cover for it

_Slope = tuple[float, float]  # at the middle of the page, and its change per pixel


def straightening(mask: Grey, scale: float) -> Matrix | None:
    """The projection from the straight page to this one, in pixels; None when it is straight. `mask` is its ink."""
    height, width = mask.shape
    coarse = _coarse(mask)
    turn = _about_centre(width, height, coarse)
    if abs(coarse) > 0.3:
        mask = cv2.warpPerspective(mask, turn, (width, height), flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)
    else:
        turn = np.eye(3)
    rows = _slope(mask, scale)
    columns = _slope(cv2.rotate(mask, cv2.ROTATE_90_CLOCKWISE), scale)
    across = rows or ((-columns[0], 0.0) if columns else (_fine(mask), 0.0))
    # Turned clockwise, a line that leans by dx/dy has the slope -dx/dy.
    down = (-columns[0], -columns[1]) if columns else (-across[0], 0.0)
    whole: Matrix = turn @ _projection(width, height, across, down)
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], float)
    moved = corners @ whole.T
    return None if np.abs(moved[:, :2] / moved[:, 2:] - corners[:, :2]).max() < LEAST else whole


def _projection(width: int, height: int, across: _Slope, down: _Slope) -> Matrix:
    """From straight corners to where the sloping lines through them lead."""
    middle_x, middle_y = width / 2, height / 2
    straight = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    askew = np.array(
        [
            (
                x + (down[0] + down[1] * (x - middle_x)) * (y - middle_y),
                y + (across[0] + across[1] * (y - middle_y)) * (x - middle_x),
            )
            for x, y in straight.tolist()
        ],
        np.float32,
    )
    return cv2.getPerspectiveTransform(straight, askew)


def _coarse(mask: Grey) -> float:
    """By how many degrees the page is turned, to half a degree: rows or columns of print are then the sharpest."""
    factor = COARSE / max(mask.shape)
    small = cv2.resize(mask, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else mask
    first = _sharpest(small, np.arange(-FAR, FAR + 0.1, 1.5))
    return _sharpest(small, np.arange(first - 1.25, first + 1.3, 0.25))


def _fine(mask: Grey) -> float:
    """The slope that is left on a page without drawn lines."""
    factor = 2 * COARSE / max(mask.shape)
    small = cv2.resize(mask, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else mask
    return math.tan(math.radians(_sharpest(small, np.arange(-0.4, 0.41, 0.1))))


def _sharpest(small: Grey, angles: Sequence[float] | np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    height, width = small.shape
    best, found = -1.0, 0.0
    for angle in angles:
        turned = cv2.warpPerspective(
            small,
            _about_centre(width, height, float(angle)),
            (width, height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        )
        rows = np.diff(turned.sum(axis=1, dtype=np.float64))
        columns = np.diff(turned.sum(axis=0, dtype=np.float64))
        sharp = float((rows**2).sum() + (columns**2).sum())
        if sharp > best * (1.0 if abs(angle) < abs(found) else 1.0001):
            best, found = sharp, float(angle)
    return found


def _about_centre(width: int, height: int, degrees: float) -> Matrix:
    """From the straight page to one whose lines sink by so many degrees to the right."""
    turn = np.eye(3)
    turn[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return turn


def _slope(mask: Grey, scale: float) -> _Slope | None:
    """How horizontal lines slope; None when there are none to tell."""
    height, width = mask.shape
    kernel = np.ones((1, max(8, int(9 * scale))), np.uint8)
    runs = cv2.dilate(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.ones((2, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs)
    lines = []
    for index in range(1, count):
        x, y, wide, high = (int(v) for v in stats[index, :4])
        if wide < LONG * scale or high > max(6.0, wide / 8):
            continue
        ys, xs = np.nonzero(labels[y : y + high, x : x + wide] == index)
        slope, level = np.polyfit(xs, ys, 1)
        lines.append((slope, y + level + slope * (width / 2 - x), float(wide)))
    if not lines:
        return None
    slopes, levels, weights = (np.array(values) for values in zip(*lines, strict=True))
    usual = _median(slopes, weights)
    kept = np.abs(slopes - usual) < 0.01
    slopes, levels, weights = slopes[kept], levels[kept] - height / 2, weights[kept]
    if weights.sum() < width / 4:
        return None
    if len(slopes) >= SEVERAL and np.ptp(levels) > SPREAD * height:
        change, middle = np.polyfit(levels, slopes, 1, w=np.sqrt(weights))
        if abs(change) * height > 0.001:
            return float(middle), float(change)
    return float(np.average(slopes, weights=weights)), 0.0


def _median(values: Grey, weights: Grey) -> float:
    order = np.argsort(values)
    half = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order][half])
