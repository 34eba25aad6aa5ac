# SPDX-License-Identifier: AGPL-3.0-or-later
"""How soon the window is there, against a whole process that shows an empty Qt window.

`python -m tests.bench.start [PROJECT]`: processes in turns, median of seven. The goals: the frame on
screen within three times the empty window's whole process, the last project usable (its first page
drawn) within 1 s.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reviewer import batch, resources
from reviewer.settings import Settings

ROUNDS = 7
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
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def main():
    from reviewer.desk.app import Desk
    from reviewer.desk.preferences import Preferences
    from reviewer.settings import Settings

    app = QApplication([])
    preferences = Preferences.at(Path(sys.argv[2]) / "desk.ini")
    preferences.author = "bench"
    desk = Desk(app, Settings(), preferences, Path(sys.argv[1]))
    if sys.argv[3] == "frame":
        desk.window.awake.disconnect()
        desk.window.awake.connect(app.quit)
    else:
        view = desk.window.pages.view

        def look():
            if desk.session.report and view._images.image(view._shot(view.layout_of_pages.frames[0])):
                app.quit()

        timer = QTimer(app)
        timer.timeout.connect(look)
        timer.start(5)
    desk.window.show()
    app.exec()
    desk.close()


if __name__ == "__main__":
    main()
"""


def seconds(program: Path, *arguments: str) -> tuple[float, float]:
    """The whole life of a process, and the time that it computed, which other programs hardly change."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(
        [sys.executable, str(program), *arguments], check=True, env=os.environ | {"PYTHONPATH": str(Path.cwd())}
    )
    after = os.times()
    computed = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, computed


def main(arguments: list[str]) -> int:
    """Print the medians and what they are of; 1 when a goal is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for program, text in (("empty.py", EMPTY), ("ours.py", OURS)):
            (folder / program).write_text(text, encoding="utf-8")
        project = Path(arguments[0]) if arguments else _samples(folder)
        ours = (folder / "ours.py", str(project), str(folder))
        rounds = [
            (seconds(folder / "empty.py"), seconds(*ours, "frame"), seconds(*ours, "usable")) for _ in range(ROUNDS)
        ]
    columns = tuple(zip(*rounds, strict=True))
    empty, frame, usable = (statistics.median(life for life, _ in column) for column in columns)
    computed = [statistics.median(own for _, own in column) for column in columns]
    sys.stdout.write(f"empty Qt window, whole process {empty:.2f} s\n")
    sys.stdout.write(f"our frame on the screen         {frame:.2f} s  {frame / empty:.2f} times (goal {GOAL_RATIO})\n")
    sys.stdout.write(f"last project usable             {usable:.2f} s  (goal {GOAL_SECONDS} s)\n")
    sys.stdout.write(
        f"computed: empty {computed[0]:.2f} s, frame {computed[1]:.2f} s, {computed[1] / max(computed[0], 0.01):.2f} "
        f"times, usable {computed[2]:.2f} s with the children\n"
    )
    return int(frame > GOAL_RATIO * empty or usable > GOAL_SECONDS)


def _samples(folder: Path) -> Path:
    from reviewer.project import Project

    path = folder / "bench.review"
    files = sorted(resources.path("samples").glob("*.pdf"))
    with Project.create(path, "bench") as project:
        for source, review in batch.reviews(files, Settings(), lambda _: None):
            project.keep(source, review)
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
