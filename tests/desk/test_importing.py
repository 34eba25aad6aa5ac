# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far an import is and how long it will take, without any child at work."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.desk.i18n import Language
from reviewer.desk.session import Session
from reviewer.desk.work.importing import Import, Importer, time_left
from reviewer.desk.work.jobs import JobBridge
from reviewer.model.progress import Progress
from reviewer.model.report import Review
from reviewer.model.text import Text
from reviewer.settings import Settings


class Bridge(QObject):
    """The signals of the bridge, given by hand."""

    progressed = Signal(str, object)
    succeeded = Signal(str, object)
    failed = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def submit(self, key: str, *args: object) -> None:
        self.asked.append(key)

    def cancel(self, key: str | None = None) -> None:
        for asked in self.asked:
            self.cancelled.emit(asked)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    return Bridge()


@pytest.fixture
def importer(chinese: Language, bridge: Bridge, clock: Clock) -> Importer:
    session = Session(chinese)
    session.setParent(bridge)
    bare = cast("Callable[[str, Text], Review]", lambda digest, reason: None)
    return Importer(session, cast("JobBridge", bridge), bare, Settings(), clock)


def test_a_file_is_queued_once(importer: Importer, bridge: Bridge) -> None:
    importer.add([Path("a.pdf"), Path("b.pdf"), Path("a.pdf")])
    assert bridge.asked == ["a.pdf", "b.pdf"]
    assert importer.state().total == 2


def test_parts_of_files_count(importer: Importer, bridge: Bridge) -> None:
    importer.add([Path("a.pdf"), Path("b.pdf")])
    bridge.progressed.emit("a.pdf", Progress(5, 10, Text("第 5 页", "page 5")))
    state = importer.state()
    assert state.part == pytest.approx(0.25)
    assert "a.pdf" in state.step
    assert "第 5 页" in state.step


def test_the_time_left_follows_from_the_time_spent(importer: Importer, bridge: Bridge, clock: Clock) -> None:
    importer.add([Path("a.pdf"), Path("b.pdf")])
    clock.now += 30.0
    bridge.progressed.emit("a.pdf", Progress(5, 10, Text("", "")))
    assert importer.state().left == pytest.approx(90.0)


def test_no_guess_is_made_at_the_start(importer: Importer, bridge: Bridge) -> None:
    importer.add([Path("a.pdf")])
    bridge.progressed.emit("a.pdf", Progress(1, 2, Text("", "")))
    assert importer.state().left is None


def test_a_cancelled_import_ends_and_says_so(importer: Importer, qtbot: QtBot) -> None:
    importer.add([Path("a.pdf"), Path("b.pdf")])
    with qtbot.waitSignal(importer.finished) as end:
        importer.cancel()
    assert end.args == [0, True]
    assert not importer.running


def test_a_file_ends_once(importer: Importer, bridge: Bridge) -> None:
    importer.add([Path("a.pdf"), Path("b.pdf")])
    bridge.cancelled.emit("a.pdf")
    bridge.cancelled.emit("a.pdf")
    bridge.cancelled.emit("unknown.pdf")
    assert importer.state().done == 1
    assert importer.running


def test_time_is_told_in_words_that_are_not_finer_than_the_guess(chinese: Language) -> None:
    assert [time_left(seconds) for seconds in (None, 10.0, 70.0, 200.0)] == [
        "",
        "不到 1 分钟",
        "约 1 分钟",
        "约 3 分钟",
    ]


def test_an_import_of_nothing_is_not_running() -> None:
    assert not Import(0, 0, 0.0, "", None).running
