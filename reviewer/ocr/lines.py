# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawn lines in the picture of a straight page: thin, pale, broken, dashed or a little bent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.ocr.pixels import Grey

RUN = 8.0  # points that are dark without a hole, in a line
BREAK = 12.0  # points between two parts of a line that is broken
BROKEN = 40.0  # points of ink in a broken line, at the least
COVERED = 0.6  # of a broken line that is there
LOW = 18.0  # points: a shorter upright line between two others may be the stroke of a character that touches both
THICK = 3.5  # points: what is thicker is no line
DRIFT = 1.6  # pixels between two pieces of a line that is not quite straight
DASH = 2.4  # points: a dash or dot is no thicker
HOLE = 4.0  # points between two dashes
DASHED = 40.0  # points: a shorter row of dashes may be print
MEETS = 5.0  # points from its end within which a line meets another
JOINS = 1.3  # points: a short line ends at another one, a character keeps away from it
SHORT = 26.0  # points: a shorter line may be a stroke of a character, unless it runs from line to line
ALONE = 60.0  # points: a line that meets no other is at least so long
SMALL = 36.0  # points: a shape of lines that is smaller both ways is a character or a tick box


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line in pixels: `at` across it, `start` to `end` along it, `low` to `high` its thickness."""

    horizontal: bool
    at: float
    start: float
    end: float
    low: int
    high: int

    @property
    def length(self) -> float:
        return self.end - self.start


def strokes(mask: Grey, scale: float) -> list[Stroke]:
    """Horizontal and vertical lines of a page; `mask` is 255 where it is dark, `scale` pixels per point."""
    found = _along(mask, scale, horizontal=True)
    found += _along(cv2.transpose(mask), scale, horizontal=False)
    return _drawn(found, scale)


def _along(mask: Grey, scale: float, *, horizontal: bool) -> list[Stroke]:
    solid = cv2.morphologyEx(cv2.dilate(mask, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, _row(RUN * scale))
    dashes = _dashes(mask, scale)
    found = _components(solid, mask, scale, RUN, horizontal)
    taken = np.zeros(mask.shape[0] + 1, bool)
    for stroke in found:
        if stroke.length > ALONE * scale:
            taken[max(0, stroke.low - 2) : stroke.high + 2] = True
    extra = _components(dashes, mask, scale, DASHED, horizontal)
    return found + [stroke for stroke in extra if not taken[round(stroke.at)]]


def _dashes(mask: Grey, scale: float) -> Grey:
    """What is left of rows of dashes and dots when their holes are closed; print is too thick to be in it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    thin = (stats[:, cv2.CC_STAT_HEIGHT] <= DASH * scale) & (stats[:, cv2.CC_STAT_WIDTH] <= 4 * RUN * scale)
    thin[0] = False
    keep = np.where(thin, 255, 0).astype(np.uint8)[labels] if count > 1 else np.zeros_like(mask)
    closed = cv2.morphologyEx(keep, cv2.MORPH_CLOSE, _row(HOLE * scale))
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, _row(DASHED * scale))


def _row(length: float) -> Grey:
    return np.ones((1, max(3, int(length))), np.uint8)


def _components(lines: Grey, mask: Grey, scale: float, least: float, horizontal: bool) -> list[Stroke]:
    count, labels, stats, centroids = cv2.connectedComponentsWithStats(lines)
    found: list[Stroke] = []
    for index in range(1, count):
        x, y, wide, high, area = (int(v) for v in stats[index])
        if wide < least * scale or area / wide - 2 > THICK * scale:
            continue
        if high - 2 > THICK * scale:
            found.extend(_bent(labels[y : y + high, x : x + wide] == index, x, y, scale, horizontal))
        else:
            found.append(Stroke(horizontal, float(centroids[index][1]), x, x + wide, y, y + high))
    return found


def _bent(shape: Grey, x: int, y: int, scale: float, horizontal: bool) -> list[Stroke]:
    """A line that is not quite straight, or several that touch: in pieces, each straight."""
    found: list[Stroke] = []
    step = int(RUN * scale)
    for start in range(0, shape.shape[1], step):
        piece = shape[:, start : start + step]
        rows = np.flatnonzero(piece.sum(axis=1) * 2 > piece.shape[1])
        for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1) if len(rows) else []:
            if len(run) - 2 <= THICK * scale:
                low, high = int(run[0]) + y, int(run[-1]) + y + 1
                found.append(Stroke(horizontal, (low + high - 1) / 2, x + start, x + start + piece.shape[1], low, high))
    return _run_on(found)


def _run_on(pieces: Sequence[Stroke]) -> list[Stroke]:
    """Pieces that go on one another at about one level, as one line; `pieces` in the order of their starts."""
    chains: list[list[Stroke]] = []
    for piece in pieces:
        before = [chain for chain in chains if chain[-1].end == piece.start and abs(chain[-1].at - piece.at) <= DRIFT]
        if before:
            min(before, key=lambda chain: abs(chain[-1].at - piece.at)).append(piece)
        else:
            chains.append([piece])
    return [_one(chain) for chain in chains]


