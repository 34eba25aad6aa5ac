# SPDX-License-Identifier: AGPL-3.0-or-later
"""The statutory tables as they are printed, laid out on a sheet with live identities beside and below them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import checkcells
from reviewer.export.cells import Value, lines, put
from reviewer.export.checkcells import At
from reviewer.export.content import Content
from reviewer.export.layout import cell
from reviewer.export.replyform import HEADS, SHEET_KEYS
from reviewer.export.styles import Look
from reviewer.model.form import Line, TableForm
from reviewer.model.outgoing import Identity
from reviewer.model.text import Text

FIRST = 5
"""The column of the first figure; before it stand the hidden keys and three columns of labels."""
LABELS = range(2, FIRST)
WIDTHS = {1: 4.0, 2: 5.0, 3: 11.0, 4: 34.0}
WIDE, COLUMNS = 10.0, 15
_HIGH, _LINE = 18.0, 13.5
_RESULTS = Text("三、本年度办理结果", "3.")
_APPLICANTS = Text("申请人情况", "Applicants")
_BODIES = Text("法人或其他组织", "Legal persons and other organisations")
_CONTENT = Text("信息内容", "Matter")
_LITIGATION = Text("行政诉讼", "Litigation")
_BALANCED = Text(
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(In each column the first two lines add up to the last two.)",
)
_PERSONS = ("natural", "total")


@dataclass(slots=True)
class Board:
    """A sheet as it grows: the next free row, and where each figure stands.

    `figure` writes what belongs into the cell of an address, `rounding` is what printing rounded away there.
    """

    page: Worksheet
    content: Content
    figure: Callable[[str, At], None]
    rounding: Callable[[str], Decimal]
    row: int = 4
    at: dict[str, At] = field(default_factory=dict)
    checks: list[At] = field(default_factory=list)

    def say(self, at: At, value: Value, look: Look = Look.CENTRE, span: At = (1, 1)) -> None:
        """Write a label over `span` rows and columns, each with its border."""
        for row in range(at[0], at[0] + span[0]):
            for column in range(at[1], at[1] + span[1]):
                put(cell(self.page, row, column), None, look)
        put(cell(self.page, *at), value, look)
        if span != (1, 1):
            last = f"{get_column_letter(at[1] + span[1] - 1)}{at[0] + span[0] - 1}"
            # Not `merge_cells`, which works out borders anew for longer than all the rest takes.
            self.page.merged_cells.add(f"{get_column_letter(at[1])}{at[0]}:{last}")


def write(board: Board, form: TableForm, identities: Sequence[Identity]) -> None:
    """Write one table below what is there, with its identities; `board.at` says then where its figures are."""
    wide = max(len(form.columns_of(line)) for line in form.lines)
    if form.lines_are == "above":
        wide = sum(len(form.columns_of(line)) for line in form.lines)
    board.say((board.row, 2), board.content.say(form.name), Look.HEAD, (1, len(LABELS) + wide))
    board.row += 1
    first = board.row
    if form.lines_are == "above":
        _side_by_side(board, form)
    else:
        for _, group in groupby(form.lines, key=lambda line: [it.code for it in form.columns_of(line)]):
            _below(board, form, tuple(group))
    _checks(board, form, identities, first)
    board.row += 1


def _heads(board: Board, codes: Sequence[str]) -> None:
    """The hidden row that names the columns for whoever reads the sheet back."""
    put(cell(board.page, board.row, SHEET_KEYS), HEADS)
    for number, code in enumerate(codes):
        put(cell(board.page, board.row, FIRST + number), code)
    board.page.row_dimensions[board.row].hidden = True
    board.row += 1


def _below(board: Board, form: TableForm, lines: Sequence[Line]) -> None:
    """Lines below each other that have the same columns."""
    columns = form.columns_of(lines[0])
    _heads(board, [it.code for it in columns])
    names = [board.content.say(it.name) for it in columns]
    if any(it.heading for it in lines):
        _applicants(board, [it.code for it in columns], names)
    else:
        board.say((board.row, 2), board.content.say(_CONTENT), Look.HEAD, (1, len(LABELS)))
        for number, name in enumerate(names):
            board.say((board.row, FIRST + number), name, Look.HEAD)
        board.page.row_dimensions[board.row].height = _high(names, WIDE)
        board.row += 1
    _labels(board, lines)
    for line in lines:
        put(cell(board.page, board.row, SHEET_KEYS), f"{form.table}/{line.code}")
        for number, column in enumerate(columns):
            _place(board, f"{form.table}/{line.code}/{column.code}", (board.row, FIRST + number))
        board.row += 1


def _applicants(board: Board, codes: Sequence[str], names: Sequence[str]) -> None:
    """The three rows over table 3."""
    top, say = board.row, board.content.say
    board.say((top, 2), say(_BALANCED), Look.HEAD, (3, len(LABELS)))
    board.say((top, FIRST), say(_APPLICANTS), Look.HEAD, (1, len(codes)))
    bodies = [number for number, code in enumerate(codes) if code not in _PERSONS]
    for number, (code, name) in enumerate(zip(codes, names, strict=True)):
        if code in _PERSONS:
            board.say((top + 1, FIRST + number), name, Look.HEAD, (2, 1))
        else:
            board.say((top + 2, FIRST + number), name, Look.HEAD)
    if bodies:
        board.say((top + 1, FIRST + bodies[0]), say(_BODIES), Look.HEAD, (1, len(bodies)))
    board.page.row_dimensions[top + 2].height = _high(names, WIDE)
    board.row += 3


def _high(texts: Sequence[str], wide: float) -> float:
    """The height of a row in which each text has a cell of that width."""
    return max(max(lines(text, int(wide) - 1) for text in texts) * _LINE + 5, _HIGH)


def _labels(board: Board, lines: Sequence[Line]) -> None:
    """Labels at the left, those that hold for several lines merged over them."""
    for deep, group in groupby(enumerate(lines), key=lambda it: "." in it[1].code):
        rows = list(group)
        if deep:
            board.say((board.row + rows[0][0], 2), board.content.say(_RESULTS), Look.CENTRE, (len(rows), 1))
        for heading, inner in groupby(rows, key=lambda it: it[1].heading):
            _inner(board, heading, list(inner), deep)


def _inner(board: Board, heading: str, rows: Sequence[tuple[int, Line]], deep: bool) -> None:
    zh = board.content.lang == "zh"
    if heading and zh:
        board.say((board.row + rows[0][0], 3), heading, Look.CENTRE, (len(rows), 1))
    first = 4 if heading and zh else 3 if deep else 2
    for number, line in rows:
        label = line.labels[0] if zh and line.labels else board.content.say(line.name)
        board.say((board.row + number, first), label, Look.BODY, (1, FIRST - first))
        wide = sum(WIDTHS[at] for at in range(first, FIRST))
        board.page.row_dimensions[board.row + number].height = _high([label], wide)


def _side_by_side(board: Board, form: TableForm) -> None:
    """Table 4: its lines stand beside each other, all figures in one row."""
    parts = [(line, column) for line in form.lines for column in form.columns_of(line)]
    _heads(board, [f"{line.code}/{column.code}" for line, column in parts])
    top, say, at = board.row, board.content.say, FIRST
    zh = board.content.lang == "zh"
    board.say((top, 2), "", Look.HEAD, (3, len(LABELS)))
    direct = [line for line in form.lines if line.heading or "_" in line.code]
    for line in form.lines:
        columns = form.columns_of(line)
        label = line.labels[0] if zh and line.labels else say(line.name)
        if line not in direct:
            board.say((top, at), label, Look.HEAD, (2, len(columns)))
        else:
            board.say((top + 1, at), label, Look.HEAD, (1, len(columns)))
            if line is direct[0]:
                whole = sum(len(form.columns_of(it)) for it in direct)
                board.say((top, at), direct[0].heading or say(_LITIGATION), Look.HEAD, (1, whole))
        for number, column in enumerate(columns):
            board.say((top + 2, at + number), say(column.name), Look.HEAD)
        at += len(columns)
    board.row += 3
    board.page.row_dimensions[top + 2].height = 2 * _HIGH
    board.say((board.row, 2), say(Text("数量（件）", "Cases")), Look.CENTRE, (1, len(LABELS)))
    put(cell(board.page, board.row, SHEET_KEYS), form.table)
    for number, (line, column) in enumerate(parts):
        _place(board, f"{form.table}/{line.code}/{column.code}", (board.row, FIRST + number))
    board.row += 1


def _place(board: Board, address: str, at: At) -> None:
    board.figure(address, at)
    board.at[address] = at


def _checks(board: Board, form: TableForm, identities: Sequence[Identity], first: int) -> None:
    """Identities along lines at the right, those down columns (and all of table 4) below."""
    aside = [it for it in identities if it.along and form.lines_are == "left" and _known(board, it)]
    below = [it for it in identities if it not in aside and _known(board, it)]
    sums: defaultdict[At, list[Sequence[At]]] = defaultdict(list)
    for it in (*aside, *below):
        if len(it.right) == 1:
            sums[board.at[it.right[0]]].append([board.at[address] for address in it.left])
    column = FIRST + max(len(form.columns_of(line)) for line in form.lines)
    for rule, group in groupby(aside, key=lambda it: it.rule):
        rows = [(board.at[it.right[0]][0], it) for it in group]
        top = min(row for row, _ in rows)
        board.say((first + 1, column), board.content.say(rule), Look.HEAD, (top - first - 1, 2))
        for row, it in rows:
            board.say((row, column), None, Look.CENTRE, (1, 2))
            _check(board, it, (row, column), sums)
        column += 2
    for rule, group in groupby(below, key=lambda it: it.rule):
        board.say((board.row, 2), board.content.say(rule), Look.BODY, (1, len(LABELS)))
        board.page.row_dimensions[board.row].height = 2 * _HIGH
        for it in group:
            _check(board, it, (board.row, board.at[it.right[0]][1]), sums)
        board.row += 1


def _known(board: Board, it: Identity) -> bool:
    return bool(it.left and it.right) and all(address in board.at for address in (*it.left, *it.right))


def _check(board: Board, it: Identity, at: At, sums: Mapping[At, Sequence[Sequence[At]]]) -> None:
    slack = sum((board.rounding(address) for address in (*it.left, *it.right)), Decimal(0))
    left, right = [board.at[address] for address in it.left], [board.at[address] for address in it.right]
    checkcells.put(board.page, at, left, right, slack, board.content.lang, sums)
    board.checks.append(at)


def widths() -> Iterator[tuple[str, float]]:
    """The width of each column of a sheet of tables, by its letter."""
    for at in range(1, FIRST + COLUMNS):
        yield chr(ord("A") + at - 1), WIDTHS.get(at, WIDE)
