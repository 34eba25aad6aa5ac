# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one way in which a project is changed: a wish becomes one transaction and one event, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import reviewer
from reviewer.checks import office
from reviewer.keeping import filing, freezing, naming
from reviewer.model.export import Made
from reviewer.model.project import Event, Step
from reviewer.model.text import Text
from reviewer.store import events, parts
from reviewer.store.events import Stamp

if TYPE_CHECKING:
    from reviewer.settings import Settings
    from reviewer.store.opening import Store, Transaction

_Together = tuple[Event, ...]
"""What one undo takes back: an event, or one of each of several reports."""


class Journal:
    """The open store, who works on it, and what was done since it was opened.

    `settles` is whether a change of the list of bodies also checks the reports that it concerns, before it
    returns; whoever sets it to False runs `Project.settling` afterwards. `lost` collects the events of ticks
    that changed figures took back, `left` the closed reports that were not checked again, until whoever shows
    them empties it.
    """

    def __init__(self, store: Store, author: str, settings: Settings) -> None:
        self.store, self.author, self.settings = store, author, settings
        self._done: list[_Together] = []
        self._undone: list[_Together] = []
        self.lost: list[Event] = []
        self.left: list[str] = []
        self.settles = True

    def stamp(self) -> Stamp:
        """Who does something now, and where."""
        return Stamp.now(self.author)

    def made(self) -> Made:
        """What an export says of itself."""
        now, program = datetime.now(UTC).astimezone(), f"reviewer {reviewer.__version__}"
        return Made(now, self.author, program, office.book().version)

    def change(
        self,
        what: str,
        uuid: str,
        subject: str,
        wanted: parts.Wish,
        stamp: Stamp | None = None,
        first: Callable[[Transaction], None] | None = None,
    ) -> None:
        """Make one change that can be undone; nothing happens when all is as wanted already.

        `uuid` is the report's, "" for a change of the project itself; `subject` names what changes. `first` puts
        into the same transaction what no event needs to keep, for it is never taken away.
        """
        made = self._put(what, uuid, subject, wanted, stamp or self.stamp(), first=first)
        if made is not None:
            self._done.append((made,))
            self._undone.clear()

    def change_several(self, what: str, wanted: Mapping[str, parts.Wish], stamp: Stamp) -> None:
        """Make one change to several reports, by their UUID: one transaction, one event each, undone in one step."""
        with self.store.writing() as db:
            told = [_changed(db, uuid, what, "", wish, stamp) for uuid, wish in wanted.items()]
        self.lost += [event for _, lost in told for event in lost]
        made = tuple(event for event, _ in told if event is not None)
        if made:
            self._done.append(made)
            self._undone.clear()

    def note(self, made: Event | None, lost: list[Event]) -> None:
        """Let a change that was made elsewhere in one transaction be undone like any other."""
        self.lost += lost
        if made is not None:
            self._done.append((made,))
            self._undone.clear()

    def undo(self) -> Text | None:
        """Reverse the last change of this session; returns what was undone, None when there is nothing."""
        return self._reverse("undo", self._done, self._undone)

    def redo(self) -> Text | None:
        """Do again what was undone last; returns what was redone, None when there is nothing."""
        return self._reverse("redo", self._undone, self._done)

    def forget(self) -> None:
        """Nothing done before can be undone any more: another copy's changes have come between."""
        self._done.clear()
        self._undone.clear()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was done since the project was opened, oldest first; `done` of them hold, the others were undone."""
        return tuple(Step(naming.step(it), it[0]) for it in (*self._done, *reversed(self._undone)))

    @property
    def done(self) -> int:
        """How many of `steps` hold."""
        return len(self._done)

    @property
    def next_undo(self) -> Text | None:
        """What `undo` would undo."""
        return naming.step(self._done[-1]) if self._done else None

    @property
    def next_redo(self) -> Text | None:
        """What `redo` would do again."""
        return naming.step(self._undone[-1]) if self._undone else None

    def history(self, uuid: str | None = None) -> tuple[Event, ...]:
        """All that was done, oldest first; to one report when its UUID is given."""
        with self.store.reading() as db:
            return events.history(db, uuid)

    def told(self, uuid: str, whats: Sequence[str]) -> tuple[Event, ...]:
        """What of these kinds was done to one report, oldest first."""
        with self.store.reading() as db:
            return events.told(db, uuid, whats)

    def _reverse(self, way: str, stack: list[_Together], other: list[_Together]) -> Text | None:
        if not stack:
            return None
        step, stamp = stack[-1], self.stamp()
        with self.store.writing() as db:
            lost = [it for event in step for it in _reversed(db, way, event, stamp, self.settles)]
        self.lost += lost
        other.append(stack.pop())
        return naming.step(step)

    def _put(
        self,
        what: str,
        uuid: str,
        subject: str,
        wanted: parts.Wish,
        stamp: Stamp,
        first: Callable[[Transaction], None] | None = None,
    ) -> Event | None:
        with self.store.writing() as db:
            if first is not None:
                first(db)
            made, lost = _changed(db, uuid, what, subject, wanted, stamp, settles=self.settles)
        self.lost += lost
        return made


def _changed(
    db: Transaction,
    uuid: str,
    what: str,
    subject: str,
    wanted: Mapping[str, Any],
    stamp: Stamp,
    of: str | None = None,
    settles: bool = True,
) -> tuple[Event | None, list[Event]]:
    freezing.refuse(db, uuid, wanted)
    if not uuid:
        return filing.change_project(db, what, subject, wanted, stamp, of, settles), []
    return filing.change(db, uuid, what, subject, wanted, stamp, of)


def _reversed(db: Transaction, way: str, event: Event, stamp: Stamp, settles: bool) -> list[Event]:
    """Undo or redo one event; the events of the ticks that this cost."""
    wanted = event.before if way == "undo" else event.after
    what = f"{way}:{event.what}"
    return _changed(db, event.report or "", what, event.subject, wanted or {}, stamp, event.uuid, settles)[1]
