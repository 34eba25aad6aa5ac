# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drawn paths of a page become Rulings: straight lines, whatever they were drawn with.

Word processors stroke lines, browsers fill thin rectangles, others stroke a box for each cell or
shade a head without any border: all of it is a border to the reader's eye.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewer.model.document import Ruling
from reviewer.pdf.dots import dotted, is_dot
from reviewer.pdf.turning import Box, Matrix, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

THIN = 3.0  # points: a rectangle thinner than this is a line
SHORT = 2.0  # points: a line shorter than this is a dot
SLANT = 1.0  # points that a line may lean
BACKGROUND = 0.7  # of the page: a larger filled rectangle is paper, not a cell


def rulings(
    drawings: Iterable[Mapping[str, Any]],
    matrix: Matrix,
    width: float,
    height: float,
    most: int,
) -> tuple[Ruling, ...]:
    """Horizontal and vertical lines in the displayed page, `most` at the most."""
    turn = None if matrix.a == 1 else matrix
    found: list[Ruling] = []
    dots: list[Box] = []
    for drawing in drawings:
        stroked = "s" in drawing["type"] and drawing.get("color") != drawing.get("fill")
        fat = stroked or _is_shade(drawing, width * height)
        # A white patch may come as its four sides, as on turned pages: nobody sees them.
        unseen = not fat and _is_patch(drawing["rect"])
        for item in _items(drawing, stroked=stroked):
            if unseen and item[0] == "l":
                continue
            for printed in _boxes(item):
                box = printed if turn is None else turned(printed, turn)
                if is_dot(box):
                    dots.append(box)
                else:
                    found.extend(_lines(box, fat, not stroked))
        if len(found) + len(dots) > most:
            return ()
    return (*found, *dotted(dots))


def _is_shade(drawing: Mapping[str, Any], page_area: float) -> bool:
    """Whether a filled shape is coloured, so that its edges can be seen, and is not the paper."""
    x0, top, x1, bottom = drawing["rect"]
    fill = drawing.get("fill") or (1.0, 1.0, 1.0)
    return min(fill) < 0.99 and (x1 - x0) * (bottom - top) < BACKGROUND * page_area


def _is_patch(rect: Box) -> bool:
    return rect[2] - rect[0] > THIN and rect[3] - rect[1] > THIN


def _items(drawing: Mapping[str, Any], *, stroked: bool) -> Iterable[tuple[Any, ...]]:
    """The pieces of a path; four straight sides that are only filled are the box that they enclose."""
    items: list[tuple[Any, ...]] = drawing["items"]
    sides = [(*item[1], *item[2]) for item in items if item[0] == "l"]
    if stroked or len(items) != 4 or len(sides) != 4:
        return items
    straight = all(min(abs(ax - bx), abs(ay - by)) <= SLANT / 10 for ax, ay, bx, by in sides)
    x0, top, x1, bottom = drawing["rect"]
    fat = min(x1 - x0, bottom - top) > THIN
    return [("re", (x0, top, x1, bottom))] if straight and fat else items


def _boxes(item: tuple[Any, ...]) -> Iterator[Box]:
    kind = item[0]
    if kind == "l":
        (ax, ay), (bx, by) = item[1], item[2]
        if min(abs(ax - bx), abs(ay - by)) <= SLANT:  # not the slanted stroke of a divided head
            yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
    elif kind == "re":
        yield item[1]
    elif kind == "qu":
        xs, ys = [p[0] for p in item[1]], [p[1] for p in item[1]]
        yield min(xs), min(ys), max(xs), max(ys)


def _lines(box: Box, fat: bool, shade: bool) -> Iterator[Ruling]:
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if high <= THIN and wide >= SHORT and wide > high:
        if high <= SLANT or wide > 4 * high:
            yield Ruling(True, (top + bottom) / 2, x0, x1)
    elif wide <= THIN and high >= SHORT:
        if wide <= SLANT or high > 4 * wide:
            yield Ruling(False, (x0 + x1) / 2, top, bottom)
    elif fat and wide > THIN and high > THIN:
        yield Ruling(True, top, x0, x1, shade)
        yield Ruling(True, bottom, x0, x1, shade)
        yield Ruling(False, x0, top, bottom, shade)
        yield Ruling(False, x1, top, bottom, shade)
