# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a page become lines of text, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.document import Page, Word

APART = 2.5  # of the type size: white that parts two columns
OTHER = 1.3  # times: so much larger type beside words is another column
HALF = 0.5


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line; `size` is the size of its largest type, in points, `words` from left to right."""

    text: str
    size: float
    place: Place
    words: tuple[Word, ...] = ()


def lines(page: Page, without: Iterable[Place] = ()) -> list[TextLine]:
    """The horizontal lines of a page in reading order, leaving out the words inside the boxes `without`."""
    boxes = [box for box in without if box.page == page.number]
    upright = [w for w in page.words if not w.vertical and not any(box.holds(*w.place.centre) for box in boxes)]
    rest = sorted(upright, key=lambda w: w.place.centre[1])
    found: list[list[Word]] = []
    for word in rest:
        if found and word.place.beside(found[-1][0].place):
            found[-1].append(word)
        else:
            found.append([word])
    return [_line(line) for line in found]


def columns(page: Page) -> list[list[TextLine]]:
    """The lines of each column of a page, top to bottom: what stands below one another, at one side of a wide gap.

    Upright columns of letters are lines too, from right to left. Nothing where the page has no columns.
    """
    pieces = [piece for line in lines(page) for piece in _parted(line)]
    found: list[list[TextLine]] = []
    for piece in pieces:
        over = [column for column in found if _shared(column[-1], piece) >= HALF]
        if over:
            max(over, key=lambda column: column[-1].place.bottom).append(piece)
        else:
            found.append([piece])
    upright = _upright(page)
    parted = len(pieces) > len(lines(page)) or any(len(piece.text) == 1 for piece in pieces)
    return [*(found if parted else []), *([upright] if upright else [])]


def _parted(line: TextLine) -> list[TextLine]:
    runs = [[line.words[0]]]
    for word in line.words[1:]:
        last = runs[-1][-1]
        low, high = sorted((word.size, last.size))
        gap = word.place.x0 - last.place.x1
        if gap > APART * low or (high > OTHER * low and gap > HALF * high):
            runs.append([])
        runs[-1].append(word)
    return [_line(run) for run in runs]


def _shared(one: TextLine, other: TextLine) -> float:
    """Share of the narrower line's width that both have."""
    a, b = one.place, other.place
    return (min(a.x1, b.x1) - max(a.x0, b.x0)) / max(1.0, min(a.width, b.width))


def _upright(page: Page) -> list[TextLine]:
    found: list[list[Word]] = []
    for word in sorted((w for w in page.words if w.vertical), key=lambda w: -w.place.x1):
        if found and found[-1][0].place.x0 < word.place.centre[0] < found[-1][0].place.x1:
            found[-1].append(word)
        else:
            found.append([word])
    ordered = [sorted(column, key=lambda w: w.place.top) for column in found]
    return [
        TextLine("".join(w.text for w in c), max(w.size for w in c), Place.around(w.place for w in c)) for c in ordered
    ]


def _line(words: Sequence[Word]) -> TextLine:
    ordered = tuple(sorted(words, key=lambda w: w.place.x0))
    return TextLine(
        "".join(w.text for w in ordered), max(w.size for w in ordered), Place.around(w.place for w in ordered), ordered
    )
