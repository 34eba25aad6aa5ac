# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city with districts of which one lacks figures, one is missing and one has a department of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from reviewer.model.body import Body
from reviewer.model.report import Review, Verdict
from reviewer.project import Project
from reviewer.store import pdfs
from tests import desks, districts
from tests.districts import EAST, WEST

CITY, EVIL = "云岚市", "=cmd|'/C calc'!A0"
ABSENT, SCHOOLS = "云岚市南湖区", f"{EAST}教育局"


def kept(project: Project, folder: Path) -> dict[str, str]:
    """The city, two districts of which one has words for a figure and no table 4, and a department of the other."""
    made = {name: districts.keep(project, folder, name) for name in (CITY, EAST, SCHOOLS)}
    file = desks.pdf(folder / "west.pdf")
    whole = desks.reading(requests_1_natural="约20", requests_2_other="/")
    tables = {table: version for table, version in whole.forms.items() if table != "disputes"}
    facts = tuple(it for it in whole.facts if it.table != "disputes")
    part = replace(whole, organisation=WEST, forms=tables, facts=facts, digest=pdfs.digest_of(file))
    made[WEST] = project.keep(file, Review(part, (), Verdict.INCOMPLETE))
    project.bodies.put([Body(name) for name in (CITY, EAST, WEST, ABSENT, EVIL)])
    return made


def flags(page: Worksheet) -> dict[str, str]:
    """The flag of every report on the list below the sums, by its body."""
    head = next(row for row in range(1, page.max_row + 1) if page.cell(row, 5).value == "计入")
    return {str(page.cell(row, 3).value): page.cell(row, 5).coordinate for row in range(head + 1, page.max_row + 1)}
