# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cell becomes a Fact: its figure, and the boxes of just the figure's characters."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms.numbers import parse
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word
    from reviewer.model.table import Cell

FOREIGN = 1.6  # times the size of a figure: larger type over it is a watermark's or a seal's
APART = 0.8  # of the type size: digits farther apart on a line may be two figures
FULL = 0.6  # of the cell's width: a shorter first line was not broken for want of room
SMALLER = 0.9  # times the size of a figure: smaller type beside and above it is the number of a note
LIFTED = 0.2  # of the type size
INDENT = 1.2  # of the type size: white at both sides of a cell together
UNSURE = 0.5
BLANK_INSET = 2.0  # points


def fact(address: str, cells: Sequence[Cell]) -> Fact:
    """The fact that stands in `cells`: one cell, or the pieces of one that a page break divided."""
    words = [word for cell in cells for word in _own(cell.words)]
    text = "".join(word.text for word in words)
    figure = parse(text)
    if figure.printed is Printed.BLANK:
        page = [cell.place for cell in cells if cell.place.page == cells[0].place.page]
        return Fact(address, figure.printed, None, "", (Place.around(page).inset(BLANK_INSET),))
    start, end = figure.start, figure.end
    pieces = _pieces(words, start, end)
    confidence = min([word.confidence for word in pieces] + [_one_figure(pieces, cells[0])])
    return Fact(
        address=address,
        printed=figure.printed,
        value=figure.value,
        text=text,
        places=_boxes(pieces),
        source=pieces[0].source,
        confidence=confidence,
        rounding=figure.rounding,
    )


def has_figure(cell: Cell) -> bool:
    """Whether the cell holds something that is printed where figures stand."""
    return parse(cell.text).printed in (Printed.NUMBER, Printed.DASH, Printed.SLASH)


def value(printed: str) -> tuple[Printed, Decimal | None, Decimal]:
    """What a figure typed by hand says: kind, value, rounding."""
    figure = parse(printed)
    return figure.printed, figure.value, figure.rounding


def _own(words: Sequence[Word]) -> list[Word]:
    """The words without the letters of a stamp or watermark over the cell, and without the marks of notes."""
    figures = [w for w in words if parse(w.text).printed is not Printed.TEXT]
    if not figures or len(words) == 1:
        return list(words)
    first = max(figures, key=lambda w: w.size)
    return [w for w in words if w.size <= FOREIGN * first.size and not _raised(w, first)]


def _raised(word: Word, beside: Word) -> bool:
    """Whether a word is set smaller and higher than the figure on its line, as the number of a note is."""
    lift = beside.place.bottom - word.place.bottom
    return word.size < SMALLER * beside.size and word.place.beside(beside.place) and lift > LIFTED * beside.size


def _pieces(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The parts of the words that hold characters `start` to `end` of their joined text."""
    found: list[Word] = []
    at = 0
    for word in words:
        low, high = max(start - at, 0), min(end - at, len(word.text))
        if low < high:
            found.append(word if (low, high) == (0, len(word.text)) else word.part(low, high))
        at += len(word.text)
    return found


def _one_figure(pieces: Sequence[Word], cell: Cell) -> float:
    """1 when the pieces are surely one figure; less when they may be two that share a cell."""
    for one, next_ in pairwise(pieces):
        same_line = one.place.beside(next_.place)
        if same_line and next_.place.x0 - one.place.x1 > APART * one.size:
            return UNSURE
        if not same_line and not _goes_on(one, next_, cell.place.width):
            return UNSURE
    return 1.0


def _goes_on(one: Word, below: Word, width: float) -> bool:
    """Whether a figure went on in the next line for want of room; full-width digits break anywhere."""
    if one.text[-1] in ",，" or one.place.width >= FULL * width:
        return True
    letter = below.place.width / len(below.text)
    return not below.text[0].isascii() and one.place.width + letter + INDENT * one.size > width


def _boxes(pieces: Sequence[Word]) -> tuple[Place, ...]:
    """One box for each line that the figure is printed on."""
    lines: list[list[Place]] = []
    for piece in pieces:
        if lines and lines[-1][-1].beside(piece.place):
            lines[-1].append(piece.place)
        else:
            lines.append([piece.place])
    return tuple(Place.around(line) for line in lines)
