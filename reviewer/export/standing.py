# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns of the summary about the work on each report: faults by part, how far, by whom, and what districts said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reviewer.bodies import progress
from reviewer.bodies.progress import Stage
from reviewer.checks import weighing
from reviewer.export.cells import Value
from reviewer.export.content import Content, Entry
from reviewer.export.layout import Column, Row, Shown
from reviewer.export.styles import Look
from reviewer.model.reply import Follow
from reviewer.model.text import Text

STAGES = {
    Stage.OUTSTANDING: Text("未开始", "Not begun"),
    Stage.IN_REVIEW: Text("审核中", "In review"),
    Stage.DONE: Text("已审完", "Done"),
    Stage.RETURNED: Text("已退回", "Returned"),
    Stage.CLOSED: Text("已办结", "Closed"),
}
_PROGRESS = (Column(Text("进度", "Progress"), 6, 9), Column(Text("审核人", "Reviewer"), 6, 10))
_ANSWERED = (Follow.ANSWERED, Follow.DISPUTED, Follow.CORRECTED)
_FOLLOWS: tuple[tuple[Text, Callable[[Follow], bool]], ...] = (
    (Text("已发区县", "Sent"), lambda it: True),
    (Text("逾期未复", "Overdue"), lambda it: it is Follow.OVERDUE),
    (Text("已答复", "Answered"), lambda it: it in _ANSWERED),
    (Text("已办结", "Closed"), lambda it: it is Follow.CLOSED),
)


def columns(content: Content) -> Sequence[Column]:
    """Only parts in which something failed; what became of findings only when some were sent."""
    named = (Column(weighing.NAMES[part], 4, 6) for part in parts(content))
    follows = (Column(name, 4, 7) for name, _ in _FOLLOWS) if content.follows else ()
    return *named, *_PROGRESS, *follows


def cells(content: Content, entry: Entry, shown: Sequence[str]) -> Row:
    """The same columns of one report; `shown` are the `parts` of the content."""
    row = entry.report.row
    counts = [row.parts[part].failed if part in row.parts else None for part in shown]
    stage = None if entry.unread and not row.touched else content.say(STAGES[progress.stage(row)])
    return tuple(
        Shown(value, Look.CENTRE) for value in (*counts, stage, row.reviewer or None, *_followed(content, entry))
    )


def totals(content: Content) -> Sequence[Value]:
    """Sums of the counts, how many reports are done, and how many people worked on them."""
    rows = [entry.report.row for entry in content.entries]
    done = sum(progress.stage(row) in (Stage.DONE, Stage.CLOSED) for row in rows)
    sums = [sum(row.parts[part].failed for row in rows if part in row.parts) for part in parts(content)]
    follows = zip(*(_followed(content, entry) for entry in content.entries), strict=True)
    said = content.say(Text(f"审完 {done}", f"{done} done"))
    return *sums, said, None, *(sum(it or 0 for it in each) for each in follows)


def parts(content: Content) -> tuple[str, ...]:
    """The parts in which something failed in any report."""
    rows = [entry.report.row for entry in content.entries]
    return tuple(it for it in weighing.FAMILIES if any(it in row.parts and row.parts[it].failed for row in rows))


def _followed(content: Content, entry: Entry) -> Sequence[int | None]:
    if not content.follows:
        return ()
    found = content.follows.get(entry.report.row.uuid, ())
    return [sum(holds(it) for it in found) or None for _, holds in _FOLLOWS]
