# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of notes: one row for each, with what it is on, who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.export import findings
from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Sheet, Shown, place
from reviewer.export.styles import Look
from reviewer.export.where import located
from reviewer.export.words import joined
from reviewer.model.project import Note
from reviewer.model.text import Text

_COLUMNS = (
    Column(Text("序号", "No."), 4, 6),
    Column(Text("单位", "Organisation"), 8, 18),
    Column(Text("年度", "Year"), 4, 5),
    Column(Text("对象", "On"), 10, 24),
    Column(Text("页码", "Page"), 4, 5),
    Column(Text("备注", "Note"), 20, 60),
    Column(Text("截图", "Picture"), 4, 8),
    Column(Text("作者", "By"), 6, 10),
    Column(Text("时间", "When"), 10, 16),
)
NAME = Text("备注", "Notes")
_WHOLE = Text("整份报告", "the whole report")
_REGION = Text("页面区域", "a region of a page")
_PAGE = Text("页面", "a page")


def needed(content: Content) -> bool:
    """Whether anybody noted anything."""
    return any(entry.report.notes for entry in content.entries)


def _remark(content: Content) -> Text:
    total = sum(len(entry.report.notes) for entry in content.entries)
    return Text(
        f"共 {total} 条，按报告和时间排列；“截图”：备注在程序中附有该页的截图。",
        f"{total} in all, by report and time. Picture: the note shows a part of that page in the program.",
    )


def _rows(content: Content) -> Iterator[Row]:
    number = 0
    for entry in content.entries:
        row = entry.report.row
        for note in entry.report.notes:
            number += 1
            picture = content.say(Text("有", "yes")) if note.picture else None
            yield (
                Shown(number, Look.CENTRE),
                Shown(row.organisation or row.file),
                Shown(row.year, Look.CENTRE),
                _on(content, entry, note),
                Shown(_page(entry, note), Look.CENTRE),
                Shown(note.text),
                Shown(picture, Look.CENTRE),
                Shown(note.author, Look.CENTRE),
                Shown(f"{content.local(note.at):%Y-%m-%d %H:%M}", Look.CENTRE),
            )


def _on(content: Content, entry: Entry, note: Note) -> Shown:
    """What a note is on, in words; a finding by its number in this workbook, which leads to it."""
    target = note.target
    if target.finding:
        listed = next((it for it in entry.findings if it.reviewed.finding.key == target.finding), None)
        if listed is None:
            return Shown(content.say(Text("已不存在的问题", "a finding that is gone")))
        name = Text(f"问题第 {listed.number} 条", f"Finding no. {listed.number}")
        return Shown(content.say(name), Look.LINK, link=place(findings.SHEET, listed.number, content))
    if target.address:
        where = located(target.address, entry.report, content)
        parts = [part for part in (where.table, where.line, where.column) if part]
        return Shown(joined(parts, content.lang) if parts else target.address)
    return Shown(content.say(_REGION if target.place else _PAGE if target.page else _WHOLE))


def _page(entry: Entry, note: Note) -> int | None:
    target = note.target
    if target.place or target.page:
        return target.place.page if target.place else target.page
    places = [note.picture.place] if note.picture else []
    fact = entry.report.facts.get(target.address or "")
    places += fact.places if fact else ()
    on = (it.reviewed.finding for it in entry.findings if it.reviewed.finding.key == target.finding)
    places += [anchor.place for finding in on for anchor in finding.anchors]
    return next((it.page for it in places if it.page > 0), None)


SHEET = Sheet(NAME, lambda content: NAME, _remark, lambda content: _COLUMNS, _rows, frozen=3, needed=needed)
