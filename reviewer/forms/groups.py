# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables whose lines stand side by side: one row of figures under heads of two levels (table 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewer.forms import labels
from reviewer.forms.figures import has_figure
from reviewer.forms.heads import LEVELS, Head, figure_rows
from reviewer.forms.sheets import vocabulary
from reviewer.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.model.form import TableForm
    from reviewer.model.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Title:
    """Words in the head of the table, at any level."""

    text: str
    place: Place
    middle: float


def cells(pieces: Sequence[Table], form: TableForm) -> tuple[dict[str, list[Cell]], frozenset[str]]:
    """The figure cells by address, and the addresses whose column only its place tells.

    Both are empty when no head was found or no figure stands under it.

    A page break may stand anywhere in the head: what was read of it is carried to the next page.
    """
    titles: list[Title] = []
    before: Table | None = None
    blank: dict[str, list[Cell]] = {}
    for table in pieces:
        if before is not None:
            titles = [_moved(title, before, table) for title in titles]
        figures = figure_rows(table)
        own = [_title(cell) for cell in table.cells if cell.row not in figures and cell.words]
        titles = _joined(titles, own, form)
        under = _columns(titles, form)
        for row in _rows_below(table, under):
            found = _figures(row, under, form)
            if any(has_figure(cell) for held in found.values() for cell in held):
                return found, frozenset(f"{form.table}/{line}/{head.column}" for line, head in under if head.guessed)
            blank = blank or found
        before = table
    return blank, frozenset()


def _title(cell: Cell) -> Title:
    return Title(cell.text, cell.place, Place.around(word.place for word in cell.words).centre[0])


def _moved(title: Title, before: Table, now: Table) -> Title:
    """The title where it would stand, were the page before pasted on top of this one."""
    old, new = before.place, now.place
    scale = new.width / old.width
    p = title.place
    return replace(
        title,
        middle=new.x0 + (title.middle - old.x0) * scale,
        place=replace(
            p,
            page=now.page,
            x0=new.x0 + (p.x0 - old.x0) * scale,
            x1=new.x0 + (p.x1 - old.x0) * scale,
            top=p.top - old.bottom + new.top,
            bottom=p.bottom - old.bottom + new.top,
        ),
    )


def _joined(titles: Sequence[Title], own: Sequence[Title], form: TableForm) -> list[Title]:
    """Titles of both pages; one that the page break cut in two is whole again."""
    words = vocabulary(form)
    rest = list(titles)
    result: list[Title] = []
    for title in own:
        half = next(
            (t for t in rest if _same_column(t, title) and labels.plain(t.text + title.text) in words.columns), None
        )
        if half is not None:
            rest.remove(half)
            title = Title(half.text + title.text, title.place, title.middle)
        result.append(title)
    return rest + result


def _same_column(one: Title, other: Title) -> bool:
    return other.place.x0 < one.middle < other.place.x1


def _columns(titles: Sequence[Title], form: TableForm) -> list[tuple[str, Head]]:
    """Line code and head of each column, left to right."""
    words = vocabulary(form)
    codes = [column.code for column in form.columns]
    leaves: list[Head] = []
    rest: list[Title] = []
    for title in titles:
        match = labels.exact(title.text, words.columns) or labels.nearest(title.text, words.columns, codes)
        if match:
            leaves.append(Head(match.code, title.place, title.middle))
        else:
            rest.append(title)
    leaves = _lowest(leaves)
    leaves = _lowest([*leaves, *_due(leaves, rest, words.columns, codes)])
    runs = _runs(leaves)
    lines = [_line_above(run, titles, form) for run in runs]
    if len(runs) == len(form.lines) and len(set(lines) - {None}) < len(runs):
        lines = [line.code for line in form.lines]
    return [(line, head) for line, run in zip(lines, runs, strict=True) if line for head in run]


def _line_above(run: Sequence[Head], titles: Sequence[Title], form: TableForm) -> str | None:
    """The line whose title stands in the middle of a run of columns."""
    words = vocabulary(form)
    low, high = run[0].place.x0, run[-1].place.x1
    found: str | None = None
    for title in titles:
        if low < title.middle < high:
            match = labels.exact(title.text, words.lines) or labels.nearest(
                title.text, words.lines, words.lines.values()
            )
            found = match.code if match else found
    return found


def _lowest(leaves: Sequence[Head]) -> list[Head]:
    """One head a column: where two stand above one another, the lower one."""
    kept: list[Head] = []
    for head in sorted(leaves, key=lambda h: h.place.bottom, reverse=True):
        if not any(other.place.x0 < head.middle < other.place.x1 for other in kept):
            kept.append(head)
    return sorted(kept, key=lambda h: h.place.x0)


def _runs(leaves: Sequence[Head]) -> list[list[Head]]:
    """The heads of one line after the other: a run ends where a column comes again."""
    found: list[list[Head]] = []
    for head in leaves:
        if found and all(head.column != other.column for other in found[-1]):
            found[-1].append(head)
        else:
            found.append([head])
    return found


def _due(leaves: Sequence[Head], rest: Sequence[Title], words: dict[str, str], codes: Sequence[str]) -> list[Head]:
    """Heads like none, in line with known ones: as many as columns are due between these are those columns."""
    result: list[Head] = []
    lows = [head.place.bottom for head in leaves]
    level = [title for title in rest if any(abs(title.place.bottom - low) < LEVELS for low in lows)]
    for left, right in pairwise([None, *leaves, None]):
        low, high = left.middle if left else float("-inf"), right.middle if right else float("inf")
        between = sorted((t for t in level if low < t.middle < high), key=lambda t: t.middle)
        after, until = codes.index(left.column) + 1 if left else 0, codes.index(right.column) if right else len(codes)
        due = codes[after:until] if after <= until else [*codes[after:], *codes[:until]]
        if len(due) == len(between) < len(codes):
            for title, code in zip(between, due, strict=True):
                like = labels.nearest(title.text, words, {code}, labels.DUE)
                result.append(Head(code, title.place, title.middle, guessed=like is None))
    return result


def _rows_below(table: Table, under: Sequence[tuple[str, Head]]) -> list[list[Cell]]:
    """The rows of the table that stand below all heads, top to bottom."""
    if not under:
        return []
    bottom = max(head.place.bottom for _, head in under)
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.place.centre[1] > bottom:
            rows.setdefault(cell.row, []).append(cell)
    return [row for _, row in sorted(rows.items())]


def _figures(row: Sequence[Cell], under: Sequence[tuple[str, Head]], form: TableForm) -> dict[str, list[Cell]]:
    return {
        f"{form.table}/{line}/{head.column}": [_nearest(held, head)]
        for line, head in under
        if (held := [cell for cell in row if head.holds(cell)])
    }


def _nearest(held: Sequence[Cell], head: Head) -> Cell:
    return min(held, key=lambda cell: (not cell.words, abs(cell.place.centre[0] - head.middle)))
