# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a printed report says, and where: the answer that a reading is held against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.model.fact import Printed
from reviewer.model.place import Place

MARKS = {"": Printed.BLANK, "/": Printed.SLASH, "—": Printed.DASH, "-": Printed.DASH}
NARROW = str.maketrans("０１２３４５６７８９，．－", "0123456789,.-")
NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell: its text, the number it says, and how many characters say it."""

    text: str
    printed: Printed
    value: Decimal | None
    leading: int

    @staticmethod
    def of(text: str) -> Entry:
        """The entry that prints as `text`; words when that is neither a blank nor begins with a number."""
        if text in MARKS:
            return Entry(text, MARKS[text], None, len(text))
        number = NUMBER.match(text.translate(NARROW))
        if number is None:
            return Entry(text, Printed.TEXT, None, len(text))
        return Entry(text, Printed.NUMBER, Decimal(number[0].replace(",", "")), number.end())


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """One figure as printed: `place` around its number (or its mark), `cell` the cell it stands in.

    The place of a blank is its cell. A place is as high as the font's size.
    """

    entry: Entry
    place: Place
    cell: Place


@dataclass(frozen=True, slots=True)
class Truth:
    """All figures of a printed report by address."""

    title: str
    organisation: str
    year: int
    pages: int
    figures: Mapping[str, TrueFigure]
