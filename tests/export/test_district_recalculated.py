# SPDX-License-Identifier: AGPL-3.0-or-later
"""The identities on sheets of figures, recalculated by an office program, against what the program computes."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from reviewer import reviewing
from reviewer.checks.book import rule
from reviewer.export import checkcells
from reviewer.export.cells import put
from reviewer.export.checkcells import NOUGHTS, identity
from reviewer.export.layout import cell
from reviewer.export.saving import save
from reviewer.export.shown import Book
from reviewer.export.styles import add_styles
from reviewer.model.finding import Outcome
from reviewer.project import Project
from tests import desks, districts
from tests.desks import CULPRIT
from tests.districts import EAST
from tests.office import needs_office, recalculated, values

RULES = ("T3-ROW", "T3-SUM7", "T3-GOUJI", "T4-SUM")


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
        return recalculated(book, self.folder).worksheets[2]


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


@pytest.mark.office
@needs_office
def test_what_every_identity_comes_to_is_stored_beside_it(workbook: Workbook) -> None:
    stored = values(workbook.file, load_workbook(workbook.file, data_only=True))
    assert len(stored) == 42
    assert stored == values(workbook.file, recalculated(load_workbook(workbook.file), workbook.folder))


@pytest.mark.office
@needs_office
def test_words_blanks_noughts_and_decimals_come_to_the_same_as_in_an_office_program(tmp_path: Path) -> None:
    rows: tuple[tuple[str | Decimal | None, ...], ...] = (
        (Decimal(1), Decimal(2), Decimal(3)),
        (Decimal("0.1"), Decimal("0.2"), Decimal("0.3")),
        (Decimal("12.25"), None, Decimal("12.5")),
        (Decimal("-1"), "/", Decimal("1000000")),
        (None, None, None),
        ("—", "无", None),
        (Decimal(4), Decimal(5), None),
        (Decimal(4), Decimal(5), "/"),
        (Decimal(-4), None, "——"),
        ("约9", Decimal(1), Decimal(10)),
        (Decimal(0), "／", "不适用"),
        (Decimal("0.004"), Decimal(0), Decimal(0)),
        (Decimal("1234567.123456"), Decimal(0), Decimal("0.1")),
    )
    book = Book()
    add_styles(book)
    page = book.worksheets[0]
    for row, values_there in enumerate(rows, 1):
        for column, value in enumerate(values_there, 1):
            put(cell(page, row, column), value)
        left, right = [(row, 1), (row, 2)], [(row, 3)]
        slack = Decimal("0.01") if row == 12 else Decimal(0)
        checkcells.put(page, (row, 5), left, right, slack, "zh", {(row, 3): [left]} if row != 9 else {})
    file = save(book, tmp_path / "out.xlsx", datetime(2026, 1, 1, tzinfo=UTC))
    stored = values(file, openpyxl.load_workbook(file, data_only=True))
    assert len(stored) == len(rows)
    assert stored == values(file, recalculated(openpyxl.load_workbook(file), tmp_path))
    assert set(stored.values()) >= {"平衡", "无法核对", "差 0.25", "差 1000001", "差 1234567.023456"}


def test_an_identity_is_written_with_functions_that_every_office_program_has() -> None:
    noughts = ",".join(f'"{it}"' for it in NOUGHTS)
    made = identity([(5, 5), (5, 6), (5, 8)], [(9, 5)], Decimal(0), "zh", {(9, 5): [[(5, 5), (5, 6)]]})
    words = "".join(f"-SUMPRODUCT(COUNTIF({it},{{{noughts}}}))" for it in ("E5:F5", "H5", "E9"))
    assert made.startswith(
        f'=IF(COUNTA(E5:F5,H5,E9)-COUNT(E5:F5,H5,E9){words}+(COUNT(E9)=0)*(SUMSQ(E5:F5)>0)>0,"无法核对",'
    )
    assert made.endswith('IF(ABS(SUM(E5:F5,H5)-SUM(E9))<=0.000001,"平衡","差 "&ROUND(ABS(SUM(E5:F5,H5)-SUM(E9)),6)))')
