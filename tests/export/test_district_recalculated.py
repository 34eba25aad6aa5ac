# SPDX-License-Identifier: AGPL-3.0-or-later
"""The identities on sheets of figures, recalculated by an office program, against what the program computes."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from reviewer import reviewing
from reviewer.checks.book import rule
from reviewer.export.checkcells import NOUGHTS, identity
from reviewer.model.finding import Outcome
from reviewer.project import Project
from tests import desks, districts
from tests.desks import CULPRIT
from tests.districts import EAST

OFFICE = shutil.which("soffice")
RULES = ("T3-ROW", "T3-SUM7", "T3-GOUJI", "T4-SUM")
SECONDS = 180
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


@dataclass(frozen=True)
class Workbook:
    """A workbook of a district, and where its figures stand."""

    file: Path
    at: Mapping[str, str]
    folder: Path

    def recalculated(self, **changes: str | int | None) -> Worksheet:
        """The sheet of figures after these figures were typed over and all was computed anew."""
        book = load_workbook(self.file)
        page = book.worksheets[2]
        for name, value in changes.items():
            page[self.at[address(name)]] = value
        source, out = self.folder / "changed.xlsx", self.folder / "out"
        book.save(source)
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        wanted = ["--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
        subprocess.run([str(OFFICE), profile, *wanted], check=True, capture_output=True, timeout=SECONDS)
        return load_workbook(out / source.name, data_only=True).worksheets[2]


def address(name: str) -> str:
    """`requests_3_1_company` as an address."""
    table, *line, column = name.split("_")
    return f"{table}/{'.'.join(line)}/{column}" if table == "requests" else name


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder, before = tmp_path_factory.mktemp("office"), tempfile.tempdir
    with Project.create(folder / "x.review", "李") as project:
        districts.keep(project, folder, EAST)
        [sent] = districts.made(project, folder / "o")
    tempfile.tempdir = before
    file = Path(sent.file)
    return Workbook(file, districts.figures(load_workbook(file).worksheets[2]), folder)


def checks(workbook: Workbook) -> dict[str, str]:
    """The cell of each identity by the key that the check gives its finding."""
    page = load_workbook(workbook.file).worksheets[2]
    rows = {str(page.cell(row, 2).value): row for row in range(1, page.max_row + 1)}
    found: dict[str, str] = {}
    for place, at in workbook.at.items():
        table, line, column = place.split("/")
        letter, row = coordinate_from_string(at)
        if table == "requests" and column == "total":
            beside = page.cell(row, page[at].column + 1)
            found[f"T3-ROW@requests/{line}"] = beside.coordinate
        if table == "requests" and line == "4":
            for code in ("T3-SUM7", "T3-GOUJI"):
                found[f"{code}@requests/{column}"] = f"{letter}{rows[rule(code).name.zh]}"
        if table == "disputes" and column == "total":
            found[f"T4-SUM@disputes/{line}"] = f"{letter}{rows[rule('T4-SUM').name.zh]}"
    return found


def expected(**changes: str) -> dict[str, str]:
    """What the checks say of every identity, in the words of the sheet."""
    said = {}
    for one in reviewing.check(desks.reading(**changes)):
        if one.check in RULES:
            gap = abs(one.left - one.right) if one.left is not None and one.right is not None else None
            words = {Outcome.PASS: "平衡", Outcome.FAIL: f"差 {gap}", Outcome.NOT_EVALUABLE: "无法核对"}
            said[one.key] = words[one.outcome]
    return said


@pytest.mark.office
@needs_office
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"requests_3_1_company": "1"},
        {"requests_1_natural": "25", "requests_3_2_natural": "/", "requests_2_other": ""},
        {"requests_3_1_natural": "约9", "requests_4_total": "—"},
        {"requests_3_1_company": "-1", "requests_3_4_1_legal": "1000000"},
    ],
    ids=["as printed", "corrected", "changed", "words", "far off"],
)
def test_every_identity_recalculates_to_what_the_program_computes(workbook: Workbook, changes: dict[str, str]) -> None:
    typed = {name: int(it) if it.lstrip("-").isdigit() else it or None for name, it in changes.items()}
    page, where, wanted = workbook.recalculated(**typed), checks(workbook), expected(**changes)
    assert set(where) == set(wanted)
    assert len(wanted) == 25 + 7 + 7 + 3
    assert {key: page[at].value for key, at in where.items()} == wanted
    assert page[workbook.at[CULPRIT]].value == typed.get("requests_3_1_company", 2)


def test_an_identity_is_written_with_functions_that_every_office_program_has() -> None:
    noughts = ",".join(f'"{it}"' for it in NOUGHTS)
    made = identity([(5, 5), (5, 6), (5, 8)], [(9, 5)], Decimal(0), "zh", {(9, 5): [[(5, 5), (5, 6)]]})
    words = "".join(f"-SUMPRODUCT(COUNTIF({it},{{{noughts}}}))" for it in ("E5:F5", "H5", "E9"))
    assert made.startswith(
        f'=IF(COUNTA(E5:F5,H5,E9)-COUNT(E5:F5,H5,E9){words}+(COUNT(E9)=0)*(SUMSQ(E5:F5)>0)>0,"无法核对",'
    )
    assert made.endswith('IF(ABS(SUM(E5:F5,H5)-SUM(E9))<=0.000001,"平衡","差 "&ROUND(ABS(SUM(E5:F5,H5)-SUM(E9)),6)))')
