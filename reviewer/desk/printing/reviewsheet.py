# SPDX-License-Identifier: AGPL-3.0-or-later
"""The review sheet and the list of findings of a report as documents; text goes in as text, never as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from reviewer.checks import weighing
from reviewer.desk.i18n import tr
from reviewer.desk.look.states import of_verdict, severity_name, state_name, status_name
from reviewer.desk.notes.panel import local_time
from reviewer.desk.printing.paper import INK, paper_font
from reviewer.desk.table.figures import equation, table_name
from reviewer.model.project import Status

if TYPE_CHECKING:
    from reviewer.desk.selection import Numbered
    from reviewer.desk.session import Session
    from reviewer.model.project import Correction, OpenReport

_LINE, _GROUND = QColor("#9aa7b4"), QColor("#eef2f6")
Row = Sequence[str]


class Writer:
    """Puts headings, lines and tables one under the other."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setDefaultFont(paper_font())
        self.document.setDocumentMargin(0)
        self.document.setUseDesignMetrics(True)
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def line(self, words: str, pixels: int = 12, bold: bool = False, above: int = 0) -> None:
        """One paragraph, `above` it so many pixels of air."""
        block, char = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(above)
        block.setBottomMargin(3)
        char.setFont(paper_font(pixels))
        char.setFontWeight(700 if bold else 400)
        char.setForeground(INK)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._fresh:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._fresh = False
        self._cursor.insertText(words, char)

    def title(self, words: str) -> None:
        self.line(words, 18, bold=True)

    def heading(self, words: str) -> None:
        self.line(words, 13, bold=True, above=12)

    def table(self, heads: Row, rows: Iterable[Row], shares: Sequence[int]) -> None:
        """A table whose heads come again on every page; `shares` are the widths in per cent."""
        every = [heads, *rows] if heads else list(rows)
        if not every:
            return
        style = QTextTableFormat()
        style.setHeaderRowCount(1 if heads else 0)
        style.setBorder(1)
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setBorderBrush(QBrush(_LINE))
        style.setBorderCollapse(True)
        style.setCellPadding(4)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        style.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.beginEditBlock()  # The table is laid out once and not with every cell.
        made = self._cursor.insertTable(len(every), len(shares), style)
        for at, row in enumerate(every):
            for column, words in enumerate(row):
                cell = made.cellAt(at, column)
                char = QTextCharFormat()
                char.setFont(paper_font(11))
                char.setForeground(INK)
                is_head = bool(heads) and at == 0
                char.setFontWeight(700 if is_head else 400)
                if is_head:
                    ground = cell.format()
                    ground.setBackground(_GROUND)
                    cell.setFormat(ground)
                cell.firstCursorPosition().insertText(words, char)
        self._cursor.endEditBlock()


def review_sheet(session: Session, report: OpenReport, findings: Sequence[Numbered]) -> QTextDocument:
    """All that was found, decided and said about a report, with lines to sign."""
    writer = Writer()
    writer.title(tr("政府信息公开年度报告审核单"))
    _identity(writer, session, report)
    _verdict(writer, session, report)
    _compared(writer, report)
    _found(writer, session, report, findings)
    _corrected(writer, session, report)
    _remarks(writer, report)
    writer.heading(tr("签字"))
    for role in (tr("审核人"), tr("复核人")):
        writer.line(tr("{role}：____________________　　日期：______ 年 ____ 月 ____ 日").format(role=role), above=14)
    return writer.document


def finding_list(session: Session, report: OpenReport, findings: Sequence[Numbered]) -> QTextDocument:
    """The findings of a report alone, under its name."""
    writer = Writer()
    writer.title(tr("问题清单"))
    _identity(writer, session, report)
    _found(writer, session, report, findings)
    return writer.document


def _identity(writer: Writer, session: Session, report: OpenReport) -> None:
    row = report.row
    rows = [
        (tr("单位"), row.organisation or "—"),
        (tr("年度"), str(row.year or "—")),
        (tr("标题"), row.title or "—"),
        (tr("文件"), tr("{file}（{pages} 页）").format(file=row.file, pages=row.pages)),
    ]
    writer.table((), rows, (16, 84))


