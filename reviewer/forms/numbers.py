# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only number parser of the house: what stands in a cell, and which characters are its figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.model.fact import Printed

_WIDE = str.maketrans("０１２３４５６７８９，．－＋（）／％", "0123456789,.-+()/%")
_FIGURE = re.compile(r"[-−–—+]?\s*(?:\d{1,3}(?:[,\s]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_DASH = re.compile(r"[-−–—―‐‑‒﹣─━]+")
_SLASH = re.compile(r"[/／\\]+")
_NONE = frozenset({"不适用", "无", "N/A", "n/a", "NA"})
_SPACE = re.compile(r"\s+")
_COUNTED = "件|条|份|项|宗|起|次|个|家|人|部|篇|户|笔"
_UNIT = re.compile(rf"(?:{_COUNTED}|[万亿]?元|[万亿])")
_IN_BRACKETS = re.compile(r"\((?:单位[:：]?)?([万亿]?元)\)")
_REMARK = re.compile(r"[*＊※†‡①-⑳]*(?:注\d*)?(?:[(\[【〔][^()\[\]【】〔〕]*[)\]】〕])?[。；;]?")
_RUNS_ON = re.compile(r"[^\w(\[【〔*＊※†‡①-⑳。；;]|[0-9A-Za-z_年]")
_UNCERTAIN = re.compile(r"—|[-−–+]?0\d")  # a dash of Chinese print for a minus; a nought before other digits
_CHINESE = re.compile(rf"([零〇一二两三四五六七八九十百千万]+)({_COUNTED}|[万亿]?元)?")
_STROKE = "一"  # one, or the dash of somebody's keyboard
_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell's text says; `start` to `end` are the characters of the figure in that text.

    `rounding` is half of the last printed digit for a figure with decimals, else 0. `unit` is the unit printed
    after the figure; `clear` is False where the text leaves a doubt whether this figure is meant.
    """

    printed: Printed
    value: Decimal | None
    start: int
    end: int
    rounding: Decimal = Decimal(0)
    unit: str = ""
    clear: bool = True


@lru_cache(maxsize=8192)
def parse(text: str) -> Figure:
    """Tell blank, "/", "—", words and a figure apart; a figure may have a unit and a remark after it.

    `不适用` and `无` are a "—" in words. `17（其中修订15件）` is the figure 17, `十二件` the figure 12. Words before
    the figure make the cell words, and so does what runs on from it (`12-15`, `1,23`, `1O`, `31%`).
    """
    plain = text.translate(_WIDE)
    bare = _SPACE.sub("", plain)
    if not bare:
        return Figure(Printed.BLANK, None, 0, 0)
    if _SLASH.fullmatch(bare):
        return Figure(Printed.SLASH, None, 0, len(text))
    if _DASH.fullmatch(bare) or bare in _NONE:
        return Figure(Printed.DASH, None, 0, len(text))
    lead = len(plain) - len(plain.lstrip())
    found = _FIGURE.match(plain, lead)
    if found is None:
        return _in_words(bare, text)
    rest = _SPACE.sub("", plain[found.end() :])
    if _RUNS_ON.match(rest):
        return Figure(Printed.TEXT, None, 0, len(text))
    unit, clear = _after(rest)
    value = Decimal(re.sub(r"[,\s]", "", re.sub(r"^[-−–—]\s*", "-", found.group())))
    places = -int(value.as_tuple().exponent)
    rounding = Decimal(5).scaleb(-places - 1) if places > 0 else Decimal(0)
    clear = clear and not _UNCERTAIN.match(found.group())
    return Figure(Printed.NUMBER, value, found.start(), found.end(), rounding, unit, clear)


def fits(figure: Figure, unit: str) -> bool:
    """Whether the unit printed after a figure, if any, is that of its column (`件` or `万元`)."""
    if not figure.unit:
        return True
    if unit == "件":
        return re.fullmatch(_COUNTED, figure.unit) is not None
    return figure.unit in (unit, unit.removesuffix("元"))


def _after(rest: str) -> tuple[str, bool]:
    """The unit with which the words after a figure begin, and whether they are but a unit and a remark."""
    stated = _IN_BRACKETS.fullmatch(rest)
    if stated:
        return stated[1], True
    unit = _UNIT.match(rest)
    end = unit.end() if unit else 0
    return unit.group() if unit else "", _REMARK.fullmatch(rest, end) is not None


def _in_words(bare: str, text: str) -> Figure:
    """A figure in Chinese numerals, or words."""
    found = _CHINESE.fullmatch(bare)
    value = _chinese(found[1]) if found and bare != _STROKE else None
    if found is None or value is None:
        return Figure(Printed.TEXT, None, 0, len(text))
    return Figure(Printed.NUMBER, Decimal(value), 0, len(text), unit=found[2] or "")


def _chinese(numerals: str) -> int | None:
    """The value of Chinese numerals: 十二, 一百零三, 两万 or 二〇; None where they make no number."""
    if all(letter in _DIGITS for letter in numerals):
        return int("".join(str(_DIGITS[letter]) for letter in numerals))
    above, _, below = numerals.rpartition("万")
    high = _below_ten_thousand(above) if "万" in numerals else 0
    low = _below_ten_thousand(below) if below else 0
    return None if high is None or low is None else high * 10_000 + low


def _below_ten_thousand(numerals: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for letter in numerals:
        if letter in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[letter]
        elif letter in _TENS and _TENS[letter] < last and digit != 0:
            last = _TENS[letter]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
    return total + (digit or 0) if numerals else None
