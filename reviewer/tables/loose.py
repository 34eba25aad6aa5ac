# SPDX-License-Identifier: AGPL-3.0-or-later
"""Boxes drawn tightly around a figure inside its cell: they mark the figure and part no cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.tables.blocks import is_figure
from reviewer.tables.spacing import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Ruling, Word

SAME = 0.6  # points within which two sides of a box meet
TIGHT = 0.6  # of the type size: white between a figure and the side of its box
LONGEST = 80.0  # points: a longer line is no side of such a box

Sides = tuple["Ruling", "Ruling", "Ruling", "Ruling"]  # top, bottom, left, right


def without_boxes(rulings: Sequence[Ruling], words: Sequence[Word]) -> list[Ruling]:
    """The rulings without those that are the sides of a box around one figure and touch no other line."""
    figures = [w for w in words if is_figure(w.text) and not w.vertical]
    dropped: set[int] = set()
    for sides in _boxes(rulings):
        if _marks(sides, figures) and _is_loose(sides, rulings):
            dropped.update(map(id, sides))
    return [ruling for ruling in rulings if id(ruling) not in dropped] if dropped else list(rulings)


def _boxes(rulings: Sequence[Ruling]) -> list[Sides]:
    """Small rectangles with all four sides drawn on their own."""
    short = [r for r in rulings if r.end - r.start <= LONGEST]
    upright: dict[int, list[Ruling]] = {}
    for ruling in short:
        if not ruling.horizontal:
            upright.setdefault(round(ruling.at), []).append(ruling)
    flat = sorted((r for r in short if r.horizontal), key=lambda r: (round(r.start), round(r.end), r.at))
    found: list[Sides] = []
    for top, bottom in pairwise(flat):
        left, right = (_side(upright, at, top.at, bottom.at) for at in (top.start, top.end))
        if left and right and abs(top.start - bottom.start) < SAME and abs(top.end - bottom.end) < SAME:
            found.append((top, bottom, left, right))
    return found


def _side(upright: dict[int, list[Ruling]], at: float, top: float, bottom: float) -> Ruling | None:
    near = [r for key in range(round(at) - 1, round(at) + 2) for r in upright.get(key, ())]
    ends = ((r, abs(r.at - at) + abs(r.start - top) + abs(r.end - bottom)) for r in near)
    return min((pair for pair in ends if pair[1] < 3 * SAME), key=lambda pair: pair[1], default=(None, 0.0))[0]


def _marks(sides: Sides, figures: Sequence[Word]) -> bool:
    """Whether one figure stands in the box and fills it from side to side."""
    top, bottom, left, right = sides
    inside = [w for w in figures if left.at < w.place.centre[0] < right.at and top.at < w.place.centre[1] < bottom.at]
    if len(inside) != 1:
        return False
    place, room = inside[0].place, TIGHT * inside[0].size
    return place.x0 - left.at <= room and right.at - place.x1 <= room and bottom.at - top.at <= 2 * place.height


def _is_loose(sides: Sides, rulings: Sequence[Ruling]) -> bool:
    """Whether no line touches the box, and what stands close to it is a longer line: the border of its cell.

    Cells set apart from one another have the sides of cells like them at theirs.
    """
    top, bottom, left, right = sides
    box = {True: (left.at, right.at, top.at, bottom.at), False: (top.at, bottom.at, left.at, right.at)}
    for other in rulings:
        low, high, near, far = box[other.horizontal]
        if any(other is side for side in sides) or other.end < low - SAME or other.start > high + SAME:
            continue
        away = max(near - other.at, other.at - far)
        if away > WHITE or (away > SAME and other.start < low - SAME and other.end > high + SAME):
            continue
        return False
    return True
