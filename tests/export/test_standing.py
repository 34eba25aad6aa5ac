# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the summary says of the work on each report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from reviewer.bodies.progress import Stage
from reviewer.export.standing import STAGES
from reviewer.export.workbook import write
from reviewer.model.project import OpenReport
from reviewer.model.reply import Follow
from reviewer.model.summary import Part
from tests import workbooks


def reports() -> list[OpenReport]:
    """One at work with faults in two parts, one untouched."""
    first, second = workbooks.rich(), workbooks.Sample("淮安市", workbooks.table_three()).build("r2")
    parts = {"requests": Part(errors=2, open_errors=1), "prose": Part(reviews=1), "years": Part(passes=3)}
    return [replace(first, row=replace(first.row, parts=parts, touched=True, reviewer="王")), second]


def summary(folder: Path, follows: dict[str, list[Follow]]) -> list[dict[object, object]]:
    """The rows of the summary by the names of their columns, from the first part on; the totals come last."""
    every = reports()
    out = write(folder / "x.xlsx", every, workbooks.forms(), workbooks.rules(), workbooks.MADE, "zh", follows=follows)
    rows = list(load_workbook(out)["汇总"].iter_rows(min_row=3, values_only=True))
    return [dict(zip(rows[0][19:], row[19:], strict=True)) for row in rows[1:]]


def test_the_summary_counts_faults_by_part_and_says_how_far_who_is(tmp_path: Path) -> None:
    first, second, totals = summary(tmp_path, {})
    assert first == {"表三": 2, "正文": 1, "进度": "审核中", "审核人": "王"}
    assert second["审核人"] is None
    assert totals == {"表三": 2, "正文": 1, "进度": "审完 1", "审核人": None}


def test_every_stage_has_a_word() -> None:
    assert set(STAGES) == set(Stage)


def test_it_says_what_became_of_findings_that_were_sent(tmp_path: Path) -> None:
    follows = [Follow.SENT, Follow.OVERDUE, Follow.CORRECTED, Follow.CLOSED]
    first, second, totals = summary(tmp_path, {reports()[0].row.uuid: follows})
    names = ("已发区县", "逾期未复", "已答复", "已办结")
    assert [first[name] for name in names] == [4, 1, 1, 1]
    assert [second[name] for name in names] == [None] * 4
    assert [totals[name] for name in names] == [4, 1, 1, 1]
