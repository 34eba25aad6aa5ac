# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines of a table, in the ways that word processors and browsers draw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.press.sheet import Box, Canvas

Style = Literal["grid", "hairline", "filled", "cells", "open", "horizontal", "upright", "three", "none"]
STYLES: tuple[Style, ...] = ("grid", "hairline", "filled", "cells", "open", "horizontal")
ROWLESS: tuple[Style, ...] = ("upright", "three", "none")  # no line parts the rows


@dataclass(frozen=True, slots=True)
class Rules:
    """How a table is ruled: `weight` in points, heads on a grey ground when `shaded`."""

    style: Style = "grid"
    weight: float = 0.5
    shaded: bool = False

    def draw(self, canvas: Canvas, boxes: Sequence[Box], head: float | None = None) -> None:
        """Draw the lines around the cells `boxes` of one piece of a table whose head ends at the height `head`."""
        if self.style == "none":
            return
        if self.style == "cells":
            for box in boxes:
                canvas.outline(box, self.weight)
            return
        weight = 0.1 if self.style == "hairline" else self.weight
        left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
        low, high = (round(at, 3) for at in (min(box[1] for box in boxes), max(box[3] for box in boxes)))
        head = round(head, 3) if head is not None else None
        for x0, y0, x1, y1 in _joined(boxes):
            upright = x0 == x1
            if upright and (self.style in ("horizontal", "three") or (self.style == "open" and x0 in (left, right))):
                continue
            if not upright and self.style in ROWLESS and y0 not in (low, high, head if self.style == "three" else low):
                continue
            if self.style == "filled":
                half = weight / 2
                canvas.fill((x0 - half, y0 - half, x1 + half, y1 + half))
            else:
                canvas.line(x0, y0, x1, y1, weight)


def _joined(boxes: Sequence[Box]) -> Iterator[Box]:
    """The edges of `boxes`, each once, those in one line that touch made one."""
    across: dict[float, list[tuple[float, float]]] = {}
    upright: dict[float, list[tuple[float, float]]] = {}
    for x0, top, x1, bottom in boxes:
        for y in (top, bottom):
            across.setdefault(round(y, 3), []).append((x0, x1))
        for x in (x0, x1):
            upright.setdefault(round(x, 3), []).append((top, bottom))
    for y, spans in sorted(across.items()):
        yield from ((start, y, end, y) for start, end in _merged(spans))
    for x, spans in sorted(upright.items()):
        yield from ((x, start, x, end) for start, end in _merged(spans))


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 0.01:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
