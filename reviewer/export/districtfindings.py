# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet that a district answers: its findings, each with a picture of the page, and open columns beside them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.cells import Value, lines, put, width
from reviewer.export.content import Content, Entry, Listed
from reviewer.export.equation import equation, tidy
from reviewer.export.layout import cell, set_up
from reviewer.export.replyform import (
    ADDRESS,
    ANSWER,
    ANSWERS,
    CORRECTED,
    DAY,
    DIGEST,
    EXPLANATION,
    FIELDS,
    FINDINGS,
    HEAD_ROW,
    PERSON,
    TOKEN,
    Field,
    cell_of,
    position,
)
from reviewer.export.styles import Look
from reviewer.export.where import locate, pages
from reviewer.export.words import SEVERITIES, look_of
from reviewer.model.finding import Finding
from reviewer.model.outgoing import Parcel
from reviewer.model.text import Text

PICTURE = "picture"
_MOST_HIGH = 250
"""Pixels that a picture takes at most on the screen; it keeps all of its own, and can be drawn larger."""
_TO_SCREEN = 96 / 130 * 1.05
_PIXELS_A_LETTER, _EDGE = 7, 5
_UNITS = 9_525  # of drawings, a pixel
_POINTS_A_PIXEL = 0.75
_LINE, _HIGHEST, _LEAST_HIGH = 13.5, 409.0, 32.0
_PADDING = 1.5
_UNSHOWN = Text("（见报告原文）", "(see the report)")
_GIVEN = Text("核对结果（请勿改动）", "What was found (please leave as it is)")
_ASKED = Text("请在以下各列答复", "Please answer in these columns")
_CENTRED = ("number", "year", "check", "table", "column", "page", "severity", ANSWER, PERSON, DAY)


def fill(page: Worksheet, content: Content, parcel: Parcel) -> None:
    """Write all findings of `content`; what they are for the district's answers is locked but for the reply."""
    for at, field in enumerate(FIELDS, 1):
        put(cell(page, HEAD_ROW, at), content.say(field.name), Look.HEAD)
    row, widths = HEAD_ROW, {field.code: width(content.say(field.name)) for field in FIELDS}
    for entry in content.entries:
        for listed in entry.findings:
            row += 1
            values = _values(content, entry, listed, parcel)
            _write(page, row, values, widths, parcel.pictures.get((entry.report.row.uuid, listed.reviewed.finding.key)))
    _size(page, widths)
    for at in range(HEAD_ROW + 1, row + 1):
        _raise(page, at)
    _head(page, content)
    _validate(page, content, row)
    set_up(page, FINDINGS, content, titles=False)
    first = next(at for at, field in enumerate(FIELDS, 1) if not field.hidden)
    page.freeze_panes = f"{get_column_letter(first + 2)}{HEAD_ROW + 1}"
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.auto_filter.ref = f"{get_column_letter(first)}{HEAD_ROW}:{get_column_letter(len(FIELDS))}{row}"


def _values(content: Content, entry: Entry, listed: Listed, parcel: Parcel) -> Mapping[str, tuple[Value, Look | None]]:
    """What stands in the columns of one finding, with a look where it is not the column's."""
    finding, report = listed.reviewed.finding, entry.report
    where = locate(finding, report, content)
    shown = (report.row.uuid, finding.key) in parcel.pictures
    plain: dict[str, Value] = {
        TOKEN: parcel.tokens[report.row.uuid, finding.key],
        DIGEST: finding.digest,
        ADDRESS: cell_of(finding),
        "number": listed.number,
        "organisation": report.row.organisation or report.row.file,
        "year": report.row.year,
        "check": finding.check,
        "table": where.table,
        "line": where.line,
        "column": where.column,
        "page": pages(finding, content),
        "message": content.say(finding.message),
        "equation": content.say(equation(finding, report.facts)),
        "difference": _difference(finding),
        PICTURE: None if shown else content.say(_UNSHOWN),
    }
    severity = content.say(SEVERITIES[finding.severity])
    return {code: (value, None) for code, value in plain.items()} | {"severity": (severity, look_of(finding))}


def _difference(finding: Finding) -> Value:
    if finding.left is None or finding.right is None:
        return None
    return tidy(finding.left - finding.right)


def _write(
    page: Worksheet,
    row: int,
    values: Mapping[str, tuple[Value, Look | None]],
    widths: dict[str, int],
    picture: bytes | None,
) -> None:
    for at, field in enumerate(FIELDS, 1):
        value, look = values.get(field.code, (None, None))
        there = cell(page, row, at)
        put(there, value, look or _look(field))
        if not field.locked:
            there.protection = Protection(locked=False)
            there.number_format = "yyyy-mm-dd" if field.code == DAY else "General"
        if value is not None:
            widths[field.code] = max(widths[field.code], width(str(value)))
    if picture is not None:
        _place(page, row, picture)


