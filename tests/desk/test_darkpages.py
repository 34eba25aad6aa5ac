# SPDX-License-Identifier: AGPL-3.0-or-later
"""In the dark window pages stay light until they are wanted dark, and the wish is remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.page.view import PageView
from tests.driving import there

Open = Callable[[], Desk]


def first_pixel(view: PageView, qtbot: QtBot) -> int:
    """How light the upper left corner of the first page is, once it is drawn."""

    def drawn() -> QImage | None:
        """Asked for anew each time: the page takes its size as the window takes its own."""
        shot = view._shot(view.layout_of_pages.frames[0]) if view.layout_of_pages.frames else None
        return view._images.image(shot) if shot else None

    qtbot.waitUntil(lambda: drawn() is not None, timeout=30_000)
    return there(drawn()).pixelColor(2, 2).lightness()


def test_pages_are_dark_only_in_the_dark_window_and_only_when_wanted(desk: Desk, open_desk: Open, qtbot: QtBot) -> None:
    action = desk.window.actions_by_name["dark_pages"]
    assert not action.isEnabled()
    assert first_pixel(desk.window.pages.view, qtbot) > 240
    desk.window.change_theme("dark")
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=20_000)
    view = desk.window.pages.view
    assert first_pixel(view, qtbot) > 240
    desk.window.actions_by_name["dark_pages"].trigger()
    assert first_pixel(view, qtbot) < 60
    again = open_desk()
    qtbot.waitUntil(lambda: again.session.report is not None, timeout=20_000)
    assert again.window.actions_by_name["dark_pages"].isChecked()
    assert first_pixel(again.window.pages.view, qtbot) < 60
