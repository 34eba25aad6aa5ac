# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states that a finding, a part of a report or a report can be in, whatever shape and colour show them."""

from __future__ import annotations

from enum import StrEnum

from reviewer.desk.i18n import tr
from reviewer.model.finding import Finding, Outcome, Severity
from reviewer.model.project import Status
from reviewer.model.report import Verdict


class State(StrEnum):
    """What a mark says at a glance; `DECIDED` when something failed and a person has decided on all of it."""

    FAIL = "fail"
    JUDGE = "judge"
    UNKNOWN = "unknown"
    PASS = "pass"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    DECIDED = "decided"


_OF_VERDICT = {
    Verdict.PASS: State.PASS,
    Verdict.FAIL: State.FAIL,
    Verdict.REVIEW: State.JUDGE,
    Verdict.INCOMPLETE: State.INCOMPLETE,
    Verdict.UNREADABLE: State.UNREADABLE,
}


def of_finding(finding: Finding) -> State:
    """A plain error fails; a warning or a doubt asks for judgement; a missing figure is neither."""
    if finding.outcome is Outcome.PASS:
        return State.PASS
    if finding.outcome is Outcome.NOT_EVALUABLE:
        return State.UNKNOWN
    return State.FAIL if finding.severity is Severity.ERROR else State.JUDGE


def of_verdict(verdict: Verdict) -> State:
    return _OF_VERDICT[verdict]


def state_name(state: State) -> str:
    names = {
        State.FAIL: tr("失败"),
        State.JUDGE: tr("需判断"),
        State.UNKNOWN: tr("无法核对"),
        State.PASS: tr("通过"),
        State.INCOMPLETE: tr("不完整"),
        State.UNREADABLE: tr("无法读取"),
        State.DECIDED: tr("已判定"),
    }
    return names[state]


def status_name(status: Status) -> str:
    names = {
        Status.OPEN: tr("待定"),
        Status.CONFIRMED: tr("已确认"),
        Status.EXPLAINED: tr("已说明"),
        Status.DISMISSED: tr("误报"),
        Status.EXTRACTION_ERROR: tr("读取错误"),
    }
    return names[status]


def severity_name(severity: Severity) -> str:
    names = {Severity.ERROR: tr("错误"), Severity.WARNING: tr("提醒"), Severity.REVIEW: tr("需判断")}
    return names[severity]
