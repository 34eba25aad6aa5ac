# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a workbook is made of, put in order once so that all its sheets give a finding the same number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reviewer.model.chart import Bars
from reviewer.model.coverage import Matrix
from reviewer.model.export import Made, RuleName
from reviewer.model.finding import Outcome
from reviewer.model.form import TableForm
from reviewer.model.project import Note, OpenReport, Reviewed
from reviewer.model.related import Known
from reviewer.model.reply import Follow
from reviewer.model.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with the number that it has in this workbook."""

    number: int
    reviewed: Reviewed


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with its findings, those that passed left out; `number` counts reports from 1."""

    number: int
    report: OpenReport
    findings: tuple[Listed, ...]

    @property
    def unread(self) -> bool:
        return self.report.reading.error is not None or bool(self.report.row.error)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the sheets show; `forms` by table and version, `matrices` one for each plan with its report.

    `before` are the reports of the year before, by the UUID of the report whose body they are of;
    `follows` where the findings of a report that were sent stand, by its UUID.
    """

    entries: tuple[Entry, ...]
    forms: Mapping[tuple[str, str], TableForm]
    rules: Mapping[str, RuleName]
    made: Made
    lang: Lang
    matrices: tuple[Matrix, ...] = ()
    charts: tuple[Bars, ...] = ()
    before: Mapping[str, Known] = field(default_factory=dict)
    follows: Mapping[str, Sequence[Follow]] = field(default_factory=dict)

    def say(self, text: Text) -> str:
        return text.say(self.lang)

    def form(self, report: OpenReport, table: str) -> TableForm | None:
        """The form that the report uses for `table`, as far as it was recognised."""
        version = report.reading.forms.get(table)
        return self.forms.get((table, version)) if version else None

    def local(self, at: datetime) -> datetime:
        """A time of the project (UTC) in the time zone of the workbook's maker."""
        known = at if at.tzinfo else at.replace(tzinfo=UTC)
        return known.astimezone(self.made.at.tzinfo or UTC)

    def noted(self, note: Note) -> str:
        text, when = note.text.strip(), f"{self.local(note.at):%Y-%m-%d}"
        return f"{text}（{note.author}，{when}）" if self.lang == "zh" else f"{text} ({note.author}, {when})"


def arrange(
    reports: Sequence[OpenReport],
    forms: Mapping[tuple[str, str], TableForm],
    rules: Sequence[RuleName],
    made: Made,
    lang: Lang,
    matrices: Sequence[Matrix] = (),
    charts: Sequence[Bars] = (),
    before: Mapping[str, Known] | None = None,
    follows: Mapping[str, Sequence[Follow]] | None = None,
) -> Content:
    """Number the reports and, over all reports, the findings, in the order in which they are given."""
    entries = []
    last = 0
    for number, report in enumerate(reports, 1):
        kept = [each for each in report.findings if each.finding.outcome is not Outcome.PASS]
        entries.append(Entry(number, report, tuple(Listed(last + n, each) for n, each in enumerate(kept, 1))))
        last += len(kept)
    return Content(
        tuple(entries),
        forms,
        {rule.code: rule for rule in rules},
        made,
        lang,
        tuple(matrices),
        tuple(charts),
        before or {},
        follows or {},
    )
