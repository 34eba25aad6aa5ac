# SPDX-License-Identifier: AGPL-3.0-or-later
"""One line for what is at work, coming in, going out or checked again; what waits is listed on a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from reviewer.desk.work.importing import Importer
from reviewer.desk.work.longwork import LongWorks
from reviewer.desk.work.statusline import StatusLine


class WorkTeller(QObject):
    """Keeps the status line to the import and the queue of long works, and hands its wish to cancel on."""

    def __init__(self, status: StatusLine, importer: Importer, works: LongWorks) -> None:
        super().__init__(status)
        self._status, self._importer, self._works = status, importer, works
        status.cancel_wanted.connect(self._cancel)
        importer.changed.connect(self.tell)
        works.changed.connect(self.tell)

    def tell(self, _state: object = None) -> None:
        """The import before anything else, for it brings something new."""
        shown, importing = self._works.shown, self._importer.running
        if shown and not importing:
            self._status.show_work(shown[0].name, self._works.state(shown[0]))
        else:
            self._status.show_import(self._importer.state())
        others = shown if importing else shown[1:]
        self._status.show_more([(work.name, partial(self._works.cancel, work)) for work in others])

    def escape(self) -> bool:
        """Whether an Esc that nothing else had a use for ended a work; an import ends by its button only."""
        if self._importer.running or not self._works.shown:
            return False
        self._works.cancel()
        return True

    def _cancel(self) -> None:
        if self._importer.running:
            self._importer.cancel()
        else:
            self._works.cancel()
