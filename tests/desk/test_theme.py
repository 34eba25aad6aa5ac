# SPDX-License-Identifier: AGPL-3.0-or-later
"""Text can be read on its ground in both themes; every icon that is named is there."""

import math

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from reviewer import resources
from reviewer.desk.actions import ACTIONS
from reviewer.desk.look.icons import icon
from reviewer.desk.look.states import State
from reviewer.desk.look.theme import THEMES, Theme
from reviewer.desk.marks.painter import CONTEXT, DISC, JUDGE_DISC, LEFT, RIGHT


def luminance(colour: QColor) -> float:
    shares = (colour.redF(), colour.greenF(), colour.blueF())
    parts: list[float] = [s / 12.92 if s <= 0.04045 else math.pow((s + 0.055) / 1.055, 2.4) for s in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(ink: str | QColor, ground: str | QColor) -> float:
    a, b = sorted((luminance(QColor(ink)), luminance(QColor(ground))), reverse=True)
    return (a + 0.05) / (b + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_every_ground_it_is_written_on(theme: Theme) -> None:
    grounds = (theme.window, theme.panel, theme.raised, theme.chosen, theme.hover, theme.note_ground)
    for ground in grounds:
        assert contrast(theme.text, ground) >= 4.5, ground
        assert contrast(theme.quiet, ground) >= 4.5, ground
    assert contrast(theme.accent, theme.window) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.right, theme.window) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("state", list(State))
def test_a_shape_stands_out_from_its_ground(theme: Theme, state: State) -> None:
    ink, ground = theme.of_state(state)
    assert contrast(ink, ground) >= 4.5


def test_marks_stand_out_from_paper() -> None:
    for colour in (LEFT, RIGHT, CONTEXT, DISC, JUDGE_DISC):
        assert contrast(colour, "#ffffff") >= 3.0


def test_every_icon_of_an_action_is_in_the_set(qapp: QApplication) -> None:
    for name in {action.icon for action in ACTIONS if action.icon}:
        assert not icon(name, "#000000").isNull()


def test_the_set_comes_with_its_licence_and_nothing_unused() -> None:
    folder = resources.path("icons")
    assert "ISC License" in (folder / "LICENSE").read_text(encoding="utf-8")
    desk = resources.path("icons").parent.parent / "reviewer" / "desk"
    code = "".join(file.read_text(encoding="utf-8") for file in desk.rglob("*.py"))
    assert [file.name for file in folder.glob("*.svg") if f'"{file.stem}"' not in code] == []
