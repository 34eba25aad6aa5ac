# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks for districts of 300 reports and 5,000 findings, against openpyxl writing the same cells bare.

`python -m tests.bench.workbooks [FOLDER [REPORTS]]`: makes a project there unless there is one, has the
workbooks made as a child does, and prints processor time and memory, the time of each part (reading and pictures,
workbooks), and the ratio to a write-only workbook with the same values without any look.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from reviewer import reviewing
from reviewer.dispatch.exportjob import export
from reviewer.model.finding import Finding, Outcome
from reviewer.model.outgoing import Sending, Which
from reviewer.model.report import Review, Verdict
from reviewer.project import Project
from reviewer.settings import Settings
from reviewer.store import pdfs
from tests import desks

REPORTS, FINDINGS, BODIES = 300, 17, 15
"""Reports in all, findings of each, and reports of each district."""


def build(path: Path, count: int) -> None:
    """A project with that many reports, each with a PDF of its own."""
    it = desks.reading()
    failed = [one for one in reviewing.check(it) if one.outcome is Outcome.FAIL]
    source = desks.pdf(path.with_suffix(".pdf")).read_bytes()
    with Project.create(path, "bench") as project:
        for number in range(count):
            file = path.with_name("one.pdf")
            file.write_bytes(source + f"%{number}".encode())
            name = f"云岚市第{number // BODIES}区" + (f"第{number % BODIES}局" if number % BODIES else "")
            mine = replace(it, organisation=name, digest=pdfs.digest_of(file))
            project.keep(file, Review(mine, _findings(failed), Verdict.FAIL))


def _findings(failed: list[Finding]) -> tuple[Finding, ...]:
    """As many as wanted, over and over with another code."""
    return tuple(
        replace(failed[at % len(failed)], check=f"{failed[at % len(failed)].check}-{at}") for at in range(FINDINGS)
    )


def _job(path: Path) -> None:
    """What the child does, in a process of its own so that its memory can be told."""
    out = path.parent / "out"
    scratch = path.parent / ".scratch"
    for old in (out, scratch):
        shutil.rmtree(old, ignore_errors=True)
    out.mkdir()
    place = str(out / "x"), str(scratch)
    parts, last, begun = {"reading": 0.0, "writing": 0.0}, "", time.process_time()
    steps = export("districts", str(path), *place, "zh", "bench", Settings(), Sending(which=Which.ALL))
    before = begun
    for step in steps:
        now = time.process_time()
        if last:
            parts[last] += now - before
        last, before = "writing" if step.step.zh.startswith("写出") else "reading", now
    parts[last] += time.process_time() - before
    spent = time.process_time() - begun
    _tell(
        f"workbooks {spent:.1f} s, {_peak():.0f} MB; " + ", ".join(f"{name} {it:.1f} s" for name, it in parts.items())
    )


def _bare(path: Path) -> None:
    """The same values once more, written as fast as the library can; only the writing counts."""
    spent, cells = 0.0, 0
    for file in sorted(it for it in (path.parent / "out").rglob("*") if it.is_file()):
        # They bear the names that they have until all of them are made, which the library refuses.
        book = load_workbook(BytesIO(file.read_bytes()))
        sheets = [list(page.iter_rows(values_only=True)) for page in book.worksheets]
        begun = time.process_time()
        bare = Workbook(write_only=True)
        for rows in sheets:
            page = bare.create_sheet()
            for row in rows:
                page.append(row)
        bare.save(path.parent / "bare.xlsx")
        spent += time.process_time() - begun
        cells += sum(value is not None for rows in sheets for row in rows for value in row)
    _tell(f"bare {spent:.1f} s, {cells} cells with values")


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make the project, then run each half in a process of its own."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    path = folder / "bench.review"
    if len(sys.argv) > 2 and sys.argv[2] in ("job", "bare"):
        (_job if sys.argv[2] == "job" else _bare)(path)
        return
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        build(path, int(sys.argv[2]) if len(sys.argv) > 2 else REPORTS)
    for half in ("job", "bare"):
        subprocess.run([sys.executable, "-m", "tests.bench.workbooks", str(folder), half], check=True)


if __name__ == "__main__":
    main()
