# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reports whose tables have no lines between their rows: what is read is right, or in doubt, or missing and said so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.model.fact import Printed
from reviewer.model.finding import Outcome
from reviewer.model.report import Review
from tests.press import Layout, Truth, draw
from tests.press.ruling import ROWLESS, Rules, Style
from tests.test_reading_property import reviewed

SEEDS = range(6, 14)
CALM = (2, 8)  # layouts in which no page break parts a table


def report(seed: int, style: Style, wording: int | None = None) -> tuple[bytes, Truth]:
    layout = Layout.of(seed)
    layout = replace(layout, wording=layout.wording if wording is None else wording)
    zero = layout.zero if layout.zero in ("0", "—", "/") else "0"  # blanks between no lines are anybody's
    return draw(replace(layout, rules=Rules(style), zero=zero))


def silent(found: Review, truth: Truth) -> Iterator[str]:
    """Figures that are read wrongly and pass for sure, and addresses that the report does not have."""
    for fact in found.reading.facts:
        figure = truth.figures.get(fact.address)
        if figure is None:
            yield f"{fact.address}: not in the report"
            continue
        right = (fact.printed, fact.value) == (figure.entry.printed, figure.entry.value)
        if not (right or fact.doubtful or fact.printed is Printed.TEXT):
            yield f"{fact.address}: read as {fact.value}, printed {figure.entry.text!r}"


@pytest.mark.parametrize("style", ROWLESS)
def test_no_figure_between_no_lines_is_silently_wrong(style: Style, tmp_path: Path) -> None:
    for seed in SEEDS:
        pdf, truth = report(seed, style)
        found = reviewed(pdf, tmp_path)
        assert not list(silent(found, truth)), (seed, style)
        if truth.figures.keys() - {fact.address for fact in found.reading.facts}:
            assert any(finding.outcome is not Outcome.PASS for finding in found.findings), (seed, style)


@pytest.mark.parametrize("seed", CALM)
def test_all_figures_between_no_lines_are_read(seed: int, tmp_path: Path) -> None:
    pdf, truth = report(seed, "none", wording=0)  # heads that are misprinted part nothing
    read = {fact.address: fact.value for fact in reviewed(pdf, tmp_path).reading.facts}
    assert read == {address: figure.entry.value for address, figure in truth.figures.items()}
