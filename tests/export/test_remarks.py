# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sheet of notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reviewer.model.clipping import Clipping
from reviewer.model.place import Place
from reviewer.model.project import Note, OpenReport, Target
from tests import workbooks

Save = Callable[..., Any]


def rows(page: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]


def test_every_note_is_a_row_with_what_it_is_on(save: Save, rich_report: OpenReport) -> None:
    key = rich_report.findings[0].finding.key
    where = Place(4, 1.0, 2.0, 3.0, 4.0)
    targets = (
        Target(finding=key),
        Target(finding="GONE@x"),
        Target(address="requests/4/total"),
        Target(place=where),
        Target(page=3),
        Target(),
    )
    notes = [Note(f"n{n}", it, f"第 {n} 条", "李审查", workbooks.MORNING) for n, it in enumerate(targets)]
    notes[3] = replace(notes[3], picture=Clipping("0" * 64, "a.pdf", where))
    page = save([replace(rich_report, notes=tuple(notes))])["备注"]
    found = rows(page)
    assert [row[3] for row in found] == [
        "问题第 1 条", "已不存在的问题", found[2][3], "页面区域", "页面", "整份报告",
    ]  # fmt: skip
    assert found[2][3].startswith("表三、")
    assert [row[4] for row in found[3:]] == [4, 3, None]
    assert [row[6] for row in found] == [None, None, None, "有", None, None]
    assert found[0][5:8:2] == ["第 0 条", "李审查"]
    assert page["D4"].hyperlink.location.startswith("'问题清单'!A")


def test_what_begins_like_a_formula_stays_text(save: Save, rich_report: OpenReport) -> None:
    note = Note("n", Target(), "=1+1", "@李", workbooks.MORNING)
    page = save([replace(rich_report, notes=(note,))])["备注"]
    assert (page["F4"].value, page["F4"].data_type) == ("=1+1", "s")
    assert page["H4"].data_type == "s"


def test_without_notes_there_is_no_such_sheet(save: Save, rich_report: OpenReport) -> None:
    assert "备注" not in save([replace(rich_report, notes=())]).sheetnames
    assert "Notes" in save([rich_report], "en").sheetnames
