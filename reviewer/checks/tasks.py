# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks of a plan of work as its checks look at them: rows with their cells, and how they are named."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.checks.subject import made
from reviewer.forms.planform import PLAN
from reviewer.model.document import State
from reviewer.model.fact import Printed
from reviewer.model.finding import Anchor, Outcome, Side
from reviewer.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.checks.book import Rule
    from reviewer.checks.whole import Whole
    from reviewer.model.fact import Fact
    from reviewer.model.finding import Finding

MOST = 40  # anchors of one finding: more point at nothing in particular
_EMPTY = (Printed.BLANK, Printed.SLASH, Printed.DASH)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the table of tasks, counted from 1, with its cells by column."""

    row: int
    cells: Mapping[str, Fact]

    def text(self, code: str) -> str:
        """What a cell says, in normal width and without spaces; "" where it is empty or not there."""
        fact = self.cells.get(code)
        return "" if fact is None or empty(fact) else bare(fact.text)

    @property
    def name(self) -> Text:
        """Which row it is; with its printed number where that is another."""
        number = self.text("number")
        if number in ("", str(self.row)):
            return Text(f"第 {self.row} 行", f"row {self.row}")
        return Text(f"第 {self.row} 行（序号 {number}）", f"row {self.row} (no. {number})")

    def anchors(self, *codes: str, side: Side = Side.CONTEXT) -> tuple[Anchor, ...]:
        """The first box of each of these cells that is there."""
        facts = [self.cells[code] for code in codes if code in self.cells]
        return tuple(Anchor(fact.places[0], side, fact.address) for fact in facts if fact.places)


def tasks(facts: Mapping[str, Fact]) -> tuple[Task, ...]:
    """The rows of a plan from its effective facts, in the order of the page."""
    rows: dict[int, dict[str, Fact]] = {}
    for address, fact in facts.items():
        table, row, code = address.split("/")
        if table == PLAN:
            rows.setdefault(int(row), {})[code] = fact
    return tuple(Task(row, rows[row]) for row in sorted(rows))


def columns(rows: Iterable[Task]) -> frozenset[str]:
    """The columns that the plan has."""
    return frozenset(code for task in rows for code in task.cells)


def bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def empty(fact: Fact) -> bool:
    """Whether nothing stands in a cell, or but a stroke."""
    return fact.printed in _EMPTY or not fact.text.strip()


def own(rows: Sequence[Task], code: str) -> list[Task]:
    """The rows that have a cell of their own in a column, and do not share that of the row above."""
    found: list[Task] = []
    before: Fact | None = None
    for task in rows:
        fact = task.cells.get(code)
        if fact is not None:
            if before is None or (fact.places, fact.text) != (before.places, before.text):
                found.append(task)
            before = fact
    return found


def unfinished(whole: Whole) -> bool:
    """Whether some of the document was not read, or is known to be read with doubt."""
    return whole.reading.state is State.PARTLY_READ or bool(whole.reading.gaps)


def no_table(check: Rule) -> Finding:
    message = Text(
        f"没有读到任务表，无法核对“{check.name.zh}”。",
        f"The table of tasks was not read; “{check.name.en}” cannot be checked.",
    )
    return made(check, PLAN, Outcome.NOT_EVALUABLE, message, ())


def sound(check: Rule, rows: Sequence[Task]) -> Finding:
    return made(check, PLAN, Outcome.PASS, Text(f"共 {len(rows)} 行", f"{len(rows)} rows"), ())
