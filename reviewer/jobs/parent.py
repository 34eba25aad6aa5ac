# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parent's half of a job: children that are started, fed, timed, killed and replaced.

PDFs come from strangers and PyMuPDF does not support threads, so that files are read and drawn in child
processes. Whatever a file does to its child - crash, hang, eat memory, raise - costs that file, with a
reason; the other files go on with a fresh child. One thread per child does the talking, so that neither
the window nor the command line ever waits for a pipe or for the start of a process.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from types import TracebackType
from typing import Any

from reviewer.jobs import worker
from reviewer.jobs.child import Child, fault, loss
from reviewer.model.pixels import Pixels
from reviewer.model.progress import Progress
from reviewer.model.text import Text
from reviewer.settings import Settings


@dataclass(frozen=True, slots=True)
class Progressed:
    """The job says how far it is."""

    key: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Succeeded:
    """The job is done; `value` is what its generator returned."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The job is lost; `reason` says in the user's words what happened and what to do."""

    key: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job was taken back before it was done."""

    key: str


DYING_SECONDS = 10.0  # how long `close` waits for a killed child that the system does not let go of

Message = Progressed | Succeeded | Failed | Cancelled

# Images that are here and not yet taken. On Windows a block lives only as long as somebody has it open, and the
# child lets go of it at its next order: the parent has it open before it gives that order.
_held: dict[str, SharedMemory] = {}


class Jobs:
    """A queue of jobs, first come first served, and the children that do them side by side.

    `work` is a function at the top of a module; it gets the arguments of `submit` and is a generator of
    `Progress`. Every submitted key gets exactly one of Succeeded, Failed and Cancelled, after any number
    of Progressed. To be used from one thread; no method waits for a child, except `wait` and `close`.
    """

    def __init__(self, work: worker.Work, settings: Settings, children: int = 1) -> None:
        self.pending = 0  # submitted, and the outcome not yet handed out by `poll` or `wait`
        self._work = work
        self._settings = settings
        self._most = max(1, children)
        self._bell = threading.Condition()
        self._queue: deque[_Job] = deque()
        self._hands: list[_Hand] = []
        self._said: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._closed = False
        # Before multiprocessing ends the children itself, and the threads would take that for a crash.
        atexit.register(self.close)

    def submit(self, key: str, *args: object) -> None:
        """Queue a job. Arguments that cannot be sent to a child raise here."""
        job = _Job(key, pickle.dumps(args))
        with self._bell:
            if self._closed:
                raise RuntimeError("jobs are closed")
            self.pending += 1
            self._queue.append(job)
            idle = sum(hand.job is None for hand in self._hands)
            if idle < len(self._queue) and len(self._hands) < self._most:
                self._hands.append(_Hand(self._work, self._settings, self._attend))
            self._bell.notify()

    def poll(self) -> list[Message]:
        """What was said since the last time; never blocks."""
        messages = []
        with contextlib.suppress(queue.Empty):
            while True:
                messages.append(self._said.get_nowait())
        self.pending -= sum(not isinstance(message, Progressed) for message in messages)
        return messages

    def wait(self, seconds: float) -> list[Message]:
        """Block until there is a message or the time is up."""
        with contextlib.suppress(queue.Empty):
            # The one taken goes first: those behind it come out of the same queue.
            first = self._said.get(timeout=max(0.0, seconds))
            self.pending -= not isinstance(first, Progressed)
            return [first, *self.poll()]
        return []

    def cancel(self, key: str | None = None, *, running: bool = True) -> None:
        """Take back the jobs of that key, or all; those that run lose their child, unless `running` is False."""
        with self._bell:
            dropped = [job for job in self._queue if key in (None, job.key)]
            self._queue = deque(job for job in self._queue if key not in (None, job.key))
            for hand in self._hands:
                if running and hand.job is not None and key in (None, hand.job.key):
                    hand.cancel()
        for job in dropped:
            self._said.put(Cancelled(job.key))

    def close(self) -> None:
        """Cancel everything and end the children; images that were not taken are gone."""
        with self._bell:
            self._closed = True
            self.cancel()
            self._bell.notify_all()
        atexit.unregister(self.close)
        for hand in self._hands:
            hand.thread.join(DYING_SECONDS)
            hand.release_images()

    def __enter__(self) -> Jobs:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _attend(self, hand: _Hand) -> None:
        """Give the hand one job after another; runs in the hand's thread."""
        while (job := self._next(hand)) is not None:
            outcome = hand.perform(job, self._said.put)
            with self._bell:
                hand.job = None
            if job.cancelled:
                if isinstance(outcome, Succeeded):
                    _release(outcome.value)
                outcome = Cancelled(job.key)
            self._said.put(outcome)
        hand.dismiss()

    def _next(self, hand: _Hand) -> _Job | None:
        with self._bell:
            while not self._queue and not self._closed:
                self._bell.wait()
            hand.job = None if self._closed else self._queue.popleft()
            return hand.job


