# SPDX-License-Identifier: AGPL-3.0-or-later
"""The outline of a report that has no bookmarks, and what its pages need of a person; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewer.desk.look.states import State
from reviewer.desk.selection import Numbered
from reviewer.desk.table.figures import table_name
from reviewer.model.leaves import Entry
from reviewer.model.place import Place
from reviewer.model.project import OpenReport


def outline_of(report: OpenReport) -> tuple[Entry, ...]:
    """Its headings, and its tables below them, in the order in which they are printed."""
    reading = report.reading
    headings = [(it.place.page, it.place.top, 0, it.numeral, it.text) for it in reading.prose.headings]
    tables = [(place.page, place.top, 1, "", table_name(table)) for table, place in _tables(report).items()]
    found = sorted((*headings, *tables))
    return tuple(Entry(_said(numeral, text), level, page, top) for page, top, level, numeral, text in found)


def _said(numeral: str, text: str) -> str:
    return text if not numeral or text.startswith(numeral) else f"{numeral}、{text}"


def _tables(report: OpenReport) -> dict[str, Place]:
    """The first thing read of each table."""
    first: dict[str, Place] = {}
    reading = report.reading
    boxes = [(table, seen.place) for table, rows in reading.rows.items() for seen in rows]
    boxes += [(table, seen.place) for table, heads in reading.heads.items() for seen in heads]
    boxes += [(address.split("/")[0], place) for address, fact in report.facts.items() for place in fact.places]
    for table, place in boxes:
        if table in reading.forms and (table not in first or (place.page, place.top) < _start(first[table])):
            first[table] = place
    return first


def _start(place: Place) -> tuple[int, float]:
    return place.page, place.top


_WORST = (State.FAIL, State.JUDGE)


def states_of_pages(findings: Iterable[Numbered]) -> dict[int, State]:
    """Of each page with a failure or a matter of judgement the worse of the two."""
    found: dict[int, State] = {}
    for one in findings:
        if one.state not in _WORST:
            continue
        for anchor in one.reviewed.finding.anchors:
            page = anchor.place.page
            found[page] = min(found.get(page, one.state), one.state, key=_WORST.index)
    return found


def here(entries: Sequence[Entry], page: int, top: float) -> int:
    """The entry in which a height of a page lies; -1 before the first."""
    passed = [at for at, it in enumerate(entries) if (it.page, it.top) <= (page, top)]
    return passed[-1] if passed else -1
