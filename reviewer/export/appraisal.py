# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of the yearly appraisal: what each body has of each kind, and scores that follow the points over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export import shown
from reviewer.export.cells import Value, lines, put
from reviewer.export.combinedwords import named
from reviewer.export.content import Content
from reviewer.export.layout import cell, set_up
from reviewer.export.styles import Look
from reviewer.export.words import TABLES, joined
from reviewer.model.appraisal import Appraisal, Points, Scale, Scored
from reviewer.model.body import STANDS
from reviewer.model.text import Text

NAME = Text("考核", "Appraisal")
HEAD, SUBHEAD, MINUS, MOST, FIRST = 3, 4, 5, 6, 7
"""Rows: two of headings, the points of each finding, their bound, and the first body."""
_LABELS = ((Text("序号", "No."), 5.0), (Text("单位", "Body"), 26.0), (Text("报送", "Reported"), 16.0))
_ENDS = (
    (Text("扣分合计", "Taken off"), 10.0),
    (Text("调整", "Adjusted"), 9.0),
    (Text("调整说明", "Why"), 16.0),
    (Text("得分", "Score"), 10.0),
    (Text("未认定", "Undecided"), 10.0),
    (Text("说明", "Remark"), 30.0),
)
_NO_SCORE = {True: Text("无法读取", "unreadable"), False: Text("不评分", "no score")}
_COUNT, _TAKEN = 5.5, 6.5
_LINE = 13.5
_RIGHT = Alignment(horizontal="right", vertical="center")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand; each kind of points has a column with its count and one with what it takes off."""

    kinds: int

    def count(self, kind: int) -> int:
        return len(_LABELS) + 1 + 2 * kind

    def end(self, number: int) -> int:
        """One of the columns behind the kinds: what is taken off, adjusted, why, score, undecided, remark."""
        return len(_LABELS) + 2 * self.kinds + 1 + number

    @property
    def score(self) -> int:
        return self.end(3)


def fill(book: Workbook, content: Content, of: Appraisal) -> None:
    """Add the sheet to `book`."""
    page, at = book.create_sheet(content.say(NAME)), _Columns(len(of.scale.points))
    _heads(page, content, of, at)
    _scale(page, content, of, at)
    for row, body in enumerate(of.bodies, FIRST):
        _body(page, row, body, of.scale, content, at)
    last = FIRST + len(of.bodies) - 1
    if of.bodies:
        _colour(page, at, last)
    _dress(page, content, of, at)


def _heads(page: Worksheet, content: Content, of: Appraisal, at: _Columns) -> None:
    for column, (words, wide) in enumerate(_LABELS, 1):
        _head(page, column, content.say(words), wide)
    for number, (words, wide) in enumerate(_ENDS):
        _head(page, at.end(number), content.say(words), wide)
    for kind, points in enumerate(of.scale.points):
        column = at.count(kind)
        for beside, wide in ((column, _COUNT), (column + 1, _TAKEN)):
            put(cell(page, HEAD, beside), None, Look.HEAD)
            page.column_dimensions[get_column_letter(beside)].width = wide
        put(cell(page, HEAD, column), content.say(points.name), Look.HEAD)
        put(cell(page, SUBHEAD, column), content.say(Text("条数", "Count")), Look.HEAD)
        put(cell(page, SUBHEAD, column + 1), content.say(Text("扣分", "Points")), Look.HEAD)
        page.merged_cells.add(f"{get_column_letter(column)}{HEAD}:{get_column_letter(column + 1)}{HEAD}")


def _head(page: Worksheet, column: int, words: str, wide: float) -> None:
    letter = get_column_letter(column)
    put(cell(page, HEAD, column), words, Look.HEAD)
    put(cell(page, SUBHEAD, column), None, Look.HEAD)
    page.merged_cells.add(f"{letter}{HEAD}:{letter}{SUBHEAD}")
    page.column_dimensions[letter].width = wide


def _scale(page: Worksheet, content: Content, of: Appraisal, at: _Columns) -> None:
    """The two rows of points that the office may change."""
    rows = (
        (MINUS, Text("每条扣分；“得分”列为满分", "For each; under Score the full score")),
        (MOST, Text("最多扣分，空为不限；“得分”列为最低分", "At most, empty: no bound; under Score the lowest")),
    )
    for row, words in rows:
        for column in range(1, at.end(5) + 1):
            put(cell(page, row, column), None, Look.TOTAL)
        put(cell(page, row, 1), content.say(words), Look.TOTAL)
        page.merged_cells.add(f"A{row}:C{row}")
        page.row_dimensions[row].height = 32.0
    for kind, points in enumerate(of.scale.points):
        put(cell(page, MINUS, at.count(kind) + 1), points.minus, Look.HAND)
        put(cell(page, MOST, at.count(kind) + 1), points.most, Look.HAND)
    put(cell(page, MINUS, at.score), of.scale.base, Look.HAND)
    put(cell(page, MOST, at.score), of.scale.least, Look.HAND)


def _body(page: Worksheet, row: int, body: Scored, scale: Scale, content: Content, at: _Columns) -> None:
    put(cell(page, row, 1), row - FIRST + 1, Look.CENTRE)
    put(cell(page, row, 2), body.name)
    put(cell(page, row, 3), content.say(STANDS[body.stand]), Look.CENTRE)
    taken = [get_column_letter(at.count(kind) + 1) for kind in range(at.kinds)]
    lost = [_lost(count, points) for count, points in zip(body.counts, scale.points, strict=True)]
    for kind, (count, letter) in enumerate(zip(body.counts, taken, strict=True)):
        column = at.count(kind)
        counted = f"{get_column_letter(column)}{row}*{letter}${MINUS}"
        put(cell(page, row, column), count if body.scored else None, Look.NUMBER)
        bounded = f'=IF({letter}${MOST}="",{counted},MIN({counted},{letter}${MOST}))'
        _formula(page, row, column + 1, bounded if body.scored else None, lost[kind])
    total, adjusted, score = (get_column_letter(at.end(number)) for number in (0, 1, 3))
    summed = f"=SUM({','.join(f'{it}{row}' for it in taken)})"
    _formula(page, row, at.end(0), summed if body.scored else None, sum(lost, Decimal(0)))
    put(cell(page, row, at.end(1)), None, Look.HAND)
    put(cell(page, row, at.end(2)), None, Look.HAND)
    if body.scored:
        scored = f"=MAX({score}${MOST},{score}${MINUS}-{total}{row}+{adjusted}{row})"
        _formula(page, row, at.score, scored, max(scale.least, scale.base - sum(lost, Decimal(0))))
        if body.unread or body.doubtful or body.date_doubt:
            cell(page, row, at.score).style = Look.DOUBT
            cell(page, row, at.score).alignment = _RIGHT
    else:
        put(cell(page, row, at.score), content.say(_NO_SCORE[body.error is not None]), Look.DOUBT)
    put(cell(page, row, at.end(4)), body.open or None, Look.CENTRE)
    remark = _remark(body, content)
    put(cell(page, row, at.end(5)), remark)
    high = max(lines(remark, 29), lines(body.name, 25), lines(content.say(STANDS[body.stand]), 16))
    page.row_dimensions[row].height = high * _LINE + 5


def _lost(count: int, points: Points) -> Decimal:
    """What so many findings of a kind take off."""
    minus = count * points.minus
    return minus if points.most is None else min(minus, points.most)


def _formula(page: Worksheet, row: int, column: int, formula: str | None, value: Decimal) -> None:
    there = cell(page, row, column)
    there.style = Look.NUMBER
    if formula is not None:
        shown.put(there, formula, lambda: value)


def _remark(body: Scored, content: Content) -> str:
    unread = joined([content.say(TABLES[table]) for table in body.unread], content.lang)
    said: Sequence[tuple[object, Text]] = (
        (body.error, body.error or Text("", "")),
        (body.error is None and unread, Text(f"没有读到：{unread}。", f"Not read: {unread}.")),
        (
            body.doubtful,
            Text(f"{body.doubtful} 条因读数存疑未扣分。", f"{body.doubtful} took no points: doubtful readings."),
        ),
        (body.date_doubt, Text("印出的日期存疑，逾期未扣分。", "Late by a doubtful date: no points taken.")),
        (body.open, Text("尚有问题未认定，得分为暂定。", "Findings are undecided: the score is not final.")),
    )
    return "".join(content.say(words) for holds, words in said if holds)


def _colour(page: Worksheet, at: _Columns, last: int) -> None:
    """A score is yellow as long as findings wait for a decision."""
    score, waiting = get_column_letter(at.score), get_column_letter(at.end(4))
    look = DifferentialStyle(fill=PatternFill("solid", bgColor="FFFFF6C4"))
    rule = Rule("expression", dxf=look, formula=[f"${waiting}{FIRST}>0"])
    page.conditional_formatting.add(f"{score}{FIRST}:{score}{last}", rule)


def _dress(page: Worksheet, content: Content, of: Appraisal, at: _Columns) -> None:
    title = Text(f"{of.year} 年度政府信息公开工作年度报告考核", f"Appraisal of the annual reports of {of.year}")
    texts: tuple[Value, ...] = (content.say(title), content.say(_said(of, content)))
    last = at.end(5)
    wide = int(sum(page.column_dimensions[get_column_letter(column)].width for column in range(1, last + 1)))
    for row, (value, look) in enumerate(zip(texts, (Look.TITLE, Look.REMARK), strict=True), 1):
        put(cell(page, row, 1), value, look)
        page.row_dimensions[row].height = 26.0 if row == 1 else lines(str(value), wide - 4) * _LINE + 5
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
    names = max(lines(content.say(points.name), int(_COUNT + _TAKEN) - 1) for points in of.scale.points)
    page.row_dimensions[HEAD].height = names * _LINE + 5
    set_up(page, NAME, content, titles=False)
    page.freeze_panes = f"D{FIRST}"
    page.print_title_rows = f"{HEAD}:{MOST}"


def _said(of: Appraisal, content: Content) -> Text:
    zh = (
        "得分 = 满分 − 扣分合计 + 调整，不低于最低分。蓝底各格可以修改，得分随之重算。只计人工确认的问题"
        "（考核文件另有规定的除外）；已说明、误报、读取错误和读数存疑的不扣分。黄底的得分为暂定，见“未认定”和“说明”。"
    )
    en = (
        "Score = full score − taken off + adjusted, not below the lowest. Blue cells may be changed and the scores "
        "follow. Only confirmed findings count unless the office's file says otherwise; what was set aside or is in "
        "doubt never does. A yellow score is not final, see Undecided and Remark."
    )
    if not of.unplaced:
        return Text(zh, en)
    files = named(of.unplaced, content, 20)
    return Text(f"{zh}\n没有对应到单位、未列入：{files}。", f"{en}\nOf no body that is known, left out: {files}.")
