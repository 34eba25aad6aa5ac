# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list of bodies that must report: who is part of whom, when each is due, who is missing, who was late."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.bodies.relating import PLAN, aliases, body, known_as, parents
from reviewer.checks import office
from reviewer.checks.ranks import CITY, COUNTY, DEPARTMENT, level
from reviewer.model.body import Body, Listed, Roll, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewer.model.project import ReportRow

DATED = "dated"
Printed = tuple[date, bool]
"""A date printed in a report, and whether its reading is in doubt."""


def tree(bodies: Iterable[Body], names: Iterable[str]) -> Mapping[str, str]:
    """Whom every body is part of: what a person said, else its district on the list, else guessed from `names`.

    What was said outranks guesses; a guess that would put a body below itself is left out.
    """
    return _tree(tuple(bodies), frozenset(body(name) for name in names if name))


@lru_cache(maxsize=8)
def _tree(bodies: tuple[Body, ...], reported: frozenset[str]) -> Mapping[str, str]:
    # Asked for at every check of every report; finding who is who among hundreds of names takes some 50 ms.
    listed = {body(it.name): it for it in bodies}
    same = aliases(reported, listed)
    known = {*(same.get(name, name) for name in reported), *listed}
    said = {key: _called(it.parent, known) for key, it in listed.items() if it.parent is not None}
    above = {key: parent for key, parent in said.items() if parent}
    places = {key: known_as(body(it.district), known) for key, it in listed.items()}
    districts = {key: place for key, place in places.items() if place}
    for guesses in (districts, parents(known)):
        for key, parent in guesses.items():
            if key not in said and key not in above and not is_below(above, parent, key):
                above[key] = parent
    return above


def _called(name: str, known: Iterable[str]) -> str:
    return known_as(body(name), known) or body(name)


def is_below(above: Mapping[str, str], name: str, other: str) -> bool:
    """Whether `name` is `other` or part of it, at any depth."""
    seen: set[str] = set()
    while name not in seen:
        if name == other:
            return True
        seen.add(name)
        name = above.get(name, name)
    return False


def report_year(bodies: Iterable[Body], years: Iterable[int | None], today: date | None = None) -> int | None:
    """The year whose reports the list is of: the one before its dates, else the newest there is, else last year."""
    due = Counter(it.due.year - 1 for it in bodies if it.due)
    if due:
        return max(due, key=lambda year: (due[year], year))
    newest = max((year for year in years if year), default=None)
    return newest or (today.year - 1 if today else None)


def usual_due(name: str, parent: str, year: int) -> date | None:
    """When a body's report of `year` is due by its kind; None where the name does not tell the kind.

    The dates are those of the rule book's check of printed dates.
    """
    kind = level(name)
    if kind == CITY and level(parent) == CITY:
        kind = COUNTY
    dates = dict(entry.split("=") for entry in _dated())
    printed = dates.get(kind or (DEPARTMENT if parent else ""))
    if printed is None:
        return None
    month, day = map(int, printed.split("-"))
    return date(year + 1, month, day)


def _dated() -> Sequence[str]:
    return next((rule.words for rule in office.book().rules if rule.kind == DATED), ())


def roll(
    bodies: Sequence[Body],
    reports: Sequence[ReportRow],
    printed: Mapping[str, Printed],
    today: date,
    year: int | None = None,
) -> Roll:
    """How everybody stands on the day `today`; `printed` are the dates in reports, by UUID.

    `year` is the year whose reports are asked for, told by list and reports where it is None. Bodies come
    in the order of the list, then those known only by their reports.
    """
    annual = [it for it in reports if it.form != PLAN]
    year = year or report_year(bodies, (it.year for it in annual), today) or today.year - 1
    listed = {body(it.name) for it in bodies}
    same = aliases((it.organisation for it in annual), listed)

    def key(it: ReportRow) -> str:
        return same.get(body(it.organisation), body(it.organisation))

    of_year = {key(it): it for it in annual if it.organisation and it.year == year}
    above = tree(bodies, (it.organisation for it in annual))
    others = [Body(it.organisation, expected=False) for name, it in of_year.items() if name not in listed]
    found = [_listed(it, above, of_year.get(body(it.name)), printed, year, today) for it in bodies]
    found += [_listed(it, above, of_year.get(body(it.name)), printed, year, today, on_list=False) for it in others]
    unmatched = [it for it in annual if not it.organisation or it.year is None]
    if any(it.expected for it in bodies):
        unmatched = [it for it in annual if it.year in (year, None) and key(it) not in listed]
    return Roll(year, today, tuple(found), tuple(unmatched))


def _listed(
    it: Body,
    above: Mapping[str, str],
    report: ReportRow | None,
    printed: Mapping[str, Printed],
    year: int,
    today: date,
    on_list: bool = True,
) -> Listed:
    key = body(it.name)
    parent = above.get(key, "")
    due = it.due or usual_due(it.name, parent, year)
    when, doubt = printed.get(report.uuid, (None, False)) if report else (None, False)
    if when is not None and when.year <= year:
        doubt = True  # before its year was over: mistyped, and no proof that it came in time
    known = when if when is not None and when.year > year else None
    stand, days = _stand(it.expected, report is not None, known, due, today)
    uuid = report.uuid if report else None
    return Listed(it, key, parent, it.parent is None, due, it.due is None, stand, days, when, doubt, uuid, on_list)


def _stand(expected: bool, there: bool, printed: date | None, due: date | None, today: date) -> tuple[Stand, int]:
    """How a body stands and by how many days it is late; without a printed date nobody knows of a report."""
    if not there:
        if not expected:
            return Stand.FREE, 0
        over = (today - due).days if due else 0
        return (Stand.OVERDUE, over) if over > 0 else (Stand.MISSING, 0)
    if printed is None or due is None:
        return Stand.UNDATED, 0
    over = (printed - due).days
    return (Stand.LATE, over) if over > 0 else (Stand.IN_TIME, 0)
