# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a page goes with a note."""

from dataclasses import replace

from reviewer.desk.notes.crops import crop
from reviewer.model.place import Place
from reviewer.model.project import OpenReport, Target
from reviewer.model.report import PageSize
from tests import desks


def placed(*places: Place) -> OpenReport:
    """The report with its culprit printed at these places, on two pages of A4."""
    report = desks.open_report()
    fact = replace(report.facts[desks.CULPRIT], places=places)
    pages = (PageSize(595.0, 842.0), PageSize(595.0, 842.0))
    return replace(report, facts={**report.facts, fact.address: fact}, reading=replace(report.reading, pages=pages))


def test_a_figure_is_shown_with_its_whole_line_and_never_beyond_the_paper() -> None:
    shown = crop(placed(Place(2, 550.0, 20.0, 570.0, 32.0)), Target(address=desks.CULPRIT))
    assert shown == Place(2, 36.0, 0.0, 582.0, 68.0)


def test_a_region_is_shown_as_it_was_drawn() -> None:
    assert crop(placed(), Target(place=Place(1, 50.0, 60.0, 450.0, 90.0))) == Place(1, 47.0, 57.0, 453.0, 93.0)


def test_only_what_is_on_the_first_page_is_shown() -> None:
    far = crop(placed(Place(1, 0.0, 0.0, 400.0, 99.0), Place(2, 0.0, 0.0, 500.0, 99.0)), Target(address=desks.CULPRIT))
    assert far == Place(1, 0.0, 0.0, 559.0, 111.0)


def test_a_page_the_report_and_what_is_gone_have_no_picture() -> None:
    report = placed()
    for target in (Target(page=1), Target(), Target(finding="GONE@x"), Target(address=desks.CULPRIT)):
        assert crop(report, target) is None
    assert crop(report, Target(place=Place(7, 0.0, 0.0, 9.0, 9.0))) is None
