# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one way into a cell: text stays text, a number stays the number that was printed."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment

from reviewer.export.styles import Look

Value = str | int | Decimal | datetime | None

LONGEST = 32_767
CUT = "…【已截断 / cut】"
_DIGITS = 15
_RIGHT = Alignment(horizontal="right", vertical="center")
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_PROSE = 20  # half-width characters from which a text is read from its beginning, and is no figure
_PIECES = re.compile(r"[!-~]+|.")
_FORMULA = tuple("=+-@＝＋－＠")
# Control characters, lone surrogates and U+FFFE/FFFF are not allowed in XML; bidirectional overrides read backwards.
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
# Excel reads "_x0041_" in a file as "A".
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str, longest: int = LONGEST) -> str:
    """`text` without control characters and lone surrogates, cut visibly when Excel would refuse its length."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _cut(_ESCAPE.sub("_x005F_", _HARMFUL.sub("", text)), longest)


def put(cell: Cell, value: Value, look: Look = Look.BODY, mark: str = "") -> None:
    """Write `value`; `mark` is shown before it, at the left edge where it is short, but is no part of it."""
    cell.style = look
    if isinstance(value, str):
        _put_text(cell, value)
    elif isinstance(value, int | Decimal):
        _put_number(cell, Decimal(value))
    elif isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None, microsecond=0)
        cell.number_format = "yyyy-mm-dd"
    if mark and isinstance(value, str) and width(value) > _PROSE:
        cell.number_format, cell.alignment = f'"{mark} "@', _LEFT
    elif mark:
        cell.number_format, cell.alignment = _marked(cell.number_format, mark), _RIGHT


def remark(cell: Cell, lines: list[str], author: str) -> None:
    """A comment that opens when the pointer rests on the cell."""
    text = clean("\n".join(lines), 2_000)
    shown = sum(1 + width(line) // 44 for line in text.split("\n"))
    cell.comment = Comment(text, clean(author, 100), height=min(18 * shown + 12, 400), width=320)


@lru_cache(8192)
def width(text: str) -> int:
    """Columns that the widest line of `text` takes in a fixed-width font, where a Chinese character takes two."""
    return max(sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in line) for line in text.split("\n"))


@lru_cache(8192)
def lines(text: str, across: int) -> int:
    """Lines that `text` takes in a cell `across` half-width characters wide; Latin words stay whole when they can."""
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0
        for piece in _PIECES.findall(paragraph):
            wide = width(piece)
            if used and used + wide > across:
                count, used = count + 1, 0
            count += max(wide - 1, 0) // across
            used += wide
            used = (used - 1) % across + 1
    return count


def _put_text(cell: Cell, text: str) -> None:
    text = clean(text)
    cell.value = text or None
    if not text:
        return
    # openpyxl takes "=..." for a formula and "#N/A" for an error value unless told otherwise.
    cell.data_type = "s"
    if text.lstrip().startswith(_FORMULA):
        # Without the quote prefix Excel would make it a formula as soon as somebody edits the cell.
        cell.quotePrefix = True


def _put_number(cell: Cell, value: Decimal) -> None:
    if not value.is_finite() or _significant(value) > _DIGITS:
        _put_text(cell, str(value))
        return
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    cell.value = value if places else int(value)
    cell.number_format = f"0.{'0' * places}" if places else "0"


def _significant(value: Decimal) -> int:
    """Digits that Excel must keep to show `value` as it was printed."""
    _, digits, exponent = value.as_tuple()
    return max(len(digits) + max(int(exponent), 0), -int(exponent)) if value else 1


def _marked(number_format: str, mark: str) -> str:
    """The same format with `mark` at the left edge of the cell and the value at the right."""
    shown = "0" if number_format == "General" else number_format
    lead = f'"{mark} "* '
    return f"{lead}{shown};{lead}-{shown};{lead}{shown};{lead}@"


def _cut(text: str, longest: int) -> str:
    """Excel counts UTF-16 units, of which rare characters take two."""
    if 2 * len(text) <= longest or _units(text) <= longest:
        return text
    kept = text.encode("utf-16-le")[: 2 * (longest - _units(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
