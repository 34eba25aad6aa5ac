# SPDX-License-Identifier: AGPL-3.0-or-later
"""The strip beside the page: small pictures of the pages in sight of it, and the outline; both lead there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look.states import State
from reviewer.desk.page.outlining import here, outline_of, states_of_pages
from reviewer.desk.page.strip import HEADINGS, PAGES
from reviewer.model.leaves import Entry
from reviewer.model.place import Place
from reviewer.model.prose import Heading
from tests import desks
from tests.driving import bring, is_seen, key, report

Open = Callable[[], Desk]
CTRL = Qt.KeyboardModifier.ControlModifier
mupdf: Any = pymupdf


def test_a_report_without_bookmarks_is_outlined_by_its_headings_and_tables() -> None:
    opened = desks.open_report()
    first = min((place.page, place.top) for fact in opened.facts.values() for place in fact.places)
    headings = (
        Heading("1", "一", "总体情况", Place(1, 0, -9, 9, -5)),
        Heading("6", "", "六、其他", Place(99, 0, 1, 9, 5)),
    )
    opened = replace(opened, reading=replace(opened.reading, prose=replace(opened.reading.prose, headings=headings)))
    entries = outline_of(opened)
    assert (entries[0].words, entries[-1].words) == ("一、总体情况", "六、其他")
    assert {entry.words for entry in entries if entry.level} == {"表二", "表三", "表四"}
    assert min((entry.page, entry.top) for entry in entries if entry.level) <= first


def test_a_page_shows_the_worst_of_its_findings() -> None:
    findings = desks.findings(desks.open_report())
    pages = {
        anchor.place.page for one in findings if one.state is State.FAIL for anchor in one.reviewed.finding.anchors
    }
    states = states_of_pages(findings)
    assert pages
    assert {page for page, state in states.items() if state is State.FAIL} == pages


def test_a_height_lies_in_the_entry_before_it() -> None:
    entries = (Entry("一", 0, 1, 50), Entry("二", 0, 3, 10))
    assert [here(entries, *spot) for spot in ((1, 10), (1, 60), (2, 0), (3, 700))] == [-1, 0, 0, 1]


def test_ctrl_t_shows_the_pages_their_pictures_come_and_lead_there(desk: Desk, qtbot: QtBot) -> None:
    pages = desk.window.pages
    strip, view = pages.across.strip, pages.view
    assert strip.isHidden()
    assert not strip.thumbnails.images._kept
    key(desk, Qt.Key.Key_T, CTRL)
    assert not strip.isHidden()
    qtbot.waitUntil(lambda: strip.thumbnails.picture(1) is not None, timeout=30_000)
    assert strip.thumbnails.page == view.page == 1
    assert State.FAIL in strip.thumbnails.pages.states.values()
    desk.window.reports.list.setFocus()
    key(desk, Qt.Key.Key_F6)
    assert strip.thumbnails.hasFocus()
    key(desk, Qt.Key.Key_F6)
    assert view.hasFocus()
    strip.thumbnails.setFocus()
    QTest.keyClick(strip.thumbnails, Qt.Key.Key_Down)
    assert view.page == strip.thumbnails.page == 2
    pages.step(-1)
    assert strip.thumbnails.currentIndex().row() == 0
    strip.show_kind(HEADINGS)
    assert [entry.words for entry in strip.headings.entries if entry.level] == ["表二", "表三", "表四"]
    row = next(at for at, entry in enumerate(strip.headings.entries) if entry.words == "表四")
    strip.outline.clicked.emit(strip.headings.index(row))
    entry = strip.headings.entries[row]
    assert is_seen(view, Place(entry.page, 100, entry.top, 120, entry.top + 5))
    key(desk, Qt.Key.Key_T, CTRL)
    assert strip.isHidden()


def test_bookmarks_come_before_headings_and_the_strip_is_found_as_it_was_left(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    file = desks.pdf(tmp_path / "有书签.pdf")
    with mupdf.open(file) as pdf:
        pdf.set_toc([[1, "第一章", 1], [2, "第二节", 2]])
        pdf.saveIncr()
    desk = open_desk()
    bring(desk, qtbot, file)
    pages = desk.window.pages
    pages.across.strip.show_kind(HEADINGS)
    pages.across.fold_strip(False)
    wanted = ["第一章", "第二节"]
    qtbot.waitUntil(lambda: [it.words for it in pages.across.strip.headings.entries] == wanted, timeout=30_000)
    pages.view.set_percent(130)
    pages.view.turn(1)
    pages.view.go_to_page(2)
    uuid = report(desk).row.uuid
    spot = pages.view.spot
    desk = open_desk()
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=20_000)
    pages = desk.window.pages
    assert report(desk).row.uuid == uuid
    assert not pages.across.strip.isHidden()
    assert pages.across.strip.kind == HEADINGS != PAGES
    view = pages.view
    assert (round(view.percent), view.rotation, view.spot.page) == (130, 90, spot.page)
    assert abs(view.spot.down - spot.down) < 0.01


def test_each_report_is_shown_as_large_and_where_it_was_left(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    first = report(desk).row.uuid
    other = desks.pdf(tmp_path / "另一份.pdf", seed=5)
    bring(desk, qtbot, other)
    view = desk.window.pages.view
    view.set_percent(140)
    view.go_to_page(2)
    desk.session.select_finding(desk.session.findings[0].key)
    assert round(view.percent) == 140
    view.go_to_page(2)
    second = next(row.uuid for row in desk.session.rows if row.uuid != first)
    desk.session.open_report(second)
    assert (view.page, round(view.percent)) == (1, 140)
    desk.window.pages.view.set_percent(80)
    desk.session.open_report(first)
    assert (view.page, round(view.percent)) == (2, 140)
    desk.session.open_report(second)
    assert (view.page, round(view.percent)) == (1, 80)
