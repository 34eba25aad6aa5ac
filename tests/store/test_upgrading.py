# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files of earlier versions become files of today's, or stay exactly as they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from reviewer.errors import ReviewerError
from reviewer.model.report import Reading
from reviewer.store import events, findings, readings, remarks, reports, schema, sqlite, upgrading
from reviewer.store.events import Stamp
from reviewer.store.opening import Store
from reviewer.store.reports import File
from tests import reviews

NOW = schema.REVISION
TO = f"{int(NOW) + 1:04}"
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{to}"
down_revision = "{now}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("report") as table:
        table.add_column(sa.Column("district", sa.Text(), nullable=False, server_default="?"))
        table.alter_column("title", new_column_name="heading")
    {more}
"""


def scripts(tmp_path: Path, more: str = "") -> Path:
    """Today's revisions and one of tomorrow."""
    made = tmp_path / "migrations"
    shutil.copytree(upgrading.SCRIPTS, made, ignore=shutil.ignore_patterns("__pycache__"))
    (made / "versions" / f"{TO}_next.py").write_text(NEXT.format(more=more, now=NOW, to=TO), encoding="utf-8")
    return made


def filled(store: Store) -> Reading:
    """A report with a reading and findings in the store, which is closed then."""
    it, stamp = reviews.reading("a" * 64), Stamp.now("李")
    with store.writing() as db:
        report = reports.key(db, reports.add(db, it.digest, stamp))
        version = reports.add_version(db, report, File(it.digest, Path("/x/report.pdf"), 12), 2, stamp)
        readings.save(db, version, it, "0.1", stamp.at)
        findings.replace(db, report, reviews.adds_up(it), "1")
    store.close()
    return it


def _is_table_in_code(name: str | None, kind: str, parents: object) -> bool:
    """The index of pairs of characters is made when a file is opened, with tables of its own."""
    return kind != "table" or name is None or not name.startswith("remark_pairs")


def test_the_tables_in_code_are_those_that_the_revisions_make(store: Store) -> None:
    with store.reading() as db:
        opts = {"compare_type": True, "target_metadata": schema.metadata, "include_name": _is_table_in_code}
        context = MigrationContext.configure(db, opts=opts)
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_revision_is_the_one_that_files_are_checked_against() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrading.SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.REVISION]


def test_every_look_up_by_report_has_an_index(store: Store) -> None:
    with store.reading() as db:
        look = inspect(db)
        for name in schema.metadata.tables:
            keys = {it["constrained_columns"][0] for it in look.get_foreign_keys(name)}
            firsts = {it["column_names"][0] for it in look.get_indexes(name)}
            firsts |= {it["column_names"][0] for it in look.get_unique_constraints(name)}
            assert keys <= firsts, name


def test_an_older_file_is_upgraded_with_a_copy_beside_it(store: Store, tmp_path: Path) -> None:
    it = filled(store)
    before = store.path.read_bytes()
    backup = upgrading.upgrade(store.path, NOW, scripts(tmp_path))
    assert backup.parent == store.path.parent
    assert backup.name.startswith(f"p.review.{NOW}-")
    engine = sqlite.engine(store.path)
    with engine.connect() as db, db.begin():
        assert db.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == TO
        assert db.execute(text("SELECT district FROM report")).scalar_one() == "?"
        # Rebuilding the table of reports has not emptied those that point to it.
        assert db.execute(select(schema.fact.c.address)).scalars().all() == [fact.address for fact in it.facts]
        assert len(db.execute(select(schema.finding.c.key)).all()) == 2
    engine.dispose()
    backup.replace(store.path)
    with Store.open(store.path, "李").reading() as db:
        assert readings.load(db, 1) == it
    assert len(before) == store.path.stat().st_size


def test_opening_an_older_file_upgrades_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    seen: list[tuple[Path, str]] = []
    monkeypatch.setattr(schema, "REVISION", TO)
    monkeypatch.setattr(upgrading, "upgrade", lambda path, revision: seen.append((path, revision)))
    Store.open(store.path, "李").close()
    assert seen == [(store.path, NOW)]


@pytest.mark.parametrize(
    "more",
    ['op.execute("INSERT INTO nowhere VALUES (1)")', 'op.execute("UPDATE finding SET report_id = 77")'],
    ids=["a statement fails", "a link breaks"],
)
def test_an_upgrade_that_fails_leaves_the_file_as_it_was(store: Store, tmp_path: Path, more: str) -> None:
    filled(store)
    before = store.path.read_bytes()
    with pytest.raises(ReviewerError) as refusal:
        upgrading.upgrade(store.path, NOW, scripts(tmp_path, more))
    assert store.path.read_bytes() == before
    (backup,) = tmp_path.glob("*.backup")
    assert backup.name in refusal.value.advice.zh
    assert backup.name in refusal.value.advice.en
    Store.open(store.path, "李").close()


def test_a_file_of_the_first_structure_keeps_its_corrections(tmp_path: Path) -> None:
    path, stamp = tmp_path / "old.review", Stamp.now("李")
    engine = sqlite.engine(path)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        config = upgrading._config(upgrading.SCRIPTS)
        config.attributes["connection"] = db
        command.upgrade(config, "0001")
        sqlite.append_only(db)
        values = f"'p', '0.1', '李', '{stamp.at.isoformat()}'"
        db.execute(text(f"INSERT INTO project (uuid, made_with, author, at) VALUES ({values})"))
        report = reports.key(db, reports.add(db, "a" * 64, stamp))
        values = f"'u', {report}, 'requests/1/total', '12', '12', '李', '{stamp.at.isoformat()}'"
        columns = "uuid, report_id, address, printed, value, author, at"
        db.execute(text(f"INSERT INTO correction ({columns}) VALUES ({values})"))
    engine.dispose()
    with Store.open(path, "李").reading() as db:
        (it,) = remarks.corrections(db, report).values()
        assert (it.printed, it.author, it.confirmed) == ("12", "李", False)
        with pytest.raises(IntegrityError, match="append-only"):
            db.execute(text("DELETE FROM correction"))


def test_history_and_corrections_cannot_be_changed_or_removed(store: Store) -> None:
    with store.writing() as db:
        report = reports.key(db, reports.add(db, "a" * 64, Stamp.now("李")))
        stamp = Stamp.now("李")
        row = {"uuid": "u", "report_id": report, "address": "a", "author": "李", "at": stamp.at}
        db.execute(insert(schema.correction).values(row))
    for table in ("event", "correction"):
        for statement in (f"UPDATE {table} SET author = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(IntegrityError, match="append-only"), store.writing() as db:
                db.execute(text(statement))
    with store.reading() as db:
        assert [it.author for it in events.history(db)] == ["李"]
