# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening a project file: what is refused and why, and what a command that returned is worth."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from subprocess import Popen

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from reviewer.errors import ReviewerError
from reviewer.store import events
from reviewer.store.events import Stamp
from reviewer.store.opening import Store

Start = Callable[..., "Popen[str]"]


def setting(db: Connection, name: str) -> object:
    return db.execute(text(f"PRAGMA {name}")).scalar_one()


def refusal(path: Path) -> ReviewerError:
    """Why `path` cannot be opened; whatever the reason, it names the file and the way out in both languages."""
    with pytest.raises(ReviewerError) as refused:
        Store.open(path, "李")
    for said in (refused.value.summary.zh, refused.value.summary.en):
        assert path.name in said
    assert refused.value.advice.zh
    assert refused.value.advice.en
    return refused.value


def whats(path: Path) -> list[str]:
    store = Store.open(path, "李")
    with store.reading() as db:
        found = [it.what for it in events.history(db)]
    store.close()
    return found


class TestSettings:
    def test_links_are_enforced_commits_are_durable_and_others_are_waited_for(self, store: Store) -> None:
        for session in (store.reading(), store.writing()):
            with session as db:
                assert setting(db, "foreign_keys") == 1
                assert setting(db, "busy_timeout") == 5000
                assert setting(db, "synchronous") == 3
                assert setting(db, "journal_mode") == "delete"

    def test_a_row_that_belongs_to_nothing_is_refused(self, store: Store) -> None:
        with pytest.raises(IntegrityError), store.writing() as db:
            db.execute(text("INSERT INTO passed (report_id, code, book, times) VALUES (7, 'a', 'b', 1)"))

    def test_a_project_is_one_file(self, store: Store) -> None:
        store.close()
        assert [it.name for it in store.path.parent.iterdir()] == [store.path.name]


