# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a workbook that goes to a district looks like to whoever reads it back: names, columns, hidden marks.

On a sheet of figures every figure has an address: the hidden column `SHEET_KEYS` of its row holds `table/line`
(or the table alone), the same column of the nearest row above that begins with `HEADS` marks a hidden row,
which holds the rest over each column. The first cell of that column is the UUID of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.model.finding import Side
from reviewer.model.reply import Answer
from reviewer.model.text import Text

if TYPE_CHECKING:
    from reviewer.model.finding import Finding

FORMAT = "1"
COVER = Text("封面", "Cover")
FINDINGS = Text("问题与答复", "Findings and answers")
FIGURES = Text("复核", "Figures")
"""How the name of every sheet of figures begins."""
HIDDEN = "_reviewer"
"""The very hidden sheet of what the workbook is: from its first row on a name in A and a value in B."""
FORMAT_ROW, PROJECT_ROW, DISPATCH_ROW = "format", "project", "dispatch"
DISTRICT_ROW, DUE_ROW, MADE_ROW = "district", "due", "made"
FIGURE_ROW = "figure/"
"""How the name of a row begins that keeps a figure as it was when the workbook left: `figure/<report>/<address>`."""

HEAD_ROW = 5
"""The row of 问题与答复 with the names of the columns; the answers begin below."""
SHEET_KEYS = 1
HEADS = "@"

TOKEN, DIGEST, ADDRESS = "token", "digest", "address"
ANSWER, EXPLANATION, CORRECTED, PERSON, DAY = "answer", "explanation", "corrected", "person", "day"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of 问题与答复, between `least` and `most` half-width characters wide; open for a reply or locked."""

    code: str
    name: Text
    least: int = 5
    most: int = 12
    locked: bool = True
    hidden: bool = False


FIELDS = (
    Field(TOKEN, Text("标识", "Token"), hidden=True),
    Field(DIGEST, Text("校验", "Digest"), hidden=True),
    Field(ADDRESS, Text("单元格", "Cell"), hidden=True),
    Field("number", Text("序号", "No."), 4, 5),
    Field("organisation", Text("单位", "Organisation"), 8, 12),
    Field("year", Text("年度", "Year"), 5, 5),
    Field("check", Text("问题编号", "Check"), 7, 9),
    Field("table", Text("表", "Table"), 4, 6),
    Field("line", Text("行", "Line"), 8, 14),
    Field("column", Text("列", "Column"), 6, 8),
    Field("page", Text("页码", "Page"), 4, 5),
    Field("message", Text("问题", "Finding"), 20, 28),
    Field("equation", Text("算式", "Figures"), 10, 18),
    Field("difference", Text("差额", "Difference"), 5, 10),
    Field("severity", Text("严重程度", "Severity"), 5, 8),
    Field("picture", Text("原件截图", "As printed"), 50, 50),
    Field(ANSWER, Text("答复", "Answer"), 8, 8, locked=False),
    Field(EXPLANATION, Text("说明", "Explanation"), 24, 24, locked=False),
    Field(CORRECTED, Text("更正后数字", "Corrected figure"), 10, 10, locked=False),
    Field(PERSON, Text("填写人", "Filled in by"), 8, 8, locked=False),
    Field(DAY, Text("填写日期", "Date"), 11, 11, locked=False),
)
"""The columns from the first on; the names stand in row HEAD_ROW, in the language of the workbook."""

ANSWERS = {
    Answer.AGREED: Text("属实", "True"),
    Answer.DISPUTED: Text("不属实", "Not so"),
    Answer.CORRECTED: Text("已更正", "Corrected"),
}
"""What the drop-down offers."""


def position(code: str) -> int:
    """The column (from 1) of a field."""
    return next(at for at, field in enumerate(FIELDS, 1) if field.code == code)


def cell_of(finding: Finding) -> str:
    """The address of the figure that a correction of a finding is for: its point, else the first on the left side.

    Else the first that it is about at all; "" where it is about none.
    """
    table, *rest = finding.at.split("/")
    if table in _TABLES and len(rest) == _DEEP:
        return finding.at
    figures = [it for it in finding.anchors if it.address]
    left = [it for it in figures if it.side is Side.LEFT]
    return next((it.address or "" for it in left or figures), "")


_TABLES, _DEEP = ("disclosure", "requests", "disputes", "plan"), 2
