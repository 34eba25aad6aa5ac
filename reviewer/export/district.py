# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workbook that goes to a district: its findings with room for answers, and its figures with live identities."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import districtcover, districtfigures, districtfindings
from reviewer.export.cells import clean, put
from reviewer.export.content import Content, Entry
from reviewer.export.layout import cell, protect
from reviewer.export.names import sheet_name
from reviewer.export.replyform import (
    COVER,
    DISPATCH_ROW,
    DISTRICT_ROW,
    DUE_ROW,
    FIGURE_ROW,
    FIGURES,
    FINDINGS,
    FORMAT,
    FORMAT_ROW,
    HIDDEN,
    MADE_ROW,
    PROJECT_ROW,
)
from reviewer.export.saving import save
from reviewer.export.shown import Book
from reviewer.export.styles import add_styles
from reviewer.model.form import TableForm
from reviewer.model.outgoing import Parcel
from reviewer.model.text import Text


def write(out: Path, content: Content, parcel: Parcel) -> str:
    """Write the workbook to `out`; returns the SHA-256 of the file. ReviewerError when it cannot be written."""
    book = Book()
    book.remove(book.worksheets[0])
    add_styles(book)
    cover = book.create_sheet(content.say(COVER))
    districtfindings.fill(book.create_sheet(content.say(FINDINGS)), content, parcel)
    sheets: dict[str, str] = {}
    printed: dict[str, str] = {}
    for entry in content.entries:
        if any(_forms(content, entry)):
            uuid = entry.report.row.uuid
            page = book.create_sheet(sheet_name(_name(content, entry), book.sheetnames))
            sheets[uuid] = page.title
            figures = districtfigures.fill(page, entry, content, parcel.identities)
            printed |= {f"{FIGURE_ROW}{uuid}/{address}": text for address, text in figures.items()}
    districtcover.fill(cover, content, parcel, sheets)
    for page in book.worksheets:
        protect(page)
    _hide(book.create_sheet(HIDDEN), content, parcel, printed)
    _describe(book, content, parcel)
    save(book, out, content.local(content.made.at))
    return hashlib.sha256(out.read_bytes()).hexdigest()


def _forms(content: Content, entry: Entry) -> Iterator[TableForm]:
    """The tables of a report whose form is known."""
    for table in entry.report.reading.forms:
        form = content.form(entry.report, table)
        if form is not None and table in ("disclosure", "requests", "disputes"):
            yield form


def _name(content: Content, entry: Entry) -> str:
    row = entry.report.row
    return f"{content.say(FIGURES)} {row.organisation or row.file}{f' {row.year}' if row.year else ''}"


def _hide(page: Worksheet, content: Content, parcel: Parcel, printed: dict[str, str]) -> None:
    """What the reader needs to know, where nobody comes across it by chance."""
    rows = {
        FORMAT_ROW: FORMAT,
        PROJECT_ROW: parcel.project,
        DISPATCH_ROW: parcel.uuid,
        DISTRICT_ROW: parcel.district,
        DUE_ROW: parcel.due.isoformat() if parcel.due else "",
        MADE_ROW: content.made.at.isoformat(timespec="seconds"),
    }
    for at, (name, value) in enumerate((rows | printed).items(), 1):
        put(cell(page, at, 1), name)
        put(cell(page, at, 2), value)
    page.sheet_state = "veryHidden"


def _describe(book: Workbook, content: Content, parcel: Parcel) -> None:
    at = content.local(content.made.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = book.properties
    properties.creator = properties.lastModifiedBy = clean(content.made.author, 200)
    properties.created = properties.modified = at
    title = Text(f"{parcel.district}年报问题清单", f"Findings for {parcel.district}")
    properties.title = clean(content.say(title), 200)
    properties.description = clean(content.made.program, 200)
    properties.language = "zh-CN" if content.lang == "zh" else "en"
