# SPDX-License-Identifier: AGPL-3.0-or-later
"""Checking many reports again, one transaction and one event each, so that it can end after any of them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from reviewer import filing, neighbours
from reviewer.checks import office
from reviewer.model.progress import Checked
from reviewer.model.text import Text
from reviewer.store import events, reports

if TYPE_CHECKING:
    from reviewer.journal import Journal

Steps = Generator[Checked, None, tuple[str, ...]]
"""Says after each step how far it is and returns the UUIDs of the reports that were checked."""

_STEP = Text("核对 {name}", "checking {name}")


def behind(journal: Journal) -> tuple[str, ...]:
    """The reports whose checks ran last by another rule book than the one in force."""
    version = office.book().version
    with journal.store.reading() as db:
        return tuple(it for it in reports.uuids(db) if reports.book(db, reports.key(db, it)) != version)


def running(journal: Journal) -> Steps:
    """Run the checks over all reports; those that an older rule book checked come first.

    Where it ends early the reports left are as they were, and `behind` still names those.
    """
    old = behind(journal)
    with journal.store.reading() as db:
        every = old + tuple(it for it in reports.uuids(db) if it not in set(old))
    return (yield from _each(journal, every, "run_again"))


def settling(journal: Journal) -> Steps:
    """Check the reports again whose relations came or changed; where it ends early the others stay outdated."""
    with journal.store.reading() as db:
        wanted = neighbours.outdated(neighbours.around(db))
    return (yield from _each(journal, wanted, "settle"))


def _each(journal: Journal, wanted: Sequence[str], what: str) -> Steps:
    done: list[str] = []
    for at, uuid in enumerate(wanted, start=1):
        name = _again(journal, uuid, what)
        done.append(uuid)
        yield Checked(at, len(wanted), _STEP.format(name=name), uuid)
    return tuple(done)


def _again(journal: Journal, uuid: str, what: str) -> str:
    """Check one report; its name."""
    stamp = journal.stamp()
    with journal.store.writing() as db:
        before = filing.outcome(db, uuid)
        filing.check(db, uuid)
        after = filing.outcome(db, uuid)
        events.append(db, stamp, what, uuid, before={uuid: before}, after={uuid: after})
        row = reports.row(db, uuid)
    return row.organisation or row.file