@dataclass(slots=True, eq=False)
class _Job:
    key: str
    order: bytes
    cancelled: bool = False


class _Hand:
    """A thread and the child it keeps at work; a child that is lost is replaced for the next job."""

    def __init__(self, work: worker.Work, settings: Settings, attend: Callable[[_Hand], None]) -> None:
        self.job: _Job | None = None
        self._work = work
        self._settings = settings
        self._child: Child | None = None
        self._images: set[str] = set()
        self.thread = threading.Thread(target=attend, args=(self,), daemon=True)
        self.thread.start()

    def cancel(self) -> None:
        """Mark the job in hand and kill its child; for the owner's thread."""
        job, child = self.job, self._child
        if job is not None:
            job.cancelled = True
        if child is not None:
            child.kill()

    def perform(self, job: _Job, say: Callable[[Message], None]) -> Message:
        """Have the job done; however it ends, it ends with an outcome."""
        until: float | None = None
        try:
            child = self._begun(job)
            until = time.monotonic() + self._settings.file_seconds
            while isinstance(said := child.hear(until), Progress):
                say(Progressed(job.key, said))
            if isinstance(said, worker.Made):
                self._hold(said.value)
                return Succeeded(job.key, said.value)
        except Exception as error:  # A job that never ends would stop the queue and the bar in the window.
            return Failed(job.key, loss(error, self.dismiss(), until, self._settings))
        return Failed(job.key, fault(said, self._settings))

    def dismiss(self) -> int | None:
        """End the child; its exit code, unless there was none."""
        child, self._child = self._child, None
        return None if child is None else child.end(keep=_held)

    def release_images(self) -> None:
        """Give up those that the owner has not taken; the thread must have ended."""
        for name in self._images:
            _unlink(name)

    def _begun(self, job: _Job) -> Child:
        """A child that has taken the job: the one at hand while it is alive and not worn out, or a new one."""
        if self._child is not None:
            with contextlib.suppress(EOFError, OSError):
                if self._child.served < self._settings.files_per_child and self._child.takes(job.order):
                    return self._child
            self.dismiss()
        self._child = child = None if job.cancelled else Child(self._work, self._settings)
        # One that `cancel` did not see yet was not killed by it.
        if child is None or job.cancelled:
            raise EOFError
        child.takes(job.order)
        return child

    def _hold(self, value: object) -> None:
        if isinstance(value, Pixels):
            self._images = {name for name in self._images if name in _held}
            _held[value.name] = SharedMemory(value.name)
            self._images.add(value.name)


def take(pixels: Pixels) -> bytes:
    """The image, rows `pixels.stride` bytes apart; its block of shared memory is given back.

    Raises FileNotFoundError when it was taken before, or the jobs it came from are closed.
    """
    block = _held.pop(pixels.name, None) or SharedMemory(pixels.name)
    try:
        if block.buf is None:
            raise FileNotFoundError(pixels.name)
        return bytes(block.buf[: pixels.stride * pixels.height])
    finally:
        block.close()
        block.unlink()


def _release(value: object) -> None:
    if isinstance(value, Pixels):
        _unlink(value.name)


def _unlink(name: str) -> None:
    block = _held.pop(name, None)
    if block is not None:
        block.close()
        block.unlink()
