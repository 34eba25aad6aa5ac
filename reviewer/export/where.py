# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a finding is, in the words of the form: table, line, column and page."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.export.content import Content
from reviewer.export.words import TABLES, TASKS, joined
from reviewer.model.finding import Finding, Side
from reviewer.model.form import Line, TableForm
from reviewer.model.project import OpenReport

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Where:
    """Names in the language of the workbook; empty when a finding is not about a table."""

    table: str = ""
    line: str = ""
    column: str = ""


def table_name(table: str, content: Content) -> str:
    if table == PLAN:
        return content.say(TASKS)
    return content.say(TABLES[table]) if table in TABLES else table


def line_name(line: Line, content: Content) -> str:
    """Below a merged heading the printed heading and label, which a reader finds again on the page; else the name."""
    if content.lang != "zh" or not line.labels or not line.heading:
        return content.say(line.name)
    return f"{line.heading} {line.labels[0]}"


def locate(finding: Finding, report: OpenReport, content: Content) -> Where:
    """From the point of the check when that is in a table, else from the first figure of a table that it read."""
    sides = (Side.LEFT, Side.RIGHT, Side.CONTEXT)
    anchors = sorted((a for a in finding.anchors if a.address), key=lambda a: sides.index(a.side))
    for address in (finding.at, *(anchor.address or "" for anchor in anchors)):
        table, *parts = address.split("/")
        form = content.form(report, table) or _any_form(table, content)
        if form:
            return _named(form, parts, content)
    return Where()


def located(address: str, report: OpenReport, content: Content) -> Where:
    """The names of a figure's table, line and column; empty when the form does not have it."""
    table, *parts = address.split("/")
    form = content.form(report, table) or _any_form(table, content)
    return _named(form, parts, content) if form else Where()


def pages(finding: Finding, content: Content) -> int | str | None:
    """The page as a number; several as text (`8、9`)."""
    found = sorted({anchor.place.page for anchor in finding.anchors if anchor.place.page > 0})
    if len(found) > 1:
        return joined([str(page) for page in found], content.lang)
    return found[0] if found else None


def _any_form(table: str, content: Content) -> TableForm | None:
    """For a table that was not found in the report: the newest form that has it."""
    return max((f for (name, _), f in content.forms.items() if name == table), key=lambda f: f.version, default=None)


def _named(form: TableForm, parts: list[str], content: Content) -> Where:
    line = next((line for line in form.lines if line.code in parts), None)
    column = next((column for column in form.columns if column.code in parts), None)
    return Where(
        table_name(form.table, content),
        line_name(line, content) if line else "",
        content.say(column.name) if column else "",
    )
