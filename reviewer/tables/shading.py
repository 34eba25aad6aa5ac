# SPDX-License-Identifier: AGPL-3.0-or-later
"""Coloured bands become one frame: where every other row is shaded, the white rows between them count too."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reviewer.tables.blocks import is_figure
from reviewer.tables.rulings import TOUCH, Frame, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word

LEAN = 1.5  # points by which a word may lean over the edge of a column
TALLER = 4.0  # times: a white row is not so much taller than the usual shaded one
BELOW = 2.0  # points of white below the words of a last white row
FEW = 3  # columns: fewer tell no table from text


def banded(found: Sequence[Frame], words: Sequence[Word]) -> list[Frame]:
    """The frames of coloured areas, those of one table joined and the white cells between them closed."""
    result: list[Frame] = []
    joined: set[int] = set()
    for frame in sorted(found, key=lambda f: f.top):
        above = result[-1] if result else None
        if above and _is_one_table(above, frame, words):
            result[-1] = Frame(_together(above.horizontal, frame.horizontal), _together(above.vertical, frame.vertical))
            joined.add(len(result) - 1)
        else:
            result.append(frame)
    return [_closed(frame, words) if i in joined else frame for i, frame in enumerate(result)]


def _is_one_table(above: Frame, below: Frame, words: Sequence[Word]) -> bool:
    """Whether a band lies inside the one before, or ends at the same edge a row of words below it."""
    if above.left - TOUCH < below.left and below.right < above.right + TOUCH and below.bottom < above.bottom:
        return True
    gap = below.top - above.bottom
    if abs(above.right - below.right) > TOUCH or not TOUCH < gap < TALLER * max(_row(above), _row(below)):
        return False
    if not any(
        above.bottom < w.place.centre[1] < below.top and below.holds(w.place.centre[0], below.top + 1) for w in words
    ):
        return False
    fewer, more = sorted((above.vertical, below.vertical), key=len)
    return all(any(abs(a.at - b.at) < TOUCH for b in more) for a in fewer if a.at > max(above.left, below.left) + TOUCH)


def _row(frame: Frame) -> float:
    """The usual height of a row."""
    levels = sorted({line.at for line in frame.horizontal})
    return median([b - a for a, b in pairwise(levels)] or [0.0])


def _together(some: Sequence[Line], others: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of both, those at one coordinate as one."""
    rest = list(others)
    result: list[Line] = []
    for line in some:
        same = [other for other in rest if abs(other.at - line.at) < TOUCH]
        rest = [other for other in rest if other not in same]
        spans = (*line.spans, *(span for other in same for span in other.spans))
        result.append(Line(line.at, _joined(spans)) if same else line)
    return tuple(sorted((*result, *rest), key=lambda line: line.at))


def _joined(spans: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    result: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1] + LEAN:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return tuple(result)


def _closed(frame: Frame, words: Sequence[Word]) -> Frame:
    """The frame with its columns drawn through the white rows, where no words lie across, and a last white row."""
    inside = [w for w in words if frame.holds(*w.place.centre)]
    tall = TALLER * _row(frame)
    vertical = []
    for line in frame.vertical:
        holes = [(a[1], b[0]) for a, b in pairwise(line.spans) if b[0] - a[1] < tall]
        free = [hole for hole in holes if not any(_crosses(w, line.at, hole) for w in inside)]
        vertical.append(Line(line.at, _joined((*line.spans, *free))))
    return _with_last(Frame(frame.horizontal, tuple(vertical)), words, tall)


def _crosses(word: Word, at: float, between: tuple[float, float]) -> bool:
    return word.place.x0 < at - LEAN and word.place.x1 > at + LEAN and between[0] < word.place.centre[1] < between[1]


def _with_last(frame: Frame, words: Sequence[Word], tall: float) -> Frame:
    """The frame with the white row below its last shaded one: words and figures that keep to the columns."""
    below = [w for w in words if frame.bottom < w.place.centre[1] < frame.bottom + tall]
    below = [w for w in below if frame.left < w.place.centre[0] < frame.right]
    first = min((w for w in below if is_figure(w.text)), key=lambda w: w.place.top, default=None)
    if first is None:
        return frame
    row = [w for w in below if w.place.top < first.place.bottom]
    end = max(w.place.bottom for w in row) + BELOW
    strip = frame.bottom, end
    ends = [line for line in frame.vertical if line.end > frame.bottom - TOUCH]
    kept = [line for line in ends if not any(_crosses(word, line.at, strip) for word in row)]
    if all(is_figure(w.text) for w in row) or len(kept) < max(FEW, len(ends) / 2):
        return frame
    vertical = tuple(Line(v.at, _joined((*v.spans, strip))) if v in kept else v for v in frame.vertical)
    return Frame((*frame.horizontal, Line(end, ((frame.left, frame.right),))), vertical)
