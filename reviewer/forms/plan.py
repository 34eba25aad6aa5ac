# SPDX-License-Identifier: AGPL-3.0-or-later
"""A plan of work becomes Facts: one for each cell of each task, by column label and position of the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.forms import plancells, plancut
from reviewer.forms.planform import PLAN, VERSION
from reviewer.forms.planrows import Reader, Value
from reviewer.forms.planstrips import printed as strips_of
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.fact import Fact
    from reviewer.model.table import Cell, Table

BANDS = ("area", "task")  # what words over all columns stand for, where these have no column
SECOND = ("（", "(")  # how the number of a heading of the second level begins


@dataclass(frozen=True, slots=True)
class Plan:
    """The facts of a plan in the order of the page, and what a reader must know is not (surely) in them."""

    facts: tuple[Fact, ...] = ()
    gaps: tuple[Text, ...] = ()

    @property
    def versions(self) -> dict[str, str]:
        return {PLAN: VERSION} if self.facts else {}


def plan(tables: Sequence[Table]) -> Plan:
    """The tasks of a plan; no facts where no table has the head of one."""
    found = strips_of(tables)
    order = (*(code for code in BANDS if code not in found.columns), *found.columns)
    reader = Reader(order)
    for strip in found.strips:
        if strip.band is not None:
            reader.band(_heading(strip.band, found.columns))
        elif any(cell.words for cells in strip.cells.values() for cell in cells):
            reader.add(strip)
    wanted = set(found.columns)
    facts = tuple(
        plancells.fact(
            f"{PLAN}/{number}/{code}", row.values[code].cells, doubt=row.shifted or bool(wanted - row.values.keys())
        )
        for number, row in enumerate(reader.rows, start=1)
        for code in order
        if code in row.values
    )
    moved = [number for number, row in enumerate(reader.rows, start=1) if row.shifted]
    whole = [number for number, row in enumerate(reader.rows, start=1) if wanted - row.values.keys()]
    return Plan(facts, _gaps(moved, whole, found.unknown) if facts else ())


def _heading(band: Cell, columns: Sequence[str]) -> dict[str, Value]:
    """What a line over all columns says: an area or, under a number such as （一）, a task; what has no column."""
    free = [code for code in BANDS if code not in columns]
    if not free:
        return {}
    second = plancells.joined((band,)).startswith(SECOND) and plancut.is_item((band,))
    return {free[-1] if second else free[0]: Value((band,))}


def _gaps(moved: Sequence[int], whole: Sequence[int], unknown: Sequence[str]) -> tuple[Text, ...]:
    """What is said of rows that are `moved` by a cell or not parted (`whole`), and of `unknown` columns."""
    gaps = []
    if moved:
        zh, en = "、".join(map(str, moved)), ", ".join(map(str, moved))
        gaps.append(
            Text(
                f"任务表第 {zh} 行的内容疑似错位一格，按原样读取，请对照页面。",
                f"In row {en} of the tasks the cells seem to stand one column off; they are read as printed.",
            )
        )
    if whole:
        zh, en = "、".join(map(str, whole)), ", ".join(map(str, whole))
        gaps.append(
            Text(
                f"任务表第 {zh} 行有的栏目未能分开，请对照页面。",
                f"In row {en} of the tasks some columns could not be told apart.",
            )
        )
    gaps += [Text(f"任务表的“{head}”一栏未读取。", f"The column “{head}” is not read.") for head in unknown]
    return tuple(gaps)
