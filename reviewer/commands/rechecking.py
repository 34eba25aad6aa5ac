# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking many reports again, one transaction and one event each, so that it can end after any of them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from reviewer.checks import office
from reviewer.keeping import filing, freezing, neighbours
from reviewer.model.progress import Checked
from reviewer.model.text import Text
from reviewer.store import events, reports

if TYPE_CHECKING:
    from reviewer.keeping.journal import Journal
    from reviewer.store.opening import Transaction

Steps = Generator[Checked, None, tuple[str, ...]]
"""Says after each step how far it is and returns the UUIDs of the reports that were checked."""

_STEP = Text("核对 {name}", "checking {name}")


def behind(journal: Journal) -> tuple[str, ...]:
    """The reports whose checks ran last by another rule book than the one in force, or before others' figures came."""
    with journal.store.reading() as db:
        unseen = {it.uuid for it in reports.standing(db) if it.seen == neighbours.UNSEEN}
        left = unseen | set(reports.behind(db, office.book().version))
        return tuple(it for it in reports.uuids(db) if it in left) if left else ()


def run(journal: Journal, uuid: str | None) -> None:
    """Run the checks of one report or of all in one transaction; `journal.left` names the closed ones."""
    stamp = journal.stamp()
    with journal.store.writing() as db:
        asked, closed = reports.uuids(db) if uuid is None else (uuid,), freezing.frozen(db)
        again = tuple(it for it in asked if it not in closed)
        journal.left += [it for it in asked if it in closed]
        if not again:
            return
        before = {it: filing.outcome(db, it) for it in again}
        near = neighbours.around(db)
        for it in again:
            filing.check(db, it, near)
        after = {it: filing.outcome(db, it) for it in again}
        events.append(db, stamp, "run_again", uuid, before=before, after=after)


def settle(journal: Journal) -> tuple[str, ...]:
    """Check the reports whose relations came or changed in one transaction; `journal.left` names the closed ones."""
    with journal.store.reading() as db:
        if neighbours.is_settled(db):
            return ()
    stamp = journal.stamp()
    with journal.store.writing() as db:
        outdated = neighbours.outdated(neighbours.around(db))
        before = {it: filing.outcome(db, it) for it in outdated}
        again = filing.settle(db)
        journal.left += [it for it in outdated if it not in again]
        if again:
            after = {it: filing.outcome(db, it) for it in again}
            events.append(db, stamp, "settle", None, before=before, after=after)
    return tuple(again)


def running(journal: Journal) -> Steps:
    """Run the checks over all reports; those that an older rule book checked come first.

    Where it ends early the reports left are as they were, and `behind` still names those.
    """
    old = behind(journal)
    with journal.store.reading() as db:
        first = frozenset(old)
        every = old + tuple(it for it in reports.uuids(db) if it not in first)
    return (yield from _each(journal, every, "run_again"))


def settling(journal: Journal) -> Steps:
    """Check the reports again whose relations came or changed; where it ends early the others stay outdated."""
    with journal.store.reading() as db:
        if neighbours.is_settled(db):
            return ()
        closed = freezing.frozen(db)
        outdated = neighbours.outdated(neighbours.around(db))
    wanted = [it for it in outdated if it not in closed]
    journal.left += [it for it in outdated if it in closed]
    done = yield from _each(journal, wanted, "settle")
    with journal.store.writing() as db:
        # Looked at again, as files may have come in between two steps; the next opening need not look then.
        if not outdated or not neighbours.outdated(neighbours.around(db)):
            neighbours.remember_settled(db)
    return done


def _each(journal: Journal, wanted: Sequence[str], what: str) -> Steps:
    done: list[str] = []
    near = _Near()
    for at, uuid in enumerate(wanted, start=1):
        name = _again(journal, uuid, what, near)
        if name is None:
            journal.left.append(uuid)
        else:
            done.append(uuid)
            yield Checked(at, len(wanted), _STEP.format(name=name), uuid)
    return tuple(done)


class _Near:
    """The relations of all reports, looked up again only when somebody else has changed the project meanwhile."""

    def __init__(self) -> None:
        self._known: neighbours.Around | None = None
        self._event = ""

    def now(self, db: Transaction) -> neighbours.Around:
        if self._known is None or events.latest(db) != self._event:
            self._known = neighbours.around(db)
        return self._known

    def hold(self, event: str) -> None:
        """Our own event, which changed no relation."""
        self._event = event


def _again(journal: Journal, uuid: str, what: str, near: _Near) -> str | None:
    """Check one report; its name, or None when it was closed in the meantime and stays as it is."""
    stamp = journal.stamp()
    with journal.store.writing() as db:
        if uuid in freezing.frozen(db):
            return None
        before = filing.outcome(db, uuid)
        filing.check(db, uuid, near.now(db))
        after = filing.outcome(db, uuid)
        near.hold(events.append(db, stamp, what, uuid, before={uuid: before}, after={uuid: after}).uuid)
        row = reports.row(db, uuid)
    return row.organisation or row.file
