# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work, one after another: in small slices between the user's acts, or in a child process.

What reads or changes the open project is a generator, of which a slice of at most `SLICE_SECONDS` (but
always one step) runs in each turn of the event loop; what makes files runs in a child (`exportjob`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.desk.i18n import tr
from reviewer.desk.work.importing import Import
from reviewer.errors import ReviewerError
from reviewer.model.progress import Progress
from reviewer.model.text import Text

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.desk.work.jobs import JobBridge
    from reviewer.settings import Settings

SLICE_SECONDS = 0.015
_SURE_AFTER = 1.5
_TELL_SECONDS = 0.1
_PAUSE_MILLISECONDS = 1

Steps = Generator[Progress, None, Any]


def _nothing(*_: object) -> None:
    """Nobody waits for the end."""


@dataclass(eq=False)
class Work:
    """One entry of the queue: `steps` for slices, or an `order` for the child with the folders that it uses."""

    name: str
    steps: Steps | None = None
    order: tuple[object, ...] = ()
    folders: tuple[Path, ...] = ()
    done: Callable[[Any], object] = _nothing
    stopped: Callable[[], None] = _nothing
    key: str = field(default_factory=lambda: str(uuid4()))
    progress: Progress | None = None
    began: float | None = None


class LongWorks(QObject):
    """The queue; `changed` when something came, went on or ended. Each work ends done, failed (said) or stopped."""

    changed = Signal()

    def __init__(self, session: Session, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(session)
        self._session, self._clock = session, clock
        self._bridge: JobBridge | None = None
        self._settings: Settings | None = None
        self.queue: list[Work] = []
        self._told = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._slice)

    def use(self, bridge: JobBridge, settings: Settings) -> None:
        """Have files made by the children behind `bridge`."""
        self._bridge, self._settings = bridge, settings
        bridge.progressed.connect(self._progressed)
        bridge.succeeded.connect(lambda key, value: self._ended(key, lambda work: work.done(value)))
        bridge.failed.connect(self._failed)
        bridge.cancelled.connect(lambda key: self._ended(key, lambda work: work.stopped()))

    # -- asking ------------------------------------------------------------------------------

    def run(
        self,
        name: str,
        steps: Steps,
        done: Callable[[Any], None] = _nothing,
        stopped: Callable[[], None] = _nothing,
    ) -> Work:
        """Queue steps that run in this process; `done` gets what they return."""
        return self._add(Work(name, steps=steps, done=done, stopped=stopped))

    def make(
        self,
        name: str,
        kind: str,
        source: Path,
        out: Path,
        done: Callable[[Any], object],
        author: str = "",
        wish: tuple[object, ...] = (),
    ) -> Work:
        """Queue a job of `reviewer.exportjob` for the child: `kind` of `source` at `out`, as one wishes it."""
        from reviewer.dispatch import drafts

        scratch = drafts.room()
        project, lang = self._session.project, self._session.language.lang
        # Those of an open project follow what the user changes.
        settings = project.journal.settings if project is not None else self._settings
        order = (kind, str(source), str(out), str(scratch), lang, author, settings, *wish)
        return self._add(Work(name, order=order, folders=(scratch, drafts.beside(scratch, out)), done=done))

    @property
    def making(self) -> bool:
        """Whether a file is being made, or waits to be."""
        return any(work.steps is None for work in self.queue)

    @property
    def shown(self) -> tuple[Work, ...]:
        """What is worth telling, the one at work first; steps that are over at once never are."""
        return tuple(work for work in self.queue if work.steps is None or work.progress or work is not self.queue[0])

    def state(self, work: Work) -> Import:
        """How far one of them is."""
        at = work.progress
        if at is None or work.began is None:
            return Import(0, 1, 0.0, tr("排队等候") if work.began is None else tr("准备…"), None)
        part, spent = at.done / at.total if at.total else 0.0, self._clock() - work.began
        left = spent / part * (1 - part) if part > 0 and spent > _SURE_AFTER else None
        return Import(min(at.done, at.total), at.total, part, self._session.language.say(at.step), left)

    # -- ending ------------------------------------------------------------------------------

    def cancel(self, work: Work | None = None) -> None:
        """Stop a work, by default the first one told of; what it did already stays."""
        chosen = work or next(iter(self.shown), None)
        if chosen is None or chosen not in self.queue:
            return
        if chosen.steps is None and chosen.began is not None and self._bridge is not None:
            self._bridge.cancel(chosen.key)
        else:
            self._end(chosen, chosen.stopped)

    def leave(self) -> None:
        """Stop whatever works on the open project; the making of files goes on."""
        for work in [it for it in self.queue if it.steps is not None]:
            self._end(work, _nothing)

    def close(self) -> None:
        """Stop everything; nothing is told any more."""
        self.blockSignals(True)
        self._timer.stop()
        if self._bridge is not None:
            self._bridge.close()
        for work in self.queue:
            _clear(work)
        self.queue.clear()

    # -- at work -----------------------------------------------------------------------------

    def _add(self, work: Work) -> Work:
        self.queue.append(work)
        self._next()
        self.changed.emit()
        return work

    def _next(self) -> None:
        """Begin what is first in the queue, unless it has begun."""
        work = self.queue[0] if self.queue else None
        if work is None or work.steps is None:
            self._timer.stop()
        if work is None or work.began is not None:
            return
        work.began = self._clock()
        if work.steps is not None:
            self._timer.start()
        elif self._bridge is not None:
            self._bridge.submit(work.key, *work.order)

    def _slice(self) -> None:
        work = self.queue[0] if self.queue else None
        if work is None or work.steps is None:
            return
        until = self._clock() + SLICE_SECONDS
        try:
            while self._clock() < until and work in self.queue:
                work.progress = next(work.steps)
        except StopIteration as end:
            value = end.value
            self._end(work, lambda: work.done(value))
        except ReviewerError as error:
            self._session.said.emit(self._session.language.say(error.text), True)
            self._end(work, work.stopped)
        except BaseException:
            self._end(work, work.stopped)
            raise
        self._tell()

    def _progressed(self, key: str, progress: Progress) -> None:
        work = self._find(key)
        if work is not None:
            work.progress = progress
            self._tell()

    def _failed(self, key: str, reason: Text) -> None:
        self._session.said.emit(self._session.language.say(reason), True)
        self._ended(key, lambda work: work.stopped())

    def _ended(self, key: str, then: Callable[[Work], object]) -> None:
        work = self._find(key)
        if work is not None:
            self._end(work, lambda: then(work))

    def _find(self, key: str) -> Work | None:
        return next((work for work in self.queue if work.key == key), None)

    def _end(self, work: Work, then: Callable[[], object]) -> None:
        if work not in self.queue:
            return
        self.queue.remove(work)
        if work.steps is not None:
            work.steps.close()
        _clear(work)
        self._told = 0.0
        self.changed.emit()
        then()
        self._next()

    def _tell(self) -> None:
        now = self._clock()
        if now - self._told >= _TELL_SECONDS:
            self._told = now
            self.changed.emit()


def _clear(work: Work) -> None:
    """Whatever a child left half done."""
    if work.folders:
        from reviewer.dispatch import drafts  # with the archives it knows it takes as long to load as all this file

        drafts.clear(*work.folders)
