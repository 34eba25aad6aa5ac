# SPDX-License-Identifier: AGPL-3.0-or-later
"""Merging another copy of a project into this one, by its events, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reviewer.copies import diverging
from reviewer.copies.diverging import Fate, Spot, Touch
from reviewer.keeping import comparing, filing, freezing, summing
from reviewer.model.merging import Conflict, Manifest, Merged
from reviewer.model.project import Event
from reviewer.store import comparisons, conflicts, copying, events, parts, reports, seeking, unions
from reviewer.store.codec import State

if TYPE_CHECKING:
    from reviewer.store.events import Stamp
    from reviewer.store.opening import Transaction

Wishes = defaultdict[str, defaultdict[str, dict[str, State | None]]]


@dataclass(slots=True)
class _Copies:
    """Both copies, and what each touched since they parted; `same` are their reports that are ours, theirs to ours."""

    here: Transaction
    there: Transaction
    same: Mapping[str, str]
    ours: Mapping[Spot, Touch]
    theirs: Mapping[Spot, Touch]
    foreign: list[Event]
    back: Mapping[str, str] = field(init=False)
    keys: Mapping[tuple[str, str], set[str]] = field(init=False)
    known: dict[tuple[bool, str, str], Mapping[str, State | None]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.back = {ours: theirs for theirs, ours in self.same.items()}
        keys: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for spot in {*self.ours, *self.theirs}:
            keys[spot.report, spot.part].add(spot.key)
            # Whether a report is closed is asked of every report that was touched at all.
            keys[spot.report, parts.SIGNING if spot.report else parts.CLOSING].add("")
        self.keys = keys

    def mine(self, spot: Spot) -> State | None:
        return self._now(spot, ours=True)

    def other(self, spot: Spot) -> State | None:
        state = self._now(spot, ours=False)
        return self._called_ours(state) if spot.part == parts.CONFLICTS and state is not None else state

    def _now(self, spot: Spot, ours: bool) -> State | None:
        """A spot's state before the merge; all of a part are read at once, as there may be thousands of them."""
        place = (ours, spot.report, spot.part)
        if place not in self.known:
            db = self.here if ours else self.there
            report = spot.report if ours else self.back.get(spot.report, spot.report)
            wanted = {spot.part: dict.fromkeys(self.keys[spot.report, spot.part])}
            self.known[place] = parts.states(db, reports.key(db, report) if report else 0, wanted)[spot.part]
        return self.known[place][spot.key]

    def _called_ours(self, state: State) -> State:
        return {**state, "report": self.same.get(state["report"], state["report"])}


@dataclass(slots=True)
class _Plan:
    """What is to be written, by report and part; `invented` are notes kept beside others, by report."""

    taken: Wishes = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    invented: dict[str, dict[str, State | None]] = field(default_factory=lambda: defaultdict(dict))
    conflicts: list[Conflict] = field(default_factory=list)


def merge(
    here: Transaction, there: Transaction, told: Manifest, name: str, stamp: Stamp, settles: bool = True
) -> tuple[Merged, list[Event]]:
    """Lay their copy over ours: what only one side changed holds, the rest is listed and waits for a choice.

    Returns what came, and the events of ticks that changed figures took back. `name` is the package's. The
    reports whose figures came otherwise are checked again when it `settles`; else they are outdated.
    """
    both = _copies(here, there)
    if not both.foreign:
        return Merged(True, told.person), []
    fresh = [uuid for uuid in reports.uuids(there) if uuid not in both.same]
    plan = _plan(both, frozenset(fresh))
    for uuid in fresh:
        copying.add_report(here, there, uuid)
    unions.add(here, there, both.same)
    # First of all: who wrote a thing is looked up in the history.
    for event in both.foreign:
        events.put(here, event)
    figures, again = _take_readings(both, plan)
    _put(both, plan, stamp)
    _turn(here, plan, stamp)
    _tell_notes(here, plan, stamp)
    for uuid in fresh:
        seeking.renew(here, reports.key(here, uuid))
    taken = sum(len(states) for wish in plan.taken.values() for states in wish.values())
    made = Merged(False, told.person, len(both.foreign), len(fresh), taken, tuple(plan.conflicts))
    _tell(here, made, name, stamp)
    touched = {*fresh, *again, *plan.taken, *plan.invented} - {""}
    if settles:
        _check(here, again)
    else:
        # A closed report is not checked later: what came with its closing is seen now.
        closed = freezing.frozen(here)
        for uuid in sorted(again & closed):
            filing.check(here, uuid)
        filing.outdate(here, again - closed)
    lost = _sweep(here, figures, stamp)
    summing.renew(here, *sorted(touched))
    return made, lost


