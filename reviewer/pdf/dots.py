# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dotted lines: small filled squares in a row become one Ruling, as browsers print them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.model.document import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewer.pdf.turning import Box

DOT = 2.3  # points: a filled square no larger than this is a dot
STEP = 3.0  # times the size of a dot: the next dot of a line is nearer
FEW = 5  # dots: fewer are a decoration
ONE_LINE = 0.2  # points: dots of one line lean no more


def is_dot(box: Box) -> bool:
    return box[2] - box[0] <= DOT and box[3] - box[1] <= DOT


def dotted(dots: Sequence[Box]) -> Iterator[Ruling]:
    """The horizontal and vertical lines that dots make."""
    for flat in (True, False):
        points = sorted(
            (round(_middle(box, flat) / ONE_LINE), box[0 if flat else 1], box[2 if flat else 3]) for box in dots
        )
        run: list[tuple[int, float, float]] = []
        for point in points:
            if run and (point[0] != run[-1][0] or point[1] - run[-1][2] > STEP * (point[2] - point[1])):
                yield from _line(run, flat)
                run = []
            run.append(point)
        yield from _line(run, flat)


def _middle(box: Box, flat: bool) -> float:
    return (box[1] + box[3]) / 2 if flat else (box[0] + box[2]) / 2


def _line(run: Sequence[tuple[int, float, float]], flat: bool) -> Iterator[Ruling]:
    """A line for dots that follow one another at one distance."""
    if len(run) < FEW:
        return
    steps = [b[1] - a[1] for a, b in pairwise(run)]
    if max(steps) > 0:
        yield Ruling(flat, run[0][0] * ONE_LINE, run[0][1], run[-1][2])
