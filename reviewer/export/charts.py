# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of charts: every chart is Excel's own, drawn from the figures that stand beside it."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import put
from reviewer.export.content import Content
from reviewer.export.layout import cell, set_up
from reviewer.export.styles import Look
from reviewer.model.chart import Bars
from reviewer.model.text import Text

NAME = Text("图表", "Charts")
_COLOURS = ("1D5FA8", "C98500", "B3261E", "5B7F95", "7A5EA8", "3F8F6B", "8A8F98", "A0522D")
_FAILURES = ("B3261E", "C98500")
_FIRST, _GAP, _NAMES, _FIGURES = 3, 2, 24.0, 9.0
_CHART = 10
"""The column in which charts begin: right of the widest block of figures."""
_ROW_CM = 0.53
_BAR_CM, _HEAD_CM, _LEAST_CM, _WIDE_CM = 0.62, 3.2, 6.5, 19


def fill(page: Worksheet, content: Content) -> None:
    """Write the charts of `content` below each other to the empty worksheet `page`."""
    put(cell(page, 1, 1), content.say(NAME), Look.TITLE)
    words = Text("图由左边的数字画成；数字改动，图随之改动。", "Each chart is drawn from the figures beside it.")
    put(cell(page, 2, 1), content.say(words), Look.REMARK)
    at = _FIRST
    for bars in content.charts:
        if not bars.empty:
            at = _block(page, bars, at, content)
    page.column_dimensions["A"].width = _NAMES
    for column in "BCDEFGHI":
        page.column_dimensions[column].width = _FIGURES
    set_up(page, NAME, content, titles=False)


def _block(page: Worksheet, bars: Bars, first: int, content: Content) -> int:
    """One chart with its figures; the row in which the next one begins."""
    put(cell(page, first, 1), content.say(bars.title), Look.HEAD)
    for column, one in enumerate(bars.series, 2):
        put(cell(page, first, column), content.say(one.name), Look.HEAD)
    for row, name in enumerate(bars.names, 1):
        put(cell(page, first + row, 1), content.say(name))
        for column, one in enumerate(bars.series, 2):
            put(cell(page, first + row, column), one.values[row - 1], Look.NUMBER)
    last = first + len(bars.names)
    if bars.remark:
        last += 1
        put(cell(page, last, 1), content.say(bars.remark), Look.REMARK)
    page.add_chart(_chart(page, bars, first, content), cell(page, first, _CHART).coordinate)
    return max(last, first + int(_height(bars) / _ROW_CM) + 1) + _GAP


def _chart(page: Worksheet, bars: Bars, first: int, content: Content) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 50
    chart.title = content.say(bars.title)
    last = first + len(bars.names)
    figures = Reference(page, min_col=2, max_col=1 + len(bars.series), min_row=first, max_row=last)
    chart.add_data(figures, titles_from_data=True)
    chart.set_categories(Reference(page, min_col=1, min_row=first + 1, max_row=last))
    colours = _FAILURES if bars.failures else _COLOURS
    for series, colour in zip(chart.series, colours, strict=False):
        series.graphicalProperties.solidFill = colour
    # The first row on top, as in the table; axes are hidden unless told otherwise.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.numFmt = "0"
    chart.legend.position = "b"
    chart.width, chart.height = _WIDE_CM, _height(bars)
    return chart


def _height(bars: Bars) -> float:
    return max(_LEAST_CM, _HEAD_CM + _BAR_CM * len(bars.names))
