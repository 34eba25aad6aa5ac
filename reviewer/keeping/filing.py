# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a command does to one report inside its transaction: keep a file, lay corrections over it, check, load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import reviewer
from reviewer import reviewing
from reviewer.bodies import dating
from reviewer.bodies.relating import PLAN, body
from reviewer.checks.office import book
from reviewer.forms.plancells import parsed
from reviewer.keeping import comparing, freezing, holding, neighbours, summing
from reviewer.model.document import Source
from reviewer.model.fact import Fact
from reviewer.model.finding import Finding, Origin
from reviewer.model.project import Correction, Event, OpenReport, ReportRow, Reviewed, confirms
from reviewer.model.report import Reading, Review
from reviewer.store import (
    codec,
    comparisons,
    earlier,
    events,
    findings,
    parts,
    readings,
    remarks,
    replies,
    reports,
    versions,
)
from reviewer.store.events import Stamp
from reviewer.store.reports import File

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction


def load(db: Transaction, uuid: str) -> OpenReport:
    """One report with its effective figures and all that people said; KeyError when it is not there."""
    report = reports.key(db, uuid)
    reading = readings.load(db, reports.version(db, report))
    corrections, decided = remarks.corrections(db, report), remarks.decisions(db, report)
    notes, row = remarks.notes(db, report), reports.row(db, uuid)
    before = earlier.precedents(db, body(row.organisation), row.year, row.form == PLAN, PLAN)
    reviewed = (
        Reviewed(
            it, decided.get(it.key), tuple(note for note in notes if note.target.finding == it.key), before.get(it.key)
        )
        for it in findings.load(db, report)
    )
    made = OpenReport(
        row,
        reading,
        effective(reading.facts, corrections),
        tuple(reviewed),
        notes,
        tuple(corrections.values()),
        findings.passes(db, report),
        comparisons.load(db, report),
        replies.replies(db, uuid),
        replies.closings(db, report),
    )
    return replace(made, changed=holding.since(made))


def change(
    db: Transaction, uuid: str, what: str, subject: str, wanted: parts.Wish, stamp: Stamp, of: str | None = None
) -> tuple[Event | None, list[Event]]:
    """Make a report be as wanted: the event of it, None when it is so already, and those of the ticks that it cost."""
    report = reports.key(db, uuid)
    before = parts.states(db, report, wanted)
    if before == wanted:
        return None, []
    touched = parts.touch_figures(wanted)
    figures = facts(db, report) if touched else {}
    parts.put(db, report, wanted, stamp)
    if touched:
        check(db, uuid)
        settle(db)
    elif "findings" in wanted:
        # What comes back, or from another copy, read the figures of then.
        _own(db, report, facts(db, report))
    lost = comparing.sweep(db, report, stamp, figures, lambda: facts(db, report))
    summing.renew(db, uuid)
    was, now = comparing.with_lost(before, parts.states(db, report, wanted), lost)
    made = events.append(db, stamp, what, uuid, subject, was, now, of)
    return made, comparing.tell(db, stamp, uuid, lost, what)


def change_project(
    db: Transaction,
    what: str,
    subject: str,
    wanted: parts.Wish,
    stamp: Stamp,
    of: str | None = None,
    settles: bool = True,
) -> Event | None:
    """Make what belongs to no report be as wanted; None when it is so.

    The reports that this concerns are checked again when it `settles`; otherwise they are outdated.
    """
    before = parts.states(db, 0, wanted)
    if before == wanted:
        return None
    parts.put(db, 0, wanted, stamp)
    if settles:
        settle(db)
    return events.append(db, stamp, what, None, subject, before, wanted, of)


def confirmations(db: Transaction, uuid: str, addresses: Sequence[str], stamp: Stamp) -> dict[str, codec.State]:
    """Corrections that leave these figures as they are and say so; figures set by hand already are left out."""
    known = facts(db, reports.key(db, uuid))
    return {
        it: codec.correction(Correction(it, known[it].text, _text(known[it].value), stamp.author, stamp.at, True))
        for it in addresses
        if known[it].source is not Source.HAND
    }


