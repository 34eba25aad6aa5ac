# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports files one after another through the reading children, and says how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.desk.i18n import tr
from reviewer.desk.sheets.versionoffers import VersionOffers
from reviewer.model.progress import Progress
from reviewer.model.report import Review, Verdict
from reviewer.model.text import Text
from reviewer.settings import Settings

if TYPE_CHECKING:
    from reviewer.desk.session import Session
    from reviewer.desk.work.jobs import JobBridge

_SURE_AFTER = 1.5


@dataclass(frozen=True, slots=True)
class Import:
    """How far an import is; `part` from 0 to 1, `left` in seconds, None while that is anybody's guess."""

    done: int
    total: int
    part: float
    step: str
    left: float | None

    @property
    def running(self) -> bool:
        return self.done < self.total


def time_left(seconds: float | None) -> str:
    """A guess in words, never finer than it is good."""
    if seconds is None:
        return ""
    if seconds < 45:
        return tr("不到 1 分钟")
    return tr("约 {minutes} 分钟").format(minutes=max(1, round(seconds / 60)))


class Importer(QObject):
    """Files are kept in the project as they are read; what is not done yet can be cancelled at any time."""

    changed = Signal(object)
    kept = Signal(str)
    finished = Signal(int, bool)

    def __init__(
        self,
        session: Session,
        bridge: JobBridge,
        lost: Callable[[str, Text], Review],
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(session)
        self._session, self._bridge, self._lost, self._clock = session, bridge, lost, clock
        self._settings = settings
        self.offers = VersionOffers(session)
        self._parts: dict[str, float] = {}
        self._total = 0
        self._done = 0
        self._kept = 0
        self.unreadable: list[str] = []
        self._started = 0.0
        self._step = ""
        self._cancelled = False
        bridge.progressed.connect(self._progressed)
        bridge.succeeded.connect(self._succeeded)
        bridge.failed.connect(self._failed)
        bridge.cancelled.connect(self._dropped)

    @property
    def running(self) -> bool:
        return self._done < self._total

    def use(self, settings: Settings) -> None:
        """Read by these settings what comes from now on."""
        self._settings = settings

    def add(self, files: Iterable[Path]) -> None:
        """Queue files; one that is queued already is not queued twice."""
        if not self.running:
            self._total = self._done = self._kept = 0
            self.unreadable = []
            self._started = self._clock()
            self._cancelled = False
        for file in files:
            key = str(file)
            if key not in self._parts:
                self._parts[key] = 0.0
                self._total += 1
                self._bridge.submit(key, key, self._settings)
        self._tell()

    def cancel(self) -> None:
        """Give up what is not done yet; what is done stays."""
        self._cancelled = True
        self._bridge.cancel()

    def state(self) -> Import:
        part = (self._done + sum(self._parts.values())) / self._total if self._total else 0.0
        spent = self._clock() - self._started
        left = spent / part * (1 - part) if part > 0.02 and spent > _SURE_AFTER else None
        return Import(self._done, self._total, part, self._step, left)

    def _progressed(self, key: str, progress: Progress) -> None:
        if key in self._parts:
            self._parts[key] = progress.done / progress.total if progress.total else 0.0
            self._step = f"{Path(key).name}　{self._session.language.say(progress.step)}"
            self._tell()

    def _succeeded(self, key: str, review: Review) -> None:
        self._keep(key, review)

    def _failed(self, key: str, reason: Text) -> None:
        self._keep(key, self._lost(key, reason))

    def _keep(self, key: str, review: Review) -> None:
        project = self._session.project
        if project is not None and key in self._parts and not self.offers.take(Path(key), review):
            uuid = self._session.attempt(lambda: project.keep(Path(key), review))
            if uuid is not None:
                self._kept += 1
                if review.verdict is Verdict.UNREADABLE:
                    self.unreadable.append(Path(key).name)
                self._session.refresh()
                self._session.saved.emit()
                self.kept.emit(uuid)
        self._end(key)

    def _dropped(self, key: str) -> None:
        self._end(key)

    def _end(self, key: str) -> None:
        if self._parts.pop(key, None) is None:
            return
        self._done += 1
        self._tell()
        if not self.running:
            self._step = ""
            kept, cancelled = self._kept, self._cancelled
            if kept:
                self._session.do.settle(lambda: self.finished.emit(kept, cancelled))
            else:
                self.finished.emit(kept, cancelled)

    def _tell(self) -> None:
        self.changed.emit(self.state())


def lost(path: str, reason: Text) -> Review:
    """What is kept of a file whose reader was lost; the reading half is imported when it is needed."""
    from reviewer import reviewing

    return reviewing.lost(path, reason)
