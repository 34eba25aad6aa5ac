# SPDX-License-Identifier: AGPL-3.0-or-later
"""The smallest changes that would make all equations of a table hold at once.

Every equation is a sum of cells with coefficient +1 or -1, so that a change of one cell by d moves
the gap of each of its equations by +d or -d. All changes of one cell, else of two cells, that close
every gap are found exactly; a row whose figures stand one cell too far is tried as well. They are
explanations for a person: none of them decides a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from reviewer.checks.equations import Equation, side_sums
from reviewer.model.fact import Fact
from reviewer.model.form import TableForm

ALIKE = frozenset(map(frozenset, ("69", "08", "17", "38", "56", "35", "14", "27", "49")))
"""Digits that are taken for each other by eye, by hand and by picture readers."""
SHIFTS = 3  # equations that a shifted row breaks at least; fewer are no evidence of one
MOST = 60  # pairs kept: a person reads three


class Cause(IntEnum):
    """What a change looks like, the likeliest first."""

    SHIFTED = 0
    SWAPPED = 1
    TOTAL = 2
    MISREAD = 3
    TRANSPOSED = 4
    MOVED = 5
    DROPPED = 6
    DIGIT = 7
    OTHER = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell with what it is and what it would have to be."""

    address: str
    old: Decimal
    new: Decimal


@dataclass(frozen=True, slots=True)
class Repair:
    """Edits that make the whole table agree, and what they look like."""

    edits: tuple[Edit, ...]
    cause: Cause


@dataclass(frozen=True, slots=True)
class _System:
    """The gaps of all equations, and of each cell the equations that it stands in, with its sign."""

    gaps: Mapping[int, Decimal]
    signs: Mapping[str, Mapping[int, int]]

    @property
    def broken(self) -> frozenset[int]:
        return frozenset(index for index, gap in self.gaps.items() if gap)


def repairs(form: TableForm, equations: Sequence[Equation], facts: Mapping[str, Fact]) -> tuple[Repair, ...]:
    """All smallest repairs, likeliest first; none when everything agrees or nothing small helps.

    `equations` are those whose figures are all there.
    """
    system = _system(equations, facts)
    if not system.broken:
        return ()
    found = list(_single(form, system, facts))
    if len(system.broken) >= SHIFTS:
        found += _shifted(form, equations, facts)
    return tuple(sorted(found or _double(form, system, facts), key=_weight))


def _weight(repair: Repair) -> tuple[int, Decimal, str]:
    return repair.cause, sum((abs(e.new - e.old) for e in repair.edits), Decimal(0)), repair.edits[0].address


def _system(equations: Sequence[Equation], facts: Mapping[str, Fact]) -> _System:
    gaps: dict[int, Decimal] = {}
    signs: dict[str, dict[int, int]] = {}
    for index, equation in enumerate(equations):
        left, right = side_sums(equation, facts)
        gaps[index] = left - right
        for sign, side in ((1, equation.left), (-1, equation.right)):
            for address in side:
                signs.setdefault(address, {})[index] = sign
    return _System(gaps, signs)


def _single(form: TableForm, system: _System, facts: Mapping[str, Fact]) -> Iterator[Repair]:
    for address, own in system.signs.items():
        if own.keys() == system.broken:
            steps = {-system.gaps[index] * sign for index, sign in own.items()}
            edit = _edit(address, steps.pop(), facts) if len(steps) == 1 else None
            if edit:
                yield Repair((edit,), _cause(form, edit))


def _double(form: TableForm, system: _System, facts: Mapping[str, Fact]) -> list[Repair]:
    """Pairs of cells whose changes are settled by the gaps; pairs that leave a choice are none."""
    found: list[Repair] = []
    first = min(system.broken)
    for one, mine in system.signs.items():
        if first not in mine:
            continue
        for other, theirs in system.signs.items():
            if other == one or (first in theirs and other < one):
                continue
            edits = _pair(one, mine, other, theirs, system, facts)
            if edits and len(found) < MOST:
                found.append(Repair(edits, _cause_of_two(form, edits)))
    return found


def _pair(
    one: str,
    mine: Mapping[int, int],
    other: str,
    theirs: Mapping[int, int],
    system: _System,
    facts: Mapping[str, Fact],
) -> tuple[Edit, Edit] | None:
    if not system.broken <= mine.keys() | theirs.keys():
        return None
    step = _step(mine, theirs, system)
    back = _step(theirs, mine, system)
    for index in mine.keys() & theirs.keys():
        rest = -system.gaps[index]
        if step is None and back is not None:
            step = (rest - theirs[index] * back) * mine[index]
        elif back is None and step is not None:
            back = (rest - mine[index] * step) * theirs[index]
    if not step or not back:
        return None
    if any(mine[i] * step + theirs[i] * back != -system.gaps[i] for i in mine.keys() & theirs.keys()):
        return None
    if any(mine[i] * step != -system.gaps[i] for i in mine.keys() - theirs.keys()):
        return None
    if any(theirs[i] * back != -system.gaps[i] for i in theirs.keys() - mine.keys()):
        return None
    edits = _edit(one, step, facts), _edit(other, back, facts)
    return (edits[0], edits[1]) if edits[0] and edits[1] else None


