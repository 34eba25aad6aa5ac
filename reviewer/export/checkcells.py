# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identities of a table as formulas that Excel, WPS and LibreOffice all know, and the colours of their outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import shown
from reviewer.export.cells import Value
from reviewer.export.content import Content
from reviewer.export.layout import cell
from reviewer.export.styles import Look
from reviewer.export.words import UNREAD
from reviewer.model.fact import Fact, Printed
from reviewer.model.text import Lang, Text

EVEN = Text("平衡", "balanced")
OFF = Text("差", "off by")
WORDS = Text("无法核对", "not evaluable")
"""What the formula says where a cell holds words, or was not read: that is neither right nor wrong."""
NOUGHTS = ("/", "／", "—", "——", "-", "－", "–", "无", "不适用")
"""What counts as 0, as it does for the checks; a blank does too."""

At = tuple[int, int]
"""Row and column of a cell, from 1."""
Colour = tuple[Text, str, str]
"""What a cell begins with, and the colours of its ground and its ink then."""
_LEAST = Decimal("0.000001")
COLOURS: tuple[Colour, ...] = (
    (EVEN, "FFE3F2E6", "FF1E6B34"),
    (OFF, "FFF9D5D3", "FFB3261E"),
    (WORDS, "FFFFF6C4", "FF7A5B00"),
)


def identity(
    left: Sequence[At], right: Sequence[At], slack: Decimal, lang: Lang, sums: Mapping[At, Sequence[Sequence[At]]]
) -> str:
    """The formula that says `平衡` or `差 n` of two sums; `slack` is what printing rounded away.

    Text counts as 0 only when it is one of NOUGHTS; with any other the formula says that it cannot tell, and so it
    does where one of `sums` (each with its parts) is not filled in although its parts are.
    """
    parts = [*_ranges(left), *_ranges(right)]
    noughts = ",".join(f'"{it}"' for it in NOUGHTS)
    every = ",".join(parts)
    words = f"COUNTA({every})-COUNT({every})" + "".join(f"-SUMPRODUCT(COUNTIF({it},{{{noughts}}}))" for it in parts)
    words += "".join(_unfilled(at, sums.get(at, ())) for at in (*left, *right))
    gap = f"SUM({','.join(_ranges(left))})-SUM({','.join(_ranges(right))})"
    even, off, unclear = EVEN.say(lang), OFF.say(lang), WORDS.say(lang)
    bound = f"{max(slack, _LEAST):f}"
    return f'=IF({words}>0,"{unclear}",IF(ABS({gap})<={bound},"{even}","{off} "&ROUND(ABS({gap}),6)))'


def says(
    page: Worksheet,
    left: Sequence[At],
    right: Sequence[At],
    slack: Decimal,
    lang: Lang,
    sums: Mapping[At, Sequence[Sequence[At]]],
) -> str:
    """What that formula comes to with what `page` shows."""

    def numbers(cells: Iterable[At]) -> list[Decimal]:
        return [it for at in cells if isinstance(it := shown.at(page, at), Decimal)]

    every = [shown.at(page, at) for at in (*left, *right)]
    words = any(isinstance(it, str) and it not in NOUGHTS for it in every)
    for at in (*left, *right):
        if not numbers([at]) and any(any(numbers(one)) for one in sums.get(at, ())):
            words = True
    if words:
        return WORDS.say(lang)
    gap = abs(sum(numbers(left), Decimal(0)) - sum(numbers(right), Decimal(0)))
    if gap <= max(slack, _LEAST):
        return EVEN.say(lang)
    return f"{OFF.say(lang)} {_usual(round(gap, 6))}"


def _usual(number: Decimal) -> str:
    """A number as formulas put it into words: no noughts at its end."""
    return f"{number:f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"


def _unfilled(at: At, parts: Sequence[Sequence[At]]) -> str:
    """A term that is not 0 where no number stands at `at` though one of its parts is not 0."""
    area = _area(at, at)
    return "".join(f"+(COUNT({area})=0)*(SUMSQ({','.join(_ranges(one))})>0)" for one in parts)


def as_printed(fact: Fact | None, content: Content) -> Value:
    """A number as a number, a blank as a blank, “/” and “—” in a form that the identities count as 0."""
    if fact is None:
        return content.say(UNREAD)
    if fact.value is not None:
        return fact.value
    text = fact.text.strip()
    if fact.printed is Printed.BLANK:
        return None
    usual = {Printed.SLASH: "/", Printed.DASH: "—"}.get(fact.printed)
    return text if usual is None or text in NOUGHTS else usual


def put(
    page: Worksheet,
    at: At,
    left: Sequence[At],
    right: Sequence[At],
    slack: Decimal,
    lang: Lang,
    sums: Mapping[At, Sequence[Sequence[At]]],
) -> None:
    """Write an identity; nothing of its formula ever comes from a file."""
    there = cell(page, *at)
    there.style = Look.CENTRE
    formula = identity(left, right, slack, lang, sums)
    shown.put(there, formula, lambda: says(page, left, right, slack, lang, sums))


def colour(page: Worksheet, cells: Iterable[At], lang: Lang, colours: Sequence[Colour] = COLOURS) -> None:
    """Let cells with identities turn green, red or yellow by what they say, or others as `colours` has it."""
    for area in _ranges(tuple(cells)):
        first = area.split(":")[0]
        for words, ground, ink in colours:
            said = words.say(lang)
            look = DifferentialStyle(font=Font(color=ink, bold=True), fill=PatternFill("solid", bgColor=ground))
            holds = f'LEFT({first},{len(said)})="{said}"'
            page.conditional_formatting.add(area, Rule("expression", dxf=look, formula=[holds]))


def _ranges(cells: Sequence[At]) -> list[str]:
    """Cells as areas, those side by side or below each other together."""
    down = _runs(sorted(cells, key=lambda at: (at[1], at[0])), 0)
    across = _runs(sorted(cells), 1)
    return [_area(*run) for run in (down if len(down) < len(across) else across)]


def _runs(cells: Sequence[At], axis: int) -> list[tuple[At, At]]:
    """First and last of what lies together along one axis (0 rows, 1 columns)."""
    runs: list[tuple[At, At]] = []
    for at in cells:
        last = runs[-1][1] if runs else None
        if last is not None and last[1 - axis] == at[1 - axis] and last[axis] + 1 == at[axis]:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs


def _area(first: At, last: At) -> str:
    begin, end = (f"{get_column_letter(column)}{row}" for row, column in (first, last))
    return begin if first == last else f"{begin}:{end}"
