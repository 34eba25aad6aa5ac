# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everybody can use the window: names, keys, visible focus, contrast, room for large text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.desk.app import Desk
from reviewer.desk.look import style
from reviewer.desk.look.scaling import set_scale
from reviewer.desk.look.shapes import state_icon
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import LIGHT, THEMES, Theme, dress, style_values
from reviewer.desk.preferences import Preferences
from reviewer.project import Project
from reviewer.settings import Settings
from tests import desks
from tests.desk import accessible
from tests.desk.test_theme import contrast
from tests.driving import LONG

Show = Callable[[Desk], None]


def columns(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)


def writing(desk: Desk) -> None:
    desk.session.select_finding(desks.ROW)
    desk.window.findings.write_note()
    desk.window.identity.open()


def notes(desk: Desk) -> None:
    desk.window.findings.why.composer.drop()
    desk.window.tables.tabs.setCurrentIndex(desk.window.tables.tabs.count() - 1)


STATES: tuple[tuple[str, Show], ...] = (
    ("columns", columns),
    ("writing", writing),
    ("notes", notes),
    ("roll", lambda desk: desk.window.sheets.show_roll()),
    ("overview", lambda desk: desk.window.sheets.show_overview()),
    ("charts", lambda desk: desk.window.sheets.show_charts()),
    ("remarks", lambda desk: desk.window.sheets.show_remarks()),
    ("steps", lambda desk: desk.window.sheets.show_steps()),
    ("conflicts", lambda desk: desk.window.sheets.show_conflicts()),
    ("print", lambda desk: desk.window.sheets.show_print(1)),
    ("rules", lambda desk: desk.window.sheets.show_rules("T3-ROW")),
    ("settings", lambda desk: desk.window.sheets.show_settings("readers")),
    ("help", lambda desk: desk.window.sheets.show_help("keys")),
    ("hint", lambda desk: desk.window.hint.show()),
    ("name", lambda desk: desk.window.name_bar.ask("李")),
    ("message", lambda desk: desk.window.say("项目写不进去。请检查磁盘。", True)),
)
"""Every page of the window, and how it is turned to."""


