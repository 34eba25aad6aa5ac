# SPDX-License-Identifier: AGPL-3.0-or-later
"""A corrected file of a report: whose it may be, putting it in force, and what it changed.

Every file keeps its reading, so that an older one can be checked and shown at any time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import reviewer
from reviewer import reviewing
from reviewer.bodies.relating import PLAN, body
from reviewer.commands import differing
from reviewer.errors import ReviewerError
from reviewer.keeping import filing, freezing, neighbours
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Origin, Outcome, Severity
from reviewer.model.project import Correction, Event, OpenReport, Reviewed
from reviewer.model.report import Reading, Review
from reviewer.model.text import Text
from reviewer.model.version import Replaced, Version, VersionChanges
from reviewer.store import codec, events, findings, parts, readings, remarks, reports, versions

if TYPE_CHECKING:
    from reviewer.store.events import Stamp
    from reviewer.store.opening import Transaction
    from reviewer.store.reports import File

CORRECTED = "corrected_version"
"""What the history calls it."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file of a report, with the figures that hold of it and everything that its checks say, passes included."""

    version: Version
    reading: Reading
    facts: dict[str, Fact]
    findings: tuple[Finding, ...]


def candidate(db: Transaction, review: Review, path: Path) -> str | None:
    """The report that this file may be a corrected version of: the last of its body, year and kind that may change.

    None where there is none, for a file that was not read, that is here already, or that answers an unread one.
    """
    it = review.reading
    if it.error is not None or not it.organisation or it.year is None or it.form is None:
        return None
    if reports.with_file(db, it.digest) or reports.awaiting(db, it, path):
        return None
    closed, name = freezing.frozen(db), body(it.organisation)
    same = [
        one.uuid
        for one in reports.standing(db)
        if one.year == it.year
        and one.form
        and (one.form == PLAN) == (it.form == PLAN)
        and one.uuid not in closed
        and body(one.organisation) == name
    ]
    return same[-1] if same else None


def put(db: Transaction, uuid: str, file: File, review: Review, stamp: Stamp) -> tuple[Event | None, list[Event]]:
    """Put a file in force as the corrected version of a report; the event of it, and those of ticks that it cost.

    What people said stays. A figure set by hand holds on where the new file prints what the old one did, else it is
    taken back: the event keeps it, and undoing brings it back with the old file.
    """
    freezing.refuse(db, uuid)
    if reports.with_file(db, file.digest):
        raise ReviewerError(
            Text(f"项目中已有文件“{file.path.name}”。", f"The project has the file “{file.path.name}” already."),
            Text("不必再次导入。", "There is no need to import it again."),
        )
    report = reports.key(db, uuid)
    was, old = reports.version(db, report), reports.file(db, report).digest
    read = {it.address: it for it in readings.facts(db, was)}
    version = reports.add_version(db, report, file, len(review.reading.pages), stamp)
    readings.save(db, version, review.reading, reviewer.__version__, stamp.at)
    # `add_version` has put it in force, which is to be a step of its own that can be undone.
    versions.put(db, report, {"": {"digest": old}}, stamp)
    now = {it.address: it for it in review.reading.facts}
    taken: dict[str, codec.State | None] = dict.fromkeys(differing.outdated(read, now, remarks.corrections(db, report)))
    wanted: parts.Wish = {"version": {"": {"digest": file.digest}}, "corrections": taken}
    return filing.change(db, uuid, CORRECTED, file.path.name, wanted, stamp)


def history(db: Transaction, uuid: str) -> tuple[Version, ...]:
    """All files of a report, oldest first, each checked by the rule book of now; KeyError when it is not there."""
    return tuple(_checked(db, uuid, it).version for it in versions.lines(db, reports.key(db, uuid)))


def replaced(db: Transaction, uuid: str) -> tuple[Replaced, ...]:
    """The files before the one in force, the newest first; those without a page are left out."""
    before = list(takewhile(lambda it: not it.in_force, versions.lines(db, reports.key(db, uuid))))
    return tuple(Replaced(it.digest, it.file, it.at) for it in reversed(before) if it.pages)


def as_it_was(db: Transaction, uuid: str, digest: str) -> OpenReport:
    """A report with the file of that SHA-256, and what the checks of now say of it; nothing that people decided.

    KeyError when the report never had it.
    """
    line = next((it for it in versions.lines(db, reports.key(db, uuid)) if it.digest == digest), None)
    if line is None:
        raise KeyError(digest)
    it = _checked(db, uuid, line)
    row = replace(reports.row(db, uuid), file=line.file)
    shown = tuple(Reviewed(one) for one in it.findings if one.outcome is not Outcome.PASS)
    return OpenReport(row, it.reading, it.facts, shown)


def changes(db: Transaction, uuid: str) -> VersionChanges | None:
    """What the file in force changed against the one before it; None where there is none before it."""
    report = reports.key(db, uuid)
    lines = versions.lines(db, report)
    at = next(number for number, it in enumerate(lines) if it.in_force)
    if at == 0:
        return None
    before, now = (_checked(db, uuid, it) for it in lines[at - 1 : at + 1])
    return VersionChanges(
        before.version,
        now.version,
        differing.findings(
            before.findings,
            now.findings,
            differing.legible(before.reading, now.reading),
            remarks.decisions(db, report),
        ),
        differing.figures(before.facts, now.facts),
    )


def _checked(db: Transaction, uuid: str, it: versions.Line) -> _Checked:
    report, row, reading = reports.key(db, uuid), reports.row(db, uuid), readings.load(db, it.version)
    facts = filing.effective(reading.facts, _corrections(db, uuid, it))
    named = filing.called(reading, row)
    found = (
        ()
        if reading.error
        else reviewing.check(named, facts, neighbours.related(db, uuid, filing.effective, neighbours.around(db)))
    )
    own = tuple(one for one in findings.load(db, report) if one.origin is Origin.PERSON)
    every = (*found, *own)
    failed = [one for one in every if one.outcome is Outcome.FAIL]
    version = Version(
        it.digest,
        it.file,
        it.at,
        it.author,
        it.pages,
        it.in_force,
        reviewing.verdict(named, found),
        sum(one.severity is not Severity.REVIEW for one in failed),
        sum(one.severity is Severity.REVIEW for one in failed),
        sum(one.outcome is Outcome.NOT_EVALUABLE for one in every),
    )
    return _Checked(version, reading, facts, every)


def _corrections(db: Transaction, uuid: str, it: versions.Line) -> dict[str, Correction]:
    """The figures set by hand on a file: on another than that in force those of what both print, and what was taken."""
    report = reports.key(db, uuid)
    holding = dict(remarks.corrections(db, report))
    if it.in_force:
        return holding
    here, there = (
        {one.address: one for one in readings.facts(db, key)} for key in (it.version, reports.version(db, report))
    )
    for address in tuple(differing.outdated(here, there, tuple(holding))):
        del holding[address]
    for event in events.told(db, uuid, (CORRECTED, f"redo:{CORRECTED}")):
        states = event.before or {}
        if _digest(states) == it.digest:
            taken = states.get("corrections")
            holding |= {key: codec.to_correction(key, state) for key, state in _items(taken) if state is not None}
    return holding


def _digest(states: object) -> object:
    version = states.get("version") if isinstance(states, dict) else None
    one = version.get("") if isinstance(version, dict) else None
    return one.get("digest") if isinstance(one, dict) else None


def _items(states: object) -> list[tuple[str, codec.State | None]]:
    return list(states.items()) if isinstance(states, dict) else []
