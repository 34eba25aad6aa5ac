# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long reading a scanned page takes, against bare RapidOCR on the same pixels; and what it takes of a machine.

`python -m tests.bench.scans [--pace] [PDF or folder ...]`, by default a sample that was scanned clean and badly.
Both sides have the same threads, the same models and the same longest side, take turns in one process, and read
pictures that are drawn already; the median of three counts. The goal is a ratio of 1.3 for clean pages. The whole
review, second look at figures included, is shown beside it: it costs more where sums do not add up. With
`--pace` follow the pages a minute of one and of two children, and the memory of the larger child.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from reviewer import resources, reviewing
from reviewer.files import read_files
from reviewer.jobs import batch
from reviewer.model.picture import Picture
from reviewer.ocr import page as ocr
from reviewer.ocr.engine import DETECTOR, LONG_SIDE, RECOGNISER
from reviewer.pdf.picture import pictures
from reviewer.pdf.reading import open_pdf
from reviewer.settings import Settings
from tests.bench.oddities import Peak
from tests.ocr.scans import Scanner, scanned

ROUNDS = 3
GOAL = 1.3
CLEAN = Scanner(dpi=200, jpeg=85)
WORN: Mapping[str, Scanner] = {
    "skewed": replace(CLEAN, skew=1.7),
    "shaded": replace(CLEAN, shade=0.25),
    "noisy": replace(CLEAN, noise=5.0, blur=0.7, jpeg=50),
    "coarse": replace(CLEAN, dpi=150, jpeg=45),
    "colour": replace(CLEAN, grey=False),
}


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one page, or of several: by the clock and of all processors."""

    wall: float
    cpu: float

    def __add__(self, other: Times) -> Times:
        return Times(self.wall + other.wall, self.cpu + other.cpu)


def timed(work: Callable[[], object]) -> Times:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Times(time.perf_counter() - wall, time.process_time() - cpu)


def bare_engine(threads: int) -> Any:
    """RapidOCR as it comes, with our models, threads and longest side."""
    models = files("rapidocr") / "models"
    cv2.setNumThreads(threads)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": LONG_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models / DETECTOR),
            "Rec.model_path": str(models / RECOGNISER),
        }
    )


def compared(rapid: Any, picture: Picture, threads: int) -> tuple[Times, Times]:
    """Bare RapidOCR and our reading of one page, in turns."""
    pixels = np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.width, picture.channels)
    colours = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR if picture.channels == 1 else cv2.COLOR_RGB2BGR)
    rounds = [
        (timed(lambda: rapid(colours, use_cls=False)), timed(lambda: ocr.read(picture, threads))) for _ in range(ROUNDS)
    ]
    bare, own = zip(*rounds, strict=True)
    return _median(bare), _median(own)


def _median(times: tuple[Times, ...]) -> Times:
    return Times(statistics.median(t.wall for t in times), statistics.median(t.cpu for t in times))


def scanned_pictures(file: Path, settings: Settings) -> Iterator[Picture]:
    with open_pdf(file) as pdf:
        numbers = range(1, len(pdf) + 1)
    yield from (picture for picture in pictures(file, numbers, settings) if picture is not None)


def ratio(name: str, file: Path, rapid: Any, settings: Settings) -> float:
    """Print a line for one file; our time by the clock as a multiple of bare RapidOCR's."""
    found = [compared(rapid, picture, settings.scan_threads) for picture in scanned_pictures(file, settings)]
    bare = sum((one for one, _ in found), Times(0, 0))
    own = sum((one for _, one in found), Times(0, 0))
    pages = len(found)
    again = timed(lambda: list(reviewing.review(str(file), settings)))
    sys.stdout.write(
        f"{name:24} {pages:3} pages  bare {bare.wall / pages:5.2f} s {bare.cpu / pages:5.2f} cpu"
        f"  own {own.wall / pages:5.2f} s {own.cpu / pages:5.2f} cpu"
        f"  ratio {own.wall / bare.wall:4.2f} wall {own.cpu / bare.cpu:4.2f} cpu"
        f"  whole review {again.wall / pages:5.2f} s {again.cpu / pages:5.2f} cpu a page\n"
    )
    sys.stdout.flush()
    return own.wall / bare.wall


def pace(files_: list[Path], settings: Settings) -> None:
    """Pages a minute of one and of two children, and the most memory of one."""
    for readers in (1, 2):
        start = time.perf_counter()
        with Peak() as peak:
            found = list(batch.reviews(files_, replace(settings, readers=readers), lambda _: None))
        pages = sum(len(review.reading.pages) for _, review in found)
        minutes = (time.perf_counter() - start) / 60
        sys.stdout.write(
            f"{readers} children: {pages / minutes:5.1f} pages a minute, {peak.megabytes} MiB in the larger\n"
        )


def drawn(folder: Path) -> dict[str, Path]:
    """Reports that were scanned, by what was done to them."""
    pdf = resources.path("samples/hongkou-2024.pdf").read_bytes()
    made = {}
    for name, scanner in {"clean": CLEAN, **WORN}.items():
        made[name] = folder / f"{name}.pdf"
        made[name].write_bytes(scanned(pdf, scanner))
    return made


def main(arguments: list[str]) -> int:
    """Lines for the files; 1 when clean pages miss the goal."""
    settings = Settings()
    named = {path.name: path for path in read_files([Path(a) for a in arguments if a != "--pace"])}
    with tempfile.TemporaryDirectory() as folder:
        documents = named or drawn(Path(folder))
        rapid = bare_engine(settings.scan_threads)
        ratios = {name: ratio(name, file, rapid, settings) for name, file in documents.items()}
        if "--pace" in arguments:
            pace(list(documents.values()), settings)
    return int(ratios.get("clean", 0.0) > GOAL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
