# SPDX-License-Identifier: AGPL-3.0-or-later
"""The press prints what it says it prints, where it says: read back without the reader under test."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pymupdf
import pytest

from reviewer.model.fact import Printed
from tests.press import Layout, Truth, draw
from tests.press.ruling import Rules
from tests.press.sheet import Sheet
from tests.press.statutory import addresses
from tests.press.truth import Entry

SEEDS_PER_CHUNK = 5


def opened(pdf: bytes) -> Any:
    make: Any = pymupdf.open
    return make("pdf", pdf)


def letters(page: Any) -> list[tuple[str, float, float]]:
    """The upright characters of a page, each with its middle in the page as displayed."""
    raw = page.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)
    lines = [line for block in raw["blocks"] for line in block.get("lines", ()) if is_straight(line["dir"])]
    turn = page.rotation_matrix
    found = []
    for char in (char for line in lines for span in line["spans"] for char in span["chars"]):
        x, y = (char["bbox"][0] + char["bbox"][2]) / 2, (char["bbox"][1] + char["bbox"][3]) / 2
        found.append((char["c"], x * turn.a + y * turn.c + turn.e, x * turn.b + y * turn.d + turn.f))
    return found


def is_straight(direction: tuple[float, float]) -> bool:
    return min(abs(direction[0]), abs(direction[1])) < 0.01


def wrong_places(pdf: bytes, truth: Truth) -> list[str]:
    pages = [letters(page) for page in opened(pdf)]
    wrong = []
    for address, figure in truth.figures.items():
        expected = figure.entry.text[: figure.entry.leading]
        place = figure.place
        found = "".join(letter for letter, x, y in pages[place.page - 1] if place.holds(x, y)).strip()
        if found != expected:
            wrong.append(f"{address}: {found!r} where {expected!r} was to be")
    return wrong


@pytest.mark.parametrize("chunk", range(8))
def test_every_figure_stands_where_the_truth_says(chunk: int) -> None:
    for seed in range(chunk * SEEDS_PER_CHUNK, (chunk + 1) * SEEDS_PER_CHUNK):
        # What the press hides from the eye stands in the text layer all the same.
        pdf, truth = draw(replace(Layout.of(seed), pasted=0.0, unseen=False))
        assert not wrong_places(pdf, truth), f"seed {seed}"


def test_a_report_has_every_address_of_the_form() -> None:
    _, truth = draw(3)
    assert set(truth.figures) == set(addresses(*Layout.of(3).versions))
    assert len(addresses()) == 10 + 25 * 7 + 15
    assert len(addresses("2019", "2019")) == 22 + 23 * 7 + 15


def test_the_same_seed_prints_the_same_bytes() -> None:
    for seed in (0, 1):
        assert draw(seed)[0] == draw(seed)[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_shows_the_same_picture(turn: int) -> None:
    """What a viewer paints does not depend on how the page is turned, cropped or moved."""
    plain, _ = draw(Layout(han="china-s"))
    sheet = Sheet(turn=turn, cut=(30.0, 20.0, 10.0, 40.0), origin=(-50.0, 120.0))
    turned, _ = draw(Layout(han="china-s", sheet=sheet))
    first, second = (opened(pdf)[1].get_pixmap(dpi=40, colorspace="gray") for pdf in (plain, turned))
    assert (first.width, first.height) == (second.width, second.height)
    pairs = zip(first.samples, second.samples, strict=True)
    assert sum(abs(one - other) > 100 for one, other in pairs) < len(first.samples) / 500


def test_figures_lie_within_their_cells_and_no_two_touch() -> None:
    for seed in range(40):
        _, truth = draw(seed)
        figures = list(truth.figures.values())
        for figure in figures:
            place, cell = figure.place, figure.cell
            assert cell.x0 <= place.x0, seed
            assert place.x1 <= cell.x1, seed
            assert cell.top <= place.top, seed
            assert place.bottom <= cell.bottom, seed
        boxes = sorted(figure.cell for figure in figures)
        for one in boxes:
            assert sum(other.page == one.page and other.holds(*one.centre) for other in boxes) == 1, seed


def test_forced_breaks_put_the_data_row_of_table_4_on_a_page_of_its_own() -> None:
    _, whole = draw(Layout(rules=Rules("cells")))
    none: frozenset[int] = frozenset()
    _, parted = draw(Layout(rules=Rules("cells"), breaks=(none, none, frozenset({3}))))
    page = parted.figures["disputes/reconsideration/upheld"].place.page
    assert page == whole.figures["disputes/reconsideration/upheld"].place.page + 1


@pytest.mark.parametrize(
    ("text", "printed", "value", "leading"),
    [
        ("17（其中修订15件）", Printed.NUMBER, "17", 2),
        ("1,234,567", Printed.NUMBER, "1234567", 9),
        ("31276.29269", Printed.NUMBER, "31276.29269", 11),
        ("-3", Printed.NUMBER, "-3", 2),
        ("", Printed.BLANK, "None", 0),
        ("/", Printed.SLASH, "None", 1),
        ("—", Printed.DASH, "None", 1),
    ],
)
def test_an_entry_knows_what_its_text_says(text: str, printed: Printed, value: str, leading: int) -> None:
    entry = Entry.of(text)
    assert (entry.printed, str(entry.value), entry.leading) == (printed, value, leading)
