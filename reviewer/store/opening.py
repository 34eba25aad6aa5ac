# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project file from opening to closing: locked, of today's structure, one transaction at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, inspect, text

import reviewer
from reviewer.errors import ReviewerError
from reviewer.model.text import Text
from reviewer.store import events, refusals, schema, seeking, sqlite
from reviewer.store.events import Stamp
from reviewer.store.lock import Lock

Transaction = Connection
"""What the store's functions work on; only `Store` hands one out."""

# What every project file has, of whatever version: enough to tell a newer one from a stranger's.
_OURS = {"alembic_version", "project", "event"}


class Store:
    """An open project file; nobody else has it open meanwhile."""

    def __init__(self, path: Path, lock: Lock, engine: Engine) -> None:
        self.path = path
        self._lock = lock
        self._engine: Engine | None = engine

    @classmethod
    def create(cls, path: Path, author: str) -> Store:
        """A new project at `path`; ReviewerError when something is there or it cannot be written."""
        path = path.absolute()
        lock = Lock.take(path, author)
        try:
            if path.exists():
                raise refusals.exists(path)
            _build(path, author)
            return cls(path, lock, _engine(path))
        except OSError as error:
            lock.release()
            raise refusals.of_system(path, error) from error
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, author: str) -> Store:
        """The project at `path`, upgraded when it is older; ReviewerError when it cannot be used."""
        path = _canonical(path)
        lock = Lock.take(path, author)
        try:
            return cls(path, lock, _engine(path))
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def is_older(path: Path) -> bool:
        """Whether opening the project at `path` would upgrade it first; False for what cannot be opened at all."""
        try:
            return path.is_file() and _revision(path) != schema.REVISION
        except ReviewerError:
            return False

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """One transaction: all of it or nothing; ReviewerError when the file does not take it."""
        with self._connected(writes=True) as db:
            yield db

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent look at the file."""
        with self._connected(writes=False) as db:
            yield db

    @contextmanager
    def _connected(self, writes: bool) -> Iterator[Transaction]:
        if self._engine is None:
            raise RuntimeError(f"the project {self.path} is closed")
        with (
            sqlite.explained(self.path),
            self._engine.connect().execution_options(writes=writes) as db,
            db.begin(),
        ):
            yield db

    def close(self) -> None:
        """Free the file; doing so twice is harmless."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self._lock.release()


@contextmanager
def snapshot(path: Path) -> Iterator[Transaction]:
    """One look at a copy of the project at `path`; see `copied`."""
    with copied(path) as store, store.reading() as db:
        yield db


@contextmanager
def copied(path: Path) -> Iterator[Store]:
    """A copy of the project at `path`, of whatever structure, gone afterwards: the file itself is never written to.

    Whoever has the project open may go on with it.

    ReviewerError, naming `path`, when it is not there, no project, newer or damaged.
    """
    if not path.is_file():
        raise refusals.missing(path)
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / path.name
        try:
            with sqlite.explained(path):
                sqlite.copy(path, copied, untouched=True)
            store = Store.open(copied, "")
        except ReviewerError as error:
            raise ReviewerError(_of(error.summary, copied, path), _of(error.advice, copied, path)) from error
        try:
            yield store
        finally:
            store.close()


def _of(said: Text, copied: Path, path: Path) -> Text:
    """The same words about the file that was copied."""
    shown, real = str(copied.resolve()), str(path)
    return Text(*(words.replace(shown, real).replace(str(copied), real) for words in (said.zh, said.en)))


def _canonical(path: Path) -> Path:
    """The file itself, so that two names of one file share a lock; ReviewerError when it cannot be written."""
    try:
        real = path.resolve(strict=True)
        if not real.is_file():
            raise refusals.no_project(path)
        # SQLite would open a file that it may not write to and say so only at the first command.
        with real.open("r+b"):
            pass
    except FileNotFoundError as error:
        raise refusals.missing(path) from error
    except OSError as error:
        raise refusals.of_system(path, error) from error
    return real


def _build(path: Path, author: str) -> None:
    """Written under another name first: a project file is whole or not there."""
    from reviewer.store import upgrading  # Alembic takes a fifth of a second to load; most starts need none of it

    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with sqlite.explained(path):
        engine = sqlite.engine(draft)
        try:
            with engine.connect().execution_options(writes=True) as db, db.begin():
                upgrading.build(db)
                sqlite.append_only(db)
                stamp = Stamp.now(author)
                row = {"uuid": str(uuid4()), "made_with": reviewer.__version__, "author": author, "at": stamp.at}
                db.execute(insert(schema.project).values(row))
                events.append(db, stamp, "create", after={"uuid": row["uuid"], "made_with": reviewer.__version__})
        except BaseException:
            engine.dispose()
            draft.unlink(missing_ok=True)
            raise
        engine.dispose()
    draft.replace(path)


def _engine(path: Path) -> Engine:
    """The file ready for use: ours, of today's structure, whole."""
    revision = _revision(path)
    if revision != schema.REVISION:
        from reviewer.store import upgrading  # see _build

        upgrading.upgrade(path, revision)
    engine = sqlite.engine(path)
    try:
        with sqlite.explained(path), engine.connect().execution_options(writes=True) as db, db.begin():
            if not sqlite.sound(db):
                raise refusals.damaged(path)
            sqlite.append_only(db)
            seeking.refresh(db)
    except ReviewerError:
        engine.dispose()
        raise
    return engine


def _revision(path: Path) -> str:
    engine = sqlite.engine(path, ours=False)
    try:
        with sqlite.explained(path), engine.connect() as db, db.begin():
            if _OURS - set(inspect(db).get_table_names()):
                raise refusals.no_project(path)
            found = db.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    finally:
        engine.dispose()
    if found is None:
        raise refusals.no_project(path)
    return str(found)
