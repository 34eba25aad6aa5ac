# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which part of a page shows one figure large enough to read it again, and which way up; no Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reviewer.forms.planform import form_of
from reviewer.model.fact import Fact
from reviewer.model.place import Place
from reviewer.model.project import OpenReport
from reviewer.model.report import PageSize

AIR = 6.0  # points of paper kept around a figure
LINE = 14.0  # points: a box higher than that is a blank cell or several lines, not large type
WANTED = 30.0  # pixels: how high a line of print should stand in the picture
LARGEST = 6.0  # pixels per point
LOW, HIGH = 104.0, 260.0  # pixels: the least and the most height of a picture
MOST = 2  # pictures at once, for a figure on several pages
_SIDE_BY_SIDE = "disputes"  # its lines stand beside one another, each with its columns


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a page: `region` of the page as displayed, drawn with `scale` pixels per point.

    `figures` are the boxes to frame in it; `turn` degrees clockwise set its words upright; `guessed`
    when nothing was read there and only the row and the column tell where it should be.
    """

    region: Place
    figures: tuple[Place, ...]
    scale: float
    turn: int = 0
    guessed: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture in pixels, upright."""
        across, down = self.region.width * self.scale, self.region.height * self.scale
        return (down, across) if self.turn % 180 else (across, down)


def cuts(report: OpenReport, address: str, width: float) -> tuple[Cut, ...]:
    """The parts of the pages to look at for a figure, each about `width` pixels wide; none when it is nowhere."""
    fact = report.facts.get(address)
    places = fact.places if fact else ()
    guessed = not places
    if guessed:
        place = _guess(report, address)
        places = (place,) if place else ()
    pages = list(dict.fromkeys(place.page for place in places))[:MOST]
    made = []
    for page in pages:
        if 1 <= page <= len(report.reading.pages):
            here = tuple(place for place in places if place.page == page)
            turn = upright(report.facts.values(), page)
            made.append(_cut(here, report.reading.pages[page - 1], turn, width, guessed))
    return tuple(made)


def _cut(here: tuple[Place, ...], page: PageSize, turn: int, width: float, guessed: bool) -> Cut:
    whole = Place.around(here)
    lying = turn % 180 != 0
    across, down = (whole.height, whole.width) if lying else (whole.width, whole.height)
    line = min(LINE, *((p.width if lying else p.height) for p in here), LINE)
    scale = min(LARGEST, WANTED / max(line, 1.0), width / (across + 2 * AIR))
    wide, high = width / scale, min(max(down + 2 * AIR, LOW / scale), HIGH / scale)
    x, y = whole.centre
    w, h = (high, wide) if lying else (wide, high)
    x0, x1 = _within(x, w, page.width)
    top, bottom = _within(y, h, page.height)
    return Cut(Place(whole.page, x0, top, x1, bottom), here, scale, turn, guessed)


def _within(middle: float, length: float, end: float) -> tuple[float, float]:
    """A stretch of that length around `middle`, moved so that it stays on the paper."""
    length = min(length, end)
    start = min(max(middle - length / 2, 0.0), end - length)
    return start, start + length


def upright(facts: Iterable[Fact], page: int) -> int:
    """Degrees clockwise by which a page must be turned for its figures to stand upright.

    The columns of a line are printed from left to right and the lines from top to bottom: where they go on
    the page as displayed tells how it lies.
    """
    here = [fact for fact in facts if fact.places and fact.places[0].page == page]
    lines: dict[str, list[Place]] = {}
    for fact in here:
        lines.setdefault(fact.address.rpartition("/")[0], []).append(fact.places[0])
    steps = [_step(one, other) for line in lines.values() for one, other in pairwise(line)]
    heads = [line[0] for name, line in lines.items() if not name.startswith(_SIDE_BY_SIDE)]
    # A step downwards is one to the right, seen a quarter turn on.
    steps += [(y, -x) for x, y in (_step(one, other) for one, other in pairwise(heads))]
    x, y = (sum(step[axis] for step in steps) for axis in (0, 1))
    if abs(x) >= abs(y):
        return 180 if x < 0 else 0
    return 270 if y > 0 else 90


def _step(one: Place, other: Place) -> tuple[float, float]:
    """The direction from one box to another, of length 1."""
    (xa, ya), (xb, yb) = one.centre, other.centre
    far = math.hypot(xb - xa, yb - ya) or 1.0
    return (xb - xa) / far, (yb - ya) / far


def _guess(report: OpenReport, address: str) -> Place | None:
    """Where a figure that was not read should stand: on the height of its line, below its column."""
    table, line, column = address.split("/")
    near = [(fact.address.split("/"), fact.places[0]) for fact in report.facts.values() if fact.places]
    row = [place for (t, li, _), place in near if (t, li) == (table, line)]
    if not row:
        label = next((seen.place for seen in report.reading.rows.get(table, ()) if seen.line == line), None)
        row = [label] if label else []
    if not row:
        return None
    if table == _SIDE_BY_SIDE:
        return _between(report, address)
    page = row[0].page
    row = [place for place in row if place.page == page]
    below = [p for (t, _, c), p in near if (t, c, p.page) == (table, column, page)]
    return _crossing(row, below, upright(report.facts.values(), page) % 180 != 0)


def _between(report: OpenReport, address: str) -> Place | None:
    """From the figure printed before it to the one behind it, on the page of the first."""
    table = address.split("/")[0]
    order = form_of(table, report.reading.forms[table], [address]).addresses()
    at = order.index(address)
    sides = (reversed(order[:at]), order[at + 1 :])
    found = [next((f.places[0] for a in side if (f := report.facts.get(a)) and f.places), None) for side in sides]
    there = [place for place in found if place is not None]
    return Place.around(place for place in there if place.page == there[0].page) if there else None


def _crossing(row: Sequence[Place], below: Sequence[Place], lying: bool) -> Place:
    line = Place.around(row)
    if not below:
        return line
    column = Place.around(below)
    if lying:
        return Place(line.page, line.x0, column.top, line.x1, column.bottom)
    return Place(line.page, column.x0, line.top, column.x1, line.bottom)
