# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of charts: every chart is Excel's own, drawn from the figures that stand beside it."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import lines, put
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
_ACROSS = int(_NAMES + _FIGURES * (_CHART - 2))
_ROW_CM, _LINE = 0.53, 15.0
"""Height of a row in centimetres and in points."""
_SCALE, _PAGE_ROWS = 60, 52
"""In per cent, so that figures and charts are one page of A4 wide; and the rows of such a page."""
_BAR_CM, _HEAD_CM, _LEAST_CM, _WIDE_CM = 0.62, 3.2, 6.5, 19


def fill(page: Worksheet, content: Content) -> None:
    """Write the charts of `content` below each other to the empty worksheet `page`."""
    put(cell(page, 1, 1), content.say(NAME), Look.TITLE)
    words = Text("图由左边的数字画成；数字改动，图随之改动。", "Each chart is drawn from the figures beside it.")
    _remark(page, 2, content.say(words))
    at, top = _FIRST, 1
    for bars in content.charts:
        if bars.empty:
            continue
        after = _block(page, bars, at, content)
        if after - top > _PAGE_ROWS and at > _FIRST:
            # A row above the chart, whose upper edge would else show on the page before.
            page.row_breaks.append(Break(id=at - 2))
            top = at - 1
        at = after
    page.column_dimensions["A"].width = _NAMES
    for column in "BCDEFGHI":
        page.column_dimensions[column].width = _FIGURES
    set_up(page, NAME, content, titles=False)
    # Fitted to the width, Excel would not heed the breaks that keep each chart on one page.
    page.sheet_properties.pageSetUpPr, page.page_setup.scale = None, _SCALE


def _remark(page: Worksheet, row: int, words: str) -> None:
    """A sentence across the figures: in their first column alone it would be many lines high."""
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=_CHART - 1)
    put(cell(page, row, 1), words, Look.REMARK)
    page.row_dimensions[row].height = _LINE * lines(words, _ACROSS)


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
        _remark(page, last, content.say(bars.remark))
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
    chart.y_axis.numFmt, chart.y_axis.scaling.min = "0", 0
    chart.legend.position = "b"
    chart.width, chart.height = _WIDE_CM, _height(bars)
    return chart


def _height(bars: Bars) -> float:
    return max(_LEAST_CM, _HEAD_CM + _BAR_CM * len(bars.names))
