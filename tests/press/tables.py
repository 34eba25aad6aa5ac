# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three statutory tables in the measures of a layout."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tests.press import statutory
from tests.press.flow import Flow
from tests.press.grid import Cell, Grid
from tests.press.layout import Layout
from tests.press.setting import Setting
from tests.press.wording import WORDINGS

PADS = 5.0  # left and right of what stands in a cell, together
LABELS_AT_MOST = 0.6  # of the width of table 3


def columns_of_requests(layout: Layout, width: float) -> list[float]:
    """Labels as wide as the layout says, but leaving two fifths of the table to the figures."""
    labels = [em * layout.size + PADS for em in layout.labels]
    most = width * LABELS_AT_MOST
    if sum(labels) > most:
        labels[2] = max(most - labels[0] - labels[1], 4 * layout.size + PADS)
    return labels + [(width - sum(labels)) / 7] * 7


def rooms(layout: Layout, flow: Flow) -> dict[str, int]:
    """How many digits each figure may have, by the width of its column on an upright page."""
    digit = flow.typeface.width("0", layout.size)
    width = {"disclosure": flow.width / 4, "requests": columns_of_requests(layout, flow.width)[3]}
    width["disputes"] = flow.width / 15
    return {at: int((width[at.split("/")[0]] - PADS) / digit) for at in statutory.addresses(*layout.versions)}


class Tables:
    """Prints tables 2, 3 and 4 with `texts`, the printed figures by address."""

    def __init__(self, flow: Flow, layout: Layout, texts: Mapping[str, str]) -> None:
        self._flow = flow
        self._layout = layout
        self._texts = texts
        self._upright = flow.sheet

    def turn_for(self, table: str) -> None:
        """Go over to the paper that a table is printed on, where that is not the one at hand."""
        sheet = self._upright
        if table == "requests" and self._layout.wide and sheet.width < sheet.height:
            wide = replace(sheet, width=sheet.height, height=sheet.width, turn=(sheet.turn + 90) % 360)
            if self._flow.sheet != wide:
                self._flow.new_page(wide)

    def print(self, table: str) -> None:
        """Print "disclosure", "requests" or "disputes"."""
        {"disclosure": self._disclosure, "requests": self._requests, "disputes": self._disputes}[table]()
        self._flow.space(8)

    def _disclosure(self) -> None:
        cells = statutory.disclosure(self._texts, self._layout.align, self._layout.versions[0])
        quarters = [self._flow.width / 4] * 4
        if not self._layout.apart:
            self._set(cells, quarters, 0, self._layout.breaks[0])
            return
        starts = [cell.row for cell in cells if cell.columns == 4]
        for first, end in zip(starts, [*starts[1:], len(self._grid(cells, quarters, 0).heights)], strict=True):
            part = [replace(cell, row=cell.row - first) for cell in cells if first <= cell.row < end]
            self._set(part, quarters, 0)
            self._flow.space(6)

    def _requests(self) -> None:
        flow = self._flow
        self.turn_for("requests")
        cells = statutory.requests(self._texts, self._layout.align, self._layout.label_align, self._layout.versions[1])
        self._set(cells, columns_of_requests(self._layout, flow.width), 3, self._layout.breaks[1])
        if flow.sheet != self._upright:
            flow.new_page(self._upright)

    def _disputes(self) -> None:
        cells = statutory.disputes(self._texts, self._layout.align)
        self._set(cells, [self._flow.width / 15] * 15, 3, self._layout.breaks[2])

    def _grid(self, cells: Sequence[Cell], widths: Sequence[float], head_rows: int) -> Grid:
        words = WORDINGS[self._layout.wording]
        cells = [replace(cell, text=words.get(cell.text, cell.text)) for cell in cells]
        return Grid(cells, widths, head_rows, self._flow.typeface, self._layout.size, self._layout.row)

    def _set(self, cells: Sequence[Cell], widths: Sequence[float], head: int, breaks: Collection[int] = ()) -> None:
        layout = self._layout
        grid = self._grid(cells, widths, head)
        dice = random.Random(layout.seed + 13)
        pasted = {cell.address for cell in cells if cell.address and cell.text and dice.random() < layout.pasted}
        setting = Setting(grid, layout.rules, self._flow.margins[0], layout.continued, layout.upright, pasted)
        self._flow.table(setting, breaks, layout.repeat and head > 0)
