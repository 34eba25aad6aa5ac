# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of a page become lines of text, top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.model.document import Page, Word


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


def _line(words: Sequence[Word]) -> TextLine:
    ordered = tuple(sorted(words, key=lambda w: w.place.x0))
    return TextLine(
        "".join(w.text for w in ordered), max(w.size for w in ordered), Place.around(w.place for w in ordered), ordered
    )
