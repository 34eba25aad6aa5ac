# SPDX-License-Identifier: AGPL-3.0-or-later
"""A printed report is read from its scan as it was printed, and where it is not the figure says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from reviewer.model.document import State
from reviewer.model.finding import Outcome, Severity
from reviewer.model.report import Review
from tests.ocr.scans import Scanner, place_on_scan, scanned
from tests.press import Layout, Truth, draw
from tests.press.ruling import Rules
from tests.press.sheet import Sheet
from tests.test_reading_property import reviewed

PLAIN = Layout(seed=5, size=9.0, row=20.0, paragraphs=0, zero="mixed")
FINE, COARSE = 0.998, 0.99  # of the cells, at 200 dpi or more, and at 150


def wrong(found: Review, truth: Truth, skew: float) -> list[str]:
    """Addresses whose figure was not read as it is printed, or is not lit where it is printed."""
    facts = {fact.address: fact for fact in found.reading.facts}
    bad = []
    for address, figure in truth.figures.items():
        fact = facts.get(address)
        if fact is None or fact.value != figure.entry.value:
            bad.append(address)
        elif fact.value is not None:
            page = found.reading.pages[figure.place.page - 1]
            x, y = place_on_scan(*figure.place.centre, page.width, page.height, skew)
            if not any(p.page == figure.place.page and p.holds(x, y) for p in fact.places):
                bad.append(address)
    return bad


def unsaid(found: Review, addresses: list[str]) -> list[str]:
    """Those that no finding points at."""
    said = {a.address for f in found.findings if f.outcome is not Outcome.PASS for a in f.anchors}
    return [address for address in addresses if address not in said]


@pytest.mark.parametrize(
    ("layout", "scanner"),
    [
        (PLAIN, Scanner(1, 200, skew=0.8, blur=0.5, noise=3.0, shade=0.2, jpeg=60)),
        (replace(PLAIN, sheet=Sheet(turn=90)), Scanner(2, 150, skew=-1.3, noise=2.0, jpeg=50)),
        (replace(PLAIN, rules=Rules("open"), han="china-s", latin="tiro"), Scanner(3, 200, skew=1.7, grey=False)),
    ],
)
def test_a_scan_is_read_as_it_was_printed(layout: Layout, scanner: Scanner, tmp_path: Path) -> None:
    pdf, truth = draw(layout)
    found = reviewed(scanned(pdf, scanner), tmp_path)
    assert found.reading.state is State.SCANNED
    bad = wrong(found, truth, scanner.skew)
    least = FINE if scanner.dpi >= 200 else COARSE
    assert len(bad) <= (1 - least) * len(truth.figures), bad
    assert not unsaid(found, bad)


@pytest.mark.parametrize("turn", [2, pytest.param(1, marks=pytest.mark.long), pytest.param(3, marks=pytest.mark.long)])
def test_a_page_that_was_laid_in_the_scanner_the_wrong_way_is_turned(turn: int, tmp_path: Path) -> None:
    pdf, truth = draw(PLAIN)
    open_pdf: Any = pymupdf.open
    pages = open_pdf("pdf", scanned(pdf, Scanner(dpi=150)))
    result = open_pdf()
    for page in pages:
        width, height = page.rect.width, page.rect.height
        sideways = (height, width) if turn % 2 else (width, height)
        new = result.new_page(width=sideways[0], height=sideways[1])
        new.insert_image(new.rect, stream=pages.extract_image(page.get_images()[0][0])["image"], rotate=90 * turn)
    found = reviewed(bytes(result.tobytes()), tmp_path)
    facts = {fact.address: fact for fact in found.reading.facts}
    good = [a for a, figure in truth.figures.items() if a in facts and facts[a].value == figure.entry.value]
    assert len(good) >= COARSE * len(truth.figures)
    fact, figure = facts["requests/1/natural"], truth.figures["requests/1/natural"]
    page = found.reading.pages[figure.place.page - 1]
    x, y = figure.place.centre
    there = {1: (y, page.height - x), 2: (page.width - x, page.height - y), 3: (page.width - y, x)}[turn]
    assert fact.places[0].holds(*there)


def test_text_that_does_not_say_what_is_printed_is_read_from_the_picture(tmp_path: Path) -> None:
    pdf, truth = draw(replace(PLAIN, han="bundled"))
    open_pdf: Any = pymupdf.open
    document = open_pdf("pdf", pdf)
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "ToUnicode")[0] != "null":
            document.xref_set_key(xref, "ToUnicode", "null")
    found = reviewed(bytes(document.tobytes()), tmp_path)
    assert found.reading.state is State.SCANNED
    assert len(wrong(found, truth, 0.0)) <= (1 - FINE) * len(truth.figures)


def test_a_figure_that_was_printed_wrong_is_an_error_of_the_report_and_not_of_the_reading(tmp_path: Path) -> None:
    pdf, _ = draw(PLAIN)
    found = reviewed(scanned(pdf, Scanner(dpi=200)), tmp_path)
    errors = [f for f in found.findings if f.outcome is Outcome.FAIL and f.severity is Severity.ERROR]
    assert errors, "figures drawn at random do not add up"
    assert not any(finding.doubt for finding in errors)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_many_more_scans_are_read_or_say_where_not(seed: int, tmp_path: Path) -> None:
    pdf, truth = draw(replace(Layout.of(seed), seal=False, watermark=False))
    scanner = Scanner.of(seed)
    found = reviewed(scanned(pdf, scanner), tmp_path)
    bad = wrong(found, truth, scanner.skew)
    assert len(bad) <= 0.02 * len(truth.figures), bad
    assert not unsaid(found, bad)
