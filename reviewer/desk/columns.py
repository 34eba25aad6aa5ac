# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three columns: widths that follow the window until the user takes them in hand."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.desk.look.scaling import scaled

NARROW = 1400
STRIP = 48
REPORTS = 248
_SIDE_SHARE, _SIDE_MOST = 0.43, 640


class Columns(QSplitter):
    """Reports, page, side; in a narrow window the reports are a strip of shapes."""

    def __init__(self, panels: tuple[tuple[QWidget, int, int], ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._arranged = False
        self._narrow = False
        self._before_fold = _SIDE_MOST
        for at, (widget, stretch, least) in enumerate(panels):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
            self.setStretchFactor(at, stretch)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._take_in_hand)

    def restore(self, state: QByteArray | None) -> None:
        """Widths as they were left; those of a first start when nothing is known."""
        self._arranged = state is not None and self.restoreState(state)
        self._narrow = self.width() < scaled(NARROW)
        if not self._arranged:
            self._share()

    def _take_in_hand(self) -> None:
        self._arranged = True

    def _share(self) -> None:
        width = self.width()
        reports = STRIP if width < scaled(NARROW) else scaled(REPORTS)
        side = min(_SIDE_MOST, round(width * _SIDE_SHARE))
        self.setSizes([reports, width - reports - side, side])

    def fold_reports(self, fold: bool | None = None) -> None:
        """Fold the reports to a strip, or show their names; None does what is not the case."""
        self._arranged = True
        reports, page, side = self.sizes()
        wanted = reports > STRIP + 8 if fold is None else fold
        width = STRIP if wanted else scaled(REPORTS)
        self.setSizes([width, page + reports - width, side])

    def fold_page(self) -> None:
        """Give the page's room to the tables and findings, or back."""
        self._arranged = True
        reports, page, side = (self.widget(at) for at in range(3))
        width = reports.width()
        page.setVisible(page.isHidden())
        if page.isHidden():
            self._before_fold = side.width()
            self.setSizes([width, 0, self.width() - width])
        else:
            self.setSizes([width, self.width() - width - self._before_fold, self._before_fold])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(NARROW)
        if not self._arranged:
            self._share()
        elif narrow != self._narrow:
            self.fold_reports(narrow)
        self._narrow = narrow