def _copies(here: Transaction, there: Transaction) -> _Copies:
    ours, theirs = events.history(here), events.history(there)
    known, known_there = {it.uuid for it in ours}, {it.uuid for it in theirs}
    same = copying.same(here, there)
    foreign = [replace(it, report=same.get(it.report or "", it.report)) for it in theirs if it.uuid not in known]
    own = [it for it in ours if it.uuid not in known_there]
    return _Copies(here, there, same, diverging.touches(own), diverging.touches(foreign), foreign)


def _plan(both: _Copies, fresh: frozenset[str]) -> _Plan:
    plan = _Plan()
    guarded = _guarded(both, fresh)
    for spot in sorted({*both.theirs, *guarded}):
        # Of two readings of a file the later counts (see `_take_readings`), unless a closing is of the other one.
        if spot.report in fresh or (spot.part == parts.READING and spot not in guarded):
            continue
        mine, other = both.mine(spot), both.other(spot)
        ours, theirs = both.ours.get(spot), both.theirs.get(spot)
        if spot in guarded:
            fate = Fate.CONFLICT if _differ(both, spot) else Fate.KEEP
        else:
            fate = diverging.fate(spot, ours, both.theirs[spot], mine, other)
        if fate is Fate.TAKE:
            plan.taken[spot.report][spot.part][spot.key] = other
        elif fate is Fate.BOTH and mine is not None and other is not None:
            plan.invented[spot.report] |= diverging.both_notes(spot.key, mine, other)
        elif fate is Fate.CONFLICT:
            plan.conflicts.append(diverging.conflict(spot, ours, theirs, mine, other))
    return plan


def _guarded(both: _Copies, fresh: frozenset[str]) -> set[Spot]:
    """What one copy changed in a report (or in the whole project) that the other one closed, with the closing."""
    found: set[Spot] = set()
    mine, other = _by_report(both.ours), _by_report(both.theirs)
    for report in (mine.keys() & other.keys()) - fresh - {""}:
        signing = Spot(report, parts.SIGNING, "")
        closed = diverging.closed(both.mine(signing)), diverging.closed(both.other(signing))
        if closed[0] and signing in both.ours:
            found |= _against(both, signing, other.get(report, set()))
        if closed[1] and signing in both.theirs:
            found |= _against(both, signing, mine.get(report, set()))
    closing = Spot("", parts.CLOSING, "")
    if closing in both.theirs and diverging.closed(both.other(closing)) and both.ours:
        found.add(closing)
    return found


def _against(both: _Copies, signing: Spot, changed: set[Spot]) -> set[Spot]:
    others = {it for it in changed - {signing} if _differ(both, it)}
    # Another file is read otherwise, of course.
    others -= {replace(it, part=parts.READING) for it in others if it.part == parts.VERSION}
    return others | {signing} if others else set()


def _differ(both: _Copies, spot: Spot) -> bool:
    mine, other = both.mine(spot), both.other(spot)
    return mine != other and not diverging.alike(spot.part, mine, other)


def _by_report(touched: Iterable[Spot]) -> dict[str, set[Spot]]:
    found: defaultdict[str, set[Spot]] = defaultdict(set)
    for spot in touched:
        found[spot.report].add(spot)
    return found


Figures = dict[str, dict[str, Any]]


