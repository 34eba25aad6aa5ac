# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blanks beside a cell that may hold their figures too are no sure blanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reviewer.model.fact import SURE, Fact, Printed
from reviewer.model.table import Cell, Table


def crowded(
    cells: Mapping[str, Sequence[Cell]],
    facts: Mapping[str, Fact],
    rows: Sequence[list[str]],
    tables: Sequence[Table],
) -> set[str]:
    """Addresses of blanks that follow one another from a cell in which several figures may stand.

    Where no line parts the columns, one such row, or a figure that two columns share, shows that columns were taken
    for one another: all figures of that piece of the table are in doubt.
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
    confused = {piece[cell] for cell in shared if cell in piece}
    return found | {address for address, held in cells.items() if piece.get(id(held[0])) in confused}


def _is_blank(fact: Fact) -> bool:
    return fact.printed is Printed.BLANK


def _is_crowded(fact: Fact, held: Sequence[Cell]) -> bool:
    """Whether a figure is doubtful because several words, or a part of a longer word, stand in its cell."""
    if fact.confidence >= SURE or fact.printed is Printed.BLANK:
        return False
    words = [word for cell in held for word in cell.words]
    digits = sum(any(letter.isdigit() for letter in word.text) for word in words)
    return digits > 1 or any(word.confidence < SURE for word in words)
