# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long reading, mapping and checking take, against one bare MuPDF pass over the same pages.

`python -m tests.bench.reading [PDF or folder ...]`, by default the samples. Each document is opened
anew each time; both sides take turns; the median of seven counts. The goal is a ratio of 2.5.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reviewer import resources, reviewing
from reviewer.files import read_files
from reviewer.pdf.library import mupdf
from reviewer.settings import Settings

ROUNDS = 7
GOAL = 2.5


def bare(path: Path) -> None:
    """What any reader needs at the least: words and paths of every page."""
    with mupdf.open(path) as pdf:
        for page in pdf:
            page.get_text("words")
            page.get_cdrawings()


def whole(path: Path) -> None:
    """All that `reviewer check` does with a file in its child."""
    for _ in reviewing.review(str(path), Settings()):
        pass


def seconds(work: Callable[[Path], None], path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def main(arguments: list[str]) -> int:
    """Print a line a file and one for the sum; 1 when the sum misses the goal."""
    files = read_files([Path(a) for a in arguments] or [resources.path("samples")])
    sums = [0.0, 0.0]
    for path in files:
        whole(path)
        rounds = [(seconds(bare, path), seconds(whole, path)) for _ in range(ROUNDS)]
        least, own = (statistics.median(column) for column in zip(*rounds, strict=True))
        sums = [sums[0] + least, sums[1] + own]
        sys.stdout.write(
            f"{path.name:28} bare {least * 1000:7.1f} ms  whole {own * 1000:7.1f} ms  {own / least:5.2f}\n"
        )
    ratio = sums[1] / sums[0]
    sys.stdout.write(f"{'sum':28} bare {sums[0] * 1000:7.1f} ms  whole {sums[1] * 1000:7.1f} ms  {ratio:5.2f}\n")
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
