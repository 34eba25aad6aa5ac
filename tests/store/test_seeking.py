# SPDX-License-Identifier: AGPL-3.0-or-later
"""The search over notes: whatever part of a note is asked for, the note is found, with an index or without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from reviewer.model.project import Note, Target
from reviewer.store import codec, remarks, reports, seeking, sqlite
from reviewer.store.events import Stamp
from reviewer.store.opening import Store

AT = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("转入件数0aA％_\"*%' "), min_size=1, max_size=40)


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    with store.writing() as db:
        reports.add(db, "a" * 64, Stamp.now("李"))
    yield store
    store.close()


def write(store: Store, *said: str, author: str = "李") -> None:
    with store.writing() as db:
        for number, words in enumerate(said):
            note = Note(f"{author}{number}", Target(), words, author, AT + timedelta(minutes=number))
            remarks.put_notes(db, 1, {note.uuid: codec.note(note)}, Stamp.now(author))


def found(store: Store, words: str, author: str | None = None) -> list[str]:
    with store.reading() as db:
        return [it.text for it in seeking.search(db, words, author).found]


@pytest.fixture(params=[True, False], ids=["indexed", "without an index"])
def either(filled: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Store:
    if not request.param:
        monkeypatch.setattr(sqlite, "can_index", lambda _: False)
    return filled


@given(TEXT, st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_note_is_found_by_every_part_of_its_text(either: Store, said: str, data: st.DataObject) -> None:
    write(either, said)
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    assert found(either, said[start:end]) == [said]


def test_chinese_is_found_by_any_two_characters_and_by_one(either: Store) -> None:
    write(either, "上年结转件数与表三不符", "盖章不清")
    assert found(either, "结转") == ["上年结转件数与表三不符"]
    assert found(either, "转件") == ["上年结转件数与表三不符"]
    assert found(either, "清") == ["盖章不清"]
    assert found(either, "结件") == []


def test_all_of_several_words_must_be_there_in_any_order(either: Store) -> None:
    write(either, "请区教育局说明第3项", "请说明")
    assert found(either, "说明 教育局") == ["请区教育局说明第3项"]
    assert found(either, "说明 请") == ["请说明", "请区教育局说明第3项"]


@pytest.mark.parametrize("sign", ["%", "_", '"', "*", "'", "\\", "-", "AND", "(", ":", "^", "100%"])
def test_signs_stand_for_themselves(either: Store, sign: str) -> None:
    write(either, f"占比 {sign} 有误", "占比有误")
    assert found(either, sign) == [f"占比 {sign} 有误"]


def test_the_newest_come_first_and_one_author_can_be_asked_for(either: Store) -> None:
    write(either, "一", "二", "三")
    write(either, "四", author="王")
    assert found(either, "") == ["三", "二", "四", "一"]
    assert found(either, "", "王") == ["四"]
    with either.reading() as db:
        assert seeking.authors(db) == ("李", "王")
        cut = seeking.search(db, "", most=2)
    assert (len(cut.found), cut.total) == (2, 4)


def test_what_was_changed_or_deleted_is_not_found_any_more(filled: Store) -> None:
    write(filled, "盖章不清", "页码缺失")
    write(filled, "签名不清")
    with filled.writing() as db:
        remarks.put_notes(db, 1, {"李1": None}, Stamp.now("李"))
    assert (found(filled, "盖章"), found(filled, "签名"), found(filled, "页码")) == ([], ["签名不清"], [])
    with filled.reading() as db:
        assert db.execute(text("SELECT count(*) FROM remark")).scalar_one() == 1


def test_what_was_written_without_an_index_is_in_it_afterwards(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write(filled, "盖章不清")
    with monkeypatch.context() as bare:
        bare.setattr(sqlite, "can_index", lambda _: False)
        write(filled, "签名不清")
    filled.close()
    again = Store.open(filled.path, "李")
    assert (found(again, "签名"), found(again, "盖章")) == (["签名不清"], [])
    again.close()


def test_the_notes_of_an_older_file_are_found(path: Path) -> None:
    from alembic import command

    from reviewer.store import upgrading

    engine, stamp = sqlite.engine(path), Stamp.now("李")
    with engine.connect().execution_options(writes=True) as db, db.begin():
        config = upgrading._config(upgrading.SCRIPTS)
        config.attributes["connection"] = db
        command.upgrade(config, "0006")
        at = f"'李', '{stamp.at.isoformat()}'"
        db.execute(text(f"INSERT INTO project (uuid, made_with, author, at) VALUES ('p', '0.1', {at})"))
        reports.add(db, "a" * 64, stamp)
        target = '{"finding": null, "address": null, "place": null, "page": 2}'
        insert = (
            f"INSERT INTO note (uuid, report_id, target, text, author, at) VALUES ('n', 1, :target, '旧备注', {at})"
        )
        db.execute(text(insert), {"target": target})
    engine.dispose()
    store = Store.open(path, "李")
    assert found(store, "备注") == ["旧备注"]
    store.close()
