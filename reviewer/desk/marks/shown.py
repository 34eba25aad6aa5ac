# SPDX-License-Identifier: AGPL-3.0-or-later
"""The marks that a page view shows: by page, without what is hidden, and what the mouse is at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from reviewer.desk.marks.bypage import BARE, PageMarks, by_page
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.marks.painter import MarkPainter
from reviewer.desk.marks.placing import Mark, PageFrame
from reviewer.model.place import Place

_REACH = -2.0


class ShownMarks:
    """Sorted once whenever other marks are shown, and not for each painting."""

    def __init__(self) -> None:
        self._painter = MarkPainter()
        self._all: tuple[Mark, ...] = ()
        self._hidden: frozenset[MarkKind] = frozenset()
        self._bare = False
        self._pages: Mapping[int, PageMarks] = {}
        self._taken: dict[int, list[Place]] = {}
        self._awake: frozenset[str] = frozenset()

    def show(self, marks: tuple[Mark, ...], taken: tuple[Place, ...] = ()) -> None:
        """Show these marks; `taken` are the figures that no number may cover."""
        self._all, self._taken = marks, {}
        for place in taken:
            self._taken.setdefault(place.page, []).append(place)
        self._sort()

    def hide(self, hidden: frozenset[MarkKind], bare: bool) -> None:
        """Leave out these kinds, or everything."""
        self._hidden, self._bare = hidden, bare
        self._sort()

    def _sort(self) -> None:
        self._pages = {} if self._bare else by_page(self._all, self._hidden)
        self._painter.forget()

    def of(self, page: int) -> PageMarks:
        """What is shown on a page."""
        return self._pages.get(page, BARE)

    def paint(self, painter: QPainter, frame: PageFrame, image: QImage | None, dark: bool = False) -> None:
        """Paint the marks of one page, whose picture may be `dark`; the painter is in logical pixels of the view."""
        taken = self._taken.get(frame.number, ())
        self._painter.paint_page(painter, frame, self.of(frame.number), image, taken, self._awake, dark)

    def findings_at(self, page: int, point: QPointF) -> tuple[str, ...]:
        """The keys of the findings whose number stands at a point of the view."""
        disc = self._painter.disc_at(page, point)
        return disc.findings if disc else ()

    def wake(self, page: int, x: float, y: float) -> bool:
        """Say that the mouse is at a point of a page; whether that shows other numbers than before."""
        here = self.of(page).numbered
        awake = frozenset(it.finding for it in here if it.finding and it.place.inset(_REACH).holds(x, y))
        changed, self._awake = awake != self._awake, awake
        return changed
