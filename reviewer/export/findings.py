# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of findings: one row for each, with its figures, what was decided and why."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.export.content import Content, Entry, Listed
from reviewer.export.equation import equation, tidy
from reviewer.export.layout import Column, Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.where import locate, pages
from reviewer.export.words import OUTCOMES, OWN, SEVERITIES, STATUSES, look_of
from reviewer.model.finding import Finding, Origin
from reviewer.model.project import Reviewed
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("序号", "No."), 4, 6),
    Column(Text("单位", "Organisation"), 8, 12),
    Column(Text("年度", "Year"), 4, 5),
    Column(Text("规则编号", "Check"), 6, 9),
    Column(Text("规则名称", "Name of check"), 8, 10),
    Column(Text("表", "Table"), 4, 6),
    Column(Text("行", "Line"), 8, 15),
    Column(Text("列", "Column"), 6, 8),
    Column(Text("页码", "Page"), 4, 5),
    Column(Text("问题", "Finding"), 20, 26),
    Column(Text("算式", "Figures"), 10, 18),
    Column(Text("左值", "Left"), 4, 11),
    Column(Text("右值", "Right"), 4, 11),
    Column(Text("差额", "Left − right"), 4, 11),
    Column(Text("结果", "Outcome"), 4, 8),
    Column(Text("严重程度", "Severity"), 4, 8),
    Column(Text("存疑", "Doubt"), 4, 6),
    Column(Text("认定", "Decision"), 6, 8),
    Column(Text("认定人", "By"), 6, 8),
    Column(Text("认定时间", "When"), 10, 10),
    Column(Text("数据有变", "Changed since"), 6, 7),
    Column(Text("原因分析", "Why"), 10, 20),
    Column(Text("备注", "Notes"), 8, 15),
)


def _title(content: Content) -> Text:
    return Text("问题清单", "Findings")


def _remark(content: Content) -> Text:
    total = sum(len(entry.findings) for entry in content.entries)
    return Text(
        f"共 {total} 条。“失败”：核对不符；“无法核对”：所需数据没有找到或没有读清，不等于通过；"
        "“存疑”：差异可能来自读取，请对照原件；\n"
        "“差额”：左值减右值；“数据有变”：认定之后所涉数据有变化，请再看一次。",
        f"{total} in all. Fail: the figures disagree; not evaluable: a figure was not found or not readable, which is "
        "no pass; doubt: the difference may come from reading, compare with the original.\n"
        "Changed since: the figures have changed since the decision, which asks for another look.",
    )


def _rows(content: Content) -> Iterator[Row]:
    for entry in content.entries:
        for listed in entry.findings:
            yield (*_what(content, entry, listed), *_figures(content, entry, listed), *_decided(content, listed))


def _what(content: Content, entry: Entry, listed: Listed) -> Row:
    finding, row = listed.reviewed.finding, entry.report.row
    where = locate(finding, entry.report, content)
    return (
        Shown(listed.number, Look.CENTRE),
        Shown(row.organisation or row.file),
        Shown(row.year, Look.CENTRE),
        Shown(finding.check, Look.CENTRE),
        Shown(_name(content, finding)),
        Shown(where.table, Look.CENTRE),
        Shown(where.line),
        Shown(where.column, Look.CENTRE),
        Shown(pages(finding, content), Look.CENTRE),
        Shown(content.say(finding.message)),
    )


def _figures(content: Content, entry: Entry, listed: Listed) -> Row:
    finding = listed.reviewed.finding
    both = finding.left is not None and finding.right is not None
    difference = finding.left - finding.right if finding.left is not None and finding.right is not None else None
    return (
        Shown(content.say(equation(finding, entry.report.facts))),
        Shown(tidy(finding.left), Look.NUMBER),
        Shown(tidy(finding.right), Look.NUMBER),
        Shown(tidy(difference) if both else None, Look.NUMBER),
        Shown(content.say(OUTCOMES[finding.outcome]), look_of(finding)),
        Shown(content.say(SEVERITIES[finding.severity]), Look.CENTRE),
        Shown(content.say(Text("存疑", "Doubt")), Look.DOUBT) if finding.doubt else Shown(None, Look.CENTRE),
    )


def _decided(content: Content, listed: Listed) -> Row:
    reviewed = listed.reviewed
    decision = reviewed.decision
    stale = Shown(content.say(Text("需复核", "Look again")), Look.DOUBT) if reviewed.stale else Shown(None, Look.CENTRE)
    return (
        Shown(content.say(STATUSES[reviewed.status]), Look.CENTRE),
        Shown(decision.author if decision else None, Look.CENTRE),
        Shown(content.local(decision.at) if decision else None, Look.CENTRE),
        stale,
        Shown(content.say(reviewed.finding.why)),
        Shown("\n".join(_said(content, reviewed))),
    )


def _said(content: Content, reviewed: Reviewed) -> Iterator[str]:
    """Why it was decided so, what else was noted, and what an earlier year says."""
    if reviewed.decision is not None and reviewed.decision.reason:
        reason = reviewed.decision.reason
        yield content.say(Text(f"认定理由：{reason}", f"Reason: {reason}"))
    yield from (content.noted(note) for note in reviewed.notes)
    yield from _before(content, reviewed)


def _before(content: Content, reviewed: Reviewed) -> Iterator[str]:
    """That a fault comes back, how it was decided in the earlier year and with which words."""
    before = reviewed.precedent
    if before is not None and reviewed.comes_back:
        status = STATUSES[before.status]
        said = "；".join(words for _, words in before.notes)
        tail = f"：{said}" if said else ""
        yield content.say(
            Text(f"{before.year} 年同一问题（{status.zh}）{tail}", f"The same in {before.year} ({status.en}){tail}")
        )


def _name(content: Content, finding: Finding) -> str:
    rule = content.rules.get(finding.check)
    if rule:
        return content.say(rule.name)
    return content.say(OWN) if finding.origin is Origin.PERSON else ""


SHEET = Sheet(Text("问题清单", "Findings"), _title, _remark, lambda content: _COLUMNS, _rows, frozen=2)
