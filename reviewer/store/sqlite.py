# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that only SQLite knows: opening a file, its settings, its triggers, its copies, its errors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, TextClause, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import QueuePool

from reviewer.store import refusals

_BUSY_SECONDS = 5.0
_PIECE = 1024
_APPEND_ONLY = ("event", "correction", "picture", "dispatch", "sent", "reply")
_BULKY = ("fact", "finding", "reading")
_LARGE_MB = 64


def engine(path: Path, foreign_keys: bool = True, ours: bool = True) -> Engine:
    """One connection to the file at `path`; transactions cover structure changes too.

    With `ours` False nothing is set that the file would keep, as long as it may be someone else's.
    """
    made = create_engine(
        "sqlite://",
        creator=partial(_connect, path, foreign_keys, ours),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(made, "begin", _begin)
    return made


def _connect(path: Path, foreign_keys: bool, ours: bool) -> sqlite3.Connection:
    made = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        made.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        # A file may come from anywhere: what its structure says must not call functions.
        made.execute("PRAGMA trusted_schema=OFF")
        made.execute(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")
        # EXTRA is FULL and also syncs the folder once the journal is gone: a command that has
        # returned survives a power cut.
        made.execute("PRAGMA synchronous=EXTRA")
        if ours:
            # A rollback journal works on local disks and on network shares alike; WAL needs memory
            # shared between processes and is unsafe on shares, and one window gains nothing from it.
            made.execute("PRAGMA journal_mode=DELETE")
    except BaseException:
        made.close()
        raise
    return made


def _begin(db: Connection) -> None:
    """Python's driver would begin too late for structure changes and only before writes; say it ourselves."""
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of the database at `path` into refusals; those that only a mistake of ours causes pass."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        raise refusals.of_database(path, name, str(error.orig)) from error
    except sqlite3.Error as error:
        raise refusals.of_database(path, getattr(error, "sqlite_errorname", ""), str(error)) from error


def append_only(db: Connection) -> None:
    """Let the database itself refuse to change or remove what was appended."""
    there = inspect(db).get_table_names()
    for table, name, act in guards():
        if table in there:
            db.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {name} {act}")


def guards() -> Iterator[tuple[str, str, str]]:
    """What guards the tables that are only ever added to: table, name of the trigger, and what it does."""
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            act = f"BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            yield table, f"{table}_no_{verb.lower()}", act


def can_index(db: Connection) -> bool:
    """Whether this build of SQLite has its full-text index; without it texts are looked through one by one."""
    return bool(db.exec_driver_sql("SELECT sqlite_compileoption_used('ENABLE_FTS5')").scalar_one())


def make_index(db: Connection) -> None:
    """An empty index of pairs of characters; it keeps no texts, and its rows are numbered as those of `remark`."""
    db.exec_driver_sql("DROP TABLE IF EXISTS remark_pairs")
    db.exec_driver_sql("CREATE VIRTUAL TABLE remark_pairs USING fts5(pairs, content='', tokenize='ascii')")


def index(db: Connection, rows: Iterable[tuple[int, str]], gone: bool = False) -> None:
    """Put the pairs of these rows into the index; with `gone` take just those out that were put in."""
    put = "INSERT INTO remark_pairs (rowid, pairs) VALUES (?, ?)"
    take = "INSERT INTO remark_pairs (remark_pairs, rowid, pairs) VALUES ('delete', ?, ?)"
    if wanted := list(rows):
        db.exec_driver_sql(take if gone else put, wanted)


def indexed(phrases: Iterable[str]) -> TextClause:
    """The numbers of the rows in which each of these sequences of pairs stands."""
    wanted = " AND ".join(f'"{phrase}"' for phrase in phrases)
    return text("SELECT rowid AS id FROM remark_pairs WHERE remark_pairs MATCH :wanted").bindparams(wanted=wanted)


def index_behind(db: Connection, behind: bool) -> None:
    """Note in the file that the index lacks something, or that it is true."""
    db.exec_driver_sql(f"PRAGMA user_version={int(behind)}")


def is_index_behind(db: Connection) -> bool:
    return bool(db.exec_driver_sql("PRAGMA user_version").scalar_one())


def broken_links(db: Connection) -> int:
    """How many rows name a row that does not exist."""
    return len(db.exec_driver_sql("PRAGMA foreign_key_check").all())


def sound(db: Connection) -> bool:
    """Whether the file is whole; 300 reports take some 15 ms to look through.

    Of a large file the tables that can be made again from the PDFs are left out, which would take
    seconds: SQLite says so when it comes to a damaged page of them.
    """
    asked = ["1"] if _megabytes(db) < _LARGE_MB else [name for name in _tables(db) if name not in _BULKY]
    return all(db.exec_driver_sql(f"PRAGMA quick_check({name})").scalar_one() == "ok" for name in asked)


def _megabytes(db: Connection) -> float:
    count, size = (int(db.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size"))
    return count * size / 1e6


def _tables(db: Connection) -> list[str]:
    return [str(row[0]) for row in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]


def copy(path: Path, out: Path, untouched: bool = False) -> None:
    """A consistent copy of the database at `path`; sqlite3.Error when it cannot be made.

    `untouched` when nothing may be written there, not even to finish what a crash had left half done.
    """
    opened = _only_read(path) if untouched else sqlite3.connect(path)
    with closing(opened) as source, closing(sqlite3.connect(out)) as target:
        # In pieces: whoever works on the file waits for one of them at the most, and its changes come along.
        source.backup(target, pages=_PIECE, sleep=0.001)


def _only_read(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    if not uri.startswith("file:///"):
        # SQLite takes the server of a Windows share for a part of the path, not of the address.
        uri = uri.replace("file://", "file:////", 1)
    return sqlite3.connect(f"{uri}?mode=ro", uri=True)
