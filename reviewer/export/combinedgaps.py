# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sums beside the figures that the body at the top printed itself, with living differences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import checkcells, shown
from reviewer.export.cells import lines, put
from reviewer.export.checkcells import At
from reviewer.export.combineddata import Data
from reviewer.export.layout import HEAD_ROW, cell, set_up
from reviewer.export.styles import Look
from reviewer.export.where import line_name
from reviewer.export.words import TABLES
from reviewer.model.fact import Fact
from reviewer.model.text import Text

NAME = Text("汇总比对", "Comparison")
UNCLEAR = Text("无法比较", "not comparable")
_RIGHT = Alignment(horizontal="right", vertical="center")
_HEADS = (
    (Text("表", "Table"), 8.0),
    (Text("项目", "Line"), 52.0),
    (Text("栏目", "Column"), 18.0),
    (Text("本级报告", "Its own report"), 14.0),
    (Text("各单位之和", "Sum of the parts"), 14.0),
    (Text("差额（本级减和）", "Difference"), 18.0),
)
_REMARK = Text(
    "本级报告印出的数字与“汇总稿”的和逐格比较，随“计入”的选择重算；橙色为不一致，黄色为读数存疑。"
    "本级报告可能包含项目中没有报告的单位，差额本身不等于错误。",
    "The figures printed in its own report beside the sums of the draft, cell by cell; orange where they differ, "
    "yellow where a reading is in doubt. Its report may cover bodies whose reports are not in the project: a "
    "difference is not yet an error.",
)


def fill(page: Worksheet, data: Data, draft: Worksheet, at: Mapping[str, At]) -> None:
    """Write the sheet; `at` is where each sum stands on the sheet `draft`."""
    content = data.content
    title = Text(f"{data.of.top}本级报告与各单位之和", f"{data.of.top}: its own report and the sum of its parts")
    put(cell(page, 1, 1), content.say(title), Look.TITLE)
    put(cell(page, 2, 1), content.say(_REMARK), Look.REMARK)
    for column, (words, wide) in enumerate(_HEADS, 1):
        put(cell(page, HEAD_ROW, column), content.say(words), Look.HEAD)
        page.column_dimensions[get_column_letter(column)].width = wide
    row = HEAD_ROW
    for form in data.forms:
        for line in form.lines:
            for part in form.columns_of(line):
                row += 1
                names = (content.say(TABLES[form.table]), line_name(line, content), content.say(part.name))
                address = f"{form.table}/{line.code}/{part.code}"
                _row(page, row, names, address, data, draft, at[address])
    page.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(_HEADS))}{row}"
    look = DifferentialStyle(font=Font(color="FF8A4B00", bold=True), fill=PatternFill("solid", bgColor="FFFCE3C3"))
    differs = f"AND(ISNUMBER(F{HEAD_ROW + 1}),F{HEAD_ROW + 1}<>0)"
    page.conditional_formatting.add(f"F{HEAD_ROW + 1}:F{row}", Rule("expression", dxf=look, formula=[differs]))
    whole = int(sum(wide for _, wide in _HEADS))
    page.row_dimensions[1].height = 26.0
    page.row_dimensions[2].height = lines(content.say(_REMARK), whole) * 13.5 + 5
    for top in (1, 2):
        page.merge_cells(start_row=top, start_column=1, end_row=top, end_column=len(_HEADS))
    set_up(page, NAME, content)


def _row(
    page: Worksheet, row: int, names: tuple[str, str, str], address: str, data: Data, draft: Worksheet, at: At
) -> None:
    own = data.of.own or ""
    looks = (Look.CENTRE, Look.BODY, Look.BODY)
    for column, (name, look) in enumerate(zip(names, looks, strict=True), 1):
        put(cell(page, row, column), name, look)
    fact = data.fact(own, address)
    put(cell(page, row, 4), checkcells.as_printed(fact, data.content), _look(fact))
    cell(page, row, 4).alignment = _RIGHT
    printed, unclear = data.single(address, own), data.content.say(UNCLEAR)
    difference = f'=IF(AND(ISNUMBER(E{row}),ISNUMBER({printed})),ROUND({printed}-E{row},6),"{unclear}")'
    for column in (5, 6):
        cell(page, row, column).style = Look.NUMBER
    shown.put(cell(page, row, 5), f"={quote_sheetname(draft.title)}!{_name(at)}", lambda: shown.at(draft, at))
    shown.put(
        cell(page, row, 6), difference, lambda: _difference(data.counts(own, address), shown.at(draft, at), unclear)
    )
    page.row_dimensions[row].height = max(lines(names[1], 51), lines(names[2], 17)) * 13.5 + 5


def _difference(printed: Decimal | None, total: shown.Shown, unclear: str) -> shown.Shown:
    return round(printed - total, 6) if isinstance(total, Decimal) and printed is not None else unclear


def _look(fact: Fact | None) -> Look:
    if fact is None:
        return Look.ABSENT
    return Look.DOUBT if fact.doubtful else Look.NUMBER


def _name(at: At) -> str:
    return f"${get_column_letter(at[1])}${at[0]}"
