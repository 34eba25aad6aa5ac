# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose reports add up to that of the body at the top: its parts, a district's own report standing for its parts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reviewer.bodies.relating import PLAN, aliases, body, is_place
from reviewer.bodies.roll import tree
from reviewer.checks.ranks import CITY, PROVINCE, level
from reviewer.model.combined import Combined, Part, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewer.model.body import Body
    from reviewer.model.outgoing import Identity
    from reviewer.model.project import ReportRow

_FEWEST = 2
_ORDER = tuple(Role)


def combined(
    rows: Sequence[ReportRow],
    bodies: Sequence[Body],
    identities: Mapping[tuple[str, str], tuple[Identity, ...]],
) -> Combined | None:
    """The reports of the newest year that has two of them, as they are added up; None where there is no such year.

    Of several files of one body the last stands for it, as it does wherever reports are compared.
    """
    annual = [it for it in rows if it.form != PLAN]
    placed = [it for it in annual if it.organisation and it.year]
    counts = Counter(it.year or 0 for it in placed)
    year = max((year for year, count in counts.items() if count >= _FEWEST), default=None)
    if year is None:
        return None
    of_year = [it for it in placed if it.year == year]
    listed = {body(it.name): it for it in bodies}
    same = aliases((it.organisation for it in annual), listed)
    keys = {it.uuid: same.get(body(it.organisation), body(it.organisation)) for it in of_year}
    last = {keys[it.uuid]: it for it in of_year}
    above = tree(bodies, (it.organisation for it in annual))
    top = _top(above, {*last, *listed})
    parts = [_part(it, keys[it.uuid], last, above, top) for it in of_year]
    gone = [it.name for key, it in listed.items() if it.expected and key not in (*last, top)]
    return Combined(
        year,
        _called(top, last, listed),
        tuple(sorted(parts, key=lambda it: _ORDER.index(it.role))),
        tuple(name for name in gone if _covering(body(name), last, above, top) is None),
        tuple(it.file for it in annual if not (it.organisation and it.year)),
        any(it.expected for it in bodies),
        identities,
    )


def _part(it: ReportRow, key: str, last: Mapping[str, ReportRow], above: Mapping[str, str], top: str) -> Part:
    if last[key] is not it:
        return Part(it.uuid, it.organisation, Role.EARLIER)
    if key == top:
        return Part(it.uuid, it.organisation, Role.TOP)
    if top and top not in _over(key, above):
        return Part(it.uuid, it.organisation, Role.OUTSIDE)
    by = _covering(key, last, above, top)
    return Part(it.uuid, it.organisation, Role.COVERED if by else Role.COUNTED, by.organisation if by else "")


def _covering(key: str, last: Mapping[str, ReportRow], above: Mapping[str, str], top: str) -> ReportRow | None:
    """The report of the nearest body between this one and the top, which stands for it."""
    for name in _over(key, above):
        if name == top:
            return None
        if name in last:
            return last[name]
    return None


def _over(key: str, above: Mapping[str, str]) -> Iterator[str]:
    """Whom a body is part of, the nearest first."""
    seen = {key}
    while (key := above.get(key, "")) and key not in seen:
        seen.add(key)
        yield key


def _top(above: Mapping[str, str], known: Iterable[str]) -> str:
    """The one city or province over others, else the one place over others with no other beside it; else ""."""
    roots = {name: next(reversed([*_over(name, above)]), name) for name in known}
    heads = {root for name, root in roots.items() if root != name}
    higher = [name for name in heads if level(name) in (CITY, PROVINCE)]
    if len(higher) == 1:
        return higher[0]
    alone = len(heads) == 1 and all(root in heads or not is_place(root) for root in roots.values())
    return next(iter(heads)) if alone else ""


def _called(top: str, last: Mapping[str, ReportRow], listed: Mapping[str, Body]) -> str:
    if top in last:
        return last[top].organisation
    return listed[top].name if top in listed else top
