# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project file as it is, to be proved: nothing is upgraded, completed or put right on the way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, func, select, text

from reviewer.model.project import Event
from reviewer.store import events, pdfs, refusals, schema, sqlite

_EVENT, _PICTURE = schema.event, schema.picture
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
"""What a row is not as the program writes rows comes out as."""


@contextmanager
def untouched(path: Path) -> Iterator[Connection]:
    """One look at a copy of the file at `path`; ReviewerError when there is none, or it cannot be read at all."""
    if not path.is_file():
        raise refusals.missing(path)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        with sqlite.explained(path):
            sqlite.copy(path, target, untouched=True)
            engine = sqlite.engine(target, ours=False)
            try:
                with engine.connect() as db, db.begin():
                    _refuse(db, path)
                    yield db
            finally:
                engine.dispose()


def _refuse(db: Connection, path: Path) -> None:
    """What is no project, or a newer program's, cannot be proved by this one."""
    tables = {str(name) for name in db.execute(text("SELECT name FROM sqlite_master")).scalars()}
    if {"alembic_version", "project", "event"} - tables:
        raise refusals.no_project(path)
    found = revision(db)
    if found > schema.REVISION:
        raise refusals.newer(path, found)


def revision(db: Connection) -> str:
    """The structure of the file."""
    return str(db.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def damage(db: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file, in its words."""
    found = [str(row[0]) for row in db.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    links = sqlite.broken_links(db)
    return found + ([f"foreign keys: {links}"] if links else [])


def unguarded(db: Connection) -> list[str]:
    """The append-only tables that the file would let be changed."""
    rows = db.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    there = {str(name): str(sql) for name, sql in rows}
    lacking = [table for table, name, act in sqlite.guards() if not there.get(name, "").endswith(act)]
    return list(dict.fromkeys(lacking))


def gaps(db: Connection) -> int:
    """How many events are not there any more: their numbers follow one another."""
    last, count = db.execute(select(func.max(_EVENT.c.id), func.count())).one()
    return int(last or 0) - int(count)


def history(db: Connection) -> Iterator[tuple[int, Event | None]]:
    """Every event with its number, oldest first; None for one that cannot be read."""
    for number in db.execute(select(_EVENT.c.id).order_by(_EVENT.c.id)).scalars().all():
        try:
            yield number, events.numbered(db, number)
        except UNREADABLE:
            yield number, None


def odd_pictures(db: Connection) -> list[str]:
    """The digests of the pictures whose bytes are others."""
    found = []
    for digest in db.execute(select(_PICTURE.c.digest).order_by(_PICTURE.c.id)).scalars().all():
        png = db.execute(select(_PICTURE.c.bytes).where(_PICTURE.c.digest == digest)).scalar_one()
        if sha256(png).hexdigest() != digest:
            found.append(str(digest))
    return found


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file; None when there is none."""
    return pdfs.digest_of(path) if path.is_file() else None
