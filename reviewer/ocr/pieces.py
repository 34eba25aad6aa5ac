# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where on a page single pieces of text stand: detected lines cut at rulings and gaps, and ink that was not detected.

Lone digits are what detection of text misses most; ink of the size of print that no line covers is a piece too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.ocr.lines import Stroke
    from reviewer.ocr.pixels import Boxes, Grey

Box: TypeAlias = tuple[int, int, int, int]  # x0, top, x1, bottom in pixels

MORE = 0.2  # of a detected line's height that is looked at above and below it
SMALL = 0.6  # of the usual height: what is smaller both ways is no character
CELL = 4  # times its height: how far around lone ink its cell is looked for
BESIDE = 0.6  # of the height
REACH = 0.2  # of its height that is read around a piece
GAP = 1.3  # of the line's height: a wider gap parts two words
WHITE = 0.45  # of the height of digits: white between two figures
ADVANCE = 1.15  # of the height of digits: from one to the next it is less
CROSSED = 0.6  # of a piece's side: a ruling along so much of it divides it
TALL = 2.0  # times as high as wide: characters below one another
SPECK = 2.4  # points: what is smaller both ways is dirt or a stop
LEFT_OVER = 300  # pieces that were not detected, at the most; a photograph has no end of them
USUAL = 10.0  # points: height of print where no line was detected


@dataclass(frozen=True, slots=True)
class Piece:
    """A box of ink in pixels, and the part of the page to be read with it, up to the rulings.

    `weak` when it may be dirt: it was not `detected`, or is small; `alone` when nothing else is in its cell.
    """

    x0: int
    top: int
    x1: int
    bottom: int
    clear: Box
    detected: bool = True
    weak: bool = False
    alone: bool = False

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def upright(self) -> bool:
        """Whether its characters stand below one another."""
        return self.height > TALL * self.width and self.detected


def pieces(boxes: Boxes, mask: Grey, lines: Sequence[Stroke], scale: float) -> list[Piece]:
    """All pieces of text; `boxes` are the detected lines, `mask` the ink of the straight page without rulings."""
    walls = Walls(lines)
    found: list[Piece] = []
    for box in _apart(boxes).tolist():
        for part in walls.divided(_within(box, mask)):
            found.extend(_tight(part, mask, walls, scale))
    usual = _usual(found, scale)
    found = _joined(found, _left_over(found, mask, usual, scale), walls)
    large = [p for p in found if max(p.width, p.height) > SMALL * usual]
    return [p if p.detected and p in large else replace(p, weak=True, alone=_is_alone(p, large, walls)) for p in found]


def _usual(found: Sequence[Piece], scale: float) -> float:
    """The height of print on the page."""
    heights = [p.height for p in found if not p.upright]
    return float(np.median(heights)) if heights else USUAL * scale


def _is_alone(piece: Piece, large: Sequence[Piece], walls: Walls) -> bool:
    x0, top, x1, bottom = walls.around(piece.x0, piece.top, piece.x1, piece.bottom, round(CELL * piece.height))
    return not any(x0 < (p.x0 + p.x1) / 2 < x1 and p.top < bottom and top < p.bottom for p in large if p != piece)


def _within(box: Sequence[float], mask: Grey) -> Box:
    height, width = mask.shape
    x0, top, x1, bottom = (round(v) for v in box)
    return max(0, x0), max(0, top), min(width, x1), min(height, bottom)


def _apart(boxes: Boxes) -> Boxes:
    """The boxes a little higher, as detection cuts off feet and hats, but none into the line above or below."""
    if not len(boxes):
        return boxes
    x0, top, x1, bottom = boxes.T
    middle, more = (top + bottom) / 2, MORE * (bottom - top)
    shared = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    narrower = np.minimum((x1 - x0)[:, None], x1 - x0)
    below = (shared > 0.3 * narrower) & (
        middle > middle[:, None] + 0.4 * np.minimum((bottom - top)[:, None], bottom - top)
    )
    border = (bottom[:, None] + top) / 2  # between the line of the row and the one of the column
    lowest = np.where(below, border, np.inf).min(axis=1)
    highest = np.where(below, border, -np.inf).max(axis=0)
    return np.stack([x0, np.maximum(top - more, highest), x1, np.minimum(bottom + more, lowest)], axis=1)


