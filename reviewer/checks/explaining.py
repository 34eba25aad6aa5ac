# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a balance fails: the smallest changes that would make its whole table agree, and whose fault it looks like.

Of a row that is not printed: what it would have to hold.

The identities point at figures; they never decide a value. The sentence is advice for the auditor
and goes to no other check.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.checks import absent
from reviewer.checks.absent import missing_line
from reviewer.checks.equations import all_equations
from reviewer.checks.office import book
from reviewer.checks.repairs import Cause, Repair, repairs
from reviewer.checks.subject import Subject, plain
from reviewer.forms.book import address_name
from reviewer.model.finding import UNEXPLAINED, Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.finding import Finding

SHOWN = 3  # possibilities named in one sentence
TWO = 2
CAUSES = {
    Cause.SHIFTED: Text("整行错位一格", "the row is shifted by one cell"),
    Cause.SWAPPED: Text("相邻两格填反", "two cells are swapped"),
    Cause.TOTAL: Text("合计没有随之更新", "a total was not updated"),
    Cause.MISREAD: Text("数字形近", "the digits look alike"),
    Cause.TRANSPOSED: Text("数字前后颠倒", "two digits are transposed"),
    Cause.MOVED: Text("一格多计、一格少计", "one has too much, the other too little"),
    Cause.DROPPED: Text("多写或漏写一位", "a digit too many or too few"),
    Cause.DIGIT: Text("一位数字不同", "one digit differs"),
}


def explained(findings: Sequence[Finding], subjects: Mapping[str, Subject]) -> tuple[Finding, ...]:
    """The findings, failed balances and missing rows with their reason."""
    balances = {rule.code for rule in book().rules if rule.kind == "balance"}
    failed = [f for f in findings if f.outcome is Outcome.FAIL and f.check in balances]
    known = {table: _repairs(subjects[table]) for table in {_table(finding) for finding in failed}}
    told = {
        finding.key: replace(
            finding,
            why=_why(finding, subjects[_table(finding)], known[_table(finding)]),
            anchors=_lit(finding, subjects[_table(finding)], known[_table(finding)]),
        )
        for finding in failed
    }
    of_rows = {rule.code for rule in book().rules if rule.kind == "rows"}
    absent_rows = [f for f in findings if f.outcome is Outcome.FAIL and f.check in of_rows]
    told |= {finding.key: replace(finding, why=_row(finding, subjects)) for finding in absent_rows}
    return tuple(told.get(finding.key, finding) for finding in findings)


def _row(finding: Finding, subjects: Mapping[str, Subject]) -> Text:
    """What a missing row would have to hold, where it is the only one."""
    subject = subjects.get(_table(finding))
    line = missing_line(subject) if subject else None
    if subject is None or line is None or finding.at != f"{subject.form.table}/{line.code}":
        return UNEXPLAINED
    return absent.told(subject, line, all_equations(subject.form))


def _table(finding: Finding) -> str:
    return finding.at.split("/")[0]


def _repairs(subject: Subject) -> tuple[Repair, ...]:
    """What would make the table agree, over all of its equations whose figures are all there."""
    known = [
        equation
        for equation in all_equations(subject.form)
        if all((f := subject.facts.get(a)) and f.counts is not None for a in (*equation.left, *equation.right))
    ]
    return repairs(subject.form, known, subject.facts)


def _lit(finding: Finding, subject: Subject, found: Sequence[Repair]) -> tuple[Anchor, ...]:
    """The anchors of a finding with the cells of the likeliest repair, where they are not among them."""
    there = {anchor.address for anchor in finding.anchors}
    cells = [edit.address for edit in found[0].edits if edit.address not in there] if found else []
    more = (Anchor(place, Side.CONTEXT, address) for address in cells for place in subject.facts[address].places)
    return (*finding.anchors, *more)


def _why(finding: Finding, subject: Subject, found: Sequence[Repair]) -> Text:
    said = [_changes(subject, found), _belief(finding, subject, found)]
    return Text("".join(text.zh for text in said), " ".join(text.en for text in said))


def _changes(subject: Subject, found: Sequence[Repair]) -> Text:
    if not found:
        return Text(
            "改动任何一格、任何两格都不能使本表全部成立，可能有多处差错。",
            "No change of one or two figures makes the table agree: several may be wrong.",
        )
    first = _sentence(subject, found[0])
    one = "一格" if len(found[0].edits) == 1 else "两格" if len(found[0].edits) == TWO else "一行"
    if len(found) == 1:
        return Text(
            f"{first.zh}，本表全部勾稽关系成立，这是唯一的{one}解释。",
            f"{first.en} the table agrees; there is no other explanation as small.",
        )
    others = [_sentence(subject, repair) for repair in found[1:SHOWN]]
    more = Text("；".join(text.zh for text in others), "; ".join(text.en for text in others))
    return Text(
        f"共有 {len(found)} 种可能。{first.zh}，本表全部成立（最像）；或者{more.zh}。",
        f"There are {len(found)} possibilities. {first.en} the table agrees (the likeliest); or {more.en}.",
    )


def _sentence(subject: Subject, repair: Repair) -> Text:
    cells = [(address_name(subject.form, e.address), plain(e.old), plain(e.new)) for e in repair.edits]
    zh = "、".join(f"“{name.zh}”由 {old} 改为 {new}" for name, old, new in cells)
    en = ", ".join(f"“{name.en}” {new} instead of {old}" for name, old, new in cells)
    cause = CAUSES.get(repair.cause)
    return Text(
        f"如果把{zh}" + (f"（{cause.zh}）" if cause else ""), f"With {en}" + (f" ({cause.en})" if cause else "")
    )


def _belief(finding: Finding, subject: Subject, found: Sequence[Repair]) -> Text:
    """Whose fault it looks like: the report's or the reading's."""
    suspects = [subject.facts[edit.address] for edit in found[0].edits] if found else []
    if finding.doubt and any(fact.doubtful for fact in suspects):
        return Text(
            "这里的数字读取存疑，更像是读取差错：先对照页面，再下结论。",
            "The figure in question was read with doubt; it is likely misread: compare it with the page first.",
        )
    if finding.doubt:
        return Text(
            "有数字读取存疑，先对照页面，再下结论。", "A figure was read with doubt: compare it with the page first."
        )
    return Text(
        "所涉数字均清晰读自页面，更像是报告本身的差错。",
        "All figures were read clearly from the page: this looks like a fault of the report.",
    )
