# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reports of last year's project: written once when the project begins, only read afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from reviewer.model.earlier import Earlier
from reviewer.model.project import Precedent
from reviewer.model.related import Known
from reviewer.store import codec, schema, wording

_EARLIER = schema.earlier


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier report by what it is called; `mark` tells its figures."""

    uuid: str
    body: str
    organisation: str
    year: int | None
    form: str | None
    mark: str


def add(db: Connection, body: str, it: Earlier) -> None:
    """Keep a report of another project; `body` is its body's name as names are compared."""
    known = it.known
    row = {
        "uuid": known.key,
        "body": body,
        "organisation": known.organisation,
        "year": known.year,
        "form": known.form,
        "file": known.file,
        "forms": dict(known.forms),
        "facts": [codec.fact(fact) for fact in known.facts.values()],
        "prose": wording.prose(known.prose),
        "precedents": {key: codec.precedent(one) for key, one in it.precedents.items()},
        "mark": it.mark,
    }
    db.execute(insert(_EARLIER), [row])


def standing(db: Connection) -> list[Past]:
    """All of them, in the order in which they were kept."""
    it = _EARLIER.c
    query = select(it.uuid, it.body, it.organisation, it.year, it.form, it.mark).order_by(it.id)
    return [Past(*row) for row in db.execute(query)]


def known(db: Connection, uuids: Iterable[str]) -> dict[str, Known]:
    """Those with these UUIDs, as the checks see them."""
    found = db.execute(select(_EARLIER).where(_EARLIER.c.uuid.in_(tuple(uuids))))
    return {
        row.uuid: Known(
            row.uuid,
            row.file,
            row.organisation,
            row.year,
            row.form,
            row.forms,
            {fact.address: fact for fact in map(codec.to_fact, row.facts)},
            wording.to_prose(row.prose),
        )
        for row in found
    }


def precedents(db: Connection, body: str, year: int | None, plan: bool, plan_form: str) -> dict[str, Precedent]:
    """The failures of a body's last report (or plan) before `year`, by the key of the finding."""
    if not body or year is None:
        return {}
    it = _EARLIER.c
    query = select(it.precedents, it.form).where(it.body == body, it.year < year).order_by(it.year.desc(), it.id.desc())
    for row in db.execute(query):
        if (row.form == plan_form) is plan:
            return {key: codec.to_precedent(raw) for key, raw in row.precedents.items()}
    return {}