def _joined(found: Sequence[Piece], rest: Sequence[Box], walls: Walls) -> list[Piece]:
    """Ink that was left over belongs to the line it stands in, or is a piece of its own."""
    result = list(found)
    for box in rest:
        x0, top, x1, bottom = box
        for index, p in enumerate(result):
            beside = min(p.bottom, bottom) - max(p.top, top) > BESIDE * (bottom - top)
            if beside and not p.upright and max(p.x0 - x1, x0 - p.x1) < BESIDE * p.height and walls.open(p, box):
                ends = min(p.x0, x0), min(p.top, top), max(p.x1, x1), max(p.bottom, bottom)
                result[index] = _piece(*ends, walls, True)
                break
            if min(p.x1, x1) > max(p.x0, x0) and -2 <= max(p.top - bottom, top - p.bottom) < 0.15 * p.height:
                break  # a foot or a hat
        else:
            result.append(_piece(*box, walls, False))
    return result


class Walls:
    """The rulings, asked for what is around a box."""

    def __init__(self, lines: Sequence[Stroke]) -> None:
        self._steep = sorted((s for s in lines if not s.horizontal), key=lambda s: s.at)
        self._flat = sorted((s for s in lines if s.horizontal), key=lambda s: s.at)

    def divided(self, box: Box) -> Iterator[Box]:
        """The box in parts, where rulings run through it."""
        x0, top, x1, bottom = box
        cuts = [x0, *(v for s in self._crossing(self._steep, top, bottom, x0, x1) for v in (s.low, s.high)), x1]
        for left, right in zip(cuts[::2], cuts[1::2], strict=True):
            levels = self._crossing(self._flat, left, right, top, bottom)
            rows = [top, *(v for s in levels for v in (s.low, s.high)), bottom]
            for upper, lower in zip(rows[::2], rows[1::2], strict=True):
                if right - left > 2 and lower - upper > 2:
                    yield left, upper, right, lower

    def around(self, x0: int, top: int, x1: int, bottom: int, reach: int) -> Box:
        """The box grown by `reach`, but not over a ruling."""
        y = (top + bottom) / 2
        x = (x0 + x1) / 2
        left = max([x0 - reach, *(s.high for s in self._steep if s.start <= y <= s.end and s.high <= x0)])
        right = min([x1 + reach, *(s.low for s in self._steep if s.start <= y <= s.end and s.low >= x1)])
        upper = max([top - reach, *(s.high for s in self._flat if s.start <= x <= s.end and s.high <= top)])
        lower = min([bottom + reach, *(s.low for s in self._flat if s.start <= x <= s.end and s.low >= bottom)])
        return left, upper, right, lower

    def open(self, piece: Piece, box: Box) -> bool:
        """Whether no ruling stands between a piece and a box at its side."""
        y = (box[1] + box[3]) / 2
        low, high = min(piece.x1, box[2]), max(piece.x0, box[0])
        return not any(s.start <= y <= s.end and low <= s.at <= high for s in self._steep)

    @staticmethod
    def _crossing(lines: Sequence[Stroke], low: int, high: int, first: int, last: int) -> list[Stroke]:
        found: list[Stroke] = []
        for line in lines:
            inside = min(high, line.end) - max(low, line.start)
            if first < line.low and line.high < last and inside > CROSSED * (high - low):
                if found and line.low <= found[-1].high:
                    continue  # the second line of a double one
                found.append(line)
        return found


def _tight(box: Box, mask: Grey, walls: Walls, scale: float) -> Iterator[Piece]:
    """The ink in a box, in words; nothing where there is none."""
    x0, top, x1, bottom = box
    inside = mask[top:bottom, x0:x1] > 0
    rows = np.flatnonzero(inside.sum(axis=1) > 0)
    if not len(rows):
        return
    upper, lower = _main_run(inside.sum(axis=1), scale)
    inside = inside[upper:lower]
    columns = np.flatnonzero(inside.any(axis=0))
    if not len(columns):
        return
    height = lower - upper
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > GAP * height) + 1)
    for part in parts:
        left, right = int(part[0]), int(part[-1]) + 1
        own = np.flatnonzero(inside[:, left:right].any(axis=1))
        low, high = int(own[0]) + upper, int(own[-1]) + 1 + upper
        if max(right - left, high - low) < SPECK * scale:
            continue
        yield _piece(x0 + left, top + low, x0 + right, top + high, walls, True)


