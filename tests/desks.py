# SPDX-License-Identifier: AGPL-3.0-or-later
"""What tests of the window share: a report with two known faults, as objects and as a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reviewer.desk.selection import Numbered, in_order
from reviewer.keeping.summing import parts
from reviewer.model.document import State
from reviewer.model.finding import Outcome
from reviewer.model.place import Place
from reviewer.model.project import Decision, Note, OpenReport, ReportRow, Reviewed, Status
from reviewer.model.report import Reading, Verdict
from reviewer.reviewing import check
from reviewer.store.summaries import Mark, Stuff
from tests import literals
from tests.press import Layout
from tests.press.content import invented
from tests.press.report import opened, printed

FAULTS = {"requests_3_1_company": "2"}
CULPRIT = "requests/3.1/company"
ROW, COLUMN = "T3-ROW@requests/3.1", "T3-SUM7@requests/company"


def reading(**changes: str) -> Reading:
    """A report in which one figure breaks a row and a column, but for `changes`."""
    return literals.reading(
        literals.disclosure(), literals.requests(**(FAULTS | changes)), literals.disputes(), state=State.DIGITAL
    )


def open_report(
    changes: Mapping[str, str] | None = None,
    decisions: Mapping[str, Decision] | None = None,
    notes: tuple[Note, ...] = (),
) -> OpenReport:
    """The report as a project would hand it out."""
    read = reading(**(changes or {}))
    every = check(read)
    found = [finding for finding in every if finding.outcome is not Outcome.PASS]
    passes = Counter(finding.check for finding in every if finding.outcome is Outcome.PASS)
    made = decisions or {}
    reviewed = tuple(Reviewed(finding, made.get(finding.key)) for finding in found)
    waiting = sum(one.undecided for one in reviewed)
    row = ReportRow(
        "u1", "云岚市.pdf", "云岚市", 2024, read.title, read.form, "digital", 1,
        Verdict.FAIL, len(found), 0, 0, waiting, heavy=len(found),
    )  # fmt: skip
    return OpenReport(row, read, {fact.address: fact for fact in read.facts}, reviewed, notes, passes=passes)


def summed(report: OpenReport) -> ReportRow:
    """The row of a report with the numbers of its parts, as the project would list it."""
    marks = tuple(_mark(one) for one in report.findings)
    stuff = Stuff(0, report.row.form, "", "", tuple(report.reading.forms), (), marks, report.passes, None)
    return replace(report.row, parts=parts(stuff))


def _mark(one: Reviewed) -> Mark:
    it, addresses = one.finding, tuple(anchor.address for anchor in one.finding.anchors if anchor.address)
    return Mark(it.check, it.at, it.outcome, it.severity, addresses, None if one.stale else one.status)


def findings(report: OpenReport) -> tuple[Numbered, ...]:
    return in_order(report.findings)


def row(uuid: str, organisation: str, undecided: int = 0, **other: Any) -> ReportRow:
    """A line of the list of reports."""
    plain = ReportRow(
        uuid, f"{organisation}.pdf", organisation, 2024, f"{organisation}报告", "annual-report-2021", "digital", 5,
        Verdict.FAIL, undecided, 0, 0, undecided, heavy=undecided,
    )  # fmt: skip
    return replace(plain, **other)


def pdf(path: Path, seed: int = 3, **changes: str) -> Path:
    """A printed report with the same two faults."""
    layout = Layout(seed=seed, paragraphs=1)
    facts = literals.disclosure() | literals.requests(**(FAULTS | changes)) | literals.disputes()
    texts = {address: fact.text for address, fact in facts.items()}
    data, _ = printed(opened(layout), layout, invented(seed, 1, texts))
    path.write_bytes(data)
    return path


def decided(status: Status, digest: str) -> Decision:
    return Decision(status, "李", datetime(2026, 1, 5, 8, 30, tzinfo=UTC), digest)


SOMEWHERE = Place(1, 50.0, 60.0, 150.0, 90.0)