@pytest.fixture(scope="module")
def project(report_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one report, read once for all tests here."""
    from reviewer import reviewing

    path = tmp_path_factory.mktemp("accessible") / "审核.review"
    steps = reviewing.review(str(report_pdf), Settings())
    with Project.create(path, "李") as made:
        try:
            while True:
                next(steps)
        except StopIteration as end:
            made.keep(report_pdf, end.value)
    return path


@pytest.fixture(params=["zh-100", "en-100", "zh-200", "en-200"])
def worn(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path, project: Path
) -> Iterator[Desk]:
    """The window at 1280x800 in both languages, with text as it is and doubled."""
    lang, percent = request.param.split("-")
    preferences = Preferences.at(tmp_path / "desk.ini")
    preferences.author = "李审计"
    preferences.choose("lang", lang)
    preferences.choose("text_percent", percent)
    desk = Desk(qapp, Settings(readers=1), preferences, project)
    desk.window.resize(1280, 800)
    desk.window.show()
    qtbot.waitUntil(lambda: desk.session.report is not None, timeout=LONG)
    yield desk
    desk.close()
    set_scale(100)
    dress(qapp, LIGHT)


def test_every_page_is_named_reachable_and_nowhere_cut(worn: Desk, qtbot: QtBot) -> None:
    wrong: dict[str, list[str]] = {}
    for name, show in STATES:
        show(worn)
        qtbot.wait(60)
        window = worn.window
        assert (window.width(), window.height()) == (1280, 800), name
        found = {
            "nameless": accessible.nameless(window),
            "beyond tab": accessible.beyond_tab(window),
            "too small": accessible.too_small(window),
            "cut": accessible.clipped(window),
        }
        wrong |= {f"{name}, {what}": them for what, them in found.items() if them}
        worn.window.sheets.go_back()
    assert not wrong, "\n".join(f"{k}: {v}" for k, v in wrong.items())


def test_the_page_of_how_to_begin_is_named_reachable_and_nowhere_cut(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    for lang, percent in (("zh", "100"), ("en", "200")):
        preferences = Preferences.at(tmp_path / f"{lang}.ini")
        preferences.choose("lang", lang)
        preferences.choose("text_percent", percent)
        preferences.opened(tmp_path / "gone.review")
        desk = Desk(qapp, Settings(), preferences, None)
        try:
            desk.window.resize(1280, 800)
            desk.window.show()
            qtbot.wait(60)
            window = desk.window
            start = window.sheets.start
            assert start.recent.mapTo(start, QPoint()).x() + start.recent.width() <= start.width()
            assert accessible.nameless(window) == []
            assert accessible.beyond_tab(window) == []
            assert accessible.too_small(window) == []
            assert accessible.clipped(window) == []
        finally:
            desk.close()
            set_scale(100)
            dress(qapp, LIGHT)


def test_the_keyboard_is_seen_wherever_it_is(desk: Desk, qtbot: QtBot) -> None:
    """A control that has the focus looks other than one that has not."""
    window = desk.window
    window.activateWindow()
    # What Qt sets when Tab is pressed: its own style frames some controls only then.
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    unseen: list[str] = []
    for _, show in STATES[:6]:
        show(desk)
        qtbot.wait(30)
        for widget in accessible.active(window):
            others = (window.message, window.top.search, window.sheets)
            if not widget.visibleRegion().isEmpty() and not _shows_focus(
                widget, next(it for it in others if it is not widget)
            ):
                unseen.append(accessible.said(widget))
        window.sheets.go_back()
    assert not unseen, sorted(set(unseen))


def _shows_focus(widget: QWidget, other: QWidget) -> bool:
    widget.clearFocus()
    QApplication.processEvents()
    without = accessible.looks(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return accessible.looks(widget) != without


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
INK, GROUND = re.compile(r"(?:^|[;\s])color: \$(\w+)"), re.compile(r"background(?:-color)?: \$(\w+)")
SELECTED = re.compile(r"selection-color: \$(\w+)")


def pairs() -> Iterator[tuple[str, str, str]]:
    """Selector, ink and ground of every rule of the style sheet that sets both."""
    for selector, body in RULE.findall(style._SHEET.template):
        ink, ground = INK.search(body), GROUND.search(body)
        if ink and ground:
            yield selector.strip(), ink[1], ground[1]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_of_the_style_sheet_stands_out_from_its_ground(theme: Theme) -> None:
    colours = style_values(theme)
    found = list(pairs())
    assert len(found) > 8
    assert [pair for pair in found if contrast(colours[pair[1]], colours[pair[2]]) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_inks_without_a_ground_of_their_own_stand_out_from_all_they_may_stand_on(theme: Theme) -> None:
    colours = style_values(theme)
    grounds = ("window", "panel", "raised", "hover", "note_ground")
    inks = {ink[1] for _, body in RULE.findall(style._SHEET.template) if (ink := INK.search(body))} - {"on_accent"}
    faint = [(ink, ground) for ink in inks - {"window"} for ground in grounds if ink != "right"
             and contrast(colours[ink], colours[ground]) < 4.5]  # fmt: skip
    assert faint == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_focused_frame_and_a_box_to_tick_stand_out_from_their_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.raised, theme.note_ground):
        assert contrast(theme.accent, ground) >= 3.0
        assert contrast(theme.quiet, ground) >= 3.0
    assert contrast(theme.on_accent, theme.accent) >= 3.0
    assert contrast("#000000", style_values(theme)["tick_ground"]) >= 4.5


def test_no_two_states_have_the_same_shape(qapp: QApplication) -> None:
    """Drawn in one colour they can still be told apart."""
    shapes = {bytes(state_icon(state, LIGHT).pixmap(18).toImage().createAlphaMask().constBits()) for state in State}
    grey = set()
    for state in State:
        image = state_icon(state, LIGHT).pixmap(18, 18).toImage()
        ink, ground = (colour.rgb() for colour in LIGHT.of_state(state))
        nearer = tuple(
            abs((image.pixel(x, y) & 0xFF) - (ink & 0xFF)) < abs((image.pixel(x, y) & 0xFF) - (ground & 0xFF))
            for y in range(18)
            for x in range(18)
        )
        grey.add(nearer)
    assert len(grey) == len(State)
    assert shapes
