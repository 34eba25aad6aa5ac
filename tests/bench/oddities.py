# SPDX-License-Identifier: AGPL-3.0-or-later
"""What files that are no plain report cost: time, and the most memory of the child that reads them.

`python -m tests.bench.oddities [name ...]`, by default all. Each is read by one child of its own, as the
program reads it. Memory is known on Linux only.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from reviewer.jobs import batch
from reviewer.model.report import Review
from reviewer.settings import Settings
from tests.oddities import LONG, QUICK

LOOK = 0.02  # seconds between looks at the child's memory


class Peak:
    """The most memory that any child of this process took, in MiB; to be used with `with`."""

    def __init__(self) -> None:
        self.megabytes = 0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Peak:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK):
            for child in multiprocessing.active_children():
                self.megabytes = max(self.megabytes, resident(child.pid or 0))


def resident(process: int) -> int:
    """The most memory that a process took so far, in MiB."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    return 0


def measured(file: Path, settings: Settings) -> tuple[Review, float, int]:
    """The review of a file, the seconds it took with the start of its child, and the child's memory in MiB."""
    start = time.perf_counter()
    with Peak() as peak:
        ((_, found),) = batch.reviews([file], settings, lambda _: None)
    return found, time.perf_counter() - start, peak.megabytes


def main(arguments: list[str]) -> int:
    """A line a file."""
    known = {f"quick {name}": make for name, make in QUICK.items()} | {f"long {n}": make for n, make in LONG.items()}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in known.items():
            if arguments and name.split()[1] not in arguments:
                continue
            file = Path(folder) / f"{name.split()[1]}.pdf"
            file.write_bytes(make())
            found, seconds, megabytes = measured(file, replace(Settings(), readers=1))
            size = file.stat().st_size // 1024
            sys.stdout.write(f"{name:28} {size:7} KiB {seconds:7.1f} s {megabytes:6} MiB  {_said(found)}\n")
            sys.stdout.flush()
    return 0


def _said(found: Review) -> str:
    reading = found.reading
    first = reading.error or next(iter(reading.gaps), None)
    return f"{found.verdict} {reading.state} {first.en if first else ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
