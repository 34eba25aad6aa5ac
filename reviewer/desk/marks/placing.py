# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where marks stand: the one way from a Place to the view, and the marks of a report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF

from reviewer.desk.look.states import State
from reviewer.desk.marks.kinds import MarkKind, kind_of, of_figures
from reviewer.desk.selection import Numbered, Selection, suspects
from reviewer.model.finding import Side
from reviewer.model.place import Place
from reviewer.model.project import OpenReport
from reviewer.model.report import PageSize


@dataclass(frozen=True, slots=True)
class PageFrame:
    """One page laid out in the view.

    `width` and `height` are the page's in points as displayed; `x`, `y` its top left corner in the
    view, in logical pixels; `scale` logical pixels per point; `rotation` the reader's own turn,
    clockwise, 0, 90, 180 or 270.
    """

    number: int
    width: float
    height: float
    x: float
    y: float
    scale: float
    rotation: int = 0

    @property
    def turned(self) -> bool:
        return self.rotation % 180 == 90

    @property
    def rect(self) -> QRectF:
        """The whole page in the view."""
        across, down = (self.height, self.width) if self.turned else (self.width, self.height)
        return QRectF(self.x, self.y, across * self.scale, down * self.scale)

    def _turn(self, x: float, y: float) -> tuple[float, float]:
        turns = {
            0: (x, y),
            90: (self.height - y, x),
            180: (self.width - x, self.height - y),
            270: (y, self.width - x),
        }
        return turns[self.rotation]

    def to_view(self, place: Place) -> QRectF:
        """`place` in logical pixels of the view."""
        x0, y0 = self._turn(place.x0, place.top)
        x1, y1 = self._turn(place.x1, place.bottom)
        corner = QPointF(self.x + min(x0, x1) * self.scale, self.y + min(y0, y1) * self.scale)
        return QRectF(corner.x(), corner.y(), abs(x1 - x0) * self.scale, abs(y1 - y0) * self.scale)

    def to_page(self, point: QPointF) -> tuple[float, float]:
        """A point of the view in points of the page as displayed."""
        x, y = (point.x() - self.x) / self.scale, (point.y() - self.y) / self.scale
        back = {
            0: (x, y),
            90: (y, self.height - x),
            180: (self.width - x, self.height - y),
            270: (self.width - y, x),
        }
        return back[self.rotation]

    def place(self, box: QRectF) -> Place:
        """A box of the view as a Place, cut off at the page's edges."""
        (xa, ya), (xb, yb) = self.to_page(box.topLeft()), self.to_page(box.bottomRight())
        x0, x1 = sorted((min(max(xa, 0.0), self.width), min(max(xb, 0.0), self.width)))
        top, bottom = sorted((min(max(ya, 0.0), self.height), min(max(yb, 0.0), self.height)))
        return Place(self.number, round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _top(frame: PageFrame) -> float:
    return frame.y


def _bottom(frame: PageFrame) -> float:
    return frame.rect.bottom()


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages one under the other, centred; sizes in logical pixels."""

    frames: tuple[PageFrame, ...]
    width: float
    height: float

    def visible(self, top: float, bottom: float) -> tuple[PageFrame, ...]:
        first = bisect_left(self.frames, top, key=_bottom)
        return self.frames[first : bisect_right(self.frames, bottom, first, key=_top)]

    def frame_at(self, point: QPointF) -> PageFrame | None:
        return next((frame for frame in self.visible(point.y(), point.y()) if frame.rect.contains(point)), None)


GAP = 12.0


def lay_out(pages: Sequence[PageSize], scale: float, rotation: int, room: float) -> Layout:
    """Pages in one column, at least `room` wide."""
    turned = rotation % 180 == 90
    widest = max(((page.height if turned else page.width) for page in pages), default=0.0) * scale
    width = max(room, widest + 2 * GAP)
    frames: list[PageFrame] = []
    y = GAP
    for number, page in enumerate(pages, start=1):
        across, down = (page.height, page.width) if turned else (page.width, page.height)
        x = float(round((width - across * scale) / 2))
        frames.append(PageFrame(number, page.width, page.height, x, y, scale, rotation))
        y += round(down * scale) + GAP
    return Layout(tuple(frames), width, y)


T = TypeVar("T")


def by_page(them: Iterable[T], page: Callable[[T], int]) -> dict[int, list[T]]:
    """What stands on each page, in the order given."""
    found: dict[int, list[T]] = {}
    for one in them:
        found.setdefault(page(one), []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on the page: `strong` for the selected finding; `number` when it carries the disc.

    `kind` says what a faint mark is drawn as; a strong one is drawn by its side. `unread` when it is round
    a figure that found no cell, `flag` when it stands in the margin for a note on a page or a report,
    `region` when it is the outline of a note's region.
    """

    place: Place
    side: Side | None
    state: State
    strong: bool
    number: int | None = None
    settled: bool = False
    finding: str | None = None
    wavy: bool = False
    unread: bool = False
    kind: MarkKind | None = None
    flag: bool = False
    region: bool = False


def _carrier(numbered: Numbered, page: int) -> int:
    """Which anchor on `page` carries the number: the right side's, for that is the figure in question."""
    anchors = numbered.reviewed.finding.anchors
    here = [at for at, anchor in enumerate(anchors) if anchor.place.page == page]
    rights = [at for at in here if anchors[at].side is Side.RIGHT]
    lefts = [at for at in here if anchors[at].side is Side.LEFT]
    return (rights or lefts or here)[-1]


CROWD = 30
"""A finding on more figures than this lights them all only while it is selected."""


def _of_finding(
    numbered: Numbered, strong: bool, waves: frozenset[str] = frozenset(), unread: frozenset[Place] = frozenset()
) -> Iterable[Mark]:
    anchors = numbered.reviewed.finding.anchors
    crowd = not strong and len(anchors) > CROWD
    carriers = {_carrier(numbered, page) for page, _ in groupby(sorted(a.place.page for a in anchors))}
    settled = not numbered.reviewed.undecided
    wavy = waves if strong else frozenset()
    for at, anchor in enumerate(anchors):
        if crowd and at not in carriers:
            continue
        number = numbered.number if at in carriers else None
        # A person's finding has no sides; its figure or region is framed.
        side = None if numbered.by_person else anchor.side
        lost = anchor.address is None and anchor.place in unread
        yield Mark(
            anchor.place,
            None if lost else side,
            numbered.state,
            strong,
            number,
            settled,
            numbered.key,
            anchor.address in wavy,
            unread=lost,
            kind=kind_of(numbered),
        )


def _sentences(report: OpenReport, numbered: Numbered) -> Iterable[Mark]:
    """The sentences in which the words of a finding stand, line by line; a heading is its own mark."""
    words = [anchor.place for anchor in numbered.reviewed.finding.anchors if anchor.address is None]
    for sentence in report.reading.prose.sentences if words else ():
        if any(_stands_in(place, run) for place in words for run in sentence.places):
            for run in sentence.places:
                yield Mark(run, Side.CONTEXT, numbered.state, strong=True)


def _stands_in(place: Place, line: Place) -> bool:
    """Whether words are a part of a line, and not all of it."""
    return place.page == line.page and line.holds(*place.centre) and place.width < 0.9 * line.width


def _plain(place: Place, kind: MarkKind) -> Mark:
    return Mark(place, None, State.PASS, strong=False, kind=kind)


BY_FINDING = (MarkKind.FAILED, MarkKind.JUDGE, MarkKind.ASIDE)


def _on_figures(report: OpenReport, findings: Sequence[Numbered]) -> Iterable[Mark]:
    """What is to be said of figures themselves, whether a finding reads them or not."""
    for address, kinds in of_figures(report, findings).items():
        fact = report.facts.get(address)
        for place in fact.places if fact else ():
            yield from (_plain(place, kind) for kind in kinds if kind not in BY_FINDING)
    yield from (_plain(figure.place, MarkKind.UNPLACED) for figure in report.reading.unread)


FLAG, _EDGE = 14.0, 10.0


def _notes(report: OpenReport, findings: Sequence[Numbered]) -> Iterable[Mark]:
    """Notes that are on no figure: a region is outlined, a page's stands at its right, the report's at the left."""
    by_key = {one.key: one.reviewed.finding for one in findings}
    pages: set[int] = set()
    for note in report.notes:
        target = note.target
        if target.place:
            yield Mark(target.place, None, State.PASS, strong=False, kind=MarkKind.NOTED, region=True)
        elif target.finding:
            anchors = by_key[target.finding].anchors if target.finding in by_key else ()
            yield from (_plain(one.place, MarkKind.NOTED) for one in anchors[:1] if one.address is None)
        elif not target.address:
            pages.add(target.page or 0)
    for page in sorted(pages):
        for place in flag_places(report, page):
            yield Mark(place, None, State.PASS, strong=False, kind=MarkKind.NOTED, flag=True)


def flag_places(report: OpenReport, page: int) -> tuple[Place, ...]:
    """In the margin of `page`, or of the first one when it is 0 and the note is on the whole report."""
    number = max(page, 1)
    if number > len(report.reading.pages):
        return ()
    x = report.reading.pages[number - 1].width - _EDGE - FLAG if page else _EDGE
    return (Place(number, x, _EDGE, x + FLAG, _EDGE + FLAG),)


def marks_of(report: OpenReport, findings: Sequence[Numbered], selection: Selection) -> tuple[Mark, ...]:
    """Every mark of a report; the selected ones come last, so that they are painted on top."""
    unread = frozenset(figure.place for figure in report.reading.unread)
    faint = [*_on_figures(report, findings), *_notes(report, findings)]
    strong: list[Mark] = []
    for one in findings:
        if one.key == selection.finding:
            strong.extend(_sentences(report, one))
            strong.extend(_of_finding(one, strong=True, waves=suspects(findings), unread=unread))
        elif kind_of(one) is not None:
            faint.extend(_of_finding(one, strong=False, unread=unread))
    fact = report.facts.get(selection.address or "")
    if fact is not None and selection.finding is None:
        strong.extend(Mark(place, None, State.PASS, strong=True) for place in fact.places)
    if selection.region is not None:
        strong.append(Mark(selection.region, None, State.PASS, strong=True))
    strong.extend(Mark(place, None, State.PASS, strong=True) for place in selection.passage)
    return (*faint, *strong)
