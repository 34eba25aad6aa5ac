# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures that a sentence states: digits, Chinese numerals, 万 and 亿, with the measure word after them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_WIDE = str.maketrans("０１２３４５６７８９，．％", "0123456789,.%")

_MEASURES = (
    "万余件|万余条|万余次|万余人次|余件|余条|余份|余次|余项|余篇|余场|余个|余人次|余人|余家|余户|余万|多件|多条|多次|多项|多场|多个|多人次|多人|多家|"
    "万元|亿元|人次|个月|工作日|个百分点|百分点|平方米|公里|小时|分钟|件次|场次|篇次|"
    "件|条|份|次|项|篇|场|个|人|元|%|年|月|日|号|期|部|户|家|宗|起|例|页|类|册|名|位|处|批|张|幅|天|届|周年|版|种|辆|所|届|倍|成|岁|栏|处|轮|组|支|字|通|封|台|本|点|分|米|吨|亩|套"
)
_ARABIC = re.compile(
    rf"(?<![\dA-Za-z.\-])(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?![A-Za-z\d])(?P<factor>[万亿]?)(?P<unit>(?:余|多)?(?:{_MEASURES})?)"
)
_CHINESE = re.compile(
    rf"(?<![第初百千万十零一二三四五六七八九])(?P<figure>[零〇一二两三四五六七八九十百千万亿]+)(?P<unit>{_MEASURES})"
)
_LOOSE_BEFORE = re.compile(r"(?:近|约|超|超过|逾|达到?近|不足|不少于|至少|大约|突破|将近|接近|多达)$")
_IDIOMS = re.compile(
    r"一(?:件事|次办|个|次性|项项|批|种|类事|张网|点|部分|家|位|条龙|支|套|站式|年|方面)|一届二|两会|两个|三会"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure of a sentence; `start` to `end` are its characters without the unit.

    `value` counts single things (1.2万 is 12000); `rounding` is half of the last printed digit,
    0 for a plain whole number; `loose` when the words make it a bound (近, 约, 超, 余, 多).
    """

    start: int
    end: int
    value: Decimal
    rounding: Decimal
    unit: str
    loose: bool


def quantities(text: str) -> tuple[Stated, ...]:
    """All figures of a sentence in reading order.

    Ordinals (第三), idioms (一件事) and the digits inside codes and web addresses are none. Chinese
    numerals count only with a measure word after them.
    """
    plain = _same_length(text)
    found = [_arabic(match, plain) for match in _ARABIC.finditer(plain)]
    taken = [(stated.start, stated.end) for stated in found]
    for match in _CHINESE.finditer(plain):
        start, end = match.span("figure")
        if any(start < b and a < end for a, b in taken) or _IDIOMS.match(plain, start):
            continue
        value = chinese(match["figure"])
        if value is not None:
            loose = bool(_LOOSE_BEFORE.search(plain[:start])) or match["unit"].startswith(("余", "多"))
            found.append(Stated(start, end, Decimal(value), Decimal(0), _unit(match["unit"]), loose))
    return tuple(sorted(found, key=lambda stated: stated.start))


def chinese(text: str) -> int | None:
    """The value of Chinese numerals (二十三, 一百零五, 三万, 二〇二四); None when they are none."""
    if not text:
        return None
    if len(text) > 1 and all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = part = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _POWERS:
            part, digit = part + (digit or 1) * _POWERS[c], 0
        elif c in _MYRIADS:
            if not (total or part or digit):
                return None
            total, part, digit = (total + part + digit) * _MYRIADS[c], 0, 0
        else:
            return None
    return total + part + digit


def _arabic(match: re.Match[str], plain: str) -> Stated:
    figure = match["figure"]
    value = Decimal(figure.replace(",", ""))
    places = -int(value.as_tuple().exponent)
    factor, unit, end = match["factor"], match["unit"], match.end("figure")
    if factor and unit.startswith("元"):
        factor, unit = "", factor + unit
    scale = Decimal(_MYRIADS.get(factor, 1))
    rounding = Decimal(5).scaleb(-places - 1) * scale if places > 0 or factor else Decimal(0)
    loose = bool(_LOOSE_BEFORE.search(plain[: match.start()])) or unit.startswith(("余", "多"))
    return Stated(match.start(), end + len(factor), value * scale, rounding, _unit(unit), loose)


def _unit(printed: str) -> str:
    return printed.lstrip("余多")


def _same_length(text: str) -> str:
    """The text in normal width, character for character."""
    wide = text.translate(_WIDE)
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 and not c.isdigit() else c for c in wide)
