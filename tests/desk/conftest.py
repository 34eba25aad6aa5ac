# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Chinese application in our own dress, and a window on a project that is thrown away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import reviewing
from reviewer.desk.app import Desk
from reviewer.desk.i18n import Language
from reviewer.desk.look.theme import LIGHT, dress
from reviewer.desk.preferences import Preferences
from reviewer.model.progress import drained
from reviewer.model.report import Review
from reviewer.settings import Settings
from tests import desks
from tests.driving import there

Open = Callable[[], Desk]


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[Language]:
    dress(qapp, LIGHT)
    language = Language("zh")
    yield language
    language.remove()


@pytest.fixture(scope="session")
def report_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A printed report in which one figure breaks a row and a column."""
    folder = tmp_path_factory.mktemp("报送")
    return desks.pdf(folder / "栖霞谷区2024年年报.pdf")


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Starts the program; a second call starts it again as it was left."""
    started: list[Desk] = []

    def start() -> Desk:
        while started:
            started.pop().close()
        preferences = Preferences.at(tmp_path / "desk.ini")
        preferences.author = preferences.author or "李审计"
        project = None if preferences.project else tmp_path / "年报审核.review"
        desk = Desk(qapp, Settings(readers=1), preferences, project)
        started.append(desk)
        desk.window.resize(1280, 800)
        desk.window.show()
        qtbot.waitUntil(lambda: desk.session.project is not None, timeout=20_000)
        return desk

    yield start
    while started:
        started.pop().close()
    qapp.processEvents()


@pytest.fixture(scope="session")
def reviewed(report_pdf: Path) -> Review:
    """What a child would read from the report; to start one for every test would take longer than most tests."""
    settings = Settings()
    read = drained(reviewing.review(str(report_pdf), settings))
    assert read.reading.error is None
    return read


@pytest.fixture
def desk(open_desk: Open, report_pdf: Path, reviewed: Review) -> Desk:
    """The window with the report in its project and open."""
    started = open_desk()
    uuid = there(started.session.project).keep(report_pdf, reviewed)
    started.session.refresh()
    started.session.open_report(uuid)
    return started
