# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing a project file to today's structure, with a copy beside it first."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from reviewer.store import refusals, sqlite

SCRIPTS = Path(__file__).with_name("migrations")


def build(db: Connection, scripts: Path = SCRIPTS) -> None:
    """Give the (empty or older) database behind `db` today's structure, within its transaction."""
    config = _config(scripts)
    config.attributes["connection"] = db
    command.upgrade(config, "head")


def known(revision: str, scripts: Path = SCRIPTS) -> bool:
    """Whether this program has ever written files of structure `revision`."""
    try:
        return ScriptDirectory.from_config(_config(scripts)).get_revision(revision) is not None
    except CommandError:
        return False


def upgrade(path: Path, revision: str, scripts: Path = SCRIPTS) -> Path:
    """Upgrade the file at `path` from `revision`; returns the copy that was made before.

    ReviewerError when it comes from a newer program, cannot be copied, or does not upgrade; it is
    unchanged then.
    """
    if not known(revision, scripts):
        raise refusals.newer(path, revision)
    backup = path.with_name(f"{path.name}.{revision}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.backup")
    try:
        sqlite.copy(path, backup)
    except sqlite3.Error as error:
        backup.unlink(missing_ok=True)
        raise refusals.of_database(backup, getattr(error, "sqlite_errorname", ""), str(error)) from error
    # Rebuilding a table drops the old one, and with foreign keys on that would empty its children.
    engine = sqlite.engine(path, foreign_keys=False)
    try:
        with engine.connect().execution_options(writes=True) as db, db.begin():
            build(db, scripts)
            if broken := sqlite.broken_links(db):
                raise refusals.not_upgraded(path, backup, f"{broken} broken links")
    except SQLAlchemyError as error:
        raise refusals.not_upgraded(path, backup, str(error)) from error
    finally:
        engine.dispose()
    return backup


def _config(scripts: Path) -> Config:
    config = Config()
    # ConfigParser reads "%" as the start of a variable; folders may have one in their name.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config
