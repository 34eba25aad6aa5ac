# SPDX-License-Identifier: AGPL-3.0-or-later
"""A figure is looked at again in the picture, prepared in three ways that do not share their mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from reviewer.ocr.engine import WIDER, engine
from reviewer.ocr.page import crop, figures, marked
from reviewer.ocr.pieces import REACH, SPECK, Piece, Walls
from reviewer.ocr.pixels import ink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.place import Place
    from reviewer.ocr.engine import Said
    from reviewer.ocr.page import Sheet
    from reviewer.ocr.pixels import Grey

NEAR = 1.0  # of its height: ink so near a figure belongs to it
NARROW = 160  # pixels of the field of one of the readings
LARGER = 3  # times the picture is enlarged before it is sharpened or made black and white


def look(sheets: Mapping[int, Sheet], places: Sequence[Place], threads: int) -> list[tuple[Said, ...]]:
    """For each place what it says as it is, sharpened, and in black and white; nothing where there is no ink."""
    models = engine(threads)
    found: list[tuple[Said, ...]] = [()] * len(places)
    for page in sorted({place.page for place in places}):
        sheet = sheets[page]
        clean: Grey = np.asarray(cv2.imdecode(np.frombuffer(sheet.clean, np.uint8), cv2.IMREAD_GRAYSCALE))
        mask = ink(clean)
        walls = Walls(sheet.lines)
        own = [(i, _figure(place, mask, walls, sheet.scale)) for i, place in enumerate(places) if place.page == page]
        pieces = [(i, piece) for i, piece in own if piece is not None]
        crops = [(crop(clean, piece.clear), crop(clean, _around(piece, 1.6 * REACH))) for _, piece in pieces]
        readings = (
            models.read([one for one, _ in crops], WIDER),
            models.read([_sharp(other) for _, other in crops], NARROW),
            models.read([_black(one) for one, _ in crops], WIDER),
        )
        for (i, piece), *said in zip(pieces, *readings, strict=True):
            found[i] = tuple(marked(figures(one, piece), crop(clean, piece.box)) for one in said)
    return found


def _figure(place: Place, mask: Grey, walls: Walls, scale: float) -> Piece | None:
    """The ink at a place, with what stands so near on its line that it may be part of the figure."""
    x0, top, x1, bottom = (round(v * scale) for v in place.box)
    left, _, right, _ = walls.around(x0, top, x1, bottom, mask.shape[1])
    band = mask[max(0, top) : bottom, max(0, left) : right] > 0
    columns = np.flatnonzero(band.any(axis=0)) + max(0, left)
    gap = NEAR * (bottom - top)
    runs = np.split(columns, np.flatnonzero(np.diff(columns) > gap) + 1)
    inside = [run for run in runs if len(run) and run[0] < x1 and run[-1] >= x0]
    if not inside:
        return None
    start, end = int(inside[0][0]), int(inside[-1][-1]) + 1
    rows = np.flatnonzero((mask[max(0, top) : bottom, start:end] > 0).any(axis=1)) + max(0, top)
    box = (start, int(rows[0]), end, int(rows[-1]) + 1)
    if max(box[2] - box[0], box[3] - box[1]) < SPECK * scale:
        return None
    reach = max(3, round(REACH * (box[3] - box[1])))
    return Piece(*box, walls.around(*box, reach))


def _around(piece: Piece, reach: float) -> tuple[int, int, int, int]:
    more = max(4, round(reach * piece.height))
    return piece.x0 - more, piece.top - more, piece.x1 + more, piece.bottom + more


def _large(grey: Grey) -> Grey:
    return cv2.resize(grey, None, fx=LARGER, fy=LARGER, interpolation=cv2.INTER_CUBIC)


def _sharp(grey: Grey) -> Grey:
    large = _large(grey)
    return cv2.addWeighted(large, 1.8, cv2.GaussianBlur(large, (0, 0), 3.0), -0.8, 0)


def _black(grey: Grey) -> Grey:
    large = cv2.GaussianBlur(_large(grey), (0, 0), 1.2)
    _, black = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return cv2.GaussianBlur(black, (0, 0), 1.0)
