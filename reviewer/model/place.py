# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where something is printed: the one box that travels from the page to the Excel row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A box on a page.

    `page` counts from 1. The box is in PDF points with the origin at the top left of the page as
    displayed: after /Rotate, relative to the CropBox. `pdf/` converts once; nobody else does.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.x0, self.top, self.x1, self.bottom

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def beside(self, other: Place) -> bool:
        """Whether both stand on one text line: they share most of the lower one's height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and shared > 0.5 * min(self.height, other.height)

    def inset(self, by: float) -> Place:
        return Place(self.page, self.x0 + by, self.top + by, self.x1 - by, self.bottom - by)

    @staticmethod
    def around(places: Iterable[Place]) -> Place:
        """The smallest box around boxes of one page; ValueError when there are none."""
        found = list(places)
        return Place(
            found[0].page if found else 0,
            min(p.x0 for p in found),
            min(p.top for p in found),
            max(p.x1 for p in found),
            max(p.bottom for p in found),
        )
