# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cell becomes a Fact: its figure, and the boxes of just the figure's characters."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms.numbers import fits, parse
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.document import Word
    from reviewer.model.table import Cell

FOREIGN = 1.6  # times the size of a figure: larger type over it is a watermark's or a seal's
APART = 0.8  # of the type size: digits farther apart on a line may be two figures
EVEN = 0.15  # of the type size: digits set apart follow one another at one distance
SMALLER = 0.9  # times the size of a figure: smaller type beside and above it is the number of a note
LIFTED = 0.2  # of the type size
INDENT = 1.2  # of the type size: white at both sides of a cell together
UNSURE = 0.5
FIGURES = (Printed.NUMBER, Printed.DASH, Printed.SLASH)
BLANK_INSET = 2.0  # points
COUNT = "件"
THOUSANDS = re.compile(r"[-−－]?\d{1,3}(?: \d{3})+(?:[.．]\d+)?")
POINT = re.compile(r"[-−－]?[\d０-９]{1,3}[.．][\d０-９]{3}")  # in a column of counts: thousands, or a fraction


def fact(address: str, cells: Sequence[Cell], unit: str = COUNT) -> Fact:
    """The fact that stands in `cells`: one cell, or the pieces of one that a page break divided.

    `unit` is what the column counts. Digits that were broken into two lines make a recovered figure.
    """
    words = [word for cell in cells for word in _own(cell.words)]
    text = "".join(word.text for word in words)
    figure = parse(text)
    if figure.printed is Printed.BLANK:
        page = [cell.place for cell in cells if cell.place.page == cells[0].place.page]
        confidence = UNSURE if any(cell.guessed for cell in cells) else 1.0
        return Fact(address, figure.printed, None, "", (Place.around(page).inset(BLANK_INSET),), confidence=confidence)
    pieces = _pieces(words, figure.start, figure.end)
    wrapped, sure = _one_figure(pieces, cells[0])
    sure = sure and figure.clear and fits(figure, unit) and _alone(words, figure.end)
    if unit == COUNT and POINT.fullmatch(text[figure.start : figure.end]):
        sure = False
    return Fact(
        address=address,
        printed=figure.printed,
        value=figure.value,
        text=text,
        places=_boxes(pieces),
        source=Source.RECOVERED if wrapped and figure.value is not None else pieces[0].source,
        confidence=min(word.confidence for word in pieces) if sure else min(UNSURE, *(w.confidence for w in pieces)),
        rounding=figure.rounding,
    )


def has_figure(cell: Cell) -> bool:
    """Whether the cell holds something that is printed where figures stand."""
    return parse(cell.text).printed in FIGURES


def value(printed: str) -> tuple[Printed, Decimal | None, Decimal]:
    """What a figure typed by hand says: kind, value, rounding."""
    figure = parse(printed)
    return figure.printed, figure.value, figure.rounding


def remarked(printed: str) -> bool:
    """Whether a figure is followed by a remark in brackets and nothing else: `17（其中修订15件）`."""
    figure = parse(printed)
    return figure.printed is Printed.NUMBER and figure.clear and printed.rstrip().endswith((")", "）"))


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


def _one_figure(pieces: Sequence[Word], cell: Cell) -> tuple[bool, bool]:
    """Whether a number was broken into lines, and whether the pieces are surely one: not two that share a cell."""
    wrapped, sure = False, True
    line = [pieces[0]]
    for one, next_ in pairwise(pieces):
        if one.place.beside(next_.place):
            line.append(next_)
            continue
        if one.text[-1] not in ",，":
            wrapped = wrapped or next_.text[0].isascii()  # full-width digits break anywhere, like all Chinese print
            sure = sure and _filled(line, one, cell.place.width)
        sure = sure and _together(line)
        line = [next_]
    return wrapped, sure and _together(line)


def _together(line: Sequence[Word]) -> bool:
    """Whether the words of a line are one figure: thousands set apart, letters set wide, or hardly a gap."""
    if len(line) < 2 or any(not digit.isdecimal() for word in line for digit in word.text):
        return all(b.place.x0 - a.place.x1 <= APART * a.size for a, b in pairwise(line))
    if max(b.place.x0 - a.place.x1 for a, b in pairwise(line)) > APART * line[0].size:
        return False
    starts = [edge for word in line for edge in word.edges[:-1]]
    steps = [b - a for a, b in pairwise(starts)]
    even = len(steps) > 1 and max(steps) - min(steps) <= EVEN * line[0].size
    return even or THOUSANDS.fullmatch(" ".join(word.text for word in line)) is not None


def _filled(line: Sequence[Word], last: Word, width: float) -> bool:
    """Whether a line had no room for one more digit."""
    letter = last.place.width / len(last.text)
    return line[-1].place.x1 - line[0].place.x0 + letter + INDENT * last.size > width


def _alone(words: Sequence[Word], end: int) -> bool:
    """Whether no second figure stands in the cell after character `end`, outside of brackets."""
    at, open_brackets = 0, 0
    for word in words:
        if at >= end and not open_brackets and parse(word.text).printed in FIGURES:
            return False
        open_brackets += sum(word.text.count(c) for c in "(（") - sum(word.text.count(c) for c in ")）")
        at += len(word.text)
    return True


def _boxes(pieces: Sequence[Word]) -> tuple[Place, ...]:
    """One box for each line that the figure is printed on."""
    lines: list[list[Place]] = []
    for piece in pieces:
        if lines and lines[-1][-1].beside(piece.place):
            lines[-1].append(piece.place)
        else:
            lines.append([piece.place])
    return tuple(Place.around(line) for line in lines)
