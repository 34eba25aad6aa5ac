# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every action has a name and a key of its own."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from reviewer.desk.actions import ACTIONS, MENUS
from reviewer.desk.notes.phrases import KEY


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(action.key).toString() for action in ACTIONS if action.key)
    assert {key: times for key, times in keys.items() if times > 1 or not key} == {}


def test_no_action_takes_the_key_of_the_phrases() -> None:
    assert KEY not in {action.key for action in ACTIONS}


def test_no_two_actions_share_a_name() -> None:
    names = Counter(action.name for action in ACTIONS if action.name)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_row_does_something_or_is_a_line() -> None:
    assert len(MENUS) == 5
    assert all(bool(action.words) is bool(action.name) is (action.do is not None) for action in ACTIONS)


def test_the_keys_of_the_decisions_are_those_on_the_buttons() -> None:
    keys = {action.name: action.key for action in ACTIONS}
    wanted = {"confirm": "1", "explain": "2", "dismiss": "3", "misread": "4", "reopen": "0", "note": "N"}
    assert {name: keys[name] for name in wanted} == wanted
    assert (keys["next"], keys["previous"]) == ("F8", "Shift+F8")
    assert (keys["undo"], keys["redo"]) == ("Ctrl+Z", "Ctrl+Y")
