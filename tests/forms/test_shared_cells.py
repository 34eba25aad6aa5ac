# SPDX-License-Identifier: AGPL-3.0-or-later
"""A figure that shares its cell with another one, or a blank that no line bounds, is in doubt."""

from decimal import Decimal

import pytest

from reviewer.forms.figures import fact
from reviewer.model.document import Word
from reviewer.model.fact import Printed
from reviewer.model.place import Place
from reviewer.model.table import Cell


def cell(*texts: tuple[str, float, float], guessed: bool = False) -> Cell:
    words = []
    for text, x, y in texts:
        edges = tuple(x + 5.0 * k for k in range(len(text) + 1))
        words.append(Word(text, Place(1, x, y, edges[-1], y + 10), edges, size=10.0))
    return Cell(0, 0, 1, 1, Place(1, 0, 0, 60, 40), tuple(words), guessed)


@pytest.mark.parametrize("second", ["1974件", "8", "—"])
def test_a_second_figure_in_the_cell_puts_the_first_in_doubt(second: str) -> None:
    assert fact("a/b/c", [cell(("262件", 5, 2), (second, 5, 18))]).doubtful


def test_a_figure_in_brackets_behind_the_figure_does_not() -> None:
    found = fact("a/b/c", [cell(("17", 2, 2), ("（其中修订", 2, 14), ("15", 2, 26), ("件）", 14, 26))])
    assert (found.printed, found.value, found.doubtful) == (Printed.NUMBER, Decimal(17), False)


@pytest.mark.parametrize("guessed", [True, False])
def test_a_blank_is_sure_where_lines_bound_it(guessed: bool) -> None:
    found = fact("a/b/c", [cell(guessed=guessed)])
    assert (found.printed, found.doubtful) == (Printed.BLANK, guessed)
