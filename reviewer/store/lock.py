# SPDX-License-Identifier: AGPL-3.0-or-later
"""One window for each project: a lock file that the system frees when its holder dies.

The lock is the system's own (a byte of the lock file), not the file's existence, so a crash or a
power cut leaves nothing that blocks. SQLite's locks would exclude too, but cannot say who holds.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from reviewer.store import refusals

# Windows forbids others to read a locked byte; one far behind the text leaves the holder's name readable.
_BYTE = 1 << 30

if sys.platform == "win32":
    import errno
    import msvcrt

    _HELD = (errno.EACCES, errno.EDEADLK)

    def _claim(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import errno
    import fcntl

    _HELD = (errno.EWOULDBLOCK, errno.EACCES)

    def _claim(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The right to be the only one who has `project` open; held until `release` or the process ends."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    @classmethod
    def take(cls, project: Path, author: str) -> Self:
        """Lock `project`; ReviewerError when another window holds it or the folder cannot be written."""
        path = project.with_name(project.name + ".lock")
        while True:
            try:
                handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            except OSError as error:
                raise refusals.of_system(project, error) from error
            try:
                _claim(handle)
            except OSError as error:
                os.close(handle)
                raise _refused(project, path, error) from error
            if _is_at(path, handle):
                _sign(handle, author)
                return cls(path, handle)
            # Its last holder removed it between our opening and our locking: ours is a file without a name.
            os.close(handle)

    def release(self) -> None:
        """Give the project free; doing so twice is harmless."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.close(handle)
            with suppress(OSError):
                self._path.unlink()
        else:
            # Removed while still locked, so that nobody's fresh lock file is taken for ours.
            with suppress(OSError):
                self._path.unlink()
            os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    """Whether the open file still has its name; on Windows nobody can take it from an open file."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _sign(handle: int, author: str) -> None:
    """Say who holds it; as a courtesy only, the lock is the lock without it.

    Always of one length, so that nothing of an earlier holder is left and nothing need be cut off.
    """
    text = json.dumps({"author": author, "workstation": platform.node(), "process": os.getpid()}, ensure_ascii=False)
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text.encode().ljust(1024))


def _refused(project: Path, path: Path, error: OSError) -> Exception:
    if error.errno not in _HELD:
        return refusals.no_locks(project, error.strerror or str(error))
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return refusals.held(project, holder["author"], holder["workstation"], holder["process"])
    except (OSError, ValueError, KeyError, TypeError):
        return refusals.held(project, "?", "?", "?")
