# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a figure comes from, in words: read with what trust, corrected or confirmed by whom and when; no Qt widgets."""

from __future__ import annotations

from reviewer.desk.i18n import tr
from reviewer.desk.notes.panel import local_time
from reviewer.model.document import Source
from reviewer.model.fact import Fact, Printed
from reviewer.model.project import Correction, OpenReport, confirms
from reviewer.model.related import Known


def shown(fact: Fact | None) -> str:
    """What a cell says: a blank is named, so that it is never taken for a zero."""
    if fact is None:
        return tr("未读到")
    return tr("空白") if fact.printed is Printed.BLANK else fact.text


def read_of(report: OpenReport, address: str) -> Fact | None:
    """The figure as it was read, whatever people said since."""
    return next((fact for fact in report.reading.facts if fact.address == address), None)


def correction_of(report: OpenReport, address: str) -> Correction | None:
    return next((it for it in report.corrections if it.address == address), None)


def is_confirmed(report: OpenReport, address: str) -> bool:
    """Whether a person found on the page just what is read now."""
    it = correction_of(report, address)
    return it is not None and confirms(it, read_of(report, address))


def by_hand(report: OpenReport, address: str) -> str:
    """What a person did to the figure, with the value that was read; empty when nobody touched it."""
    it, read = correction_of(report, address), read_of(report, address)
    if it is None:
        return ""
    who = {"author": it.author, "time": local_time(it.at)}
    if confirms(it, read):
        return tr("{author} 于 {time} 确认与原文一致").format(**who)
    words = tr("人工更正：{now}（{author}，{time}）；原读数：{before}")
    return words.format(now=it.printed or tr("空白"), before=shown(read), **who)


def as_read(fact: Fact) -> str:
    """On which page it was read, and how surely."""
    page = fact.places[0].page if fact.places else 0
    if fact.source is Source.RECOVERED:
        return tr("第 {page} 页，由推断补出，请对照页面").format(page=page)
    if fact.doubtful:
        return tr("第 {page} 页，读取可信度 {confidence}，请对照页面").format(
            page=page, confidence=f"{fact.confidence:.2f}"
        )
    return tr("第 {page} 页").format(page=page) if page else ""


def year_before(report: OpenReport, last: Known | None, address: str) -> str:
    """The same figure in last year's report; empty when there is none or its table is of another form."""
    fact = last.facts.get(address) if last else None
    table = address.split("/")[0]
    if last is None or fact is None or last.forms.get(table) != report.reading.forms.get(table):
        return ""
    words = tr("上年（{name}）：{value}，读取存疑") if fact.doubtful else tr("上年（{name}）：{value}")
    return words.format(name=last.name, value=shown(fact))


def tip(report: OpenReport | None, address: str, suspect: bool, last: Known | None = None) -> str:
    """The tip of a cell, most telling first; `last` is last year's report."""
    fact = report.facts.get(address) if report else None
    if report is None or fact is None:
        lines = [tr("这一格没有找到，或无法读取；用到它的检查无法核对。")]
        lines.append(year_before(report, last, address) if report else "")
        return "\n".join(line for line in lines if line)
    lines = [by_hand(report, address)]
    if suspect:
        lines.append(tr("可能的错处：改动它，相关检查可同时成立"))
    lines.append(as_read(fact))
    lines.append(year_before(report, last, address))
    return "\n".join(line for line in lines if line)
