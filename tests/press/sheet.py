# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page of paper as the reader sees it, and the PDF page that shows it: boxes, origin and turn."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.press.typeface import Typeface

A4 = (595.28, 841.89)
BLACK = (0.0, 0.0, 0.0)
Colour = tuple[float, float, float]
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of `width` by `height` points as displayed.

    `turn` is its /Rotate. `cut` is what the CropBox hides of the MediaBox at the left, bottom,
    right and top (of the unturned page), `origin` the lower left corner of the MediaBox.
    """

    width: float = A4[0]
    height: float = A4[1]
    turn: int = 0
    cut: Box = (0.0, 0.0, 0.0, 0.0)
    origin: tuple[float, float] = (0.0, 0.0)

    @property
    def crop_box(self) -> Box:
        width, height = (self.width, self.height) if self.turn % 180 == 0 else (self.height, self.width)
        x, y = self.origin[0] + self.cut[0], self.origin[1] + self.cut[1]
        return x, y, x + width, y + height

    @property
    def media_box(self) -> Box:
        _, _, right, top = self.crop_box
        return self.origin[0], self.origin[1], right + self.cut[2], top + self.cut[3]

    @property
    def matrix(self) -> Matrix:
        """From the displayed page with its origin at the lower left to the space of the PDF page."""
        left, bottom, right, top = self.crop_box
        turns: dict[int, Matrix] = {
            0: (1, 0, 0, 1, left, bottom),
            90: (0, 1, -1, 0, right, bottom),
            180: (-1, 0, 0, -1, right, top),
            270: (0, -1, 1, 0, left, top),
        }
        return turns[self.turn]


@dataclass(slots=True)
class Canvas:
    """What is printed on one sheet; places are given from the top left corner, in points."""

    sheet: Sheet
    typeface: Typeface
    operators: list[str] = field(default_factory=list)

    def lay_under(self, lower: Canvas) -> None:
        """Print first what is on `lower`."""
        self.operators[:0] = lower.operators

    def text(
        self, x: float, baseline: float, text: str, size: float, colour: Colour = BLACK, bold: bool = False
    ) -> None:
        """Print `text` from `x` on; `bold` strokes the outlines too."""
        self._show(text, size, (1, 0, 0, 1, x, self.sheet.height - baseline), colour, bold)

    def slanted(self, x: float, baseline: float, text: str, size: float, degrees: float, colour: Colour) -> None:
        """Print `text` turned anticlockwise about the point where it starts."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        self._show(text, size, (cos, sin, -sin, cos, x, self.sheet.height - baseline), colour, False)

    def _show(self, text: str, size: float, matrix: Matrix, colour: Colour, bold: bool) -> None:
        red, green, blue = colour
        along = 0.0
        self._say(f"q {red:g} {green:g} {blue:g} rg {red:g} {green:g} {blue:g} RG")
        for font, codes, width in self.typeface.runs(text):
            a, b, c, d, x, y = matrix
            mode = f"2 Tr {size * 0.03:.3f} w " if bold else ""
            place = f"{a:.5f} {b:.5f} {c:.5f} {d:.5f} {x + a * along:.3f} {y + b * along:.3f}"
            self._say(f"BT {mode}/{font} {size:g} Tf {place} Tm <{codes}> Tj ET")
            along += width * size
        self._say("Q")

    def unseen(self, x: float, baseline: float, text: str, size: float) -> None:
        """Print `text` as many programs lay recognised words under a scan: it is there and nothing shows."""
        self._say("q 3 Tr")
        self.text(x, baseline, text, size)
        self._say("Q")

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float) -> None:
        top = self.sheet.height
        self._say(f"{width:g} w {x0:.3f} {top - y0:.3f} m {x1:.3f} {top - y1:.3f} l S")

    def outline(self, box: Box, width: float) -> None:
        self._say(f"{width:g} w {self._rectangle(box)} S")

    def fill(self, box: Box, colour: Colour = BLACK) -> None:
        red, green, blue = colour
        self._say(f"q {red:g} {green:g} {blue:g} rg {self._rectangle(box)} f Q")

    def circle(self, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
        red, green, blue = colour
        y, bend = self.sheet.height - y, radius * 0.5523
        self._say(f"q {red:g} {green:g} {blue:g} RG {width:g} w {x + radius:.3f} {y:.3f} m")
        for along, across in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
            x1, y1 = x + radius * along[0] + bend * across[0], y + radius * along[1] + bend * across[1]
            x2, y2 = x + radius * across[0] + bend * along[0], y + radius * across[1] + bend * along[1]
            x3, y3 = x + radius * across[0], y + radius * across[1]
            self._say(f"{x1:.3f} {y1:.3f} {x2:.3f} {y2:.3f} {x3:.3f} {y3:.3f} c")
        self._say("S Q")

    def content(self) -> bytes:
        numbers = " ".join(f"{number:g}" for number in self.sheet.matrix)
        return "\n".join((f"q {numbers} cm", *self.operators, "Q")).encode("ascii")

    def _rectangle(self, box: Box) -> str:
        x0, top, x1, bottom = box
        return f"{x0:.3f} {self.sheet.height - bottom:.3f} {x1 - x0:.3f} {bottom - top:.3f} re"

    def _say(self, operator: str) -> None:
        self.operators.append(operator)
