# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a report's findings and notes are as annotations of its PDF, and the page in front that sums them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from reviewer.export.equation import equation
from reviewer.export.words import STATUSES, VERDICTS
from reviewer.model.annotation import Annotation, Front, Shape
from reviewer.model.export import Made
from reviewer.model.finding import Finding, Origin, Outcome, Severity
from reviewer.model.place import Place
from reviewer.model.project import Note, OpenReport, Reviewed
from reviewer.model.text import Lang, Text

FAILED, JUDGE, ASIDE, NOTED = "#b3261e", "#8a5a00", "#5b6b7c", "#00707a"
"""The inks of the marks on a page in the window; a test keeps them the same."""
_MACHINE = Text("自动核对（待定）", "automatic check (open)")
_RAISED = Text("审查人员意见", "raised by a person")
_NOTE = Text("备注", "Note")
_DECIDED = Text("认定：{status}（{author}，{at}）", "Decision: {status} ({author}, {at})")
_REASON = Text("理由：{reason}", "Reason: {reason}")
_STALE = Text("认定之后数据有变化，请再看一次。", "The figures have changed since the decision; look again.")
_DOUBT = Text("存疑：差异可能来自读取，请对照原件。", "Doubt: the difference may come from reading; compare.")
_HEADING = Text("审核批注", "Review remarks")
_WHAT = Text("{organisation}　{year} 年", "{organisation}, {year}")
_FILE = Text(
    "原件：{file}（共 {pages} 页；以下页码按原件，不含本页）", "Original: {file} ({pages} pages, this one not counted)"
)
_VERDICT = Text("结论：{verdict}", "Verdict: {verdict}")
_COUNTS = Text(
    "失败 {failed} 处，需判断 {review} 处，无法核对 {unknown} 处；已排除 {aside} 处，待定 {open} 处。",
    "{failed} failed, {review} to judge, {unknown} not evaluable; {aside} set aside, {open} open.",
)
_MADE = Text("{author} 于 {at} 用 {program} 导出。", "Exported by {author} on {at} with {program}.")
_UNKNOWN = Text("无法核对", "not evaluable")
_ABOVE = 14.0  # points, so that a slip does not hide what it is on
_PAGE, _NOWHERE = Text("第 {pages} 页", "page {pages}"), Text("整份报告", "whole report")


def of_report(report: OpenReport, lang: Lang) -> tuple[Annotation, ...]:
    """One annotation a finding and page, then one a note; what could not be checked is on the page in front only."""
    failed = [(number, it) for number, it in _numbered(report) if it.finding.outcome is Outcome.FAIL]
    made = [mark for number, it in failed for mark in _of_finding(report, number, it, lang)]
    return (*made, *(_of_note(report, note, lang) for note in report.notes))


def front(report: OpenReport, made: Made, lang: Lang) -> Front:
    """The verdict, the numbers, and every finding that is listed with its pages."""
    row, listed = report.row, _numbered(report)
    failed = [it for _, it in listed if it.finding.outcome is Outcome.FAIL]
    counts = _COUNTS.format(
        failed=sum(it.finding.severity is not Severity.REVIEW for it in failed),
        review=sum(it.finding.severity is Severity.REVIEW for it in failed),
        unknown=len(listed) - len(failed),
        aside=sum(it.set_aside for it in failed),
        open=sum(it.undecided for it in failed),
    )
    lines = (
        _WHAT.format(organisation=row.organisation or row.file, year=row.year or "—"),
        _FILE.format(file=row.file, pages=row.pages),
        _VERDICT.format(verdict=VERDICTS[row.decided][0]),
        counts,
        _MADE.format(author=made.author, at=_local(made.at), program=made.program),
    )
    named = tuple((_where(it, lang), _words(report, number, it, lang)) for number, it in listed)
    return Front(_HEADING.say(lang), tuple(line.say(lang) for line in lines), named)


def _numbered(report: OpenReport) -> list[tuple[int, Reviewed]]:
    """The findings that did not pass, with the number that they have in this file."""
    return list(enumerate((it for it in report.findings if it.finding.outcome is not Outcome.PASS), 1))


def _of_finding(report: OpenReport, number: int, it: Reviewed, lang: Lang) -> Iterator[Annotation]:
    decision, finding = it.decision, it.finding
    author = decision.author if decision else (_RAISED if finding.origin is Origin.PERSON else _MACHINE).say(lang)
    boxes: dict[int, list[Place]] = {}
    for anchor in finding.anchors:
        boxes.setdefault(anchor.place.page, []).append(anchor.place)
    for page, places in sorted(boxes.items()) or [(1, [])]:
        shape = Shape.HIGHLIGHT if places else Shape.SLIP
        at = decision.at.astimezone() if decision else None
        once = tuple(dict.fromkeys(places))
        yield Annotation(page, shape, once, _ink(it), author, finding.check, _words(report, number, it, lang), at)


def _ink(it: Reviewed) -> str:
    if it.set_aside:
        return ASIDE
    return FAILED if it.finding.severity is Severity.ERROR else JUDGE


def _words(report: OpenReport, number: int, it: Reviewed, lang: Lang) -> str:
    """The sentence, the figures, what was decided and why."""
    finding, decision = it.finding, it.decision
    said = [f"{number}. {finding.message.say(lang)}", equation(finding, report.facts).say(lang)]
    if finding.doubt:
        said.append(_DOUBT.say(lang))
    if decision is not None:
        told = _DECIDED.format(status=STATUSES[decision.status], author=decision.author, at=_local(decision.at))
        said.append(told.say(lang))
        if decision.reason:
            said.append(_REASON.format(reason=decision.reason).say(lang))
    if it.stale:
        said.append(_STALE.say(lang))
    return "\n".join(line for line in said if line)


def _of_note(report: OpenReport, note: Note, lang: Lang) -> Annotation:
    """A frame around a region; a slip beside a finding or a figure, or at the page's corner."""
    shape, page, boxes = Shape.SLIP, note.target.page or 1, tuple[Place, ...]()
    if note.target.place is not None:
        shape, page, boxes = Shape.FRAME, note.target.place.page, (note.target.place,)
    else:
        places = _beside(report, note)
        if places:
            it = places[0]
            page, boxes = it.page, (Place(it.page, it.x1, it.top - _ABOVE, it.x1 + _ABOVE, it.top),)
    subject = note.target.finding.partition("@")[0] if note.target.finding else _NOTE.say(lang)
    return Annotation(page, shape, boxes, NOTED, note.author, subject, note.text, note.at.astimezone())


def _beside(report: OpenReport, note: Note) -> Sequence[Place]:
    if note.target.address:
        fact = report.facts.get(note.target.address)
        return fact.places if fact else ()
    findings: Iterator[Finding] = (it.finding for it in report.findings if it.finding.key == note.target.finding)
    return [anchor.place for finding in findings for anchor in finding.anchors]


def _where(it: Reviewed, lang: Lang) -> str:
    pages = sorted({anchor.place.page for anchor in it.finding.anchors})
    named = ("、" if lang == "zh" else ", ").join(map(str, pages))
    said = _PAGE.format(pages=named) if pages else _NOWHERE
    tail = f"，{_UNKNOWN.say(lang)}" if it.finding.outcome is Outcome.NOT_EVALUABLE else ""
    return f"{said.say(lang)}，{it.finding.check}{tail}"


def _local(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
