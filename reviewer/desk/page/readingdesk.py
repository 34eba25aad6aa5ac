# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lies side by side in the column of the page: the strip, the pages, and a second document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.desk.page.standing import Standings
from reviewer.desk.page.strip import SideStrip

if TYPE_CHECKING:
    from pathlib import Path

    from reviewer.desk.look.theme import Theme
    from reviewer.desk.page.beside import Beside
    from reviewer.desk.page.pictures import PageImages
    from reviewer.desk.page.view import PageView
    from reviewer.desk.session import Session
    from reviewer.model.report import PageSize


class ReadingDesk(QSplitter):
    """Knows where each report was left; the second document is made when it is asked for the first time.

    `made_room` is for whoever folds other columns away to give two pages room.
    """

    pair_wanted = Signal()
    pair_turned = Signal(bool)
    strip_turned = Signal(bool)

    def __init__(
        self, session: Session, view: PageView, images: PageImages, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._images, self._theme = session, images, theme
        self.view = view
        self.strip = SideStrip(session, view, images, theme)
        self.strip.hide()
        self.beside: Beside | None = None
        self.made_room = False
        self.standings = Standings()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for at, part in enumerate((self.strip, view)):
            self.addWidget(part)
            self.setStretchFactor(at, at)
        self.strip.kind_turned.connect(self._share)
        session.report_leaving.connect(self.keep_standing)

    # -- where a report was left -------------------------------------------------------------

    def show_document(self, path: Path | None, pages: tuple[PageSize, ...]) -> None:
        """A report read before is shown where it was left and as large; another as large as the one before."""
        report = self._session.report
        left = self.standings.of(report.row.uuid) if report else None
        if left is None:
            self.view.show_document(path, pages)
        else:
            self.view.restore_zoom(left.zoom)
            self.view.show_document(path, pages, left.spot, left.rotation)
        self.strip.show_document(path, pages)

    def keep_standing(self) -> None:
        """Remember where the open report stands."""
        report = self._session.report
        if report is not None and report.reading.pages:
            self.standings.keep(report.row.uuid, self.view.standing)

    def return_to_standing(self) -> None:
        """Go back to where the open report was left, whatever was selected since."""
        report = self._session.report
        left = self.standings.of(report.row.uuid) if report else None
        if left is not None:
            self.view.go_to_spot(left.spot)

    @property
    def regions(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from left to right."""
        strip = () if self.strip.isHidden() else (self.strip.stack.currentWidget(),)
        beside = (self.beside.view,) if self.beside is not None and self.is_paired else ()
        return (*strip, self.view, *beside)

    # -- what lies beside the pages ----------------------------------------------------------

    def fold_strip(self, fold: bool | None = None) -> None:
        """Take the strip of small pages away, or show it; None does what is not the case."""
        shown = self.strip.isHidden() if fold is None else not fold
        if not shown and self.strip.isAncestorOf(self.focusWidget() or self):
            self.view.setFocus()
        self.strip.unfold(shown)
        self.strip_turned.emit(shown)
        self._share()

    def _share(self) -> None:
        """Give the strip the room that what it shows needs, and two documents the same of what is left."""
        wanted = 0 if self.strip.isHidden() else self.strip.wanted_width
        strip, *views = self.sizes()
        left = strip + sum(views) - wanted
        if self.is_paired:
            self.setSizes([wanted, left // 2, left - left // 2])
        elif strip != wanted:
            self.setSizes([wanted, left, *views[1:]])

    @property
    def is_paired(self) -> bool:
        return self.beside is not None and not self.beside.isHidden()

    def pair(self, paired: bool) -> None:
        """Lay a second document beside the open one, or take it away; without one nothing is kept for it."""
        if self.beside is None:
            from reviewer.desk.page.beside import Beside

            self.beside = Beside(self._session, self.view, self._images, self._theme)
            self.beside.close_wanted.connect(self.pair_wanted)
            self.addWidget(self.beside)
            self.setStretchFactor(2, 1)
        self.beside.setVisible(paired)
        self.pair_turned.emit(paired)
        if paired:
            self._share()
            self.beside.refresh()
        else:
            self.beside.clear()
            self.view.setFocus()

    def said_beside(self) -> str:
        """Which document lies beside the open one and how it stands, as `restore_beside` takes it; else empty."""
        partner, said = self.beside.partner if self.beside and self.is_paired else None, Standings()
        if self.beside is None or partner is None:
            return ""
        said.keep(partner.key, self.beside.view.standing)
        return said.said()

    def restore_beside(self, said: str) -> None:
        """Show beside the open report, if a second document is shown, the one of `said`, as it stood."""
        left = Standings()
        left.restore(said)
        if self.beside is not None and self.is_paired and left.last is not None:
            self.beside.return_to(*left.last)

    def show_dark(self, dark: bool) -> None:
        """Show pages light on dark, or as they are printed."""
        for view in (self.view, *((self.beside.view,) if self.beside else ())):
            view.set_dark(dark)
        self.strip.thumbnails.set_dark(dark)
