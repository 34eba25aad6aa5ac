# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far the cells of a packed sheet lie apart, told from its bytes before a reader makes room for all between."""

from __future__ import annotations

import re
from collections.abc import Iterator

CELLS = 20_000_000
"""Cells from the first to the last of a sheet: readers keep all of them, empty ones too."""
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>(?:\s*<(?:\w+:)?(f)\b)?")
_NAMELESS = re.compile(rb"<(?:\w+:)?c(?![^>]*\br=)(?:\s[^>]*)?>")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{1,7})[\"']")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ROW_RECORD, _CELL_RECORDS = 0, range(1, 12)
Cell = tuple[int, int]


class Sprawling(Exception):
    """The cells of a sheet lie too far apart to be read."""


def is_sheet(name: str) -> bool:
    """Whether a part of a workbook is a sheet with cells."""
    return "/worksheets/" in name and name.endswith((".xml", ".bin"))


def formulas_in(name: str, part: bytes) -> frozenset[Cell]:
    """The cells (from 1) of a sheet that hold a formula; none are told of the binary form. Sprawling, ValueError."""
    if name.endswith(".bin"):
        _refuse((at for at, _ in _records(part)), (at for _, at in _records(part)))
        return frozenset()
    if part.startswith(_WIDE):
        raise ValueError("a sheet in two-byte letters")
    found = [((int(it[2]), _column(it[1])), bool(it[3])) for it in _CELL.finditer(part)]
    nameless = len(_NAMELESS.findall(part))
    rows = [int(it[1]) for it in _ROW.finditer(part)] if nameless else []
    _refuse((*(at[0] for at, _ in found), *rows), (*(at[1] for at, _ in found), nameless))
    return frozenset(at for at, is_formula in found if is_formula)


def _refuse(rows: Iterator[int] | tuple[int, ...], columns: Iterator[int] | tuple[int, ...]) -> None:
    if max(rows, default=0) * max(columns, default=0) > CELLS:
        raise Sprawling


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _records(part: bytes) -> Iterator[Cell]:
    """Row and column of every cell of a sheet in the binary form: records of a kind, a length and that many bytes."""
    at, row = 0, 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        if kind == _ROW_RECORD:
            row = int.from_bytes(part[at : at + 4], "little") + 1
        elif kind in _CELL_RECORDS:
            yield row, int.from_bytes(part[at : at + 4], "little") + 1
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for place in range(most):
        byte = part[at] if at < len(part) else 0
        at += 1
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return value, at
