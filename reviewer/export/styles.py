# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a workbook looks on the screen and on paper: one font, few colours, A4 landscape."""

from __future__ import annotations

from enum import StrEnum

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook

# The one Chinese font that every Excel and WPS has, Windows or not; its digits all have the same width.
FONT = "宋体"
_SIZE = 10.0
_INK = "FF1F2933"


class Look(StrEnum):
    """Names of the cell styles in the workbook."""

    TITLE = "rv title"
    REMARK = "rv remark"
    HEAD = "rv head"
    BODY = "rv body"
    CENTRE = "rv centre"
    BAND = "rv band"
    BAND_CENTRE = "rv band centre"
    NUMBER = "rv number"
    LINK = "rv link"
    TOTAL = "rv total"
    GOOD = "rv good"
    BAD = "rv bad"
    JUDGE = "rv judge"
    DOUBT = "rv doubt"
    HAND = "rv hand"
    ABSENT = "rv absent"
    NOWHERE = "rv nowhere"


_FILLS = {
    Look.BAND: "FFF3F6F9",
    Look.BAND_CENTRE: "FFF3F6F9",
    Look.HEAD: "FFDCE6F1",
    Look.TOTAL: "FFEEF2F7",
    Look.GOOD: "FFE3F2E6",
    Look.BAD: "FFF9D5D3",
    Look.JUDGE: "FFFCE3C3",
    Look.DOUBT: "FFFFF6C4",
    Look.HAND: "FFD5E8FA",
    Look.NOWHERE: "FFE9EBEE",
}
_COLOURS = {Look.LINK: "FF1D5FA8", Look.ABSENT: "FF6B7480", Look.REMARK: "FF4A5560"}
_BOLD = (Look.TITLE, Look.HEAD, Look.TOTAL)
_LEFT = (Look.TITLE, Look.REMARK, Look.BODY, Look.BAND)
_RIGHT = (Look.NUMBER,)
_ONE_LINE = (Look.TITLE, Look.NUMBER)
_BARE = (Look.TITLE, Look.REMARK)


def add_styles(book: Workbook) -> None:
    """Give `book` every `Look` as a named style."""
    for look in Look:
        book.add_named_style(_style(look))


def _style(look: Look) -> NamedStyle:
    fill = _FILLS.get(look)
    line = Side(style="thin", color="FFB8C0CA")
    return NamedStyle(
        name=look.value,
        font=Font(
            name=FONT,
            size=14.0 if look is Look.TITLE else _SIZE,
            bold=look in _BOLD,
            color=_COLOURS.get(look, _INK),
            underline="single" if look is Look.LINK else None,
        ),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=Border() if look in _BARE else Border(left=line, right=line, top=line, bottom=line),
        alignment=Alignment(horizontal=_across(look), vertical="center", wrap_text=look not in _ONE_LINE),
    )


def _across(look: Look) -> str:
    if look in _LEFT:
        return "left"
    return "right" if look in _RIGHT else "center"
