# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture that was straightened for reading, and where its points lie on the page as displayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from reviewer.model.place import Place

T = TypeVar("T")
Matrix = tuple[float, float, float, float, float, float, float, float, float]


POWERS = tuple((along, across) for along in (1, 2, 3, 4) for across in (0, 1, 2))


@dataclass(frozen=True, slots=True)
class Bend:
    """How the paper of a page of `width` by `height` bends, all in points.

    `rises` are the terms, in the order of POWERS, of the surface by which points lie lower than on flat paper, over
    x and y from -1 to 1 across the page; `leans` those by which they lie to the right, over y and x. None: flat.
    `known` are the least and the greatest x and the least and the greatest y of what was measured; beyond them the
    bend is as at their edge.
    """

    width: float
    height: float
    rises: tuple[float, ...] = ()
    leans: tuple[float, ...] = ()
    known: tuple[float, float, float, float] = (-1.0, 1.0, -1.0, 1.0)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the flat page is on the bent one."""
        left, right, top, bottom = self.known
        along = min(max(2 * x / self.width - 1, left), right)
        down = min(max(2 * y / self.height - 1, top), bottom)
        aside = sum(term * down**p * along**q for term, (p, q) in zip(self.leans, POWERS, strict=False))
        lower = sum(term * along**p * down**q for term, (p, q) in zip(self.rises, POWERS, strict=False))
        return x + aside, y + lower


@dataclass(frozen=True, slots=True)
class Frame:
    """From the frame in which a page was read to the page as displayed.

    `matrix` is a projection, row by row, of points to points, of paper that was flattened by `bend`;
    `width` and `height` are the displayed page's.
    """

    matrix: Matrix
    width: float
    height: float
    bend: Bend | None = None

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.bend:
            x, y = self.bend.point(x, y)
        a, b, c, d, e, f, g, h, i = self.matrix
        depth = g * x + h * y + i
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth

    def place(self, p: Place) -> Place:
        """The upright box on the displayed page around a box of the frame."""
        corners = [self.point(x, y) for x in (p.x0, p.x1) for y in (p.top, p.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Place(p.page, min(xs), min(ys), max(xs), max(ys))


def shown(value: T, frames: Mapping[int, Frame]) -> T:
    """The same value with each Place in it where the displayed page has it; `frames` by page number."""
    return cast("T", _moved(value, frames)) if frames else value


def _moved(value: object, frames: Mapping[int, Frame]) -> object:
    if isinstance(value, Place):
        frame = frames.get(value.page)
        return frame.place(value) if frame else value
    if isinstance(value, tuple):
        new = tuple(_moved(item, frames) for item in value)
        return new if any(one is not other for one, other in zip(new, value, strict=True)) else value
    if isinstance(value, Mapping):
        return {key: _moved(item, frames) for key, item in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new_one = _moved(old, frames)
        if new_one is not old:
            changed[field.name] = new_one
    return replace(value, **changed) if changed else value
