# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last sheet: what each check means, what it rests on, and how often it held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reviewer.export.content import Content
from reviewer.export.layout import Column, Row, Sheet, Shown
from reviewer.export.styles import Look
from reviewer.export.words import SEVERITIES
from reviewer.model.finding import Outcome
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("规则编号", "Check"), 8, 16),
    Column(Text("规则名称", "Name"), 12, 26),
    Column(Text("含义", "Meaning"), 20, 56),
    Column(Text("依据", "Basis"), 16, 42),
    Column(Text("严重程度", "Severity"), 8),
    Column(Text("通过", "Passed"), 6),
    Column(Text("失败", "Failed"), 6),
    Column(Text("无法核对", "Not evaluable"), 6),
)


def _title(content: Content) -> Text:
    return Text("核对规则", "Checks")


def _remark(content: Content) -> Text:
    book = content.made.rule_book
    return Text(
        f"规则库 {book}；次数为本工作簿内全部报告之和。", f"Rule book {book}; the counts are over all reports here."
    )


def _rows(content: Content) -> Iterator[Row]:
    found = Counter(
        (listed.reviewed.finding.check, listed.reviewed.finding.outcome)
        for entry in content.entries
        for listed in entry.findings
    )
    passed: Counter[str] = Counter()
    for entry in content.entries:
        passed.update(entry.report.passes)
    for rule in content.rules.values():
        yield (
            Shown(rule.code, Look.CENTRE),
            Shown(content.say(rule.name)),
            Shown(content.say(rule.meaning)),
            Shown(content.say(rule.basis)),
            Shown(content.say(SEVERITIES[rule.severity]), Look.CENTRE),
            Shown(passed[rule.code], Look.CENTRE),
            Shown(found[rule.code, Outcome.FAIL], Look.CENTRE),
            Shown(found[rule.code, Outcome.NOT_EVALUABLE], Look.CENTRE),
        )


SHEET = Sheet(Text("规则", "Checks"), _title, _remark, lambda content: _COLUMNS, _rows, frozen=1)
