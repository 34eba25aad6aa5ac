# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook for a district as it leaves, in small, and the hands of a district that fills it in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import replyform as form
from reviewer.model.finding import Outcome
from reviewer.model.project import OpenReport
from reviewer.model.reply import Dispatch, Sent
from reviewer.model.text import Lang
from reviewer.project import Project
from reviewer.returns.replying import token

DUE = date(2025, 3, 15)
FIRST = form.HEAD_ROW + 1


def send(project: Project, path: Path, uuids: Iterable[str], lang: Lang = "zh", due: date | None = DUE) -> Dispatch:
    """Write the workbook of these reports at `path` and keep that it left."""
    open_reports = [project.report(uuid) for uuid in uuids]
    rows = [
        Sent(
            token(project.replies.project, it.row.uuid, one.finding.key),
            it.row.uuid,
            one.finding.key,
            one.finding.digest,
        )
        for it in open_reports
        for one in it.findings
        if one.finding.outcome is not Outcome.PASS
    ]
    dispatch = str(uuid4())
    book = _book(project.replies.project, dispatch, open_reports, rows, lang)
    book.save(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    made = Dispatch(dispatch, "长宁区", due, path.name, sha256, "李", datetime.now(UTC), tuple(rows))
    project.replies.send(made)
    return made


def _book(project: str, dispatch: str, open_reports: list[OpenReport], rows: list[Sent], lang: Lang) -> Workbook:
    book = Workbook()
    answers = book.active
    assert isinstance(answers, Worksheet)
    answers.title = form.FINDINGS.say(lang)
    for at, field in enumerate(form.FIELDS, 1):
        answers.cell(form.HEAD_ROW, at, field.name.say(lang))
        answers.column_dimensions[get_column_letter(at)].hidden = field.hidden
    by_uuid = {it.row.uuid: it for it in open_reports}
    for at, sent in enumerate(rows, FIRST):
        _row(answers, at, sent, by_uuid[sent.report], lang)
    left: dict[str, str] = {}
    for number, it in enumerate(open_reports, 1):
        left |= _figures(book.create_sheet(f"{form.FIGURES.say(lang)}{number}"), it)
    hidden = book.create_sheet(form.HIDDEN)
    hidden.sheet_state = "veryHidden"
    told = {form.FORMAT_ROW: form.FORMAT, form.PROJECT_ROW: project, form.DISPATCH_ROW: dispatch}
    for name, said in (told | {form.DISTRICT_ROW: "长宁区"} | left).items():
        hidden.append([name, said])
    return book


def _row(page: Worksheet, at: int, sent: Sent, report: OpenReport, lang: Lang) -> None:
    finding = next(it.finding for it in report.findings if it.finding.key == sent.key)
    said: Mapping[str, Any] = {
        form.TOKEN: sent.token,
        form.DIGEST: sent.digest,
        form.ADDRESS: form.cell_of(finding),
        "number": at - form.HEAD_ROW,
        "organisation": report.row.organisation,
        "year": report.row.year,
        "check": finding.check,
        "message": finding.message.say(lang),
    }
    for code, value in said.items():
        page.cell(at, form.position(code)).value = value


def _figures(page: Worksheet, report: OpenReport) -> dict[str, str]:
    """The figures of table 3 by line; returns what stands in each cell as the hidden sheet keeps it."""
    lines: dict[str, dict[str, str]] = {}
    for address, fact in report.facts.items():
        table, line, column = address.split("/")
        if table == "requests":
            lines.setdefault(line, {})[column] = fact.text
    columns = list(dict.fromkeys(column for cells in lines.values() for column in cells))
    page.cell(1, form.SHEET_KEYS, report.row.uuid)
    page.append([])
    page.append([form.HEADS, None, None, None, *columns])
    for line, cells in lines.items():
        page.append([f"requests/{line}", None, None, line, *(_number(cells.get(column)) for column in columns)])
    page.column_dimensions["A"].hidden = True
    return {
        f"{form.FIGURE_ROW}{report.row.uuid}/requests/{line}/{column}": printed
        for line, cells in lines.items()
        for column, printed in cells.items()
    }


def _number(printed: str | None) -> int | str | None:
    return int(printed) if printed and printed.isdecimal() else printed


def answers(book: Workbook) -> Worksheet:
    """The sheet that is answered."""
    return next(page for page in book.worksheets if page.title in (form.FINDINGS.zh, form.FINDINGS.en))


def fill(path: Path, *rows: Mapping[str, Any]) -> Path:
    """Write replies into the rows from the first finding on, each by the code of the field."""
    book = openpyxl.load_workbook(path)
    page = answers(book)
    for at, row in enumerate(rows, FIRST):
        for code, value in row.items():
            page.cell(at, form.position(code)).value = value
    book.save(path)
    return path
