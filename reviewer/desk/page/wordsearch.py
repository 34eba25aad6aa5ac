# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking for words in the open PDF: in a child, a few pages at a time, the pages in sight first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.desk.marks.placing import by_page
from reviewer.desk.page.drawing import SEARCH
from reviewer.model.leaves import Found, Hit
from reviewer.model.place import Place

if TYPE_CHECKING:
    from reviewer.desk.work.jobs import JobBridge

AT_ONCE = 8
"""Pages to a job: few enough that a new search need not wait long for the one before it."""

ReadWords = Callable[[str, Collection[int]], Sequence[Hit]]
"""Words that were read on pages without text, by what is looked for."""


class WordSearch(QObject):
    """`hits` in the order of the document, `current` one of them; `changed` whenever either is another."""

    changed = Signal()

    def __init__(self, bridge: JobBridge, read: ReadWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._read = bridge, read
        self.wanted = ""
        self.hits: tuple[Hit, ...] = ()
        self.wordless: tuple[int, ...] = ()
        self.trouble: object = None
        self.current: Hit | None = None
        self.on_page: dict[int, list[tuple[Hit, Place]]] = {}
        self._path: Path | None = None
        self._left: list[tuple[int, int]] = []
        self._key, self._serial, self._from = "", 0, 1
        bridge.succeeded.connect(self._arrived)
        bridge.failed.connect(self._failed)

    @property
    def is_busy(self) -> bool:
        return bool(self._key)

    @property
    def number(self) -> int:
        """Which hit is the current one, from 1; 0 when none is."""
        return self.hits.index(self.current) + 1 if self.current in self.hits else 0

    def start(self, path: Path | None, pages: int, wanted: str, page: int) -> None:
        """Look for `wanted` from `page` on and then in the pages before it; without words everything is cleared."""
        self.wanted, self.hits, self.wordless, self.current, self.trouble = wanted, (), (), None, None
        self._path, self._from, self._key = path, page, ""
        self._left = _parts(pages, page) if path is not None and wanted.strip() else []
        self._next()
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next (or previous) hit, from the last one to the first."""
        if self.hits:
            at = self.number - 1 + by if self.current else self._first()
            self.current = self.hits[at % len(self.hits)]
            self.changed.emit()

    def _first(self) -> int:
        return next((at for at, hit in enumerate(self.hits) if hit[0].page >= self._from), 0)

    def _next(self) -> None:
        if self._left:
            self._serial += 1
            self._key = f"{SEARCH}/{self._serial}"
            self._bridge.submit(self._key, SEARCH, str(self._path), self.wanted, *self._left.pop(0))

    def _arrived(self, key: str, found: Found) -> None:
        # The answer to an older search is nobody's.
        if key != self._key:
            return
        self._key = ""
        more = (*found.hits, *self._read(self.wanted, found.wordless))
        self.hits = tuple(sorted((*self.hits, *more), key=lambda hit: hit[0].page))
        self.wordless = (*self.wordless, *found.wordless)
        if self.current is None and self.hits and (not self._left or self.hits[-1][0].page >= self._from):
            self.current = self.hits[self._first()]
        self._next()
        self._tell()

    def _failed(self, key: str, reason: object) -> None:
        if key == self._key:
            self._key, self._left, self.trouble = "", [], reason
            self._tell()

    def _tell(self) -> None:
        boxes = ((hit, place) for hit in self.hits for place in hit)
        self.on_page = by_page(boxes, lambda one: one[1].page)
        self.changed.emit()


def _parts(pages: int, page: int) -> list[tuple[int, int]]:
    """The pages in small parts, those from `page` on before those ahead of it."""
    page = min(max(page, 1), max(pages, 1))
    stretches = (range(page, pages + 1), range(1, page))
    return [
        (part[0], part[-1])
        for all_ in stretches
        for at in range(0, len(all_), AT_ONCE)
        if (part := all_[at : at + AT_ONCE])
    ]