def _mended(found: Sequence[Stroke], scale: float) -> list[Stroke]:
    """The strokes, those in one line that little parts made one: a line whose ink did not take everywhere."""
    result: list[Stroke] = []
    for horizontal in (True, False):
        rows: list[list[Stroke]] = []
        walls = [s for s in found if s.horizontal is not horizontal and s.length >= SHORT * scale]
        for stroke in sorted((s for s in found if s.horizontal is horizontal), key=lambda s: s.start):
            row = next((r for r in rows if _goes_on(r[-1], stroke, walls, scale)), None)
            if row is None:
                rows.append([stroke])
            else:
                row.append(stroke)
        for row in rows:
            inked, span = sum(s.length for s in row), max(s.end for s in row) - row[0].start
            sure = max(s.length for s in row) >= SHORT * scale and inked >= max(BROKEN * scale, COVERED * span)
            if len(row) > 1 and sure:
                result.append(_one(row))
            else:
                result.extend(row)
    return result


def _goes_on(one: Stroke, other: Stroke, walls: Sequence[Stroke], scale: float) -> bool:
    """Whether a stroke goes on another after a break; one of a character does not go on a line across a third."""
    near = abs(one.at - other.at) <= max(DRIFT, 0.5 * scale) and one.high - one.low <= THICK * scale
    if not near or not -scale <= other.start - one.end <= BREAK * scale:
        return False
    if min(one.length, other.length) >= SHORT * scale:
        return True
    low, high = one.end - scale, other.start + scale
    return not any(low <= wall.at <= high and wall.start <= one.at <= wall.end for wall in walls)


def _one(chain: Sequence[Stroke]) -> Stroke:
    length = sum(s.length for s in chain)
    return Stroke(
        chain[0].horizontal,
        sum(s.at * s.length for s in chain) / length,
        chain[0].start,
        max(s.end for s in chain),
        min(s.low for s in chain),
        max(s.high for s in chain),
    )


def _drawn(found: Sequence[Stroke], scale: float) -> list[Stroke]:
    """Without the strokes of characters."""
    found = _mended(found, scale)
    long = [s for s in found if s.length >= SHORT * scale]
    kept = long + [s for s in found if s.length < SHORT * scale and _spans(s, long, scale)]
    groups = _groups(kept, MEETS * scale)
    result: list[Stroke] = []
    for group in groups:
        wide = max(s.end if s.horizontal else s.at for s in group) - min(
            s.start if s.horizontal else s.at for s in group
        )
        high = max(s.at if s.horizontal else s.end for s in group) - min(
            s.at if s.horizontal else s.start for s in group
        )
        crossing = {s.horizontal for s in group}
        if len(crossing) == 1 and max(wide, high) < ALONE * scale:
            continue
        if max(wide, high) < SMALL * scale:
            continue
        result.extend(group)
    return result


def _spans(stroke: Stroke, long: Sequence[Stroke], scale: float) -> bool:
    """Whether a short line runs from one long line to another, or goes on one that is broken."""
    near = MEETS * scale
    ends, crossed = [False, False], False
    for other in long:
        if other.horizontal == stroke.horizontal:
            if abs(other.at - stroke.at) < 1.5 * scale and (
                abs(other.end - stroke.start) < JOINS * scale or abs(other.start - stroke.end) < JOINS * scale
            ):
                return True
        elif other.start - near <= stroke.at <= other.end + near:
            ends[0] |= abs(other.at - stroke.start) < JOINS * scale
            ends[1] |= abs(other.at - stroke.end) < JOINS * scale
            crossed |= stroke.start + near / 2 < other.at < stroke.end - near / 2
    return all(ends) and (stroke.horizontal or crossed or stroke.length >= LOW * scale)


def _groups(found: Sequence[Stroke], near: float) -> list[list[Stroke]]:
    """Lines that meet one another, or go on one another."""
    parent = list(range(len(found)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, one in enumerate(found):
        for j in range(i):
            if _touch(one, found[j], near):
                parent[root(i)] = root(j)
    groups: dict[int, list[Stroke]] = {}
    for i, stroke in enumerate(found):
        groups.setdefault(root(i), []).append(stroke)
    return list(groups.values())


def _touch(one: Stroke, other: Stroke, near: float) -> bool:
    if one.horizontal == other.horizontal:
        return abs(one.at - other.at) < near / 2 and one.start - near < other.end and other.start - near < one.end
    return one.start - near <= other.at <= one.end + near and other.start - near <= one.at <= other.end + near


def without(mask: Grey, lines: Sequence[Stroke], value: int = 0, grow: int = 1) -> Grey:
    """A copy of the picture with the lines painted over, where nothing stands out from their sides."""
    result = mask.copy()
    for line in lines:
        low, high = max(0, line.low - grow), line.high + grow
        start, end = max(0, int(line.start) - grow), int(line.end) + grow
        if line.horizontal:
            result[low:high, start:end] = value
        else:
            result[start:end, low:high] = value
    return result
