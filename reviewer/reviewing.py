# SPDX-License-Identifier: AGPL-3.0-or-later
"""The whole story of one file: read, recognise, map, check.

`review` runs in a child process and yields its progress; `check` and `verdict` are pure and run
anywhere. PyMuPDF is imported only by `review`, so that the window's process never loads it.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.checks import office, running
from reviewer.checks.choosing import chosen
from reviewer.errors import ReviewerError
from reviewer.files import digest
from reviewer.forms.book import FIRST_VERSION, REPORT, TABLES, table_form
from reviewer.forms.mapping import Mapped, is_head, mapped
from reviewer.forms.plan import plan
from reviewer.forms.planform import PLAN
from reviewer.forms.planlines import ruled
from reviewer.model.document import State
from reviewer.model.finding import Outcome, Severity
from reviewer.model.related import ALONE
from reviewer.model.report import PageSize, Reading, Review, Verdict
from reviewer.model.text import Text
from reviewer.prose.claims import claims
from reviewer.prose.reading import prose
from reviewer.prose.title import ANNUAL_REPORT, WORK_PLAN, title
from reviewer.reading import binding
from reviewer.reading.scanning import recognised, settled
from reviewer.reading.shortfalls import shortfalls
from reviewer.tables.breaks import closed
from reviewer.tables.finding import tables

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from reviewer.model.document import Document
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding
    from reviewer.model.progress import Progress
    from reviewer.model.related import Related
    from reviewer.prose.title import Title
    from reviewer.settings import Settings

LAST = 0.85  # of a file's time: later no figure is looked at a second time


def review(path: str, settings: Settings) -> Generator[Progress, None, Review]:
    """Read and check one file; a file that cannot be read is a Review that says why."""
    from reviewer.pdf import reading as pdf

    office.use(settings.rules_folder)
    file = Path(path)
    until = time.monotonic() + LAST * settings.file_seconds
    try:
        document, sheets = yield from recognised(file, (yield from pdf.read(file, settings)), settings)
    except pdf.NeedsPassword as error:
        return unreadable(digest(file), error.text, State.ENCRYPTED)
    except ReviewerError as error:
        return unreadable(digest(file), error.text)
    reading = settled(read(document, file.stem), document, sheets, settings, until)
    findings = check(reading)
    return Review(reading, findings, verdict(reading, findings))


def read(document: Document, name: str = "") -> Reading:
    """What a document says: whose report it is, its tables and its figures; `name` is its file's."""
    several = binding.parts(document.pages)
    first = replace(document, pages=several[0].pages) if several else document
    heading = title(first.pages, name)
    found, doubts = _found(first, heading)
    return Reading(
        digest=document.digest,
        state=document.state,
        pages=tuple(PageSize(*page.displayed, page.scanned) for page in document.pages),
        title=heading.text,
        organisation=heading.body,
        year=heading.year,
        form=_form(heading, found),
        forms=found.versions,
        facts=found.facts,
        rows=found.rows,
        gaps=binding.told(several) + shortfalls(document, _gaps(heading, found) + doubts),
        unread=found.unread,
        prose=prose(document.pages, found.places),
        heads=found.heads,
    )


def check(reading: Reading, facts: Mapping[str, Fact] | None = None, related: Related = ALONE) -> tuple[Finding, ...]:
    """The outcome of every check, over the facts as read or as corrected (`facts`, by address).

    `related` are the other reports at hand that this one is checked against.
    """
    effective = {fact.address: fact for fact in reading.facts} if facts is None else facts
    if reading.form == WORK_PLAN:
        return running.run_plan(reading, effective, related)
    if reading.form is None or not reading.form.startswith(ANNUAL_REPORT):
        return ()
    return running.run(reading, effective, claims(reading.prose), related)


def check_again(reading: Reading, alone: Sequence[Finding], related: Related) -> tuple[Finding, ...]:
    """What `check` says with the other reports at hand, given what it said of the same reading without them."""
    facts = {fact.address: fact for fact in reading.facts}
    if reading.form == WORK_PLAN:
        return running.run_plan(reading, facts, related)
    if reading.form is None or not reading.form.startswith(ANNUAL_REPORT):
        return ()
    return running.again(reading, facts, lambda: claims(reading.prose), related, alone)


def verdict(reading: Reading, findings: Iterable[Finding]) -> Verdict:
    """One plain answer: what could not be read outranks what failed, failures outrank doubts.

    That of which nothing was checked has not passed.
    """
    if reading.error is not None:
        return Verdict.UNREADABLE
    every = tuple(findings)
    failed = [finding for finding in every if finding.outcome is Outcome.FAIL]
    if reading.gaps:
        return Verdict.INCOMPLETE
    if any(finding.severity is Severity.ERROR for finding in failed):
        return Verdict.FAIL
    return Verdict.REVIEW if failed or not every else Verdict.PASS


def lost(path: str, reason: Text) -> Review:
    """The review of a file whose reader crashed, hung or ran out of memory."""
    file = Path(path)
    return unreadable(digest(file), Text(f"“{file.name}”：{reason.zh}", f"“{file.name}”: {reason.en}"))


def unreadable(sha256: str, error: Text, state: State = State.DAMAGED) -> Review:
    """The review of a file that could not be read, and why."""
    reading = Reading(digest=sha256, state=state, error=error)
    return Review(reading, (), Verdict.UNREADABLE)


def _found(document: Document, heading: Title) -> tuple[Mapped, tuple[Text, ...]]:
    """The figures of a report or, where the title or else the columns say so, the tasks of a plan and their doubts."""
    if heading.kind != ANNUAL_REPORT:
        printed = tables([closed(page) for page in ruled(document.pages)], is_head)
        tasks = plan(printed)
        if tasks.facts or heading.kind == WORK_PLAN:
            places = tuple(table.place for table in printed)
            return Mapped(tasks.versions, tasks.facts, {}, places=places), tasks.gaps
    return chosen(mapped(tables([closed(page) for page in document.pages], is_head))), ()


def _form(heading: Title, found: Mapped) -> str | None:
    """Where the tables are of different versions, that of table 3 (contract.md: `form`)."""
    if PLAN in found.versions:
        return WORK_PLAN
    version = found.versions.get("requests") or next(iter(found.versions.values()), None)
    if version:
        return f"{REPORT}-{version}"
    if heading.kind == WORK_PLAN:
        return WORK_PLAN
    return f"{REPORT}-2021" if heading.kind == ANNUAL_REPORT else None


def _gaps(heading: Title, found: Mapped) -> tuple[Text, ...]:
    """What a reader of the result must know is not in it."""
    gaps: list[Text] = []
    if heading.kind == WORK_PLAN and PLAN not in found.versions:
        gaps.append(
            Text("这是工作要点，但未找到任务表。", "This is a work plan, but its table of tasks was not found.")
        )
    if heading.kind == WORK_PLAN or PLAN in found.versions:
        return tuple(gaps)
    have = {fact.address for fact in found.facts}
    for name in TABLES:
        form = table_form(name, found.versions.get(name, FIRST_VERSION))
        absent = [address for address in form.addresses() if address not in have]
        if name not in found.versions:
            gaps.append(Text(f"未找到{form.name.zh}。", f"{form.name.en} was not found."))
        elif absent:
            gaps.append(
                Text(
                    f"{form.name.zh}有 {len(absent)} 个数字格未找到。",
                    f"{len(absent)} figures of {form.name.en} were not found.",
                )
            )
    return tuple(gaps)
