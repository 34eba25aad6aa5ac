# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a command does to a project's list of bodies: lay a new list over it, change one body, tell how all stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reviewer.bodies import dating, roll
from reviewer.bodies.relating import PLAN, body
from reviewer.errors import ReviewerError
from reviewer.model.body import Body, Roll
from reviewer.model.text import Text
from reviewer.store import bodies, codec, earlier, reports

if TYPE_CHECKING:
    from reviewer.store.opening import Transaction


def load(db: Transaction) -> tuple[Body, ...]:
    """The bodies on the list, in the order in which they came."""
    return tuple(bodies.load(db).values())


def laid(db: Transaction, given: Iterable[Body]) -> dict[str, codec.State | None]:
    """The wish that puts `given` on the list: what they leave open stays as it is, others stay too.

    ReviewerError when a body would be part of itself.
    """
    there = bodies.load(db)
    merged = {body(it.name): _over(there.get(body(it.name)), it) for it in given}
    _refuse_circles(db, {**there, **merged})
    return {key: codec.body(it) for key, it in merged.items() if it != there.get(key)}


def edited(db: Transaction, it: Body) -> dict[str, codec.State | None]:
    """The wish that makes one body be as given; ReviewerError when it would be part of itself."""
    there = bodies.load(db)
    _refuse_circles(db, {**there, body(it.name): it})
    return {} if there.get(body(it.name)) == it else {body(it.name): codec.body(it)}


def dropped(db: Transaction, names: Iterable[str]) -> dict[str, codec.State | None]:
    """The wish that takes bodies off the list."""
    there = bodies.load(db)
    return {body(name): None for name in names if body(name) in there}


def year(db: Transaction, today: date) -> int:
    """The year whose reports the list is of."""
    years = [it.year for it in reports.standing(db) if it.form != PLAN and it.year]
    years = years or [it.year + 1 for it in earlier.standing(db) if it.form != PLAN and it.year]
    return roll.report_year(bodies.load(db).values(), years, today) or today.year - 1


def standing(db: Transaction, today: date) -> Roll:
    """How every body stands on a day."""
    every = reports.rows(db)
    of_list, of_year = load(db), year(db, today)
    printed = dating.printed(db, [it.uuid for it in every if it.year == of_year])
    return roll.roll(of_list, every, printed, today, of_year)


def _over(old: Body | None, new: Body) -> Body:
    """A row of a new list over what is known: an empty field of the list takes nothing away."""
    if old is None:
        return new
    return replace(
        new,
        parent=old.parent if new.parent is None else new.parent,
        district=new.district or old.district,
        contact=new.contact or old.contact,
        due=new.due or old.due,
        note=new.note or old.note,
    )


def _refuse_circles(db: Transaction, wanted: Mapping[str, Body]) -> None:
    listed: Sequence[Body] = tuple(wanted.values())
    above = roll.tree(listed, (it.organisation for it in reports.standing(db)))
    for key, it in wanted.items():
        if it.parent and roll.is_below(above, body(it.parent), key):
            raise ReviewerError(
                Text(
                    f"“{it.name}”不能归属“{it.parent}”：“{it.parent}”已在“{it.name}”之下。",
                    f"“{it.name}” cannot be part of “{it.parent}”, which is below it.",
                ),
                Text("请另选上级单位，或先更改该单位的归属。", "Choose another, or first move that body elsewhere."),
            )
