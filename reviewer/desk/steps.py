# SPDX-License-Identifier: AGPL-3.0-or-later
"""The journal of the open project as a QUndoStack: the journal is the truth, the stack its picture."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from reviewer.desk.i18n import tr
from reviewer.model.progress import Progress

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.model.project import Event
    from reviewer.project import Project


class _Command(QUndoCommand):
    """One step; what was done already when it is pushed is not done twice."""

    def __init__(self, steps: Steps, words: str) -> None:
        super().__init__(words)
        self._steps = steps

    def undo(self) -> None:
        self._steps.reverse(back=True)

    def redo(self) -> None:
        self._steps.reverse(back=False)


class Steps(QObject):
    """`stack` follows the journal after every command; undoing by the stack undoes in the project."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._mute = False
        self._keys: list[str] = []
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.follow)
        session.saved.connect(self.follow)
        session.project_changed.connect(self.follow)

    def step(self, back: bool) -> None:
        """Undo or redo one step, if there is one."""
        self.follow()
        if back:
            self.stack.undo()
        else:
            self.stack.redo()

    def go_to(self, index: int) -> None:
        """Undo or redo until just the first `index` steps hold, as long work."""
        self.follow()
        project = self._session.project
        if project is not None and index != self.stack.index() and 0 <= index <= self.stack.count():
            self._session.works.run(tr("回到所选操作"), self._walk(project, index))

    def _walk(self, project: Project, index: int) -> Generator[Progress, None, None]:
        journal = project.journal
        known, start = len(journal.steps), journal.done
        total = abs(index - start)
        for at in range(1, total + 1):
            # Somebody who does something meanwhile has chosen another way.
            if len(journal.steps) != known or journal.done != start + (at - 1 if index > start else 1 - at):
                return
            before = journal.done
            name = journal.steps[before - 1 if index < start else before].name
            self.step(back=index < start)
            if journal.done == before:
                return
            yield Progress(at, total, name)

    def reverse(self, back: bool) -> None:
        """What a command of the stack does; where the project refuses, `follow` puts the stack right afterwards."""
        if not self._mute:
            # The stack moves on only when its command returns.
            self._mute = True
            try:
                self._session.do.reverse(back)
            finally:
                self._mute = False

    def follow(self) -> None:
        """Make the stack be what the journal says."""
        journal = self._session.project.journal if self._session.project else None
        steps, done = (journal.steps, journal.done) if journal else ((), 0)
        wanted = [step.event.uuid for step in steps]
        if self._mute or (self._keys == wanted and self.stack.index() == done):
            return
        self._mute = True
        try:
            kept = next((at for at, pair in enumerate(zip(self._keys, wanted, strict=False)) if pair[0] != pair[1]), -1)
            kept = min(len(self._keys), len(wanted)) if kept < 0 else kept
            if kept == len(wanted) < len(self._keys):
                self.stack.clear()  # A stack drops its last commands only when others come after them.
                kept = 0
            self.stack.setIndex(kept)
            for step in steps[kept:]:
                self.stack.push(_Command(self, self._session.language.say(step.name)))
            self.stack.setIndex(done)
            self._keys = wanted
        finally:
            self._mute = False


def touched(project: Project, back: bool) -> Event | None:
    """The event that undoing or redoing would be about."""
    journal = project.journal
    at = journal.done - 1 if back else journal.done
    return journal.steps[at].event if 0 <= at < len(journal.steps) else None


def show(session: Session, event: Event) -> None:
    """Open the report that an event is about and select the thing, so that what was undone or redone is seen."""
    if not event.report:
        return
    session.open_report(event.report)
    report = session.report
    if report is None or report.row.uuid != event.report:
        return
    changed = {**(event.before or {}), **(event.after or {})}
    keys = [event.subject, *_names(changed.get("decisions")), *_names(changed.get("corrections"))]
    for key in keys:
        if session.numbered(key) is not None:
            session.select_finding(key)
            return
        if key in report.facts:
            session.select_figure(key)
            return
    _show_note(session, event.subject)


def _show_note(session: Session, uuid: str) -> None:
    """Select what a note is on, while it is there."""
    notes = session.report.notes if session.report else ()
    target = next((note.target for note in notes if note.uuid == uuid), None)
    if target is not None and target.finding and session.numbered(target.finding) is not None:
        session.select_finding(target.finding)
    elif target is not None and target.address:
        session.select_figure(target.address)


def _names(states: object) -> list[str]:
    return [str(key) for key in states] if isinstance(states, dict) else []