def _main_run(profile: Grey, scale: float) -> tuple[int, int]:
    """The rows of the line itself: the parts of a neighbouring line that reach into the box are cut off."""
    rows = np.flatnonzero(profile > 0)
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > max(1, 0.4 * scale)) + 1)
    best = max(runs, key=lambda run: float(profile[run].sum()))
    low, high = int(best[0]), int(best[-1]) + 1
    for run in runs:
        # Strokes above and below one another ("二", "：") are no neighbouring line: they are not at the box's edge.
        at_edge = run[0] <= 1 or run[-1] >= len(profile) - 2
        if not at_edge or run[-1] - run[0] > 0.5 * (high - low):
            low, high = min(low, int(run[0])), max(high, int(run[-1]) + 1)
    return low, high


def _piece(x0: int, top: int, x1: int, bottom: int, walls: Walls, detected: bool) -> Piece:
    reach = max(3, round(REACH * max(bottom - top, min(x1 - x0, 20))))
    return Piece(x0, top, x1, bottom, walls.around(x0, top, x1, bottom, reach), detected)


def _left_over(found: Sequence[Piece], mask: Grey, usual: float, scale: float) -> list[Box]:
    """Ink of the size of print that is in no piece, near ink joined."""
    rest = mask.copy()
    for p in found:
        rest[max(0, p.top - 2) : p.bottom + 2, max(0, p.x0 - 2) : p.x1 + 2] = 0
    joined = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((3, max(3, round(0.45 * usual))), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    result: list[Box] = []
    for x, y, wide, high, area in stats[1:count].tolist():
        print_ = 0.45 * usual <= high <= 2.2 * usual and wide <= 40 * usual and area >= 0.12 * wide * high
        dash = 0.35 * usual <= wide <= 3 * usual and SPECK * scale / 2 <= high <= 0.3 * usual
        if print_ or dash:
            result.append((x, y, x + wide, y + high))
    return [] if len(result) > LEFT_OVER else result


def parted(piece: Piece, mask: Grey) -> list[Piece]:
    """A piece that is one figure to the eye of the detector, in parts where its digits are too far apart for one."""
    columns = np.flatnonzero(mask[piece.top : piece.bottom, piece.x0 : piece.x1].any(axis=0)) + piece.x0
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    left, upper, right, lower = piece.clear
    parts: list[Piece] = []
    start = piece.x0
    for one, other in pairwise(runs):
        gap, apart = other[0] - one[-1], (other[0] + other[-1] - one[0] - one[-1]) / 2
        if gap > WHITE * piece.height and apart > ADVANCE * piece.height:
            middle = int(one[-1] + other[0]) // 2
            parts.append(replace(piece, x0=start, x1=int(one[-1]) + 1, clear=(left, upper, middle, lower)))
            start, left = int(other[0]), middle
    return [*parts, replace(piece, x0=start, clear=(left, upper, right, lower))]


def stacked(piece: Piece, mask: Grey) -> list[tuple[int, int]]:
    """The rows of each character of an upright piece."""
    ink = mask[piece.top : piece.bottom, piece.x0 : piece.x1].any(axis=1)
    rows = np.flatnonzero(ink)
    runs = [(int(run[0]), int(run[-1]) + 1) for run in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)]
    merged = runs[:1]
    for run in runs[1:]:
        if run[1] - merged[-1][0] <= 1.15 * piece.width:
            merged[-1] = (merged[-1][0], run[1])
        else:
            merged.append(run)
    return [(piece.top + a, piece.top + b) for a, b in merged]


def middles(centres: Sequence[float], start: float, end: float) -> tuple[float, ...]:
    """Borders between characters whose centres are known, from the first's start to the last's end."""
    inner = [min(max((a + b) / 2, start), end) for a, b in pairwise(centres)]
    return (start, *inner, end)
