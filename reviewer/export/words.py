# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the values of the model are called in a workbook, and how they look there."""

from __future__ import annotations

from reviewer.export.styles import Look
from reviewer.model.coverage import Coverage
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import Status
from reviewer.model.report import Verdict
from reviewer.model.text import Text

VERDICTS = {
    Verdict.PASS: (Text("通过", "Pass"), Look.GOOD),
    Verdict.FAIL: (Text("失败", "Fail"), Look.BAD),
    Verdict.REVIEW: (Text("需判断", "To judge"), Look.JUDGE),
    Verdict.INCOMPLETE: (Text("不完整", "Incomplete"), Look.DOUBT),
    Verdict.UNREADABLE: (Text("无法读取", "Unreadable"), Look.BAD),
}
OUTCOMES = {
    Outcome.PASS: Text("通过", "Pass"),
    Outcome.FAIL: Text("失败", "Fail"),
    Outcome.NOT_EVALUABLE: Text("无法核对", "Not evaluable"),
}
SEVERITIES = {
    Severity.ERROR: Text("错误", "Error"),
    Severity.WARNING: Text("提醒", "Warning"),
    Severity.REVIEW: Text("需判断", "To judge"),
}
STATUSES = {
    Status.OPEN: Text("待定", "Open"),
    Status.CONFIRMED: Text("已确认", "Confirmed"),
    Status.EXPLAINED: Text("已说明", "Explained"),
    Status.DISMISSED: Text("误报", "Dismissed"),
    Status.EXTRACTION_ERROR: Text("读取错误", "Misread"),
}
COVERAGES = {
    Coverage.COVERED: (Text("有对应", "Covered"), Look.GOOD),
    Coverage.WEAK: (Text("表述相近", "Weak"), Look.DOUBT),
    Coverage.NOT_FOUND: (Text("未找到", "Not found"), Look.JUDGE),
}
ANSWERED = STATUSES | {
    Status.CONFIRMED: Text("未反映", "Not covered"),
    Status.EXPLAINED: Text("反映不足", "Covered in part"),
    Status.DISMISSED: Text("已反映", "Covered"),
}
"""The decisions on the finding that a task has no answer, in the words of the question whether it has one."""
FORMS = {
    "annual-report-2021": Text("年度报告（2021 年格式）", "Annual report (2021 form)"),
    "annual-report-2019": Text("年度报告（2019 年格式）", "Annual report (2019 form)"),
    "work-plan": Text("工作要点", "Work plan"),
}
TABLES = {
    "disclosure": Text("表二", "Table 2"),
    "requests": Text("表三", "Table 3"),
    "disputes": Text("表四", "Table 4"),
}
UNITS = {"件": "count", "万元": "10,000 yuan", "元": "yuan"}
TASKS = Text("工作要点", "Work plans")
OWN = Text("审查人员意见", "Raised by a person")
UNREAD = Text("未读到", "not read")
NONE = Text("（无）", "(none)")


def look_of(finding: Finding) -> Look:
    """A plain error is red; a warning or a doubt asks for judgement; a missing figure is neither."""
    if finding.outcome is Outcome.NOT_EVALUABLE:
        return Look.NOWHERE
    return Look.BAD if finding.severity is Severity.ERROR else Look.JUDGE


def joined(pieces: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(pieces)
