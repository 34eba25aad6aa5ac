# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a page shows a figure, how large, and which way up, however the page lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.desk.table.cutting import AIR, LARGEST, cuts, upright
from reviewer.model.document import State
from reviewer.model.place import Place
from reviewer.model.project import OpenReport
from reviewer.model.report import PageSize
from tests import desks
from tests.reviews import reading

WIDE, HIGH = 595.0, 842.0


def turned(p: Place, quarters: int) -> Place:
    """The box after so many clockwise quarter turns of the page."""
    box, width, height = p.box, WIDE, HIGH
    for _ in range(quarters):
        x0, top, x1, bottom = box
        box = height - bottom, x0, height - top, x1
        width, height = height, width
    return Place(p.page, *box)


def report(quarters: int = 0, **figures: str) -> OpenReport:
    """Two lines of table 3 printed in three columns, on a page that lies on a side after odd quarters."""
    printed = {f"requests/{line}/{column}": "7" for line in ("1", "2") for column in ("natural", "company", "total")}
    it = reading("d", printed | figures, state=State.DIGITAL)
    across = {"natural": 200.0, "company": 300.0, "total": 400.0}
    facts = []
    for fact in it.facts:
        _, line, column = fact.address.split("/")
        top = 100.0 + 30 * int(line)
        facts.append(
            replace(fact, places=(turned(Place(1, across[column], top, across[column] + 6, top + 10), quarters),))
        )
    size = PageSize(HIGH, WIDE) if quarters % 2 else PageSize(WIDE, HIGH)
    it = replace(it, facts=tuple(facts), pages=(size,))
    return OpenReport(desks.row("u", "甲区"), it, {fact.address: fact for fact in it.facts}, ())


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_that_lies_on_its_side_is_set_upright(quarters: int) -> None:
    assert (upright(report(quarters).facts.values(), 1) + 90 * quarters) % 360 == 0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_one_column_alone_tells_how_the_page_lies(quarters: int) -> None:
    facts = [fact for fact in report(quarters).facts.values() if fact.address.endswith("/total")]
    assert (upright(facts, 1) + 90 * quarters) % 360 == 0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_figure_is_in_the_picture_with_paper_around_it(quarters: int) -> None:
    (cut,) = cuts(report(quarters), "requests/1/company", 440)
    (figure,) = cut.figures
    region = cut.region
    assert region.x0 <= figure.x0 - AIR
    assert region.x1 >= figure.x1 + AIR
    assert region.top <= figure.top - AIR
    assert region.bottom >= figure.bottom + AIR
    assert cut.size == pytest.approx((440, 104), abs=1)
    assert 2 < cut.scale <= LARGEST


def test_a_figure_at_the_edge_of_the_paper_shows_no_more_than_the_paper() -> None:
    there = report()
    fact = there.facts["requests/1/total"]
    edge = replace(fact, places=(Place(1, 585, 830, 594, 841),))
    (cut,) = cuts(replace(there, facts={**there.facts, fact.address: edge}), fact.address, 440)
    assert (cut.region.x1, cut.region.bottom) == (WIDE, HIGH)


def test_long_words_are_shown_whole_and_smaller() -> None:
    there = report()
    fact = replace(there.facts["requests/1/total"], places=(Place(1, 100, 300, 420, 350),))
    (cut,) = cuts(replace(there, facts={**there.facts, fact.address: fact}), fact.address, 440)
    assert cut.region.x0 <= 100
    assert cut.region.x1 >= 420
    assert cut.size[0] == pytest.approx(440)


def test_a_figure_that_goes_on_on_the_next_page_has_two_pictures() -> None:
    there = report()
    fact = replace(there.facts["requests/1/total"], places=(Place(1, 400, 830, 406, 840), Place(2, 400, 50, 406, 60)))
    pages = (*there.reading.pages, PageSize(WIDE, HIGH))
    two = replace(there, reading=replace(there.reading, pages=pages), facts={**there.facts, fact.address: fact})
    assert [cut.region.page for cut in cuts(two, fact.address, 440)] == [1, 2]


@pytest.mark.parametrize("quarters", [0, 1])
def test_a_figure_that_was_not_read_is_looked_for_where_its_line_and_column_cross(quarters: int) -> None:
    there = report(quarters)
    missing = {address: fact for address, fact in there.facts.items() if address != "requests/2/company"}
    (cut,) = cuts(replace(there, facts=missing), "requests/2/company", 440)
    assert cut.guessed
    assert cut.figures == (turned(Place(1, 300, 160, 306, 170), quarters),)


def test_in_the_table_whose_lines_stand_side_by_side_it_is_between_its_neighbours() -> None:
    shown = desks.open_report()
    row = [fact for fact in shown.facts.values() if fact.table == "disputes"]
    placed = {
        it.address: replace(it, places=(Place(1, 20.0 * at, 50, 20.0 * at + 5, 60),)) for at, it in enumerate(row)
    }
    gone = row[6].address
    facts = {address: fact for address, fact in placed.items() if address != gone}
    (cut,) = cuts(replace(shown, facts=facts), gone, 440)
    assert cut.figures == (Place(1, 100, 50, 145, 60),)


def test_a_figure_of_a_line_that_is_nowhere_has_no_picture() -> None:
    there = report()
    nothing = replace(there, facts={}, reading=replace(there.reading, rows={}))
    assert cuts(nothing, "requests/2/company", 440) == ()
