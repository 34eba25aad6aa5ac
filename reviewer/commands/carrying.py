# SPDX-License-Identifier: AGPL-3.0-or-later
"""Last year's project as the start of this year's: its bodies, last figures, faults and what was said of them."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import reviewer
from reviewer.bodies import listing
from reviewer.bodies.relating import body
from reviewer.keeping import filing, neighbours
from reviewer.model.body import Body
from reviewer.model.earlier import Earlier
from reviewer.model.finding import Outcome
from reviewer.model.progress import Progress
from reviewer.model.project import OpenReport, Precedent, Reviewed
from reviewer.model.related import Known
from reviewer.model.text import Text
from reviewer.store import codec, earlier, events, parts, reports
from reviewer.store.events import Stamp
from reviewer.store.opening import snapshot

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction


@dataclass(frozen=True, slots=True)
class Carried:
    """What an earlier project hands on; `file` is its name."""

    file: str
    bodies: tuple[Body, ...]
    reports: tuple[Earlier, ...]


def gathering(path: Path) -> Generator[Progress, None, Carried]:
    """All that the project at `path` hands on, which is not written to; ReviewerError when it cannot be read."""
    step = Text("读取上年项目", "reading last year's project")
    with snapshot(path) as db:
        every, wanted = [], reports.uuids(db)
        for at, uuid in enumerate(wanted):
            yield Progress(at, len(wanted) + 1, step)
            every.append(filing.load(db, uuid))
        readable = [it for it in every if it.reading.error is None and it.row.organisation and it.row.year]
        return Carried(path.name, tuple(_bodies(listing.load(db), readable)), tuple(map(_report, readable)))


def put(db: Transaction, carried: Carried, stamp: Stamp) -> None:
    """Begin a new project with what was handed on: one event, which nobody undoes."""
    wanted = {body(it.name): codec.body(it) for it in carried.bodies}
    parts.put(db, 0, {parts.BODIES: wanted}, stamp)
    for it in carried.reports:
        earlier.add(db, body(it.known.organisation), it)
    told = {"project": carried.file, "bodies": len(carried.bodies), "reports": len(carried.reports)}
    events.append(db, stamp, "start", None, carried.file, None, told)


def _bodies(listed: Iterable[Body], readable: Iterable[OpenReport]) -> Iterator[Body]:
    """The list with its dates a year later; bodies that only reported come too, but nobody said that they must."""
    seen = set()
    for it in listed:
        seen.add(body(it.name))
        yield replace(it, due=_next_year(it.due)) if it.due else it
    for report in readable:
        name = report.row.organisation
        if body(name) not in seen:
            seen.add(body(name))
            yield Body(name, expected=False)


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def _report(it: OpenReport) -> Earlier:
    row, reading = it.row, it.reading
    known = Known(row.uuid, row.file, row.organisation, row.year, row.form, reading.forms, it.facts, reading.prose)
    failed = {one.finding.key: _precedent(row.year, one) for one in it.findings if one.finding.outcome is Outcome.FAIL}
    return Earlier(known, neighbours.mark(reading.digest, reviewer.__version__, it.facts), failed)


def _precedent(year: int | None, it: Reviewed) -> Precedent:
    author, at = (it.decision.author, it.decision.at) if it.decision else ("", None)
    said = ((it.decision.author, it.decision.reason),) if it.decision and it.decision.reason else ()
    notes = (*said, *((note.author, note.text) for note in it.notes))
    return Precedent(year, it.status, it.finding.message, author, at, notes)
