# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever the layout of a report, every figure is read as it is printed, and lit where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.model.fact import Fact, Printed
from reviewer.model.place import Place
from reviewer.model.report import Review
from reviewer.reviewing import review
from reviewer.settings import Settings
from tests.press import Layout, Truth, draw
from tests.press.truth import TrueFigure

LAYOUTS = 200
LONG = 2000
PER_CHUNK = 10
ONCE_MISREAD = (227, 264, 776, 1118, 1292, 1605, 1613, 1641, 1663, 1888, 1901, 1976, 2044)
TIMES = 6  # a reported box may be so many times larger or smaller than the figure


def reviewed(pdf: bytes, folder: Path, name: str = "report.pdf", settings: Settings | None = None) -> Review:
    """The review of a PDF, as the child process makes it."""
    path = folder / name
    path.write_bytes(pdf)
    steps = review(str(path), settings or Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            assert isinstance(found, Review)
            return found


def differences(found: Review, truth: Truth) -> Iterator[str]:
    """In what a reading departs from what was printed."""
    reading = found.reading
    if reading.error is not None:
        yield reading.error.en
    if len(reading.pages) != truth.pages:
        yield f"{len(reading.pages)} pages, not {truth.pages}"
    if (reading.organisation, reading.year) != (truth.organisation, truth.year):
        yield f"of {reading.organisation} {reading.year}, not {truth.organisation} {truth.year}"
    facts = {fact.address: fact for fact in reading.facts}
    for address in sorted(facts.keys() - truth.figures.keys()):
        yield f"{address}: not in the report"
    for address, figure in truth.figures.items():
        fault = fault_of(facts[address], figure) if address in facts else "not found"
        if fault:
            yield f"{address}: {fault}"


def fault_of(fact: Fact, figure: TrueFigure) -> str:
    entry = figure.entry
    if (fact.printed, fact.value) != (entry.printed, entry.value):
        return f"read as {fact.printed} {fact.value}, printed {entry.text!r}"
    wanted = (figure.place,) if entry.printed in (Printed.NUMBER, Printed.BLANK) else (figure.place, figure.cell)
    if len(fact.places) != 1 or not any(lights(fact.places[0], place) for place in wanted):
        return f"lit at {fact.places}, printed at {figure.place}"
    return ""


def lights(reported: Place, true: Place) -> bool:
    """Whether a highlight at `reported` shows what stands at `true` and little else."""
    sizes = reported.width * reported.height, true.width * true.height
    return reported.page == true.page and reported.holds(*true.centre) and max(sizes) < TIMES * min(sizes)


def faults(seeds: range, folder: Path) -> list[str]:
    lines = []
    for seed in seeds:
        pdf, truth = draw(seed)
        found = list(differences(reviewed(pdf, folder), truth))
        if found:
            lines.append(f"seed {seed}: {len(found)} faults, first {found[:3]}, {Layout.of(seed)}")
    return lines


@pytest.mark.parametrize("first", range(0, LAYOUTS, PER_CHUNK))
def test_every_figure_of_every_layout_is_read_and_lit(first: int, tmp_path: Path) -> None:
    found = faults(range(first, first + PER_CHUNK), tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", ONCE_MISREAD)
def test_layouts_that_were_misread_once_are_read_and_lit(seed: int, tmp_path: Path) -> None:
    found = faults(range(seed, seed + 1), tmp_path)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("first", range(LAYOUTS, LAYOUTS + LONG, PER_CHUNK))
def test_every_figure_of_many_more_layouts_is_read_and_lit(first: int, tmp_path: Path) -> None:
    found = faults(range(first, first + PER_CHUNK), tmp_path)
    assert not found, "\n".join(found)
