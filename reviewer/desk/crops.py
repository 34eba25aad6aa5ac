# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a page a picture with a note shows; no Qt."""

from __future__ import annotations

from reviewer.model.place import Place
from reviewer.model.project import OpenReport, Target
from reviewer.model.report import PageSize

DPI = 200
_AIR = 12.0  # points of paper around the lines of a finding
_EDGE = 3.0  # points around a region, whose edge somebody drew close to the words
_ROW = (150.0, 42.0)  # points to the sides of a figure, and above and below it: its neighbours tell which one it is


def crop(report: OpenReport, target: Target) -> Place | None:
    """The region, the figure or the places of the finding; None where a note is on none of them."""
    places, air = _places(report, target)
    here = tuple(place for place in places if place.page == places[0].page)
    if not here or not 1 <= here[0].page <= len(report.reading.pages):
        return None
    return _within(Place.around(here), *air, report.reading.pages[here[0].page - 1])


def _places(report: OpenReport, target: Target) -> tuple[tuple[Place, ...], tuple[float, float]]:
    if target.place is not None:
        return (target.place,), (_EDGE, _EDGE)
    if target.finding:
        found = (one.finding for one in report.findings if one.finding.key == target.finding)
        return tuple(anchor.place for finding in found for anchor in finding.anchors), (_AIR, _AIR)
    fact = report.facts.get(target.address or "")
    return (fact.places if fact else ()), _ROW


def _within(box: Place, across: float, down: float, page: PageSize) -> Place:
    x0, top = max(box.x0 - across, 0.0), max(box.top - down, 0.0)
    return Place(box.page, x0, top, min(box.x1 + across, page.width), min(box.bottom + down, page.height))
