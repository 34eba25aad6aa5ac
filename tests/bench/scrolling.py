# SPDX-License-Identifier: AGPL-3.0-or-later
"""How smoothly 500 pages scroll, and how soon the first page is there against MuPDF alone.

`python -m tests.bench.scrolling`: a report of 500 pages with marks on each, scrolled by a script offscreen,
with thumbnails beside it. A turn of the event loop is what happens between two waits for events. The goals:
under 1 % of the turns work longer than a frame of the screen lasts (16.7 ms); the first page of a file is painted
within 1.3 times what MuPDF takes to open the file and draw that page.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from reviewer.desk.look.states import State
from reviewer.desk.look.theme import LIGHT, dress
from reviewer.desk.marks.placing import Mark
from reviewer.desk.page.drawing import draw, leaf
from reviewer.desk.page.pictures import PageImages
from reviewer.desk.page.thumbnails import Thumbnails
from reviewer.desk.page.view import PageView
from reviewer.desk.work.jobs import PICTURE_MILLISECONDS, JobBridge
from reviewer.jobs.parent import Jobs
from reviewer.model.place import Place
from reviewer.model.report import PageSize
from reviewer.pdf.library import mupdf
from reviewer.settings import Settings
from tests.oddities import report

PAGES = 500
ROUNDS = 25
FRAME = 1 / 60
STRIDE = 480  # logical pixels a frame: as fast as a wheel is spun
AT_ONCE = 0.00005  # seconds between two events of one turn, at most
GOAL_SHARE, GOAL_RATIO = 0.01, 1.3


def long_file(path: Path, pages: int = PAGES) -> Path:
    """The pages of one report over and over."""
    made, short = mupdf.open(), mupdf.open("pdf", report())
    while len(made) < pages:
        made.insert_pdf(short, to_page=min(len(short), pages - len(made)) - 1)
    made.save(path)
    return path


def sizes(path: Path) -> tuple[PageSize, ...]:
    with mupdf.open(path) as pdf:
        return tuple(PageSize(page.rect.width, page.rect.height) for page in pdf)


def marks(pages: int) -> tuple[Mark, ...]:
    """Ten marks on every page, some with a number."""
    return tuple(
        Mark(Place(page, 80, 80 + 60 * n, 140, 92 + 60 * n), None, State.FAIL, False, n if n < 2 else None)
        for page in range(1, pages + 1)
        for n in range(10)
    )


class Turns(QApplication):
    """Notes how long each turn of the event loop took, in seconds; events that follow at once belong to one.

    `worked` is the part of it in which the thread had a processor: what other programs leave is not ours.
    """

    def __init__(self) -> None:
        super().__init__([])
        self.took: list[float] = []
        self.worked: list[float] = []
        self._depth, self._begun, self._ended, self._idle = 0, 0.0, 0.0, 0.0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._depth == 0 and time.perf_counter() - self._ended > AT_ONCE:
            self._begun, self._idle = time.perf_counter(), time.thread_time()
            self.took.append(0.0)
            self.worked.append(0.0)
        self._depth += 1
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            if self._depth == 0 and self.took:
                self._ended = time.perf_counter()
                self.took[-1] = self._ended - self._begun
                self.worked[-1] = time.thread_time() - self._idle


def until(done: Callable[[], bool], do: Callable[[], None] = lambda: None, every: int = 1) -> None:
    """Let the event loop run until something holds; `do` this every so many milliseconds."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(do)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start(every)
    if not done():
        loop.exec()


def is_painted(view: PageView) -> bool:
    shot = view._shot(view.layout_of_pages.frames[0])
    return shot is not None and view._images.image(shot) is not None


def first_pages(view: PageView, folder: Path) -> tuple[float, float]:
    """Seconds until the first page of a file is painted, MuPDF alone and here; the best of each."""
    alone, here = [], []
    for n in range(ROUNDS + 1):
        file = folder / f"{n}.pdf"
        file.write_bytes(report())
        pages = sizes(file)
        until(lambda: not view._images._drawing)  # pages of the file before, drawn ahead of need
        start = time.perf_counter()
        view.show_document(file, pages)
        until(lambda: is_painted(view))
        view.viewport().repaint()
        here.append(time.perf_counter() - start)
        start = time.perf_counter()
        with mupdf.open(file) as pdf:
            pdf[0].get_pixmap(matrix=mupdf.Matrix(view.scale, view.scale), alpha=False)
        alone.append(time.perf_counter() - start)
    # The first of all waits for the child to start; the best of the others is what other programs disturb least.
    return min(alone[1:]), min(here[1:])


def scroll(view: PageView) -> None:
    """Let all pages run past."""
    bar = view.verticalScrollBar()
    until(lambda: bar.value() >= bar.maximum(), lambda: bar.setValue(bar.value() + STRIDE), round(FRAME * 1000))


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Seconds until a first page was there, MuPDF alone and here; of each turn the wall clock and its own work."""

    alone: float
    here: float
    took: tuple[float, ...]
    worked: tuple[float, ...]


def measured() -> Scrolled:
    """Show first pages, then scroll, in a window of this process; it makes the application."""
    app = Turns()
    dress(app, LIGHT)
    drawing = JobBridge(lambda: Jobs(draw, Settings(), 1), every=PICTURE_MILLISECONDS)
    leafing = JobBridge(lambda: Jobs(leaf, Settings(), 1))
    window = QWidget()
    images = PageImages(drawing, window, leafing)
    view, strip = PageView(images, LIGHT), Thumbnails(images, LIGHT)
    strip.setFixedWidth(132)
    row = QHBoxLayout(window)
    for part in (strip, view):
        row.addWidget(part)
    view.page_changed.connect(strip.show_page)
    window.resize(1000, 900)
    window.show()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        alone, here = first_pages(view, folder)
        file = long_file(folder / "long.pdf")
        pages = sizes(file)
        view.show_document(file, pages)
        strip.show_document(file, pages)
        view.show_marks(marks(PAGES))
        until(lambda: is_painted(view))
        app.took.clear()
        app.worked.clear()
        scroll(view)
        found = Scrolled(alone, here, tuple(app.took), tuple(app.worked))
        for bridge in (drawing, leafing):
            bridge.close()
    return found


def main() -> int:
    """Print both figures; 1 when a goal is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    it = measured()
    late, own = (sum(one > FRAME for one in turns) / len(it.took) for turns in (it.took, it.worked))
    sys.stdout.write(f"first page: MuPDF {it.alone * 1000:.1f} ms, painted after {it.here * 1000:.1f} ms, ")
    sys.stdout.write(f"{it.here / it.alone:.2f} times (goal {GOAL_RATIO})\n")
    sys.stdout.write(
        f"{PAGES} pages: {len(it.took)} turns, {late:.2%} over {FRAME * 1000:.1f} ms, "
        f"{own:.2%} by their own work (goal {GOAL_SHARE:.0%}), longest work {max(it.worked) * 1000:.1f} ms, "
    )
    sys.stdout.write(f"longest {max(it.took) * 1000:.1f} ms, median {statistics.median(it.took) * 1000:.2f} ms\n")
    return int(own > GOAL_SHARE or it.here > GOAL_RATIO * it.alone)


if __name__ == "__main__":
    sys.exit(main())