def _take_readings(both: _Copies, plan: _Plan) -> tuple[Figures, set[str]]:
    """Their files and later readings of reports that both have; the figures before, and whose checks must run."""
    here = both.here
    waiting = [*plan.conflicts, *conflicts.load(here).values(), *_brought(plan)]
    disputed = {it.report for it in waiting if it.part in (parts.SIGNING, parts.VERSION)}
    figures: Figures = {}
    # A person's finding reads figures, so that decisions on it go stale with them.
    again = {uuid for uuid, wish in plan.taken.items() if uuid and (parts.touch_figures(wish) or "findings" in wish)}
    for theirs, ours in both.same.items():
        key = reports.key(here, ours)
        if comparisons.load(here, key) or "comparisons" in plan.taken.get(ours, {}):
            figures[ours] = filing.facts(here, key)
        if copying.add_versions(here, both.there, key, reports.key(both.there, theirs), ours not in disputed):
            again.add(ours)
            plan.taken[ours][parts.VERSION].setdefault("", {"digest": reports.file(here, key).digest})
    return figures, again


def _put(both: _Copies, plan: _Plan, stamp: Stamp) -> None:
    here = both.here
    for uuid, wish in plan.taken.items():
        parts.put(here, reports.key(here, uuid) if uuid else 0, wish, stamp)
    listed = {it.uuid: conflicts.state(it) for it in plan.conflicts}
    parts.put(here, 0, {parts.CONFLICTS: listed}, stamp)


def _brought(plan: _Plan) -> list[Conflict]:
    """The conflicts that wait in the other copy and from now on in this one."""
    states, own = plan.taken[""][parts.CONFLICTS] if "" in plan.taken else {}, {it.uuid for it in plan.conflicts}
    return [conflicts.to_conflict(uuid, it) for uuid, it in states.items() if it is not None and uuid not in own]


def _turn(here: Transaction, plan: _Plan, stamp: Stamp) -> None:
    """Let what is in force here be our side of the conflicts that came, whichever side it was where they arose."""
    for it in _brought(plan):
        key = reports.key(here, it.report) if it.report else 0
        now = parts.states(here, key, {it.part: {it.key: None}})[it.part][it.key]
        if now == it.theirs.state:
            turned = replace(it, ours=it.theirs, theirs=it.ours)
            parts.put(here, 0, {parts.CONFLICTS: {it.uuid: conflicts.state(turned)}}, stamp)


def _tell_notes(here: Transaction, plan: _Plan, stamp: Stamp) -> None:
    """Notes kept beside others are this copy's doing: an event each, for the copies that merge it in their turn."""
    for uuid, wanted in plan.invented.items():
        key = reports.key(here, uuid)
        wish = {"notes": wanted}
        before = parts.states(here, key, wish)
        parts.put(here, key, wish, stamp)
        events.append(here, stamp, "both_notes", uuid, "", before, wish)


def _tell(here: Transaction, made: Merged, name: str, stamp: Stamp) -> None:
    listed = {it.uuid: conflicts.state(it) for it in made.conflicts}
    told = {"person": made.person, "events": made.events, "reports": made.reports, "taken": made.taken}
    events.append(
        here,
        stamp,
        "merge",
        None,
        name,
        {parts.CONFLICTS: dict.fromkeys(listed)},
        {**told, parts.CONFLICTS: listed},
    )


def _check(here: Transaction, again: Iterable[str]) -> None:
    """Run the checks that depend on what came."""
    for uuid in sorted(again):
        filing.check(here, uuid)
    filing.settle(here)


def _sweep(here: Transaction, figures: Figures, stamp: Stamp) -> list[Event]:
    """Take back the ticks of tables that are not as they were."""
    lost: list[Event] = []
    for uuid, before in figures.items():
        key = reports.key(here, uuid)
        gone = comparing.sweep(here, key, stamp, before, partial(filing.facts, here, key))
        lost += comparing.tell(here, stamp, uuid, gone, "merge")
    return lost
