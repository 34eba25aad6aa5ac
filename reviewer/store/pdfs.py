# SPDX-License-Identifier: AGPL-3.0-or-later
"""The PDFs of a project: copied once beside it, or left in place and found again by their digest.

A file of the user is only ever opened for reading.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reviewer.errors import ReviewerError
from reviewer.store import refusals
from reviewer.store.reports import File

_CHUNK = 1 << 20
_COPIES = ".files"


def folder(project: Path) -> Path:
    """Where the copies of a project are kept."""
    return project.with_name(project.name + _COPIES)


@contextmanager
def kept(project: Path, source: Path, digest: str, copy: bool) -> Iterator[File]:
    """The file at `source`, kept for as long as the project is; no copy stays when the block fails.

    `digest` is that of the bytes that were read. ReviewerError when the file is gone, is not what
    was read any more, or cannot be copied.
    """
    source = source.absolute()
    target = folder(project) / f"{digest}.pdf"
    if copy and not target.exists():
        size = _copy(source, target, digest)
        made = True
    else:
        size, made = _check(source, digest), False
    try:
        yield File(digest, source, size, copy=source.parent == target.parent)
    except BaseException:
        if made:
            target.unlink(missing_ok=True)
        raise


def find(project: Path, file: File) -> Path:
    """Where the bytes of `file` are now; ReviewerError when they are nowhere near.

    Looks at the project's copy, at the place it came from, and at the files beside these two.
    """
    copy = folder(project) / f"{file.digest}.pdf"
    for path in (copy, file.path):
        if _is(path, file):
            return path
    for near in (file.path.parent, project.parent):
        for path in _pdfs(near):
            if _is(path, file):
                return path
    raise refusals.pdf_gone(file.path, copy.parent)


def stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is written to: its time in ns and its size; None when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex; ReviewerError when it cannot be read."""
    found = hashlib.sha256()
    for chunk in _chunks(path):
        found.update(chunk)
    return found.hexdigest()


def sweep(project: Path) -> None:
    """Remove what a copy that was cut short has left."""
    for rest in folder(project).glob("*.part"):
        with suppress(OSError):
            rest.unlink()


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except FileNotFoundError as error:
        raise refusals.no_source(path) from error
    except OSError as error:
        raise refusals.of_system(path, error) from error


def _check(source: Path, digest: str) -> int:
    if digest_of(source) != digest:
        raise refusals.changed(source)
    return source.stat().st_size


def _copy(source: Path, target: Path, digest: str) -> int:
    """Copy under another name, prove it, then rename: a copy is whole or not there; returns its size."""
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(exist_ok=True)
        size = _write(source, part, digest)
        part.replace(target)
        _settle(target.parent)
        return size
    except OSError as error:
        part.unlink(missing_ok=True)
        raise refusals.of_system(target, error) from error
    except ReviewerError:
        part.unlink(missing_ok=True)
        raise


def _write(source: Path, part: Path, digest: str) -> int:
    found, size = hashlib.sha256(), 0
    with part.open("wb") as out:
        for chunk in _chunks(source):
            found.update(chunk)
            out.write(chunk)
            size += len(chunk)
        out.flush()
        os.fsync(out.fileno())
    if found.hexdigest() != digest:
        raise refusals.changed(source)
    return size


def _settle(folder: Path) -> None:
    """Make a new name in `folder` survive a power cut; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _pdfs(near: Path) -> list[Path]:
    try:
        return sorted(path for path in near.iterdir() if path.suffix.lower() == ".pdf")
    except OSError:
        return []


def _is(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.size and digest_of(path) == file.digest
    except (OSError, ReviewerError):
        return False
