# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first sheet: one row for each report with its verdict and its counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reviewer.checks import weighing
from reviewer.export import findings, standing
from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Sheet, Shown, place
from reviewer.export.styles import Look
from reviewer.export.where import PLAN
from reviewer.export.words import FORMS, TABLES, TASKS, VERDICTS, joined
from reviewer.model.project import OpenReport, confirms
from reviewer.model.report import Verdict
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("序号", "No."), 4),
    Column(Text("单位", "Organisation"), 12, 28),
    Column(Text("年度", "Year"), 4),
    Column(Text("格式", "Form"), 10, 24),
    Column(Text("文件", "File"), 12, 30),
    Column(Text("页数", "Pages"), 4),
    Column(Text("结论", "Verdict"), 8, 12),
    Column(Text("认定后结论", "After decisions"), 8, 12),
    Column(Text("错误", "Errors"), 5),
    Column(Text("提醒", "Warnings"), 5),
    Column(Text("需判断", "To judge"), 5),
    Column(Text("无法核对", "Not evaluable"), 5),
    Column(Text("通过", "Passed"), 5),
    Column(Text("待定", "Undecided"), 5),
    Column(Text("已认定", "Decided"), 5),
    Column(Text("问题清单", "Findings"), 8, 14),
    Column(Text("理由", "Reasons"), 12, 36),
    Column(Text("说明", "Remarks"), 10, 40),
    Column(Text("与原文核对", "Compared with the page"), 10, 26),
)


_COUNTS = 7


def _columns(content: Content) -> Sequence[Column]:
    return *_COLUMNS, *standing.columns(content)


def _title(content: Content) -> Text:
    return Text("政府信息公开工作年度报告审查汇总", "Review of annual reports on government information disclosure")


def _remark(content: Content) -> Text:
    made = content.made
    when = f"{made.at:%Y-%m-%d %H:%M} (UTC{_zone(made.at)})"
    return Text(
        f"导出：{when}　审查人：{made.author}　程序：{made.program}　规则库：{made.rule_book}\n"
        "结论由程序给出，不随认定改变；“认定后结论”不计已说明、误报和读取错误；“待定”含认定后数据有变、需要复核的问题。",
        f"Exported {when} by {made.author} with {made.program}, rule book {made.rule_book}\n"
        "The verdict is the program's and is not changed by decisions; that after decisions leaves out what was "
        "explained, dismissed or misread; undecided includes findings whose figures have changed since the decision.",
    )


def _zone(at: datetime) -> str:
    """Such as `+08:00`; nothing for UTC itself."""
    offset = f"{at:%z}"[:5]
    return "" if offset in ("", "+0000") else f"{offset[:3]}:{offset[3:]}"


def _rows(content: Content) -> Iterator[Row]:
    parts = standing.parts(content)
    for entry in content.entries:
        row = entry.report.row
        verdict, look = VERDICTS[row.verdict]
        decided, decided_look = VERDICTS[row.decided]
        yield (
            Shown(entry.number, Look.CENTRE),
            Shown(row.organisation),
            Shown(row.year, Look.CENTRE),
            Shown(_form(content, entry.report)),
            Shown(row.file),
            Shown(row.pages or None, Look.CENTRE),
            Shown(content.say(verdict), look),
            Shown(content.say(decided), decided_look),
            *(Shown(count, Look.CENTRE) for count in _counts(entry)),
            _link(content, entry),
            Shown(_why(content, entry)),
            Shown(_said(content, entry)),
            Shown(_compared(content, entry.report)),
            *standing.cells(content, entry, parts),
        )


def _counts(entry: Entry) -> tuple[int | None, ...]:
    """By severity, not evaluable, passed, undecided, decided; nothing for a file that was not checked."""
    row = entry.report.row
    if row.verdict is Verdict.UNREADABLE and not entry.findings:
        return (None,) * _COUNTS
    decided = sum(not listed.reviewed.undecided for listed in entry.findings)
    return row.errors, row.warnings, row.review, row.not_evaluable, row.passed, row.undecided, decided


