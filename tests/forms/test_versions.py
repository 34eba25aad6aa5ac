# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each table is of the version that it is printed in, whatever the others are."""

from pathlib import Path

import pytest

from reviewer.forms.book import TABLES, table_form, versions
from reviewer.model.report import Verdict
from tests.press import Layout, draw
from tests.test_reading_property import reviewed


@pytest.mark.parametrize("table", TABLES)
def test_every_version_of_a_table_has_its_name_and_lines(table: str) -> None:
    for version in versions(table):
        form = table_form(table, version)
        assert (form.table, form.version) == (table, version)
        assert form.addresses()


@pytest.mark.parametrize("first", ["2021", "2019"])
@pytest.mark.parametrize("second", ["2021", "2019"])
def test_mixed_versions_are_told_apart(first: str, second: str, tmp_path: Path) -> None:
    pdf, truth = draw(Layout(versions=(first, second)))
    reading = reviewed(pdf, tmp_path).reading
    assert reading.forms == {"disclosure": first, "requests": second, "disputes": "2021"}
    assert reading.form == f"annual-report-{second}"
    assert {fact.address for fact in reading.facts} == set(truth.figures)


def test_the_checks_of_table_3_hold_for_the_older_form_too(tmp_path: Path) -> None:
    pdf, _ = draw(Layout(versions=("2019", "2019")))
    review = reviewed(pdf, tmp_path)
    assert review.verdict is not Verdict.INCOMPLETE
    rows = [finding for finding in review.findings if finding.check == "T3-ROW"]
    assert len(rows) == 23
    assert all("3.6.1" not in finding.at for finding in rows)


def test_the_forms_have_as_many_figures_as_the_notices_print() -> None:
    counts = {version: len(table_form("requests", version).addresses()) for version in versions("requests")}
    assert counts == {"2021": 25 * 7, "2019": 23 * 7}
    assert len(table_form("disclosure", "2019").addresses()) == 22