def _step(mine: Mapping[int, int], theirs: Mapping[int, int], system: _System) -> Decimal | None:
    """The change of a cell that an equation settles in which the other cell does not stand."""
    index = next((i for i in mine if i not in theirs), None)
    return None if index is None else -system.gaps[index] * mine[index]


def _edit(address: str, step: Decimal, facts: Mapping[str, Fact]) -> Edit | None:
    """A change to a whole number of zero or more; a figure that is no such number may only become one."""
    old = facts[address].counts or Decimal(0)
    new = old + step
    return Edit(address, old, new) if step and new >= 0 and new == new.to_integral_value() else None


def _shifted(form: TableForm, equations: Sequence[Equation], facts: Mapping[str, Fact]) -> Iterator[Repair]:
    """Rows whose figures stand one cell too far to one side; what fills the open cell is what the sum asks for."""
    broken = {a for e in equations if len(set(side_sums(e, facts))) > 1 for a in (*e.left, *e.right)}
    for line in form.lines:
        row = [f"{form.table}/{line.code}/{column.code}" for column in form.columns_of(line) if column.role == "part"]
        total = next((f"{form.table}/{line.code}/{c.code}" for c in form.columns_of(line) if c.role == "total"), "")
        if not row or total not in facts or not broken & set(row) or any(address not in facts for address in row):
            continue
        values = [facts[address].counts or Decimal(0) for address in row]
        missing = (facts[total].counts or Decimal(0)) - sum(values, Decimal(0))
        for moved in ([*values[1:], missing + values[0]], [missing + values[-1], *values[:-1]]):
            edits = tuple(Edit(a, old, new) for a, old, new in zip(row, values, moved, strict=True) if old != new)
            if min(moved) >= 0 and len(edits) > 1 and _all_hold(equations, facts, edits):
                yield Repair(edits, Cause.SHIFTED)


def _all_hold(equations: Iterable[Equation], facts: Mapping[str, Fact], edits: Sequence[Edit]) -> bool:
    new = {edit.address: edit.new for edit in edits}

    def value(address: str) -> Decimal:
        return new.get(address, facts[address].counts or Decimal(0))

    return all(sum(map(value, e.left), Decimal(0)) == sum(map(value, e.right), Decimal(0)) for e in equations)


def _cause(form: TableForm, edit: Edit) -> Cause:
    _, line_code, column_code = edit.address.split("/")
    line = next(line for line in form.lines if line.code == line_code)
    column = next(column for column in form.columns if column.code == column_code)
    old, new = f"{edit.old:f}", f"{edit.new:f}"
    if len(old) == len(new):
        wrong = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        if len(wrong) == 1 and frozenset(wrong[0]) in ALIKE:
            return Cause.MISREAD
        if len(wrong) == 2 and wrong[0] == wrong[1][::-1] and _swaps_neighbours(old, new):
            return Cause.TRANSPOSED
        if len(wrong) == 1:
            return Cause.TOTAL if _is_sum(line.role, column.role) else Cause.DIGIT
    if _is_sum(line.role, column.role):
        return Cause.TOTAL
    return Cause.DROPPED if _drops_a_digit(old, new) or _drops_a_digit(new, old) else Cause.OTHER


def _is_sum(line: str, column: str) -> bool:
    return column == "total" or line == "results"


def _swaps_neighbours(old: str, new: str) -> bool:
    at = next(i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    return old[at : at + 2] == new[at : at + 2][::-1] and old[at + 2 :] == new[at + 2 :]


def _drops_a_digit(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _cause_of_two(form: TableForm, edits: tuple[Edit, Edit]) -> Cause:
    one, other = edits
    _, line, column = one.address.split("/")
    _, other_line, other_column = other.address.split("/")
    beside = line == other_line or column == other_column
    if beside and abs(one.new - one.old) > 1 and (one.old, one.new) == (other.new, other.old):
        return Cause.SWAPPED
    causes = _cause(form, one), _cause(form, other)
    if causes == (Cause.TOTAL, Cause.TOTAL):
        return Cause.TOTAL
    if beside and one.new - one.old == other.old - other.new:
        return Cause.MOVED
    return max(causes)
