# SPDX-License-Identifier: AGPL-3.0-or-later
"""One child process as its parent sees it: started, told, heard, killed, cleared up after, and why it was lost."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Container
from multiprocessing import connection, resource_tracker
from pathlib import Path

from reviewer.jobs import worker
from reviewer.model.pixels import block_prefix
from reviewer.model.text import Text
from reviewer.settings import Settings

START_SECONDS = 60.0  # for starting an interpreter and importing, on a busy machine; no part of a file's time
SIGKILLED = -9
BLOCKS = Path("/dev/shm")  # where Linux shows shared memory; elsewhere it vanishes with the last process that has it

_SAVE_ANEW = Text(
    "请用 PDF 阅读器将其另存或打印为新的 PDF 后再试，或向报送单位重新索取。",
    "Save or print it as a new PDF in a PDF reader and try again, or ask the sender for it again.",
)
TOO_SLOW = Text(
    "处理此文件超过 {seconds:g} 秒仍未完成，已停止。请将其另存或拆分后再试，或在设置中放宽单个文件的时限。",
    "This file was not finished after {seconds:g} s and was given up. Save it anew or split it and try again, "
    "or raise the time limit of a file in the settings.",
)
TOO_BIG = Text(
    "处理此文件所需的内存超过上限 {megabytes} MiB，已停止。请将其另存或拆分后再试，或在设置中放宽内存上限。",
    "This file needs more than the {megabytes} MiB of memory allowed and was given up. Save it anew or split it and "
    "try again, or raise the memory limit in the settings.",
)
CRASHED = Text(
    "处理此文件的进程意外退出（{how}），其他文件不受影响。{advice}",
    "The process at work on this file ended unexpectedly ({how}); other files are not affected. {advice}",
)
KILLED = Text(
    "处理此文件的进程被系统终止，多半是内存不足。请关闭其他程序后再试，或将文件另存或拆分后再试。",
    "The system ended the process at work on this file, most likely because memory ran short. Close other programs "
    "and try again, or save the file anew or split it.",
)
UNEXPECTED = Text(
    "处理此文件时发生程序未预料的错误（{what}）。{advice}",
    "An error that the program did not foresee came up in this file ({what}). {advice}",
)
NOT_STARTED = Text(
    "处理文件的进程未能启动（{what}）。请关闭其他程序后再试；若仍不行，请重新启动或重新安装本程序。",
    "No process could be started for this file ({what}). Close other programs and try again; if that does not help, "
    "restart or reinstall this program.",
)

# The table of children that multiprocessing keeps is not made for several threads.
_TABLE = threading.Lock()


class Child:
    """A spawned process from its start to its end; belongs to one thread, except for `kill`."""

    def __init__(self, work: worker.Work, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self.served = 0
        self._ended = False
        self._pipe, theirs = context.Pipe()
        limits = (settings.file_seconds, settings.child_megabytes)
        self._process = context.Process(target=worker.run, args=(theirs, work, *limits), daemon=True)
        with theirs, _TABLE:
            _keep_interrupts_away()
            self._process.start()

    def takes(self, order: bytes) -> bool:
        """Wait until the child is free, and give it a job; False when it has grown and has done its share.

        Raises EOFError or OSError when it is gone, or does not come up in time; the job has not begun then.
        """
        until = time.monotonic() + START_SECONDS
        ready = self.hear(until)
        if isinstance(ready, worker.Ready) and ready.spent and self.served:
            return False
        self._pipe.send_bytes(order)
        self.hear(until)
        self.served += 1
        return True

    def hear(self, until: float) -> worker.Message:
        """The next message. Raises TimeoutError when it is late, EOFError or OSError when the child is gone."""
        left = until - time.monotonic()
        heard = connection.wait([self._pipe, self._process.sentinel], left) if left > 0 else []
        if not heard:
            raise TimeoutError
        # A child that died before it took its end of the pipe leaves that end open on Windows.
        if self._pipe not in heard and not self._pipe.poll():
            raise EOFError
        message: worker.Message = self._pipe.recv()
        return message

    def kill(self) -> None:
        """May be called from any thread, and for a child that is dead already."""
        with _TABLE:
            if not self._ended:
                self._process.kill()

    def end(self, keep: Container[str]) -> int | None:
        """Kill the child if it still lives, unlink its images but those to keep, and return its exit code."""
        self.kill()
        connection.wait([self._process.sentinel])
        # Dead, but its number is not given to another process before it is joined.
        _sweep(self._process.pid or 0, keep)
        with _TABLE:
            self._process.join()
            code = self._process.exitcode
            self._process.close()
            self._ended = True
        self._pipe.close()
        return code


def fault(said: worker.Message, settings: Settings) -> Text:
    """Why a job failed whose child is well."""
    if not isinstance(said, worker.Broke):
        return UNEXPECTED.format(what=type(said).__name__, advice=_SAVE_ANEW)
    if said.memory:
        return TOO_BIG.format(megabytes=settings.child_megabytes)
    return said.reason or UNEXPECTED.format(what=said.what, advice=_SAVE_ANEW)


def loss(error: Exception, code: int | None, until: float | None, settings: Settings) -> Text:
    """Why a job failed whose child was lost or had to be given up.

    `error` is what the parent met, `code` how the child ended, `until` the moment at which its time was up, None if
    the child did not come as far as to begin.
    """
    if until is None:
        return NOT_STARTED.format(what=str(error) or _how(code))
    if time.monotonic() >= until:
        return TOO_SLOW.format(seconds=settings.file_seconds)
    if code == worker.OUT_OF_MEMORY:
        return TOO_BIG.format(megabytes=settings.child_megabytes)
    if not isinstance(error, (EOFError, OSError)):
        return UNEXPECTED.format(what=f"{type(error).__name__}: {error}", advice=_SAVE_ANEW)
    return KILLED if code == SIGKILLED else CRASHED.format(how=_how(code), advice=_SAVE_ANEW)


def _how(code: int | None) -> Text:
    """An exit code in words; a negative one is the signal that ended the process."""
    if code is not None and code < 0:
        with contextlib.suppress(ValueError):
            name = signal.Signals(-code).name
            return Text(name, name)
    number = code if code is None or 0 <= code < 256 else f"{code:#x}"
    return Text(f"退出码 {number}", f"exit code {number}")


def _keep_interrupts_away() -> None:
    """Let the child begin with Ctrl+C blocked, as this thread has it, until it can ignore it by itself."""
    if sys.platform != "win32":
        # Starting the tracker unblocks the signal again; it is started here so that the child's start does not.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _sweep(process: int, keep: Container[str]) -> None:
    """Unlink what a killed child left in shared memory."""
    if not BLOCKS.is_dir():
        return
    for path in BLOCKS.glob(f"{block_prefix(process)}*"):
        if path.name not in keep:
            path.unlink(missing_ok=True)
            # It may have been killed before it told the tracker, which does not forget what it never knew.
            resource_tracker.register(f"/{path.name}", "shared_memory")
            resource_tracker.unregister(f"/{path.name}", "shared_memory")
