# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blanks beside a cell that may hold their figures too are no sure blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reviewer.forms.coverage import unread
from reviewer.model.fact import SURE, Fact, Printed
from reviewer.model.table import Cell, Table

WIDE = 0.7  # of the distance of two columns


def crowded(
    cells: Mapping[str, Sequence[Cell]],
    facts: Mapping[str, Fact],
    rows: Sequence[list[str]],
    tables: Sequence[Table],
) -> set[str]:
    """Addresses of blanks that follow one another from a cell in which several figures may stand.

    Where no line parts the columns, one such row, a figure that two columns share, one that reaches into a blank, or
    one that is left over shows that columns were taken for one another: all figures of that piece are in doubt.
    """
    found: set[str] = set()
    for row in rows:
        for line in (row, row[::-1]):
            for one, other in pairwise(address for address in line if address in facts):
                near = _is_crowded(facts[one], cells[one]) or one in found
                if _is_blank(facts[other]) and near:
                    found.add(other)
    piece = {id(cell): id(table) for table in tables if table.unruled for cell in table.cells}
    holders = Counter(id(cell) for held in cells.values() for cell in held if cell.words)
    shared = {cell for cell, times in holders.items() if times > 1}
    shared |= {id(cell) for address in found for cell in cells[address]}
    shared |= {id(cells[blank][0]) for blank in _reached(cells, facts, rows)}
    used = [cell for held in cells.values() for cell in held]
    confused = {piece[cell] for cell in shared if cell in piece}
    confused |= {id(table) for table in tables if table.unruled and unread({"": [table]}, used)}
    return found | {address for address, held in cells.items() if piece.get(id(held[0])) in confused}


def _reached(
    cells: Mapping[str, Sequence[Cell]], facts: Mapping[str, Fact], rows: Sequence[list[str]]
) -> Iterator[str]:
    """Blanks beside a figure nearly as wide as their columns are apart."""
    for row in rows:
        for one, other in (*pairwise(row), *pairwise(row[::-1])):
            if one in facts and other in facts and _is_blank(facts[other]) and not _is_blank(facts[one]):
                apart = (cells[one][0].place.width + cells[other][0].place.width) / 2
                if facts[one].places[0].width > WIDE * apart:
                    yield other


def _is_blank(fact: Fact) -> bool:
    return fact.printed is Printed.BLANK


def _is_crowded(fact: Fact, held: Sequence[Cell]) -> bool:
    """Whether a figure is doubtful because several words, or a part of a longer word, stand in its cell."""
    if fact.confidence >= SURE or fact.printed is Printed.BLANK:
        return False
    words = [word for cell in held for word in cell.words]
    digits = sum(any(letter.isdigit() for letter in word.text) for word in words)
    return digits > 1 or any(word.confidence < SURE for word in words)
