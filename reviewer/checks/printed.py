# SPDX-License-Identifier: AGPL-3.0-or-later
"""Heads and row labels as they are printed, against the wording of the form, and which version they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.checks.subject import made, short
from reviewer.checks.wording import marked, pictured
from reviewer.forms.book import table_form, versions
from reviewer.forms.labels import plain
from reviewer.model.finding import Outcome
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.finding import Anchor, Finding
    from reviewer.model.form import Line, TableForm
    from reviewer.model.place import Place

MOST = 3  # characters that may differ in a misprint; beyond that the words are others
NUMBERED = 0.5  # share of numbered labels from which a missing number is a fault and not a column of its own
_LATIN = re.compile(r"[A-Za-z\d]")
_NUMBER = re.compile(r"^[一二三四五六七八九十\d]{1,2}")


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: where in the form it stands, its words, and the form's."""

    at: str
    text: str
    form: str
    place: Place


def labels(check: Rule, whole: Whole) -> Iterator[Finding]:
    """Heads and row labels of each table read as the form has them; a misprint differs in up to three characters."""
    for table in check.tables:
        form = whole.forms.get(table)
        if form is None:
            yield _absent(check, table)
            continue
        wrong: dict[str, list[Label]] = {}
        every = [*_heads(whole, form), *_rows(whole, form)]
        filled = {place.page for a, fact in whole.facts.items() if a.startswith(f"{table}/") for place in fact.places}
        for label in every:
            speck = _is_speck(label) and pictured(whole, marked([label.place]))
            if _misprinted(label, form, every) and not speck and not _is_cut(label, every, filled):
                wrong.setdefault(label.at, []).append(label)
        for at, found in wrong.items():
            yield _misprint(check, whole, form, at, found)
        if every and not wrong:
            yield made(check, table, Outcome.PASS, form.name, ())


def _misprint(check: Rule, whole: Whole, form: TableForm, at: str, found: Sequence[Label]) -> Finding:
    anchors = marked(label.place for label in found)
    first = found[0]
    message = check.fail.format(table=short(form.name), printed=first.text, right=first.form)
    read = tuple(label.text for label in found)
    return made(check, at, Outcome.FAIL, message, anchors, read=read, doubt=pictured(whole, anchors))


def _heads(whole: Whole, form: TableForm) -> list[Label]:
    names = {column.code: column.labels[0] for column in form.columns}
    if form.lines_are == "above":
        names |= {line.code: line.labels[0] for line in form.lines}
    seen = whole.reading.heads.get(form.table, ())
    return [
        Label(f"{form.table}/heads/{one.code}", one.label, names[one.code], one.place)
        for one in seen
        if one.code in names
    ]


def _rows(whole: Whole, form: TableForm) -> list[Label]:
    lines = {line.code: line for line in form.lines}
    seen = whole.reading.rows.get(form.table, ())
    return [
        Label(f"{form.table}/rows/{one.line}", _own(one.label, lines[one.line]), lines[one.line].labels[0], one.place)
        for one in seen
        if one.line in lines
    ]


def _own(text: str, line: Line) -> str:
    """A row's label without the heading of its group, where both stand in one cell."""
    return text[len(line.heading) :] if line.heading and text.startswith(line.heading) else text


def _misprinted(label: Label, form: TableForm, every: Sequence[Label]) -> bool:
    printed, right = plain(label.text), plain(label.form)
    if right in printed or not printed:
        return False
    if printed == _NUMBER.sub("", right):
        return _is_numbered(form, every)
    return 0 < _distance(printed, right, MOST) <= MOST


def _is_cut(label: Label, every: Sequence[Label], filled: Collection[int]) -> bool:
    """Whether a page break parts the words of a head: the page on which it begins has heads and no figure."""
    parting = {one.place.page for one in every} - set(filled)
    printed, right = plain(label.text), plain(label.form)
    if label.place.page in parting:
        return right.startswith(printed) or right.endswith(printed)
    return label.place.page - 1 in parting and right.endswith(printed)


def _is_speck(label: Label) -> bool:
    """Whether only letters and digits differ: in a picture, what a speck was read as."""
    return _LATIN.sub("", plain(label.text)) == _LATIN.sub("", plain(label.form))


def _is_numbered(form: TableForm, every: Sequence[Label]) -> bool:
    """Whether the labels of a table are printed with their numbers."""
    due = [label for label in every if _NUMBER.match(plain(label.form))]
    return sum(plain(label.form) == plain(label.text) for label in due) >= NUMBERED * len(due)


def _distance(one: str, other: str, most: int) -> int:
    """Characters to add, drop or replace to make one of the other; more than `most` is `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, c in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, d in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (c != d))
        if min(row) > most:
            return most + 1
    return row[-1]


def form_versions(check: Rule, whole: Whole) -> Iterator[Finding]:
    """All tables are of one version of the form, and of the one that holds for the year of the report."""
    known = {table: form for table, form in whole.forms.items() if len(versions(table)) > 1}
    if not known:
        return
    year = whole.reading.year
    due = check.left[0] if year and year >= int(check.left[0]) else None
    kinds = {form.version for form in known.values()}
    wrong = [form for form in known.values() if (due and form.version < due) or (not due and len(kinds) > 1)]
    if not wrong:
        yield made(check, "forms", Outcome.PASS, check.name, ())
        return
    mixed = [form for form in wrong if form.version == min(kinds)]
    names = Text("、".join(short(form.name).zh for form in mixed), ", ".join(short(form.name).en for form in mixed))
    version = min(kinds)
    said = check.fail if due else check.remark
    anchors = tuple(a for form in mixed for a in _telling(whole, form))
    read = tuple(f"{table}={form.version}" for table, form in known.items())
    message = said.format(tables=names, version=version, due=due or max(kinds), year=year or "")
    yield made(check, "forms", Outcome.FAIL, message, anchors, read=read, doubt=pictured(whole, anchors))


def _telling(whole: Whole, form: TableForm) -> tuple[Anchor, ...]:
    """The printed labels that only this version of the table has."""
    others = [table_form(form.table, version) for version in versions(form.table) if version != form.version]
    lines = {line.code for other in others for line in other.lines}
    columns = {column.code for other in others for column in other.columns}
    rows = [one.place for one in whole.reading.rows.get(form.table, ()) if one.line not in lines]
    heads: Mapping[str, Place] = {
        one.code: one.place for one in reversed(whole.reading.heads.get(form.table, ())) if one.code not in columns
    }
    return marked([*heads.values(), *rows])


def _absent(check: Rule, table: str) -> Finding:
    name = table_form(table).name
    message = Text(
        f"未找到{name.zh}，无法核对“{check.name.zh}”。",
        f"{name.en} was not found; “{check.name.en}” cannot be checked.",
    )
    return made(check, table, Outcome.NOT_EVALUABLE, message, ())
