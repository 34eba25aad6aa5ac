# SPDX-License-Identifier: AGPL-3.0-or-later
"""The other reports of a project that one report is checked against, and whether they have changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewer.bodies import roll
from reviewer.bodies.relating import PLAN, Links, Named, aliases, body, relations
from reviewer.keeping import comparing
from reviewer.model.related import ALONE, Known, Related
from reviewer.store import bodies, earlier, readings, remarks, reports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewer.model.body import Body
    from reviewer.model.fact import Fact
    from reviewer.store.earlier import Past
    from reviewer.store.opening import Transaction
    from reviewer.store.reports import Standing


def links(db: Transaction) -> Mapping[str, Links]:
    """Of every report the UUIDs of those that it is checked against, by the tree and the list as they are.

    A report of last year's project counts where this one has none of that body, year and kind.
    """
    return _links(tuple(map(_name, reports.standing(db))), tuple(map(_name, earlier.standing(db))), _listed(db))


@lru_cache(maxsize=2)
def _links(own: tuple[Named, ...], past: tuple[Named, ...], listed: tuple[Body, ...]) -> Mapping[str, Links]:
    # Asked for at every look at a report; of thousands the relations take a second.
    there = {_id(it) for it in own}
    before = [it for it in past if _id(it) not in there]
    above = roll.tree(listed, (it.organisation for it in own)) if listed else None
    expected = [it.name for it in listed if it.expected] or None
    year = roll.report_year(listed, (it.year for it in own if it.form != PLAN))
    return relations(_called(before, listed) + _called(own, listed), above, expected, year)


def has_plans(db: Transaction) -> bool:
    """Whether there is any plan to check a report against; a quick look."""
    return reports.is_there(db, PLAN) or any(it.form == PLAN for it in earlier.standing(db))


def _name(it: Standing | Past) -> Named:
    return Named(it.uuid, it.organisation, it.year, it.form)


def _listed(db: Transaction) -> tuple[Body, ...]:
    return tuple(bodies.load(db).values())


def _id(it: Named) -> tuple[str, int | None, bool]:
    return body(it.organisation), it.year, it.form == PLAN


def _called(named: Sequence[Named], listed: Sequence[Body]) -> list[Named]:
    """The same under the names of the list."""
    same = aliases((it.organisation for it in named), (it.name for it in listed))
    return [replace(it, organisation=same.get(body(it.organisation), it.organisation)) for it in named]


@dataclass(frozen=True, slots=True)
class Around:
    """All reports and how they are related, looked up once for a command that checks many of them.

    `marks` tell the figures of every report, last year's included; `remember` keeps them true.
    """

    standing: Mapping[str, Standing]
    links: Mapping[str, Links]
    marks: dict[str, str]


def around(db: Transaction) -> Around:
    """The relations as they are now; they hold until a report is called otherwise, comes in, or the list changes."""
    standing = {it.uuid: it for it in reports.standing(db)}
    past = {it.uuid: it.mark for it in earlier.standing(db)}
    return Around(standing, links(db), past | {it.uuid: it.mark for it in standing.values()})


def related(db: Transaction, uuid: str, effective: comparing.Lay, near: Around) -> Related:
    """What a report is checked against; `effective` lays corrections over a reading's figures."""
    own, by_uuid = near.links[uuid], near.standing
    if not own.keys:
        return ALONE
    past = earlier.known(db, own.keys - by_uuid.keys())

    def known(key: str | None) -> Known | None:
        return (past[key] if key in past else _known(db, by_uuid[key], effective)) if key else None

    parts = tuple(past[key] if key in past else _figures(db, by_uuid[key], effective) for key in own.parts)
    twins = tuple(_named(by_uuid[key], {}) for key in own.twins if key in by_uuid)
    return Related(known(own.last), parts, own.absent, own.complete, known(own.plan), known(own.report), twins)


def last(db: Transaction, uuid: str, effective: comparing.Lay) -> Known | None:
    """The same body's report of the year before, as it is known now; None when the project has none."""
    key = links(db)[uuid].last
    found = next((it for it in reports.standing(db) if it.uuid == key), None)
    return _known(db, found, effective) if found else None


def lasts(db: Transaction, effective: comparing.Lay) -> dict[str, Known]:
    """The reports of the year before, by the UUID of the later one; reports without one are left out."""
    near = around(db)
    wanted = {uuid: link.last for uuid, link in near.links.items() if link.last and uuid in near.standing}
    past = earlier.known(db, set(wanted.values()) - near.standing.keys())
    found = {}
    for uuid, key in wanted.items():
        known = past[key] if key in past else _known(db, near.standing[key], effective)
        if known is not None:
            found[uuid] = known
    return found


def mark(digest: str, reader: str, facts: Mapping[str, Fact]) -> str:
    """What a report's neighbours depend on: its file, who read it, and its effective figures."""
    lines = sorted(f"{it.address}={comparing.value(it)}" for it in facts.values())
    return hashlib.sha256("\n".join((digest, reader, *lines)).encode()).hexdigest()


def seen(own: Links, marks: Mapping[str, str]) -> str:
    """The marks of all that a report is checked against, and as what, as one digest; "" when there is nothing."""
    lines = sorted(f"{own.role(key)}:{key}={marks[key]}" for key in own.keys if key in marks)
    whole = ("complete",) if own.complete else ()
    return hashlib.sha256("\n".join((*lines, *own.absent, *whole)).encode()).hexdigest() if lines else ""


UNSEEN = "unseen"
"""What the checks of a report have seen that have not run since its own figures changed; no digest is like it."""


def remember(db: Transaction, uuid: str, mark: str, near: Around) -> None:
    """Note a report's figures, and those of its neighbours as what its checks have seen."""
    reports.mark(db, near.standing[uuid].report, mark, seen(near.links[uuid], near.marks))
    near.marks[uuid] = mark


def outdated(near: Around) -> list[str]:
    """The reports whose neighbours are not those, or not as they were, when the checks ran last."""
    return [uuid for uuid, it in near.standing.items() if it.seen != seen(near.links[uuid], near.marks)]


def is_settled(db: Transaction) -> bool:
    """Whether nothing that relates reports is otherwise than when all had been checked; a quick look."""
    return reports.settled(db) == _fingerprint(db)


def remember_settled(db: Transaction) -> None:
    """Note that every report has been checked against its neighbours as they are."""
    reports.settle(db, _fingerprint(db))


def _fingerprint(db: Transaction) -> str:
    """A digest over all that `outdated` asks for."""
    every = (reports.standing(db), earlier.standing(db), _listed(db))
    return hashlib.sha256("\n".join(repr(it) for them in every for it in them).encode()).hexdigest()


def _known(db: Transaction, it: Standing, effective: comparing.Lay) -> Known:
    reading = readings.load(db, it.version)
    facts = effective(reading.facts, remarks.corrections(db, it.report))
    return Known(it.uuid, it.file, it.organisation, it.year, it.form, reading.forms, facts, reading.prose)


def _figures(db: Transaction, it: Standing, effective: comparing.Lay) -> Known:
    """A part of a whole: of it only figures count."""
    return _named(it, effective(readings.facts(db, it.version), remarks.corrections(db, it.report)))


def _named(it: Standing, facts: Mapping[str, Fact]) -> Known:
    return Known(it.uuid, it.file, it.organisation, it.year, it.form, facts=facts)
