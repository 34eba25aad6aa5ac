# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which way up a page is: lines of print are wide, and read well only when they are upright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewer.ocr.engine import Engine
    from reviewer.ocr.pixels import Boxes, Grey, Matrix

LINE = 2.0  # times as wide as high: a line of text and not a lone character
TRIED = 6  # lines that are read to tell upright from upside down
CLEAR = 0.8  # mean score of upright lines, or better
_TURNS = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}


class HasGrey(Protocol):
    """A page of pixels."""

    @property
    def grey(self) -> Grey: ...


P = TypeVar("P", bound=HasGrey)


def upright(models: Engine, picture: Grey, straight: Callable[[Grey], P]) -> tuple[P, Boxes, int]:
    """The straight page the right way up, the lines on it, and the quarter turns clockwise that it took."""
    page = straight(picture)
    boxes = models.lines(page.grey)
    sizes = boxes[:, 2:] - boxes[:, :2]
    wide = (sizes[:, 0] > LINE * sizes[:, 1]) @ sizes.max(axis=1) if len(boxes) else 0.0
    high = (sizes[:, 1] > LINE * sizes[:, 0]) @ sizes.max(axis=1) if len(boxes) else 0.0
    first = 1 if high > wide else 0
    if first:
        page = straight(cv2.rotate(picture, _TURNS[1]))
        boxes = models.lines(page.grey)
    score = _score(models, page.grey, boxes)
    if score >= CLEAR or not len(boxes):
        return page, boxes, first
    other = straight(cv2.rotate(picture, _TURNS[first + 2]))
    others = models.lines(other.grey)
    if _score(models, other.grey, others) > score + 0.05:
        return other, others, first + 2
    if first:  # nothing reads well: what is displayed is the best guess
        page = straight(picture)
        return page, models.lines(page.grey), 0
    return page, boxes, first


def _score(models: Engine, grey: Grey, boxes: Boxes) -> float:
    """How well the longest lines read; 0 when there are none."""
    sizes = boxes[:, 2:] - boxes[:, :2]
    lines = boxes[sizes[:, 0] > LINE * sizes[:, 1]]
    longest = lines[np.argsort(lines[:, 0] - lines[:, 2])][: TRIED * 3 : 3]
    crops = [grey[int(t) : int(b), int(x0) : int(min(x1, x0 + 12 * (b - t)))] for x0, t, x1, b in longest.tolist()]
    said = models.read([c for c in crops if min(c.shape) > 3])
    return float(np.mean([np.mean(one.scores) if one.scores else 0.0 for one in said])) if said else 0.0


def turned(quarters: int, width: int, height: int) -> Matrix:
    """From pixels of the page after quarter turns clockwise to pixels of the picture of `width` by `height`."""
    return np.array(
        {
            0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            1: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
            2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
            3: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
        }[quarters],
        float,
    )