def _verdict(writer: Writer, session: Session, report: OpenReport) -> None:
    row, say = report.row, session.language.say
    writer.heading(tr("结论"))
    now, machine = state_name(of_verdict(row.decided)), state_name(of_verdict(row.verdict))
    writer.line(tr("按现有判定：{now}（程序核对：{machine}）").format(now=now, machine=machine), bold=True)
    counts = weighing.counted(one.finding for one in report.findings)
    waiting = tr("待判定 {count} 处").format(count=row.open)
    both = tr("{counts}；{waiting}").format(counts=say(counts.text), waiting=waiting)
    writer.line(both if counts.text.zh else waiting)
    for reason in weighing.reasons(report.reading, (one.finding for one in report.findings if not one.set_aside)):
        writer.line("· " + say(reason))


def _compared(writer: Writer, report: OpenReport) -> None:
    ticks = {it.table: it for it in report.comparisons}
    if not report.row.tables:
        return
    writer.heading(tr("与原文核对的表"))
    for table in report.row.tables:
        it = ticks.get(table)
        words = tr("{author}，{time}").format(author=it.author, time=local_time(it.at)) if it else tr("未核对")
        writer.line(tr("{name}：{words}").format(name=table_name(table), words=words))


def _found(writer: Writer, session: Session, report: OpenReport, findings: Sequence[Numbered]) -> None:
    own = [one for one in findings if one.by_person]
    checks = [one for one in findings if not one.by_person]
    heads = (tr("编号"), tr("问题"), tr("等式"), tr("判定"), tr("备注"))
    for title, some in ((tr("核对发现的问题"), checks), (tr("审核人添加的问题"), own)):
        if some or some is checks:
            writer.heading(tr("{name}（{count}）").format(name=title, count=len(some)))
        if some:
            writer.table(heads, [_row(session, report, one) for one in some], (7, 33, 24, 18, 18))


def _row(session: Session, report: OpenReport, one: Numbered) -> Row:
    say, finding = session.language.say, one.reviewed.finding
    kind = severity_name(finding.severity) if one.by_person else state_name(one.state)
    code = "" if one.by_person else f" {finding.check}"
    told = [f"{kind}{code}", say(finding.message), say(finding.why)]
    sides = equation(finding, report.facts)
    sum_ = f"{sides.left} {sides.sign} {sides.right}" + (f"\n{sides.gap}" if sides.gap else "") if sides else ""
    notes = "\n".join(f"{note.author}：{note.text}" for note in one.reviewed.notes)
    return str(one.number), "\n".join(word for word in told if word), sum_, _decision(one), notes


def _decision(one: Numbered) -> str:
    it = one.reviewed.decision
    if it is None or it.status is Status.OPEN:
        return status_name(Status.OPEN)
    stale = tr("判定之后数字变了") if one.reviewed.stale else ""
    return "\n".join(word for word in (status_name(it.status), it.author, local_time(it.at), stale) if word)


def _corrected(writer: Writer, session: Session, report: OpenReport) -> None:
    if not report.corrections:
        return
    read = {fact.address: fact.text for fact in report.reading.facts}
    writer.heading(tr("更正和确认的数字"))
    heads = (tr("数字"), tr("读取为"), tr("改为"), tr("审核人"))
    rows = [_correction(session, it, read.get(it.address, "—")) for it in report.corrections]
    writer.table(heads, rows, (46, 14, 18, 22))


def _correction(session: Session, it: Correction, read: str) -> Row:
    now = tr("与原件一致") if it.confirmed else it.printed or tr("空白")
    who = tr("{author}，{time}").format(author=it.author, time=local_time(it.at))
    return session.name_of(it.address), read, now, who


def _remarks(writer: Writer, report: OpenReport) -> None:
    """Notes that are on no finding; those stand beside it."""
    others = [note for note in report.notes if not note.target.finding]
    if others:
        writer.heading(tr("其他备注"))
        for note in others:
            writer.line(f"{note.author}，{local_time(note.at)}：{note.text}")
