# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of work on paper: the sample, printed ones, and a table that a browser cut."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.model.document import Page, Ruling, Word
from reviewer.model.place import Place
from reviewer.model.report import Review, Verdict
from reviewer.reviewing import review
from reviewer.settings import Settings
from reviewer.tables.breaks import closed
from tests.press.binding import bound
from tests.press.grid import Cell as Drawn
from tests.press.grid import Grid
from tests.press.layout import Layout
from tests.press.plan import HEADS, SHARES, print_plan
from tests.press.report import opened
from tests.press.ruling import Rules
from tests.press.setting import Setting

FIGURES = resources.path("samples/figures/changning-plan-2024.toml")


def reviewed(pdf: bytes, folder: Path) -> Review:
    path = folder / "plan.pdf"
    path.write_bytes(pdf)
    return read(path)


def read(path: Path) -> Review:
    steps = review(str(path), Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            assert isinstance(found, Review)
            return found


def tasks() -> dict[str, str]:
    """What the sample says, by address."""
    found: dict[str, str] = {}
    number = 0
    for area in tomllib.loads(FIGURES.read_text(encoding="utf-8"))["areas"]:
        for group in area["groups"]:
            for content, units, deadline in group["tasks"]:
                number += 1
                row = (area["name"], str(number), group["name"], content, units, deadline)
                codes = ("area", "number", "task", "content", "units", "deadline")
                found |= {f"plan/{number}/{code}": text for code, text in zip(codes, row, strict=True)}
    return found


def test_the_sample_plan_is_read_whole() -> None:
    found = read(resources.path("samples/changning-plan-2024.pdf"))
    assert {fact.address: fact.text for fact in found.reading.facts} == tasks()
    assert len(found.reading.facts) == 95 * len(HEADS)
    assert (found.reading.form, found.reading.forms, found.reading.gaps) == ("work-plan", {"plan": "2024"}, ())
    assert found.verdict is not Verdict.INCOMPLETE


LAYOUTS = {
    "merged cells without words on the next page": Layout(continued="first"),
    "merged cells whose words run on": Layout(continued="flow", repeat=True, rules=Rules("filled")),
    "merged cells that are said again": Layout(continued="again", rules=Rules("cells"), upright="top"),
    "level lines only": Layout(rules=Rules("horizontal"), continued="again", repeat=True),
    "level lines only, heads once": Layout(rules=Rules("horizontal"), continued="flow", size=8.0),
    "open at the sides, under a watermark": Layout(rules=Rules("open"), watermark=True, size=8.0),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_printed_plan_is_read_whole(layout: Layout, tmp_path: Path) -> None:
    found = reviewed(print_plan(opened(layout), layout, FIGURES, ""), tmp_path)
    assert {fact.address: fact.text for fact in found.reading.facts} == tasks()


def test_a_table_that_a_browser_leaves_open_at_a_page_break_keeps_its_columns(tmp_path: Path) -> None:
    """No line at the page's end and around a merged cell's rest: only the upright lines show the columns there."""
    flow = opened(Layout())
    flow.paragraph("2024年栖霞谷区政务公开工作要点", 18.0, align="centre", indent=0)
    widths = [share * flow.width for share in SHARES]
    rows = [HEADS, ("一、公开", "1", "（一）政策", "公开政策。", "区府办", "全年")]
    drawn = [Drawn(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    grid = Grid(drawn, widths, 1, flow.typeface, 9.0, 20.0)
    flow.table(Setting(grid, Rules(), flow.margins[0]))
    flow.new_page()
    lefts = grid.lefts(flow.margins[0])
    for x in lefts:
        flow.page.line(x, 80.0, x, 140.0, 0.5)
    for y in (100.0, 120.0):
        for column in (1, 3, 4, 5):
            flow.page.line(lefts[column], y, lefts[column + 1], y, 0.5)
    for number, y in ((2, 93.0), (3, 113.0), (4, 133.0)):
        for column, text in ((1, str(number)), (3, "公开解读。"), (4, "区司法局"), (5, "8月")):
            flow.page.text(lefts[column] + 3, y, text, 9.0)
    found = reviewed(bound(flow), tmp_path)
    got = {fact.address: fact.text for fact in found.reading.facts}
    wanted = ("一、公开", "4", "（一）政策", "公开解读。", "区司法局", "8月")
    codes = ("area", "number", "task", "content", "units", "deadline")
    assert [got.get(f"plan/4/{code}") for code in codes] == list(wanted)
    assert len(got) == 4 * len(HEADS)


def test_a_row_of_figures_that_a_break_left_outside_the_level_lines_is_taken_in() -> None:
    def word(text: str, x: float, y: float) -> Word:
        return Word(text, Place(2, x, y, x + 20, y + 10), tuple(x + 20 / len(text) * k for k in range(len(text) + 1)))

    row = tuple(replace(word(text, 100 + 40 * k, 62), size=10.0) for k, text in enumerate(("12", "0", "7")))
    lines = tuple(Ruling(True, y, 50, 300) for y in (74, 90, 106))
    page = closed(Page(2, 595, 842, (*row, replace(word("第 2 页", 150, 800), size=10.0)), lines))
    assert [ruling.at for ruling in page.rulings] == [74, 90, 106, 61]
    upright = tuple(Ruling(False, x, 74, 106) for x in (50, 90))
    assert len(closed(replace(page, rulings=(*lines, *upright))).rulings) == 5
