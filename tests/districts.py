# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project with findings for two districts, the workbooks made of it, and how a reader finds its way in one."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from reviewer import reviewing
from reviewer.dispatch.drafts import cleared
from reviewer.dispatch.exportjob import export
from reviewer.export import replyform
from reviewer.export.replyform import FIELDS, HEAD_ROW, HEADS, SHEET_KEYS
from reviewer.model.finding import Finding
from reviewer.model.outgoing import Sending
from reviewer.model.progress import drained
from reviewer.model.reply import Dispatch
from reviewer.model.report import Reading, Review, Verdict
from reviewer.model.text import Lang
from reviewer.project import Project
from reviewer.settings import Settings
from reviewer.store import pdfs
from tests import desks

EAST, WEST = "云岚市东平区", "云岚市西宁区"


def keep(project: Project, folder: Path, organisation: str, changes: Mapping[str, str] | None = None) -> str:
    """Put a report with the usual two faults into a project, together with its PDF."""
    file = desks.pdf(folder / f"{len(project.reports())}.pdf")
    file.write_bytes(file.read_bytes() + f"%{organisation}".encode())
    it = replace(desks.reading(**(changes or {})), organisation=organisation, digest=pdfs.digest_of(file))
    return project.keep(file, Review(it, reviewing.check(it), Verdict.FAIL))


def failing(it: Reading) -> dict[str, Finding]:
    """What the checks say of it, by key."""
    return {one.key: one for one in reviewing.check(it)}


def made(project: Project, folder: Path, wish: Sending | None = None, lang: Lang = "zh") -> tuple[Dispatch, ...]:
    """The workbooks of a project, as a child makes them."""
    folder.mkdir(exist_ok=True)
    out = folder / "x"
    before = tempfile.tempdir
    with cleared(out) as scratch:
        job = export("districts", str(project.path), str(out), str(scratch), lang, "李", Settings(), wish or Sending())
        try:
            sent: tuple[Dispatch, ...] = drained(job)
        finally:
            tempfile.tempdir = before
    return sent


def figures(page: Worksheet) -> dict[str, str]:
    """The coordinate of every figure of a sheet of figures by its address, found as a reader finds it."""
    heads: dict[int, str] = {}
    found: dict[str, str] = {}
    for row in page.iter_rows(min_row=2):
        key = row[SHEET_KEYS - 1].value
        if key == HEADS:
            heads = {at: str(cell.value) for at, cell in enumerate(row) if at >= SHEET_KEYS and cell.value}
        elif key:
            found |= {f"{key}/{code}": row[at].coordinate for at, code in heads.items()}
    return found


def rows(page: Worksheet) -> list[dict[str, object]]:
    """The rows of the sheet that is to be answered, by the codes of its columns."""
    values = page.iter_rows(min_row=HEAD_ROW + 1, max_col=len(FIELDS), values_only=True)
    return [dict(zip((field.code for field in FIELDS), row, strict=True)) for row in values]


def hidden(page: Worksheet) -> dict[str, str]:
    """What the very hidden sheet says."""
    return {str(name): str(value or "") for name, value in page.iter_rows(max_col=2, values_only=True)}


SHEETS = [replyform.COVER.zh, replyform.FINDINGS.zh, f"{replyform.FIGURES.zh} {EAST} 2024", replyform.HIDDEN]
