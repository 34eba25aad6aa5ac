# SPDX-License-Identifier: AGPL-3.0-or-later
"""All reports as lines of the overview: how their parts stand, which are wanted, in which groups and order; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.bodies.progress import Stage, stage
from reviewer.checks.families import FAMILIES, PLAN
from reviewer.desk.look.states import State, of_verdict
from reviewer.model.finding import Severity
from reviewer.model.project import ReportRow
from reviewer.model.report import Verdict
from reviewer.model.signing import awaits
from reviewer.model.summary import Part

_NONE = len(State)
_WORST_FIRST = (
    State.FAIL,
    State.UNREADABLE,
    State.INCOMPLETE,
    State.JUDGE,
    State.UNKNOWN,
    State.DECIDED,
    State.PASS,
)
_RANKS: Mapping[State | None, int] = {state: at for at, state in enumerate(_WORST_FIRST)} | {None: _NONE}


_PLACES = {family: at for at, family in enumerate(FAMILIES)}
_EMPTY = {verdict: State.UNREADABLE if verdict is Verdict.UNREADABLE else None for verdict in Verdict}


class Grouping(StrEnum):
    """By what the lines are put together."""

    DISTRICT_YEAR = "district_year"
    DISTRICT = "district"
    YEAR = "year"
    NONE = "none"


def part_state(part: Part | None, family: str, verdict: Verdict) -> State | None:
    """How one part stands; None when nothing of it was checked, for it has not passed then."""
    if verdict is Verdict.UNREADABLE:
        return State.UNREADABLE
    if part is None:
        return None
    if part.failed:
        return State.DECIDED if part.decided else State.FAIL if part.errors else State.JUDGE
    if part.unknown:
        return State.UNKNOWN
    if part.unread:
        return State.INCOMPLETE
    if part.passes:
        return State.PASS
    # The tasks of a plan were read and no check passed them: that is left to a person.
    return of_verdict(verdict) if family == PLAN and part.read else None


def states_of(row: ReportRow) -> dict[str, State]:
    """The state of every part that has one."""
    found = {family: part_state(row.parts.get(family), family, row.verdict) for family in FAMILIES}
    return {family: state for family, state in found.items() if state is not None}


@dataclass(frozen=True, slots=True)
class Line:
    """A report with what is asked of it again and again; `said` is what a search looks at, `numbers` what is summed."""

    row: ReportRow
    district: str
    stage: Stage
    said: str
    states: tuple[State | None, ...]
    opens: tuple[int, ...]
    ranks: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """By which the line is found again."""
        return (self.row.uuid,)


def line_of(row: ReportRow, district: str = "") -> Line:
    """A report as a line."""
    states, opens = [_EMPTY[row.verdict]] * len(FAMILIES), [0] * len(FAMILIES)
    for family, part in row.parts.items():
        at = _PLACES[family]
        states[at], opens[at] = part_state(part, family, row.verdict), part.open
    said = f"{row.organisation} {row.year or ''} {row.title} {row.file} {district} {row.reviewer}".casefold()
    failed = row.verdict is Verdict.FAIL
    numbers = (failed, row.failed + row.review, len(row.compared), len(row.tables), *opens)
    ranks = tuple([_RANKS[state] for state in states])
    return Line(row, district, stage(row), said, tuple(states), tuple(opens), ranks, numbers)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown; what is None or empty asks for nothing.

    `state` is that of the part `family`, or of the whole report where no part is asked for; `severity`
    asks for open failures of that kind, `awaiting` for what was submitted for that person to review.
    """

    words: str = ""
    state: State | None = None
    stage: Stage | None = None
    severity: Severity | None = None
    family: str = ""
    reviewer: str = ""
    year: int | None = None
    awaiting: str = ""


Test = Callable[[Line], bool]


def keeping(wanted: Wanted) -> Callable[[Iterable[Line]], list[Line]]:
    """The lines that all of what is wanted fits."""
    tests: list[Test] = []
    words = wanted.words.casefold().split()
    if wanted.stage is not None:
        tests.append(lambda line: line.stage is wanted.stage)
    if wanted.reviewer:
        tests.append(lambda line: line.row.reviewer == wanted.reviewer)
    if wanted.awaiting:
        tests.append(lambda line: awaits(line.row.signing, wanted.awaiting))
    if wanted.year is not None:
        tests.append(lambda line: line.row.year == wanted.year)
    if wanted.state is not None or wanted.severity is not None or wanted.family:
        tests.append(_about_parts(wanted))

    def keep(lines: Iterable[Line]) -> list[Line]:
        found = list(lines)
        for word in words:
            found = [line for line in found if word in line.said]
        for test in tests:
            found = [line for line in found if test(line)]
        return found

    return keep


