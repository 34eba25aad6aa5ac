# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printing a plan of work: one long table of tasks, its areas and groups merged over rows and pages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from tests.press.binding import bound
from tests.press.flow import Flow
from tests.press.grid import Cell, Grid
from tests.press.layout import Layout
from tests.press.report import SMALL
from tests.press.setting import Setting

HEADS = ("领域", "序号", "任务名称", "任务内容", "责任单位", "完成时限")
SHARES = (0.11, 0.055, 0.155, 0.35, 0.24, 0.09)


def print_plan(flow: Flow, layout: Layout, path: Path, running: str) -> bytes:
    """The plan of a file under resources/samples/figures as a PDF."""
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    for line in words["title"]:
        flow.paragraph(line, layout.body + 6, align="centre", indent=0, bold=True)
    flow.space(layout.body)
    for sentence in words["opening"]:
        flow.paragraph(sentence, layout.body)
    flow.space(SMALL)
    widths = [share * flow.width for share in SHARES]
    grid = Grid(list(cells(words)), widths, 1, flow.typeface, layout.size, layout.row)
    flow.table(Setting(grid, layout.rules, flow.margins[0], layout.continued, layout.upright), repeat=layout.repeat)
    flow.paragraph(words["note"], SMALL, indent=0)
    for number, page in enumerate(flow.pages, 1):
        foot = layout.foot.format(page=number, pages=len(flow.pages))
        for text, y in ((foot, page.sheet.height - 24), (running, 30.0)):
            page.text((page.sheet.width - page.typeface.width(text, SMALL)) / 2, y, text, SMALL)
    return bound(flow)


def cells(words: Mapping[str, Any]) -> Iterator[Cell]:
    """Rows of area, number, group, task, units and deadline under one row of head."""
    for column, text in enumerate(HEADS):
        yield Cell(0, column, text, head=True)
    rows = count(1)
    for area in words["areas"]:
        first = row = next(rows)
        for group in area["groups"]:
            yield Cell(row, 2, group["name"], rows=len(group["tasks"]), align="left")
            for task, units, deadline in group["tasks"]:
                yield Cell(row, 1, str(row))
                yield Cell(row, 3, task, align="left")
                yield Cell(row, 4, units, align="left")
                yield Cell(row, 5, deadline)
                row = next(rows)
        yield Cell(first, 0, area["name"], rows=row - first)
        rows = count(row)
