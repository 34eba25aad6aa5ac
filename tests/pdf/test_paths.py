# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paths become rulings: a coloured cell is one, however its box was drawn."""

from typing import Any

import pymupdf
import pytest

from reviewer.pdf.paths import rulings

SIDES = [(10.0, 10.0, 90.0, 10.0), (90.0, 10.0, 90.0, 40.0), (90.0, 40.0, 10.0, 40.0), (10.0, 40.0, 10.0, 10.0)]


@pytest.mark.parametrize("items", [[("re", (10, 10, 90, 40), 1)], [("l", s[:2], s[2:]) for s in SIDES]])
def test_a_filled_box_is_shade_whether_it_was_drawn_as_a_box_or_side_by_side(items: list[Any]) -> None:
    drawing = {"type": "f", "fill": (0.8, 0.8, 0.8), "rect": (10, 10, 90, 40), "items": items}
    found = rulings([drawing], pymupdf.Identity, 600, 800, 100)
    assert len(found) == 4
    assert all(ruling.shade for ruling in found)
