# SPDX-License-Identifier: AGPL-3.0-or-later
"""The child's half of a job: run one generator after another and send what they say.

A child owns nothing: it writes no database and no file, so that killing it is always clean. What goes
through the pipe to the parent, in this order: `Ready`, then for every order `Begun`, any number of
`Progress`, one `Made` or `Broke`, and `Ready` again. An order is the pickled arguments of the work.
"""

from __future__ import annotations

import contextlib
import errno
import faulthandler
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from reviewer.model.progress import Progress
from reviewer.model.text import Text

Work = Callable[..., Generator[Progress, None, Any]]

OUT_OF_MEMORY = 77  # exit code of a child that has not even the memory to say so
GRACE = 5.0  # seconds after which a child ends itself, should its parent not have done it


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has imported what it needs and waits; `spent` when it has grown and should be replaced."""

    spent: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """The child has taken an order; a child that dies before that was lost for another reason."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the generator returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Broke:
    """The generator raised: `reason` if the error brought its own words, else `what` for whoever looks into it."""

    reason: Text | None
    what: str
    memory: bool


Message = Ready | Begun | Progress | Made | Broke


def run(pipe: Connection, work: Work, seconds: float, megabytes: int) -> None:
    """Serve orders from the pipe until its other end is closed."""
    # Ctrl+C in a terminal reaches the whole group of processes; what it means is the parent's decision.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a library prints must not mix with what the command line prints; without a console there is nothing to turn.
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
    _limit_memory(megabytes)
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, orders), daemon=True).start()
    try:
        _serve(pipe, work, orders, seconds, megabytes)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:
        os._exit(0)  # The parent is gone, or does not want this child any more.


def carry(work: Work, order: bytes) -> Iterator[Progress | Made | Broke]:
    """Run the generator to its end: what it says, then what became of it."""
    try:
        value = yield from work(*pickle.loads(order))
    except Exception as error:  # Whatever goes wrong in one file is that file's outcome.
        yield broke(error)
    else:
        yield Made(value)


def broke(error: Exception) -> Broke:
    """The error in a form that any process can read."""
    text = getattr(error, "text", None)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Broke(text if isinstance(text, Text) else None, f"{type(error).__name__}: {error}{where}", _starved(error))


def _starved(error: Exception) -> bool:
    """Whether memory was missing; MuPDF has no class of its own for that."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or ("alloc (" in str(error) and "failed" in str(error))


def _listen(pipe: Connection, orders: queue.SimpleQueue[bytes]) -> None:
    """Hand on what comes; end the process, even in the middle of a job, when the parent is no longer there."""
    while True:
        try:
            orders.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _serve(pipe: Connection, work: Work, orders: queue.SimpleQueue[bytes], seconds: float, megabytes: int) -> None:
    short = False
    with Path(os.devnull).open("w") as nowhere:
        while True:
            pipe.send_bytes(pickle.dumps(Ready(short or _grown(megabytes))))
            order = orders.get()
            pipe.send_bytes(pickle.dumps(Begun()))
            # Native code may hold the interpreter for ever, and then `_listen` cannot run; this timer needs neither.
            faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=nowhere)
            for message in carry(work, order):
                short = isinstance(message, Broke) and message.memory
                pipe.send_bytes(_packed(message))
            faulthandler.cancel_dump_traceback_later()


def _packed(message: Progress | Made | Broke) -> bytes:
    try:
        return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # A value that cannot be sent costs the file, not the child.
        return pickle.dumps(broke(error))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("most_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    _EXTENDED_LIMITS = 9
    _LIMIT_PROCESS_MEMORY = 0x100

    def _limit_memory(megabytes: int) -> None:
        """Put this process into a job object with a limit; without one it is only bound by the time of a file."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _Limits()
        limits.basic.flags = _LIMIT_PROCESS_MEMORY
        limits.process_memory = megabytes * 2**20
        if job and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
            kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def _grown(megabytes: int) -> bool:
        """Not known here; children are renewed by the number of their files alone."""
        return False

else:
    import resource

    def _limit_memory(megabytes: int) -> None:
        """Make allocations beyond the limit fail, where the system knows such a limit."""
        wanted = megabytes * 2**20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))

    def _grown(megabytes: int) -> bool:
        """Whether more than half of what the child may take is gone before a file is opened (known on Linux only)."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        except OSError:
            return False
        return pages * os.sysconf("SC_PAGE_SIZE") > megabytes * 2**20 // 2
