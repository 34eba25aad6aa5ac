# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with the notes of a project, and the search over all that people wrote in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from reviewer.model.clipping import Clipping, Cut
from reviewer.model.project import Note, Target
from reviewer.model.remark import Remarks
from reviewer.store import codec, events, pictures, remarks, reports, seeking

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.events import Stamp
    from reviewer.store.opening import Transaction

_CHANGES = tuple(f"{way}{what}" for way in ("", "undo:", "redo:") for what in ("note", "edit_note", "attach"))


class Notebook:
    """Commands on notes; a UUID that the project does not have is a KeyError."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, uuid: str, target: Target, text: str, cut: Cut | None = None) -> str:
        """Add a note, with a picture of the page when there is one, and return its UUID."""
        stamp, made = self._journal.stamp(), str(uuid4())
        state = codec.note(Note(made, target, text, stamp.author, stamp.at, _clipping(cut) if cut else None))
        self._journal.change("note", uuid, made, {"notes": {made: state}}, stamp, _keeping(cut, stamp))
        return made

    def edit(self, note: str, text: str) -> None:
        """Give a note another text; it bears the name and time of who wrote last."""
        stamp = self._journal.stamp()
        uuid, old = self._note(note)
        if old["text"] != text:
            state = {**old, "text": text, "author": stamp.author, "at": stamp.at.isoformat()}
            self._journal.change("edit_note", uuid, note, {"notes": {note: state}}, stamp)

    def attach(self, note: str, cut: Cut | None) -> None:
        """Let a note show this part of a page, in place of what it showed; None takes its picture off."""
        stamp = self._journal.stamp()
        uuid, old = self._note(note)
        state = {key: value for key, value in old.items() if key != "picture"}
        if cut is not None:
            state["picture"] = codec.clipping(_clipping(cut))
        self._journal.change("attach", uuid, note, {"notes": {note: state}}, stamp, _keeping(cut, stamp))

    def delete(self, note: str) -> None:
        """Take a note away; the history keeps it."""
        uuid, _ = self._note(note)
        self._journal.change("delete_note", uuid, note, {"notes": {note: None}})

    def picture(self, digest: str) -> bytes:
        """The PNG that a note shows; KeyError when the project has no such picture."""
        with self._journal.store.reading() as db:
            return pictures.load(db, digest)

    def earlier(self, uuid: str) -> dict[str, tuple[Note, ...]]:
        """What the notes of a report said before, oldest first, by the UUID of the note; only of those that changed."""
        with self._journal.store.reading() as db:
            now = {it.uuid: it for it in remarks.notes(db, reports.key(db, uuid))}
            told = events.told(db, uuid, _CHANGES)
        said: dict[str, list[Note]] = {}
        for event in told:
            notes = (event.after or {}).get("notes")
            state = notes.get(event.subject) if isinstance(notes, dict) else None
            if event.subject in now and state is not None:
                it = codec.to_note(event.subject, state)
                if it.text not in [one.text for one in said.setdefault(it.uuid, [])]:
                    said[it.uuid].append(it)
        before = {key: tuple(one for one in them if one.text != now[key].text) for key, them in said.items()}
        return {key: them for key, them in before.items() if them}

    def search(self, words: str, author: str | None = None) -> Remarks:
        """The notes and persons' findings of the whole project that have all these words; all of them without words."""
        with self._journal.store.reading() as db:
            return seeking.search(db, words, author)

    def authors(self) -> tuple[str, ...]:
        """Everybody whose notes or findings the project has."""
        with self._journal.store.reading() as db:
            return seeking.authors(db)

    def writers(self, uuid: str) -> dict[str, tuple[str, datetime]]:
        """Who wrote the notes and raised the own findings of a report, and when (UTC), by UUID or key."""
        with self._journal.store.reading() as db:
            return seeking.writers(db, reports.key(db, uuid))

    def _note(self, note: str) -> tuple[str, Mapping[str, Any]]:
        with self._journal.store.reading() as db:
            uuid = remarks.report_of_note(db, note)
            state = remarks.note_states(db, reports.key(db, uuid), [note])[note]
        if state is None:
            raise KeyError(note)
        return uuid, state


def _clipping(cut: Cut) -> Clipping:
    return Clipping(pictures.digest_of(cut.png), cut.file, cut.place)


def _keeping(cut: Cut | None, stamp: Stamp) -> Callable[[Transaction], None] | None:
    """What puts the picture itself into the project."""
    return partial(pictures.keep, png=cut.png, stamp=stamp) if cut else None
