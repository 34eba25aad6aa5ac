# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one does with findings: decide on one, on many, on all that are alike, and say why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.keeping import freezing
from reviewer.model.finding import Finding
from reviewer.model.project import Decision, Event, Status
from reviewer.store import alike, codec, remarks, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.codec import State
    from reviewer.store.events import Stamp
    from reviewer.store.opening import Transaction


class Decisions:
    """Commands on decisions; a UUID or key that the project does not have is a KeyError."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def decide(self, uuid: str, keys: Sequence[str], status: Status) -> None:
        """Decide on findings of one report, all in one step.

        Who decides the same again on changed figures keeps the reason that was given; where nothing
        has changed nothing happens.
        """
        stamp = self._journal.stamp()
        with self._journal.store.reading() as db:
            report = reports.key(db, uuid)
            there = alike.seen(db, report, keys)
            made = remarks.decisions(db, report)
        wanted = {}
        for key in keys:
            old, it = made.get(key), there[key]
            same = old.status is status and old.digest == it.digest if old else status is Status.OPEN
            if not same:
                reason = old.reason if old and old.status is status else ""
                new = Decision(status, stamp.author, stamp.at, it.digest, it.read, reason)
                wanted[key] = codec.decision(new)
        if wanted:
            self._journal.change("decide", uuid, keys[0] if len(wanted) == 1 else "", {"decisions": wanted}, stamp)

    def explain(self, uuid: str, keys: Sequence[str], reason: str) -> None:
        """Say why findings were decided as they were; those that nobody decided on stay as they are.

        The decision keeps its author, its time and the figures that it was made on.
        """
        said = reason.strip()
        with self._journal.store.reading() as db:
            made = remarks.decisions(db, reports.key(db, uuid))
        decided = {key: made[key] for key in keys if key in made and made[key].status is not Status.OPEN}
        wanted = {key: codec.decision(replace(it, reason=said)) for key, it in decided.items() if it.reason != said}
        if wanted:
            self._journal.change("reason", uuid, next(iter(wanted)) if len(wanted) == 1 else "", {"decisions": wanted})

    def alike(self, uuid: str, key: str) -> Mapping[str, tuple[str, ...]]:
        """By report the undecided findings that fail as this one does: the same check, severity and doubt."""
        with self._journal.store.reading() as db:
            found = _open(db, alike.finding(db, reports.key(db, uuid), key))
        return {report: tuple(it.key for it in seen) for report, seen in found.items()}

    def count_alike(self, uuid: str, key: str) -> tuple[int, int, int]:
        """How many are `alike` in this report, and in how many reports how many in all."""
        with self._journal.store.reading() as db:
            report = reports.key(db, uuid)
            return alike.counted(db, report, alike.finding(db, report, key))

    def decide_alike(self, uuid: str, key: str, everywhere: bool = False) -> tuple[int, int]:
        """Decide on all undecided findings alike as was decided on this one, in one step that one undo takes back.

        In its report, or `everywhere` in the project; returns how many findings of how many reports.
        Nothing happens while nobody has decided on this one.
        """
        stamp = self._journal.stamp()
        with self._journal.store.reading() as db:
            report = reports.key(db, uuid)
            model = remarks.decisions(db, report).get(key)
            found = _open(db, alike.finding(db, report, key))
        if model is None or model.status is Status.OPEN:
            return 0, 0
        chosen = found if everywhere else {uuid: found.get(uuid, ())}
        wanted = {report: {"decisions": _like(model, seen, stamp)} for report, seen in chosen.items() if seen}
        self._journal.change_several("decide", wanted, stamp)
        return sum(map(len, chosen.values())), len(wanted)

    def reasons(self, status: Status) -> tuple[str, ...]:
        """The reasons given in this project for such decisions, the most used one first."""
        with self._journal.store.reading() as db:
            return alike.reasons(db, status)

    def past(self, uuid: str) -> tuple[Event, ...]:
        """What changed decisions of a report, oldest first."""
        every = self._journal.history(uuid)
        return tuple(it for it in every if "decisions" in (it.after or {}) or "decisions" in (it.before or {}))


def _open(db: Transaction, like: Finding) -> dict[str, tuple[alike.Seen, ...]]:
    """The undecided findings alike, but those of closed reports, which nothing is decided on any more."""
    closed = freezing.frozen(db)
    return {report: tuple(seen) for report, seen in alike.undecided(db, like).items() if report not in closed}


def _like(model: Decision, seen: Sequence[alike.Seen], stamp: Stamp) -> dict[str, State | None]:
    """The decision `model` on each of these, made now on the figures that each has."""
    return {
        it.key: codec.decision(Decision(model.status, stamp.author, stamp.at, it.digest, it.read, model.reason))
        for it in seen
    }
