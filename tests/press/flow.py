# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filling pages from the top down with paragraphs and tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tests.press.grid import Align
from tests.press.setting import Band, Setting
from tests.press.sheet import Box, Canvas, Sheet
from tests.press.truth import TrueFigure
from tests.press.typeface import Typeface
from tests.press.wrapping import wrapped


@dataclass(slots=True)
class Flow:
    """Pages being filled; `margins` are left, top, right, bottom, `y` is how far the page is full."""

    typeface: Typeface
    sheet: Sheet
    margins: Box
    pages: list[Canvas] = field(default_factory=list)
    figures: dict[str, TrueFigure] = field(default_factory=dict)
    y: float = 0.0

    def __post_init__(self) -> None:
        self.new_page()

    @property
    def width(self) -> float:
        return self.sheet.width - self.margins[0] - self.margins[2]

    @property
    def page(self) -> Canvas:
        return self.pages[-1]

    @property
    def fresh(self) -> bool:
        return self.y <= self.margins[1]

    def room(self) -> float:
        return self.sheet.height - self.margins[3] - self.y

    def new_page(self, sheet: Sheet | None = None) -> None:
        """Go on on a new page, from now on on paper like `sheet`."""
        self.sheet = sheet or self.sheet
        self.pages.append(Canvas(self.sheet, self.typeface))
        self.y = self.margins[1]

    def space(self, points: float) -> None:
        self.y += 0 if self.fresh else points

    def paragraph(
        self,
        text: str,
        size: float,
        *,
        align: Align = "left",
        indent: float = 2.0,
        feed: float = 1.6,
        bold: bool = False,
        keep: float = 0.0,
    ) -> None:
        """Print `text`, its first line set in by `indent` em, its lines `feed` em apart.

        It starts only where `keep` points are left below its first line.
        """
        lines = wrapped(text, self.width, size, self.typeface, indent * size)
        for number, line in enumerate(lines):
            if self.room() < size * feed + keep:
                self.new_page()
            start = self.margins[0] + (indent * size if number == 0 else 0)
            if align != "left":
                spare = self.width - self.typeface.width(line, size)
                start = self.margins[0] + (spare / 2 if align == "centre" else spare)
            self.page.text(start, self.y + size * (feed / 2 + 0.38), line, size, bold=bold)
            self.y += size * feed

    def table(self, setting: Setting, breaks: Collection[int] = (), repeat: bool = False) -> None:
        """Print a table; a new page starts before each row of `breaks` and where the page is full.

        With `repeat` the head comes again on each page. Only a forced break parts a head, or parts it from its rows.
        """
        rows, head = len(setting.grid.heights), setting.grid.head_rows
        together = min((row for row in breaks if row <= head), default=min(head + 1, rows))
        if self.room() < setting.height(0, together):
            self.new_page()
        row = 0
        while row < rows:
            again = repeat and row >= head
            used = setting.height(0, head) if again else 0.0
            end = row
            while end < rows and self._fits(setting, row, end, used) and not (end > row and end in breaks):
                end += 1
            if end > row:
                bands = [Band(0, head, self.y)] if again else []
                setting.print(self.page, len(self.pages), [*bands, Band(row, end, self.y + used)])
                self.y += used + setting.height(row, end)
                row = end
            if row < rows:
                self.new_page()
        self.figures |= setting.figures

    def _fits(self, setting: Setting, row: int, end: int, used: float) -> bool:
        """Whether row `end` still goes onto the page; an empty page takes at least one."""
        return used + setting.height(row, end + 1) <= self.room() + 0.01 or (self.fresh and end == row)
