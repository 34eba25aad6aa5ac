# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hands and eyes for tests that drive the real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.findings.model import NUMBERED
from reviewer.desk.page.view import PageView
from reviewer.desk.selection import Numbered
from reviewer.desk.table.model import ADDRESS
from reviewer.desk.table.view import TableView
from reviewer.model.place import Place
from reviewer.model.project import OpenReport, Status

LONG = 60_000
T = TypeVar("T")


def bring(desk: Desk, qtbot: QtBot, *paths: Path) -> None:
    with qtbot.waitSignal(desk.importer.finished, timeout=LONG):
        desk.window.import_paths(list(paths))


def wait_for(holds: Callable[[], bool]) -> None:
    """Let the window go on until something holds."""
    until = time.monotonic() + LONG / 1000
    while not holds():
        assert time.monotonic() < until
        QTest.qWait(5)


def finish(desk: Desk) -> None:
    """Wait for all long work."""
    wait_for(lambda: not desk.session.works.queue)


def hand(desk: Desk, *paths: Path) -> None:
    """Drop files that are no reports on the window."""
    desk.window.import_paths(list(paths))
    finish(desk)


def key(desk: Desk, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(desk.window, code, modifier)


def place_of(desk: Desk, address: str) -> Place:
    assert desk.session.report
    return report(desk).facts[address].places[0]


def on_page(desk: Desk, address: str) -> QPoint:
    """Where a figure stands in the viewport of the page view."""
    view, place = desk.window.pages.view, place_of(desk, address)
    box = view.layout_of_pages.frames[place.page - 1].to_view(place)
    scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    return (box.center() - scrolled).toPoint()


def is_seen(view: PageView, place: Place) -> bool:
    box = view.layout_of_pages.frames[place.page - 1].to_view(place)
    scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    return QRectF(view.viewport().rect()).contains(box.translated(-scrolled))


def there(thing: T | None) -> T:
    assert thing is not None
    return thing


def report(desk: Desk) -> OpenReport:
    return there(desk.session.report)


def current(desk: Desk) -> Numbered:
    return there(desk.session.current)


def status(desk: Desk) -> Status:
    return current(desk).reviewed.status


def status_of(desk: Desk, key: str | None) -> Status:
    return there(desk.session.numbered(key)).reviewed.status


def table(desk: Desk) -> TableView:
    return there(desk.window.tables.view("requests"))


def cell(view: TableView, address: str) -> QModelIndex:
    return view.model().index(*there(view._model.grid.where(address)))


def current_finding(desk: Desk) -> str | None:
    one = desk.window.findings.list.currentIndex().data(NUMBERED)
    return one.key if one else None


def current_cell(desk: Desk) -> str | None:
    return cast("str | None", table(desk).currentIndex().data(ADDRESS))
