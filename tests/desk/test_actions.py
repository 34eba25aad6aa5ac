# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every action has a name and a key of its own."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from reviewer.desk.actions import ACTIONS, MENUS


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(action.key).toString() for action in ACTIONS if action.key)
    assert {key: times for key, times in keys.items() if times > 1 or not key} == {}


def test_no_two_actions_share_a_name() -> None:
    names = Counter(action.name for action in ACTIONS if action.name)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_action_is_in_a_menu_that_there_is() -> None:
    assert {action.menu for action in ACTIONS} == {name for name, _ in MENUS}


def test_the_keys_of_the_decisions_are_those_on_the_buttons() -> None:
    keys = {action.name: action.key for action in ACTIONS}
    wanted = {"confirm": "1", "explain": "2", "dismiss": "3", "misread": "4", "reopen": "0", "note": "N"}
    assert {name: keys[name] for name in wanted} == wanted
    assert (keys["next"], keys["previous"]) == ("F8", "Shift+F8")
    assert (keys["undo"], keys["redo"]) == ("Ctrl+Z", "Ctrl+Y")
