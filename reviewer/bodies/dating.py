# SPDX-License-Identifier: AGPL-3.0-or-later
"""The date printed in each report, noted when a report is read or checked, so that the list of bodies opens at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reviewer.checks.dates import published
from reviewer.store import readings, reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewer.bodies.roll import Printed
    from reviewer.model.prose import Prose
    from reviewer.model.report import PageSize
    from reviewer.store.opening import Transaction


def note(db: Transaction, report: int, prose: Prose, pages: Sequence[PageSize]) -> None:
    """Note which date the reading of a report says that it was published on, or that it says none."""
    reports.publish(db, report, _printed(prose, pages))


def printed(db: Transaction, uuids: Iterable[str]) -> dict[str, Printed]:
    """The dates of these reports, and whether their reading is in doubt; those that print none are left out."""
    noted = reports.published(db)
    found = {}
    for uuid in uuids:
        when, doubt = noted[uuid] or _looked_up(db, reports.key(db, uuid))
        if when:
            found[uuid] = date.fromisoformat(when), doubt
    return found


def complete(db: Transaction) -> None:
    """Note the dates of reports that an earlier program has read."""
    for uuid, noted in reports.published(db).items():
        if noted is None:
            report = reports.key(db, uuid)
            reports.publish(db, report, _looked_up(db, report))


def is_complete(db: Transaction) -> bool:
    """Whether the date of every report is noted."""
    return not reports.is_any_unpublished(db)


def _looked_up(db: Transaction, report: int) -> tuple[str, bool]:
    return _printed(*readings.edges(db, reports.version(db, report)))


def _printed(prose: Prose, pages: Sequence[PageSize]) -> tuple[str, bool]:
    found = published(prose)
    if found is None:
        return "", False
    when, places = found
    return when.isoformat(), any(pages[place.page - 1].scanned for place in places if place.page <= len(pages))
