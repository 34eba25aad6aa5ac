# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a plan's cells: joined as they read, and as a Fact with one box for each page they stand on."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

from reviewer.forms.numbers import Figure, parse
from reviewer.forms.planform import PLAN
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word
    from reviewer.model.table import Cell

Cells: TypeAlias = "tuple[Cell, ...]"

FOREIGN = 1.6  # times the usual size of a cell: larger type over it is a watermark's or a seal's
BLANK_INSET = 2.0  # points
UNSURE = 0.5
FEW = 2  # words: too few to say which size is usual


def words_of(cell: Cell) -> list[Word]:
    """The words of a cell without the letters of a stamp or watermark that lies over it."""
    words = [word for word in cell.words if word.text.strip()]
    if len(words) <= FEW:
        return words
    usual = median(word.size for word in words for _ in word.text)
    return [word for word in words if word.size <= FOREIGN * usual]


def joined(cells: Sequence[Cell]) -> str:
    """The words as they read: lines follow one another without a space, Latin words keep theirs."""
    words = [word for cell in cells for word in words_of(cell)]
    text = words[0].text if words else ""
    for one, other in pairwise(words):
        latin = one.text[-1:].isascii() and other.text[:1].isascii()
        apart = latin and one.text[-1:].isalpha() and other.text[:1].isalpha() and one.place.beside(other.place)
        text += f" {other.text}" if apart else other.text
    return text


def parsed(address: str, text: str) -> Figure:
    """What stands in the cell of any table, as read or as set by hand.

    In a plan a whole number is one only in the column of numbers; anything else that begins with digits is words.
    """
    found = parse(text)
    if not address.startswith(f"{PLAN}/") or found.printed is not Printed.NUMBER:
        return found
    if address.endswith("/number") and (found.start, found.end) == (0, len(text)):
        return found
    return Figure(Printed.TEXT, None, 0, len(text))


def fact(address: str, cells: Sequence[Cell], *, doubt: bool) -> Fact:
    """What stands in the cells of a plan; a reading in `doubt` is not sure whatever its words are."""
    words = [word for cell in cells for word in words_of(cell)]
    text = joined(cells)
    if not words:
        sure = UNSURE if doubt else 1.0
        return Fact(address, Printed.BLANK, None, "", (cells[0].place.inset(BLANK_INSET),), confidence=sure)
    found = parsed(address, text)
    confidence = min(word.confidence for word in words)
    return Fact(
        address=address,
        printed=found.printed,
        value=found.value,
        text=text,
        places=_pieces(words),
        source=next((word.source for word in words if word.source is not Source.TEXT), Source.TEXT),
        confidence=min(confidence, UNSURE) if doubt else confidence,
    )


def _pieces(words: Sequence[Word]) -> tuple[Place, ...]:
    """One box a page, the first piece first."""
    pages = dict.fromkeys(word.place.page for word in words)
    return tuple(Place.around(word.place for word in words if word.place.page == page) for page in pages)
