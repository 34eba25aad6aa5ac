# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only number parser of the house: what stands in a cell, and which characters are its figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.model.fact import Printed

_WIDE = str.maketrans("０１２３４５６７８９，．－＋（）／", "0123456789,.-+()/")
_FIGURE = re.compile(r"[-−–—+]?\s*(?:\d{1,3}(?:[,\s]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_DASH = re.compile(r"[-−–—―‐‑‒﹣─━]+")
_SLASH = re.compile(r"[/／\\]+")
_NONE = frozenset({"不适用", "无", "N/A", "n/a", "NA"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell's text says; `start` to `end` are the characters of the figure in that text.

    `rounding` is half of the last printed digit for a figure with decimals, else 0.
    """

    printed: Printed
    value: Decimal | None
    start: int
    end: int
    rounding: Decimal = Decimal(0)


@lru_cache(maxsize=8192)
def parse(text: str) -> Figure:
    """Tell blank, "/", "—", words and a figure apart; a figure may have words after it.

    `不适用` and `无` are a "—" in words. `17（其中修订15件）` is the figure 17. Words before the figure
    make the cell words, not a figure.
    """
    plain = text.translate(_WIDE)
    bare = _SPACE.sub("", plain)
    if not bare:
        return Figure(Printed.BLANK, None, 0, 0)
    if _SLASH.fullmatch(bare):
        return Figure(Printed.SLASH, None, 0, len(text))
    if _DASH.fullmatch(bare):
        return Figure(Printed.DASH, None, 0, len(text))
    if bare in _NONE:
        return Figure(Printed.DASH, None, 0, len(text))
    lead = len(plain) - len(plain.lstrip())
    found = _FIGURE.match(plain, lead)
    if found is None:
        return Figure(Printed.TEXT, None, 0, len(text))
    rest = plain[found.end() :].lstrip()
    if rest[:1] in ("%", "％", "．", ".", ","):
        return Figure(Printed.TEXT, None, 0, len(text))
    value = Decimal(re.sub(r"[,\s]", "", re.sub(r"^[-−–—]\s*", "-", found.group())))
    places = -int(value.as_tuple().exponent)
    rounding = Decimal(5).scaleb(-places - 1) if places > 0 else Decimal(0)
    return Figure(Printed.NUMBER, value, found.start(), found.end(), rounding)
