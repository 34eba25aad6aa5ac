# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with the list of the bodies that must report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.bodies import listing
from reviewer.model.body import Body, ReadList, Roll
from reviewer.model.text import Lang
from reviewer.store import parts

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal


class BodyLists:
    """Commands on the list; what a file or the disk does not allow is a ReviewerError."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def all(self) -> tuple[Body, ...]:
        """The list of bodies that must report, in the order in which they came."""
        with self._journal.store.reading() as db:
            return listing.load(db)

    def put(self, given: Sequence[Body]) -> None:
        """Lay a list over the one there is: empty fields and bodies it does not name take nothing away.

        ReviewerError when a body would be part of itself.
        """
        with self._journal.store.reading() as db:
            wanted = listing.laid(db, given)
        self._journal.change("list_bodies", "", "", {parts.BODIES: wanted})

    def edit(self, body: Body) -> None:
        """Make one body be as given, whether on the list before or not; ReviewerError as in `put`."""
        with self._journal.store.reading() as db:
            wanted = listing.edited(db, body)
        self._journal.change("edit_body", "", body.name, {parts.BODIES: wanted})

    def drop(self, names: Sequence[str]) -> None:
        """Take bodies off the list; the history keeps them."""
        with self._journal.store.reading() as db:
            wanted = listing.dropped(db, names)
        self._journal.change("drop_bodies", "", names[0] if len(names) == 1 else "", {parts.BODIES: wanted})

    def roll(self, today: date | None = None) -> Roll:
        """Who has reported, who has not, who was late, on a day (today)."""
        with self._journal.store.reading() as db:
            return listing.standing(db, today or date.today())

    def take_in(self, source: Path) -> ReadList:
        """Lay the list in the workbook `source` over the one there is; ReviewerError when it cannot be read."""
        found = self.read(source)
        self.put(found.bodies)
        return found

    def read(self, source: Path) -> ReadList:
        """What the list in the workbook `source` says; ReviewerError when it cannot be read."""
        from reviewer.export import bodylist

        with self._journal.store.reading() as db:
            year = listing.year(db, date.today())
        return bodylist.read(source, year + 1)

    def export_chase(self, out: Path, lang: Lang = "zh", today: date | None = None) -> Path:
        """Write who has to be asked, and how all stand, to the workbook `out`; ReviewerError when it cannot be."""
        from reviewer.export import rollbook

        return rollbook.write_chase(out, self.roll(today), self._journal.made(), lang)

    def export_empty_list(self, out: Path, lang: Lang = "zh") -> Path:
        """Write an empty list of bodies to fill in; ReviewerError when it cannot be written."""
        from reviewer.export import rollbook

        return rollbook.write_template(out, self._journal.made(), lang)
