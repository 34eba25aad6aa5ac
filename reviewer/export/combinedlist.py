# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list below the sums: every report of the year with a yes or no that a person may change."""

from __future__ import annotations

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import Value, put
from reviewer.export.combineddata import Data
from reviewer.export.layout import cell
from reviewer.export.statutory import COLUMNS, FIRST
from reviewer.export.styles import Look
from reviewer.export.words import TABLES, joined
from reviewer.model.combined import Part, Role
from reviewer.model.text import Text

YES, NO = Text("是", "yes"), Text("否", "no")
FLAG = FIRST
"""The column of the flags."""
_WHY = {
    Role.COUNTED: Text("", ""),
    Role.TOP: Text("本级报告，不计入；见“汇总比对”。", "The report to be compared with the sums."),
    Role.COVERED: Text("已包含在“{by}”的报告中。", "Covered by the report of {by}."),
    Role.OUTSIDE: Text("归属不明，请确认是否计入。", "Not known to be a part: please decide."),
    Role.EARLIER: Text("同一单位另有一份报告。", "There is a later file of the same body."),
}
_HEADS = (
    ((2, 2), Text("序号", "No.")),
    ((3, 4), Text("单位", "Body")),
    ((FLAG, FLAG), Text("计入", "Counts")),
    ((FLAG + 1, FIRST + COLUMNS - 1), Text("说明", "Remark")),
)


def fill(page: Worksheet, data: Data, row: int) -> str:
    """Write the list from `row` on; returns the area of its flags."""
    content, first = data.content, row + 1
    for span, words in _HEADS:
        _put(page, row, span, content.say(words), Look.HEAD)
    for number, part in enumerate(data.of.parts, 1):
        yes = part.role is Role.COUNTED
        values: tuple[Value, ...] = (number, part.name, content.say(YES if yes else NO), _why(part, data))
        looks = (Look.CENTRE, Look.BODY, Look.HAND, Look.BODY)
        for (span, _), value, look in zip(_HEADS, values, looks, strict=True):
            _put(page, row + number, span, value, look)
        flag = cell(page, row + number, FLAG)
        flag.protection = Protection(locked=False)
        page.row_dimensions[row + number].height = 18.0
    letter, last = get_column_letter(FLAG), row + len(data.of.parts)
    choice = DataValidation("list", formula1=f'"{content.say(YES)},{content.say(NO)}"', showErrorMessage=True)
    choice.errorTitle = content.say(Text("计入", "Counts"))
    choice.error = content.say(Text("请选“是”或“否”。", "Choose yes or no."))
    choice.add(f"{letter}{first}:{letter}{last}")
    page.add_data_validation(choice)
    return f"${letter}${first}:${letter}${last}"


def _put(page: Worksheet, row: int, span: tuple[int, int], value: Value, look: Look) -> None:
    for column in range(span[0], span[1] + 1):
        put(cell(page, row, column), None, look)
    put(cell(page, row, span[0]), value, look)
    if span[0] != span[1]:
        page.merged_cells.add(f"{get_column_letter(span[0])}{row}:{get_column_letter(span[1])}{row}")


def _why(part: Part, data: Data) -> str:
    content = data.content
    said = content.say(_WHY[part.role]).replace("{by}", part.by)
    unread = [content.say(TABLES[table]) for table in data.unread(part)]
    if unread:
        names = joined(unread, content.lang)
        said = f"{said} {content.say(Text(f'没有读到：{names}。', f'Not read: {names}.'))}".strip()
    return said
