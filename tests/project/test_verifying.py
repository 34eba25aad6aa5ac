# SPDX-License-Identifier: AGPL-3.0-or-later
"""A project is proved as it is, and whatever was damaged behind its back is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.errors import ReviewerError
from reviewer.keeping.verifying import verify
from reviewer.model.clipping import Cut
from reviewer.model.project import Status, Target
from reviewer.model.reply import Dispatch, Sent
from reviewer.project import Project
from reviewer.store import pdfs
from tests.reviews import HERE, MISSING, TOTAL, WRONG


@pytest.fixture
def proved(project: Project, uuid: str, tmp_path: Path) -> Path:
    """A closed project in which most things happened."""
    project.decide(uuid, [WRONG, MISSING], Status.CONFIRMED)
    project.decisions.explain(uuid, [WRONG], "已核实")
    note = project.notes.add(uuid, Target(), "见图", Cut(b"\x89PNG", "a.pdf", HERE))
    project.correct(uuid, TOTAL, "12")
    project.take_back(uuid, TOTAL)
    project.notes.edit(note, "见图二")
    project.journal.undo()
    project.signing.prepare(uuid)
    workbook = tmp_path / "甲区.xlsx"
    workbook.write_bytes(b"workbook")
    rows = (Sent("RVX", uuid, WRONG, "d"),)
    digest = pdfs.digest_of(workbook)
    project.replies.send(Dispatch("u" * 36, "甲区", None, workbook.name, digest, "李", datetime.now(UTC), rows))
    project.replies.close(uuid, [WRONG], "已改")
    project.close()
    return project.path


def wrong(path: Path) -> list[str]:
    return [it.text.en for it in verify(path) if it.wrong]


def test_a_project_that_nobody_touched_is_proved_and_stays_as_it_is(proved: Path) -> None:
    before = proved.read_bytes()
    found = list(verify(proved))
    assert {it.sign for it in found} == {"✓"}
    assert [it.text.zh for it in found if "历史" in it.text.zh]
    assert proved.read_bytes() == before


def changed(path: Path, *orders: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for order in orders:
            db.execute(order)
        db.commit()


def _free(table: str) -> tuple[str, str]:
    return f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"


@pytest.mark.parametrize(
    ("orders", "says"),
    [
        (("DROP TRIGGER event_no_delete",), "Table event"),
        (("DROP TRIGGER reply_no_update",), "Table reply"),
        ((*_free("event"), "DELETE FROM event WHERE id = 3"), "missing"),
        ((*_free("event"), "UPDATE event SET after = '{' WHERE id = 3"), "Entry 3"),
        ((*_free("event"), "UPDATE event SET report = 'nobody' WHERE id = 3"), "Entry 3"),
        ((*_free("event"), "UPDATE event SET of = 'nothing' WHERE of IS NOT NULL"), "of the history cannot be read"),
        (("UPDATE decision SET status = 'dismissed'",), "decisions (SUM@requests/1)"),
        (("UPDATE note SET text = 'else'",), "notes ("),
        (("DELETE FROM signing",), "signing ()"),
        (("UPDATE closing SET reason = 'else'",), "closings ("),
        ((*_free("picture"), "UPDATE picture SET bytes = x'00'"), "Picture"),
        (("UPDATE summary SET undecided = 7",), "its line is not what its findings give (undecided)"),
        (("UPDATE finding SET anchors = 'no JSON'",), "cannot be read"),
        (("PRAGMA foreign_keys=OFF", "UPDATE note SET report_id = 99"), "foreign keys"),
    ],
)
def test_whatever_was_changed_behind_its_back_is_named(proved: Path, orders: tuple[str, ...], says: str) -> None:
    changed(proved, *orders)
    assert says in "\n".join(wrong(proved))


def test_files_that_are_not_what_they_were_are_named_and_those_that_are_gone_are_told(proved: Path) -> None:
    (copy,) = pdfs.folder(proved).glob("*.pdf")
    copy.write_bytes(b"%PDF else")
    (proved.parent / "甲区.xlsx").write_bytes(b"else")
    found = wrong(proved)
    assert [copy.name in it or "甲区.xlsx" in it for it in found] == [True, True]
    copy.unlink()
    (proved.parent / "report.pdf").unlink()
    (proved.parent / "甲区.xlsx").unlink()
    assert wrong(proved) == []
    assert [it.sign for it in verify(proved)].count("◧") == 2


def test_a_damaged_page_is_named(proved: Path) -> None:
    data = bytearray(proved.read_bytes())
    with closing(sqlite3.connect(proved)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_fact_reading_id'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    data[(page - 1) * size + 20 : page * size] = bytes(size - 20)
    proved.write_bytes(data)
    assert wrong(proved)


@pytest.mark.parametrize("content", [b"", b"no database"])
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.review"
    path.write_bytes(content)
    with pytest.raises(ReviewerError):
        list(verify(path))
    path.unlink()
    with pytest.raises(ReviewerError):
        list(verify(path))
