# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workbooks computed anew by an office program, and what is stored in them before it does."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

OFFICE = shutil.which("soffice")
SECONDS = 180
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


def recalculated(book: Workbook, folder: Path) -> Workbook:
    """The book with the values of its formulas, all of them computed by LibreOffice."""
    source, out = folder / "changed.xlsx", folder / "out"
    book.save(source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    wanted = ["--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run([str(OFFICE), profile, *wanted], check=True, capture_output=True, timeout=SECONDS)
    return load_workbook(out / source.name, data_only=True)


def values(file: Path, book: Workbook) -> dict[str, object]:
    """What `book` shows in the cells in which `file` has formulas, numbers to six places."""
    cells = (it for page in load_workbook(file).worksheets for row in page.iter_rows() for it in row)
    places = [(it.parent.title, it.coordinate) for it in cells if it.data_type == "f"]
    return {f"{title}!{name}": _rounded(book[title][name].value) for title, name in places}


def _rounded(value: object) -> object:
    return round(float(value), 6) if isinstance(value, int | float) else value
