# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook that a district sends back: every row of answers and every figure, wherever they have gone in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from reviewer.export import replycells as cells
from reviewer.export import replytrouble as trouble
from reviewer.export.replycolumns import REPLIES, Columns, columns, is_head
from reviewer.export.replyfile import Harmless, harmless
from reviewer.export.replyform import (
    ADDRESS,
    ANSWER,
    CORRECTED,
    DAY,
    DIGEST,
    DISPATCH_ROW,
    DISTRICT_ROW,
    EXPLANATION,
    FIELDS,
    FIGURE_ROW,
    FORMAT,
    FORMAT_ROW,
    HEADS,
    PERSON,
    PROJECT_ROW,
    TOKEN,
)
from reviewer.model.returned import Filled, Returned, Typed
from reviewer.model.text import Text

_KEY = re.compile(r"[a-z_]+(?:/[\w.]+)?")
_PANIC = "PanicException"
_LONG = 200
Rows = Sequence[cells.Row]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet with its rows from the first on; `formulas` are cells from 1."""

    name: str
    rows: Rows
    formulas: frozenset[tuple[int, int]]


def read(path: Path) -> Returned:
    """What stands in the workbook at `path`; ReviewerError when it cannot be read or was not sent from here.

    Nothing in it is computed, run or followed.
    """
    file = harmless(path)
    sheets = _sheets(path, file)
    hidden = _hidden(sheets)
    if hidden.get(FORMAT_ROW, FORMAT) > FORMAT:
        raise trouble.newer(path)
    rows = tuple(row for sheet in sheets for row in _answers(sheet))
    left = {name.removeprefix(FIGURE_ROW): said for name, said in hidden.items() if name.startswith(FIGURE_ROW)}
    figures = tuple(it for sheet in sheets for it in _figures(sheet, left))
    if not rows and not figures:
        raise trouble.not_sent(path)
    lost = () if PROJECT_ROW in hidden else (trouble.NO_HIDDEN,)
    return Returned(
        path.name,
        file.digest,
        hidden.get(PROJECT_ROW, ""),
        hidden.get(DISPATCH_ROW, ""),
        hidden.get(DISTRICT_ROW, ""),
        rows,
        figures,
        (*file.remarks, *lost),
    )


def _sheets(path: Path, file: Harmless) -> tuple[_Sheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(file.data)) as book:
            pages = [(it.name, _rows(book, it.name)) for it in book.sheets_metadata]
    except PasswordError as error:
        raise trouble.protected(path) from error
    except (CalamineError, OSError, ValueError) as error:
        raise trouble.damaged(path) from error
    except BaseException as error:
        # What goes wrong inside the library for a damaged file is no Exception.
        if type(error).__name__ != _PANIC:
            raise
        raise trouble.damaged(path) from error
    return tuple(_Sheet(name, rows, file.formulas.get(name, frozenset())) for name, rows in pages)


def _rows(book: CalamineWorkbook, name: str) -> Rows:
    """The rows of a sheet; of a chart or a macro there are none."""
    try:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        return ()


# -- the hidden sheet ------------------------------------------------------------------------


def _hidden(sheets: Sequence[_Sheet]) -> Mapping[str, str]:
    """What the workbook says of itself, on whichever sheet it does; nothing where that is lost."""
    for sheet in sheets:
        said = {cells.text(row[0]): cells.text(row[1]) for row in sheet.rows if len(row) > 1}
        if FORMAT_ROW in said and cells.uuid(said.get(PROJECT_ROW)):
            return said
    return {}


# -- answers ---------------------------------------------------------------------------------


def _answers(sheet: _Sheet) -> Iterator[Filled]:
    found = columns(sheet.rows)
    if found is None:
        return
    for number, row in enumerate(sheet.rows):
        token = _token(row, found)
        written = any(cells.text(_at(row, found, code)) for code in REPLIES[:3])
        if token or (number > found.head >= 0 and written and not is_head(row)):
            yield _filled(sheet, number, row, found, token)


def _token(row: cells.Row, found: Columns) -> str:
    return cells.token(_at(row, found, TOKEN)) or next((it for value in row if (it := cells.token(value))), "")


def _at(row: cells.Row, found: Columns, code: str) -> object:
    at = found.at.get(code)
    return row[at] if at is not None and at < len(row) else None


def _filled(sheet: _Sheet, number: int, row: cells.Row, found: Columns, token: str) -> Filled:
    said = {code: _at(row, found, code) for code in (field.code for field in FIELDS)}
    locked = [field.code for field in FIELDS if field.locked and not field.hidden]
    return Filled(
        sheet.name,
        number + 1,
        token,
        cells.digest(said[DIGEST]),
        cells.text(said[ADDRESS]),
        cells.answer(said[ANSWER]),
        cells.text(said[ANSWER]),
        cells.text(said[EXPLANATION]),
        cells.figure(said[CORRECTED]),
        cells.text(said[PERSON]),
        cells.day(said[DAY]),
        tuple((code, words) for code in locked if (words := cells.text(said[code]))),
        tuple(_remarks(sheet, number, row, found)),
    )


def _remarks(sheet: _Sheet, number: int, row: cells.Row, found: Columns) -> Iterator[Text]:
    """What whoever takes the row in has to know."""
    yield from found.remarks
    said = [_at(row, found, code) for code in REPLIES]
    if any((number + 1, found.at[code] + 1) in sheet.formulas for code in REPLIES if code in found.at):
        yield trouble.FORMULA
    if any(cells.harmed(value)[0] for value in said):
        yield trouble.CONTROL
    if any(cells.harmed(value)[1] for value in said):
        yield trouble.CUT
    known = set(found.at.values())
    others = (cells.text(value) for at, value in enumerate(row) if at not in known and not cells.token(value))
    if words := "；".join(it for it in others if it) if found.head >= 0 else "":
        yield trouble.EXTRA.format(words=words[:_LONG])


# -- figures ---------------------------------------------------------------------------------


def _figures(sheet: _Sheet, left: Mapping[str, str]) -> Iterator[Typed]:
    """The figures of a sheet by their address, whatever rows and columns were put between them."""
    starts = [(number, at) for number, row in enumerate(sheet.rows) for at, it in enumerate(row) if cells.uuid(it)]
    for first, column in starts:
        report, heads = cells.uuid(sheet.rows[first][column]), dict[int, str]()
        for number, row in enumerate(sheet.rows[first + 1 :], first + 2):
            key = cells.text(row[column]) if column < len(row) else ""
            if cells.uuid(key):
                break
            if key == HEADS:
                heads = {at: code for at, it in enumerate(row) if at != column and (code := cells.text(it))}
            elif key and _KEY.fullmatch(key):
                for at, code in heads.items():
                    address = f"{key}/{code}"
                    written = cells.figure(row[at]) if at < len(row) else ""
                    yield Typed(report, address, written, left.get(f"{report}/{address}"), sheet.name, number)
