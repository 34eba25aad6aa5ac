# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two copies of a project since they parted: what each touched, and what is to become of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from reviewer.model.merging import Conflict, Value, figures_read
from reviewer.model.project import Event
from reviewer.store import parts

State = Mapping[str, Any]
_OF_REPORT = tuple(part.name for part in parts.PARTS if part.name not in parts.OF_PROJECT)
_NOTES = "notes"
_READ = ("import", "read_again", "new_version")
_LOST = "tick_lost"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """One thing that can be changed: `report` is a UUID, "" for what belongs to the project."""

    report: str
    part: str
    key: str


@dataclass(frozen=True, slots=True)
class Touch:
    """What a copy did to a spot since the copies parted: its state before, and who was at it last."""

    before: State | None
    author: str
    at: datetime
    workstation: str


class Fate(StrEnum):
    """What becomes of a spot that they touched."""

    KEEP = "keep"
    TAKE = "take"
    BOTH = "both"
    CONFLICT = "conflict"


def touches(events: Iterable[Event]) -> dict[Spot, Touch]:
    """The spots that events touched, with the state before the first and the author of the last of them."""
    found: dict[Spot, Touch] = {}
    for event in events:
        for spot, before in _touched(event):
            first = found[spot].before if spot in found else before
            found[spot] = Touch(first, event.author, event.at, event.workstation)
    return found


def _touched(event: Event) -> Iterator[tuple[Spot, State | None]]:
    report, before, after = event.report or "", event.before or {}, event.after or {}
    if event.what in _READ:
        yield Spot(report, parts.VERSION, ""), {"digest": before["digest"]} if "digest" in before else None
        yield Spot(report, parts.READING, ""), None
    elif event.what == _LOST:
        yield Spot(report, "comparisons", str(before["table"])), _state(before["tick"])
    else:
        for part in _OF_REPORT if report else ():
            yield from _spots(report, part, before, after)
        for part in parts.OF_PROJECT:
            yield from _spots("", part, before, after)


def _spots(report: str, part: str, before: State, after: State) -> Iterator[tuple[Spot, State | None]]:
    was, now = _states(before.get(part)), _states(after.get(part))
    for key in {**was, **now}:
        yield Spot(report, part, key), was.get(key)


def _states(raw: object) -> Mapping[str, State | None]:
    return raw if isinstance(raw, Mapping) else {}


def _state(raw: object) -> State | None:
    return raw if isinstance(raw, Mapping) else None


def fate(spot: Spot, ours: Touch | None, theirs: Touch, mine: State | None, other: State | None) -> Fate:
    """What becomes of a spot that they touched and we may have; `mine` and `other` are its states now."""
    if mine == other:
        return Fate.KEEP
    if spot.part == parts.CONFLICTS:
        return _of_conflict(ours, mine, other)
    if ours is None:
        return Fate.TAKE
    if alike(spot.part, mine, other) or _completes(spot.part, mine, other):
        return Fate.TAKE if _rank(other) < _rank(mine) else Fate.KEEP
    if ours.before == theirs.before and ours.before in (mine, other):
        return Fate.TAKE if mine == ours.before else Fate.KEEP
    return Fate.BOTH if spot.part == _NOTES and mine is not None and other is not None else Fate.CONFLICT


def _of_conflict(ours: Touch | None, mine: State | None, other: State | None) -> Fate:
    """What somebody has settled stays settled, in whichever copy it was."""
    return Fate.TAKE if other is None or (ours is None and mine is None) else Fate.KEEP


def alike(part: str, mine: State | None, other: State | None) -> bool:
    """Whether two copies say the same, if not by the same person or at the same time."""
    said: Callable[[State], object] | None = _SAID.get(part)
    return said is not None and mine is not None and other is not None and said(mine) == said(other)


_SAID: Mapping[str, Callable[[State], object]] = {
    "decisions": lambda it: (it["status"], it["digest"], it.get("reason", "")),
    "corrections": lambda it: (it["printed"], it.get("confirmed", False)),
    "comparisons": lambda it: it["digest"],
    "closings": lambda it: (it["follow"], it["reason"]),
    parts.READING: lambda it: (it["reading"]["state"], figures_read(it)),
}
_BUT_REASON: Mapping[str, Callable[[State], object]] = {
    "decisions": lambda it: (it["status"], it["digest"]),
    "closings": lambda it: it["follow"],
}


def _completes(part: str, mine: State | None, other: State | None) -> bool:
    """Whether both say the same and only one says why, which is no disagreement."""
    said = _BUT_REASON.get(part)
    if said is None or mine is None or other is None or said(mine) != said(other):
        return False
    return not (mine.get("reason") and other.get("reason"))


def _rank(state: State | None) -> tuple[bool, str, str]:
    """What gives a reason counts; then the first who said it."""
    return not (state or {}).get("reason"), *_order(state)


def _order(state: State | None) -> tuple[str, str]:
    """Of two who say the same the first counts, whichever copy is merged into the other."""
    it = state or {}
    return str(it.get("at", "")), str(it.get("author", ""))


def both_notes(note: str, mine: State, other: State) -> dict[str, State]:
    """Two texts of one note as two notes: the earlier keeps its place, whichever copy is merged into the other."""
    first, second = sorted((mine, other), key=_order)
    return {note: first, str(uuid5(NAMESPACE_OID, f"{note}\n{_canonical(second)}")): second}


def conflict(spot: Spot, ours: Touch | None, theirs: Touch | None, mine: State | None, other: State | None) -> Conflict:
    """A spot on which both copies say something else; its UUID is the same in both."""
    told = "\n".join((spot.report, spot.part, spot.key, *sorted((_canonical(mine), _canonical(other)))))
    values = (_value(touch, state) for touch, state in ((ours, mine), (theirs, other)))
    return Conflict(str(uuid5(NAMESPACE_OID, told)), spot.report, spot.part, spot.key, *values)


def _value(touch: Touch | None, state: State | None) -> Value:
    return Value(state, touch.author, touch.at, touch.workstation) if touch else Value(state)


def _canonical(state: State | None) -> str:
    return json.dumps(state, ensure_ascii=False, sort_keys=True)


def closed(state: State | None) -> bool:
    """Whether signatures close what they are on."""
    return state is not None and "closed" in state
