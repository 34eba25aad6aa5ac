# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may open a project: one at a time, and nobody is kept out by the dead."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from reviewer.errors import ReviewerError
from reviewer.store.lock import Lock
from reviewer.store.opening import Store

Start = Callable[..., "Popen[str]"]

HOLD = """
import sys
from pathlib import Path
from reviewer.store.opening import Store
store = Store.open(Path(sys.argv[1]), "王")
print("held", flush=True)
sys.stdin.read()
store.close()
"""


def test_a_project_that_another_process_holds_is_refused_with_its_name(store: Store, process: Start) -> None:
    store.close()
    other = process(HOLD, store.path)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(ReviewerError) as refusal:
        Store.open(store.path, "李")
    for said in (refusal.value.summary.zh, refusal.value.summary.en):
        assert str(store.path) in said
        assert "王" in said
        assert platform.node() in said
        assert str(other.pid) in said
    assert refusal.value.advice.zh
    assert refusal.value.advice.en


def test_it_is_free_again_once_that_process_has_closed_it(store: Store, process: Start) -> None:
    store.close()
    other = process(HOLD, store.path)
    assert other.stdout is not None
    other.stdout.readline()
    other.communicate("")
    Store.open(store.path, "李").close()


def test_it_is_free_again_once_that_process_is_dead(store: Store, process: Start) -> None:
    store.close()
    other = process(HOLD, store.path)
    assert other.stdout is not None
    other.stdout.readline()
    other.kill()
    other.wait()
    assert store.path.with_name("p.review.lock").exists()
    Store.open(store.path, "李").close()


def test_a_second_window_of_one_process_is_refused_too(store: Store) -> None:
    with pytest.raises(ReviewerError, match="another window"):
        Store.open(store.path, "李")


@pytest.mark.skipif(os.name == "nt", reason="a symbolic link needs rights there")
def test_another_name_of_the_same_file_is_the_same_project(store: Store) -> None:
    other = store.path.with_name("other.review")
    other.symlink_to(store.path)
    with pytest.raises(ReviewerError, match="another window"):
        Store.open(other, "李")


def test_a_refusal_leaves_the_lock_with_its_holder(store: Store) -> None:
    for _ in range(3):
        with pytest.raises(ReviewerError, match="another window"):
            Store.open(store.path, "李")
    store.close()
    Store.open(store.path, "李").close()


def test_an_open_that_fails_does_not_keep_the_lock(path: Path) -> None:
    path.write_text("a letter")
    for _ in range(2):
        with pytest.raises(ReviewerError, match="not a project"):
            Store.open(path, "李")
    assert [it.name for it in path.parent.iterdir()] == [path.name]


def test_a_holder_that_cannot_be_read_is_still_a_holder(path: Path) -> None:
    lock = Lock.take(path, "李")
    path.with_name("p.review.lock").write_text("{")
    with pytest.raises(ReviewerError, match=r"\?"):
        Lock.take(path, "王")
    lock.release()
    lock.release()
    Lock.take(path, "王").release()


def test_what_a_dead_holder_wrote_is_not_taken_for_the_next_one(path: Path) -> None:
    path.with_name("p.review.lock").write_text('{"author": "很久以前的人"}' + " " * 900, encoding="utf-8")
    lock = Lock.take(path, "王")
    with pytest.raises(ReviewerError, match="王"):
        Lock.take(path, "李")
    lock.release()
