# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page as pixels: what shows where a word should be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reviewer.pdf.turning import Matrix, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word
    from reviewer.model.place import Place

SCALE = 2.0  # pixels a point
LIGHT = 0.6  # of full light in each colour: such letters may stand on white
CONTRAST = 24  # levels of 255 by which ink stands out
INK = 0.01  # of a word's pixels
PAPER = 0.5  # of a word's pixels: letters leave more of their box to the ground
AROUND = 0.25  # of the pixels above and below a word
BLACK = 110  # level of the lightest colour of a pixel that is still black print


@dataclass(frozen=True, slots=True)
class View:
    """A page of PyMuPDF, the matrix to the frame in which it is read, and what of it turns the displayed page."""

    page: Any
    turn: Matrix
    lies: Turn | None = None


class Pixels:
    """The page in the frame in which it is read, in colour."""

    def __init__(self, view: View) -> None:
        lies = view.lies or Turn(1, 0, 0, 1, 0, 0)
        matrix = tuple(SCALE * part for part in (lies.a, lies.b, lies.c, lies.d, 0, 0))
        pixmap = view.page.get_pixmap(matrix=matrix, alpha=False, colorspace="rgb")
        self._width, self._height, self._stride = pixmap.width, pixmap.height, pixmap.stride
        self._samples = bytes(pixmap.samples_mv)

    def is_dark(self, place: Place) -> bool:
        """Whether anything black or nearly so is printed at a place; a seal's letters are coloured."""
        x0, x1 = max(0, round(place.x0 * SCALE)), min(self._width, round(place.x1 * SCALE))
        top, bottom = max(0, round(place.top * SCALE)), min(self._height, round(place.bottom * SCALE))
        for y in range(top, bottom):
            row = self._row(y, x0, x1)
            if any(max(pixel) < BLACK for pixel in zip(row[::3], row[1::3], row[2::3], strict=True)):
                return True
        return False

    def _row(self, y: int, x0: int, x1: int) -> bytes:
        y = min(max(y, 0), self._height - 1)
        return self._samples[y * self._stride + 3 * x0 : y * self._stride + 3 * x1]

    def level(self, word: Word, colour: Sequence[float]) -> int | None:
        """How light the ground is where the word should be; None where something of its colour is printed there."""
        p, by = word.place, 0.1 * word.size
        x0, x1 = max(0, round((p.x0 + by) * SCALE)), min(self._width, round((p.x1 - by) * SCALE))
        top, bottom = max(0, round((p.top + by) * SCALE)), min(self._height, round((p.bottom - by) * SCALE))
        if x1 - x0 < 2 or bottom - top < 2:
            return None
        field = b"".join(self._row(y, x0, x1) for y in range(top, bottom))
        planes = [field[plane::3] for plane in range(3)]
        # Above and below the letters, as dense ones may leave less than half of their box white.
        edge = b"".join(self._row(round(y * SCALE), x0, x1) for y in (p.top, p.bottom)) or field
        ground = [Counter(edge[plane::3]).most_common(1)[0][0] for plane in range(3)]
        ink = [round(255 * part) - level for part, level in zip(wide(colour), ground, strict=True)]
        if max(map(abs, ink)) >= CONTRAST:
            counted = Counter(zip(*planes, strict=True))
            own = sum(count for pixel, count in counted.items() if _is_ink(pixel, ground, ink))
            if _is_paper(own / len(planes[0]), edge, ground, ink) and min(colour) >= LIGHT:
                return round(255 * sum(wide(colour)) / 3)
            if own > INK * len(planes[0]):
                return None
        return sum(ground) // 3


def _is_ink(pixel: Sequence[int], ground: Sequence[int], ink: Sequence[int]) -> bool:
    """Whether a pixel lies between the colour of the ground and that of the letters, as the edges of letters do."""
    along = sum((p - g) * i for p, g, i in zip(pixel, ground, ink, strict=True)) / sum(i * i for i in ink)
    rest = max(abs(p - g - along * i) for p, g, i in zip(pixel, ground, ink, strict=True))
    return rest < CONTRAST and along * max(map(abs, ink)) >= CONTRAST


def _is_paper(own: float, edge: bytes, ground: Sequence[int], ink: Sequence[int]) -> bool:
    """Whether what has the colour of the letters is the paper, on which a seal or a watermark is the rest."""
    pixels = [*zip(edge[::3], edge[1::3], edge[2::3], strict=True)]
    return own > PAPER and sum(_is_ink(pixel, ground, ink) for pixel in pixels) > AROUND * len(pixels)


def wide(colour: Sequence[float]) -> Sequence[float]:
    """A colour as red, green and blue."""
    return tuple(colour[:1]) * 3 if len(colour) < 3 else colour[:3]
