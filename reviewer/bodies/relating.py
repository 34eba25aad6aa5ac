# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which reports belong together: by organisation, year and kind, and who is part of whom.

Who is part of whom is guessed from names (栖霞谷区教育局 is below 栖霞谷区, 云岚市栖霞谷区 below 云岚市)
unless a person has said otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PLAN = "work-plan"
_GOVERNMENT = re.compile(r"人民政府$")
_PLACE = re.compile(r"(?:省|自治区|市|自治州|州|地区|盟|区|县|旗|镇|乡|街道)$")
_CITY = re.compile(r"(?:市|自治州|州|地区|盟)$")
_OF_A_CITY = re.compile(r".+?(?:市|自治州|州|地区|盟).*(?:区|县|旗|市)$")
_COUNTY = re.compile(r"(?:区|县|旗|市)$")


@dataclass(frozen=True, slots=True)
class Named:
    """A report by what it is called; `form` is that of its reading."""

    key: str
    organisation: str
    year: int | None
    form: str | None


@dataclass(frozen=True, slots=True)
class Links:
    """The keys of the reports that one report is checked against, as in `Related`."""

    last: str | None = None
    parts: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    complete: bool = False
    plan: str | None = None
    report: str | None = None
    twins: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        single = (self.last, self.plan, self.report)
        return frozenset([key for key in single if key] + [*self.parts, *self.twins])

    def role(self, key: str) -> str:
        """As what a report is checked against: another file of the same year may become last year's report."""
        roles = {"last": (self.last,), "parts": self.parts, "plan": (self.plan,), "report": (self.report,)}
        return next((role for role, keys in roles.items() if key in keys), "twins")


@lru_cache(maxsize=32_768)
def body(organisation: str) -> str:
    """An organisation's name for comparison: normal width, no spaces, a government by its place."""
    return _GOVERNMENT.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", organisation)))


def aliases(names: Iterable[str], listed: Iterable[str]) -> Mapping[str, str]:
    """Which bodies of reports are which of a list, where only the places before differ: 云岚市甲区 is 甲区.

    Both by their names for comparison. Only where one alone fits either way, and neither is on both sides.
    """
    return _aliases(frozenset(body(name) for name in names if name), frozenset(body(name) for name in listed))


@lru_cache(maxsize=8)
def _aliases(there: frozenset[str], given: frozenset[str]) -> Mapping[str, str]:
    fits = [(name, one) for name in there - given for one in given - there if _is_same_but_for_places(name, one)]
    names_of, ones_of = Counter(name for name, _ in fits), Counter(one for _, one in fits)
    return {name: one for name, one in fits if names_of[name] == ones_of[one] == 1}


def known_as(name: str, known: Iterable[str]) -> str:
    """How a body that somebody named is called among others: as it is, or with (or without) the places before it.

    All names are those for comparison; "" where none or several fit.
    """
    fits = [one for one in known if one == name or _is_same_but_for_places(one, name)] if name else []
    return name if name in fits else fits[0] if len(fits) == 1 else ""


def _is_same_but_for_places(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and bool(_PLACE.search(long.removesuffix(short)))


def is_place(name: str) -> bool:
    """Whether a body is the government of a place, and not one of its departments."""
    return bool(_PLACE.search(body(name)))


def parents(names: Iterable[str]) -> Mapping[str, str]:
    """Who is below whom, guessed from names; a body of whom nothing is known is left out."""
    return _parents(frozenset(body(name) for name in names if name))


@lru_cache(maxsize=8)
def _parents(names: frozenset[str]) -> Mapping[str, str]:
    bodies = sorted(names, key=lambda name: (len(name), name))
    places = [name for name in bodies if _PLACE.search(name)]
    known, ends = frozenset(places), frozenset(place[-1] for place in places)
    found: dict[str, str] = {}
    for name in bodies:
        above = [place for place in _within(name, ends) if place in known]
        if above:
            found[name] = min(above, key=lambda place: (-len(place), place))
    cities = [name for name in places if _CITY.search(name) and name not in found]
    top = [city for city in cities if any(below == city for below in found.values())] or cities
    if len(top) == 1:
        for name in places:
            if name not in found and name != top[0] and _COUNTY.search(name) and not _OF_A_CITY.match(name):
                found[name] = top[0]
    return found


def _within(name: str, ends: frozenset[str]) -> Iterator[str]:
    """All that stands within a name, its last character left out, and ends in one of some characters."""
    for stop in range(1, len(name)):
        if name[stop - 1] in ends:
            yield from (name[start:stop] for start in range(stop))


def relations(
    reports: Sequence[Named],
    above: Mapping[str, str] | None = None,
    expected: Iterable[str] | None = None,
    year: int | None = None,
) -> dict[str, Links]:
    """The links of every report by its key.

    `above` says of bodies whom they are part of (guessed where None), `expected` which bodies must
    report (for `year`, where that is given); only with that list is it known that all parts are there,
    and of a body none of whose parts it names it tells nothing. Of several files of one body, year and
    kind the last one given takes part.
    """
    tree = parents(report.organisation for report in reports) if above is None else above
    must = {body(name) for name in expected} if expected is not None else None
    of: dict[tuple[str, int, bool], list[str]] = defaultdict(list)
    for report in reports:
        if report.organisation and report.year and report.form:
            of[_id(report)].append(report.key)
    below: dict[str, list[str]] = defaultdict(list)
    rank = {_id(report)[0]: number for number, report in enumerate(reports)}
    for name, parent in sorted(tree.items(), key=lambda pair: rank.get(pair[0], len(rank))):
        below[parent].append(name)
    return {report.key: _links(report, of, below, must if year in (None, report.year) else None) for report in reports}


def _id(report: Named) -> tuple[str, int, bool]:
    return body(report.organisation), report.year or 0, report.form == PLAN


def _links(
    report: Named,
    of: Mapping[tuple[str, int, bool], Sequence[str]],
    below: Mapping[str, Sequence[str]],
    must: set[str] | None,
) -> Links:
    if not (report.organisation and report.year and report.form):
        return Links()
    name, year, is_plan = _id(report)
    twins = tuple(key for key in of[name, year, is_plan] if key != report.key)
    if is_plan:
        return Links(report=_last(of, (name, year, False)), twins=twins)
    every = below.get(name, ())
    listed = [part for part in every if must is not None and part in must]
    parts = listed or every
    there = {part: _last(of, (part, year, False)) for part in parts}
    return Links(
        last=_last(of, (name, year - 1, False)),
        parts=tuple(key for key in there.values() if key),
        absent=tuple(part for part, key in there.items() if key is None) if listed else (),
        complete=bool(listed),
        plan=_last(of, (name, year, True)),
        twins=twins,
    )


def _last(of: Mapping[tuple[str, int, bool], Sequence[str]], wanted: tuple[str, int, bool]) -> str | None:
    found = of.get(wanted)
    return found[-1] if found else None