def _totals(content: Content) -> Row:
    counts = [_counts(entry) for entry in content.entries]
    sums = (sum(each[i] or 0 for each in counts) for i in range(_COUNTS))
    pages = sum(entry.report.row.pages for entry in content.entries)
    said = Text(f"共 {len(content.entries)} 份报告", f"{len(content.entries)} reports")
    values = (
        None,
        content.say(Text("合计", "Total")),
        None,
        None,
        content.say(said),
        pages,
        None,
        None,
        *sums,
        None,
        None,
        None,
        None,
    )
    return tuple(Shown(value, Look.TOTAL) for value in (*values, *standing.totals(content)))


def _form(content: Content, report: OpenReport) -> str:
    """The form of the report; where its tables follow different years, each with its year."""
    name = content.say(FORMS[report.row.form]) if report.row.form in FORMS else report.row.form or ""
    versions = report.reading.forms
    if len(set(versions.values())) < 2:
        return name
    mixed = [f"{content.say(TABLES[t])} {versions[t]}" for t in TABLES if t in versions]
    return f"{name}\n{joined(mixed, content.lang)}"


def _link(content: Content, entry: Entry) -> Shown:
    """A way to the first finding of the report, named by the numbers of all of them."""
    if not entry.findings:
        return Shown(None, Look.CENTRE)
    first, last = entry.findings[0].number, entry.findings[-1].number
    numbers = f"{first}" if first == last else f"{first}–{last}"
    text = content.say(Text(f"第 {numbers} 条", f"No. {numbers}"))
    return Shown(text, Look.LINK, link=place(findings.SHEET, first, content))


def _why(content: Content, entry: Entry) -> str:
    """What failed, heaviest first, by part of the report."""
    found = weighing.faults(listed.reviewed.finding for listed in entry.findings)
    return "\n".join(content.say(fault) for fault in found)


def _said(content: Content, entry: Entry) -> str:
    """Why the file was not read, what of it was not read, and what people noted on it."""
    report = entry.report
    error = content.say(report.reading.error) if report.reading.error else report.row.error
    gaps = [content.say(gap) for gap in report.reading.gaps]
    notes = [_note_line(content, report, i) for i in range(len(report.notes))]
    return "\n".join(filter(None, [error, *gaps, *_by_hand(content, report), *notes]))


def _by_hand(content: Content, report: OpenReport) -> Iterator[str]:
    """How many figures people corrected, and how many they found to be as printed."""
    read = {fact.address: fact for fact in report.reading.facts}
    confirmed = sum(confirms(it, read.get(it.address)) for it in report.corrections)
    hands = len(report.corrections) - confirmed
    if hands:
        yield content.say(Text(f"人工更正 {hands} 处", f"{hands} corrected by hand"))
    if confirmed:
        yield content.say(Text(f"人工确认 {confirmed} 处与原件一致", f"{confirmed} confirmed as printed"))


def _compared(content: Content, report: OpenReport) -> str:
    """The tables that were compared with the page, each with who did it and when."""
    ticks = {it.table: it for it in report.comparisons}
    lines = []
    for table, name in (*TABLES.items(), (PLAN, TASKS)):
        if table in ticks:
            tick, when = ticks[table], f"{content.local(ticks[table].at):%Y-%m-%d}"
            lines.append(content.say(Text(f"{name.zh}（{tick.author}，{when}）", f"{name.en} ({tick.author}, {when})")))
    return "\n".join(lines)


def _note_line(content: Content, report: OpenReport, index: int) -> str:
    """A note on the report, a page or a region; those on findings and figures stand beside these."""
    note = report.notes[index]
    if note.target.finding or note.target.address:
        return ""
    page = note.target.place.page if note.target.place else note.target.page
    lead = content.say(Text(f"第 {page} 页：", f"Page {page}: ")) if page else ""
    return content.say(Text("备注：", "Note: ")) + lead + content.noted(note)


SHEET = Sheet(Text("汇总", "Summary"), _title, _remark, _columns, _rows, totals=_totals, frozen=2)
