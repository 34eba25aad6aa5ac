# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with the notes of a project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reviewer.model.project import Note, Target
from reviewer.store import codec, remarks, reports

if TYPE_CHECKING:
    from reviewer.journal import Journal


class Notebook:
    """Commands on notes; a UUID that the project does not have is a KeyError."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, uuid: str, target: Target, text: str) -> str:
        """Add a note and return its UUID."""
        stamp, made = self._journal.stamp(), str(uuid4())
        state = codec.note(Note(made, target, text, stamp.author, stamp.at))
        self._journal.change("note", uuid, made, {"notes": {made: state}}, stamp)
        return made

    def edit(self, note: str, text: str) -> None:
        """Give a note another text; it bears the name and time of who wrote last."""
        stamp = self._journal.stamp()
        uuid, old = self._note(note)
        if old["text"] != text:
            state = {**old, "text": text, "author": stamp.author, "at": stamp.at.isoformat()}
            self._journal.change("edit_note", uuid, note, {"notes": {note: state}}, stamp)

    def delete(self, note: str) -> None:
        """Take a note away; the history keeps it."""
        uuid, _ = self._note(note)
        self._journal.change("delete_note", uuid, note, {"notes": {note: None}})

    def _note(self, note: str) -> tuple[str, Mapping[str, Any]]:
        with self._journal.store.reading() as db:
            uuid = remarks.report_of_note(db, note)
            state = remarks.note_states(db, reports.key(db, uuid), [note])[note]
        if state is None:
            raise KeyError(note)
        return uuid, state
