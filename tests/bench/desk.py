# SPDX-License-Identifier: AGPL-3.0-or-later
"""All goals of the desk's speed in one run, as one table: the goal, the wall clock, the processor's time, the load.

`python -m tests.bench.desk [PROJECT [REPORTS]]`: PROJECT is the large project (10,000 reports unless REPORTS says
otherwise), which is made there when it is not, in some ten minutes; without it, what needs it is left out. Every
figure is the best of many short runs, so that other programs disturb it least; a goal counts as met when the wall
clock or, on a busy machine, the processor's time meets it, and the mark says which. 1 when neither does.

The parts by themselves, with more words: `tests.bench.start`, `tests.bench.scrolling`, `tests.bench.large`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import start

OPENINGS = 3
SCROLLING = """
import json, sys
from tests.bench import scrolling as it
found = it.measured()
late = [sum(one > it.FRAME for one in turns) / len(turns) for turns in (found.took, found.worked)]
print(json.dumps([found.alone, found.here, *late]))
"""
LARGE = """
import json, sys
from tests.bench import large as it
acts, memory = it.measured(sys.argv[1])
print(json.dumps([[[one.name, one.wall, one.cpu] for one in acts], memory]))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A goal and what was measured; `cpu` is None where only the wall clock tells something."""

    name: str
    unit: str
    goal: float
    wall: float
    cpu: float | None = None

    @property
    def met(self) -> str:
        if self.wall <= self.goal:
            return "met"
        return "met by own work" if self.cpu is not None and self.cpu <= self.goal else "MISSED"


def starts(folder: Path) -> Iterator[Row]:
    """From the start of a process to the frame and to the first page."""
    found = start.measured(folder, start.samples(folder))
    ratio, worked = found.frame.wall / found.empty.wall, found.frame.cpu / found.empty.cpu
    yield Row("frame, to an empty window's whole process", "x", start.GOAL_RATIO, ratio, worked)
    yield Row("last project usable, first page drawn", "s", start.GOAL_SECONDS, found.usable.wall, found.usable.cpu)


def scrolling() -> Iterator[Row]:
    """The first page of a file and 500 pages that run past."""
    from tests.bench.scrolling import FRAME, GOAL_RATIO, GOAL_SHARE, PAGES

    alone, here, late, own = _said(SCROLLING)
    yield Row("first page painted, to MuPDF alone", "x", GOAL_RATIO, here / alone)
    words = f"{PAGES} pages: turns over {FRAME * 1000:.1f} ms"
    yield Row(words, "%", 100 * GOAL_SHARE, 100 * late, 100 * own)


def large(project: Path) -> Iterator[Row]:
    """Acts in the large project; each opened anew some times."""
    from tests.bench.large import GOALS, MOST_MB

    best: dict[str, tuple[float, float]] = {}
    most = 0.0
    for _ in range(OPENINGS):
        acts, memory = _said(LARGE, str(project))
        most = max(most, memory)
        for name, wall, cpu in acts:
            before = best.get(name, (wall, cpu))
            best[name] = min(before[0], wall), min(before[1], cpu)
    for name, (wall, cpu) in best.items():
        yield Row(f"large project: {name}", "ms", 1000 * GOALS.get(name, 1.0), 1000 * wall, 1000 * cpu)
    yield Row("large project: memory of the window", "MB", MOST_MB, most)


def _said(program: str, *arguments: str) -> list[Any]:
    """What a piece prints as JSON at its end, in a process of its own."""
    env = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "piece.py"
        # A child process imports what started it, so that the piece is a file and guarded.
        lines = "\n".join(f"    {line}" for line in program.strip().splitlines())
        file.write_text(f"if __name__ == '__main__':\n{lines}\n", encoding="utf-8")
        env["PYTHONPATH"] = str(Path.cwd())
        ran = subprocess.run([sys.executable, str(file), *arguments], check=True, env=env, stdout=subprocess.PIPE)
    found: list[Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def rows(project: Path | None) -> Iterator[Row]:
    """Everything that is measured, in turn."""
    with tempfile.TemporaryDirectory() as name:
        yield from starts(Path(name))
    yield from scrolling()
    if project is not None:
        yield from large(project)


def main(arguments: list[str]) -> int:
    """Print the table as it is measured; 1 when a goal is missed."""
    project = Path(arguments[0]) if arguments else None
    if project is not None and not project.exists():
        from tests.bench.large import REPORTS, build

        build(project, int(arguments[1]) if len(arguments) > 1 else REPORTS)
    sys.stdout.write(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores\n")
    sys.stdout.write(f"{'':44}{'goal':>12}{'wall':>10}{'own work':>10}\n")
    missed = 0
    for it in rows(project):
        cpu = "" if it.cpu is None else f"{it.cpu:.2f}"
        sys.stdout.write(f"{it.name:44}{it.goal:9g} {it.unit:2}{it.wall:10.2f}{cpu:>10}  {it.met}\n")
        sys.stdout.flush()
        missed += it.met == "MISSED"
    sys.stdout.write(f"load {os.getloadavg()[0]:.2f}; {missed} goals missed\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
