# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blanks beside a cell that may hold their figures too are no sure blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reviewer.model.fact import SURE, Fact, Printed
from reviewer.model.table import Cell, Table


def doubtful_blanks(
    cells: Mapping[str, Sequence[Cell]],
    facts: Mapping[str, Fact],
    rows: Sequence[list[str]],
    tables: Sequence[Table],
) -> set[str]:
    """Addresses of blanks that follow one another from a cell in which several figures may stand.

    Where no line parts the columns, one such row shows that two columns were taken for one: in every row of the
    table, the figure and the blank of these columns are in doubt.
    """
    unruled = {id(cell): table for table in tables if table.unruled for cell in table.cells}
    found: set[str] = set()
    merged: set[tuple[int, int, int]] = set()  # table, and two columns of its rows
    for row in rows:
        for line in (row, row[::-1]):
            for one, other in pairwise(address for address in line if address in facts):
                if _is_blank(facts[other]) and (_is_crowded(facts[one], cells[one]) or one in found):
                    found.add(other)
                    table = unruled.get(id(cells[other][0]))
                    if table and not _is_blank(facts[one]):
                        merged.add((id(table), row.index(one), row.index(other)))
    for row in rows:
        for number, left, right in merged:
            pair = row[left : left + 1] + row[right : right + 1]
            if len(pair) == 2 and all(a in facts and _table(unruled, cells[a]) == number for a in pair):
                found.update(pair if any(_is_blank(facts[a]) for a in pair) else ())
    return found


def _table(unruled: Mapping[int, Table], held: Sequence[Cell]) -> int:
    return id(unruled.get(id(held[0])))


def _is_blank(fact: Fact) -> bool:
    return fact.printed is Printed.BLANK


def _is_crowded(fact: Fact, held: Sequence[Cell]) -> bool:
    """Whether a figure is doubtful because several words, or a part of a longer word, stand in its cell."""
    if fact.confidence >= SURE or fact.printed is Printed.BLANK:
        return False
    words = [word for cell in held for word in cell.words]
    digits = sum(any(letter.isdigit() for letter in word.text) for word in words)
    return digits > 1 or any(word.confidence < SURE for word in words)
