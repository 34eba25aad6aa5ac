# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns that are not ruled: found from how the figures of many rows stand below one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word
    from reviewer.tables.rulings import Frame

FIGURE = re.compile(r"[-−－]?[\d０-９][\d０-９,，.．]*|[-—－–―/／]+|不适用")
SEVERAL = 3  # figures in one row make it a row of figures
BESIDE = 0.6  # of the font size: closer words on a line are one phrase
CLEAR = 1.0  # points of white between two columns

Columns = tuple[list[float], list[list[bool]]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of one text line that stand together; `row` counts the bands between the lines."""

    row: int
    start: float
    end: float
    figure: bool


def columns_by_text(frame: Frame, xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> Columns | None:
    """Column borders, and for each row which of them part two cells; None when the frame is ruled.

    A row whose figures all share one ruled cell shows that vertical lines are missing.
    """
    found = phrases(words, ys)
    rows: dict[int, list[Phrase]] = {}
    for phrase in found:
        rows.setdefault(phrase.row, []).append(phrase)
    data = [row for row in rows.values() if sum(p.figure for p in row) >= SEVERAL]
    bare = [row for row in data if not _ruled(row, frame, ys)]
    if not bare or len(bare) * 2 < len(data):
        return None
    columns = _joined([(p.start, p.end) for row in bare for p in row if p.figure and _aligned(p, row)])
    if len(columns) < SEVERAL:
        return None
    labels = [p.end for row in bare for p in row if p.end <= columns[0][0]]
    left = max(labels, default=xs[0])
    borders = _label_borders(frame, xs[0], (left + columns[0][0]) / 2)
    borders.append((left + columns[0][0]) / 2 if labels else max(xs[0], columns[0][0] - 2 * CLEAR))
    borders += [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    borders = sorted({xs[0], *borders, xs[-1]})
    walls = [[_parts(border, rows.get(i, [])) for border in borders] for i in range(len(ys) - 1)]
    return borders, walls


def phrases(words: Sequence[Word], ys: Sequence[float]) -> list[Phrase]:
    """The phrases of all bands between the lines at `ys`."""
    lines: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        middle = word.place.centre[1]
        row = min(max(bisect_right(ys, middle) - 1, 0), len(ys) - 2)
        lines.setdefault((row, round(middle / max(word.size * 0.7, 1.0))), []).append(word)
    found: list[Phrase] = []
    for (row, _), line in lines.items():
        line.sort(key=lambda w: w.place.x0)
        run = [line[0]]
        for word in line[1:]:
            if word.place.x0 - run[-1].place.x1 < BESIDE * word.size and not (_is_figure(run) or _is_figure([word])):
                run.append(word)
                continue
            found.append(_phrase(row, run))
            run = [word]
        found.append(_phrase(row, run))
    return found


def _is_figure(run: Sequence[Word]) -> bool:
    return FIGURE.fullmatch("".join(word.text for word in run)) is not None


def _phrase(row: int, run: Sequence[Word]) -> Phrase:
    return Phrase(row, run[0].place.x0, run[-1].place.x1, _is_figure(run))


def _ruled(row: Sequence[Phrase], frame: Frame, ys: Sequence[float]) -> bool:
    """Whether vertical lines stand between the figures of a row."""
    top, bottom = ys[row[0].row], ys[row[0].row + 1]
    walls = [line.at for line in frame.vertical if line.drawn(top, bottom) > (bottom - top) / 2]
    figures = sorted((p.start, p.end) for p in row if p.figure)
    gaps = list(pairwise(figures))
    return sum(any(a[1] - 2 <= at <= b[0] + 2 for at in walls) for a, b in gaps) * 2 >= len(gaps)


def _aligned(phrase: Phrase, row: Sequence[Phrase]) -> bool:
    """A figure to the right of all words of its row; one inside a label is no column."""
    return all(other.end <= phrase.start for other in row if not other.figure)


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + CLEAR:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _label_borders(frame: Frame, first: float, last: float) -> list[float]:
    """Where lines between labels begin: a merged label has no line inside it."""
    starts = sorted({round(start, 1) for line in frame.horizontal for start, _ in line.spans})
    kept: list[float] = []
    for start in starts:
        if first + 6 < start < last - 6 and (not kept or start - kept[-1] > 6):
            kept.append(start)
    return kept


def _parts(border: float, row: Sequence[Phrase]) -> bool:
    return not any(p.start < border - CLEAR and p.end > border + CLEAR for p in row)
