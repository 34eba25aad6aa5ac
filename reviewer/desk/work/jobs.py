# SPDX-License-Identifier: AGPL-3.0-or-later
"""Brings messages of the child processes into the window's event loop: one timer, typed signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reviewer.jobs.parent import Jobs

POLL_MILLISECONDS = 25
PICTURE_MILLISECONDS = 1
"""For pictures that somebody waits for: a page is often drawn in less than ten."""


class JobBridge(QObject):
    """Every key that was submitted ends in exactly one of `succeeded`, `failed` and `cancelled`.

    The children's half is made when the first job comes, so that the frame of the window need not wait for it.
    """

    progressed = Signal(str, object)
    succeeded = Signal(str, object)
    failed = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self, make: Callable[[], Jobs], parent: QObject | None = None, every: int = POLL_MILLISECONDS) -> None:
        """Listen `every` so many milliseconds while something is under way."""
        super().__init__(parent)
        self._make = make
        self._jobs: Jobs | None = None
        self._renewed = False
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.poll)

    def submit(self, key: str, *args: object) -> None:
        if self._jobs is None:
            self._jobs = self._make()
        self._jobs.submit(key, *args)
        self._timer.start()

    def cancel(self, key: str | None = None) -> None:
        if self._jobs is not None:
            self._jobs.cancel(key)

    def renew(self) -> None:
        """Make the children anew for the next job; while jobs are under way the present ones go on."""
        self._renewed = True
        self._drop_old()

    def _drop_old(self) -> None:
        if self._renewed and self._jobs is not None and not self._jobs.pending:
            self._jobs.close()
            self._jobs = None
        self._renewed = self._renewed and self._jobs is not None

    def close(self) -> None:
        """Stop listening and end the children; nothing is signalled any more."""
        self._timer.stop()
        if self._jobs is not None:
            self._jobs.close()

    def poll(self) -> None:
        from reviewer.jobs.parent import Cancelled, Failed, Progressed

        if self._jobs is None:
            return
        for message in self._jobs.poll():
            if isinstance(message, Progressed):
                self.progressed.emit(message.key, message.progress)
            elif isinstance(message, Failed):
                self.failed.emit(message.key, message.reason)
            elif isinstance(message, Cancelled):
                self.cancelled.emit(message.key)
            else:
                self.succeeded.emit(message.key, message.value)
        if not self._jobs.pending:
            self._timer.stop()
            self._drop_old()
