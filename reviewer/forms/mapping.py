# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed tables become the Facts of the form: by row and column label, never by counting figures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from reviewer.forms import crowding, groups, labels, recovery, rows
from reviewer.forms.book import TABLES, any_version
from reviewer.forms.coverage import unread
from reviewer.forms.figures import UNSURE, fact
from reviewer.forms.printed import printed_heads
from reviewer.forms.sheets import sheets, vocabulary
from reviewer.forms.shifts import shifted
from reviewer.forms.versions import version_of
from reviewer.model.document import Source
from reviewer.model.report import RowSeen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewer.model.fact import Fact
    from reviewer.model.form import TableForm
    from reviewer.model.place import Place
    from reviewer.model.report import HeadSeen, Unread
    from reviewer.model.table import Cell, Table


MISPRINTED = 0.8  # share of common letters from which words are a misprinted head
LONGER = 1  # letters by which a misprinted head may be longer or shorter
HALF = 5  # letters: a shorter half of a head is known to the letter only

Choice: TypeAlias = "tuple[Mapping[str, Fact], ...]"


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the tables of a report hold: versions, facts, row labels and heads by table, figures without an address.

    `places` are the boxes of the printed tables that hold them.
    `choices` are sets of facts, by address, of which the page allows each: figures that run into one another.
    """

    versions: dict[str, str]
    facts: tuple[Fact, ...]
    rows: dict[str, tuple[RowSeen, ...]]
    unread: tuple[Unread, ...] = ()
    places: tuple[Place, ...] = ()
    choices: tuple[Choice, ...] = ()
    heads: dict[str, tuple[HeadSeen, ...]] = field(default_factory=dict)


def mapped(printed: Sequence[Table]) -> Mapped:
    """Facts in the order of the form; a table that was not found has no version.

    Real reports mix the versions of the form, so that each table is recognised by itself.
    """
    chosen: dict[str, str] = {}
    facts: list[Fact] = []
    seen: dict[str, tuple[RowSeen, ...]] = {}
    pieces_of = sheets(printed, [any_version(name) for name in TABLES])
    heads: dict[str, tuple[HeadSeen, ...]] = {}
    used: list[Cell] = []
    choices: list[Choice] = []
    for name, pieces in pieces_of.items():
        form = version_of(pieces, name, next(iter(chosen.values()), None))
        read = groups.cells if form.lines_are == "above" else partial(_below, seen=seen)
        cells, guessed = read(pieces, form)
        if cells:
            chosen[name] = form.version
            heads[name] = printed_heads(pieces, form)
            own, several = _facts(cells, form, pieces)
            doubtful = guessed | shifted(_rows(tuple(own.values()), form))
            whole = own | {address: _doubted(own[address]) for address in doubtful}
            facts.extend(whole[address] for address in form.addresses() if address in whole)
            choices.extend(several)
            used.extend(cell for found in cells.values() for cell in found)
    places = tuple(table.place for pieces in pieces_of.values() for table in pieces)
    return Mapped(chosen, tuple(facts), seen, unread(pieces_of, used), places, tuple(choices), heads)


def _facts(
    cells: Mapping[str, Sequence[Cell]], form: TableForm, pieces: Sequence[Table]
) -> tuple[dict[str, Fact], list[Choice]]:
    """The facts of a table by address; those of figures that run together are recovered, or else doubtful."""
    units = {column.code: column.unit for column in form.columns}

    def made(found: Mapping[str, Sequence[Cell]]) -> dict[str, Fact]:
        return {address: fact(address, held, units[address.split("/")[2]]) for address, held in found.items()}

    facts = made(cells)
    choices: list[Choice] = []
    lines = list(_printed_rows(form))
    for group in recovery.groups(cells, lines, pieces):
        ways = [
            {address: replace(one, source=Source.RECOVERED) for address, one in made(_single(way)).items()}
            for way in group.ways
        ]
        if len(ways) == 1:
            facts.update({} if group.sound else ways[0])
            continue
        facts.update((address, _doubted(facts[address])) for address in group.addresses)
        if ways:
            choices.append(tuple(ways))
    unsure = crowding.crowded(cells, facts, lines, pieces)
    return facts | {address: _doubted(facts[address]) for address in unsure}, choices


def _doubted(found: Fact) -> Fact:
    return replace(found, confidence=min(found.confidence, UNSURE))


def _single(way: Mapping[str, Cell]) -> dict[str, Sequence[Cell]]:
    return {address: (cell,) for address, cell in way.items()}


def _printed_rows(form: TableForm) -> Iterator[list[str]]:
    """The addresses that stand in one row of the page, from left to right."""
    if form.lines_are == "above":
        yield list(form.addresses())
        return
    for line in form.lines:
        yield [f"{form.table}/{line.code}/{column.code}" for column in form.columns_of(line)]


def is_head(text: str, cut: bool) -> bool:
    """Whether the words head a column of some table of the form; `cut`, also one half of such words.

    Longer words may be misprinted.
    """
    return _is_head(labels.undated(text), cut)


@lru_cache(maxsize=8192)
def _is_head(wording: str, cut: bool) -> bool:
    known = _head_wordings()
    if wording in known:
        return True
    if wording in _halves():
        return cut
    if not labels.INSIDE <= len(wording) <= max(map(len, known)) + LONGER:
        return False
    return _is_misprinted(wording) or (cut and _is_misprinted_half(wording))


def _is_misprinted(wording: str) -> bool:
    """Whether words are nearly a head; two heads side by side are longer than either."""
    size, letters = len(wording), set(wording)
    known = (w for w in _head_wordings() if len(w) >= labels.INSIDE and abs(len(w) - size) <= LONGER)
    near = {w: w for w in known if 2 * len(letters.intersection(w)) > len(letters)}
    return labels.nearest(wording, near, near, MISPRINTED) is not None


def _is_misprinted_half(wording: str) -> bool:
    """Whether all letters but one are where a longer head has them at its beginning or end."""
    size = len(wording)
    halves = (half for half in _halves() if len(half) == size >= HALF)
    return any(sum(a != b for a, b in zip(wording, half, strict=True)) == 1 for half in halves)


@cache
def _halves() -> frozenset[str]:
    """All beginnings and ends of the heads."""
    return frozenset(half for w in _head_wordings() for k in range(1, len(w)) for half in (w[:k], w[k:]))


@cache
def _head_wordings() -> frozenset[str]:
    return frozenset(w for name in TABLES for w in vocabulary(any_version(name)).columns)


def _below(
    pieces: Sequence[Table], form: TableForm, seen: dict[str, tuple[RowSeen, ...]]
) -> tuple[dict[str, list[Cell]], frozenset[str]]:
    """The cells of each address, and the addresses whose line was guessed. The row labels go to `seen`.

    A cell that a page break cut has two.
    """
    lines = {line.code: line for line in form.lines}
    result: dict[str, list[Cell]] = {}
    guessed: set[str] = set()
    found: list[RowSeen] = []
    for row in rows.rows(pieces, form):
        if row.line is None:
            continue
        found.append(RowSeen(row.line, row.label, row.printed or row.place))
        for column in form.columns_of(lines[row.line]):
            address = f"{form.table}/{row.line}/{column.code}"
            if column.code in row.cells and address not in result:
                result[address] = row.cells[column.code]
                guessed |= {address} if row.doubtful else set()
    if found:
        seen[form.table] = tuple(found)
    return result, frozenset(guessed)


def _rows(facts: Sequence[Fact], form: TableForm) -> list[list[Fact]]:
    """The facts of one table as its page has them side by side, left to right."""
    if form.lines_are == "above":
        return [sorted(facts, key=lambda fact: (fact.places[0].page, fact.places[0].x0))]
    by_line: dict[str, list[Fact]] = {}
    for each in facts:
        by_line.setdefault(each.address.split("/")[1], []).append(each)
    return list(by_line.values())
