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
COLOURED = 60  # levels between the brightest and the dimmest channel of coloured ink
TINT = 100  # level of the dimmest channel: paler is no print
BROAD = 2.4  # points: the strokes of print are thinner, titles apart
LETTER = 14.0  # points: a character of a table is smaller
EVEN = 26  # levels within which most of a watermark is
MOSTLY = 0.6  # of a watermark that no print covers
PART = 4.0  # points: a smaller shape may be part of anything
PRINT = 150  # level: what is darker may be print
LEAST_PRINT = 0.002  # of a page
CLEARLY = 60  # levels between print and what is too pale to be print
SAME = 28  # levels: what is not darker than that below a watermark is part of it
STRETCHED = (0.0, 100.0, 170.0)  # levels of print over a seal: what is paler than the last is the seal's edge
WHITE = 238  # level of paper
LEAST_PALE = 0.002  # of a page
PALER = 30  # levels between print and a grey seal that can be told from it
DARK = (90, 50)  # levels: what is darker is print; the second for seals that are dark themselves
PALE = 200  # level: what is paler is paper


def without_colour(rgb: Grey, grey: Grey, scale: float) -> Grey:
    """The grey page with coloured seals and pale coloured print faded; other coloured print stays.

    `scale` is pixels per point. Ink lets its own colour pass: print under it is seen in the brightest channel.
    """
    bright, dim = rgb.max(axis=2), rgb.min(axis=2)
    strong = cv2.subtract(bright, dim) > COLOURED
    tinted = cv2.dilate((strong & (dim > TINT)).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    result = np.where(tinted, _stretched(bright), grey)
    for top, bottom, x0, x1 in _seals(strong.astype(np.uint8), scale):
        area = np.s_[top:bottom, x0:x1]
        inked = cv2.dilate(strong[area].astype(np.uint8), np.ones((round(2 * THICK * scale) | 1,) * 2, np.uint8)) > 0
        core = cv2.erode(strong[area].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        level = float(np.median(bright[area][core])) if core.any() else 255.0
        lifted = _stretched(bright[area] * (255.0 / max(level, 1.0)))
        result[area] = np.where(inked, np.maximum(lifted, grey[area]), grey[area])
    return result


def _stretched(levels: Grey) -> Grey:
    """Print and what is under it; the edge of a stamp, where its colour runs, is paper."""
    return np.interp(levels, STRETCHED, (0.0, STRETCHED[1], 255.0)).astype(np.uint8)


def without_pale(page: Grey, scale: float) -> Grey:
    """The page with watermarks, pale seals and grey grounds taken away: strokes broader than print, and paler.

    Unchanged where there are none, or where print itself is pale.
    """
    size = (round(BROAD * scale) | 1,) * 2
    broad = cv2.morphologyEx(cv2.medianBlur(page, 3), cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, size))
    dark = page[page < PRINT]
    if len(dark) < LEAST_PRINT * page.size:
        return page
    limit = float(np.percentile(dark, 5)) + CLEARLY
    pale = _even((broad > limit) & (broad < WHITE), page, broad, scale)
    if pale.mean() < LEAST_PALE:
        return page
    black = cv2.dilate((broad <= limit).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    near = cv2.dilate(pale.astype(np.uint8), np.ones(size, np.uint8)).astype(bool) & ~black
    around = cv2.blur(cv2.erode(broad, np.ones(size, np.uint8)), (3, 3)).astype(np.int16)
    lifted = cv2.divide(page, np.maximum(broad, 1), scale=255)
    return np.where(near, np.where(page > around - SAME, 255, lifted), page).astype(np.uint8)


def _even(mask: Grey, page: Grey, broad: Grey, scale: float) -> Grey:
    """The shapes of a mask that are larger than a character and of one level, as dense characters are not."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    levels = np.zeros(count)
    same = cv2.absdiff(page, broad) < SAME
    for index in range(1, count):
        x, y, wide, high = (int(v) for v in stats[index, :4])
        if max(wide, high) > PART * scale:
            area = np.s_[y : y + high, x : x + wide]
            inside = labels[area] == index
            low, level, up = np.percentile(broad[area][inside], (20, 50, 80))
            if up - low < EVEN and same[area][inside].mean() > MOSTLY:
                levels[index] = level
    large = (np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) > LETTER * scale) & (levels > 0)
    # A part of a letter that stands alone is as pale as the others.
    usual = float(np.median(levels[large])) if large.any() else 0.0
    result: Grey = (large | ((levels > 0) & (np.abs(levels - usual) < EVEN / 2)))[labels]
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
