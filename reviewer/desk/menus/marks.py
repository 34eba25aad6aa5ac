# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of which marks the page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.desk.i18n import mark
from reviewer.desk.marks.kinds import MarkKind
from reviewer.desk.menus.action import Action

if TYPE_CHECKING:
    from reviewer.desk.window import MainWindow


def turn_all(window: MainWindow) -> None:
    window.pages.switches.turn_all()


def shows_any(window: MainWindow) -> bool:
    return not window.pages.switches.bare


def _turn(kind: MarkKind) -> Callable[[MainWindow], None]:
    return lambda window: window.pages.switches.turn(kind)


def _shows(kind: MarkKind) -> Callable[[MainWindow], bool]:
    return lambda window: window.pages.switches.shows(kind)


_UNDER = mark("页面标记(&M)")
_KINDS = (
    (MarkKind.FAILED, mark("失败")),
    (MarkKind.JUDGE, mark("需判断")),
    (MarkKind.UNPLACED, mark("未归入任何一格")),
    (MarkKind.DOUBTFUL, mark("读取存疑")),
    (MarkKind.CORRECTED, mark("人工更正")),
    (MarkKind.CONFIRMED, mark("确认与原文一致")),
    (MarkKind.NOTED, mark("有备注")),
    (MarkKind.ASIDE, mark("已排除")),
)

ROWS = (
    Action("marks", mark("显示标记"), "L", turn_all, checked=shows_any, under=_UNDER),
    *(Action(f"mark_{kind}", words, "", _turn(kind), checked=_shows(kind), under=_UNDER) for kind, words in _KINDS),
)