def _about_parts(wanted: Wanted) -> Test:
    family, severity, state = wanted.family, wanted.severity, wanted.state
    at = FAMILIES.index(family) if family else -1

    def test(line: Line) -> bool:
        own = [line.row.parts.get(family)] if family else line.row.parts.values()
        if severity is not None and not any(part and part.of(severity)[1] for part in own):
            return False
        if state is not None:
            return (line.states[at] if family else whole_state(line)) is state
        return severity is not None or line.states[at] is not None

    return test


def whole_state(line: Line) -> State:
    """The state of a whole report: that of its verdict, or decided when nothing that failed is left open."""
    row = line.row
    settled = row.verdict in (Verdict.FAIL, Verdict.REVIEW) and row.failed + row.review > 0 and row.open == 0
    return State.DECIDED if settled else of_verdict(row.verdict)


@dataclass(frozen=True, slots=True)
class Sums:
    """Many lines in numbers; `opens` and `worst` by part, in the order of the families."""

    count: int = 0
    failed: int = 0
    open: int = 0
    decided: int = 0
    compared: int = 0
    tables: int = 0
    stages: Mapping[Stage, int] = field(default_factory=dict)
    opens: tuple[int, ...] = ()
    worst: tuple[State | None, ...] = ()


def summed(lines: Sequence[Line]) -> Sums:
    """The sums over some lines."""
    if not lines:
        return Sums(opens=(0,) * len(FAMILIES), worst=(None,) * len(FAMILIES))
    failed, every, compared, tables, *opens = map(sum, zip(*[line.numbers for line in lines], strict=True))
    ranks = map(min, zip(*[line.ranks for line in lines], strict=True))
    waiting = sum(opens)
    return Sums(
        len(lines),
        failed,
        waiting,
        every - waiting,
        compared,
        tables,
        Counter([line.stage for line in lines]),
        tuple(opens),
        tuple([_WORST_FIRST[rank] if rank < _NONE else None for rank in ranks]),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over lines; `key` is its path, its last name what it is called."""

    key: tuple[str, ...]
    sums: Sums
    folded: bool

    @property
    def depth(self) -> int:
        return len(self.key) - 2


Entry = Line | Group
GROUP = "group"
"""What the key of a group begins with, so that it is never that of a report."""

_BY: Mapping[Grouping, tuple[Callable[[Line], str], ...]] = {
    Grouping.NONE: (),
    Grouping.DISTRICT: (lambda line: line.district,),
    Grouping.YEAR: (lambda line: str(line.row.year or ""),),
    Grouping.DISTRICT_YEAR: (lambda line: line.district, lambda line: str(line.row.year or "")),
}


def under(lines: Iterable[Line], by: Grouping, group: Group) -> list[Line]:
    """The lines that a heading stands over, folded or not."""
    names = group.key[1:]
    return [line for line in lines if tuple(name(line) for name in _BY[by])[: len(names)] == names]


def entries(lines: Sequence[Line], by: Grouping, folded: frozenset[tuple[str, ...]]) -> list[Entry]:
    """The lines under the headings of their groups, those of folded ones left out; nameless groups come last.

    An inner heading is left out where all lines would stand under it.
    """
    return _under(lines, _BY[by], (GROUP,), folded)


def _under(
    lines: Sequence[Line],
    by: tuple[Callable[[Line], str], ...],
    above: tuple[str, ...],
    folded: frozenset[tuple[str, ...]],
) -> list[Entry]:
    if not by:
        return list(lines)
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(by[0](line), []).append(line)
    if len(groups) == 1 and len(above) > 1:
        # A heading that says no more than the one over it.
        return _under(lines, by[1:], above, folded)
    found: list[Entry] = []
    for name in sorted(groups, key=lambda name: (not name, name)):
        key = (*above, name)
        found.append(Group(key, summed(groups[name]), key in folded))
        if key not in folded:
            found += _under(groups[name], by[1:], key, folded)
    return found
