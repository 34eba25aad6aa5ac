# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds of marks that a page, a table and the legend show: what each stands for and where it is; no Qt widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from reviewer.desk.i18n import tr
from reviewer.desk.look.states import State
from reviewer.desk.selection import Numbered, first_address
from reviewer.model.project import OpenReport, confirms


class MarkKind(StrEnum):
    """What a mark says of a figure; most telling first."""

    FAILED = "failed"
    JUDGE = "judge"
    UNPLACED = "unplaced"
    DOUBTFUL = "doubtful"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    NOTED = "noted"
    ASIDE = "aside"


# The page is white paper in every theme, so these colours are not the theme's.
PAPER_INKS: Mapping[MarkKind, str] = {
    MarkKind.FAILED: "#b3261e",
    MarkKind.JUDGE: "#8a5a00",
    MarkKind.UNPLACED: "#7a6a00",
    MarkKind.DOUBTFUL: "#7b3fa0",
    MarkKind.CORRECTED: "#1d5fa8",
    MarkKind.CONFIRMED: "#1e6b34",
    MarkKind.NOTED: "#00707a",
    MarkKind.ASIDE: "#5b6b7c",
}


def kind_name(kind: MarkKind) -> str:
    """The short name, for the legend and the menu."""
    names = {
        MarkKind.FAILED: tr("失败"),
        MarkKind.JUDGE: tr("需判断"),
        MarkKind.UNPLACED: tr("未归入任何一格"),
        MarkKind.DOUBTFUL: tr("读取存疑"),
        MarkKind.CORRECTED: tr("人工更正"),
        MarkKind.CONFIRMED: tr("确认与原文一致"),
        MarkKind.NOTED: tr("有备注"),
        MarkKind.ASIDE: tr("已排除"),
    }
    return names[kind]


def kind_hint(kind: MarkKind) -> str:
    """What a mark of this kind looks like and means, for a tip."""
    hints = {
        MarkKind.FAILED: tr("实线框加实心角：检查未通过"),
        MarkKind.JUDGE: tr("四角括起：需要人来判断"),
        MarkKind.UNPLACED: tr("点线框：读到了数字，但不知属于哪一格"),
        MarkKind.DOUBTFUL: tr("波浪线：读取可信度低，请对照原文"),
        MarkKind.CORRECTED: tr("左下短粗线：数字已由人工更正"),
        MarkKind.CONFIRMED: tr("左下对勾：有人确认读数与原文一致"),
        MarkKind.NOTED: tr("右上小旗：有备注；区域以长划线框出，整页和整份报告的备注在页边"),
        MarkKind.ASIDE: tr("小圆圈：已判为误报、已说明或读取错误"),
    }
    return hints[kind]


def kind_of(one: Numbered) -> MarkKind | None:
    """The kind of a finding's marks; None when it could not be checked and is marked only while it is selected."""
    if one.reviewed.set_aside:
        return MarkKind.ASIDE
    return {State.FAIL: MarkKind.FAILED, State.JUDGE: MarkKind.JUDGE}.get(one.state)


_ON_FIGURES = (MarkKind.FAILED, MarkKind.JUDGE, MarkKind.ASIDE)


def of_hands(report: OpenReport) -> dict[str, MarkKind]:
    """Each figure that a person set or confirmed."""
    read = {fact.address: fact for fact in report.reading.facts}
    return {
        it.address: MarkKind.CONFIRMED if confirms(it, read.get(it.address)) else MarkKind.CORRECTED
        for it in report.corrections
    }


def of_figures(report: OpenReport, findings: Sequence[Numbered]) -> dict[str, frozenset[MarkKind]]:
    """Everything that is to be shown of each figure, by address: the same on the page and in the table.

    Of several findings at a figure only the gravest counts.
    """
    kinds: dict[str, set[MarkKind]] = {}
    for fact in report.facts.values():
        if fact.doubtful:
            kinds.setdefault(fact.address, set()).add(MarkKind.DOUBTFUL)
    for address, kind in of_hands(report).items():
        kinds.setdefault(address, set()).add(kind)
    for address in _noted(report, findings):
        kinds.setdefault(address, set()).add(MarkKind.NOTED)
    for address, kind in gravest(findings).items():
        kinds.setdefault(address, set()).add(kind)
    return {address: frozenset(found) for address, found in kinds.items()}


def _noted(report: OpenReport, findings: Sequence[Numbered]) -> set[str]:
    """The figures that a note is on, itself or by the finding that is shown at it."""
    noted = {note.target.finding for note in report.notes if note.target.finding}
    at = {first_address(one) for one in findings if one.key in noted}
    return {address for address in at if address} | {it.target.address for it in report.notes if it.target.address}


def gravest(findings: Iterable[Numbered]) -> dict[str, MarkKind]:
    """The gravest kind of the findings that read each figure."""
    found: dict[str, MarkKind] = {}
    for one in findings:
        kind = kind_of(one)
        if kind is None:
            continue
        for anchor in one.reviewed.finding.anchors:
            known = found.get(anchor.address or "", kind)
            if anchor.address:
                found[anchor.address] = min(known, kind, key=_ON_FIGURES.index)
    return found


def counts(report: OpenReport | None, findings: Sequence[Numbered]) -> Counter[MarkKind]:
    """How many findings, figures or notes of each kind a report has."""
    counted: Counter[MarkKind] = Counter()
    if report is None:
        return counted
    counted.update(kind for one in findings if (kind := kind_of(one)) is not None)
    counted.update(of_hands(report).values())
    counted[MarkKind.DOUBTFUL] = sum(fact.doubtful for fact in report.facts.values())
    counted[MarkKind.NOTED] = len(report.notes)
    counted[MarkKind.UNPLACED] = len(report.reading.unread)
    return counted
