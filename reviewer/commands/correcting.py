# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures set by hand or confirmed, and tables ticked as compared with the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.forms.plancells import parsed
from reviewer.keeping import filing
from reviewer.model.project import Correction
from reviewer.store import codec, remarks, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal


def correct(journal: Journal, uuid: str, address: str, printed: str) -> None:
    """Set a figure as it should have been read; the checks run again with it."""
    stamp = journal.stamp()
    value = parsed(address, printed).value
    it = Correction(address, printed, None if value is None else str(value), stamp.author, stamp.at)
    with journal.store.reading() as db:
        old = remarks.corrections(db, reports.key(db, uuid)).get(address)
    if old is None or old.printed != printed:
        journal.change("correct", uuid, address, {"corrections": {address: codec.correction(it)}}, stamp)


def take_back(journal: Journal, uuid: str, address: str) -> None:
    """Let the figure that was read hold again."""
    journal.change("take_back", uuid, address, {"corrections": {address: None}})


def confirm(journal: Journal, uuid: str, addresses: Sequence[str]) -> None:
    """Say that figures stand on the page as they were read."""
    stamp = journal.stamp()
    with journal.store.reading() as db:
        wanted = filing.confirmations(db, uuid, addresses, stamp)
    if wanted:
        journal.change("confirm", uuid, addresses[0], {"corrections": wanted}, stamp)


def compare(journal: Journal, uuid: str, table: str, done: bool) -> None:
    """Tick a table as compared with the page, or take the tick off; KeyError when it was not read."""
    stamp = journal.stamp()
    with journal.store.reading() as db:
        wanted = filing.ticked(db, uuid, table, done, stamp)
    if wanted:
        journal.change("compare" if done else "uncompare", uuid, table, {"comparisons": wanted}, stamp)
