# SPDX-License-Identifier: AGPL-3.0-or-later
"""Seals that are stamped over print fade: by their colour, or where a scan is grey by being paler than print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.ocr.pixels import Grey

SMALLEST, LARGEST = 50.0, 190.0  # points: sides of a seal
THICK = 1.0  # points: what is thinner is the edge of print
CUT = 6.0  # points between the parts into which print and rulings cut a seal
SURELY = 0.3  # of the way from the seal's level to that of print, where print begins
MOST = 6  # circles on one page that are looked at
ROUND = 0.55  # of a circle that is drawn in a seal
RED = 60  # levels by which the red of a pixel outdoes its green and blue
PALER = 30  # levels between print and a grey seal that can be told from it
DARK = (90, 50)  # levels: what is darker is print; the second for seals that are dark themselves
PALE = 200  # level: what is paler is paper


def without_red(rgb: Grey, grey: Grey, scale: float) -> Grey:
    """The grey page with red seals faded; red print in lines stays. `scale` is pixels per point."""
    others = np.maximum(rgb[:, :, 1], rgb[:, :, 2])
    red = cv2.subtract(rgb[:, :, 0], others) > RED
    result = grey
    for top, bottom, x0, x1 in _seals(red.astype(np.uint8), scale):
        if result is grey:
            result = grey.copy()
        area = np.s_[top:bottom, x0:x1]
        result[area] = np.where(red[area], rgb[:, :, 0][area], grey[area])
    return result


def without_grey(page: Grey, scale: float) -> Grey:
    """The page, its rulings painted over, with pale seals faded; unchanged where print itself is as pale."""
    for limit in DARK:
        dark = page < limit
        near = cv2.dilate(dark.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        pale = ((page < PALE) & ~near).astype(np.uint8)
        rings = _rings(pale, scale)
        if rings:
            return _faded(page, dark, pale, rings, scale)
    return page


def _faded(page: Grey, dark: Grey, pale: Grey, rings: Sequence[tuple[int, int, int, int]], scale: float) -> Grey:
    result = page
    for top, bottom, x0, x1 in rings:
        if result is page:
            result = page.copy()
        area = np.s_[top:bottom, x0:x1]
        stamp = cv2.morphologyEx(pale[area], cv2.MORPH_OPEN, np.ones((round(THICK * scale),) * 2, np.uint8))
        thick = cv2.erode(stamp, np.ones((3, 3), np.uint8)) > 0
        if not thick.any():
            continue
        level = float(np.median(page[area][thick]))
        print_ = float(np.percentile(page[dark], 25))
        if level - print_ < PALER:
            continue
        limit = level - SURELY * (level - print_)
        core = cv2.dilate((page[area] < limit).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        seal = cv2.dilate(stamp, np.ones((round(2 * THICK * scale) | 1,) * 2, np.uint8)) > 0
        result[area] = np.where(core | ~seal, page[area], 255)
    return result


def _rings(mask: Grey, scale: float) -> list[tuple[int, int, int, int]]:
    """Areas (top, bottom, left, right) of round seals, by their rings."""
    height, width = (round(side / scale) for side in mask.shape)
    thick = cv2.morphologyEx(mask * 255, cv2.MORPH_OPEN, np.ones((round(THICK * scale),) * 2, np.uint8))
    points = cv2.resize(thick, (width, height), interpolation=cv2.INTER_AREA)
    radii = int(SMALLEST / 2), int(LARGEST / 2)
    circles = cv2.HoughCircles(points, cv2.HOUGH_GRADIENT, 1, SMALLEST, None, 100, 18, *radii)
    found = []
    for x, y, radius in (circles.reshape(-1, 3).tolist() if circles is not None else ())[:MOST]:
        if _drawn(points, x, y, radius) > ROUND:
            x0, x1, top, bottom = ((v * scale) for v in (x - radius, x + radius, y - radius, y + radius))
            more = 4 * scale
            found.append((max(0, int(top - more)), int(bottom + more), max(0, int(x0 - more)), int(x1 + more)))
    return found


def _drawn(points: Grey, x: float, y: float, radius: float) -> float:
    """How much of a circle is drawn; ink that is there but not along the circle counts against it."""
    angles = np.arange(0, 2 * np.pi, np.pi / 60)

    def at(r: float) -> Grey:
        rows, columns = np.rint(y + r * np.sin(angles)).astype(int), np.rint(x + r * np.cos(angles)).astype(int)
        inside = (rows >= 0) & (columns >= 0) & (rows < points.shape[0]) & (columns < points.shape[1])
        inked: Grey = inside & (points[np.where(inside, rows, 0), np.where(inside, columns, 0)] > 60)
        return inked

    on = np.any([at(radius + step) for step in (-1.5, -0.5, 0.5, 1.5)], axis=0)
    off = at(radius + 5) | at(radius + 7)
    return float(on.mean() - off.mean())


def _seals(mask: Grey, scale: float) -> list[tuple[int, int, int, int]]:
    """Areas (top, bottom, left, right) of round or square shapes of the size of a seal."""
    thick = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((round(THICK * scale),) * 2, np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((int(CUT * scale) | 1,) * 2, np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    found = []
    for x, y, wide, high, area in stats[1:count].tolist():
        sides = wide / scale, high / scale
        if min(sides) > SMALLEST and max(sides) < LARGEST and 0.6 < wide / high < 1.7 and area < 0.7 * wide * high:
            more = int(2 * scale)
            found.append((max(0, y - more), y + high + more, max(0, x - more), x + wide + more))
    return found