def _look(field: Field) -> Look:
    if field.code in _CENTRED:
        return Look.CENTRE
    return Look.NUMBER if field.code in (CORRECTED, "difference") else Look.BODY


def _place(page: Worksheet, row: int, picture: bytes) -> None:
    """Lay a picture into its cell and give the row its height."""
    image, column = Image(BytesIO(picture)), position(PICTURE)
    room = _fitting(FIELDS[column - 1], 0) * _PIXELS_A_LETTER + _EDGE
    share = min(_TO_SCREEN, room / image.width, _MOST_HIGH / image.height)
    wide, high = int(image.width * share), int(image.height * share)
    corner = AnchorMarker(col=column - 1, colOff=3 * _UNITS, row=row - 1, rowOff=3 * _UNITS)
    image.anchor = OneCellAnchor(_from=corner, ext=XDRPositiveSize2D(wide * _UNITS, high * _UNITS))
    page.add_image(image)
    page.row_dimensions[row].height = (high + 6) * _POINTS_A_PIXEL


def _fitting(field: Field, content: int) -> int:
    return max(min(content, field.most), field.least)


def _size(page: Worksheet, widths: Mapping[str, int]) -> None:
    for at, field in enumerate(FIELDS, 1):
        dimension = page.column_dimensions[get_column_letter(at)]
        dimension.width = _fitting(field, widths[field.code]) + _PADDING
        dimension.hidden = field.hidden


def _raise(page: Worksheet, row: int) -> None:
    """Make a row high enough for its words, where the picture has not made it so."""
    high = 1
    for at, field in enumerate(FIELDS, 1):
        value = page.cell(row, at).value
        if isinstance(value, str) and not field.hidden:
            room = int((page.column_dimensions[get_column_letter(at)].width or field.most) - _PADDING)
            high = max(high, lines(value, room + 1))
    there = page.row_dimensions[row].height or _LEAST_HIGH
    page.row_dimensions[row].height = min(max(high * _LINE + 5, there, _LEAST_HIGH), _HIGHEST)


def _head(page: Worksheet, content: Content) -> None:
    """Title, how to answer, and what of the sheet is whose."""
    first, reply, last = 4, position(ANSWER), len(FIELDS)
    put(cell(page, 1, first), content.say(FINDINGS), Look.TITLE)
    put(cell(page, 2, first), content.say(_remark(content)), Look.REMARK)
    for row in (1, 2):
        page.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    for begin, end, words in ((first, reply - 1, _GIVEN), (reply, last, _ASKED)):
        for at in range(begin, end + 1):
            put(cell(page, HEAD_ROW - 1, at), None, Look.TOTAL)
        put(cell(page, HEAD_ROW - 1, begin), content.say(words), Look.TOTAL)
        page.merge_cells(start_row=HEAD_ROW - 1, start_column=begin, end_row=HEAD_ROW - 1, end_column=end)
    for row, high in ((1, 26.0), (2, 32.0), (3, 5.0), (HEAD_ROW - 1, 18.0), (HEAD_ROW, 32.0)):
        page.row_dimensions[row].height = high


def _remark(content: Content) -> Text:
    zh, en = ("、".join(it.zh for it in ANSWERS.values()), ", ".join(it.en for it in ANSWERS.values()))
    return Text(
        f"请逐条在“答复”一列选择（{zh}）；“不属实”请写说明；“已更正”请写更正后的数字，或在“复核”表中直接改数。"
        "请不要删除、移动或重新编排行列，原样发回本文件。",
        f"Choose an answer to each ({en}); explain what is not so; write the corrected figure, or correct it on the "
        "sheet of figures. Please do not delete, move or renumber rows, and send this very file back.",
    )


def _validate(page: Worksheet, content: Content, last: int) -> None:
    """A drop-down for the answer; a date in whatever way it is written."""
    if last == HEAD_ROW:
        return
    offered = ",".join(content.say(words) for words in ANSWERS.values())
    choice = DataValidation("list", formula1=f'"{offered}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle = content.say(Text("答复", "Answer"))
    choice.error = content.say(Text("请从列表中选择一项。", "Choose one of the list."))
    day = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    # Excel asks whether to go on, and keeps what was written: a date in words is better than none.
    day.errorStyle, day.showErrorMessage, day.showInputMessage = "information", True, True
    day.prompt = content.say(Text("例如 2025-01-15", "Such as 2025-01-15"))
    day.error = content.say(Text("不像日期，例如 2025-01-15。", "Not a date such as 2025-01-15."))
    why = DataValidation(showInputMessage=True, allow_blank=True)
    why.prompt = content.say(Text("情况说明；“不属实”请写明依据。", "What happened; say why, where it is not so."))
    for code, validation in ((ANSWER, choice), (DAY, day), (EXPLANATION, why)):
        letter = get_column_letter(position(code))
        validation.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}")
        page.add_data_validation(validation)
