# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters to districts about what an auditor confirmed; nothing undecided or doubtful is held against anybody."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.dispatch.drafts import beside
from reviewer.errors import ReviewerError
from reviewer.export.equation import tidy
from reviewer.model.finding import Finding, Outcome
from reviewer.model.letter import Fault, Letter, Sender
from reviewer.model.progress import Progress
from reviewer.model.project import OpenReport, Reviewed, Status
from reviewer.model.reply import FINAL
from reviewer.model.text import Lang, Text

if TYPE_CHECKING:
    from reviewer.model.summary import Tally
    from reviewer.project import Project
    from reviewer.settings import Settings

PLAN = "work-plan"
_READING = Text("读取报告", "reading reports")
_WRITING = Text("写出整改通知", "writing letters")
_PLAN = Text("{organisation}工作要点", "{organisation}, work plan")
_NAME = Text("整改通知 {district} {year}", "Letter {district} {year}")


@dataclass(frozen=True, slots=True)
class Written:
    """The letters that were made; `unknown` are names in the template that nobody knows, `open` findings undecided."""

    paths: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    open: int = 0


def make(
    source: Path, out: Path, scratch: Path, lang: Lang, author: str, settings: Settings
) -> Generator[Progress, None, Written]:
    """Write one letter a district and year to the folder `out`, from a copy of the project at `source`.

    Districts without a confirmed finding get none. ReviewerError for a template that is no Word file, and for a
    place that does not take the letters.
    """
    from reviewer.export import saving
    from reviewer.letters.writing import write
    from reviewer.project import Project

    yield Progress(0, 1, _READING)
    _make_folder(out)
    drafts = saving.make_draft(beside(scratch, out), out).parent
    saving.make_scratch(scratch)
    with Project.copy(source, author, settings) as project:
        letters, undecided = yield from gather(project, lang)
    sender = sent_by(settings, date.today(), lang)
    made: list[str] = []
    unknown: dict[str, None] = {}
    for at, letter in enumerate(letters):
        yield Progress(at, len(letters), _WRITING)
        draft = drafts / "letter.docx"
        try:
            unknown |= dict.fromkeys(write(letter, sender, settings.letter_template, draft, lang))
        except OSError as error:
            raise _unwritten(out, error) from error
        target = out / f"{_file_name(letter, lang)}.docx"
        saving.move(draft, target)
        made.append(str(target))
    return Written(tuple(made), tuple(unknown), undecided)


def gather(project: Project, lang: Lang) -> Generator[Progress, None, tuple[list[Letter], int]]:
    """The letters that are due, and how many failures of all reports still wait for a decision."""
    by: defaultdict[tuple[str, int | None], list[Tally]] = defaultdict(list)
    tallies = project.tallies()
    for it in tallies:
        by[it.district or it.body or it.organisation, it.year].append(it)
    settled = {at for at, it in project.replies.threads().items() if it.closing and it.closing.follow in FINAL}
    letters, undecided, at = [], 0, 0
    for (district, year), group in sorted(by.items(), key=lambda pair: (pair[0][0], pair[0][1] or 0)):
        faults: list[Fault] = []
        for tally in group:
            yield Progress(at, len(tallies), _READING)
            at += 1
            if any(part.failed for part in tally.parts.values()):
                report = project.report(tally.report)
                failed = [it for it in report.findings if it.finding.outcome is Outcome.FAIL]
                undecided += sum(it.undecided for it in failed)
                held = (it for it in failed if (tally.report, it.finding.key) not in settled)
                faults += _faults(report, held, lang)
        if faults:
            own = next((it.organisation for it in group if it.body == district), district)
            letters.append(Letter(district, own, year, len(group), tuple(faults)))
    return letters, undecided


def sent_by(settings: Settings, today: date, lang: Lang) -> Sender:
    """What the settings say of the office, with the dates in words."""
    due = today + timedelta(days=settings.letter_days)
    return Sender(settings.letter_signature, settings.letter_contact, _day(due, lang), _day(today, lang))


def _faults(report: OpenReport, failed: Iterator[Reviewed], lang: Lang) -> Iterator[Fault]:
    row = report.row
    called = row.organisation or row.file
    named = _PLAN.format(organisation=called).say(lang) if row.form == PLAN else called
    for it in failed:
        if it.status is Status.CONFIRMED and not it.stale:
            yield Fault(named, _pages(it.finding, lang), it.finding.message.say(lang), _difference(it.finding))


def _difference(it: Finding) -> Decimal | None:
    return None if it.left is None or it.right is None else tidy(it.left - it.right)


def _pages(it: Finding, lang: Lang) -> str:
    pages = sorted({anchor.place.page for anchor in it.anchors})
    return ("、" if lang == "zh" else ", ").join(map(str, pages)) or "—"


def _day(day: date, lang: Lang) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if lang == "zh" else day.isoformat()


def _file_name(letter: Letter, lang: Lang) -> str:
    said = _NAME.format(district=letter.district, year=letter.year or "").say(lang)
    kept = "".join(it for it in said if unicodedata.category(it)[0] in "LNPZ" and it not in '/\\:*?"<>|')
    return kept.strip(". ")[:100]


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(out, error) from error


def _unwritten(out: Path, error: OSError) -> ReviewerError:
    reason = error.strerror or type(error).__name__
    return ReviewerError(
        Text(f"无法在“{out}”写出整改通知：{reason}。", f"Cannot write letters to “{out}”: {reason}."),
        Text("请选择另一个文件夹，或关闭正打开的通知。", "Choose another folder, or close letters that are open."),
    )
