# SPDX-License-Identifier: AGPL-3.0-or-later
"""How soon the window is there, against a whole process that shows an empty Qt window.

`python -m tests.bench.start [PROJECT]`: processes in turns, each started as a user does (through the command
line), with the program's modules compiled as an installed program has them. The goals: the frame on screen within
three times the empty window's whole process, the last project usable (its first page drawn) within 1 s.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from reviewer import resources
from reviewer.jobs import batch
from reviewer.settings import Settings

ROUNDS = 9
GOAL_RATIO = 3.0
GOAL_SECONDS = 1.0

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

OURS = """
import gc
import os
import sys
import time
from pathlib import Path


def main():
    # The command line does so before it imports the window.
    gc.disable()
    import reviewer.desk.app as desk
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    class Watched(desk.Desk):
        def _build(self):
            super()._build()
            if sys.argv[2] == "frame":
                self.window.awake.disconnect()
                self.window.awake.connect(self.end)
            else:
                self.clock = QTimer(self)
                self.clock.timeout.connect(self.look)
                self.clock.start(2)

        def look(self):
            view = self.window.pages.view
            if self.session.report and view._images.image(view._shot(view.layout_of_pages.frames[0])):
                view.viewport().repaint()
                self.end()

        def end(self):
            print(time.monotonic(), time.process_time(), flush=True)
            QApplication.quit()

    desk.Desk = Watched
    from reviewer.cli import run

    run([sys.argv[1]])


if __name__ == "__main__":
    main()
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds until something was there, and how long the window's process had computed by then."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Starts:
    """Of each kind of start the best of many; the middle of the wall clock tells how busy the machine was."""

    empty: Took
    frame: Took
    usable: Took
    middle: tuple[float, float, float]


def empty(program: Path, env: dict[str, str]) -> Took:
    """The whole life of the empty window's process."""
    start, before = time.monotonic(), os.times()
    subprocess.run([sys.executable, str(program)], check=True, env=env)
    after = os.times()
    computed = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.monotonic() - start, computed)


def ours(program: Path, env: dict[str, str], project: Path, until: str) -> Took:
    """Until the frame is on the screen, or the first page of the project is."""
    start = time.monotonic()
    given = [sys.executable, str(program), str(project), until]
    said = subprocess.run(given, check=True, env=env, capture_output=True, text=True).stdout
    there, computed = map(float, said.split())
    return Took(there - start, computed)


def measured(folder: Path, project: Path, rounds: int = ROUNDS) -> Starts:
    """Start them in turns; the first round compiles the modules and does not count."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "PYTHONPATH": str(Path.cwd()),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "XDG_CONFIG_HOME": str(folder / "home"),
        "XDG_DATA_HOME": str(folder / "home"),
    }
    for program, text in (("empty.py", EMPTY), ("ours.py", OURS)):
        (folder / program).write_text(text, encoding="utf-8")
    found = []
    for _ in range(rounds + 1):
        one, two = (ours(folder / "ours.py", env, project, until) for until in ("frame", "usable"))
        found.append((empty(folder / "empty.py", env), one, two))
    columns = tuple(zip(*found[1:], strict=True))
    none, frame, usable = (Took(min(it.wall for it in one), min(it.cpu for it in one)) for one in columns)
    first, second, third = (statistics.median(it.wall for it in one) for one in columns)
    return Starts(none, frame, usable, (first, second, third))


def samples(folder: Path) -> Path:
    """A project of the demonstration reports."""
    from reviewer.project import Project

    path = folder / "bench.review"
    files = sorted(resources.path("samples").glob("*.pdf"))
    with Project.create(path, "bench") as project:
        for source, review in batch.reviews(files, Settings(), lambda _: None):
            project.keep(source, review)
    return path


def main(arguments: list[str]) -> int:
    """Print the best of each kind; 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = measured(folder, Path(arguments[0]) if arguments else samples(folder))
    rows = (("empty Qt window, whole process", found.empty), ("frame on the screen", found.frame))
    for (words, it), middle in zip((*rows, ("last project usable", found.usable)), found.middle, strict=True):
        sys.stdout.write(f"{words:32}{it.wall:6.2f} s (median {middle:.2f}), computed {it.cpu:.2f} s\n")
    wall, cpu = found.frame.wall / found.empty.wall, found.frame.cpu / found.empty.cpu
    sys.stdout.write(f"frame to empty: {wall:.2f} times, computed {cpu:.2f} times (goal {GOAL_RATIO})\n")
    sys.stdout.write(f"usable: goal {GOAL_SECONDS} s; load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores\n")
    return int(wall > GOAL_RATIO or found.usable.wall > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
