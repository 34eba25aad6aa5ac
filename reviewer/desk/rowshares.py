# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables over findings: heights that suit what is shown until the user takes them in hand."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

_TABLE, _MATRIX = (380, 520), (500, 400)
"""Shares, not pixels. Findings are what one works through, but in the matrix it is the tasks above them."""


class RowShares(QSplitter):
    """A splitter that gives a table less room than the findings, and the matrix more."""

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.in_hand, self._matrix = False, False
        for widget in (upper, lower):
            self.addWidget(widget)
            self.setStretchFactor(self.indexOf(widget), 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._take_in_hand)

    def restore(self, state: QByteArray | None) -> None:
        """Heights as the user left them; those that suit when the user never cared."""
        self.in_hand = state is not None and self.restoreState(state)
        self._share()

    def suit(self, matrix: bool) -> None:
        """Another tab is shown: the matrix, or a table or the notes."""
        if matrix != self._matrix:
            self._matrix = matrix
            self._share()

    def _take_in_hand(self) -> None:
        self.in_hand = True

    def _share(self) -> None:
        if not self.in_hand:
            height = sum(self.sizes()) or sum(_TABLE)
            upper, lower = _MATRIX if self._matrix else _TABLE
            self.setSizes([height * upper // (upper + lower), height * lower // (upper + lower)])
