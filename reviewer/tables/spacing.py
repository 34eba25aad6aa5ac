# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cells set apart from one another: two parallel lines with nothing but a little white between are one border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.tables.rulings import SNAP, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word

WHITE = 7.0  # points: a row or column of text is never so thin


def closed(lines: Sequence[Line], words: Sequence[Word], *, flat: bool) -> list[Line]:
    """The lines in order of `at`, near ones joined in their middle; `flat` when they are horizontal."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above and SNAP < line.at - above.at <= WHITE and not _parted(above, line, words, flat):
            result[-1] = _joined(above, line)
        else:
            result.append(line)
    return result


def _parted(one: Line, other: Line, words: Sequence[Word], flat: bool) -> bool:
    """Whether words stand between two lines, or neither runs along the other."""
    low, high = max(one.start, other.start), min(one.end, other.end)
    if high <= low:
        return True
    for word in words:
        x, y = word.place.centre
        along, across = (x, y) if flat else (y, x)
        if one.at < across < other.at and low < along < high:
            return True
    return False


def stretched(lines: Sequence[Line]) -> list[Line]:
    """The lines drawn on to the middle of the white at their ends."""
    by = WHITE / 2
    return [Line(line.at, _together([(start - by, end + by) for start, end in line.spans])) for line in lines]


def _joined(one: Line, other: Line) -> Line:
    """One line for both, nearer to the longer one."""
    lengths = [sum(end - start for start, end in line.spans) for line in (one, other)]
    at = (one.at * lengths[0] + other.at * lengths[1]) / sum(lengths)
    return Line(at, _together((*one.spans, *other.spans)))


def _together(spans: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    result: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return tuple(result)
