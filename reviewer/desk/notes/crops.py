# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a page a picture with a note shows; no Qt."""

from __future__ import annotations

from reviewer.model.place import Place
from reviewer.model.project import OpenReport, Target
from reviewer.model.report import PageSize

DPI = 200
_EDGE = 3.0  # points around a region, whose edge somebody drew close to the words
_AIR = 12.0  # points around the places of a finding or a figure
_HIGH = 84.0  # points: the least height; of one figure alone nobody can tell which one it is
_MARGIN = 36.0  # points of paper at the sides that are left out where nothing is printed


def crop(report: OpenReport, target: Target) -> Place | None:
    """The region, the figure or the places of the finding; None where a note is on none of them."""
    places = _places(report, target)
    here = tuple(place for place in places if place.page == places[0].page)
    if not here or not 1 <= here[0].page <= len(report.reading.pages):
        return None
    box, page = Place.around(here), report.reading.pages[here[0].page - 1]
    if target.place is not None:
        return _within(box, _EDGE, _EDGE, page)
    # Whole lines: the label of a row and the beginning of a sentence say what it is about.
    line = Place(box.page, min(box.x0, _MARGIN + _AIR), box.top, max(box.x1, page.width - _MARGIN - _AIR), box.bottom)
    return _within(line, _AIR, max(_AIR, (_HIGH - box.height) / 2), page)


def _places(report: OpenReport, target: Target) -> tuple[Place, ...]:
    if target.place is not None:
        return (target.place,)
    if target.finding:
        found = (one.finding for one in report.findings if one.finding.key == target.finding)
        return tuple(anchor.place for finding in found for anchor in finding.anchors)
    fact = report.facts.get(target.address or "")
    return fact.places if fact else ()


def _within(box: Place, across: float, down: float, page: PageSize) -> Place:
    x0, top = max(box.x0 - across, 0.0), max(box.top - down, 0.0)
    return Place(box.page, x0, top, min(box.x1 + across, page.width), min(box.bottom + down, page.height))
