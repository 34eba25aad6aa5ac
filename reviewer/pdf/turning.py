# SPDX-License-Identifier: AGPL-3.0-or-later
"""From PyMuPDF's unrotated page to the page as displayed: the one conversion of boxes."""

from __future__ import annotations

from typing import Protocol

Box = tuple[float, float, float, float]


class Matrix(Protocol):
    """A PDF transformation; only turns by right angles come here."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def turned(box: Box, by: Matrix) -> Box:
    """The box in the displayed page, corners in order."""
    xs = (box[0] * by.a + box[1] * by.c + by.e, box[2] * by.a + box[3] * by.c + by.e)
    ys = (box[0] * by.b + box[1] * by.d + by.f, box[2] * by.b + box[3] * by.d + by.f)
    return min(xs), min(ys), max(xs), max(ys)
