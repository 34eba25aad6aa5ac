# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows that are only ever added, of one copy of a project into another: pictures, what left, what came back.

None of them is ever changed, so that two copies have what either has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from reviewer.model.reply import Dispatch, Reply
from reviewer.store import replies, schema

_PICTURE = schema.picture


def add(here: Connection, there: Connection, same: Mapping[str, str]) -> int:
    """Have all that only they have; `same` are their reports that go by another UUID here. How many rows were new."""
    return _pictures(here, there) + _dispatches(here, there, same) + _replies(here, there, same)


def _pictures(here: Connection, there: Connection) -> int:
    """One at a time: some are large, and there may be hundreds."""
    known = set(here.execute(select(_PICTURE.c.digest)).scalars())
    new = [it for it in there.execute(select(_PICTURE.c.digest).order_by(_PICTURE.c.id)).scalars() if it not in known]
    for digest in new:
        row = there.execute(select(_PICTURE).where(_PICTURE.c.digest == digest)).mappings().one()
        here.execute(insert(_PICTURE), [{name: value for name, value in row.items() if name != "id"}])
    return len(new)


def _dispatches(here: Connection, there: Connection, same: Mapping[str, str]) -> int:
    known = {it.uuid for it in replies.dispatches(here)}
    new = [it for it in replies.dispatches(there) if it.uuid not in known]
    for it in new:
        replies.add_dispatch(here, _ours(it, same))
    return len(new)


def _ours(it: Dispatch, same: Mapping[str, str]) -> Dispatch:
    return replace(it, rows=tuple(replace(row, report=same.get(row.report, row.report)) for row in it.rows))


def _replies(here: Connection, there: Connection, same: Mapping[str, str]) -> int:
    """A workbook that came back to both desks was answered once."""
    own = replies.replies(here)
    known, said = {it.uuid for it in own}, {it.content for it in own}
    theirs = (replace(it, report=same.get(it.report, it.report)) for it in replies.replies(there))
    new: list[Reply] = [it for it in theirs if it.uuid not in known and it.content not in said]
    replies.add_replies(here, new)
    return len(new)
