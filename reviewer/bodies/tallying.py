# SPDX-License-Identifier: AGPL-3.0-or-later
"""The figures of all reports by body, district and year, for tables and charts over many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.bodies.relating import aliases, body, is_place
from reviewer.bodies.roll import tree
from reviewer.model.summary import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model.body import Body
    from reviewer.model.project import ReportRow


def tallies(rows: Sequence[ReportRow], bodies: Sequence[Body]) -> tuple[Tally, ...]:
    """One tally a report, in the same order."""
    districts = districts_of((row.organisation for row in rows), bodies)
    return tuple(
        Tally(
            row.uuid,
            row.organisation,
            body(row.organisation),
            districts.get(row.organisation, ""),
            row.year,
            row.form,
            row.verdict,
            row.parts,
        )
        for row in rows
    )


def districts_of(organisations: Iterable[str], bodies: Sequence[Body]) -> Mapping[str, str]:
    """Of every organisation the place that it belongs to, by the list of bodies, else by its name.

    A department belongs to the government above it, the government of a place to itself. Where nobody
    knows, it is left out.
    """
    names = {name for name in organisations if name}
    keys = {name: body(name) for name in names}
    same = aliases(names, (it.name for it in bodies))
    above = tree(bodies, names)
    shown = {body(it.name): it.name for it in bodies}
    found = {}
    for name, key in keys.items():
        own = same.get(key, key)
        place = own if is_place(own) else above.get(own, "")
        if place:
            found[name] = body(shown.get(place, place))
    return found