class TestTransactions:
    def test_a_block_that_fails_changes_nothing(self, store: Store) -> None:
        def note_and_fail(db: Connection) -> None:
            events.append(db, Stamp.now("李"), "note")
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError), store.writing() as db:
            note_and_fail(db)
        with store.reading() as db:
            assert [it.what for it in events.history(db)] == ["create"]

    def test_what_returned_survives_a_process_that_ends_at_once(self, store: Store, process: Start) -> None:
        store.close()
        code = """
import os, sys
from pathlib import Path
from reviewer.store import events
from reviewer.store.opening import Store
store = Store.open(Path(sys.argv[1]), "王")
with store.writing() as db:
    events.append(db, events.Stamp.now("王"), "note")
with store.writing() as db:
    events.append(db, events.Stamp.now("王"), "decide")
    os._exit(3)
"""
        other = process(code, store.path)
        assert other.wait(60) == 3
        assert whats(store.path) == ["create", "note"]

    def test_a_program_that_holds_the_file_is_named_as_the_reason(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.close()
        monkeypatch.setattr("reviewer.store.sqlite._BUSY_SECONDS", 0.1)
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert "占用" in refusal(store.path).summary.zh
        assert whats(store.path) == ["create"]


class TestWhatIsNoProject:
    def test_a_file_that_is_not_there(self, path: Path) -> None:
        assert "找不到" in refusal(path).summary.zh
        assert list(path.parent.iterdir()) == []

    def test_a_folder(self, path: Path) -> None:
        path.mkdir()
        assert "不是项目文件" in refusal(path).summary.zh

    @pytest.mark.parametrize("content", [b"", b"a letter\n" * 400, b"%PDF-1.7\n"], ids=["empty", "text", "pdf"])
    def test_some_other_file(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        assert "不是项目文件" in refusal(path).summary.zh
        assert path.read_bytes() == content

    def test_some_other_database_which_is_left_as_it_is(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA journal_mode=WAL")
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        before = path.read_bytes()
        assert "不是项目文件" in refusal(path).summary.zh
        assert path.read_bytes() == before

    @pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
    def test_a_database_that_was_cut_off(self, store: Store, kept: float) -> None:
        store.close()
        content = store.path.read_bytes()
        store.path.write_bytes(content[: int(len(content) * kept)])
        assert "损坏" in refusal(store.path).summary.zh

    def test_one_that_was_cut_off_at_the_end_of_a_page(self, store: Store) -> None:
        store.close()
        store.path.write_bytes(store.path.read_bytes()[:-4096])
        assert "损坏" in refusal(store.path).summary.zh

    def test_one_with_a_page_of_rubbish_in_it(self, store: Store) -> None:
        store.close()
        content = bytearray(store.path.read_bytes())
        content[4096 * 3 : 4096 * 4] = b"rubbish!" * 512
        store.path.write_bytes(content)
        assert "损坏" in refusal(store.path).summary.zh

    def test_one_that_a_newer_program_wrote(self, store: Store) -> None:
        store.close()
        with closing(sqlite3.connect(store.path)) as db:
            db.execute("UPDATE alembic_version SET version_num = '9999'")
            db.commit()
        before = store.path.read_bytes()
        refused = refusal(store.path)
        assert "更新版本" in refused.summary.zh
        assert "9999" in refused.summary.en
        assert store.path.read_bytes() == before
        assert [it.name for it in store.path.parent.iterdir()] == [store.path.name]


class TestCreating:
    def test_over_a_file_is_refused(self, path: Path) -> None:
        path.write_text("a letter")
        with pytest.raises(ReviewerError, match="exists"):
            Store.create(path, "李")
        assert path.read_text() == "a letter"

    def test_in_a_folder_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(ReviewerError) as refused:
            Store.create(tmp_path / "nowhere" / "p.review", "李")
        assert "文件夹" in refused.value.summary.zh

    def test_after_one_that_was_cut_short_works(self, path: Path) -> None:
        path.with_name("p.review.new").write_bytes(b"SQLite format 3\0 and no more")
        Store.create(path, "李").close()
        assert whats(path) == ["create"]

    def test_in_a_folder_with_an_odd_name_works(self, tmp_path: Path) -> None:
        folder = tmp_path / "50% 上海 ?#&"
        folder.mkdir()
        Store.create(folder / "区 县.review", "李").close()
        assert whats(folder / "区 县.review") == ["create"]


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX rights here")
class TestRights:
    """Root may do everything, so a process without rights has to try."""

    CODE = """
import os, sys
from pathlib import Path
from reviewer.errors import ReviewerError
from reviewer.store import upgrading
from reviewer.store.opening import Store
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    getattr(Store, sys.argv[1])(Path(sys.argv[2]), "王")
except ReviewerError as refused:
    print(refused.summary.zh, refused.summary.en)
"""

    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)
            Path(made).chmod(0o700)

    @pytest.mark.parametrize("act", ["create", "open"])
    def test_a_folder_that_cannot_be_written_is_refused(self, folder: Path, process: Start, act: str) -> None:
        path = folder / "p.review"
        if act == "open":
            Store.create(path, "李").close()
            path.chmod(0o666)
        folder.chmod(0o555)
        said, _ = process(self.CODE, act, path).communicate(timeout=60)
        assert "没有权限" in said
        assert said.count(str(path)) == 2

    def test_a_file_that_cannot_be_written_is_refused(self, folder: Path, process: Start) -> None:
        path = folder / "p.review"
        Store.create(path, "李").close()
        path.chmod(0o444)
        folder.chmod(0o777)
        said, _ = process(self.CODE, "open", path).communicate(timeout=60)
        assert "没有权限" in said
        assert said.count(str(path)) == 2


def spoilt(path: Path, table: str) -> None:
    """Overwrite the page that a table begins with."""
    with closing(sqlite3.connect(path)) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("table", ["report", "decision", "note", "correction", "event"])
def test_what_cannot_be_read_again_from_pdfs_is_looked_through_in_large_files_too(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, table: str, large: bool
) -> None:
    store.close()
    spoilt(path, table)
    if large:
        monkeypatch.setattr("reviewer.store.sqlite._LARGE_MB", 0)
    assert "损坏" in refusal(path).summary.zh


def test_of_a_large_file_what_can_be_read_again_is_not_looked_through(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    spoilt(path, "fact")
    assert "损坏" in refusal(path).summary.zh
    monkeypatch.setattr("reviewer.store.sqlite._LARGE_MB", 0)
    opened = Store.open(path, "李")
    with pytest.raises(ReviewerError, match="damaged"), opened.reading() as db:
        db.execute(text("SELECT * FROM fact")).all()
    opened.close()
