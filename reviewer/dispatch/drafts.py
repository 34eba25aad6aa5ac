# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a file is made until it is whole, and what is cleared away afterwards whatever became of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4


def room() -> Path:
    """A folder that is not there yet, among the temporary ones: no copy of a project comes near its exports."""
    return Path(tempfile.gettempdir()) / f"reviewer-{uuid4().hex}"


def beside(scratch: Path, out: Path) -> Path:
    """The folder in which a file is made until it is whole, on the disk of `out`; nothing else is ever in it."""
    return out.parent / f".{scratch.name}.tmp"


def clear(*folders: Path) -> None:
    """Take away what was left in these folders; one that is not there is no trouble."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cleared(out: Path) -> Iterator[Path]:
    """A room for making `out`, which is cleared away at the end with whatever was begun beside `out`."""
    scratch = room()
    try:
        yield scratch
    finally:
        clear(scratch, beside(scratch, out))
