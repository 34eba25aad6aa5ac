# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which printed tables make up which table of the form, over all pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.forms import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table

WIDTH = 0.1  # share by which the width of a table may differ on its next page
ALONE = 6  # characters: one label as long as this names its table by itself
LONGEST = 60  # characters: a longer text is prose
MANY = 60  # labels that are compared
SHARED = frozenset({"总计", "合计", "共计", "总数", "小计", "其他"})


@dataclass(frozen=True, slots=True)
class Words:
    """The plain wordings of a form's lines and columns; a wording that stands before another is the better one."""

    lines: dict[str, str]
    columns: dict[str, str]


def vocabulary(form: TableForm) -> Words:
    """All wordings of a form; a line's label may stand in one cell with the heading of its group."""
    joined = labels.wordings((line.code, (line.heading + label for label in line.labels)) for line in form.lines)
    return Words(
        labels.wordings((line.code, line.labels) for line in form.lines) | joined,
        labels.wordings((column.code, column.labels) for column in form.columns),
    )


def sheets(printed: Sequence[Table], forms: Sequence[TableForm]) -> dict[str, list[Table]]:
    """The pieces of each form's table in page order, by the table's name.

    A piece without any label of its own (only figures after a page break) belongs to the table
    that the page before ended with, when it is as wide.
    """
    found: dict[str, list[Table]] = {form.table: [] for form in forms}
    vocabularies = {form.table: vocabulary(form) for form in forms}
    last: tuple[str, Table] | None = None
    for table in printed:
        scores = {name: _score(table.cells, words) for name, words in vocabularies.items()}
        best = max(scores, key=lambda name: scores[name])
        if scores[best] < 2:
            scores = {name: _alike(table.cells, words) for name, words in vocabularies.items()}
            best = max(scores, key=lambda name: scores[name])
        if scores[best] >= 2:
            for name, score in scores.items():
                if score >= 2:  # two tables that nothing parts are one frame; labels tell their rows apart
                    found[name].append(table)
                    last = (name, table)
        elif last and table.page == last[1].page + 1 and _as_wide(table, last[1]):
            found[last[0]].append(table)
            last = (last[0], table)
    return found


def _score(cells: Sequence[Cell], words: Words) -> int:
    score = 0
    for cell in cells:
        text = labels.undated(cell.text)
        if text in words.lines or text in words.columns:
            score += 2 if len(text) >= ALONE else int(text not in SHARED)
        elif len(text) >= ALONE and (labels.contained(text, words.lines) or labels.contained(text, words.columns)):
            score += 1
    return score


def _alike(cells: Sequence[Cell], words: Words) -> int:
    """The score of a table whose labels are misprinted: how many are like long wordings of the form."""
    known = {wording: wording for wording in (*words.lines, *words.columns) if len(wording) >= ALONE}
    long = {text for cell in cells if ALONE <= len(text := labels.undated(cell.text)) <= LONGEST}
    return sum(labels.nearest(text, known, known) is not None for text in sorted(long)[:MANY])


def _as_wide(one: Table, other: Table) -> bool:
    a, b = one.place.width, other.place.width
    return abs(a - b) <= WIDTH * max(a, b)
