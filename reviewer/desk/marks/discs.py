# SPDX-License-Identifier: AGPL-3.0-or-later
"""The numbers of findings on a page: gathered where they meet, and put on white paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.model.place import Place

AIR = 2.5
STRONG_DISC, FAINT_DISC, LEAST_DISC = 17.0, 13.0, 11.0
DISC_CROWD = 24
"""More unselected numbers than this on a page are shown only where the mouse is."""
_COARSE = 3
_NEAR = 24.0
_HALF = 128
_SPECK = 4
_CLEAN = 3
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Disc:
    """One number on the page; `marks` are all that meet there, the telling one first."""

    marks: tuple[Mark, ...]

    @property
    def lead(self) -> Mark:
        return self.marks[0]

    @property
    def strong(self) -> bool:
        return self.lead.strong

    @property
    def text(self) -> str:
        return f"{self.lead.number}+" if len(self.marks) > 1 else str(self.lead.number)

    @property
    def findings(self) -> tuple[str, ...]:
        """The keys of the findings, by number."""
        by_number = sorted(self.marks, key=lambda mark: mark.number or 0)
        return tuple(mark.finding for mark in by_number if mark.finding)


def gather(marks: Sequence[Mark]) -> tuple[Disc, ...]:
    """The numbered marks of one page as discs, the selected one first, then by number."""
    numbered = sorted(
        (mark for mark in marks if mark.number is not None), key=lambda mark: (not mark.strong, mark.number or 0)
    )
    spots: dict[Place, list[Mark]] = {}
    near: dict[tuple[int, int], list[Place]] = {}
    for mark in numbered:
        across, down = (int(value // _NEAR) for value in mark.place.centre)
        cells = ((across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        known = (place for cell in cells for place in near.get(cell, ()))
        at = next((place for place in known if _meet(place, mark.place)), None)
        if at is None:
            at = mark.place
            near.setdefault((across, down), []).append(at)
        spots.setdefault(at, []).append(mark)
    return tuple(Disc(tuple(found)) for found in spots.values())


def _meet(one: Place, other: Place) -> bool:
    return one.holds(*other.centre) and other.holds(*one.centre)


class Paper:
    """Where a page has ink, from a coarse grey copy of its picture."""

    def __init__(self, image: QImage, width: float) -> None:
        """`width` is the page's in logical pixels of the view."""
        across = max(1, round(width / _COARSE))
        small = image.scaledToWidth(across, Qt.TransformationMode.SmoothTransformation)
        grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
        self._width, self._height = grey.width(), grey.height()
        if image.pixelColor(0, 0).lightness() < _HALF:
            # The corner of a page is paper: this one has its light and dark changed round.
            grey.invertPixels()
        self._rows = [bytes(cast(memoryview, grey.constScanLine(row)))[: self._width] for row in range(self._height)]

    def ink(self, box: QRectF) -> int:
        """How dark a box (logical pixels from the page's corner) is, in steps of a speck; off the page is dark."""
        x0, x1 = int(box.left() / _COARSE), int(box.right() / _COARSE) + 1
        y0, y1 = int(box.top() / _COARSE), int(box.bottom() / _COARSE) + 1
        if x0 < 0 or y0 < 0 or x1 > self._width or y1 > self._height:
            return 255 // _SPECK
        return (255 - sum(sum(row[x0:x1]) for row in self._rows[y0:y1]) // ((x1 - x0) * (y1 - y0))) // _SPECK


def _spots(box: QRectF, size: float) -> list[QRectF]:
    """Places around `box` for a disc, the best looking first."""
    reach = size * 0.5 + 1
    corners = [
        QPointF(box.right() + reach, box.top() - reach * 0.4),
        QPointF(box.right() + reach, box.center().y()),
        QPointF(box.left() - reach, box.top() - reach * 0.4),
        QPointF(box.left() - reach, box.center().y()),
        QPointF(box.right(), box.top() - reach),
        QPointF(box.right(), box.bottom() + reach),
        QPointF(box.left(), box.top() - reach),
        QPointF(box.left(), box.bottom() + reach),
        QPointF(box.right() + 2.4 * reach, box.center().y()),
        QPointF(box.left() - 2.4 * reach, box.center().y()),
        QPointF(box.right() + 3.6 * reach, box.center().y()),
        QPointF(box.left() - 3.6 * reach, box.center().y()),
    ]
    return [QRectF(point.x() - size / 2, point.y() - size / 2, size, size) for point in corners]


def _margins(frame: PageFrame, box: QRectF, size: float) -> list[QRectF]:
    """At the edges of the page, level with `box`: there is paper even when the table leaves none."""
    top = box.center().y() - size / 2
    return [QRectF(x, top, size, size) for x in (frame.rect.right() - 1.5 * size, frame.rect.left() + 0.5 * size)]


@dataclass
class DiscPlaces:
    """Remembers, for each picture of a page, where its ink is and where its discs found white paper."""

    _papers: dict[int, Paper] = field(default_factory=dict)
    _found: dict[tuple[int, float, int, tuple[Disc, ...]], list[QRectF]] = field(default_factory=dict)

    def of(
        self, frame: PageFrame, discs: tuple[Disc, ...], image: QImage | None, taken: Sequence[Place] = ()
    ) -> list[QRectF]:
        """Where each disc goes, in logical pixels of the view: on none of `taken` and not on each other."""
        key = (image.cacheKey() if image else 0, frame.scale, frame.rotation, discs)
        offsets = self._found.get(key)
        if offsets is None:
            if len(self._found) > _MOST_PAGES:
                self._found.clear()
                self._papers.clear()
            offsets = self._found[key] = self._choose(frame, discs, self._paper(frame, image), taken)
        return [spot.translated(frame.x, frame.y) for spot in offsets]

    def _paper(self, frame: PageFrame, image: QImage | None) -> Paper | None:
        if image is None:
            return None
        if image.cacheKey() not in self._papers:
            self._papers[image.cacheKey()] = Paper(image, frame.rect.width())
        return self._papers[image.cacheKey()]

    @staticmethod
    def _choose(frame: PageFrame, discs: Sequence[Disc], paper: Paper | None, taken: Sequence[Place]) -> list[QRectF]:
        home = (-frame.x, -frame.y)
        figures = [frame.to_view(place) for place in taken] if discs else []
        put: list[QRectF] = []
        for disc in discs:
            box = frame.to_view(disc.lead.place).adjusted(-AIR, -AIR, AIR, AIR)
            room = box.adjusted(-4 * STRONG_DISC, -2 * STRONG_DISC, 4 * STRONG_DISC, 2 * STRONG_DISC)
            near = [one for one in figures if one.intersects(room)]

            def cost(spot: QRectF, near: list[QRectF] = near) -> tuple[bool, int]:
                covers = any(spot.intersects(one) for one in (*near, *put))
                return covers, paper.ink(spot.translated(*home)) if paper else 0

            wide = 1.3 if len(disc.text) > 2 else 1.0
            sizes = (STRONG_DISC, FAINT_DISC, LEAST_DISC) if disc.strong else (FAINT_DISC, LEAST_DISC)
            best = (min(_spots(box, size * wide), key=cost) for size in sizes)
            far = min(_margins(frame, box, sizes[0] * wide), key=cost)
            # Anything darker may be a part of a digit.
            put.append(next((one for one in best if cost(one) <= (False, _CLEAN)), far))
        return [spot.translated(*home) for spot in put]