def ticked(db: Transaction, uuid: str, table: str, done: bool, stamp: Stamp) -> dict[str, codec.State | None]:
    """The tick of a table as wanted; nothing when it is so already, KeyError when the table was not read."""
    report = load(db, uuid)
    if table not in report.reading.forms:
        raise KeyError(table)
    if done is any(it.table == table for it in report.comparisons):
        return {}
    return {table: comparing.made(table, report.facts, stamp) if done else None}


def facts(db: Transaction, report: int) -> dict[str, Fact]:
    """The effective figures of a report by their address."""
    return effective(readings.facts(db, reports.version(db, report)), remarks.corrections(db, report))


def keep(db: Transaction, file: File, review: Review, stamp: Stamp) -> tuple[str, list[Event]]:
    """Store a file and what was read from it; the UUID of its report, and the events of the ticks that this cost."""
    reading = review.reading
    again = reports.with_file(db, file.digest)
    answered = again or reports.awaiting(db, reading, file.path)
    freezing.refuse(db, answered or "")
    uuid = answered or reports.add(db, file.digest, stamp)
    report = reports.key(db, uuid)
    before = outcome(db, uuid) if answered else None
    figures = facts(db, report) if answered else {}
    # What could be read once can be read again: a failure now is the machine's, or that of an older file.
    if again and reports.file(db, report).digest != file.digest:
        _read_older(db, report, file, review, stamp)
    elif reading.error is None or not answered or not readings.readable(db, reports.version(db, report)):
        _put(db, report, uuid, file, review, stamp)
    summing.renew(db, uuid)
    what = "read_again" if again else "new_version" if answered else "import"
    after = outcome(db, uuid) | {"path": str(file.path), "reader": reviewer.__version__, "state": reading.state}
    events.append(db, stamp, what, uuid, file.path.name, before, after)
    lost = comparing.sweep(db, report, stamp, figures, lambda: facts(db, report))
    if lost:
        summing.renew(db, uuid)
    return uuid, comparing.tell(db, stamp, uuid, lost, what)


def _read_older(db: Transaction, report: int, file: File, review: Review, stamp: Stamp) -> None:
    """Keep what was read of a file that another one has taken the place of; that one stays in force."""
    in_force = reports.file(db, report).digest
    version = reports.add_version(db, report, file, len(review.reading.pages), stamp)
    if review.reading.error is None or not readings.readable(db, version):
        readings.save(db, version, review.reading, reviewer.__version__, stamp.at)
    versions.put(db, report, {"": {"digest": in_force}}, stamp)


def _put(db: Transaction, report: int, uuid: str, file: File, review: Review, stamp: Stamp) -> None:
    reading = review.reading
    version = reports.add_version(db, report, file, len(reading.pages), stamp)
    readings.save(db, version, reading, reviewer.__version__, stamp.at)
    reports.read_identity(db, report, reading)
    dating.note(db, report, reading.prose, reading.pages)
    if reading.error is None and (reports.by_hand(db, report) or remarks.corrections(db, report)):
        check(db, uuid)
        return
    findings.replace(db, report, review.findings, book().version)
    reports.checked(db, report, review.verdict, book().version)
    known = effective(reading.facts, {})
    # Nothing was seen of its neighbours yet: `settle` checks it against them when all files are in.
    reports.mark(db, report, neighbours.mark(reading.digest, reviewer.__version__, known), "")
    _own(db, report, known)


def check(db: Transaction, uuid: str, near: neighbours.Around | None = None) -> None:
    """Run the checks over the effective figures; a report that could not be read keeps what it has.

    `near` are the relations where they are known already.
    """
    near = near or neighbours.around(db)
    report = reports.key(db, uuid)
    reading = readings.load(db, reports.version(db, report))
    if reading.error is not None:
        return
    known = effective(reading.facts, remarks.corrections(db, report))
    named = called(reading, reports.row(db, uuid))
    found = reviewing.check(named, known, neighbours.related(db, uuid, effective, near))
    findings.replace(db, report, found, book().version)
    reports.checked(db, report, reviewing.verdict(named, found), book().version)
    dating.note(db, report, reading.prose, reading.pages)
    neighbours.remember(db, uuid, neighbours.mark(reading.digest, reviewer.__version__, known), near)
    _own(db, report, known)
    summing.renew(db, uuid)


