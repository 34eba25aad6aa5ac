# SPDX-License-Identifier: AGPL-3.0-or-later
"""One report in two files is told, and two reports are not taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.model.document import State
from reviewer.model.report import Reading
from reviewer.reading.belonging import halves

ALL = {"disclosure": "2021", "requests": "2021", "disputes": "2021"}
TABLES_34 = {"requests": "2021", "disputes": "2021"}


def reading(organisation: str = "", year: int | None = None, forms: dict[str, str] | None = None) -> Reading:
    title = f"{organisation}{year}年政府信息公开工作年度报告" if organisation else ""
    form = "annual-report-2021" if title or forms else None
    return Reading(
        "0" * 64, State.DIGITAL, title=title, organisation=organisation, year=year, form=form, forms=forms or {}
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("梧栖市财政局1.pdf", reading("梧栖市财政局", 2024)), ("梧栖市财政局2.pdf", reading(forms=ALL))),
        (("a.pdf", reading("梧栖市", 2024, {"disclosure": "2021"})), ("b.pdf", reading("梧栖市", 2024, TABLES_34))),
        (("年报（正文）.pdf", reading("梧栖市", 2024)), ("年报（附件）.pdf", reading(forms=TABLES_34))),
    ],
)
def test_text_in_one_file_and_tables_in_another_are_told(one: tuple[str, Reading], other: tuple[str, Reading]) -> None:
    (said,) = halves([(Path(name), found) for name, found in (one, other)])
    assert one[0] in said.zh
    assert other[0] in said.en
    assert "合并" in said.zh


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a.pdf", reading("梧栖市", 2024, TABLES_34)), ("b.pdf", reading("梧栖市", 2024, TABLES_34))),
        (("a.pdf", reading("梧栖市", 2024)), ("b.pdf", reading("梧栖市", 2023, TABLES_34))),
        (("财政局.pdf", reading("梧栖市财政局", 2024)), ("水务表.pdf", reading(forms=TABLES_34))),
        (("a1.pdf", reading("梧栖市", 2024, ALL)), ("a2.pdf", reading(forms=TABLES_34))),
    ],
)
def test_two_reports_are_not_taken_for_one(one: tuple[str, Reading], other: tuple[str, Reading]) -> None:
    assert not halves([(Path(name), found) for name, found in (one, other)])
