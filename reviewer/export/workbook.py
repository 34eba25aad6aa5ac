# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project as an Excel workbook: what was checked, what was found, and the figures themselves."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook

from reviewer.export import across, answers, figures, findings, origin, remarks, rules, summary, tables, tasks
from reviewer.export import charts as drawn
from reviewer.export.cells import clean
from reviewer.export.content import Content, arrange
from reviewer.export.layout import Sheet, fill
from reviewer.export.saving import save
from reviewer.export.shown import Book
from reviewer.export.styles import add_styles
from reviewer.model.chart import Bars
from reviewer.model.coverage import Matrix
from reviewer.model.export import Made, RuleName
from reviewer.model.form import TableForm
from reviewer.model.progress import Progress, drained
from reviewer.model.project import OpenReport
from reviewer.model.related import Known
from reviewer.model.reply import Follow
from reviewer.model.text import Lang, Text

Filler = Callable[[Workbook, Content], None]

SHEETS: tuple[Sheet, ...] = (
    summary.SHEET,
    findings.SHEET,
    remarks.SHEET,
    tables.DISCLOSURE,
    tables.REQUESTS,
    tables.DISPUTES,
    tasks.SHEET,
    across.SHEET,
    answers.SHEET,
    figures.SHEET,
    rules.SHEET,
    origin.SHEET,
)


def write(
    out: Path,
    reports: Sequence[OpenReport],
    forms: Mapping[tuple[str, str], TableForm],
    rules: Sequence[RuleName],
    made: Made,
    lang: Lang,
    matrices: Sequence[Matrix] = (),
    charts: Sequence[Bars] = (),
    before: Mapping[str, Known] | None = None,
    follows: Mapping[str, Sequence[Follow]] | None = None,
) -> Path:
    """Write the workbook to `out` and return it.

    `forms` by (table, version), `matrices` of plans with their reports, `before` the reports of the year
    before by the UUID of the later one, `follows` where the findings sent to districts stand, by report.
    An existing file is replaced only when the new one is complete. Equal arguments give equal bytes.
    ReviewerError when `out` cannot be written (open in Excel, no rights, no such folder).
    """
    return drained(writing(out, reports, forms, rules, made, lang, matrices, charts, before, follows))


def writing(
    out: Path,
    reports: Sequence[OpenReport],
    forms: Mapping[tuple[str, str], TableForm],
    rules: Sequence[RuleName],
    made: Made,
    lang: Lang,
    matrices: Sequence[Matrix] = (),
    charts: Sequence[Bars] = (),
    before: Mapping[str, Known] | None = None,
    follows: Mapping[str, Sequence[Follow]] | None = None,
    more: Sequence[Filler] = (),
) -> Generator[Progress, None, Path]:
    """`write`, saying before each sheet which one it is; the sheets are the second half of the way.

    `more` fill further sheets, behind all others.
    """
    content = arrange(reports, forms, rules, made, lang, matrices, charts, before, follows)
    book = Book()
    book.remove(book.worksheets[0])
    add_styles(book)
    steps = len(SHEETS) + 1
    for at, sheet in enumerate(SHEETS):
        if sheet.needed is not None and not sheet.needed(content):
            continue
        yield Progress(steps + at, 2 * steps, sheet.name)
        fill(book.create_sheet(content.say(sheet.name)), sheet, content)
    if any(not bars.empty for bars in content.charts):
        drawn.fill(book.create_sheet(content.say(drawn.NAME)), content)
    for filling in more:
        filling(book, content)
    _describe(book, content)
    yield Progress(2 * steps - 1, 2 * steps, Text("保存文件", "saving the file"))
    return save(book, out, content.local(made.at))


def _describe(book: Workbook, content: Content) -> None:
    """Document properties, none of which is the clock's; Excel takes their times for UTC."""
    made = content.made
    at = content.local(made.at).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = book.properties
    properties.creator = properties.lastModifiedBy = clean(made.author, 200)
    properties.created = properties.modified = at
    properties.title = content.say(summary.SHEET.title(content))
    properties.subject = clean(content.say(Text(f"规则库 {made.rule_book}", f"Rule book {made.rule_book}")), 200)
    properties.description = clean(made.program, 200)
    properties.language = "zh-CN" if content.lang == "zh" else "en"
