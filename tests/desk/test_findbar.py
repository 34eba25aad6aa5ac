# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words of the open PDF are found, marked and stepped through; scans say what could be searched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.page.readwords import hits_in
from reviewer.desk.page.wordsearch import AT_ONCE, WordSearch
from reviewer.desk.work.jobs import JobBridge
from reviewer.model.leaves import Found
from reviewer.model.place import Place
from tests import desks
from tests.driving import is_seen, key, report, there
from tests.pages import spoken


class Bridge(QObject):
    succeeded = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []

    def submit(self, key: str, *args: object) -> None:
        self.asked.append((key, *args))


def hit(page: int, top: float = 10.0) -> tuple[Place, ...]:
    return (Place(page, 10, top, 20, top + 5),)


@pytest.fixture
def bridge(qapp: QApplication) -> Bridge:
    return Bridge()


@pytest.fixture
def search(bridge: Bridge) -> WordSearch:
    return WordSearch(cast("JobBridge", bridge), lambda wanted, pages: [hit(page, 50) for page in pages], bridge)


def test_the_pages_in_sight_come_first_and_a_few_at_a_time(
    search: WordSearch, bridge: Bridge, report_pdf: Path
) -> None:
    search.start(report_pdf, 20, "政府", 15)
    for _ in range(4):
        bridge.succeeded.emit(bridge.asked[-1][0], Found())
    assert [asked[4:] for asked in bridge.asked] == [(15, 20), (1, AT_ONCE), (AT_ONCE + 1, 14)]
    assert not search.is_busy


def test_the_first_hit_is_the_one_after_the_page_in_sight_and_steps_go_round(
    search: WordSearch, bridge: Bridge, report_pdf: Path
) -> None:
    search.start(report_pdf, 20, "政府", 15)
    bridge.succeeded.emit(bridge.asked[0][0], Found((hit(16), hit(18))))
    assert search.current == hit(16)
    bridge.succeeded.emit(bridge.asked[1][0], Found((hit(2),), wordless=(3,)))
    assert search.hits == (hit(2), hit(3, 50), hit(16), hit(18))
    assert search.number == 3
    search.step(1)
    search.step(1)
    assert search.current == hit(2)
    search.step(-1)
    assert search.current == hit(18)


def test_the_answer_to_an_older_search_is_nobodys(search: WordSearch, bridge: Bridge, report_pdf: Path) -> None:
    search.start(report_pdf, 4, "政", 1)
    search.start(report_pdf, 4, "府", 1)
    bridge.succeeded.emit(bridge.asked[0][0], Found((hit(1),)))
    assert search.hits == ()
    bridge.failed.emit(bridge.asked[1][0], None)
    assert not search.is_busy


def test_pages_without_text_are_searched_by_what_was_read_from_them() -> None:
    report = desks.open_report()
    prose = spoken("本机关主动公开政府信息一百条，均已办结。")
    report = replace(report, reading=replace(report.reading, prose=prose))
    (found,) = hits_in(report, "一 百条", {1})
    line = prose.sentences[0].runs[0].place
    assert line.x0 < found[0].x0 < found[0].x1 < line.x1
    assert hits_in(report, "一百条", {2}) == ()
    assert hits_in(report, " ", {1}) == ()


def test_ctrl_f_finds_in_the_report_and_ctrl_j_among_the_reports(desk: Desk, qtbot: QtBot) -> None:
    finder, view = desk.window.pages.finder, desk.window.pages.view
    assert finder.isHidden()
    key(desk, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert finder.words.hasFocus()
    QTest.keyClicks(finder.words, "x")
    finder.words.setText("政 府信息")
    qtbot.waitUntil(lambda: len(finder.search.hits) > 1 and not finder.search.is_busy, timeout=20_000)
    count = len(finder.search.hits)
    assert finder.count.text() == f"1/{count}"
    QTest.keyClick(finder.words, Qt.Key.Key_Return)
    assert finder.count.text() == f"2/{count}"
    assert is_seen(view, there(finder.search.current)[0])
    QTest.keyClick(finder.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(finder.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.count.text() == f"{count}/{count}"
    finder.words.setText("没有这样的话")
    qtbot.waitUntil(lambda: finder.count.text() == "没有找到", timeout=20_000)
    assert finder.note.isHidden()
    read = report(desk)
    scans = tuple(replace(page, scanned=True) for page in read.reading.pages)
    desk.session.report = replace(read, reading=replace(read.reading, pages=scans))
    finder.search.wordless = (2,)
    finder.search.changed.emit()
    assert finder.note.isVisible()
    assert finder.note.text() == "第 2 页是扫描件，没有可搜索的文字，只查了识别出的内容。"
    QTest.keyClick(finder.words, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert view.hasFocus()
    key(desk, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.search.hasFocus()