def tried(db: Transaction, uuid: str, figures: Mapping[str, str]) -> tuple[Finding, ...]:
    """What the checks would say with these figures, as printed by address, over the effective ones; keeps nothing."""
    report, now = reports.key(db, uuid), datetime.now(UTC)
    reading = readings.load(db, reports.version(db, report))
    made = {at: Correction(at, printed, _text(parsed(at, printed).value), "", now) for at, printed in figures.items()}
    known = effective(reading.facts, remarks.corrections(db, report) | made)
    near = neighbours.related(db, uuid, effective, neighbours.around(db))
    return reviewing.check(called(reading, reports.row(db, uuid)), known, near)


def outdate(db: Transaction, uuids: Iterable[str]) -> None:
    """Note that the checks of these reports have not seen their figures as they are; `settle` makes up for it."""
    near = neighbours.around(db)
    asked = {key for it in near.links.values() for key in it.keys}
    for uuid in uuids:
        report, mark = near.standing[uuid].report, near.standing[uuid].mark
        if not readings.readable(db, reports.version(db, report)):
            continue
        if uuid in asked:
            mark = neighbours.mark(reports.file(db, report).digest, reviewer.__version__, facts(db, report))
        reports.mark(db, report, mark, neighbours.UNSEEN)


def settle(db: Transaction, uuids: Iterable[str] | None = None) -> list[str]:
    """Check the reports again whose neighbours have changed (of `uuids`, or of all) but the closed; returns them."""
    asked, closed = None if uuids is None else frozenset(uuids), freezing.frozen(db)
    near = neighbours.around(db)
    outdated = neighbours.outdated(near)
    again = [uuid for uuid in outdated if uuid not in closed and (asked is None or uuid in asked)]
    for uuid in again:
        check(db, uuid, near)
    # A closed one that is outdated stays to be named, and is checked once it is open again.
    if len(again) == len(outdated):
        neighbours.remember_settled(db)
    return again


def outcome(db: Transaction, uuid: str) -> dict[str, object]:
    """What an event keeps of a run: the file, the verdict and the numbers of findings."""
    row, report = reports.row(db, uuid), reports.key(db, uuid)
    return {
        "digest": reports.file(db, report).digest,
        "verdict": row.verdict,
        "book": reports.book(db, report),
        "failed": row.failed,
        "review": row.review,
        "not_evaluable": row.not_evaluable,
        "passed": row.passed,
    }


def effective(facts: Iterable[Fact], corrections: Mapping[str, Correction]) -> dict[str, Fact]:
    """The figure that holds at every address: set by hand, else read."""
    read = {fact.address: fact for fact in facts}
    return read | {address: _by_hand(it, read.get(address)) for address, it in corrections.items()}


def reads(it: Finding, facts: Mapping[str, Fact]) -> Finding:
    """A person's finding with the figures that stand at its addresses now."""
    addresses = [anchor.address for anchor in it.anchors if anchor.address]
    return replace(it, read=tuple(f"{address}={_shown(facts.get(address))}" for address in addresses))


def _own(db: Transaction, report: int, facts: Mapping[str, Fact]) -> None:
    """Let persons' findings read the figures of now, so that decisions on them go stale as a check's do."""
    for it in findings.load(db, report):
        now = reads(it, facts)
        if it.origin is Origin.PERSON and now.read != it.read:
            findings.reread(db, report, now)


def called(reading: Reading, row: ReportRow) -> Reading:
    """The reading under the name that the report goes by, for checks that read who and when."""
    return replace(reading, organisation=row.organisation, year=row.year, title=row.title)


def _by_hand(it: Correction, read: Fact | None) -> Fact:
    if read is not None and confirms(it, read):
        return replace(read, source=Source.HAND, confidence=1.0)
    figure = parsed(it.address, it.printed)
    places = read.places if read else ()
    return Fact(it.address, figure.printed, figure.value, it.printed, places, Source.HAND, 1.0, figure.rounding)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _shown(fact: Fact | None) -> str:
    if fact is None:
        return ""
    return fact.printed if fact.value is None else f"{fact.value:f}"
