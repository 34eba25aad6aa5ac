# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was read in a straight picture is lit where the displayed page has it."""

from decimal import Decimal

import pytest

from reviewer.model.document import State
from reviewer.model.fact import Fact, Printed
from reviewer.model.frame import Frame, shown
from reviewer.model.place import Place
from reviewer.model.report import Reading, RowSeen

ON_ITS_SIDE = Frame((0, 1, 0, -1, 0, 842, 0, 0, 1), 595, 842)


def test_a_box_of_a_turned_page_is_turned_back() -> None:
    assert ON_ITS_SIDE.place(Place(3, 100, 50, 120, 60)) == Place(3, 50, 722, 60, 742)


def test_every_place_of_a_reading_moves_and_nothing_else() -> None:
    fact = Fact("requests/1/total", Printed.NUMBER, Decimal(7), "7", (Place(2, 10, 20, 30, 40), Place(1, 1, 2, 3, 4)))
    row = RowSeen("1", "label", Place(2, 0, 0, 10, 10))
    before = Reading("d", State.SCANNED, facts=(fact,), rows={"requests": (row,)})
    after = shown(before, {2: ON_ITS_SIDE})
    assert after.facts[0].places == (Place(2, 20, 812, 40, 832), Place(1, 1, 2, 3, 4))
    assert after.facts[0].value == Decimal(7)
    assert after.rows["requests"][0].place == Place(2, 0, 832, 10, 842)
    assert shown(before, {}) is before


def test_a_projection_divides_by_depth() -> None:
    frame = Frame((2, 0, 0, 0, 2, 0, 0, 0, 2), 10, 10)
    assert frame.point(3, 4) == pytest.approx((3, 4))
