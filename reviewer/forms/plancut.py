# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether what stands at the top of a page goes on with what stood at the bottom of the page before."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms.plancells import joined, words_of
from reviewer.forms.planform import plan_columns
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewer.forms.plancells import Cells
    from reviewer.model.document import Word
    from reviewer.model.table import Cell

ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,3}[、.．])"
)
OPEN = re.compile(r".*[、，,（(《“‘—]", re.DOTALL)
CLOSED = re.compile(r".*[。；;！!？?]", re.DOTALL)
MIDST = re.compile(r"[、，。；,;：:）)》”’！？]")
FULL = 3.0  # of the type size: room at the end of a line that has no room for more
LINES = 2.4  # of the type size: white below the last line of a cell that has no room for another


def is_item(cells: Cells) -> bool:
    """Whether the words begin with a number of their own, such as 一、 or （二）."""
    return ITEM.match(joined(cells)) is not None


def goes_on(above: Cells, below: Cells, *, merged: bool) -> bool:
    """Whether the words `above` a page break seem to go on `below` it.

    Words of a `merged` cell were cut only where the cell has no room for another line; the room in other cells
    says nothing, for a browser cuts the highest one and leaves the others open.
    """
    first, second = joined(above), joined(below)
    if not first or not second or is_item(below):
        return False
    if OPEN.fullmatch(first) or MIDST.match(second):
        return True
    return not CLOSED.fullmatch(first) and _filled(above[-1], merged=merged)


def is_cut(above: Mapping[str, Cells], below: Mapping[str, Cells]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before.

    A row has one number and one deadline. The rest of a row lacks some of what its first part has, and what both
    have was not finished; without a number and a deadline, it may also begin with a new paragraph.
    """
    own = [code for code, column in plan_columns().items() if not column.carried and code in below]
    upper = {code: joined(above.get(code, ())) for code in own}
    lower = {code: joined(below[code]) for code in own}
    both = [code for code in own if upper[code] and lower[code]]
    lone = [code for code in own if bool(upper[code]) != bool(lower[code])]
    if "number" in both or ("deadline" in both and "number" not in lone) or not (lone or both):
        return False
    if all(goes_on(above[code], below[code], merged=False) for code in both):
        return True
    if any(cell.rows > 1 for code in lone for cell in (*above.get(code, ()), *below[code])):
        return False
    said = [code for code in own if lower[code]]
    if "number" in own:
        return "number" in lone and not lower["number"] and not lower.get("deadline")
    return len(said) == 1 and len(lone) > 1


def _filled(cell: Cell, *, merged: bool) -> bool:
    """Whether the last line of a cell is full and, in a `merged` one, has no room for another one below it."""
    words = words_of(cell)
    line = _last_line(words)
    place, size = Place.around(word.place for word in line), max(word.size for word in line)
    return cell.place.width - place.width < FULL * size and not (
        merged and cell.place.bottom - place.bottom > LINES * size
    )


def _last_line(words: list[Word]) -> list[Word]:
    start = 0
    for at, (one, other) in enumerate(pairwise(words), start=1):
        if not one.place.beside(other.place):
            start = at
    return words[start:]
