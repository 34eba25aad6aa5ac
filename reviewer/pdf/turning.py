# SPDX-License-Identifier: AGPL-3.0-or-later
"""From PyMuPDF's unrotated page to the page as displayed or as read: the one conversion of boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from reviewer.model.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping

Box = tuple[float, float, float, float]
Direction = tuple[int, int]
ALONG: Direction = (1, 0)
MOST = 0.6  # of a page's letters: so many that run another way make the page one that lies on its side
ENOUGH = 20  # characters: fewer do not tell how a page lies, unless no others run another way
FEW = 4  # letters: digits alone may be a page's number
STRAIGHT = 0.02  # a line leaning more than this is a seal's or a watermark's


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


@dataclass(frozen=True, slots=True)
class Turn:
    """A transformation by a right angle, and a shift."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @staticmethod
    def after(first: Matrix, then: Turn) -> Turn:
        """Both turns in one."""
        return Turn(
            first.a * then.a + first.b * then.c,
            first.a * then.b + first.b * then.d,
            first.c * then.a + first.d * then.c,
            first.c * then.b + first.d * then.d,
            first.e * then.a + first.f * then.c + then.e,
            first.e * then.b + first.f * then.d + then.f,
        )


def direction(raw: Mapping[str, Any], matrix: Matrix) -> Direction:
    """Where most of the text of `raw` (PyMuPDF's rawdict) runs on the displayed page; else `ALONG`.

    Columns of upright letters (vertical writing) tell nothing about how the page lies.
    """
    found: Counter[Direction] = Counter()
    letters = 0
    lines = (line for block in raw["blocks"] for line in block.get("lines", ()))
    for line in lines:
        x, y = line["dir"]
        x, y = x * matrix.a + y * matrix.c, x * matrix.b + y * matrix.d
        if line["wmode"] == 0 and min(abs(x), abs(y)) <= STRAIGHT:
            found[round(x), round(y)] += sum(len(span["chars"]) for span in line["spans"])
            letters += sum(char["c"].isalpha() for span in line["spans"] for char in span["chars"])
    most, count = found.most_common(1)[0] if found else (ALONG, 0)
    enough = count >= ENOUGH or (letters >= FEW and count == found.total())
    return most if enough and count > MOST * found.total() else ALONG


def upright(runs: Direction, width: float, height: float) -> tuple[Turn, Frame]:
    """The turn that makes text which `runs` so on a page of that size run along it, and the way back."""
    if runs == (0, 1):
        return Turn(0, -1, 1, 0, 0, width), Frame((0, -1, width, 1, 0, 0, 0, 0, 1), width, height)
    if runs == (0, -1):
        return Turn(0, 1, -1, 0, height, 0), Frame((0, 1, 0, -1, 0, height, 0, 0, 1), width, height)
    return Turn(-1, 0, 0, -1, width, height), Frame((-1, 0, width, 0, -1, height, 0, 0, 1), width, height)
