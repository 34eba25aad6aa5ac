# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sample reports are small, are read exactly, and show what they were made to show."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.model.finding import Outcome, Severity
from reviewer.model.report import Review
from reviewer.project import Project
from reviewer.reviewing import review
from reviewer.settings import Settings
from tests.press.content import sample

SAMPLES = resources.path("samples")
REPORTS = ("changning-2024", "hongkou-2024", "jinshan-2024", "shanghai-2024", "qixiagu-2024")
MADE_UP = "qixiagu-2024"
SMALL = 150_000


def figures_of(name: str) -> Path:
    return SAMPLES / "figures" / f"{name}.toml"


def reviewed(name: str) -> Review:
    steps = review(str(SAMPLES / f"{name}.pdf"), Settings())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            assert isinstance(found, Review)
            return found


def test_every_sample_has_its_figures_and_is_small() -> None:
    printed = sorted(path.stem for path in SAMPLES.glob("*.pdf"))
    assert printed == sorted(path.stem for path in (SAMPLES / "figures").glob("*.toml"))
    assert set(REPORTS) < set(printed)
    assert all(path.stat().st_size < SMALL for path in SAMPLES.glob("*.pdf"))


@pytest.mark.parametrize("name", REPORTS)
def test_a_sample_is_read_as_it_was_printed(name: str) -> None:
    reading = reviewed(name).reading
    assert {fact.address: fact.text for fact in reading.facts} == sample(figures_of(name), "").texts
    assert not reading.gaps
    assert reading.year == 2024


@pytest.mark.parametrize("name", [name for name in REPORTS if name != MADE_UP])
def test_published_figures_break_no_rule_of_the_tables(name: str) -> None:
    wrong = [f for f in reviewed(name).findings if f.outcome is Outcome.FAIL and f.severity is Severity.ERROR]
    assert not [finding.key for finding in wrong if finding.check.startswith("T")]


def test_the_made_up_report_fails_where_errors_were_put_into_its_tables() -> None:
    words = tomllib.loads(figures_of(MADE_UP).read_text(encoding="utf-8"))
    failed = [finding for finding in reviewed(MADE_UP).findings if finding.outcome is Outcome.FAIL]
    lit = {anchor.address for finding in failed for anchor in finding.anchors}
    put = {address for fault in words["seeded"] for address in fault.get("addresses", ())}
    assert put <= lit


def test_the_city_s_report_shows_where_a_district_has_more(tmp_path: Path) -> None:
    """Published figures of 2024: three cells of the city are less than the same cells of one of its districts."""
    with Project.create(tmp_path / "demo.review", "演示") as project:
        uuids = {name: project.keep(SAMPLES / f"{name}.pdf", reviewed(name)) for name in REPORTS[::3]}
        project.settle()
        found = [one.finding for one in project.report(uuids["shanghai-2024"]).findings if one.finding.check == "C-MAX"]
    assert {finding.at: (str(finding.left), str(finding.right)) for finding in found} == {
        "requests/3.6.1/research": ("0", "1"),
        "disputes/litigation_direct/upheld": ("24", "26"),
        "disputes/litigation_direct/corrected": ("0", "1"),
    }
    assert all("上海市长宁区 2024" in finding.message.zh for finding in found)
    assert {finding.outcome for finding in found} == {Outcome.FAIL}
