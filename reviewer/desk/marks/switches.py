# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which kinds of marks the page shows: the one answer for the legend, the menu and the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reviewer.desk.marks.kinds import MarkKind


class MarkSwitches(QObject):
    """`bare` while all marks are taken off the page for a look at the paper; it is not remembered."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden: frozenset[MarkKind] = frozenset()
        self.bare = False

    def shows(self, kind: MarkKind) -> bool:
        return not self.bare and kind not in self.hidden

    def turn(self, kind: MarkKind) -> None:
        """Show a kind or hide it; on a bare page the marks come back, with that kind."""
        self.hidden = self.hidden - {kind} if self.bare else self.hidden ^ {kind}
        self.bare = False
        self.changed.emit()

    def turn_all(self) -> None:
        """Take all marks off the page, or put back those that were shown."""
        self.bare = not self.bare
        self.changed.emit()

    def said(self) -> str:
        """What is hidden, as `restore` takes it."""
        return " ".join(sorted(self.hidden))

    def restore(self, said: str) -> None:
        """Hide what was hidden; names that are not known are passed over."""
        self.hidden = frozenset(kind for kind in MarkKind if kind in said.split())
        self.changed.emit()
