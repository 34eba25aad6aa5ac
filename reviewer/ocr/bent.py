# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paper that did not lie flat: its long lines are bows. They are measured and the page is made flat by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from reviewer.model.frame import POWERS, Bend

if TYPE_CHECKING:
    from reviewer.ocr.pixels import Grey

RUN = 9.0  # points of a line that are straight enough to tell it from print
LONG = 90.0  # points: a line that shows how the paper bends
STEEP = 0.06  # of its length that a line may rise
LINES = 4  # from which a bend is believed
LEAST = 1.2  # pixels: what bends less is flat enough
BETTER = 0.6  # of the unevenness that may be left
LEFT = 2.5  # times what is usually left: a line that fits no better is another thing


def bend(mask: Grey, scale: float) -> Bend | None:
    """How the paper bends, in points; None when it is flat. `mask` is the page's ink, `scale` pixels per point."""
    height, width = mask.shape
    across = _traced(mask, scale)
    down = _traced(cv2.transpose(mask), scale)
    rises, leans = _fitted(across, width, height), _fitted(down, height, width)
    if not rises and not leans:
        return None
    xs = 2 * np.concatenate([*(line[:, 0] for line in across), *(line[:, 1] for line in down)]) / width - 1
    ys = 2 * np.concatenate([*(line[:, 1] for line in across), *(line[:, 0] for line in down)]) / height - 1
    known = float(xs.min()), float(xs.max()), float(ys.min()), float(ys.max())
    in_points = [tuple(v / scale for v in terms) for terms in (rises, leans)]
    return Bend(width / scale, height / scale, in_points[0], in_points[1], known)


def flattened(page: Grey, bent: Bend, scale: float) -> Grey:
    """The page as it would be if its paper were flat."""
    height, width = page.shape
    x, y = np.meshgrid(np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32))
    columns, rows = (x + 1) * (width - 1) / 2, (y + 1) * (height - 1) / 2
    x, y = np.clip(x, *bent.known[:2]), np.clip(y, *bent.known[2:])
    down = rows + scale * _surface(bent.rises, x, y)
    right = columns + scale * _surface(bent.leans, y, x)
    return cv2.remap(page, right.astype(np.float32), down.astype(np.float32), cv2.INTER_CUBIC, borderValue=(255.0,))


def _surface(terms: tuple[float, ...], along: Grey, across: Grey) -> Grey:
    total = np.zeros_like(along)
    for term, (p, q) in zip(terms, POWERS, strict=False):
        total += np.float32(term) * along**p * across**q
    return total


def _traced(mask: Grey, scale: float) -> list[Grey]:
    """Long horizontal lines as rows of x and y, in pixels."""
    runs = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, int(RUN * scale)), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(runs, np.ones((3, 5), np.uint8)))
    step = int(RUN * scale / 2)
    found = []
    for index in range(1, count):
        x, y, wide, high, _ = (int(v) for v in stats[index])
        if wide < LONG * scale or high > STEEP * wide + 3 * scale:
            continue
        shape = labels[y : y + high, x : x + wide] == index
        columns = np.arange(step, wide - step, step)
        inked = shape[:, columns]
        thick = inked.sum(axis=0)
        usual = np.median(thick)
        kept = (thick > 0) & (thick <= usual + 2)
        middle = (inked * np.arange(high)[:, None]).sum(axis=0)[kept] / thick[kept]
        if len(middle) > 3:
            found.append(np.stack([x + columns[kept], y + middle], axis=1))
    return found


def _fitted(lines: list[Grey], length: int, breadth: int) -> tuple[float, ...]:
    """The terms of the surface by which points of lines lie off their line, in pixels; none for straight lines."""
    for _ in range(2):
        if len(lines) < LINES:
            return ()
        known, wanted = _equations(lines, length, breadth)
        terms = np.linalg.solve(known.T @ known + 0.05 * np.eye(len(POWERS)), known.T @ wanted)
        rest = [np.sqrt(np.mean(part**2)) for part in _parts(wanted - known @ terms, lines)]
        limit = max(0.5, LEFT * float(np.median(rest)))
        lines = [line for line, off in zip(lines, rest, strict=True) if off <= limit]
    known, wanted = _equations(lines, length, breadth)
    before, after = np.sqrt(np.mean(wanted**2)), np.sqrt(np.mean((wanted - known @ terms) ** 2))
    if np.percentile(np.abs(wanted), 98) < LEAST or after > BETTER * before:
        return ()
    return tuple(terms.tolist())


def _equations(lines: list[Grey], length: int, breadth: int) -> tuple[Grey, Grey]:
    """Of each line, its points' terms and levels less their mean: where the line as a whole lies does not matter."""
    rows, levels = [], []
    for line in lines:
        along, across = 2 * line[:, 0] / length - 1, 2 * line[:, 1] / breadth - 1
        terms = np.stack([along**p * across**q for p, q in POWERS], axis=1)
        rows.append(terms - terms.mean(axis=0))
        levels.append(line[:, 1] - line[:, 1].mean())
    return np.concatenate(rows), np.concatenate(levels)


def _parts(values: Grey, lines: list[Grey]) -> list[Grey]:
    return np.split(values, np.cumsum([len(line) for line in lines])[:-1])
